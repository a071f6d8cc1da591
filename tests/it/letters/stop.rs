//! Links in a letter that make letters fewer: without signing in, and not by looking.

use elab::base::days;
use elab::notices::{self, Level, Prefs, Rhythm, Target};

use super::{Client, TestApp, post, reader, text, town, wait};

/// The links of the last letter, as paths: what it says of each, and where it leads.
async fn links(who: &Client<'_>) -> Vec<(String, String)> {
    let told = text(post(who).await.last().unwrap());
    let base = who.site().app.config.base_url.clone();
    let lines: Vec<&str> = told.lines().collect();
    let pairs = lines.windows(2).filter_map(|pair| {
        let path = pair[1].strip_prefix(&base)?;
        Some((pair[0].trim_end_matches(':').to_owned(), path.to_owned()))
    });
    pairs.collect()
}

async fn link(who: &Client<'_>, words: &str) -> String {
    let all = links(who).await;
    let found = all.iter().find(|(said, _)| said == words);
    found
        .unwrap_or_else(|| panic!("{words}: {all:?}"))
        .1
        .clone()
}

async fn prefs(who: &Client<'_>) -> Prefs {
    let viewer = reader(who).await;
    let read = who.site().app.db.read(move |c| notices::prefs(c, &viewer));
    read.await.unwrap()
}

/// What a mail program sends (RFC 8058, 3.2).
async fn one_click(site: &TestApp, path: &str, kind: &str, body: &str) -> crate::people::Answer {
    let headers = [
        ("content-type", kind),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
    ];
    site.visitor().send("POST", path, &headers, body).await
}

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn each_link_does_what_it_says_by_its_button_alone() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    marat.replies(thread, None, "In the well.").await;
    wait(&site).await;
    let before = site.rows().await;
    let mute = link(&aliya, "Nothing more about this discussion").await;
    let fewer = link(&aliya, "One letter in the evening at most").await;
    let all = link(&aliya, "No more letters").await;
    for path in [&mute, &fewer, &all] {
        let page = site.visitor().get(path).await.is(200).well_formed();
        assert_eq!(page.header("set-cookie"), None, "{path}");
        page.hides("aliya")
            .hides("Water")
            .shows(&format!("action=\"{path}\""));
        site.visitor().send("HEAD", path, &[], "").await.is(200);
    }
    assert_eq!(site.rows().await, before, "to look changes nothing");

    one_click(&site, &fewer, FORM, "")
        .await
        .is(200)
        .shows("Done: there is one letter");
    assert_eq!(
        prefs(&aliya).await,
        Prefs {
            budget: 0,
            ..Prefs::default()
        }
    );
    one_click(&site, &mute, FORM, "")
        .await
        .is(200)
        .shows("nothing more of this discussion");
    let viewer = aliya.viewer().await;
    let place = [Target::Thread(elab::base::ThreadId(thread))];
    let level = site
        .app
        .db
        .read(move |c| notices::level_of(c, &viewer, &place));
    assert_eq!(level.await.unwrap(), Some(Level::Nothing));
    one_click(&site, &all, FORM, "").await.is(200);
    assert!(prefs(&aliya).await.stopped);
    marat.starts("/s/town/talk", "Roads", "Ask @aliya.").await;
    wait(&site).await;
    site.advance(days(1));
    site.settle().await;
    assert_eq!(post(&aliya).await.len(), 1, "no letter any more");
}

#[tokio::test]
async fn a_mail_program_ends_the_letters_with_one_post() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    let multipart = "multipart/form-data; boundary=x";
    let part = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    for (kind, body) in [(FORM, "List-Unsubscribe=One-Click"), (multipart, part)] {
        super::wants(&aliya, Prefs::default()).await;
        marat.replies(thread, None, "In the well.").await;
        wait(&site).await;
        let mime = String::from_utf8(post(&aliya).await.last().unwrap().mime.clone()).unwrap();
        let mime = mime.replace("\r\n ", " ");
        let header = mime
            .lines()
            .find_map(|line| line.strip_prefix("List-Unsubscribe: <"))
            .unwrap();
        let base = site.app.config.base_url.clone();
        let path = header.trim_end_matches('>').strip_prefix(&base).unwrap();
        for _ in 0..2 {
            let done = one_click(&site, path, kind, body).await.is(200);
            assert_eq!(
                (done.header("set-cookie"), done.header("location")),
                (None, None),
                "{kind}"
            );
            assert!(prefs(&aliya).await.stopped, "{kind}");
        }
    }
}

#[tokio::test]
async fn the_way_off_a_digest_ends_the_digest_alone() {
    let site = TestApp::start().await;
    let (_, marat, thread) = town(&site).await;
    let dana = site.member("dana").await;
    super::choose(&dana, super::thread(thread), Level::All).await;
    super::wants(
        &dana,
        Prefs {
            rhythm: Rhythm::Daily,
            ..Prefs::default()
        },
    )
    .await;
    marat.replies(thread, None, "In the well.").await;
    site.settle().await;
    site.advance(days(1));
    site.settle().await;
    let mime = String::from_utf8(post(&dana).await[0].mime.clone()).unwrap();
    assert!(mime.contains("/stop/digest."), "{mime}");
    let path = link(&dana, "No more digests").await;
    one_click(&site, &path, FORM, "").await.is(200);
    assert_eq!(prefs(&dana).await, Prefs::default());
}

#[tokio::test]
async fn a_forged_or_old_link_says_what_to_do() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    marat.replies(thread, None, "In the well.").await;
    wait(&site).await;
    let good = link(&aliya, "No more letters").await;
    let id = aliya.viewer().await.id().unwrap();
    let other = good.replacen(&format!(".{id}."), &format!(".{}.", id.0 + 1), 1);
    let act = good.replacen("/stop/all.", "/stop/fewer.", 1);
    let cut = good.split('?').next().unwrap();
    let cut = cut[..cut.len() - 1].to_owned();
    let before = site.rows().await;
    for wrong in [
        other,
        act,
        cut,
        "/stop/all".to_owned(),
        "/stop/%00".to_owned(),
    ] {
        for answer in [
            site.visitor().get(&wrong).await,
            one_click(&site, &wrong, FORM, "").await,
        ] {
            answer
                .is(404)
                .shows("This link works no more")
                .shows("/settings/notices");
        }
    }
    assert_eq!(site.rows().await, before);
    site.advance(days(181));
    one_click(&site, &good, FORM, "").await.is(404);
    assert_eq!(prefs(&aliya).await, Prefs::default());
}

#[tokio::test]
async fn the_page_speaks_the_language_of_the_letter() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    super::lives(&aliya, "kk", "UTC").await;
    marat.replies(thread, None, "In the well.").await;
    wait(&site).await;
    let t = site.app.i18n.texts(elab::i18n::Lang::Kk);
    let path = link(&aliya, &t.say("stop-all")).await;
    site.visitor()
        .get(&path)
        .await
        .is(200)
        .shows(&t.say("stop-all-lead"))
        .shows("lang=\"kk\"");
}
