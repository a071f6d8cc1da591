//! The scan of the paper that a question was taken down from: for moderators without a part in it, who took it down, and in
//! the ZIP of who claims it.

use std::collections::BTreeMap;

use diesel::prelude::*;
use elab::base::{ThreadId, days, hours, minutes};
use elab::chores::RetireFiles;
use elab::db::schema::{audit, intake_scans, intakes, posts};
use elab::files::{Kind, NewFile, keep, wipe};
use elab::jobs::Job;
use image::{ImageFormat, Rgb, RgbImage};

use super::Village;
use crate::app::{TestApp, files};
use crate::archive::archived;
use crate::intake::code;
use crate::people::{Client, number};
use crate::takeouts::{link, unpacked};

const FORM: &str = "/s/town/ask/intake";
const TAKEOUT: &str = "/settings/takeout";
const GOOD: [(&str, &str); 6] = [
    ("alias", "Grandmother Rosa"),
    ("how", "paper"),
    ("evidence", "Folder 3, sheet 12"),
    ("title", "When will the bridge be repaired?"),
    ("offices", "akim"),
    ("consent", "on"),
];

/// A sheet of paper of this shade.
pub fn sheet(shade: u8) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let paper = RgbImage::from_pixel(300, 400, Rgb([shade, shade, shade]));
    paper.write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

/// Takes a question down with the scan of its paper; gives its number.
async fn taken(who: &Client<'_>) -> i64 {
    let paper = sheet(200);
    let sent = who.upload(FORM, &GOOD, Some(("sheet.png", &paper))).await;
    let location = sent.is(303).location();
    number(&location.replace("/questions/", "/t/").replace("/slip", ""))
}

fn page(id: i64) -> String {
    format!("/questions/{id}/scan")
}

fn picture(id: i64) -> String {
    format!("/questions/{id}/scan/picture")
}

/// The name of the scan as a file.
async fn name(site: &TestApp, id: i64) -> Option<String> {
    let read = site.app.db.read(move |c| {
        let row = intake_scans::table.find(ThreadId(id));
        Ok(row.select(intake_scans::file).first(c).optional()?)
    });
    read.await.unwrap()
}

/// True while bytes of this file lie on the disk.
fn lies(site: &TestApp, name: &str) -> bool {
    let all = files(&site.app.config.files_dir);
    all.keys().any(|path| path.contains(name))
}

/// What was written down of the scan of a question.
async fn noted(site: &TestApp, id: i64) -> Vec<String> {
    let object = format!("thread {id}");
    let read = site.app.db.read(move |c| {
        let rows = audit::table.filter(audit::object.eq(&object));
        let rows = rows.order(audit::id).select(audit::action);
        Ok(rows.load::<String>(c)?)
    });
    let mut all = read.await.unwrap();
    all.retain(|action| action.starts_with("scan."));
    all
}

async fn approved(site: &TestApp, village: &Village<'_>, id: i64) {
    let umpire = site.moderator(village.town.space, "umpire").await;
    let done = village.judges(&umpire, id, &[("do", "approve")]).await;
    done.is(303);
}

/// The question becomes this person's.
async fn claimed(judge: &Client<'_>, who: &Client<'_>, id: i64) {
    let typed = code(judge, id).await;
    let sent = [("code", &*typed), ("do", "claim")];
    who.fill("/claim", "/claim", &sent).await.is(303);
}

#[tokio::test]
async fn moderators_who_have_no_part_in_it_see_a_scan_and_each_look_is_written_down() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    judge.get(FORM).await.is(200).shows("multipart/form-data");
    let id = taken(&judge).await;
    let umpire = site.moderator(village.town.space, "umpire").await;
    let shown = picture(id);
    for who in [&judge, &umpire] {
        let question = who.get(&format!("/questions/{id}")).await.is(200);
        question.shows(&format!("href=\"{}\"", page(id)));
        let read = who.get(&page(id)).await.is(200).well_formed();
        read.shows("A scan was added on").shows(&shown);
    }
    assert_eq!(noted(&site, id).await, ["scan.added"], "a page is no look");
    let seen = umpire.get(&shown).await.is(200);
    assert_eq!(seen.header("content-type"), Some("image/jpeg"));
    assert_eq!(seen.header("cache-control"), Some("private, no-store"));
    let policy = seen.header("content-security-policy").unwrap();
    assert!(policy.contains("sandbox"), "{policy}");
    let paper = image::load_from_memory(&seen.bytes).unwrap();
    assert_eq!((paper.width(), paper.height()), (300, 400));
    judge.get(&shown).await.is(200);
    let twice = ["scan.added", "scan.seen", "scan.seen"];
    assert_eq!(noted(&site, id).await, twice);

    // Nobody else sees it or that there is one: not offices, not who wants to know too, not whom it is of.
    approved(&site, &village, id).await;
    let rosa = village.asker("rosa").await;
    claimed(&judge, &rosa, id).await;
    let (marat, clerk) = (village.holder().await, village.drafter().await);
    let timur = village.asker("timur").await;
    let (file, more) = (sheet(10), format!("{}/end", page(id)));
    for who in [&rosa, &marat, &clerk, &timur] {
        let own = who.open(&format!("/questions/{id}")).await.is(200);
        own.hides("/scan");
        who.get(&page(id)).await.is(404);
        who.get(&shown).await.is(404);
        who.get(&format!("/api/v1{}", page(id))).await.is(404);
        let sent = who.upload(&page(id), &[], Some(("a.png", &file))).await;
        sent.is(404);
        who.act(&more, &[]).await.is(404);
    }
    site.visitor().get(&shown).await.is(303);
    let program = format!("/api/v1{shown}");
    site.visitor().get(&program).await.is(401);
    // Nor does a moderator who acts for an office that was asked.
    let deputy = site.moderator(village.town.space, "deputy").await;
    for path in [page(id), picture(id)] {
        deputy.get(&path).await.is(403).shows("have a part in");
    }
    deputy.act(&more, &[]).await.is(403);
    let thread = deputy.open(&format!("/t/{id}")).await.is(200);
    thread.hides("/scan");
    assert_eq!(noted(&site, id).await, twice);
    // A question that its asker wrote has none.
    let own = village.published(&timur, "Who clears the snow?").await;
    judge.get(&page(own)).await.is(404);
}

#[tokio::test]
async fn a_scan_is_in_nothing_that_is_public_and_in_the_takeout_of_whom_it_is_of_alone() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let id = taken(&judge).await;
    approved(&site, &village, id).await;
    site.settle().await;
    let name = name(&site, id).await.unwrap();
    let bytes = judge.get(&picture(id)).await.is(200).bytes;
    let visitor = site.visitor();
    for path in [
        format!("/t/{id}-when-will-the-bridge-be-repaired"),
        format!("/api/v1/questions/{id}"),
        format!("/api/v1/threads/{id}/posts"),
        "/o/akim/feed.json".to_owned(),
        "/o/akim/questions.csv".to_owned(),
        "/s/town/questions.json".to_owned(),
        "/s/town/feed.rss".to_owned(),
    ] {
        let shown = visitor.get(&path).await.is(200);
        shown.hides(&name).hides("/scan");
    }
    let archive = files(&archived(&site, None));
    for (path, kept) in &archive {
        let words = String::from_utf8_lossy(kept);
        assert!(*kept != bytes && !words.contains(&name), "{path}");
    }
    // It is no file of a text, not even for who added it.
    for who in [&judge, &visitor] {
        for last in ["300x400.jpg", "300x400.scan", "scan"] {
            who.get(&format!("/f/{name}/{last}")).await.is(404);
        }
    }

    let rosa = village.asker("rosa").await;
    claimed(&judge, &rosa, id).await;
    let own = format!("files/{name}.jpg");
    assert!(taken_along(&site, "rosa").await.contains_key(&own));
    for other in ["judge", "umpire", "marat"] {
        let all = taken_along(&site, other).await;
        assert!(!all.contains_key(&own), "{other}");
    }
}

/// The files of somebody's ZIP.
async fn taken_along(site: &TestApp, name: &str) -> BTreeMap<String, String> {
    let who = site.member(name).await;
    who.fill(TAKEOUT, TAKEOUT, &[]).await.is(303);
    site.settle().await;
    let link = link(&who.get(TAKEOUT).await.is(200));
    unpacked(&who.get(&link).await.is(200).bytes)
}

#[tokio::test]
async fn a_scan_is_added_later_replaced_taken_away_and_brought_back_for_a_week() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    // What is no picture takes nothing down, and what was typed comes back.
    let wrong = judge.upload(FORM, &GOOD, Some(("a.txt", b"words"))).await;
    wrong.is(415).well_formed().shows("Grandmother Rosa");
    let count = || async {
        let read = site.app.db.read(|c| {
            let all = intakes::table.count();
            Ok(all.get_result::<i64>(c)?)
        });
        read.await.unwrap()
    };
    assert_eq!(count().await, 0);
    judge.fill(FORM, FORM, &GOOD).await.is(303);
    assert_eq!(count().await, 1);
    let id = site.app.db.read(|c| {
        let all = intakes::table.select(intakes::thread_id);
        Ok(all.first::<ThreadId>(c)?)
    });
    let id = id.await.unwrap().0;
    let (page, picture) = (page(id), picture(id));
    judge.get(&page).await.is(200).well_formed().hides(&picture);
    judge.get(&picture).await.is(404);
    judge.upload(&page, &[], None).await.is(422).well_formed();
    let gif = judge.upload(&page, &[], Some(("a.gif", b"GIF89a"))).await;
    gif.is(415).well_formed();
    let mut before = None;
    for shade in [20, 220] {
        let paper = sheet(shade);
        let sent = judge.upload(&page, &[], Some(("a.png", &paper))).await;
        sent.is(303);
        let seen = judge.get(&picture).await.is(200);
        let paper = image::load_from_memory(&seen.bytes).unwrap().into_rgb8();
        assert!(paper.get_pixel(9, 9).0[0].abs_diff(shade) < 9);
        let now = name(&site, id).await;
        assert_ne!(before, now);
        if let Some(before) = std::mem::replace(&mut before, now) {
            // The one before it is wiped at once, as far as nobody is fetching it.
            site.advance(minutes(2));
            site.settle().await;
            assert!(!lies(&site, &before));
        }
    }
    let kept = before.unwrap();
    assert!(lies(&site, &kept));

    let (end, back) = (format!("{page}/end"), format!("{page}/restoration"));
    for _ in 0..2 {
        judge.act(&end, &[]).await.is(303);
    }
    judge.get(&picture).await.is(404);
    let gone = judge.get(&page).await.is(200).well_formed();
    gone.shows("it can be brought back").hides(&picture);
    for _ in 0..2 {
        judge.act(&back, &[]).await.is(303);
    }
    judge.get(&picture).await.is(200);
    let mut acts = noted(&site, id).await;
    acts.retain(|action| action != "scan.seen");
    let want = ["scan.added", "scan.added", "scan.removed", "scan.restored"];
    assert_eq!(acts, want, "the same twice is once");

    // What is kept stays for ever; what was taken away goes after a week.
    let retire = || async {
        let job = RetireFiles {
            after: String::new(),
        };
        site.app.db.write(move |tx| job.run(tx)).await.unwrap();
        site.advance(hours(1));
        wipe(&site.app.db, &site.app.store).await.unwrap()
    };
    site.advance(days(8));
    assert_eq!(retire().await, 0);
    let judge = village.moderator().await;
    judge.get(&picture).await.is(200);
    judge.act(&end, &[]).await.is(303);
    site.advance(days(8));
    assert_eq!(retire().await, 1);
    assert!(!lies(&site, &kept));
    let judge = village.moderator().await;
    judge.act(&back, &[]).await.is(404);
    judge.get(&page).await.is(200).hides("be brought back");
    // Another may come in its place.
    let paper = sheet(90);
    let sent = judge.upload(&page, &[], Some(("a.png", &paper))).await;
    sent.is(303);
    judge.get(&picture).await.is(200);
}

#[tokio::test]
async fn a_scan_needs_no_room_of_who_adds_it_and_is_set_ten_times_a_day() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    // All that he may keep of his own he keeps.
    let viewer = judge.viewer().await;
    let large = NewFile {
        name: elab::base::crypto::name(),
        kind: Kind::Pdf,
        title: "large.pdf".to_owned(),
        pixels: None,
        size: 500_000_000,
    };
    let kept = site.app.db.write(move |tx| keep(tx, &viewer, &large, true));
    kept.await.unwrap();
    let more = judge.upload("/api/v1/files", &[], Some(("a.txt", b"a")));
    more.await.is(422).shows("quota");
    let id = taken(&judge).await;
    let (page, paper) = (page(id), sheet(90));
    for _ in 1..10 {
        let sent = judge.upload(&page, &[], Some(("a.png", &paper))).await;
        sent.is(303);
    }
    let refused = judge.upload(&page, &[], Some(("a.png", &paper))).await;
    refused.is(429).well_formed();
    // The paper of another question is another's, and the one that is there stays.
    taken(&judge).await;
    judge.get(&picture(id)).await.is(200);
    site.advance(days(1));
    let judge = village.moderator().await;
    let sent = judge.upload(&page, &[], Some(("a.png", &paper))).await;
    sent.is(303);
}

/// A form in the order in which a browser sends the fields of this page: its kind and its body.
fn in_order(page: &str, fields: &[(&str, &str)], paper: &[u8]) -> (String, Vec<u8>) {
    let mark = elab::base::crypto::name();
    let (_, form) = page.split_once(&format!("action=\"{FORM}\"")).unwrap();
    let at = |name: &str| form.find(&format!("name=\"{name}\"")).unwrap();
    let part = |name: &str, more: &str, value: &[u8]| {
        let head =
            format!("--{mark}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n");
        (at(name), [head.as_bytes(), value, b"\r\n"].concat())
    };
    let typed = fields.iter();
    let mut parts: Vec<(usize, Vec<u8>)> = typed
        .map(|(name, value)| part(name, "", value.as_bytes()))
        .collect();
    parts.push(part("file", "; filename=\"sheet.png\"", paper));
    parts.sort_by_key(|(at, _)| *at);
    let mut body: Vec<u8> = parts.into_iter().flat_map(|(_, part)| part).collect();
    body.extend(format!("--{mark}--\r\n").bytes());
    (format!("multipart/form-data; boundary={mark}"), body)
}

#[tokio::test]
async fn a_paper_that_is_too_large_takes_nothing_that_was_typed_with_it() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let page = judge.get(FORM).await.is(200);
    // A browser that runs scripts makes it smaller ahead of that.
    let page = page
        .shows("<picture-shrink>")
        .shows("/assets/picture-shrink.");
    let (token, key) = judge.keys().await;
    let body = ("body", "The left bank waits since May.");
    let fields = [&[("token", token.as_str()), ("key", &key), body][..], &GOOD].concat();
    let (kind, sent) = in_order(&page.body, &fields, &vec![0_u8; 11_600_000]);
    let headers = [("content-type", kind.as_str())];
    let back = judge.send_bytes("POST", FORM, &headers, &sent).await;
    let mut back = back.is(413).well_formed();
    for (_, typed) in &GOOD[..4] {
        back = back.shows(typed);
    }
    back.shows(body.1).shows("value=\"akim\" checked");
}

#[tokio::test]
async fn what_is_wiped_takes_its_scan_with_it() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let id = taken(&judge).await;
    approved(&site, &village, id).await;
    let (kept, other) = (name(&site, id).await.unwrap(), taken(&judge).await);
    assert!(lies(&site, &kept));
    let post = site.app.db.read(move |c| {
        let opening = posts::table.filter(posts::thread_id.eq(id).and(posts::n.eq(1)));
        Ok(opening.select(posts::id).first::<i64>(c)?)
    });
    let post = post.await.unwrap();
    let reason = [("reason", "private_data"), ("note", "")];
    let keeper = site.administrator().await;
    let done = keeper.act(&format!("/p/{post}/purges"), &reason).await;
    done.is(303);
    judge.get(&picture(id)).await.is(404);
    assert_eq!(name(&site, id).await, None);
    site.advance(minutes(2));
    site.settle().await;
    assert!(!lies(&site, &kept), "no bytes are left");
    // Nor does another come behind it.
    let judge = village.moderator().await;
    let late = sheet(90);
    let sent = judge.upload(&page(id), &[], Some(("a.png", &late))).await;
    assert!(sent.status >= 400, "{}", sent.status);
    assert_eq!(name(&site, id).await, None);
    // The paper of another question stays.
    let judge = village.moderator().await;
    judge.get(&picture(other)).await.is(200);
}

#[tokio::test]
async fn programs_of_moderators_keep_scans_too() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    judge.fill(FORM, FORM, &GOOD).await.is(303);
    let id = site.app.db.read(|c| {
        let all = intakes::table.select(intakes::thread_id);
        Ok(all.first::<ThreadId>(c)?)
    });
    let path = format!("/api/v1/questions/{}/scan", id.await.unwrap());
    let none = judge.get(&path).await.is(200).value();
    assert!(none["url"].is_null() && none["removed"] == false);
    judge.upload(&path, &[], None).await.is(422);
    let paper = sheet(90);
    let made = judge.upload(&path, &[], Some(("a.png", &paper))).await;
    let made = made.is(201).value();
    assert_eq!(made["width"], 300);
    assert_eq!(made["height"], 400);
    let url = made["url"].as_str().unwrap();
    let seen = judge.get(url).await.is(200);
    assert_eq!(seen.header("content-type"), Some("image/jpeg"));
    assert_eq!(seen.header("cache-control"), Some("private, no-store"));
    judge.json("DELETE", &path, &[], "").await.is(204);
    judge.get(url).await.is(404);
    let gone = judge.get(&path).await.is(200).value();
    assert!(gone["url"].is_null() && gone["removed"] == true);
    let back = format!("{path}/restoration");
    judge.json("POST", &back, &[], "").await.is(204);
    assert_eq!(judge.get(&path).await.value()["url"], made["url"]);
}
