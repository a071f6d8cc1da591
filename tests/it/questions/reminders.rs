//! Who acts for offices is reminded by one letter a day, whatever the office, also while a holder is away.

use diesel::prelude::*;
use elab::base::{days, hours, minutes};
use elab::db::schema::offices;
use elab::mail::Kept;
use mail_parser::MessageParser;

use super::Village;
use crate::app::TestApp;
use crate::blogs::happened;
use crate::mail_in::email;

const BRIDGE: &str = "When will the bridge be repaired?";
const SNOW: &str = "Who clears the snow in the lane?";

fn text(kept: &Kept) -> String {
    let parsed = MessageParser::default().parse(&kept.mime[..]).unwrap();
    parsed.body_text(0).unwrap().to_string()
}

/// Lets what was told become letters.
async fn wait(site: &TestApp) {
    site.settle().await;
    // What a day has brought is told when the events are read the next time.
    site.settle().await;
    site.advance(minutes(11));
    site.settle().await;
}

/// One question before the akim and one before the roads, for both of which marat acts, and where letters to him go.
async fn asked(village: &Village<'_>, site: &TestApp) -> (String, i64) {
    let publishes = village.town.names("roads", "marat", ("publish", false));
    publishes.await.unwrap();
    let dana = village.asker("dana").await;
    village.published(&dana, BRIDGE).await;
    let fields = [("title", SNOW), ("offices", "roads")];
    let snow = village.asks_with(&dana, &fields).await;
    village.approves(snow).await;
    wait(site).await;
    (email(&village.holder().await).await, snow)
}

#[tokio::test]
async fn reminders_of_one_day_are_one_letter_whatever_the_office() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (to, _) = asked(&village, &site).await;
    let had = site.mails_to(&to).len();
    // Eight in the morning of the fifth day ahead: both have come, and nobody is reminded before nine.
    site.advance(days(9));
    wait(&site).await;
    assert_eq!(happened(&site, "clock.soon").await, 2);
    assert_eq!(site.mails_to(&to).len(), had);
    site.advance(hours(1));
    site.settle().await;
    let letters = site.mails_to(&to);
    assert_eq!(letters.len(), had + 1);
    let last = letters.last().unwrap();
    assert!(last.subject.ends_with(": what is due"), "{}", last.subject);
    let words = text(last);
    for part in [
        BRIDGE,
        SNOW,
        "Akim of the valley: an answer is due in five days.",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    for (wait_for, kind) in [(5, "clock.due"), (1, "clock.overdue")] {
        let had = site.mails_to(&to).len();
        site.advance(days(wait_for));
        wait(&site).await;
        assert_eq!(happened(&site, kind).await, 2);
        assert_eq!(site.mails_to(&to).len(), had + 1, "{kind}");
    }
}

#[tokio::test]
async fn what_comes_later_on_a_day_waits_for_the_next_and_goes_when_it_is_so_no_longer() {
    // Answered, put off, asked back: an answer is due in five days no more.
    let deeds: [Option<[(&str, &str); 2]>; 4] = [
        None,
        Some([("do", "answer"), ("body", "We do.")]),
        Some([("do", "extend"), ("note", "There is much snow.")]),
        Some([("do", "clarify"), ("body", "In which lane?")]),
    ];
    for deed in deeds {
        let site = TestApp::start().await;
        let village = Village::of(&site).await;
        let far = site.app.db.write(|tx| {
            diesel::update(offices::table.filter(offices::slug.eq("roads")))
                .set(offices::zone.eq("Pacific/Honolulu"))
                .execute(&mut **tx)?;
            Ok(())
        });
        far.await.unwrap();
        let (to, snow) = asked(&village, &site).await;
        let had = site.mails_to(&to).len();
        site.advance(days(9));
        wait(&site).await;
        site.advance(hours(1));
        site.settle().await;
        let letters = site.mails_to(&to);
        assert_eq!(letters.len(), had + 1);
        let first = letters.last().unwrap();
        assert!(first.subject.contains("bridge"), "{}", first.subject);
        // Eight in the morning in Honolulu is six in the evening of the same day.
        site.advance(hours(9));
        wait(&site).await;
        assert_eq!(happened(&site, "clock.soon").await, 2);
        assert_eq!(site.mails_to(&to).len(), had + 1, "once a day");
        if let Some(deed) = deed {
            let before = village.addressee(snow, "roads").await;
            let head = village.head_of_roads().await;
            village.step(&head, before, &deed).await.is(303);
        }
        site.advance(hours(15));
        site.settle().await;
        let letters = site.mails_to(&to);
        let more = if deed.is_some() { 1 } else { 2 };
        assert_eq!(letters.len(), had + more, "{deed:?}");
        if deed.is_none() {
            let next = letters.last().unwrap();
            assert!(next.subject.contains("snow"), "{}", next.subject);
        }
    }
}

#[tokio::test]
async fn what_waits_for_the_next_morning_is_not_said_of_another_day() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let west = site.app.db.write(|tx| {
        diesel::update(offices::table.filter(offices::slug.eq("roads")))
            .set(offices::zone.eq("America/Bogota"))
            .execute(&mut **tx)?;
        Ok(())
    });
    west.await.unwrap();
    let (to, _) = asked(&village, &site).await;
    let had = site.mails_to(&to).len();
    // The last day of both, ten in the morning: in Bogota it begins. That it comes in five days is not so any more.
    site.advance(days(14) + hours(2));
    wait(&site).await;
    let letters = site.mails_to(&to);
    assert_eq!(letters.len(), had + 1);
    let words = text(letters.last().unwrap());
    assert!(words.contains("an answer is due today"), "{words}");
    assert!(!words.contains("five days"), "{words}");
    // Eight in the morning there: a letter has gone today.
    site.advance(hours(4));
    wait(&site).await;
    assert_eq!(happened(&site, "clock.due").await, 2);
    assert_eq!(site.mails_to(&to).len(), had + 1);
    // At night the day is over in Bogota too, and at nine both are overdue.
    site.advance(hours(16));
    wait(&site).await;
    assert_eq!(happened(&site, "clock.overdue").await, 2);
    site.advance(hours(4));
    site.settle().await;
    site.settle().await;
    let letters = site.mails_to(&to);
    assert_eq!(letters.len(), had + 2);
    let words = text(letters.last().unwrap());
    for office in ["Akim of the valley", "Department of roads"] {
        let said = format!("{office}: an answer is overdue.");
        assert!(words.contains(&said), "{office}: {words}");
    }
    assert!(!words.contains("due today"), "{words}");
}

#[tokio::test]
async fn all_who_act_for_a_body_are_reminded_while_its_head_is_away() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    // One stands in for the head, the other does not: both may answer.
    for (name, acting) in [("saule", true), ("lena", false)] {
        let acts = village.town.names("roads", name, ("publish", acting));
        acts.await.unwrap();
    }
    let dana = village.asker("dana").await;
    let fields = [("title", SNOW), ("offices", "roads")];
    let snow = village.asks_with(&dana, &fields).await;
    village.approves(snow).await;
    wait(&site).await;
    let holder = email(&village.head_of_roads().await).await;
    let had = site.mails_to(&holder).len();
    village.closes("rustem", true).await;
    site.advance(days(15));
    wait(&site).await;
    site.advance(hours(1));
    site.settle().await;
    assert_eq!(happened(&site, "clock.overdue").await, 1);
    for name in ["saule", "lena"] {
        let letters = site.mails_to(&email(&site.member(name).await).await);
        let words = text(letters.last().unwrap());
        assert!(words.contains("an answer is overdue"), "{name}: {words}");
    }
    assert_eq!(site.mails_to(&holder).len(), had, "his account is closed");
}
