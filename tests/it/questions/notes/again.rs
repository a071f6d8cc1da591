//! What was hidden in a note and is shown again stands as it stood.

use std::collections::BTreeMap;

use super::super::Village;
use super::{NAME, TITLE, hides, shows_again};
use crate::app::TestApp;

/// How often the name stands in each table, but for what keeps hidden words.
async fn bearing(site: &TestApp) -> BTreeMap<String, usize> {
    let rows = site.rows().await.into_iter();
    let name = |row: &String| row.matches(NAME).count();
    let count = |rows: Vec<String>| rows.iter().map(name).sum::<usize>();
    rows.filter(|(table, _)| table != "redactions")
        .map(|(table, rows)| (table, count(rows)))
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// Hides the name wherever it stands in so many notes of these tables, and shows it again.
async fn hides_and_shows(site: &TestApp, village: &Village<'_>, id: i64, want: &[(&str, usize)]) {
    let before = bearing(site).await;
    let all: Vec<(&str, usize)> = before.iter().map(|(table, n)| (&**table, *n)).collect();
    assert_eq!(all, want);
    let other = site.moderator(village.town.space, "third").await;
    assert_eq!(hides(&other, id, NAME).await, 303);
    assert_eq!(bearing(site).await, BTreeMap::new());
    shows_again(&other, id, 204).await;
    assert_eq!(bearing(site).await, before);
}

#[tokio::test]
async fn what_was_decided_on_an_appeal_is_hidden_and_shown_again() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.asks(&dana, TITLE).await;
    village.declines(id, "Ask politely.").await;
    let acts = format!("/questions/{id}/acts");
    let appeal = [("do", "appeal"), ("note", "It is no insult.")];
    village.posts(&dana, &acts, &appeal).await.is(303);
    let other = site.moderator(village.town.space, "arbiter").await;
    let uphold = [("do", "uphold"), ("note", "Zanzibarov is insulted.")];
    village.posts(&other, &acts, &uphold).await.is(303);
    // In the row of the question, and in its history.
    let want = [("question_steps", 1), ("questions", 1)];
    hides_and_shows(&site, &village, id, &want).await;
}

#[tokio::test]
async fn reasons_of_a_standard_text_and_of_a_removal_are_hidden_and_shown_again() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = village.answered().await;
    let (judge, marat) = (village.moderator().await, village.holder().await);
    let before = village.addressee(id, "akim").await;
    let standard = [("do", "standard"), ("note", "Zanzibarov says so to all.")];
    village.step(&judge, before, &standard).await.is(303);
    let object = [("do", "object"), ("note", "Zanzibarov wrote it for her.")];
    village.step(&marat, before, &object).await.is(303);
    let why = "Zanzibarov signed as timur.";
    village.uncounts(id, "timur", why).await;
    // Each stands in the history too.
    let want = [
        ("cosign_removals", 1),
        ("question_steps", 3),
        ("standard_texts", 2),
    ];
    hides_and_shows(&site, &village, id, &want).await;
}
