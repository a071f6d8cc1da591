//! The form on which one asks: what it takes, what it refuses, and that nothing typed is lost.

use elab::base::minutes;

use crate::app::TestApp;
use crate::people::{Client, number};
use crate::questions::Village;

const ASK: &str = "/s/town/ask";
const SEND: &str = "/s/town/questions";

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
