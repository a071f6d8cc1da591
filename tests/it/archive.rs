//! The static archive: it opens from a disk, and holds what a visitor sees and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use elab::web::archive::archive;

use crate::app::{TestApp, files, folder};
use crate::people::{Client, number};

pub fn archived(site: &TestApp, space: Option<&str>) -> PathBuf {
    let to = folder().join("archive");
    let now = site.app.clock.now();
    archive(&site.app.config, &to, space, now, &mut |_, _, _| {}).unwrap();
    to
}

fn text(archive: &Path, path: &str) -> String {
    fs::read_to_string(archive.join(path)).unwrap()
}

/// Every address of every page leads to a file that is there, and none to the site's own paths.
fn leads_nowhere_else(archive: &Path) {
    let all = files(archive);
    for (path, bytes) in all.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8(bytes.clone()).unwrap();
        for mark in [" href=\"", " src=\""] {
            for rest in page.split(mark).skip(1) {
                let to = rest.split('"').next().unwrap();
                if to.starts_with("http") || to.starts_with('#') {
                    continue;
                }
                assert!(!to.starts_with('/'), "{path}: {to}");
                let (file, anchor) = to.split_once('#').unwrap_or((to, ""));
                let full = archive.join(path).parent().unwrap().join(file);
                let target = fs::read(&full).unwrap_or_else(|_| panic!("{path}: {to}"));
                let has = |id: &str| String::from_utf8_lossy(&target).contains(id);
                assert!(
                    anchor.is_empty() || has(&format!("id=\"{anchor}\"")),
                    "{path}: {to}"
                );
            }
        }
    }
}

/// A site with a public and a private space.
async fn town(site: &TestApp) -> (Client<'_>, Client<'_>) {
    let town = site.space("town", "public").await;
    let den = site.space("den", "private").await;
    let aliya = site.neighbour(town, "aliya").await;
    site.settle_member(den, "aliya", elab::spaces::Role::Member)
        .await;
    let root = site.moderator(town, "marat").await;
    (aliya, root)
}

#[tokio::test]
async fn an_archive_holds_what_a_visitor_sees_and_nothing_else() {
    let site = TestApp::start().await;
    let (aliya, marat) = town(&site).await;
    let told = aliya
        .upload(
            "/api/v1/files",
            &[],
            Some(("well.jpg", &crate::files::jpeg(800, 600))),
        )
        .await
        .is(201)
        .value();
    let picture = told["markdown"].as_str().unwrap();
    let body = format!(
        "It is **dry**, @marat.\n\n{picture}\n\n[x](javascript:alert(1)) <script>alert(2)</script>"
    );
    let well = aliya.starts("/s/town/talk", "The dry well", &body).await;
    let reply = marat
        .replies(well, None, "So it is. See /t/1 and [that](/p/1)")
        .await;
    let gone = aliya.replies(well, Some(reply), "Taken back words").await;
    let removed = aliya.replies(well, None, "Removed words").await;
    aliya
        .act(&format!("/p/{gone}/deletions"), &[])
        .await
        .is(303);
    let spam = [("reason", "spam")];
    marat
        .act(&format!("/p/{removed}/removals"), &spam)
        .await
        .is(303);
    let hidden = aliya
        .upload("/api/v1/files", &[], Some(("den.txt", b"Words of the den")))
        .await
        .is(201)
        .value();
    let hidden = hidden["markdown"].as_str().unwrap();
    let body = format!("Hush of the den {hidden}");
    let secret = aliya.starts("/s/den/talk", "A secret thing", &body).await;
    let stranger = site.stranger(elab::base::SpaceId(1), "dana").await;
    stranger
        .starts("/s/town/talk", "A held thing", "Held words")
        .await;
    let blog = [
        ("title", "Notes"),
        ("slug", "valley"),
        ("about", "Of the valley."),
    ];
    aliya.fill("/b/new", "/b", &blog).await.is(303);
    for (title, act) in [("Out of the drawer", true), ("Still in the drawer", false)] {
        let fields = [
            ("title", title),
            ("body", "Words of the drawer"),
            ("do", "publish"),
        ];
        let made = aliya
            .fill("/b/valley/new", "/b/valley/articles", &fields)
            .await;
        let id = number(&made.is(303).location());
        if act {
            let authors = format!("/articles/{id}/authors");
            aliya.act(&authors, &[("name", "marat")]).await.is(303);
            aliya.act(&authors, &[("name", "dana")]).await.is(303);
            let yes = format!("/articles/{id}/authorship");
            marat.act(&yes, &[]).await.is(303);
            let act = format!("/articles/{id}/publication");
            aliya.act(&act, &[("do", "now")]).await.is(303);
        }
    }
    let whole = archived(&site, None);
    leads_nowhere_else(&whole);
    let all: String = files(&whole)
        .into_values()
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    for shown in [
        "The dry well",
        "<strong>dry</strong>",
        "So it is",
        "Out of the drawer",
        "@marat",
    ] {
        assert!(all.contains(shown), "{shown}");
    }
    for absent in [
        "Taken back words",
        "Removed words",
        "Hush of the den",
        "A secret thing",
        "Words of the den",
        "A held thing",
        "Held words",
        "Still in the drawer",
        "<script",
        "javascript:",
        "example.org",
        "argon2",
    ] {
        assert!(!all.contains(absent), "{absent}");
    }
    let page = text(&whole, &format!("threads/0/{well}.html"));
    assert!(page.contains("Taken back by its author") && page.contains("Removed by a moderator"));
    assert!(page.contains("srcset=\"../../files/"), "{page}");
    let by_time = text(&whole, &format!("threads/0/{well}-time.html"));
    assert_eq!(page.matches("<article").count(), 4);
    assert_eq!(by_time.matches("<article").count(), 4);
    // An answer stands within what it answers.
    assert_eq!(
        page.matches("<ol>").count(),
        page.matches("</ol>").count() - 2
    );
    // An article bears the names of those who write it, not of who was only asked.
    let article = files(&whole).into_iter().find(|(path, bytes)| {
        let bytes = String::from_utf8_lossy(bytes);
        path.starts_with("threads/") && bytes.contains("Words of the drawer")
    });
    let article = String::from_utf8(article.unwrap().1).unwrap();
    let by = article.split("<h2>#1").nth(1).unwrap();
    let by = by.split("</h2>").next().unwrap();
    assert!(by.contains(">aliya</a>, <a href") && by.contains(">marat</a>"));
    assert!(!by.contains("dana"), "{by}");
    assert!(!whole.join(format!("threads/0/{secret}.html")).exists());
    assert!(files(&whole).keys().all(|path| !path.ends_with(".txt")));

    let sums = std::process::Command::new("sha256sum")
        .args(["--check", "--quiet", "--strict", "SHA256SUMS"])
        .current_dir(&whole)
        .status();
    assert!(sums.unwrap().success(), "the usual tool reads the list");
    let listed = text(&whole, "SHA256SUMS").lines().count();
    assert_eq!(listed + 1, files(&whole).len());

    // One space alone; one that visitors do not see is none.
    let one = archived(&site, Some("town"));
    leads_nowhere_else(&one);
    assert!(one.join(format!("threads/0/{well}.html")).exists());
    let blogs = files(&one)
        .into_values()
        .filter(|bytes| String::from_utf8_lossy(bytes).contains("Out of the drawer"));
    assert_eq!(blogs.count(), 0);
    let nowhere = folder().join("archive");
    let now = site.app.clock.now();
    let refused = archive(
        &site.app.config,
        &nowhere,
        Some("den"),
        now,
        &mut |_, _, _| {},
    );
    assert!(refused.unwrap_err().contains("den"));
    assert!(!nowhere.exists() && !nowhere.with_extension("part").exists());
    let twice = archive(&site.app.config, &one, None, now, &mut |_, _, _| {});
    assert!(twice.unwrap_err().contains("there already"));
}

#[tokio::test]
async fn a_long_discussion_has_pages_and_half_an_archive_is_none() {
    let site = TestApp::start().await;
    let (aliya, _) = town(&site).await;
    let tree = crate::threads::Tree::random(7, 230, 6);
    let (well, _) = crate::threads::grow(&site, &aliya, "/s/town/talk", &tree).await;
    let whole = archived(&site, None);
    leads_nowhere_else(&whole);
    let count = |path: String| text(&whole, &path).matches("<article").count();
    for view in ["", "-time"] {
        let first = count(format!("threads/0/{well}{view}.html"));
        let second = count(format!("threads/0/{well}{view}-2.html"));
        assert_eq!((first, second > 0), (200, true), "{view}");
        for page in ["", "-2"] {
            let page = text(&whole, &format!("threads/0/{well}{view}{page}.html"));
            let lists = |mark: &str| page.matches(mark).count();
            assert_eq!(lists("<ol"), lists("</ol>"));
            assert_eq!(lists("<li>"), lists("</li>"));
        }
    }
    // A name is given when all is there: what one that was cut short left is cleared away.
    let part = whole.with_extension("part");
    fs::create_dir_all(part.join("threads")).unwrap();
    fs::write(part.join("index.html"), "half").unwrap();
    fs::remove_dir_all(&whole).unwrap();
    let now = site.app.clock.now();
    archive(&site.app.config, &whole, None, now, &mut |_, _, _| {}).unwrap();
    assert!(!part.exists() && !text(&whole, "index.html").contains("half"));
}

#[tokio::test]
async fn who_pays_is_named_only_where_the_settings_say_so() {
    let plain = TestApp::start().await;
    plain.visitor().get("/").await.is(200).hides("funder");
    let logo = folder().join("logo.jpg");
    fs::write(&logo, crate::files::jpeg(80, 40)).unwrap();
    let site = TestApp::start_with(|config| {
        config.funder_logo = Some(logo.clone());
        let words = [("en", "Paid by <b>Us</b>"), ("ru", "Оплачено нами")];
        config.funder = words.map(|(lang, words)| (lang, words.to_owned())).into();
    });
    let site = site.await;
    let (aliya, _) = town(&site).await;
    let well = aliya
        .starts("/s/town/talk", "The dry well", "It is dry")
        .await;
    let visitor = site.visitor();
    let page = visitor
        .get("/")
        .await
        .is(200)
        .shows("Paid by &#60;b&#62;Us&#60;/b&#62;");
    let mark = "<div class=\"funder\"><img src=\"";
    let start = page.body.find(mark).unwrap() + mark.len();
    let picture = visitor
        .get(page.body[start..].split('"').next().unwrap())
        .await
        .is(200);
    assert_eq!(picture.header("content-type"), Some("image/jpeg"));
    assert_eq!(picture.bytes, fs::read(&logo).unwrap());
    visitor
        .get("/?lang=ru")
        .await
        .is(200)
        .shows("Оплачено нами");
    // Where a language has none, the words of the site's stand.
    visitor.get("/?lang=pl").await.is(200).shows("Paid by");
    let sheet = visitor.get(&format!("/t/{well}/board")).await.is(200);
    let sheet = sheet
        .body
        .split("<article class=\"board\">")
        .nth(1)
        .unwrap();
    assert!(
        sheet
            .split("</article>")
            .next()
            .unwrap()
            .contains("Paid by")
    );
    let whole = archived(&site, None);
    leads_nowhere_else(&whole);
    assert!(text(&whole, &format!("threads/0/{well}.html")).contains("Paid by"));
    let named = |path: &str| path.starts_with("funder.") && path.ends_with(".jpg");
    assert_eq!(files(&whole).keys().filter(|path| named(path)).count(), 1);
    // What is no picture is refused ahead of the first page.
    fs::write(&logo, "<svg onload=\"alert(1)\"/>").unwrap();
    let config = site.app.config.clone();
    assert!(config.logo().unwrap_err().contains("no PNG"));
}

#[tokio::test]
async fn an_answer_of_an_office_bears_the_name_of_the_office() {
    let site = TestApp::start().await;
    let village = crate::questions::Village::of(&site).await;
    let id = village.answered().await;
    let dana = village.asker("dana").await;
    let held = village.asks(&dana, "A question that waits for long?").await;
    let whole = archived(&site, None);
    leads_nowhere_else(&whole);
    let page = text(&whole, &format!("threads/0/{id}.html"));
    assert!(page.contains("In <strong>June</strong>."), "{page}");
    let by = page.split("<h2>#2").nth(1).unwrap();
    let by = by.split("</h2>").next().unwrap();
    assert_eq!(by.trim(), "Akim of the valley");
    // Who wrote it for the office is named nowhere.
    let all = files(&whole).into_values();
    let all: String = all
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    assert!(all.contains("dana") && !all.contains("marat"));
    assert!(!whole.join(format!("threads/0/{held}.html")).exists());
    assert!(!all.contains("waits for long"));
}
