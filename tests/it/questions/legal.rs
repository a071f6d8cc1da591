//! The clock of the law beside that of the norm, and who has checked the rules that set it.

use diesel::prelude::*;
use elab::base::{AddresseeId, Instant, days, hours, minutes};
use elab::db::schema::{offices, pack_checks, statutory};
use elab::{offices as room, questions};
use jiff::civil::Date;

use super::Village;
use crate::app::TestApp;
use crate::blogs::happened;
use crate::mail_in::email;
use crate::people::Client;

const TITLE: &str = "When will the bridge be repaired?";

/// Puts the office of the akim under the rules of a place.
async fn under(site: &TestApp, pack: &'static str) {
    let put = site.app.db.write(move |tx| {
        diesel::update(offices::table.filter(offices::slug.eq("akim")))
            .set(offices::pack.eq(pack))
            .execute(&mut **tx)?;
        Ok(())
    });
    put.await.unwrap();
}

/// What the worker does that looks after days.
async fn reckons(site: &TestApp) {
    let packs = site.app.packs.clone();
    let heard = site.app.db.read(move |c| room::heed_checks(c, &packs));
    heard.await.unwrap();
    while questions::reckon_anew(&site.app.db, &site.app.packs)
        .await
        .unwrap()
    {}
}

const HANDED: [(&str, &str); 5] = [
    ("do", "record"),
    ("rule", "appeal"),
    ("channel", "The town hall"),
    ("number", "17/3"),
    ("received_on", "2026-03-02"),
];

async fn says(
    who: &Client<'_>,
    before: i64,
    fields: &[(&str, &str)],
    more: &[(&str, &str)],
) -> u16 {
    let all: Vec<_> = fields.iter().chain(more).copied().collect();
    let path = format!("/addressees/{before}/clock");
    who.act(&path, &all).await.status
}

/// Its asker says where a question was handed in.
async fn hands_in(dana: &Client<'_>, before: i64) {
    let status = says(dana, before, &HANDED, &[("version", "0")]).await;
    assert_eq!(status, 303);
}

/// A question of dana's under the rules of Ozernoye that she has handed in: its number, and its number before the akim.
async fn handed(site: &TestApp, village: &Village<'_>) -> (i64, i64) {
    under(site, "ozernoye").await;
    let dana = village.asker("dana").await;
    let (id, before) = village.received(&dana, TITLE).await;
    hands_in(&dana, before).await;
    (id, before)
}

#[tokio::test]
async fn the_deadline_of_the_law_stands_beside_that_of_the_norm() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    under(&site, "ozernoye").await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let (marat, clerk) = (village.holder().await, village.drafter().await);
    let (id, before) = village.received(&dana, TITLE).await;
    let thread = format!("/t/{id}-when-will-the-bridge-be-repaired");
    let form = format!("/addressees/{before}/clock");
    dana.get(&thread).await.is(200).shows(&form);
    timur.get(&thread).await.is(200).hides(&form);
    for who in [&timur, &clerk] {
        who.get(&form).await.is(403);
        assert_eq!(says(who, before, &HANDED, &[("version", "0")]).await, 403);
    }
    dana.get(&form).await.is(200).well_formed();
    for (wrong, value) in [
        ("rule", "none"),
        ("received_on", "2026-03-03"),
        ("answered_on", "2026-03-01"),
        ("number", ""),
    ] {
        let sent = HANDED.map(|(name, known)| {
            if name == wrong {
                (name, value)
            } else {
                (name, known)
            }
        });
        let status = says(&dana, before, &sent, &[("version", "0"), (wrong, value)]).await;
        assert_eq!(status, 422, "{wrong}");
    }
    hands_in(&dana, before).await;
    // Somebody who saw nothing there is told that he was not first.
    assert_eq!(says(&dana, before, &HANDED, &[("version", "0")]).await, 409);
    let shown = site.visitor().get(&thread).await.is(200).well_formed();
    // Fifteen working days behind 2 March, with the holidays of Ozernoye.
    let told = site
        .visitor()
        .get(&format!("/api/v1/addressees/{before}/clock"))
        .await;
    let told = told.is(200).value();
    let due = told["due_on"].as_str().unwrap().to_owned();
    assert!(due.as_str() >= "2026-03-23", "{due}");
    assert_eq!(
        (&told["side"], &told["overdue"]),
        (&"asker".into(), &false.into())
    );
    shown
        .shows("Legal deadline: ")
        .shows("Handed in officially: The town hall, No. 17/3, 2 March 2026.")
        .shows("15 working days, Rules of the town of Ozernoye art. 4, 7.")
        .shows("No answer within that time counts as a refusal.")
        .shows("Who takes more time must say so within 3 working days.")
        .shows("an answer is due by 16 March 2026");
    site.settle().await;

    // The other side does not overwrite it; a moderator decides.
    assert_eq!(
        says(&marat, before, &HANDED, &[("version", "1")]).await,
        403
    );
    marat.get(&form).await.is(200).shows("a moderator decides");
    let judge = village.moderator().await;
    let longer = [("version", "1"), ("extension", "on")];
    assert_eq!(says(&judge, before, &HANDED, &longer).await, 303);
    let told = site
        .visitor()
        .get(&format!("/api/v1/addressees/{before}/clock"))
        .await
        .value();
    assert!(
        told["due_on"].as_str().unwrap() > due.as_str(),
        "a month more than {due}"
    );
    assert_eq!(says(&dana, before, &HANDED, &[("version", "2")]).await, 403);
    let log = site.administrator().await.get("/admin/audit").await.is(200);
    log.shows("Decided what is shown of a legal deadline");

    // Time passes: the norm's clock is told of, and the law's is over in its own time; figures know the norm alone.
    site.advance(days(80));
    site.settle().await;
    let late = site.visitor().get(&thread).await.is(200);
    late.shows("The legal deadline was ").shows("verdue");
    let figures = site
        .visitor()
        .get("/api/v1/offices/akim/figures")
        .await
        .value();
    assert_eq!(
        (&figures["all"]["eligible"], &figures["all"]["answered"]),
        (&1.into(), &0.into())
    );
    let judge = village.moderator().await;
    let answered = [("version", "2"), ("answered_on", "2026-03-10")];
    assert_eq!(says(&judge, before, &HANDED, &answered).await, 303);
    let shown = site.visitor().get(&thread).await;
    shown
        .shows("Answered officially on 10 March 2026")
        .hides("after the legal");
    let strike = [("do", "strike"), ("version", "3")];
    assert_eq!(says(&judge, before, &strike, &[]).await, 303);
    let shown = site.visitor().get(&thread).await;
    shown
        .hides("Handed in officially")
        .shows("no longer said that this was handed in");
}

#[tokio::test]
async fn rules_hold_once_somebody_has_checked_them() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    under(&site, "kz").await;
    site.advance(days(7));
    let dana = village.asker("dana").await;
    let (id, before) = village.received(&dana, TITLE).await;
    reckons(&site).await;
    let due = async || village.clock(before).await.1;
    assert_eq!(due().await.as_deref(), Some("2026-03-23"));
    let own = format!("/addressees/{before}/clock");
    dana.get(&own)
        .await
        .is(200)
        .shows("Nobody has checked the legal rules");
    assert_eq!(says(&dana, before, &HANDED, &[("version", "0")]).await, 403);

    let (page, checked) = (
        "/admin/packs",
        [
            ("do", "check"),
            ("pack", "kz 2026-1"),
            ("person", "A. Ospanova, advocate"),
            ("checked_on", "2026-03-05"),
        ],
    );
    for who in [&dana, &village.holder().await, &village.moderator().await] {
        who.get(page).await.is(403);
        who.act(page, &checked).await.is(403);
    }
    let boss = site.administrator().await;
    let list = boss.get(page).await.is(200).well_formed();
    list.shows("APPC art. 76, 91(2)")
        .shows("Nobody has checked this");
    for (wrong, value) in [
        ("pack", "kz 2025-9"),
        ("pack", "generic 2026-1"),
        ("person", "A"),
        ("checked_on", "2026-03-10"),
        ("checked_on", "soon"),
    ] {
        let sent = checked.map(|(name, known)| {
            if name == wrong {
                (name, value)
            } else {
                (name, known)
            }
        });
        boss.act(page, &sent).await.is(422);
    }
    boss.act(page, &checked).await.is(303);
    boss.get(page)
        .await
        .shows("Checked by A. Ospanova, advocate on 5 March 2026");
    let packs = boss.get("/api/v1/admin/packs").await.is(200).value();
    let kz = packs
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["code"] == "kz");
    let kz = kz.unwrap();
    assert_eq!(
        (&kz["in_force"], &kz["checked_on"]),
        (&true.into(), &"2026-03-05".into())
    );
    boss.get("/admin/audit")
        .await
        .shows("Said who has checked the legal rules");
    // The norm's clock goes by its calendar: Nauryz moves the last day on.
    reckons(&site).await;
    assert_eq!(due().await.as_deref(), Some("2026-03-26"));
    hands_in(&dana, before).await;

    // What was said of another version is nothing.
    let other = site.app.db.write(|tx| {
        diesel::update(pack_checks::table)
            .set(pack_checks::version.eq("2025-9"))
            .execute(&mut **tx)?;
        Ok(())
    });
    other.await.unwrap();
    reckons(&site).await;
    assert_eq!(due().await.as_deref(), Some("2026-03-23"));
    let thread = format!("/t/{id}-when-will-the-bridge-be-repaired");
    let shown = site.visitor().get(&thread).await;
    shown
        .shows("Nobody has checked the legal rules")
        .hides("Legal deadline:");
    let boss = site.administrator().await;
    boss.act(page, &checked).await.is(303);
    let back = [("do", "uncheck"), ("pack", "kz 2026-1")];
    boss.act(page, &back).await.is(303);
    boss.act(page, &back).await.is(404);
    reckons(&site).await;
    assert_eq!(due().await.as_deref(), Some("2026-03-23"));
}

#[tokio::test]
async fn who_did_not_say_so_is_told_that_a_legal_deadline_runs() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    under(&site, "ozernoye").await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let (_, before) = village.received(&dana, TITLE).await;
    hands_in(&dana, before).await;
    site.settle().await;
    let words = "A legal deadline stands beside it.";
    village.notices(&marat).await.shows(words);
    village.notices(&dana).await.hides(words);
}

#[tokio::test]
async fn a_last_day_that_moves_behind_today_is_corrected_once() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let id = village.published(&dana, TITLE).await;
    // 16 March is over where the office is, and not yet in Honolulu.
    site.advance(hours(14 * 24 + 18));
    site.settle().await;
    let page = format!("/t/{id}");
    site.visitor().open(&page).await.shows("Overdue");
    let moved = site.app.db.write(|tx| {
        diesel::update(offices::table.filter(offices::slug.eq("akim")))
            .set(offices::zone.eq("Pacific/Honolulu"))
            .execute(&mut **tx)?;
        Ok(())
    });
    moved.await.unwrap();
    reckons(&site).await;
    reckons(&site).await;
    site.settle().await;
    site.visitor().open(&page).await.hides("Overdue");
    for (who, words) in [
        (&dana, "to your question is not overdue after all"),
        (&marat, "an answer is not overdue after all"),
    ] {
        let told = village.notices(who).await;
        assert_eq!(told.body.matches(words).count(), 1, "{words}");
    }
}

/// The last day by law, as it stands.
async fn due_on(site: &TestApp, before: i64) -> Date {
    let path = format!("/api/v1/addressees/{before}/clock");
    let told = site.visitor().get(&path).await.is(200).value();
    told["due_on"].as_str().unwrap().parse().unwrap()
}

/// Lets days go by up to this many ahead of a day.
async fn comes(site: &TestApp, day: Date, ahead: i64) {
    let today: Date = elab::i18n::rfc3339(site.clock.now())[..10].parse().unwrap();
    let left = i64::from((day - today).get_days()) - ahead;
    site.advance(days(left.try_into().unwrap()));
    site.settle().await;
    site.settle().await;
}

/// When a legal clock is looked at next.
async fn looks(site: &TestApp, before: i64) -> Option<Instant> {
    let read = site.app.db.read(move |c| {
        let row = statutory::table.find(AddresseeId(before));
        Ok(row.select(statutory::look_at).first(c)?)
    });
    read.await.unwrap()
}

/// True where it is looked at again, but not for weeks.
async fn seldom(site: &TestApp, before: i64) -> bool {
    let (next, now) = (looks(site, before).await, site.clock.now());
    next.is_some_and(|next| next > now.plus(days(20)) && next < now.plus(days(32)))
}

#[tokio::test]
async fn a_legal_clock_that_was_over_is_told_of_when_its_last_day_has_moved() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (_, before) = handed(&site, &village).await;
    let due = due_on(&site, before).await;
    comes(&site, due, -1).await;
    assert_eq!(happened(&site, "statutory.over").await, 1);
    // As another calendar would move it, without a word of anybody's.
    let moved = site.app.db.write(move |tx| {
        diesel::update(statutory::table.find(AddresseeId(before)))
            .set(statutory::received_on.eq("2026-05-04"))
            .execute(&mut **tx)?;
        Ok(())
    });
    moved.await.unwrap();
    let later = due_on(&site, before).await;
    comes(&site, later, 5).await;
    assert_eq!(happened(&site, "statutory.near").await, 1);
    comes(&site, later, -1).await;
    assert_eq!(happened(&site, "statutory.over").await, 2);
}

#[tokio::test]
async fn a_legal_clock_rests_while_its_question_is_declined() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (id, before) = handed(&site, &village).await;
    village.declines(id, "Ask politely.").await;
    site.advance(days(1));
    site.settle().await;
    assert_eq!(looks(&site, before).await, None);
    let dana = village.asker("dana").await;
    let acts = format!("/questions/{id}/acts");
    let appeal = [("do", "appeal"), ("note", "It is no insult.")];
    village.posts(&dana, &acts, &appeal).await.is(303);
    let other = site.moderator(village.town.space, "arbiter").await;
    let reverse = [("do", "reverse"), ("note", "It is none.")];
    village.posts(&other, &acts, &reverse).await.is(303);
    let due = due_on(&site, before).await;
    comes(&site, due, 5).await;
    assert_eq!(happened(&site, "statutory.near").await, 1);
}

#[tokio::test]
async fn that_a_deadline_was_over_long_ago_is_no_news() {
    for (late, want) in [(7, 1), (8, 0)] {
        let site = TestApp::start().await;
        let village = Village::of(&site).await;
        let (_, before) = handed(&site, &village).await;
        let due = due_on(&site, before).await;
        comes(&site, due, -late).await;
        assert_eq!(happened(&site, "statutory.over").await, want, "{late}");
        assert!(seldom(&site, before).await);
    }
}

#[tokio::test]
async fn office_and_asker_are_reminded_of_a_legal_deadline_each_kind_once() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    under(&site, "ozernoye").await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let (id, before) = village.received(&dana, TITLE).await;
    hands_in(&dana, before).await;
    let due = due_on(&site, before).await;
    for (ahead, near, today, over) in [
        (6, 0, 0, 0),
        (5, 1, 0, 0),
        (4, 1, 0, 0),
        (0, 1, 1, 0),
        (-1, 1, 1, 1),
        (-9, 1, 1, 1),
    ] {
        comes(&site, due, ahead).await;
        for (kind, want) in [
            ("statutory.near", near),
            ("statutory.today", today),
            ("statutory.over", over),
        ] {
            assert_eq!(happened(&site, kind).await, want, "{kind} {ahead}");
        }
    }
    let page = site.visitor().open(&format!("/t/{id}")).await;
    page.shows("the legal deadline ends within five days")
        .shows("the legal deadline is over");
    for (who, whose) in [(&dana, "your question"), (&marat, "a question")] {
        village
            .notices(who)
            .await
            .shows(&format!("the legal deadline of {whose} ends today"))
            .shows(&format!("the legal deadline of {whose} is over"));
    }
    assert!(seldom(&site, before).await, "there is little to tell");
    // Another last day is told of anew.
    let judge = village.moderator().await;
    let longer = [("version", "1"), ("extension", "on")];
    assert_eq!(says(&judge, before, &HANDED, &longer).await, 303);
    let later = due_on(&site, before).await;
    assert!(later > due);
    comes(&site, later, 5).await;
    assert_eq!(happened(&site, "statutory.near").await, 2);
}

#[tokio::test]
async fn nobody_is_reminded_of_a_legal_clock_that_has_ended() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    under(&site, "ozernoye").await;
    let dana = village.asker("dana").await;
    let ends = [
        (
            &HANDED[..],
            &[("version", "1"), ("answered_on", "2026-03-02")][..],
        ),
        (&[("do", "strike")][..], &[("version", "1")][..]),
    ];
    for (fields, more) in ends {
        let (_, before) = village.received(&dana, TITLE).await;
        hands_in(&dana, before).await;
        assert_eq!(says(&dana, before, fields, more).await, 303);
    }
    // Nor of one whose question its asker has withdrawn.
    let (id, before) = village.received(&dana, TITLE).await;
    hands_in(&dana, before).await;
    village.withdraws(&dana, id, 303).await;
    for _ in 0..40 {
        site.advance(days(1));
        site.settle().await;
    }
    for kind in ["statutory.near", "statutory.today", "statutory.over"] {
        assert_eq!(happened(&site, kind).await, 0, "{kind}");
    }
}

#[tokio::test]
async fn no_letter_reminds_of_a_legal_clock_whose_question_is_withdrawn_or_answered() {
    for withdrawn in [true, false] {
        let site = TestApp::start().await;
        let village = Village::of(&site).await;
        under(&site, "ozernoye").await;
        let dana = village.asker("dana").await;
        let bridge = village.published(&dana, TITLE).await;
        let snow_title = "Who clears the snow in the lane?";
        let snow = village.published(&dana, snow_title).await;
        // A moderator still sees what was taken back.
        let marat = site.moderator(village.town.space, "marat").await;
        for id in [bridge, snow] {
            let before = village.addressee(id, "akim").await;
            let new = [("version", "0")];
            assert_eq!(says(&marat, before, &HANDED, &new).await, 303);
        }
        site.settle().await;
        site.advance(minutes(11));
        site.settle().await;
        let before = village.addressee(bridge, "akim").await;
        let due = due_on(&site, before).await;
        comes(&site, due, 5).await;
        assert_eq!(happened(&site, "statutory.near").await, 2);
        // Reminders go at nine: at eight one of the two is taken back, or its answer is known.
        let marat = village.holder().await;
        let to = email(&marat).await;
        let had = site.mails_to(&to).len();
        if withdrawn {
            let dana = village.asker("dana").await;
            village.withdraws(&dana, bridge, 303).await;
        } else {
            let known = [("version", "1"), ("answered_on", "2026-03-03")];
            assert_eq!(says(&marat, before, &HANDED, &known).await, 303);
        }
        site.advance(hours(2));
        site.settle().await;
        let letters = site.mails_to(&to);
        assert_eq!(letters.len(), had + 1, "{withdrawn}");
        let letter = String::from_utf8_lossy(&letters.last().unwrap().mime).into_owned();
        let near = "\nAkim of the valley: the legal deadline of a question ends within five days";
        let told: Vec<&str> = letter.split(near).collect();
        assert_eq!(told.len(), 2, "{withdrawn}: {letter}");
        assert!(told[0].contains(snow_title), "{withdrawn}: {letter}");
        assert_eq!(told[0].contains(TITLE), !withdrawn, "its own clock runs on");
    }
}
