//! Fewer letters, asked for by letter: at an address that stands in the header, or by the first line of a reply.

use elab::base::{ThreadId, days, minutes};
use elab::inbox::State;
use elab::mail::inbound::{self, Untaken};
use elab::notices::{self, Level, Prefs, Rhythm, Target};
use mail_parser::MessageParser;

use super::{Desk, email, letter, says, text, town};
use crate::app::TestApp;
use crate::people::Client;

async fn prefs(who: &Client<'_>) -> Prefs {
    let viewer = who.viewer().await;
    let read = who.site().app.db.read(move |c| notices::prefs(c, &viewer));
    read.await.unwrap()
}

async fn level(who: &Client<'_>, thread: i64) -> Option<Level> {
    let viewer = who.viewer().await;
    let place = [Target::Thread(ThreadId(thread))];
    let read = who
        .site()
        .app
        .db
        .read(move |c| notices::level_of(c, &viewer, &place));
    read.await.unwrap()
}

/// The addresses to which the last letter's reader may say that he wants no more: a page and a letter's.
async fn ways_off(desk: &Desk, who: &Client<'_>) -> [String; 2] {
    let kept = desk.site.mails_to(&email(who).await).pop().unwrap();
    let read = MessageParser::default().parse(&kept.mime[..]).unwrap();
    let header = read.header_raw("List-Unsubscribe").unwrap();
    let ways = header.split(',').map(|way| {
        let way = way.trim().strip_prefix('<').unwrap();
        way.strip_suffix('>').unwrap().to_owned()
    });
    ways.collect::<Vec<_>>().try_into().unwrap()
}

#[tokio::test]
async fn a_letter_to_the_address_in_the_header_ends_letters_and_a_forged_one_nothing() {
    let desk = Desk::of(
        TestApp::start_with(|config| {
            config.limits.rates = false;
            config.mail_in = true;
        })
        .await,
    );
    let town = town(&desk, "public").await;
    town.marat.replies(town.thread, None, "Dig.").await;
    desk.site.settle().await;
    desk.site.advance(minutes(10));
    desk.site.settle().await;
    let [page, mailto] = ways_off(&desk, &town.aliya).await;
    assert!(page.starts_with("http") && page.len() < 200, "{page}");
    assert!(mailto.len() < 200, "{mailto}");
    let to = mailto.strip_prefix("mailto:").unwrap();

    // Whoever cannot have the address asks in vain.
    let app = &desk.site.app;
    for forged in [
        to.replacen("stop+", "stop+a", 1),
        to.replacen("stop+", "reply+", 1),
    ] {
        let both = (&app.config, &app.key);
        let raw = letter("x@evil.net", &forged, "1", "unsubscribe").into_bytes();
        let taken = inbound::take_piped(&app.db, both, Some(&forged), raw).await;
        assert_eq!(taken, Err(Untaken::NoUser), "{forged}");
    }
    assert!(!prefs(&town.aliya).await.stopped);

    // A mail program writes in whose name it likes, and more than once.
    for id in ["2", "3"] {
        let raw = letter("elsewhere@example.net", to, id, "").into_bytes();
        desk.pipe(to, raw).await;
        desk.settle().await;
        assert!(prefs(&town.aliya).await.stopped);
    }
    assert_eq!(desk.count(State::Obeyed).await, 2);
    assert!(!prefs(&town.marat).await.stopped, "hers alone");
}

#[tokio::test]
async fn the_address_of_a_digest_ends_the_digest_alone() {
    let desk = Desk::of(TestApp::start_with(|config| config.mail_in = true).await);
    let town = town(&desk, "public").await;
    let viewer = town.aliya.viewer().await;
    let daily = Prefs {
        rhythm: Rhythm::Daily,
        at_once: Vec::new(),
        ..Prefs::default()
    };
    let wanted = daily.clone();
    let keep = desk
        .site
        .app
        .db
        .write(move |tx| notices::keep_prefs(tx, &viewer, &wanted));
    keep.await.unwrap();
    town.marat.replies(town.thread, None, "Dig.").await;
    desk.site.settle().await;
    desk.site.advance(minutes(10));
    desk.site.settle().await;
    desk.site.advance(days(1));
    desk.site.settle().await;
    let aliya = desk.site.member("aliya").await;
    let [_, mailto] = ways_off(&desk, &aliya).await;
    let to = mailto.strip_prefix("mailto:").unwrap();
    desk.pipe(to, letter("a@example.net", to, "1", "").into_bytes())
        .await;
    desk.settle().await;
    let rhythm = Rhythm::Off;
    assert_eq!(prefs(&aliya).await, Prefs { rhythm, ..daily });
}

#[tokio::test]
async fn the_first_line_of_a_reply_may_ask_for_silence() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let (marat, thread) = (&town.marat, town.thread);
    let to = desk.address(marat, town.post).await;
    let quoted = "mute\n\nOn Mon, 2 Mar 2026 at 10:15, Lab <n@x.org> wrote:\n> Not in the well.";

    // Nobody stands for the first, and the second is another's.
    let from = email(marat).await;
    desk.pipe(&to, letter(&from, &to, "1", quoted).into_bytes())
        .await;
    let raw = letter("marat@evil.net", &to, "2", quoted);
    desk.pipe(&to, desk.signed_by("s", "evil.net", &raw)).await;
    desk.settle().await;
    assert_ne!(level(marat, thread).await, Some(Level::Nothing));
    let told = desk.site.mails_to(&from).pop();
    says(&desk, told.as_ref(), "letter-reply-unproven");

    let told = desk.send(marat, &to, "3", quoted).await;
    says(&desk, told.as_ref(), "letter-reply-muted");
    assert!(text(&told.unwrap()).contains("mute"), "his words come back");
    assert_eq!(level(marat, thread).await, Some(Level::Nothing));
    assert!(!prefs(marat).await.stopped);

    // Old or not, and whatever became of the post.
    let root = desk.site.administrator().await;
    let lock = [("reason", "Enough is said.")];
    root.act(&format!("/t/{thread}/lock"), &lock).await.is(303);
    let told = desk.send(marat, &to, "4", "СТОП!").await;
    says(&desk, told.as_ref(), "letter-reply-stopped");
    assert!(prefs(marat).await.stopped);
    assert_eq!(desk.count(State::Obeyed).await, 2);
    let page = town.aliya.open(&format!("/t/{thread}")).await;
    assert_eq!(
        crate::threads::numbers(&page),
        [1, 2],
        "nothing was published"
    );
}
