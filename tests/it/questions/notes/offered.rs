//! Words of notes are offered to be hidden where there are any, and are read by who wrote them.

use super::super::Village;
use super::{NAME, TITLE, hides, opening};
use crate::app::TestApp;

#[tokio::test]
async fn who_judges_is_led_to_notes_where_there_are_any() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let (id, before) = village.received(&dana, TITLE).await;
    let post = village.answers(before, "In June.").await;
    let mute = (&*post, "");
    village.verdict(&dana, before, mute).await.is(303);
    // That it was let through, and what its answer is worth, was said without a word.
    let judge = village.moderator().await;
    let (own, thread) = (format!("/questions/{id}"), format!("/t/{id}"));
    let page = format!("{own}/redactions");
    let link = format!("href=\"{page}\"");
    judge.get(&own).await.is(200).hides(&link);
    judge.open(&thread).await.is(200).hides(&link);
    let none = judge.get(&page).await.is(200).well_formed();
    none.shows("Nothing is said in notes")
        .hides("Show the result");
    let said = (&*post, "Of which year?");
    village.verdict(&dana, before, said).await.is(303);
    judge.get(&own).await.shows(&link);
    judge.open(&thread).await.shows(&link);
    judge.get(&page).await.is(200).shows("Show the result");

    // Also of one that was taken back before anybody decided on it.
    let id = village.published(&dana, "Who clears the snow here?").await;
    let before = village.addressee(id, "akim").await;
    village.extends(before, "Zanzibarov is away.").await;
    village.withdraws(&dana, id, 303).await;
    let own = format!("/questions/{id}");
    let link = format!("href=\"{own}/redactions\"");
    judge.get(&own).await.is(200).shows(&link);
    assert_eq!(hides(&judge, id, NAME).await, 303);
    dana.get(&own).await.is(200).hides(&link);
    marat.get(&own).await.is(200).shows(&link);
}

#[tokio::test]
async fn a_moderator_reads_his_own_words_that_were_hidden_in_the_question() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = village.answered().await;
    let before = village.addressee(id, "akim").await;
    let judge = village.moderator().await;
    let standard = [("do", "standard"), ("note", "So is said of each bridge.")];
    village.step(&judge, before, &standard).await.is(303);
    let first = opening(&site, id).await;
    let other = site.moderator(village.town.space, "arbiter").await;
    let fields = [("do", "hide"), ("words", "bridge"), ("code", "secret")];
    let done = other.act(&format!("/p/{first}/redactions"), &fields).await;
    done.is(303);
    let page = format!("/questions/{id}/redactions");
    let own = judge.get(&page).await.is(200);
    own.shows("“bridge”").hides("Show again");
    // What another wrote he reads at the post.
    other.get(&page).await.is(200).hides("“bridge”");
}
