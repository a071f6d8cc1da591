//! What mail programs sort letters by, and what nobody can put into it.

use diesel::prelude::*;
use elab::accounts::Profile;
use elab::base::minutes;
use elab::db::schema::threads;

use super::{Client, TestApp, choose, html, lives, parsed, post, reader, text, thread, town, wait};
use elab::i18n::LANGS;
use elab::notices::{self, Level, Prefs};

async fn named(who: &Client<'_>, display_name: &str) {
    let viewer = reader(who).await;
    let profile = Profile {
        display_name: display_name.to_owned(),
        about: String::new(),
    };
    let write = who
        .site()
        .app
        .db
        .write(move |tx| elab::accounts::change_profile(tx, &viewer, &profile));
    write.await.unwrap();
}

/// A header as it stands in the message, on one line.
fn raw(mime: &[u8], name: &str) -> String {
    let text = String::from_utf8(mime.to_vec())
        .unwrap()
        .replace("\r\n ", " ");
    let head = text.split("\r\n\r\n").next().unwrap().to_owned();
    let mark = format!("{name}: ");
    let found: Vec<&str> = head
        .lines()
        .filter_map(|line| line.strip_prefix(&mark))
        .collect();
    assert!(
        found.len() < 2,
        "{name} stands {} times: {head}",
        found.len()
    );
    found
        .first()
        .map_or_else(String::new, |value| (*value).to_owned())
}

#[tokio::test]
async fn letters_form_the_tree_of_the_posts() {
    let site = TestApp::start().await;
    let (aliya, marat, id) = town(&site).await;
    let dana = site.member("dana").await;
    choose(&dana, thread(id), Level::All).await;
    let kinds = notices::Kind::ALL
        .iter()
        .copied()
        .filter(|kind| kind.is_mailed())
        .collect();
    super::wants(
        &dana,
        Prefs {
            at_once: kinds,
            ..Prefs::default()
        },
    )
    .await;
    let first = marat.replies(id, None, "In the well.").await;
    wait(&site).await;
    let second = aliya.replies(id, Some(first), "Which well?").await;
    wait(&site).await;
    let third = marat.replies(id, Some(second), "The old one.").await;
    wait(&site).await;

    let heads: Vec<[String; 3]> = post(&dana)
        .await
        .iter()
        .map(|kept| ["Message-ID", "In-Reply-To", "References"].map(|name| raw(&kept.mime, name)))
        .collect();
    let host = site.app.config.host();
    let sign = heads[0][0]
        .split('.')
        .nth(2)
        .unwrap()
        .split('@')
        .next()
        .unwrap()
        .to_owned();
    assert!(
        sign.len() == 16 && sign.bytes().all(|b| b.is_ascii_hexdigit()),
        "{sign}"
    );
    let of = |what: &str, n: i64| format!("<{what}.{n}.{sign}@{host}>");
    let (top, opening) = (of("thread", id), of("post", 1));
    let want = [
        [
            of("post", first),
            opening.clone(),
            format!("{top} {opening}"),
        ],
        [
            of("post", second),
            of("post", first),
            format!("{top} {opening} {}", of("post", first)),
        ],
        [
            of("post", third),
            of("post", second),
            format!(
                "{top} {opening} {} {}",
                of("post", first),
                of("post", second)
            ),
        ],
    ];
    assert_eq!(heads, want);
    let others = raw(&post(&aliya).await[0].mime, "Message-ID");
    assert!(
        others.starts_with(&format!("<post.{first}.")) && !others.contains(&sign),
        "{others}"
    );
}

#[tokio::test]
async fn a_letter_says_which_list_it_is_of_and_the_way_off_it() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    marat.replies(thread, None, "In the well.").await;
    wait(&site).await;
    let kept = &post(&aliya).await[0];
    let (host, base) = (site.app.config.host(), &site.app.config.base_url);
    for (name, want) in [
        ("List-Id", format!("<talk.town.{host}>")),
        ("List-Archive", format!("<{base}/s/town/talk>")),
        (
            "List-Unsubscribe-Post",
            "List-Unsubscribe=One-Click".to_owned(),
        ),
        ("Auto-Submitted", "auto-generated".to_owned()),
        ("Precedence", "list".to_owned()),
        ("X-Auto-Response-Suppress", "All".to_owned()),
        ("Subject", "Re: [town] Water".to_owned()),
    ] {
        assert_eq!(raw(&kept.mime, name), want, "{name}");
    }
    let off = raw(&kept.mime, "List-Unsubscribe");
    assert!(
        off.starts_with(&format!("<{base}/stop/all.")) && off.ends_with('>'),
        "{off}"
    );
    assert!(off.len() < 200, "{off}");
    let from = parsed(kept).from().unwrap().first().unwrap().clone();
    assert_eq!(from.name(), Some("marat via Public E-lab"));
    assert_eq!(from.address(), Some(site.app.config.mail_from.as_str()));
}

#[tokio::test]
async fn a_discussion_keeps_its_subject_whatever_is_renamed() {
    let site = TestApp::start().await;
    let (aliya, marat, id) = town(&site).await;
    marat.replies(id, None, "In the well.").await;
    wait(&site).await;
    let root = site.administrator().await;
    let names = [
        ("name", "Saryözen"),
        ("slug", "town"),
        ("kind", "public"),
        ("aim", "To talk about water."),
        ("rules", "Be kind."),
        ("lang", "en"),
    ];
    root.act("/s/town/settings", &names).await.is(303);
    retitled(&site, id).await;
    marat.replies(id, None, "In the new well.").await;
    marat.starts("/s/town/talk", "Roads", "Ask @aliya.").await;
    wait(&site).await;
    let mut subjects: Vec<String> = super::subjects(&aliya).await;
    subjects.sort();
    let want = ["Re: [town] Water", "Re: [town] Water", "[Saryözen] Roads"];
    assert_eq!(subjects, want);

    // In another space it begins anew: that the old one is there may be nobody's to know.
    site.space("lake", "public").await;
    let there = [("forum", "3")];
    root.act(&format!("/t/{id}/moves"), &there).await.is(303);
    root.replies(id, None, "In the lake.").await;
    wait(&site).await;
    let last = super::subjects(&aliya).await.pop();
    assert_eq!(last.as_deref(), Some("Re: [lake] Fire"));
}

/// Another title, as an article may get one.
async fn retitled(site: &TestApp, thread: i64) {
    let row = threads::table.find(elab::base::ThreadId(thread));
    let change = site.app.db.write(move |tx| {
        diesel::update(row)
            .set(threads::title.eq("Fire"))
            .execute(&mut **tx)?;
        Ok(())
    });
    change.await.unwrap();
}

#[tokio::test]
async fn no_name_and_no_title_breaks_out_of_a_header() {
    let site = TestApp::start().await;
    let (aliya, marat, _) = town(&site).await;
    // Straight into the rows, as no form lets them through.
    named(&marat, "Eve\r\nBcc: all@evil.example\r\n\r\n<script>alert(1)</script> \u{202e}live https://evil.example/x").await;
    let title = "Water <b>\"now\"</b> at https://evil.example";
    let thread = aliya.starts("/s/town/talk", title, "Where?").await;
    marat
        .replies(thread, None, "<script>alert(2)</script> & \"so\"")
        .await;
    wait(&site).await;
    let kept = &post(&aliya).await[0];
    assert_eq!(raw(&kept.mime, "Bcc"), "");
    let message = parsed(kept);
    assert!(message.bcc().is_none() && message.to().unwrap().as_list().unwrap().len() == 1);
    let from = message.from().unwrap().first().unwrap().clone();
    let name = from.name().unwrap().to_owned();
    assert!(name.starts_with("Eve Bcc: all evil example"), "{name}");
    assert!(
        !name.contains("://") && !name.contains('\u{202e}') && !name.contains('\n'),
        "{name}"
    );
    assert_eq!(from.address(), Some(site.app.config.mail_from.as_str()));
    assert_eq!(message.subject(), Some(&*format!("Re: [town] {title}")));
    let page = html(kept);
    assert!(!page.contains("<script>"), "{page}");
    assert!(
        text(kept).contains("<script>alert(2)</script> & \"so\""),
        "{}",
        text(kept)
    );
}

#[tokio::test]
async fn a_letter_reads_in_each_language_without_pictures_or_foreign_words() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    wants_all(&aliya).await;
    for lang in LANGS {
        lives(&aliya, lang.code(), "UTC").await;
        site.advance(elab::base::hours(24));
        let told = "![A well](https://evil.example/pixel.png) [law](https://law.example/1)\n\n> Where?\n\nThere.";
        marat.replies(thread, None, told).await;
        wait(&site).await;
        let t = site.app.i18n.texts(lang);
        let kept = post(&aliya).await.pop().unwrap();
        let (plain, page) = (text(&kept), html(&kept));
        let said = t.with("notice-reply", &[("name", "marat".into()), ("n", 1.into())]);
        for words in [
            said,
            t.say("letter-open"),
            t.named("letter-why", "Public E-lab"),
            t.say("stop-thread"),
            t.say("stop-fewer"),
            t.say("stop-all"),
            t.say("letters-choose"),
        ] {
            let whole = plain.replace('\n', " ");
            assert!(whole.contains(&words), "{words}: {plain}");
            assert!(
                page.contains(&words.replace('\'', "&#39;")),
                "{words}: {page}"
            );
        }
        assert!(
            page.contains(&format!("<html lang=\"{}\"", lang.code())),
            "{page}"
        );
        assert!(
            !page.contains("<img") && !page.contains("src=") && !page.contains("url("),
            "{page}"
        );
        assert!(
            plain.contains("> Where?") && plain.contains("law <https://law.example/1>"),
            "{plain}"
        );
        let from = parsed(&kept)
            .from()
            .unwrap()
            .first()
            .unwrap()
            .name()
            .unwrap()
            .to_owned();
        let names = [("name", "marat".into()), ("site", "Public E-lab".into())];
        assert_eq!(from, t.with("letter-via", &names));
        for line in plain.lines().filter(|line| !line.contains("://")) {
            assert!(line.chars().count() <= 76, "{line}");
        }
    }
}

async fn wants_all(who: &Client<'_>) {
    let prefs = Prefs {
        quiet: None,
        ..Prefs::default()
    };
    super::wants(who, prefs).await;
}

#[tokio::test]
async fn a_huge_post_is_told_by_its_beginning() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    for n in 0..15 {
        let long = format!("Drop {n}. {}", "🌊 \"&\" ".repeat(2500));
        marat.replies(thread, None, &long).await;
    }
    site.settle().await;
    site.advance(minutes(10));
    site.settle().await;
    let kept = &post(&aliya).await[0];
    assert!(kept.mime.len() <= 100_000, "{} bytes", kept.mime.len());
    let told = text(kept);
    assert!(told.contains("Drop 0.") && told.contains("Drop 11.") && !told.contains("Drop 12."));
    assert!(
        told.contains("Read on and answer:") && told.contains("3 more notifications"),
        "{told}"
    );
}
