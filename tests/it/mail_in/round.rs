//! A letter of ours, answered by letter, and that answer told by another.

use elab::base::minutes;
use elab::mail::Kept;
use mail_parser::{Message, MessageParser};

use super::{Desk, email, town};
use crate::app::TestApp;

fn parsed(kept: &Kept) -> Message<'_> {
    MessageParser::default().parse(&kept.mime[..]).unwrap()
}

/// Where a letter asks its reader to answer.
fn answer_to(kept: &Kept) -> String {
    let letter = parsed(kept);
    let address = letter.reply_to().and_then(|to| to.first()).unwrap();
    let address = address.address().unwrap().to_owned();
    let list = letter.header_raw("List-Post").unwrap().trim();
    assert_eq!(list, format!("<mailto:{address}>"));
    address
}

#[tokio::test]
async fn a_letter_is_answered_by_letter_and_that_answer_by_another() {
    let desk = Desk::of(
        TestApp::start_with(|config| {
            config.limits.rates = false;
            config.mail_in = true;
        })
        .await,
    );
    let town = town(&desk, "public").await;
    let told = async |who| {
        desk.site.settle().await;
        desk.site.advance(minutes(10));
        desk.site.settle().await;
        desk.site.mails_to(&email(who).await).pop().unwrap()
    };
    let first = town
        .marat
        .replies(town.thread, Some(town.post), "Look in the *old* one.")
        .await;
    let got = told(&town.aliya).await;
    let quoted = parsed(&got).body_text(0).unwrap().replace("\r\n", "\n");
    assert!(
        quoted.starts_with("## Write your reply above this line ##\n"),
        "{quoted}"
    );
    // She answers on top, as her program offers, and it quotes all that she got.
    let quoted: String = quoted.lines().map(|line| format!("> {line}\n")).collect();
    let words = format!("Empty **too**.\n\nLab wrote:\n{quoted}");
    let back = desk.send(&town.aliya, &answer_to(&got), "1", &words).await;
    assert!(back.is_none(), "it is no news to her");
    // Hers, which does not say it once more to machines.
    let page = town.aliya.open(&format!("/t/{}", town.thread)).await;
    let page = page.is(200).shows("Empty <strong>too</strong>.");
    assert_eq!(
        page.body.matches("Look in the").count(),
        1,
        "nothing is quoted back"
    );
    let said = town
        .marat
        .get(&format!("/api/v1/posts/{}", first + 1))
        .await;
    assert_eq!(said.value()["parent_id"], first);

    let got = told(&town.marat).await;
    assert!(parsed(&got).subject().unwrap().contains("Water"));
    let to = answer_to(&got);
    // The address is his: from her it is nobody's word.
    desk.send(&town.aliya, &to, "2", "As if I were he.").await;
    desk.send(&town.marat, &to, "3", "Then there is none.")
        .await;
    let page = town.aliya.open(&format!("/t/{}", town.thread)).await;
    page.shows("Then there is none.").hides("As if I were he.");
}

#[tokio::test]
async fn where_no_letters_come_in_none_asks_for_one() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    town.marat
        .replies(town.thread, Some(town.post), "Look again.")
        .await;
    desk.site.settle().await;
    desk.site.advance(minutes(10));
    desk.site.settle().await;
    let got = desk.site.mails_to(&email(&town.aliya).await).pop().unwrap();
    let letter = parsed(&got);
    assert!(letter.reply_to().is_none() && letter.header("List-Post").is_none());
    assert!(!letter.body_text(0).unwrap().contains("##"));
}
