//! Drafts of questions: what they keep, and where they come back.

use diesel::prelude::*;
use elab::db::schema::forums;
use elab::spaces::Role;
use serde_json::json;

use super::{ASK, SEND, holds};
use crate::app::TestApp;
use crate::people::{Client, number};
use crate::questions::Village;

/// A question of dana's for whom she knows no office, which a moderator has returned: its page, and where it goes.
async fn returned(village: &Village<'_>, dana: &Client<'_>) -> (String, String) {
    let fields = [
        ("title", "Why is the water of the lake brown?"),
        ("place", "The upper lake"),
        ("sources", "The notice at the bridge"),
        ("unsure", "on"),
    ];
    let id = village.asks_with(dana, &fields).await;
    let back = [("do", "return"), ("note", "Say which lake.")];
    let judge = village.moderator().await;
    village.judges(&judge, id, &back).await.is(303);
    (
        format!("/questions/{id}/edit"),
        format!("/questions/{id}/submission"),
    )
}

#[tokio::test]
async fn a_draft_that_knows_its_text_alone_leaves_what_else_a_question_has() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (edit, send) = returned(&village, &dana).await;
    let page = dana.get(&edit).await.is(200);
    let path = format!("/api/v1/drafts/{}", page.field(&send, "target"));
    let words = json!({ "title": "Why is the lake brown?", "body": "Since Monday.", "base": 1 });
    dana.json("PUT", &path, &[], &words.to_string())
        .await
        .is(200);
    let page = dana.get(&edit).await.is(200);
    let kept = [
        ("title", "Why is the lake brown?"),
        ("body", "Since Monday."),
        ("place", "The upper lake"),
        ("sources", "The notice at the bridge"),
        ("unsure", "on"),
    ];
    holds(&page.form(&send), &kept);
}

#[tokio::test]
async fn a_program_that_names_one_field_of_a_question_empties_no_other() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (edit, send) = returned(&village, &dana).await;
    let page = dana.get(&edit).await.is(200);
    let path = format!("/api/v1/drafts/{}", page.field(&send, "target"));
    let mut words = json!({ "title": "Why is the lake brown?", "body": "Since Monday.", "base": 1,
        "place": "The lower lake" });
    let kept = dana.json("PUT", &path, &[], &words.to_string()).await;
    kept.is(200);
    let page = dana.get(&edit).await.is(200);
    let sources = ("sources", "The notice at the bridge");
    let place = ("place", "The lower lake");
    holds(&page.form(&send), &[place, sources, ("unsure", "on")]);
    // Who names an office knows one; the place that was named before stays.
    words = json!({ "title": "Why is the lake brown?", "body": "Since Monday.", "base": 1,
        "offices": ["akim"], "version": 1 });
    let kept = dana.json("PUT", &path, &[], &words.to_string()).await;
    assert_eq!(kept.is(200).value()["offices"], json!(["akim"]));
    let form = dana.get(&edit).await.is(200).form(&send);
    holds(&form, &[place, sources, ("offices", "akim")]);
    assert!(!form.iter().any(|(name, _)| name == "unsure"), "{form:?}");
    // Where all is named, what is empty is empty.
    (words["place"], words["sources"], words["version"]) = (json!(""), json!(""), json!(2));
    let kept = dana.json("PUT", &path, &[], &words.to_string()).await;
    kept.is(200);
    let form = dana.get(&edit).await.is(200).form(&send);
    holds(
        &form,
        &[("place", ""), ("sources", ""), ("offices", "akim")],
    );
}

#[tokio::test]
async fn an_emptied_place_stays_empty() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (edit, send) = returned(&village, &dana).await;
    let mut fields = dana.get(&edit).await.is(200).form(&send);
    fields.retain(|(name, _)| !["place", "sources", "unsure"].contains(&name.as_str()));
    let emptied = [("place", ""), ("sources", ""), ("do", "draft")];
    fields.extend(emptied.map(|(k, v)| (k.to_owned(), v.to_owned())));
    dana.post(&send, &fields).await.is(303);
    let page = dana.get(&edit).await.is(200);
    holds(&page.form(&send), &emptied[..2]);
    let ticked = |form: &[(String, String)], box_of: &str| form.iter().any(|(k, _)| k == box_of);
    assert!(!ticked(&page.form(&send), "unsure"));
    // So it does where an open page saves it by itself.
    let path = format!("/api/v1/drafts/{}", page.field(&send, "target"));
    let mut words = json!({ "title": "Why is the lake brown?", "body": "Since Monday.", "base": 1,
        "place": "The lower lake", "sources": "", "offices": ["akim"], "unsure": false, "version": 1 });
    let kept = dana.json("PUT", &path, &[], &words.to_string()).await;
    kept.is(200);
    (words["place"], words["offices"], words["version"]) = (json!(""), json!([]), json!(2));
    let kept = dana.json("PUT", &path, &[], &words.to_string()).await;
    assert_eq!(kept.is(200).value()["offices"], json!([]));
    let page = dana.get(&edit).await.is(200);
    holds(&page.form(&send), &emptied[..2]);
    assert!(!ticked(&page.form(&send), "offices"));
    // What is sent then says nothing of it.
    let mut fields = page.form(&send);
    let sent = [("offices", "akim"), ("do", "publish")];
    fields.extend(sent.map(|(k, v)| (k.to_owned(), v.to_owned())));
    let sent = dana.post(&send, &fields).await.is(303);
    let id = number(&sent.location().replace("/questions/", "/t/"));
    village.approves(id).await;
    let shown = site.visitor().open(&format!("/t/{id}")).await.is(200);
    let shown = shown.hides("The upper lake").hides("The lower lake");
    shown.hides("The notice at the bridge");
}

#[tokio::test]
async fn whom_the_page_was_opened_for_stays_where_a_draft_names_nobody() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let draft = [
        ("title", "Why is the water of the lake brown?"),
        ("place", ""),
        ("do", "draft"),
    ];
    dana.fill(ASK, SEND, &draft).await.is(303);
    let page = dana.get("/s/town/ask?office=akim").await.is(200);
    holds(&page.form(SEND), &[draft[0], ("offices", "akim")]);
}

#[tokio::test]
async fn a_draft_that_names_an_office_is_unsure_no_more() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (edit, send) = returned(&village, &dana).await;
    let mut fields = dana.get(&edit).await.is(200).form(&send);
    fields.retain(|(name, _)| name != "unsure");
    let chosen = [("offices", "akim"), ("do", "draft")];
    fields.extend(chosen.map(|(k, v)| (k.to_owned(), v.to_owned())));
    dana.post(&send, &fields).await.is(303);
    let page = dana.get(&edit).await.is(200);
    let form = page.form(&send);
    holds(&form, &chosen[..1]);
    assert!(!form.iter().any(|(name, _)| name == "unsure"), "{form:?}");
    let sent = dana.submit(&page, &send, &[("do", "publish")]).await;
    let id = number(&sent.is(303).location().replace("/questions/", "/t/"));
    // It stands before the office that was named.
    village.addressee(id, "akim").await;
}

#[tokio::test]
async fn with_a_question_that_is_taken_back_goes_what_was_kept_of_it() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (edit, send) = returned(&village, &dana).await;
    let later = [("place", "The lower lake"), ("do", "draft")];
    dana.fill(&edit, &send, &later).await.is(303);
    let draft = format!("/drafts/{}", dana.get(&edit).await.field(&send, "target"));
    dana.get("/drafts").await.is(200).shows(&draft);
    let id = number(edit.trim_end_matches("/edit"));
    village.withdraws(&dana, id, 303).await;
    dana.get(&edit).await.is(404);
    dana.get("/drafts").await.is(200).hides(&draft);
}

#[tokio::test]
async fn a_text_that_was_held_is_let_go_where_a_returned_question_is_sent() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (edit, send) = returned(&village, &dana).await;
    let body = |text: &str| ("body".to_owned(), text.to_owned());
    let mut fields = dana.get(&edit).await.is(200).form(&send);
    fields.retain(|(name, _)| name != "token" && name != "body");
    fields.extend([("token".to_owned(), "stale".to_owned()), body("Held.")]);
    dana.post(&send, &fields).await.is(403);
    let page = dana.get(&edit).await.is(200);
    let page = page.shows("before you were signed out");
    assert_eq!(page.field(&send, "body"), "Held.");
    let sent = [("body", "The newer text."), ("do", "publish")];
    let sent = dana.submit(&page, &send, &sent).await.is(303);
    // The copy of it in the browser may go as well.
    let key = page.field(&send, "key");
    let told = sent.headers.iter().filter(|(name, _)| name == "set-cookie");
    let mut told = told.filter(|(_, cookie)| cookie.contains("elab-published"));
    assert!(told.any(|(_, cookie)| cookie.contains(&key)));
    let page = dana.get(&edit).await.is(200);
    let page = page.hides("before you were signed out");
    assert_eq!(page.field(&send, "body"), "The newer text.");
}

#[tokio::test]
async fn a_draft_of_a_question_keeps_its_offices_its_topic_and_all_that_was_typed() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let water = [("name", "Water")];
    judge.act("/s/town/tags", &water).await.is(303);
    let typed = [
        ("title", "Why is the water of the lake brown?"),
        ("body", "Since Monday."),
        ("place", "The bridge near the school"),
        ("sources", "The notice at the bridge"),
        ("offices", "roads"),
        ("tags", "Water"),
    ];
    // Nobody has asked in this community yet: there is no forum of questions.
    let draft = typed.iter().copied().chain([("do", "draft")]);
    let draft: Vec<(&str, &str)> = draft.collect();
    let saved = dana.fill(ASK, SEND, &draft).await.is(303).location();
    let page = dana.open(&saved).await.is(200).well_formed();
    let page = page.shows("This is your draft of");
    holds(&page.form(SEND), &typed);
    // What it is opened for does not take the place of whom the draft names.
    let other = dana.get("/s/town/ask?office=akim").await.is(200);
    let form = other.form(SEND);
    holds(&form, &typed);
    assert!(!form.contains(&("offices".to_owned(), "akim".to_owned())));

    // A program that knows nothing of questions leaves what they have; one that does changes it.
    let path = saved.replace("/drafts/", "/api/v1/drafts/");
    let sent =
        json!({ "title": typed[0].1, "tags": ["Water"], "body": "Since Sunday.", "version": 1 });
    let kept = dana.json("PUT", &path, &[], &sent.to_string()).await;
    let kept = kept.is(200).value();
    assert_eq!(kept["offices"], json!(["roads"]));
    assert_eq!(
        (&kept["unsure"], &kept["version"]),
        (&json!(false), &json!(2))
    );
    assert_eq!(
        (&kept["place"], &kept["sources"]),
        (&json!(typed[2].1), &json!(typed[3].1))
    );
    let sent = json!({ "title": typed[0].1, "tags": ["Water"], "body": "Since Sunday.", "version": 2,
        "offices": [], "unsure": true });
    let kept = dana.json("PUT", &path, &[], &sent.to_string()).await;
    assert_eq!(kept.is(200).value()["unsure"], true);
    let page = dana.get(ASK).await.is(200);
    holds(
        &page.form(SEND),
        &[("unsure", "on"), ("body", "Since Sunday.")],
    );
    // Another device was faster: its text is shown, and what was typed here stays.
    let late = [("version", "1"), ("place", "Elsewhere"), ("do", "draft")];
    let late = dana.submit(&page, SEND, &late).await.is(409).well_formed();
    holds(
        &late.form(SEND),
        &[("place", "Elsewhere"), ("version", "3"), ("tags", "Water")],
    );

    // What is wrong leaves everything where it is; what is sent is a draft no more.
    let wrong = [("title", "Why?"), ("do", "publish")];
    let back = dana.fill(ASK, SEND, &wrong).await.is(422);
    holds(
        &back.form(SEND),
        &[typed[2], typed[3], ("tags", "Water"), ("unsure", "on")],
    );
    let sent = dana.fill(ASK, SEND, &[("do", "publish")]).await.is(303);
    let id = number(&sent.location().replace("/questions/", "/t/"));
    let page = dana.get(ASK).await.is(200).hides("This is your draft");
    assert_eq!(page.field(SEND, "place"), "");
    let yes = [("do", "approve"), ("offices", "roads")];
    village.judges(&judge, id, &yes).await.is(303);
    let thread = site.visitor().get(&format!("/api/v1/threads/{id}")).await;
    assert_eq!(thread.is(200).value()["tags"], json!(["Water"]));
}

#[tokio::test]
async fn where_nobody_has_asked_yet_a_text_is_previewed_and_comes_back_there_alone() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    site.space("lake", "public").await;
    let title = ("title", "Why is the water of the lake brown?");
    let text = [title, ("body", "Ask @nobody77."), ("do", "preview")];
    let seen = dana.fill(ASK, SEND, &text).await.is(200).well_formed();
    seen.shows("<div class=\"preview\">").shows("@nobody77");

    // Its page has grown too old: the text is held, for this community and for no other.
    let mut fields = dana.get(ASK).await.form(SEND);
    fields.retain(|(name, _)| name != "token" && name != "title");
    fields.extend([("token", "stale"), title].map(|(k, v)| (k.to_owned(), v.to_owned())));
    dana.post(SEND, &fields).await.is(403);
    let page = dana.get(ASK).await.is(200);
    assert_eq!(page.field(SEND, "title"), title.1);
    dana.open(&format!("/drafts/{}", page.field(SEND, "target")))
        .await
        .is(200)
        .shows(title.1);
    let other = dana.get("/s/lake/ask").await.is(200);
    assert_eq!(other.field("/s/lake/questions", "title"), "");
}

#[tokio::test]
async fn what_was_held_where_nobody_had_asked_comes_back_when_somebody_has() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let title = ("title", "Why is the water of the lake brown?");
    let page = dana.get(ASK).await.is(200).hides(" earlier=\"");
    let name = page.field(SEND, "target");
    let mut fields = page.form(SEND);
    fields.retain(|(name, _)| name != "token" && name != "title");
    fields.extend([("token", "stale"), title].map(|(k, v)| (k.to_owned(), v.to_owned())));
    dana.post(SEND, &fields).await.is(403);
    village
        .asks(&timur, "When will the bridge be repaired?")
        .await;
    let page = dana.get(ASK).await.is(200);
    let page = page.shows("before you were signed out");
    assert_eq!(page.field(SEND, "title"), title.1);
    assert!(page.field(SEND, "target").starts_with("forum-"));
    // Copies in the browser go by the name that the page had then.
    let page = page.shows(&format!(" earlier=\"/api/v1/drafts/{name}\""));
    // Sent, it is let go.
    let sent = [("offices", "akim"), ("do", "publish")];
    dana.submit(&page, SEND, &sent).await.is(303);
    assert_eq!(dana.get(ASK).await.is(200).field(SEND, "title"), "");
}

#[tokio::test]
async fn a_draft_brings_a_forum_of_questions_only_where_its_writer_may_ask() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let draft = [
        ("title", "Why is the water of the lake brown?"),
        ("do", "draft"),
    ];
    // Where no office takes questions, and by whom judges them.
    let lake = site.space("lake", "public").await;
    site.settle_member(lake, "dana", Role::Member).await;
    let none = dana.act("/s/lake/questions", &draft).await.is(422);
    none.shows(draft[0].1).well_formed();
    judge.act(SEND, &draft).await.is(403).shows(draft[0].1);
    let forums = async || {
        let read = site.app.db.read(|c| {
            let all = forums::table.filter(forums::kinds.eq("question"));
            Ok(all.count().get_result::<i64>(c)?)
        });
        read.await.unwrap()
    };
    assert_eq!(forums().await, 0);
    dana.act(SEND, &draft).await.is(303);
    assert_eq!(forums().await, 1);
    // It is there: what somebody keeps for it is his own affair.
    judge.act(SEND, &draft).await.is(303);
    assert_eq!(forums().await, 1);
}

#[tokio::test]
async fn a_page_of_a_community_where_nobody_has_asked_saves_what_is_typed_by_itself() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let page = dana.get(ASK).await.is(200);
    let target = page.field(SEND, "target");
    assert!(target.starts_with("asked-"), "{target}");
    let path = format!("/api/v1/drafts/{target}");
    let mut words = json!({ "title": "Why is the lake brown?", "body": "Since Monday.",
        "place": "The upper lake", "sources": "", "offices": ["akim"], "unsure": false, "version": 0 });
    // Who judges questions brings no forum.
    let none = judge.json("PUT", &path, &[], &words.to_string()).await;
    none.is(403);
    let nowhere = "/api/v1/drafts/asked-999";
    let none = dana.json("PUT", nowhere, &[], &words.to_string()).await;
    none.is(404);
    let kept = dana.json("PUT", &path, &[], &words.to_string()).await;
    let kept = kept.is(200).value();
    assert!(kept["target"].as_str().unwrap().starts_with("forum-"));
    // The page is as it was, and saves again.
    (words["body"], words["version"]) = (json!("Since Sunday."), kept["version"].clone());
    let kept = dana.json("PUT", &path, &[], &words.to_string()).await;
    assert_eq!(kept.is(200).value()["version"], 2);
    // Nothing is kept under that name: there is nothing to be read or thrown away.
    dana.get(&path).await.is(404);
    dana.json("DELETE", &path, &[], "").await.is(404);
    let found = dana.get(ASK).await.is(200);
    holds(
        &found.form(SEND),
        &[("body", "Since Sunday."), ("place", "The upper lake")],
    );
    // Its button keeps the same draft, and the copy under the page's own name may go.
    let fields = [("version", "2"), ("body", "Long ago."), ("do", "draft")];
    let saved = dana.submit(&page, SEND, &fields).await.is(303);
    let key = page.field(SEND, "key");
    let told = saved
        .headers
        .iter()
        .filter(|(name, _)| name == "set-cookie");
    let mut told = told.filter(|(_, cookie)| cookie.contains("elab-published"));
    assert!(told.any(|(_, cookie)| cookie.contains(&key)));
    assert_eq!(dana.get(ASK).await.field(SEND, "body"), "Long ago.");
}

#[tokio::test]
async fn a_returned_question_keeps_its_topic_and_may_wait_as_a_draft() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    for name in ["Water", "Roads"] {
        judge.act("/s/town/tags", &[("name", name)]).await.is(303);
    }
    let fields = [
        ("title", "Why is the water of the lake brown?"),
        ("offices", "akim"),
        ("tags", "Water"),
    ];
    let unknown = [fields[0], fields[1], ("tags", "Fire")];
    dana.fill(ASK, SEND, &unknown).await.is(422);
    let id = village.asks_with(&dana, &fields).await;
    let back = [("do", "return"), ("note", "Say which lake.")];
    village.judges(&judge, id, &back).await.is(303);
    let edit = format!("/questions/{id}/edit");
    let send = format!("/questions/{id}/submission");
    let page = dana.get(&edit).await.is(200);
    holds(&page.form(&send), &[("tags", "Water"), ("offices", "akim")]);
    let later = [("place", "The upper lake"), ("do", "draft")];
    let saved = dana.submit(&page, &send, &later).await.is(303).location();
    let page = dana.open(&saved).await.is(200).well_formed();
    let page = page.shows("Say which lake.").shows("This is your draft of");
    holds(
        &page.form(&send),
        &[("place", "The upper lake"), ("tags", "Water")],
    );
    let again = [("tags", "Roads"), ("do", "publish")];
    dana.submit(&page, &send, &again).await.is(303);
    village.approves(id).await;
    let asked = site.visitor().open(&format!("/t/{id}")).await.is(200);
    asked.shows("The upper lake");
    let thread = site.visitor().get(&format!("/api/v1/threads/{id}")).await;
    assert_eq!(thread.is(200).value()["tags"], json!(["Roads"]));
}
