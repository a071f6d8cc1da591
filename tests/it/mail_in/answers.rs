//! Offices answer by letter: the deputy with a phone, the one who drafts, and those who are neither.

use elab::base::{AddresseeId, days, minutes};
use elab::inbox::State;
use elab::mail::Kept;
use elab::mail::inbound::{self, Untaken};
use elab::offices::{self as room, Scope};
use mail_parser::MessageParser;

use super::{Desk, email, letter, says, text};
use crate::app::TestApp;
use crate::people::Client;
use crate::questions::Village;

const TITLE: &str = "When will the bridge be repaired?";

async fn open() -> Desk {
    let site = TestApp::start_with(|config| {
        config.limits.rates = false;
        config.mail_in = true;
    });
    Desk::of(site.await)
}

/// A question of dana's to the akim, with its number before him.
async fn asked(desk: &Desk, village: &Village<'_>, dana: &Client<'_>) -> (i64, i64) {
    let fields = [
        ("title", TITLE),
        ("body", "It is closed since *autumn*."),
        ("offices", "akim"),
    ];
    let id = village.asks_with(dana, &fields).await;
    village.approves(id).await;
    told(desk).await;
    (id, village.addressee(id, "akim").await)
}

/// All that waits to be told by letter is.
async fn told(desk: &Desk) {
    desk.site.settle().await;
    desk.site.advance(minutes(11));
    desk.site.settle().await;
}

fn answer_to(kept: &Kept) -> String {
    let parsed = MessageParser::default().parse(&kept.mime[..]).unwrap();
    let address = parsed.reply_to().and_then(|to| to.first()).unwrap();
    address.address().unwrap().to_owned()
}

/// Where somebody may answer a question for its office.
async fn address(desk: &Desk, who: &Client<'_>, before: i64) -> String {
    let (app, now) = (&desk.site.app, desk.site.clock.now());
    let person = who.viewer().await.id().unwrap();
    let of = (person, AddresseeId(before));
    inbound::desk_address(&app.key, &app.config.mail_in_domain, of, now)
}

async fn publishes_directly(village: &Village<'_>) {
    let sent = vec![("mail_publish".to_owned(), "direct".to_owned())];
    let done = village
        .town
        .write(move |tx, boss| room::save_settings(tx, boss, Scope::Site, &sent));
    done.await.unwrap();
}

#[tokio::test]
async fn a_deputy_answers_by_letter_alone() {
    let desk = open().await;
    let village = Village::of(&desk.site).await;
    let (dana, deputy) = (village.asker("dana").await, village.publisher().await);
    let (question, before) = asked(&desk, &village, &dana).await;
    let asks = desk.site.mails_to(&email(&deputy).await).pop().unwrap();
    let words = text(&asks);
    assert!(
        words.contains("closed since autumn") && words.contains("simply answer this letter"),
        "{words}"
    );
    let to = answer_to(&asks);
    assert_eq!(to, address(&desk, &deputy, before).await);

    let said = "In *June*.\n\nOn Mon, 2 Mar 2026 at 10:15, Lab <n@x.org> wrote:\n> It is closed.\n\n-- \nDeputy";
    let confirm = desk.send(&deputy, &to, "1", said).await;
    says(&desk, confirm.as_ref(), "letter-answer-confirm");
    let confirm = confirm.unwrap();
    let words = text(&confirm);
    assert!(
        words.contains("In *June*.") && !words.contains("10:15"),
        "{words}"
    );
    assert_eq!(village.stands(before).await.0, "waiting");
    // It lies at the desk, for his colleagues.
    let page = village.holder().await;
    let page = page.get(&format!("/addressees/{before}")).await.is(200);
    page.shows("A draft by deputy").shows("In *June*.");

    // He looks at it, signed out, and presses once; whoever looks only publishes nothing.
    let phone = desk.site.visitor();
    let link = confirm.link.unwrap();
    let shown = phone.open(&link).await.is(200);
    let shown = shown
        .shows("In <em>June</em>.")
        .shows("Publish your answer");
    assert_eq!(village.stands(before).await.0, "waiting");
    let done = phone.submit(&shown, "/publish", &[]).await.is(200);
    done.shows("Your answer is published").shows("/p/");
    let thread = desk.site.visitor().open(&format!("/t/{question}")).await;
    thread
        .shows("In <em>June</em>.")
        .shows("Written by a delegate of the office")
        .hides("deputy");
    assert_eq!(village.stands(before).await.0, "answered");

    // A second time he reads that it was done, wherever he presses.
    for again in [
        phone.submit(&shown, "/publish", &[]).await,
        desk.site.visitor().open(&link).await,
    ] {
        again.is(200).shows("Your answer is published").shows("/p/");
    }
    let posts = desk.site.visitor().open(&format!("/t/{question}")).await;
    assert_eq!(posts.body.matches("In <em>June</em>.").count(), 1);
}

#[tokio::test]
async fn who_drafts_proposes_by_letter_and_writes_over_nobody() {
    let desk = open().await;
    let village = Village::of(&desk.site).await;
    let (dana, clerk, marat) = (
        village.asker("dana").await,
        village.drafter().await,
        village.holder().await,
    );
    let (_, before) = asked(&desk, &village, &dana).await;
    let to = address(&desk, &clerk, before).await;
    let proposed = desk.send(&clerk, &to, "1", "In *June*.").await;
    says(&desk, proposed.as_ref(), "letter-answer-proposed");
    village
        .notices(&marat)
        .await
        .shows("an answer waits for your approval");
    assert_eq!(village.stands(before).await.0, "waiting");
    // He writes again, as it is his; what the akim has written since is not.
    let proposed = desk.send(&clerk, &to, "2", "In July.").await;
    says(&desk, proposed.as_ref(), "letter-answer-proposed");
    let page = format!("/addressees/{before}");
    let fields = [("do", "save_draft"), ("body", "In August."), ("draft", "2")];
    village.step(&marat, before, &fields).await.is(303);
    let busy = desk.send(&clerk, &to, "3", "In September.").await;
    says(&desk, busy.as_ref(), "letter-answer-busy");
    assert!(text(&busy.unwrap()).contains("In September."));
    let shown = marat.get(&page).await.is(200);
    shown.shows("In August.").hides("In September.");
    assert_eq!(desk.count(State::Refused).await, 1);
}

#[tokio::test]
async fn what_an_office_has_chosen_is_published_at_once() {
    let desk = open().await;
    let village = Village::of(&desk.site).await;
    publishes_directly(&village).await;
    let (dana, clerk, marat) = (
        village.asker("dana").await,
        village.drafter().await,
        village.holder().await,
    );
    let (question, before) = asked(&desk, &village, &dana).await;
    // Not for who only drafts.
    let to = address(&desk, &clerk, before).await;
    let proposed = desk.send(&clerk, &to, "1", "In May.").await;
    says(&desk, proposed.as_ref(), "letter-answer-proposed");
    let to = address(&desk, &marat, before).await;
    let done = desk.send(&marat, &to, "2", "In *June*.").await;
    says(&desk, done.as_ref(), "letter-answer-published");
    let link = done.unwrap().link.unwrap();
    let shown = desk.site.visitor().open(&link).await.is(200);
    shown.shows("In <em>June</em>.");
    let thread = desk.site.visitor().open(&format!("/t/{question}")).await;
    thread.shows("The holder’s own words").hides("In May.");

    // Once it is answered the next letter comes too late, and loses no word.
    let late = desk.send(&marat, &to, "3", "Or in July.").await;
    says(&desk, late.as_ref(), "letter-answer-over");
    assert!(text(&late.unwrap()).contains("Or in July."));
}

#[tokio::test]
async fn a_link_that_comes_too_late_gives_the_text_back() {
    let desk = open().await;
    let village = Village::of(&desk.site).await;
    let (dana, deputy, marat) = (
        village.asker("dana").await,
        village.publisher().await,
        village.holder().await,
    );
    let (_, before) = asked(&desk, &village, &dana).await;
    let to = address(&desk, &deputy, before).await;
    let confirm = desk.send(&deputy, &to, "1", "In *June*.").await.unwrap();
    let answer = [("do", "answer"), ("body", "In July.")];
    village.step(&marat, before, &answer).await.is(303);
    let phone = desk.site.visitor();
    let shown = phone.open(&confirm.link.unwrap()).await.is(200);
    let said = phone.submit(&shown, "/publish", &[]).await.is(409);
    said.shows("In <em>June</em>.")
        .shows("Something else has happened to this question meanwhile");
}

#[tokio::test]
async fn a_link_that_is_too_old_forged_or_of_somebody_who_acts_no_more_publishes_nothing() {
    let desk = open().await;
    let village = Village::of(&desk.site).await;
    let helper = village.hires("saule").await;
    let (dana, saule, deputy) = (
        village.asker("dana").await,
        desk.site.member("saule").await,
        village.publisher().await,
    );
    let (_, before) = asked(&desk, &village, &dana).await;
    let mut links = Vec::new();
    for (who, id) in [(&saule, "1"), (&deputy, "2")] {
        let to = address(&desk, who, before).await;
        let confirm = desk.send(who, &to, id, "In *June*.").await.unwrap();
        links.push(confirm.link.unwrap());
    }
    let (hers, his) = (&links[0], &links[1]);
    let phone = desk.site.visitor();
    // Her right has ended since she wrote.
    let shown = phone.open(hers).await.is(200);
    let ended = village
        .town
        .write(move |tx, boss| room::end_delegate(tx, boss, ("akim", helper), "/o/akim"));
    ended.await.unwrap();
    let said = phone.submit(&shown, "/publish", &[]).await.is(403);
    said.shows("In <em>June</em>.");
    // A link that is nearly his.
    let last = his.chars().last().unwrap();
    let other = if last == 'A' { 'B' } else { 'A' };
    let forged = format!("{}{other}", &his[..his.len() - 1]);
    phone.open(&forged).await.is(410);
    // His own is good for seven days.
    let shown = phone.open(his).await.is(200);
    desk.site.advance(days(7));
    phone.submit(&shown, "/publish", &[]).await.is(410);
    phone.open(his).await.is(410);
    assert_eq!(village.stands(before).await.0, "waiting");
}

#[tokio::test]
async fn nobody_answers_in_an_officials_name() {
    let desk = open().await;
    let village = Village::of(&desk.site).await;
    publishes_directly(&village).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let (_, before) = asked(&desk, &village, &dana).await;
    let to = address(&desk, &marat, before).await;
    let (from, app) = (email(&marat).await, &desk.site.app);
    // Nobody stands for it: the account hears of it and nobody else, and nothing is kept.
    let forged = letter(&from, &to, "1", "The bridge is sold.");
    desk.pipe(&to, forged.clone().into_bytes()).await;
    desk.pipe(
        &to,
        desk.signed_by("s", "evil.net", &forged.replace("<1@", "<2@")),
    )
    .await;
    desk.settle().await;
    let sent = desk.site.mails_to(&from);
    says(&desk, sent.last(), "letter-answer-unproven");
    // From another address, and of somebody else's desk.
    let other = email(&dana).await;
    let raw = desk.signed(&letter(&other, &to, "3", "The bridge is sold."));
    desk.pipe(&to, raw).await;
    desk.settle().await;
    // A program that is away.
    let away = letter(&from, &to, "4", "The bridge is sold.");
    let away = away.replace("Subject:", "Auto-Submitted: auto-replied\r\nSubject:");
    desk.pipe(&to, desk.signed(&away)).await;
    desk.settle().await;
    let wrong = to.replacen("desk+", "desk+a", 1);
    let both = (&app.config, &app.key);
    let raw = desk.signed(&letter(&from, &wrong, "5", "The bridge is sold."));
    let taken = inbound::take_piped(&app.db, both, Some(&wrong), raw).await;
    assert_eq!(taken, Err(Untaken::NoUser));
    // Who holds the office no more.
    let timur = village.asker("timur").await;
    let his = address(&desk, &timur, before).await;
    let refused = desk.send(&timur, &his, "6", "The bridge is sold.").await;
    says(&desk, refused.as_ref(), "letter-reply-not-allowed");
    assert_eq!(
        (
            desk.count(State::Refused).await,
            desk.count(State::Ignored).await,
            desk.count(State::Posted).await
        ),
        (4, 1, 0)
    );
    desk.site.advance(days(91));
    let marat = desk.site.member("marat").await;
    let late = desk.send(&marat, &to, "7", "The bridge is sold.").await;
    says(&desk, late.as_ref(), "letter-reply-expired");
    assert_eq!(village.stands(before).await.0, "waiting");
    let page = marat.get(&format!("/addressees/{before}")).await;
    page.hides("The bridge is sold.");
}

#[tokio::test]
async fn what_an_office_asks_back_is_answered_by_letter() {
    let desk = open().await;
    let village = Village::of(&desk.site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let (question, before) = asked(&desk, &village, &dana).await;
    let ask = [("do", "clarify"), ("body", "Which of the two bridges?")];
    village.step(&marat, before, &ask).await.is(303);
    told(&desk).await;
    let asks = desk.site.mails_to(&email(&dana).await).pop().unwrap();
    assert!(text(&asks).contains("Which of the two bridges?"));
    let to = answer_to(&asks);
    assert!(
        desk.send(&dana, &to, "1", "The wooden one.")
            .await
            .is_none()
    );
    assert_eq!(village.stands(before).await.0, "waiting");
    let thread = desk.site.visitor().open(&format!("/t/{question}")).await;
    thread
        .shows("The wooden one.")
        .shows("The author replied to Akim of the valley");
    // A second letter is a comment like any other.
    assert!(
        desk.send(&dana, &to, "2", "Near the school.")
            .await
            .is_none()
    );
    assert_eq!(village.stands(before).await.0, "waiting");
    assert_eq!(desk.count(State::Posted).await, 2);
}

#[tokio::test]
async fn whom_an_office_named_for_it_hears_once_of_a_long_silence() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.published(&dana, TITLE).await;
    for wait in [15, 30, 30] {
        site.advance(days(wait));
        site.settle().await;
    }
    let sent = site.mails_to("chief@example.org");
    assert_eq!(sent.len(), 1);
    let words = text(&sent[0]);
    assert!(
        words.contains("16 March 2026") && words.contains(TITLE),
        "{words}"
    );
    assert_eq!(
        sent[0].subject,
        "Akim of the valley: a question waits for very long"
    );
    let link = sent[0].link.clone().unwrap();
    site.visitor().open(&link).await.is(200).shows("bridge");

    // Once more when the question is asked again, and lies again.
    let before = village.addressee(id, "akim").await;
    let (marat, answer) = (
        village.holder().await,
        [("do", "answer"), ("body", "Soon.")],
    );
    village.step(&marat, before, &answer).await.is(303);
    let again = [("do", "reopen"), ("body", "When is soon?")];
    village.step(&dana, before, &again).await.is(303);
    for (wait, want) in [(15, 1), (30, 2), (30, 2)] {
        site.advance(days(wait));
        site.settle().await;
        assert_eq!(site.mails_to("chief@example.org").len(), want);
    }
}
