//! Words that stand only in notes are hidden wherever these are read, but from who wrote them and from moderators.

use std::cell::Cell;
use std::time::Duration;

use diesel::prelude::*;
use elab::base::{Error, PostId, ThreadId, UserId};
use elab::db::schema::{notices, posts, redactions, threads};
use serde_json::json;

use super::Village;
use crate::app::{TestApp, on_postgres};
use crate::people::{Client, together};

mod again;
mod offered;

const TITLE: &str = "When will the bridge be repaired?";
const NAME: &str = "Zanzibarov";

/// A question of dana's of which a name is said in the note of the office, in her verdict, and in the reply to that.
async fn told(village: &Village<'_>) -> i64 {
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let (id, before) = village.received(&dana, TITLE).await;
    village.extends(before, "Zanzibarov is away.").await;
    let post = village.answers(before, "In June.").await;
    let said = (&*post, "Zanzibarov knows more.");
    village.verdict(&dana, before, said).await.is(303);
    let reply = [
        ("do", "reply_to_verdict"),
        ("post", &*post),
        ("note", "Zanzibarov is mistaken."),
    ];
    village.step(&marat, before, &reply).await.is(303);
    id
}

/// Hides words in the notes of a question; what comes of it.
pub async fn hides(who: &Client<'_>, id: i64, words: &str) -> u16 {
    let fields = [("do", "hide"), ("words", words), ("code", "personal_data")];
    let page = format!("/questions/{id}/redactions");
    who.act(&page, &fields).await.status
}

/// The number of its opening post.
async fn opening(site: &TestApp, id: i64) -> i64 {
    let posts = format!("/api/v1/threads/{id}/posts");
    let posts = site.visitor().get(&posts).await.is(200).value();
    posts["items"][0]["id"].as_i64().unwrap()
}

/// Shows again what was hidden last, as far as he may.
pub async fn shows_again(who: &Client<'_>, id: i64, status: u16) {
    let list = format!("/api/v1/questions/{id}/redactions");
    let all = who.get(&list).await.is(200).value();
    let show = json!({ "do": "show", "redaction": all[0]["id"] }).to_string();
    who.json("POST", &list, &[], &show).await.is(status);
}

#[tokio::test]
async fn hidden_words_of_notes_are_nowhere_to_be_read() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let timur = village.asker("timur").await;
    let id = told(&village).await;
    let (dana, marat) = (site.member("dana").await, village.holder().await);
    let (page, thread) = (format!("/questions/{id}/redactions"), format!("/t/{id}"));
    let list = format!("/api/v1/questions/{id}/redactions");
    let places = [thread.clone(), format!("/api/v1/questions/{id}")];
    for place in &places {
        site.visitor().open(place).await.shows(NAME);
    }

    // It is for moderators alone, as long as nothing is hidden.
    let link = format!("href=\"{page}\"");
    let judge = village.moderator().await;
    judge.open(&thread).await.shows(&link);
    for who in [&dana, &marat, &timur] {
        who.open(&thread).await.hides(&link);
        who.get(&page).await.is(403);
        who.get(&list).await.is(403);
        assert_eq!(hides(who, id, NAME).await, 403);
    }
    site.visitor().get(&page).await.is(303);
    let empty = judge.get(&page).await.is(200);
    empty.shows("Show the result").hides("Show again");
    let look = [
        ("do", "preview"),
        ("words", NAME),
        ("code", "personal_data"),
    ];
    let seen = judge.act(&page, &look).await.is(200);
    seen.shows("‹personal data removed› is away.")
        .shows("‹personal data removed› is mistaken.");
    site.visitor().open(&thread).await.shows(NAME);

    assert_eq!(hides(&judge, id, NAME).await, 303);
    site.settle().await;
    for place in &places {
        site.visitor().open(place).await.hides(NAME);
    }
    let shown = site.visitor().open(&thread).await;
    shown
        .shows("‹personal data removed› is away.")
        .shows("‹personal data removed› knows more.")
        .shows("‹personal data removed› is mistaken.")
        .shows("Words in a note were hidden: personal data removed");
    let shown = site.visitor().open(&format!("{thread}?lang=ru")).await;
    shown.shows("‹личные данные скрыты› knows more.");
    // Nor in any row that leaves the site, or could come back to a page.
    for (table, rows) in site.rows().await {
        if table != "redactions" {
            let bearing: Vec<_> = rows.iter().filter(|row| row.contains(NAME)).collect();
            assert!(bearing.is_empty(), "{table}: {bearing:?}");
        }
    }

    // Who wrote them reads them, and is told.
    for who in [&dana, &marat] {
        who.open(&thread).await.shows(&link);
        let own = who.get(&page).await.is(200);
        own.shows(NAME)
            .shows("A moderator hid these words of yours")
            .hides("Show again");
        let words = "A moderator hid words that you wrote in a note on a question.";
        village.notices(who).await.shows(words);
    }
    timur.get(&page).await.is(403);
    village.notices(&timur).await.hides("A moderator hid words");
    let all = dana.get(&list).await.is(200).value();
    assert_eq!(
        (&all[0]["words"], &all[0]["code"], &all[0]["lifted_at"]),
        (&json!(NAME), &json!("personal_data"), &json!(null))
    );

    // Shown again, all is as it was.
    for (who, status) in [(&dana, 403), (&judge, 204), (&judge, 409)] {
        shows_again(who, id, status).await;
    }
    let shown = site.visitor().open(&thread).await;
    shown
        .shows("Zanzibarov is away.")
        .shows("Zanzibarov knows more.")
        .shows("Zanzibarov is mistaken.")
        .shows("Hidden words in a note are shown again");
    dana.get(&page).await.is(403);
    let boss = site.administrator().await;
    boss.get("/admin/audit")
        .await
        .shows("Hid words in a note of a question")
        .shows("Showed hidden words in a note of a question again");
}

#[tokio::test]
async fn nobody_reads_hidden_words_by_writing_their_mark() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (id, before) = village.received(&dana, TITLE).await;
    village.extends(before, "Zanzibarov is away.").await;
    let post = village.answers(before, "In June.").await;
    let judge = village.moderator().await;
    assert_eq!(hides(&judge, id, NAME).await, 303);
    let list = format!("/api/v1/questions/{id}/redactions");
    let all = judge.get(&list).await.is(200).value();
    let forged = format!("Of which year? ‹{}: x›", all[0]["id"]);
    let said = (&*post, &*forged);
    let refused = village.verdict(&dana, before, said).await.is(422);
    refused.shows("Leave out signs like ‹7: …›");
    dana.get(&list).await.is(403).hides(NAME);
}

#[tokio::test]
async fn what_was_hidden_in_a_note_does_not_come_back_in_another() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let (id, before) = village.received(&dana, TITLE).await;
    let post = village.answers(before, "In June.").await;
    let judges = async |note: &str, status: u16| {
        let said = (&*post, note);
        village.verdict(&dana, before, said).await.is(status);
    };
    let replies = async |note: &str, status: u16| {
        let reply = [("do", "reply_to_verdict"), ("post", &*post), ("note", note)];
        village.step(&marat, before, &reply).await.is(status);
    };
    judges("Zanzibarov knows more.", 303).await;
    let judge = village.moderator().await;
    assert_eq!(hides(&judge, id, NAME).await, 303);
    judges("I say it again: Zanzibarov.", 422).await;
    replies("Zanzibarov is mistaken.", 422).await;
    let page = format!("/t/{id}");
    let shown = site.visitor().open(&page).await.hides(NAME);
    shown.shows("‹personal data removed› knows more.");
    judges("Somebody knows more.", 303).await;
    replies("He is mistaken.", 303).await;
    // Shown again, the words may be said again.
    shows_again(&judge, id, 204).await;
    let standard = [("do", "standard"), ("note", "Zanzibarov says the same.")];
    village.step(&marat, before, &standard).await.is(303);
}

#[derive(diesel::QueryableByName)]
struct Waiting {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    n: i64,
}

/// How many wait for a row that another holds.
async fn waiting(site: &TestApp) -> i64 {
    let read = site.app.db.read(|c| {
        let sql = "SELECT COUNT(*) AS n FROM pg_stat_activity \
                   WHERE datname = current_database() AND wait_event_type = 'Lock'";
        let rows: Vec<Waiting> = diesel::sql_query(sql).load(c)?;
        Ok(rows.iter().map(|row| row.n).sum::<i64>())
    });
    read.await.unwrap()
}

#[tokio::test]
async fn a_note_waits_for_who_hides_words_at_that_moment() {
    // Elsewhere one writes after the other.
    if !on_postgres() {
        return;
    }
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = told(&village).await;
    let marat = village.holder().await;
    let before = village.addressee(id, "akim").await;
    let version = village.stands(before).await.2.to_string();
    let (hid, has_hidden) = tokio::sync::oneshot::channel();
    let (go_on, may_go_on) = std::sync::mpsc::channel::<()>();
    // As a moderator does, who has not ended yet.
    let hiding = site.app.db.write(move |tx| {
        let thread = ThreadId(id);
        diesel::update(threads::table.find(thread))
            .set(threads::posts.eq(threads::posts))
            .execute(&mut **tx)?;
        let (opening, by): (PostId, UserId) = posts::table
            .filter(posts::thread_id.eq(thread).and(posts::n.eq(1)))
            .select((posts::id, posts::user_id))
            .first(&mut **tx)?;
        let now = tx.now();
        diesel::insert_into(redactions::table)
            .values((
                redactions::post_id.eq(opening),
                redactions::code.eq("libel"),
                redactions::words.eq(NAME),
                redactions::by_id.eq(by),
                redactions::created_at.eq(now),
                redactions::beside.eq(true),
            ))
            .execute(&mut **tx)?;
        let told = hid.send(());
        told.map_err(|()| Error::broken("nobody waits"))?;
        may_go_on.recv().map_err(Error::broken)
    });
    let ended = Cell::new(false);
    let says = async {
        has_hidden.await.unwrap();
        let standard = [
            ("do", "standard"),
            ("note", "Zanzibarov says so to all."),
            ("version", &*version),
        ];
        let path = format!("/addressees/{before}/steps");
        let said = marat.act(&path, &standard).await.status;
        ended.set(true);
        said
    };
    let lets_go = async {
        while !ended.get() && waiting(&site).await == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        go_on.send(()).unwrap();
    };
    let (hidden, said, ()) = tokio::join!(hiding, says, lets_go);
    assert_eq!((hidden, said), (Ok(()), 422));
}

#[tokio::test]
async fn an_appeal_holds_no_hidden_words_either() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.asks(&dana, TITLE).await;
    let judge = village.moderator().await;
    village.declines(id, "Zanzibarov is no office.").await;
    assert_eq!(hides(&judge, id, NAME).await, 303);
    let acts = format!("/questions/{id}/acts");
    for (note, status) in [("He is: ask Zanzibarov.", 422), ("He is: ask him.", 303)] {
        let appeal = [("do", "appeal"), ("note", note)];
        village.posts(&dana, &acts, &appeal).await.is(status);
    }
}

#[tokio::test]
async fn a_word_that_ends_as_hidden_ones_is_said() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.asks(&dana, TITLE).await;
    let judge = village.moderator().await;
    village.declines(id, "Not ИИ again.").await;
    assert_eq!(hides(&judge, id, "ИИ").await, 303);
    let acts = format!("/questions/{id}/acts");
    for (note, status) in [("It is: ask ИИ.", 422), ("It is: ask АКАДЕМИИ.", 303)] {
        let appeal = [("do", "appeal"), ("note", note)];
        village.posts(&dana, &acts, &appeal).await.is(status);
    }
}

#[tokio::test]
async fn who_wrote_a_note_reads_there_what_was_hidden_in_the_question_itself() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let timur = village.asker("timur").await;
    let (id, before) = village.received(&dana, TITLE).await;
    village.extends(before, "The bridge is far away.").await;
    let first = opening(&site, id).await;
    let judge = village.moderator().await;
    let fields = [("do", "hide"), ("words", "bridge"), ("code", "secret")];
    let done = judge.act(&format!("/p/{first}/redactions"), &fields).await;
    done.is(303);

    let page = format!("/questions/{id}/redactions");
    let (thread, link) = (format!("/t/{id}"), format!("href=\"{page}\""));
    let shown = marat.open(&thread).await.shows(&link);
    shown.shows("is far away.").hides("the bridge");
    let own = marat.get(&page).await.is(200);
    own.shows("bridge").hides("Show again");
    // She wrote none of the notes, and reads at her post what is hidden in it.
    for who in [&dana, &timur] {
        who.open(&thread).await.hides(&link);
        who.get(&page).await.is(403);
    }
    // Among the words of notes nobody shows it again.
    judge.get(&page).await.is(200).hides("Show again");
}

#[tokio::test]
async fn an_official_is_led_to_his_hidden_words_where_the_question_is_declined() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let (id, before) = village.received(&dana, TITLE).await;
    village.extends(before, "Zanzibarov is away.").await;
    let judge = village.moderator().await;
    assert_eq!(hides(&judge, id, NAME).await, 303);
    village.declines(id, "Ask politely.").await;
    let own = format!("/questions/{id}");
    let link = format!("href=\"{own}/redactions\"");
    marat.get(&own).await.is(200).shows(&link);
    let page = marat.get(&format!("{own}/redactions")).await;
    page.is(200).shows(NAME);
    dana.get(&own).await.is(200).hides(&link);
}

#[tokio::test]
async fn of_two_hidings_at_one_moment_each_writer_is_told_of_his_own() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (id, before) = village.received(&dana, TITLE).await;
    village.extends(before, "Zanzibarov is away.").await;
    let post = village.answers(before, "In June.").await;
    let said = (&*post, "Sattarova knows more.");
    village.verdict(&dana, before, said).await.is(303);
    let judge = village.moderator().await;
    for name in [NAME, "Sattarova"] {
        assert_eq!(hides(&judge, id, name).await, 303);
    }
    site.settle().await;
    let told = site.app.db.read(|c| {
        let all = notices::table.filter(notices::fact.eq("own.words_hidden"));
        Ok(all.count().get_result::<i64>(c)?)
    });
    assert_eq!(told.await, Ok(2));
}

#[tokio::test]
async fn a_moderator_does_not_show_his_own_words_again() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.asks(&dana, TITLE).await;
    let judge = village.moderator().await;
    village.declines(id, "Zanzibarov is no office.").await;
    let other = site.moderator(village.town.space, "arbiter").await;
    assert_eq!(hides(&other, id, NAME).await, 303);
    // Nor is it offered to him.
    let page = format!("/questions/{id}/redactions");
    let seen = judge.get(&page).await.is(200).hides("Show again");
    seen.shows(NAME).shows("Show the result");
    other.get(&page).await.is(200).shows("Show again");
    shows_again(&judge, id, 403).await;
    shows_again(&other, id, 204).await;
}

#[tokio::test]
async fn hidden_words_of_a_removals_reason_are_told_in_the_readers_language() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = village.answered().await;
    village
        .uncounts(id, "timur", "The same person twice.")
        .await;
    let judge = village.moderator().await;
    assert_eq!(hides(&judge, id, "same person").await, 303);
    let page = format!("/questions/{id}/removals?lang=ru");
    let seen = judge.get(&page).await.is(200);
    seen.shows("The ‹личные данные скрыты› twice.")
        .hides("same person")
        .hides("personal data removed");
}

#[tokio::test]
async fn reasons_of_a_decline_and_of_the_appeal_are_hidden_too() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.asks(&dana, TITLE).await;
    let judge = village.moderator().await;
    village.declines(id, "Zanzibarov is no office.").await;
    let appeal = [("do", "appeal"), ("note", "He is: ask Zanzibarov.")];
    let acts = format!("/questions/{id}/acts");
    village.posts(&dana, &acts, &appeal).await.is(303);
    let own = format!("/questions/{id}");
    let places = [own.clone(), format!("/api/v1/questions/{id}")];
    for place in &places {
        site.visitor().get(place).await.is(200).shows(NAME);
    }
    judge
        .get(&own)
        .await
        .shows(&format!("href=\"{own}/redactions\""));
    let sent = json!({ "do": "hide", "words": NAME, "code": "libel" }).to_string();
    let list = format!("/api/v1/questions/{id}/redactions");
    judge.json("POST", &list, &[], &sent).await.is(204);
    for place in &places {
        site.visitor().get(place).await.is(200).hides(NAME);
    }
    dana.get(&own)
        .await
        .shows("He is: ask ‹unproven accusation removed›.")
        .shows(&format!("href=\"{own}/redactions\""));
}

#[tokio::test]
async fn words_of_posts_are_not_hidden_there_and_of_two_moderators_one_is_first() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = told(&village).await;
    let judge = village.moderator().await;
    let page = format!("/questions/{id}/redactions");
    for words in ["bridge", "June", "Timbuktu"] {
        let fields = [("do", "hide"), ("words", words), ("code", "libel")];
        let refused = judge.act(&page, &fields).await.is(422);
        refused
            .shows("These words stand in no note of this question.")
            .shows(words);
    }
    for (words, code) in [
        ("Z", "libel"),
        (NAME, "taste"),
        ("", "libel"),
        ("‹1", "libel"),
    ] {
        let fields = [("do", "hide"), ("words", words), ("code", code)];
        judge.act(&page, &fields).await.is(422);
    }
    // Who has a part in it hides nothing, though he moderates.
    let partial = site.moderator(village.town.space, "dana").await;
    assert_eq!(hides(&partial, id, NAME).await, 403);
    let other = site.moderator(village.town.space, "arbiter").await;
    let mut both = together(vec![hides(&judge, id, NAME), hides(&other, id, NAME)]).await;
    both.sort_unstable();
    assert_eq!(both, [303, 422]);
    // What is hidden in a post has a number of its own, and the one is shown without the other.
    let first = opening(&site, id).await;
    let fields = [("do", "hide"), ("words", "bridge"), ("code", "secret")];
    let done = judge.act(&format!("/p/{first}/redactions"), &fields).await;
    done.is(303);
    let all = judge
        .get(&format!("/api/v1/questions/{id}/redactions"))
        .await;
    let all = all.is(200).value();
    assert_eq!(all.as_array().unwrap().len(), 1);
    let number = all[0]["id"].to_string();
    let show = [("do", "show"), ("redaction", &*number)];
    judge
        .act(&format!("/p/{first}/redactions"), &show)
        .await
        .is(404);
    judge.act(&page, &show).await.is(303);
    let shown = site.visitor().open(&format!("/t/{id}")).await;
    shown.shows("Zanzibarov is away.").hides("the bridge");
}
