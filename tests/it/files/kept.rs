//! How much one person may keep, and for how long.

use elab::base::{Error, Result, crypto, days, hours, minutes, seconds};
use elab::chores;
use elab::files::{Kind, NewFile, keep_scan};

use super::{jpeg, sent, taken};
use crate::app::TestApp;
use crate::people::Client;

#[tokio::test]
async fn a_person_adds_twenty_in_ten_minutes_and_keeps_half_a_gigabyte() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    let aliya = site.member("aliya").await;
    for _ in 0..20 {
        sent(&aliya, "a.txt", b"a").await.is(201);
    }
    let refused = sent(&aliya, "a.txt", b"a")
        .await
        .is(429)
        .shows("rate_limited");
    assert_eq!(refused.header("retry-after"), Some("600"));
    sent(&site.member("bolat").await, "a.txt", b"a")
        .await
        .is(201);
    site.advance(minutes(10));
    let (token, key) = aliya.keys().await;
    let again = || aliya.upload_as("/api/v1/files", (&token, &key), &[], Some(("b.txt", b"b")));
    let first = again().await.is(201).location();
    assert_eq!(
        again().await.is(201).location(),
        first,
        "the same again is kept once"
    );
    let other = aliya
        .upload_as("/api/v1/files", (&token, &key), &[], Some(("b.txt", b"c")))
        .await;
    other.is(409).shows("key_reused");

    let viewer = aliya.viewer().await;
    let large = NewFile {
        name: crypto::name(),
        kind: Kind::Pdf,
        title: "large.pdf".to_owned(),
        pixels: None,
        size: 500_000_000,
    };
    site.app
        .db
        .write(move |tx| elab::files::keep(tx, &viewer, &large, true))
        .await
        .unwrap();
    let refused = sent(&aliya, "a.txt", b"a").await.is(422).value();
    assert_eq!(
        (&refused["code"], &refused["fields"][0]["limit"]),
        (&"quota".into(), &500.into())
    );
    // The scan of a paper is its question's, whoever added it: he keeps no more by it, and needs no room for it.
    assert_eq!(scans(&site, &aliya, 1).await, Ok(()));
    let bolat = site.member("bolat").await;
    assert_eq!(scans(&site, &bolat, 1).await, Ok(()));
    sent(&bolat, "b.txt", b"b").await.is(201);
}

/// Keeps so many scans of papers, each of which is as large as all that one person may keep.
async fn scans(site: &TestApp, who: &Client<'_>, many: usize) -> Result<()> {
    let viewer = who.viewer().await;
    let all = site.app.db.write(move |tx| {
        for _ in 0..many {
            let paper = NewFile {
                name: crypto::name(),
                kind: Kind::Scan,
                title: "scan".to_owned(),
                pixels: Some((9, 9)),
                size: 500_000_000,
            };
            keep_scan(tx, &viewer, &paper, true)?;
        }
        Ok(())
    });
    all.await
}

#[tokio::test]
async fn scans_of_papers_have_the_pace_of_files_and_two_hundred_a_day() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    let aliya = site.member("aliya").await;
    let waits = |kept: Result<()>| match kept {
        Err(Error::TooMany(wait)) => Some(wait),
        _ => None,
    };
    for _ in 0..10 {
        assert_eq!(scans(&site, &aliya, 20).await, Ok(()));
        assert_eq!(waits(scans(&site, &aliya, 1).await), Some(minutes(10)));
        site.advance(minutes(10));
    }
    let day = days(1).checked_sub(minutes(100));
    assert_eq!(waits(scans(&site, &aliya, 1).await), day);
    // Files of his own he adds as before.
    sent(&aliya, "a.txt", b"a").await.is(201);
    site.advance(day.unwrap());
    assert_eq!(scans(&site, &aliya, 20).await, Ok(()));
}

#[tokio::test]
async fn a_post_shows_ten_files_at_most() {
    let site = TestApp::start().await;
    let space = site.space("valley", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let link = |n: usize| format!("![a](/f/{n:032x}/9x9.png)\n");
    let text = |n: usize| (1..=n).map(link).collect::<String>() + &link(1);
    aliya
        .starts("/s/valley/talk", "Ten pictures", &text(10))
        .await;
    let fields = [
        ("title", "Eleven pictures"),
        ("body", &text(11)),
        ("do", "publish"),
    ];
    aliya
        .act("/s/valley/talk/threads", &fields)
        .await
        .is(422)
        .shows("A post can show 10 files.");
}

#[tokio::test]
async fn what_no_text_shows_for_a_week_is_wiped() {
    let site = TestApp::start().await;
    let space = site.space("valley", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    site.app.db.write(chores::plan).await.unwrap();
    let (unused, _) = taken(&aliya, &jpeg(700, 90)).await;
    let (used, link) = taken(&aliya, &jpeg(90, 90)).await;
    let thread = aliya
        .starts("/s/valley/talk", "The well is dry", &link)
        .await;

    site.advance(days(6));
    site.settle().await;
    aliya.get(&unused).await.is(200);
    for _ in 0..3 {
        site.advance(days(1));
        site.settle().await;
    }
    aliya.get(&unused).await.is(404);
    site.visitor().get(&used).await.is(200);
    let lying = |url: &str| {
        let folder = site.app.config.files_dir.join(&url[3..5]);
        let names = std::fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with(&url[3..35])).count()
    };
    assert_eq!((lying(&unused), lying(&used)), (0, 1));

    // A text that showed it until yesterday keeps it for its week.
    let posts = aliya
        .get(&format!("/api/v1/threads/{thread}/posts"))
        .await
        .value();
    let post = posts["items"][0]["id"].as_i64().unwrap();
    site.administrator().await;
    let viewer = aliya.viewer().await;
    let mut limits = site.app.config.limits;
    limits.edit_hours = 24 * 365;
    let place = elab::markup::Place {
        anchor: "",
        site_host: "",
        heading: 4,
        line_breaks: true,
    };
    let new = elab::threads::NewPost {
        source: "Gone.".to_owned(),
        rendered: elab::markup::render("Gone.", &place, &|| false).unwrap(),
        lang: "en".to_owned(),
        via: elab::threads::Via::Web,
        parent: None,
    };
    let edit = move |tx: &mut elab::db::Tx<'_>| {
        elab::threads::edit(tx, &viewer, elab::base::PostId(post), 1, new, &limits)
    };
    site.app.db.write(edit).await.unwrap();
    for left in [1, 1, 1, 1, 1, 1, 1, 0] {
        if left == 0 {
            site.advance(days(2));
            site.settle().await;
        }
        site.advance(days(1));
        site.settle().await;
        assert_eq!(lying(&used), left);
    }
}

#[tokio::test]
async fn bytes_that_a_crash_left_without_a_row_are_found_and_wiped() {
    let site = TestApp::start().await;
    let space = site.space("valley", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let (kept, _) = taken(&aliya, &jpeg(700, 90)).await;
    let (store, stray) = (&site.app.store, crypto::name());
    let forms = [("9".to_owned(), vec![0]), ("8".to_owned(), vec![0])];
    store.put(&stray, &forms).unwrap();
    let folder = site.app.config.files_dir.join(&stray[..2]);
    std::fs::write(folder.join(format!("{stray}.7.part")), b"half").unwrap();
    let wipe = async |age| elab::files::wipe_strays(&site.app.db, store, age).await;
    // What is younger may be on its way to its row.
    assert_eq!(wipe(hours(1)).await, Ok(0));
    assert_eq!(wipe(seconds(0)).await, Ok(1));
    assert_eq!(wipe(seconds(0)).await, Ok(0));
    let lying = |folder: &std::path::Path| {
        let all = std::fs::read_dir(folder).unwrap();
        all.filter(|e| {
            e.as_ref()
                .unwrap()
                .path()
                .to_string_lossy()
                .contains(&stray)
        })
        .count()
    };
    assert_eq!(lying(&folder), 0);
    aliya.get(&kept).await.is(200);
}
