//! A newsletter is answered by letter: by who has an account with a comment, by anybody else in vain.

use elab::mail::Kept;
use mail_parser::MessageParser;

use super::{Desk, email, letter, says};
use crate::app::TestApp;
use crate::blogs::{acts, drafts, opens};

fn answer_to(kept: &Kept) -> String {
    let parsed = MessageParser::default().parse(&kept.mime[..]).unwrap();
    let address = parsed.reply_to().and_then(|to| to.first()).unwrap();
    address.address().unwrap().to_owned()
}

#[tokio::test]
async fn an_answer_to_a_newsletter_is_a_comment_of_who_has_an_account() {
    let desk = Desk::of(
        TestApp::start_with(|config| {
            config.limits.rates = false;
            config.mail_in = true;
        })
        .await,
    );
    let site = &desk.site;
    let (aliya, marat) = (site.member("aliya").await, site.member("marat").await);
    opens(&aliya, "valley").await;
    let path = "/b/valley/newsletter";
    marat.act(path, &[]).await.is(303);
    let browser = site.visitor();
    let olga = "olga@example.org";
    browser.fill(path, path, &[("email", olga)]).await.is(303);
    site.settle().await;
    let asked = site.mails_to(olga).pop().unwrap().link.unwrap();
    let asked = asked.strip_prefix(&site.app.config.base_url).unwrap();
    let page = browser.open(asked).await;
    browser.submit(&page, "/newsletter", &[]).await.is(200);
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    acts(&aliya, id, &[("do", "now")]).await.is(303);
    site.settle().await;

    let got = site.mails_to(&email(&marat).await).pop().unwrap();
    let back = desk
        .send(&marat, &answer_to(&got), "1", "Thank *you*.")
        .await;
    assert!(back.is_none());
    let page = site.visitor().open(&format!("/t/{id}")).await;
    page.shows("Thank <em>you</em>.");

    // Without an account: told once how to get one, with what was written.
    let got = site.mails_to(olga).pop().unwrap();
    let to = answer_to(&got);
    desk.pipe(&to, letter(olga, &to, "2", "I too.").into_bytes())
        .await;
    desk.settle().await;
    let told = site.mails_to(olga).pop().unwrap();
    says(&desk, Some(&told), "letter-reply-no-account");
    let register = format!("{}/register", site.app.config.base_url);
    assert_eq!(told.link.as_deref(), Some(register.as_str()));
    assert!(super::text(&told).contains("I too."));
    // Somebody else who has found her letter is nobody, and nobody is written to.
    let before = site.mails_to(olga).len();
    for from in ["eve@example.org", "eve@evil.net"] {
        let raw = letter(from, &to, from, "As if I were she.");
        desk.pipe(&to, raw.into_bytes()).await;
        desk.settle().await;
        assert!(site.mails_to(from).is_empty(), "{from}");
    }
    assert_eq!(site.mails_to(olga).len(), before);
    let page = site.visitor().open(&format!("/t/{id}")).await;
    page.hides("I too.").hides("As if I were");
}
