//! Who wants to know too is counted once, not too often, and not where a moderator has found that he is nobody.

use diesel::prelude::*;
use elab::accounts;
use elab::base::{Error, ThreadId, days, hours};
use elab::db::schema::{questions as rows, users};
use elab::offices::{self, Scope};
use elab::questions;
use serde_json::json;

use super::Village;
use crate::app::TestApp;
use crate::people::Client;

const TITLE: &str = "When will the bridge be repaired?";

/// Gives somebody another address.
async fn writes_from(site: &TestApp, name: &'static str, email: &'static str) {
    let written = site.app.db.write(move |tx| {
        let person = users::table.filter(users::name.eq(name));
        Ok(diesel::update(person)
            .set(users::email.eq(email))
            .execute(&mut **tx)?)
    });
    assert_eq!(written.await, Ok(1));
}

/// How many are counted, in the row and when they are counted again.
async fn counted(site: &TestApp, id: i64, want: i32) {
    let counted = site.app.db.write(move |tx| {
        let count = |tx: &mut elab::db::Tx<'_>| -> elab::base::Result<i32> {
            let row = rows::table.find(ThreadId(id));
            Ok(row.select(rows::cosigns).first(&mut **tx)?)
        };
        let kept = count(tx)?;
        questions::recount(tx, ThreadId(id))?;
        Ok((kept, count(tx)?))
    });
    assert_eq!(counted.await, Ok((want, want)));
}

async fn signs(village: &Village<'_>, who: &Client<'_>, id: i64, status: u16) {
    let sign = format!("/questions/{id}/cosigns");
    let done = village.posts(who, &sign, &[("named", "on")]).await;
    assert_eq!(done.is(status).body, "");
}

async fn takes_back(village: &Village<'_>, who: &Client<'_>, id: i64) {
    let end = format!("/questions/{id}/cosigns/end");
    village.posts(who, &end, &[]).await.is(303);
}

#[tokio::test]
async fn two_accounts_with_one_mailbox_sign_once_and_are_told_the_same() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (timur, other) = (village.asker("timur").await, village.asker("other").await);
    writes_from(&site, "timur", "Ti.mur+bridge@gmail.com").await;
    writes_from(&site, "other", "timur@googlemail.com").await;
    let id = village.published(&dana, TITLE).await;
    let sign = format!("/questions/{id}/cosigns");
    let first = village.posts(&timur, &sign, &[]).await.is(303).location();
    for who in [&timur, &other] {
        let again = village.posts(who, &sign, &[]).await.is(303).location();
        assert_eq!(first, again);
    }
    counted(&site, id, 1).await;
    // Whoever has not signed takes nothing back.
    takes_back(&village, &other, id).await;
    counted(&site, id, 1).await;
    takes_back(&village, &timur, id).await;
    counted(&site, id, 0).await;
    signs(&village, &other, id, 303).await;
    counted(&site, id, 1).await;
}

#[tokio::test]
async fn a_class_is_counted_only_where_not_all_may_read() {
    use elab::base::InviteId;
    use elab::db::schema::{class_accounts, invites, spaces};
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (lena, aida) = (village.asker("lena").await, village.asker("aida").await);
    let id = village.published(&dana, TITLE).await;
    signs(&village, &aida, id, 303).await;
    // Both came in by the code of a class, without an address.
    let space = village.town.space;
    let people = [
        site.person("lena").await.unwrap(),
        site.person("aida").await.unwrap(),
    ];
    let came = site.app.db.write(move |tx| {
        let (now, end) = (tx.now(), tx.now().plus(days(30)));
        let invite: InviteId = diesel::insert_into(invites::table)
            .values((
                invites::space_id.eq(space),
                invites::code.eq("CLASS-9B"),
                invites::label.eq("Class 9b"),
                invites::uses.eq(40),
                invites::created_by.eq(people[0]),
                invites::created_at.eq(now),
                invites::expires_at.eq(end),
            ))
            .returning(invites::id)
            .get_result(&mut **tx)?;
        for person in people {
            diesel::insert_into(class_accounts::table)
                .values((
                    class_accounts::user_id.eq(person),
                    class_accounts::invite_id.eq(invite),
                    class_accounts::ends_at.eq(end),
                ))
                .execute(&mut **tx)?;
        }
        Ok(())
    });
    came.await.unwrap();
    let sign = format!("/questions/{id}/cosigns");
    let refused = village.posts(&lena, &sign, &[]).await.is(403);
    refused.shows("nobody without an e-mail address is counted");
    counted(&site, id, 1).await;
    // Who has signed takes it back all the same.
    takes_back(&village, &aida, id).await;
    counted(&site, id, 0).await;
    let closed = site.app.db.write(move |tx| {
        Ok(diesel::update(spaces::table.find(space))
            .set(spaces::kind.eq("private"))
            .execute(&mut **tx)?)
    });
    assert_eq!(closed.await, Ok(1));
    signs(&village, &lena, id, 303).await;
    counted(&site, id, 1).await;
}

#[tokio::test]
async fn who_acts_for_the_office_does_not_sign_though_his_rights_sleep() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.published(&dana, TITLE).await;
    site.advance(days(8));
    for name in ["marat", "clerk", "deputy"] {
        let (person, now) = (site.person(name).await.unwrap(), site.clock.now());
        let signed = site.app.db.write(move |tx| {
            let viewer = accounts::by_id(tx, person, now, true)?;
            questions::cosign(tx, &viewer, ThreadId(id), (true, false), None)
        });
        let refused = signed.await.unwrap_err();
        let own = matches!(&refused, Error::Refused(rule) if rule.code == "own_question");
        assert!(own, "{name}: {refused:?}");
    }
    counted(&site, id, 0).await;
}

#[tokio::test]
async fn somebody_signs_so_often_in_an_hour_and_so_does_his_network() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    let village = Village::of(&site).await;
    let (boss, space) = (
        site.administrator().await.viewer().await,
        village.town.space,
    );
    let said = [("support_account", "2"), ("support_network", "3")];
    let said = said.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let done = site
        .app
        .db
        .write(move |tx| offices::save_settings(tx, &boss, Scope::Space(space), &said));
    done.await.unwrap();
    let dana = village.asker("dana").await;
    let (timur, lena, aida) = (
        village.asker("timur").await,
        village.asker("lena").await,
        village.asker("aida").await,
    );
    let id = village.published(&dana, TITLE).await;
    let sign = format!("/questions/{id}/cosigns");
    for _ in 0..2 {
        signs(&village, &timur, id, 303).await;
        takes_back(&village, &timur, id).await;
    }
    let often = village.posts(&timur, &sign, &[]).await.is(429);
    assert_eq!(often.header("retry-after"), Some("1800"));
    signs(&village, &lena, id, 303).await;
    let often = village.posts(&aida, &sign, &[]).await.is(429);
    assert_eq!(often.header("retry-after"), Some("1200"));
    counted(&site, id, 1).await;
    site.advance(hours(1));
    signs(&village, &aida, id, 303).await;
    counted(&site, id, 2).await;
}

type Fields<'a> = Vec<(&'a str, &'a str)>;

fn with<'a>(all: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Fields<'a> {
    [all, more].concat()
}

#[tokio::test]
async fn a_moderator_takes_signatures_out_of_the_count_and_puts_them_back() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    site.advance(days(3));
    let (lena, aida) = (village.asker("lena").await, village.asker("aida").await);
    let id = village.published(&dana, TITLE).await;
    let thread = format!("/t/{id}-when-will-the-bridge-be-repaired");
    for who in ["timur", "lena", "aida"] {
        signs(&village, &site.member(who).await, id, 303).await;
    }
    counted(&site, id, 3).await;

    let page = format!("/questions/{id}/removals");
    let judge = village.moderator().await;
    let link = format!("href=\"{page}\"");
    judge.get(&thread).await.shows(&link);
    for who in [&dana, &timur, &village.holder().await] {
        who.get(&thread).await.hides(&link);
        who.get(&page).await.is(403);
        let fields = [("do", "remove"), ("new_days", "1"), ("mark", "2")];
        village.posts(who, &page, &fields).await.is(403);
    }
    judge
        .get(&page)
        .await
        .is(200)
        .shows("3 people who want to know too count")
        .shows("(lena)");
    let none = [("do", "preview")];
    judge
        .fill(&page, &page, &none)
        .await
        .is(422)
        .shows("Say whom you mean");
    let nobody = [("do", "preview"), ("people", "ghost")];
    judge.fill(&page, &page, &nobody).await.is(422);
    let young = [("do", "preview"), ("new_days", "1")];
    let seen = judge.fill(&page, &page, &young).await.is(200);
    let seen = seen
        .shows("2 people fit this choice")
        .shows("(aida)")
        .hides("(timur)");
    let mark = seen.field(&page, "mark");
    counted(&site, id, 3).await;
    let all = [("do", "remove"), ("new_days", "1")];
    let unsaid = with(&all, &[("mark", &mark)]);
    village.posts(&judge, &page, &unsaid).await.is(422);
    // As many as were seen, but not the same people: those who fit by now are shown, with a mark of their own.
    takes_back(&village, &lena, id).await;
    let late = village.asker("late").await;
    signs(&village, &late, id, 303).await;
    let other = with(&all, &[("mark", &mark), ("note", "One person.")]);
    let stale = village.posts(&judge, &page, &other).await.is(409);
    let stale = stale
        .shows("2 people fit this choice")
        .shows("(late)")
        .hides("(lena)");
    assert_ne!(stale.field(&page, "mark"), mark);
    counted(&site, id, 3).await;
    takes_back(&village, &late, id).await;
    signs(&village, &lena, id, 303).await;
    let seen = judge.fill(&page, &page, &young).await.is(200);
    let mark = seen.field(&page, "mark");
    let good = with(
        &all,
        &[
            ("mark", &mark),
            ("note", "Made by one person within a minute."),
        ],
    );
    village.posts(&judge, &page, &good).await.is(303);
    counted(&site, id, 1).await;
    site.visitor()
        .get(&thread)
        .await
        .shows("1 more person wants to know")
        .shows("2 people who wanted to know too are not counted any more")
        .shows("Made by one person within a minute.")
        .shows("/u/timur")
        .hides("/u/lena");
    // Whoever is not counted is told so, and does not come back by signing anew.
    lena.get(&thread)
        .await
        .shows("A moderator does not count that you want to know too.")
        .hides(&format!("action=\"/questions/{id}/cosigns\""));
    signs(&village, &lena, id, 303).await;
    takes_back(&village, &lena, id).await;
    signs(&village, &lena, id, 303).await;
    counted(&site, id, 1).await;
    let path = format!("/api/v1/questions/{id}");
    let told = aida.get(&path).await.value();
    assert_eq!(
        (&told["cosigned"], &told["cosign_removed"]),
        (&json!(false), &json!(true))
    );
    site.settle().await;
    for (who, words) in [
        (
            &dana,
            "removed some of those who want your question answered",
        ),
        (&village.holder().await, "are not counted any more"),
        (&aida, "A moderator does not count any more"),
    ] {
        village.notices(who).await.shows(words);
    }
    village.notices(&timur).await.hides("not count");

    // Programs see it, and put it back; who took it back himself stays out.
    let removals = format!("{path}/removals");
    let list = judge.get(&removals).await.is(200).value();
    assert_eq!(
        (&list[0]["removed"], &list[0]["restored_at"]),
        (&json!(2), &json!(null))
    );
    let chosen = json!({ "do": "preview", "people": "timur, aida" }).to_string();
    let chosen = judge.json("POST", &removals, &[], &chosen).await.is(200);
    let chosen = chosen.value();
    assert_eq!(
        (&chosen["count"], &chosen["people"]),
        (&json!(1), &json!(["timur"]))
    );
    let back = json!({ "do": "restore", "removal": list[0]["id"] }).to_string();
    judge.json("POST", &removals, &[], &back).await.is(204);
    judge.json("POST", &removals, &[], &back).await.is(409);
    counted(&site, id, 2).await;
    site.visitor()
        .get(&thread)
        .await
        .shows("1 person who wants to know too is counted again")
        .shows("/u/aida")
        .hides("/u/lena");
    site.settle().await;
    village.notices(&aida).await.shows("is counted again");
    signs(&village, &lena, id, 303).await;
    counted(&site, id, 3).await;
    let boss = site.administrator().await;
    boss.get("/admin/audit")
        .await
        .shows("Removed people who want to know too")
        .shows("Counted people who want to know too again");
}

#[tokio::test]
async fn who_is_not_counted_is_not_told_of_the_answer() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (timur, lena) = (village.asker("timur").await, village.asker("lena").await);
    let id = village.published(&dana, TITLE).await;
    for who in [&timur, &lena] {
        signs(&village, who, id, 303).await;
    }
    village.uncounts(id, "lena", "The same person twice.").await;
    let before = village.addressee(id, "akim").await;
    let answer = [("do", "answer"), ("body", "In June.")];
    let marat = village.holder().await;
    village.step(&marat, before, &answer).await.is(303);
    site.settle().await;
    let words = "answered a question that you want answered too";
    village.notices(&timur).await.shows(words);
    village.notices(&lena).await.hides(words);
}
