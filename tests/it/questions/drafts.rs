//! An office's people write together: one drafts, another approves, and only the approved words are said to be so.

use diesel::prelude::*;
use elab::base::days;
use elab::db::schema::{office_drafts, office_posts, users};
use elab::offices::{self as room, Scope};
use serde_json::json;

use super::Village;
use crate::app::TestApp;
use crate::people::{Answer, Client, number, together};

const TITLE: &str = "When will the bridge be repaired?";

impl Village<'_> {
    /// What an office's people do with a text that is not published, at its present version.
    pub async fn drafts(&self, who: &Client<'_>, before: i64, fields: &[(&str, &str)]) -> Answer {
        let version = self
            .draft(before)
            .await
            .map_or(0, |(_, version, _)| version);
        let version = version.to_string();
        let mut all = fields.to_vec();
        all.push(("draft", &version));
        self.step(who, before, &all).await
    }

    /// State, version and text of what is not published.
    async fn draft(&self, before: i64) -> Option<(String, i32, String)> {
        let read = self.town.site.app.db.read(move |c| {
            let row = office_drafts::table.find(elab::base::AddresseeId(before));
            let columns = (
                office_drafts::state,
                office_drafts::version,
                office_drafts::text,
            );
            Ok(row.select(columns).first(c).optional()?)
        });
        read.await.unwrap()
    }

    /// What becomes of what is open when the akim's term ends.
    pub(super) async fn ends_terms_by(&self, word: &str) {
        let sent = vec![("on_term_end".to_owned(), word.to_owned())];
        let done = self
            .town
            .write(move |tx, boss| room::save_settings(tx, boss, Scope::Site, &sent));
        done.await.unwrap();
    }

    /// The akim's last day is this one; the next holds the office from the day that is named.
    pub(super) async fn hands_over(&self, last: &'static str, (next, from): (&str, &str)) {
        let term = self.town.sees("akim").await.term.unwrap().id;
        let done = self.town.write(move |tx, boss| {
            let last = room::last_day(last)?;
            let at = ("akim", term);
            room::end_term(tx, boss, at, Some(last), "http://127.0.0.1/o/akim")
        });
        done.await.unwrap();
        let given = self.town.gives("akim", next, ("elected", from, ""));
        given.await.unwrap();
    }

    async fn draft_stands(&self, before: i64, state: &str, text: &str) {
        let (is, _, words) = self.draft(before).await.unwrap();
        assert_eq!((&*is, &*words), (state, text));
    }

    /// Whose words an answer is, who drafted and who approved it.
    async fn signed(&self, post: i64) -> (String, Option<i64>, Option<i64>) {
        let read = self.town.site.app.db.read(move |c| {
            let row = office_posts::table.find(elab::base::PostId(post));
            let columns = (
                office_posts::declared,
                office_posts::drafted_by,
                office_posts::approved_by,
            );
            Ok(row.select(columns).first(c)?)
        });
        read.await.unwrap()
    }
}

async fn id(who: &Client<'_>) -> i64 {
    who.viewer().await.id().unwrap().0
}

#[tokio::test]
async fn a_text_is_proposed_approved_changed_approved_again_and_published() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (clerk, deputy, marat) = (
        village.drafter().await,
        village.publisher().await,
        village.holder().await,
    );
    let (question, before) = village.received(&dana, TITLE).await;
    let page = format!("/addressees/{before}");
    let shown = clerk.get(&page).await.is(200);
    shown
        .shows("Propose it for approval")
        .hides("Publish the answer");

    let propose = [("do", "propose"), ("body", "In June.")];
    village.drafts(&clerk, before, &propose).await.is(303);
    village.draft_stands(before, "proposed", "In June.").await;
    site.settle().await;
    for who in [&marat, &deputy] {
        let told = village.notices(who).await;
        told.shows("Akim of the valley: an answer waits for your approval.")
            .hides("clerk");
    }
    let desk = marat.get("/o/akim/desk").await.is(200);
    desk.shows("Wait for your approval")
        .shows("1 question needs you today");
    clerk
        .get("/o/akim/desk")
        .await
        .is(200)
        .hides("Wait for your approval");
    let shown = deputy.get(&page).await.is(200);
    shown.shows("clerk proposes this text").shows("In June.");

    // Who drafts does not approve; who approves does not do so twice.
    let approve = [("do", "approve")];
    village.drafts(&clerk, before, &approve).await.is(403);
    village.drafts(&marat, before, &approve).await.is(303);
    village.drafts(&marat, before, &approve).await.is(409);
    site.settle().await;
    village
        .notices(&clerk)
        .await
        .shows("Akim of the valley: your text was approved.")
        .hides("marat");

    // Another word, and it is approved no more.
    let save = [("do", "save_draft"), ("body", "In July.")];
    village.drafts(&deputy, before, &save).await.is(303);
    village.draft_stands(before, "draft", "In July.").await;
    let staff = |body: &'static str| [("do", "answer"), ("body", body), ("declared", "staff")];
    for body in ["In June.", "In July."] {
        let said = village.drafts(&deputy, before, &staff(body)).await;
        said.is(422).shows(body);
    }
    let again = [("do", "propose"), ("body", "In July.")];
    village.drafts(&clerk, before, &again).await.is(303);
    let back = [("do", "give_back"), ("note", "Of which year?")];
    village.drafts(&marat, before, &back).await.is(303);
    site.settle().await;
    village
        .notices(&clerk)
        .await
        .shows("Akim of the valley: your text was returned to you.");
    clerk
        .get(&page)
        .await
        .shows("marat returned this text")
        .shows("Of which year?");
    let again = [("do", "propose"), ("body", "In July of 2026.")];
    village.drafts(&clerk, before, &again).await.is(303);
    village.drafts(&marat, before, &approve).await.is(303);
    let other = village
        .drafts(&deputy, before, &staff("In July of 2027."))
        .await;
    other.is(422);

    // He publishes what was approved, to the letter, and need not say so.
    let answer = [("do", "answer"), ("body", "In July of 2026.")];
    let said = village.drafts(&deputy, before, &answer).await.is(303);
    let signed = village.signed(number(&said.location())).await;
    let want = (
        "staff".to_owned(),
        Some(id(&clerk).await),
        Some(id(&marat).await),
    );
    assert_eq!(signed, want);
    assert_eq!(village.draft(before).await, None);
    let thread = site.visitor().open(&format!("/t/{question}")).await;
    thread
        .shows("Written by staff, approved by the holder")
        .shows("In July of 2026.")
        .hides("clerk")
        .hides("marat")
        .hides("deputy");
}

#[tokio::test]
async fn what_an_office_writes_is_for_its_people_alone() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let (clerk, marat) = (village.drafter().await, village.holder().await);
    let (question, before) = village.received(&dana, TITLE).await;
    let propose = [("do", "propose"), ("body", "Hush hush.")];
    for who in [
        &dana,
        &timur,
        &village.moderator().await,
        &village.head_of_roads().await,
    ] {
        village.drafts(who, before, &propose).await.is(403);
    }
    village.drafts(&clerk, before, &propose).await.is(303);
    site.settle().await;
    for path in [
        format!("/addressees/{before}"),
        format!("/t/{question}"),
        format!("/api/v1/questions/{question}"),
        format!("/api/v1/events?topic=thread:{question}"),
    ] {
        for who in [&dana, &village.moderator().await] {
            let told = who.open(&path).await;
            told.hides("Hush").hides("answer.proposed");
        }
    }
    let path = format!("/api/v1/questions/{question}");
    let told = marat.get(&path).await.is(200).value();
    let draft = &told["offices"][0]["draft"];
    assert_eq!(
        (&draft["state"], &draft["text"], &draft["version"]),
        (&json!("proposed"), &json!("Hush hush."), &json!(1))
    );
    let desk = marat.get("/api/v1/offices/akim/desk").await.is(200).value();
    assert_eq!(desk[0]["draft"], "proposed");
    let steps = format!("/api/v1/addressees/{before}/steps");
    let version = told["offices"][0]["version"].clone();
    let approve = json!({ "do": "approve", "version": version, "draft": 1 });
    let done = marat.json("POST", &steps, &[], &approve.to_string()).await;
    let done = done.is(200).value();
    assert_eq!(done["offices"][0]["draft"]["state"], "approved");
    let late = json!({ "do": "give_back", "version": version, "draft": 1, "note": "No." });
    let late = marat.json("POST", &steps, &[], &late.to_string()).await;
    late.is(409);
}

#[tokio::test]
async fn of_two_who_write_at_once_nobody_loses_a_word() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (clerk, deputy) = (village.drafter().await, village.publisher().await);
    let (_, before) = village.received(&dana, TITLE).await;
    let [one, other] = ["In June.", "In August."]
        .map(|body| [("do", "save_draft"), ("body", body), ("draft", "0")]);
    let done = together(vec![
        village.step(&clerk, before, &one),
        village.step(&deputy, before, &other),
    ]);
    let done = done.await;
    let mut all: Vec<u16> = done.iter().map(|one| one.status).collect();
    all.sort_unstable();
    assert_eq!(all, [303, 409]);
    let second = done.into_iter().find(|one| one.status == 409).unwrap();
    let second = second.shows("A colleague has written here meanwhile");
    // Both texts stand in the page.
    second.shows("In June.").shows("In August.");
}

#[tokio::test]
async fn nobody_approves_his_own_words_but_the_holder() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (deputy, marat) = (village.publisher().await, village.holder().await);
    let (_, before) = village.received(&dana, TITLE).await;
    let propose = [("do", "propose"), ("body", "In June.")];
    village.drafts(&deputy, before, &propose).await.is(303);
    village
        .drafts(&deputy, before, &[("do", "approve")])
        .await
        .is(403);
    village.drafts(&marat, before, &propose).await.is(303);
    village
        .drafts(&marat, before, &[("do", "approve")])
        .await
        .is(303);
    // Nobody acts for a holder whose account is closed.
    village.drafts(&marat, before, &propose).await.is(303);
    let close = site.app.db.write(|tx| {
        let marat = users::table.filter(users::name.eq("marat"));
        Ok(diesel::update(marat)
            .set(users::state.eq("suspended"))
            .execute(&mut **tx)?)
    });
    assert_eq!(close.await, Ok(1));
    for who in [&deputy, &village.drafter().await] {
        for fields in [
            &[("do", "approve")][..],
            &[("do", "answer"), ("body", "In June.")],
            &propose,
        ] {
            village.drafts(who, before, fields).await.is(403);
        }
    }
}

#[tokio::test]
async fn the_next_holder_finds_what_was_written_only_where_he_inherits() {
    for (word, inherits) in [("inherit", true), ("close", false)] {
        let site = TestApp::start().await;
        let village = Village::of(&site).await;
        village.ends_terms_by(word).await;
        let (dana, marat) = (village.asker("dana").await, village.holder().await);
        let (_, before) = village.received(&dana, TITLE).await;
        let propose = [("do", "propose"), ("body", "Between us: never.")];
        village.drafts(&marat, before, &propose).await.is(303);
        village
            .drafts(&marat, before, &[("do", "approve")])
            .await
            .is(303);
        let next = ("saule", "2026-03-04");
        village.hands_over("2026-03-03", next).await;
        site.advance(days(3));
        site.settle().await;
        village.town.tends().await;
        site.settle().await;
        let saule = site.member("saule").await;
        let page = saule.get(&format!("/addressees/{before}")).await.is(200);
        if inherits {
            page.shows("Between us: never.");
            // What the one before her approved she has not.
            village
                .draft_stands(before, "proposed", "Between us: never.")
                .await;
        } else {
            page.hides("Between us");
            assert_eq!(village.draft(before).await, None);
        }
        let marat = site.member("marat").await;
        let gone = marat.get(&format!("/addressees/{before}")).await;
        gone.is(403).hides("Between us");
    }
}

#[tokio::test]
async fn what_an_office_says_often_is_kept_and_put_below_what_was_typed() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (clerk, rustem) = (village.drafter().await, village.head_of_roads().await);
    let list = "/o/akim/templates";
    for who in [&dana, &rustem] {
        who.get(list).await.is(403);
    }
    let new = [("do", "save"), ("title", "Snow"), ("text", "By *noon*.")];
    clerk.fill(list, list, &new).await.is(303);
    let wrong = [("do", "save"), ("title", ""), ("text", "Kept words")];
    clerk
        .fill(list, list, &wrong)
        .await
        .is(422)
        .shows("Kept words");
    let page = clerk.get(list).await.is(200).shows("Snow");
    let id = page.body.split("templates?id=").nth(1).unwrap();
    let id: String = id.chars().take_while(char::is_ascii_digit).collect();

    let (_, before) = village.received(&dana, TITLE).await;
    let insert = [("do", "insert"), ("body", "Dear Dana,"), ("template", &*id)];
    let shown = village.drafts(&clerk, before, &insert).await.is(200);
    shown.shows("Dear Dana,\n\nBy *noon*.</textarea>");
    assert_eq!(village.draft(before).await, None, "nothing is kept yet");
    // Of another office nobody uses any.
    let there = [("do", "save"), ("id", &*id), ("title", "x"), ("text", "x")];
    let path = "/o/roads/templates";
    rustem.act(path, &there).await.is(404);

    let all = "/api/v1/offices/akim/templates";
    let told = clerk.get(all).await.is(200).value();
    assert_eq!(
        (&told[0]["title"], &told[0]["text"]),
        (&json!("Snow"), &json!("By *noon*."))
    );
    let end = json!({ "do": "end", "id": id }).to_string();
    let left = clerk.json("POST", all, &[], &end).await.is(200).value();
    assert_eq!(left, json!([]));
}

#[tokio::test]
async fn what_was_typed_comes_back_where_nothing_takes_it_any_more() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (clerk, deputy) = (village.drafter().await, village.publisher().await);
    let (_, before) = village.received(&dana, TITLE).await;
    let answer = [("do", "answer"), ("body", "In June.")];
    village.drafts(&deputy, before, &answer).await.is(303);
    // The drafter was still writing.
    let propose = [
        ("do", "propose"),
        ("body", "In August, perhaps."),
        ("note", "He knows of it."),
    ];
    let back = village.drafts(&clerk, before, &propose).await.is(409);
    back.shows("id=\"kept\"")
        .shows("In August, perhaps.\n\nHe knows of it.")
        .shows("Copy it")
        .well_formed();
    // Where the form still stands, the text stands in it alone.
    let other = village.published(&dana, "Who repairs the road?").await;
    let before = village.addressee(other, "akim").await;
    let empty = [("do", "refuse"), ("body", "Not ours."), ("code", "none")];
    let back = village.drafts(&deputy, before, &empty).await.is(422);
    back.shows("Not ours.").hides("id=\"kept\"");
}
