//! The form on which one asks: what it takes, what it refuses, whom it suggests, and that nothing typed is lost.

use diesel::prelude::*;
use elab::base::minutes;
use elab::db::schema::offices;

use crate::app::TestApp;
use crate::people::{Client, number};
use crate::questions::Village;

mod drafts;

const ASK: &str = "/s/town/ask";
const SEND: &str = "/s/town/questions";

/// What the form holds of these fields is what was typed.
#[track_caller]
fn holds(form: &[(String, String)], typed: &[(&str, &str)]) {
    for (name, value) in typed {
        let pair = ((*name).to_owned(), (*value).to_owned());
        assert!(form.contains(&pair), "{name}: {form:?}");
    }
}

/// Adds a file on the form, with all that was typed.
async fn adds<'c>(who: &Client<'c>, fields: &[(&str, &str)], file: &str) -> crate::people::Answer {
    let all: Vec<(&str, &str)> = fields.iter().copied().chain([("do", "file")]).collect();
    who.upload(SEND, &all, Some((file, b"Words of the file")))
        .await
}

#[tokio::test]
async fn a_file_is_added_where_one_asks_and_all_that_was_typed_stays() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let mut body = String::new();
    for file in ["one.txt", "two.txt", "three.txt", "four.txt"] {
        let typed = [
            ("title", "When will the bridge be repaired?"),
            ("body", &*body),
            ("place", "The bridge near the school"),
            ("sources", "The notice at the bridge"),
            ("offices", "akim"),
        ];
        let page = adds(&dana, &typed, file).await.is(200).well_formed();
        for (name, value) in &typed[2..4] {
            assert_eq!(page.field(SEND, name), *value);
        }
        body = page.field(SEND, "body");
        assert!(body.contains(&format!("[{file}](/f/")), "{body}");
        let form = page.form(SEND);
        assert!(form.contains(&("offices".to_owned(), "akim".to_owned())));
    }
    let title = ("title", "When will the bridge be repaired?");
    let four = [title, ("offices", "akim"), ("body", &*body)];
    let back = dana.fill(ASK, SEND, &four).await.is(422);
    back.shows("at most 3 pictures or files")
        .shows("this one has 4")
        .well_formed();
}

#[tokio::test]
async fn a_file_and_a_photo_at_once_are_refused_and_all_that_was_typed_stays() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (token, key) = dana.keys().await;
    let part = |head: &str, text: &str| {
        format!("--xX\r\nContent-Disposition: form-data; name={head}\r\n\r\n{text}\r\n")
    };
    let place = "The bridge near the school";
    let form = [
        part("\"token\"", &token),
        part("\"key\"", &key),
        part("\"do\"", "file"),
        part("\"place\"", place),
        part("\"file\"; filename=\"one.txt\"", "Words of one"),
        part("\"file\"; filename=\"two.txt\"", "Words of two"),
        "--xX--\r\n".to_owned(),
    ];
    let kind = [("content-type", "multipart/form-data; boundary=xX")];
    let back = dana.send("POST", SEND, &kind, &form.concat()).await;
    let back = back.is(422).shows("Add one at a time").well_formed();
    let back = back.shows("id=\"file-error\"");
    assert_eq!(back.field(SEND, "place"), place);
    assert_eq!(back.field(SEND, "body"), "");
}

#[tokio::test]
async fn who_judges_a_question_sees_what_it_shows() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let page = adds(&dana, &[("body", "")], "notice.txt").await.is(200);
    let body = page.field(SEND, "body");
    let (_, file) = body.split_once("](").unwrap();
    let file = file.trim().trim_end_matches(')').to_owned();
    judge.get(&file).await.is(404);
    let fields = [
        ("title", "When will the bridge be repaired?"),
        ("offices", "akim"),
        ("body", &*body),
    ];
    let id = village.asks_with(&dana, &fields).await;
    judge.get(&file).await.is(200);
    site.visitor().get(&file).await.is(404);
    village.asker("timur").await.get(&file).await.is(404);
    village.approves(id).await;
    site.visitor().get(&file).await.is(200);
}

#[tokio::test]
async fn what_is_wrong_comes_back_with_its_words_and_asks_nothing() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (long, huge) = ("x".repeat(2001), "я".repeat(201));
    let good = "When will the bridge be repaired?";
    let cases: &[&[(&str, &str)]] = &[
        &[("title", ""), ("offices", "akim")],
        &[("title", "Why?"), ("offices", "akim")],
        &[("title", &huge), ("offices", "akim")],
        &[("title", good), ("offices", "akim"), ("body", &long)],
        &[("title", good), ("offices", "akim"), ("place", &huge)],
        &[("title", good), ("offices", "akim"), ("sources", &long)],
        &[("title", good)],
        &[("title", good), ("offices", "nobody")],
        &[("title", good), ("offices", "empty")],
        &[("title", good), ("offices", "../akim")],
        &[
            ("title", "\u{202e}\u{202e}\u{0}\u{200b}"),
            ("offices", "akim"),
        ],
    ];
    for fields in cases {
        let back = dana.fill(ASK, SEND, fields).await.is(422).well_formed();
        back.shows("role=\"alert\"");
    }
    // Hostile words are words.
    let hostile = [
        ("title", "<script>alert(1)</script> \"quoted\" & more?"),
        ("place", "\"><img src=x onerror=alert(1)>"),
        ("offices", "nobody"),
    ];
    let back = dana.fill(ASK, SEND, &hostile).await.is(422).well_formed();
    assert!(!back.body.contains("<script>alert") && !back.body.contains("<img src=x"));
    let none = village.moderator().await.get("/s/town/ask/waiting").await;
    none.shows("/s/town/ask/intake").hides("bridge be repaired");
}

#[tokio::test]
async fn a_question_in_any_script_is_asked_once_however_often_it_is_sent() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let titles = [
        "Мектеп жанындағы көпір қашан жөнделеді?",
        "Гүүрийг хэзээ засах вэ? Ахмад настнууд асууж байна",
        "متى سيتم إصلاح الجسر قرب المدرسة؟",
    ];
    for title in titles {
        let page = dana.get(ASK).await;
        let fields = [("title", title), ("unsure", "on")];
        let first = dana.submit(&page, SEND, &fields).await.is(303).location();
        let second = dana.submit(&page, SEND, &fields).await.is(303).location();
        assert_eq!(first, second);
        let id = number(&first.replace("/questions/", "/t/"));
        dana.get(&format!("/questions/{id}")).await.shows(title);
        site.advance(minutes(61));
    }
}

#[tokio::test]
async fn offices_that_what_was_typed_names_stand_on_top_and_say_why() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    judge
        .act("/s/town/tags", &[("name", "Budget")])
        .await
        .is(303);
    let write = site.app.db.write(|tx| {
        for (slug, remit) in [("akim", "The budget"), ("roads", "Streets and bridges")] {
            diesel::update(offices::table.filter(offices::slug.eq(slug)))
                .set(offices::remit.eq(remit))
                .execute(&mut **tx)?;
        }
        Ok(())
    });
    write.await.unwrap();
    let first = |page: &crate::people::Answer| {
        let at = |slug: &str| page.body.find(&format!("value=\"{slug}\"")).unwrap();
        match at("akim") < at("roads") {
            true => "akim",
            false => "roads",
        }
    };
    let page = dana.get(ASK).await.is(200).hides("(suggested)");
    assert_eq!(first(&page), "akim");
    let place = [("place", "The bridge near the school"), ("offices", "akim")];
    let back = dana.fill(ASK, SEND, &place).await.is(422).well_formed();
    let back = back
        .shows("Department of roads (suggested)")
        .hides("Akim of the valley (suggested)")
        .shows("mention “bridge”.");
    assert_eq!(first(&back), "roads");
    holds(&back.form(SEND), &place);
    // So it is ahead of a preview, and with a topic; who knows nobody is not led anywhere.
    let seen = [place[0], ("unsure", "on"), ("do", "preview")];
    let seen = dana.fill(ASK, SEND, &seen).await.is(200);
    assert_eq!(first(&seen), "roads");
    holds(&seen.form(SEND), &[("unsure", "on")]);
    let topic = dana.fill(ASK, SEND, &[("tags", "Budget")]).await.is(422);
    let topic = topic.shows("Akim of the valley (suggested)");
    assert_eq!(first(&topic.shows("mention “Budget”.")), "akim");
    let draft = [place[0], ("do", "draft")];
    let saved = dana.fill(ASK, SEND, &draft).await.is(303).location();
    assert_eq!(first(&dana.open(&saved).await.is(200)), "roads");
}

#[tokio::test]
async fn a_question_shows_three_pictures_also_when_its_text_is_changed() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    dana.get(ASK).await.shows("capture=\"environment\"");
    dana.get("/s/town/talk/new").await.hides("capture=");
    let id = village
        .published(&dana, "When will the bridge be repaired?")
        .await;
    let mut links = Vec::new();
    for file in ["one.txt", "two.txt", "three.txt", "four.txt"] {
        let sent = (file, b"Words of the file".as_slice());
        let told = dana.upload("/api/v1/files", &[], Some(sent)).await;
        let told = told.is(201).value();
        links.push(told["markdown"].as_str().unwrap().to_owned());
    }
    let list = format!("/api/v1/threads/{id}/posts");
    let list = site.visitor().get(&list).await.is(200).value();
    let post = list["items"][0]["id"].as_i64().unwrap();
    let change = async |links: &[String]| {
        let body = links.join("\n\n");
        let fields = [("body", &*body), ("base", "1"), ("do", "publish")];
        dana.act(&format!("/p/{post}/revisions"), &fields).await
    };
    change(&links)
        .await
        .is(422)
        .shows("at most 3 pictures or files");
    change(&links[..3]).await.is(303);
}
