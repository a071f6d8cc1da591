//! Questions and what offices answered are brought along, with the offices as authors.

use std::fs;

use serde_json::Value;

use super::hostile::{copied, set};
use super::{exported, imported, nowhere, same};
use crate::app::TestApp;
use crate::questions::{Village, sheet};

#[tokio::test]
async fn a_question_and_the_answer_of_an_office_are_the_same_elsewhere() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = village.answered().await;
    village
        .uncounts(id, "timur", "The same person twice.")
        .await;
    let taken = [
        ("alias", "Grandmother Rosa"),
        ("how", "visit"),
        ("title", "When will the well be cleaned?"),
        ("unsure", "on"),
        ("consent", "on"),
    ];
    let (judge, form) = (village.moderator().await, "/s/town/ask/intake");
    let paper = sheet(120);
    let sent = judge.upload(form, &taken, Some(("sheet.png", &paper)));
    let slip = sent.await.is(303).location();
    let export = exported(&site.app.config, false);
    let other = TestApp::start_with(|config| {
        imported(config, &export).unwrap();
    });
    let other = other.await;
    let (was, is) = (site.rows().await, other.rows().await);
    for table in [
        "questions",
        "addressees",
        "cycles",
        "question_steps",
        "office_posts",
        "cosigns",
        "cosign_removals",
        "verdicts",
        "posts",
        "intake_scans",
        "files",
    ] {
        assert!(!was[table].is_empty(), "{table}");
        assert_eq!(was[table], is[table], "{table}");
    }
    // The code of its slip stays: the key of another site knows it not.
    assert_eq!(is["intakes"].len(), 1);
    same(&export, &exported(&other.app.config, false));
    let shown = other.visitor().open(&format!("/t/{id}")).await.is(200);
    shown
        .shows("Akim of the valley")
        .shows("<strong>June</strong>")
        .shows("It answers a part of the question.")
        .hides("marat");
    // The scan of a paper is brought along, for moderators.
    let picture = slip.replace("/slip", "/scan/picture");
    let clerk = other.member("judge").await;
    clerk.get(&picture).await.is(200);
    other.member("timur").await.get(&picture).await.is(404);

    // An office that there is not, though a person of that number is there; and no word at all.
    let text = fs::read_to_string(export.join("tables/posts.jsonl")).unwrap();
    let rows: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let at = rows.iter().position(|row| row["author_kind"] == "office");
    let line = at.unwrap() + 1;
    let people = was["users"].len();
    assert!(people > was["offices"].len());
    type Lie<'l> = (&'l str, &'l str, Value, &'l str);
    let lies: [Lie<'_>; 4] = [
        (
            "posts",
            "author_id",
            people.into(),
            "author_id names no row of offices",
        ),
        (
            "posts",
            "author_kind",
            "crowd".into(),
            "author_kind is none of the words",
        ),
        (
            "addressees",
            "closing",
            "holy".into(),
            "closing is none of the words",
        ),
        (
            "verdicts",
            "post_id",
            1.into(),
            "post_id names no row of office_posts",
        ),
    ];
    for (table, column, value, wants) in lies {
        let folder = copied(&export);
        let line = if table == "posts" { line } else { 1 };
        set(&folder, table, line, column, value);
        let said = imported(&nowhere(), &folder).map(|_| ()).unwrap_err();
        let place = format!("tables/{table}.jsonl:{line}: {wants}");
        assert!(said.contains(&place), "{said}");
    }
}
