//! What a person takes along: all that is his, nothing of anybody else's, for him alone and some days.

use std::collections::BTreeMap;
use std::io::Read;

use diesel::prelude::*;
use elab::base::{days, hours};
use elab::db::schema::takeouts;
use flate2::read::DeflateDecoder;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::blogs::{drafts, opens};
use crate::people::{Answer, Client};
use crate::questions::Village;

const PAGE: &str = "/settings/takeout";

/// The files of a ZIP, as the list at its end has them.
pub fn unpacked(zip: &[u8]) -> BTreeMap<String, String> {
    let number = |at: usize, bytes: usize| {
        let digits = zip[at..at + bytes].iter().rev();
        digits.fold(0, |all, byte| all << 8 | usize::from(*byte))
    };
    let end = zip.len() - 22;
    assert_eq!(&zip[end..end + 4], b"PK\x05\x06");
    let (count, mut at) = (number(end + 10, 2), number(end + 16, 4));
    let mut files = BTreeMap::new();
    for _ in 0..count {
        assert_eq!(&zip[at..at + 4], b"PK\x01\x02");
        let (method, sum, packed) = (number(at + 10, 2), number(at + 16, 4), number(at + 20, 4));
        let (size, length, place) = (number(at + 24, 4), number(at + 28, 2), number(at + 42, 4));
        let name = String::from_utf8(zip[at + 46..at + 46 + length].to_vec()).unwrap();
        assert_eq!(&zip[place..place + 4], b"PK\x03\x04");
        let kept = &zip[place + 30 + length..][..packed];
        let mut bytes = Vec::new();
        match method {
            0 => bytes.extend_from_slice(kept),
            _ => drop(DeflateDecoder::new(kept).read_to_end(&mut bytes).unwrap()),
        }
        let mut crc = flate2::Crc::new();
        crc.update(&bytes);
        assert_eq!((bytes.len(), crc.sum() as usize), (size, sum), "{name}");
        files.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        at += 46 + length;
    }
    files
}

async fn asks(who: &Client<'_>) {
    who.fill(PAGE, PAGE, &[]).await.is(303);
}

/// The link of the page.
pub fn link(page: &Answer) -> String {
    let mark = "href=\"/settings/takeout/";
    let start = page
        .body
        .find(mark)
        .unwrap_or_else(|| panic!("{}", page.body))
        + 6;
    page.body[start..].split('"').next().unwrap().to_owned()
}

async fn rows(site: &TestApp) -> i64 {
    let read = site
        .app
        .db
        .read(|c| Ok(takeouts::table.count().get_result(c)?));
    read.await.unwrap()
}

#[tokio::test]
async fn one_takes_along_all_that_is_his_and_nothing_of_anybody_elses() {
    let site = TestApp::start().await;
    let (town, den) = (
        site.space("town", "public").await,
        site.space("den", "private").await,
    );
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.moderator(town, "marat").await;
    site.settle_member(den, "aliya", elab::spaces::Role::Member)
        .await;
    site.settle_member(den, "marat", elab::spaces::Role::Member)
        .await;
    let well = aliya
        .starts("/s/town/talk", "The dry well", "My **own** words")
        .await;
    let answer = marat.replies(well, None, "Words of marat").await;
    let gone = aliya.replies(well, Some(answer), "Words taken back").await;
    aliya
        .act(&format!("/p/{gone}/deletions"), &[])
        .await
        .is(303);
    let secret = marat
        .starts("/s/den/talk", "A thing of the den", "Hush of marat")
        .await;
    aliya.replies(secret, None, "My hush").await;
    let told = aliya
        .upload("/api/v1/files", &[], Some(("well.txt", b"Bytes of a file")))
        .await;
    told.is(201);
    marat
        .upload("/api/v1/files", &[], Some(("marat.txt", b"Bytes of marat")))
        .await
        .is(201);
    marat.act(&format!("/p/{answer}/reactions"), &[]).await;
    opens(&marat, "valley").await;
    let newsletter = "/b/valley/newsletter";
    aliya.fill(newsletter, newsletter, &[]).await.is(303);
    let drawer = drafts(
        &marat,
        "valley",
        "A drawer of marat",
        &[("body", "Draft of marat")],
    )
    .await;
    let asked = [("name", "aliya")];
    marat
        .act(&format!("/articles/{drawer}/authors"), &asked)
        .await
        .is(303);

    aliya.get(PAGE).await.is(200).hides("It is being made");
    asks(&aliya).await;
    aliya.get(PAGE).await.is(200).shows("It is being made");
    // Who asks again while it is being made, or on the day that it was, gets the one that there is.
    let again = aliya
        .json("POST", "/api/v1/settings/takeout", &[], "{}")
        .await;
    assert_eq!(again.is(201).value()["state"], "making");
    site.settle().await;
    assert_eq!(rows(&site).await, 1);
    let page = aliya.get(PAGE).await.is(200);
    let link = link(&page);
    // A newer one is offered after a day only.
    page.hides("<form method=\"post\" action=\"/settings/takeout\"");
    aliya.act(PAGE, &[]).await.is(303);
    site.settle().await;
    let own = aliya.get("/api/v1/settings/takeout").await.is(200).value();
    assert_eq!(
        (own["state"].as_str(), own["url"].as_str()),
        (Some("ready"), Some(link.as_str()))
    );

    let zip = aliya.get(&link).await.is(200);
    assert_eq!(zip.header("content-type"), Some("application/zip"));
    assert_eq!(zip.header("cache-control"), Some("no-store"));
    let files = unpacked(&zip.bytes);
    let all: String = files.values().map(String::as_str).collect();
    for mine in [
        "My **own** words",
        "Words taken back",
        "My hush",
        "Bytes of a file",
        "The dry well",
    ] {
        assert!(all.contains(mine), "{mine}: {files:?}");
    }
    for theirs in [
        "Words of marat",
        "Draft of marat",
        "Hush of marat",
        "Bytes of marat",
        "marat@",
    ] {
        assert!(!all.contains(theirs), "{theirs}");
    }
    let profile: Value = serde_json::from_str(&files["profile.json"]).unwrap();
    let letters = site.mails_to(profile["email"].as_str().unwrap());
    assert_eq!(letters.len(), 1, "asked for once, told of once");
    assert_eq!(profile["communities"].as_array().unwrap().len(), 2);
    assert!(!files["profile.json"].contains("password"));
    let marks: Value = serde_json::from_str(&files["marks.json"]).unwrap();
    assert_eq!(marks["newsletters"], json!(["valley"]));
    let along = &marks["coauthor"][0];
    assert_eq!(
        (&along["thread"], &along["state"]),
        (&json!(drawer), &json!("invited"))
    );
    let texts: Value = serde_json::from_str(&files["texts-1.json"]).unwrap();
    let states: Vec<&str> = texts
        .as_array()
        .unwrap()
        .iter()
        .map(|t| t["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["published", "withdrawn", "published"]);
    // Every link of its pages leads to a file of it.
    for (name, page) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        for rest in page.split(" href=\"").skip(1) {
            let to = rest.split('"').next().unwrap();
            assert!(files.contains_key(to), "{name}: {to}");
        }
        assert!(!page.contains("<script"));
    }

    marat.get(&link).await.is(404);
    site.administrator().await.get(&link).await.is(404);
    site.visitor().get(&link).await.is(303);
    let folder = site.app.config.files_dir.join("takeouts");
    let lying = || std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(lying(), 1);
    site.advance(days(7));
    site.settle().await;
    aliya.get(&link).await.is(404);
    aliya.get(PAGE).await.is(200).hides("/settings/takeout/");
    assert_eq!((lying(), rows(&site).await), (0, 0));
}

#[tokio::test]
async fn what_was_begun_and_lost_is_made_once_more() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    asks(&aliya).await;
    // Somebody took it, and was killed.
    let now = site.app.clock.now();
    let write = site.app.db.write(move |tx| {
        diesel::update(takeouts::table)
            .set(takeouts::next_at.eq(now.plus(hours(1))))
            .execute(&mut **tx)?;
        Ok(())
    });
    write.await.unwrap();
    site.settle().await;
    aliya.get(PAGE).await.is(200).shows("It is being made");
    site.advance(hours(2));
    site.settle().await;
    let first = link(&aliya.get(PAGE).await.is(200));
    // After a day one may have a newer one; nothing of the old one stays.
    site.advance(days(2));
    asks(&aliya).await;
    aliya.get(&first).await.is(404);
    site.settle().await;
    let second = link(&aliya.get(PAGE).await.is(200));
    aliya.get(&second).await.is(200);
    let lying = std::fs::read_dir(site.app.config.files_dir.join("takeouts"));
    assert_eq!(lying.unwrap().count(), 1);
}

#[tokio::test]
async fn what_one_asked_offices_and_signed_is_among_it() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = village.answered().await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let other = village.asks(&dana, "Whose goat is it in my yard?").await;
    let no = [
        ("do", "decline"),
        ("code", "libel"),
        ("note", "Words of the judge"),
    ];
    village.judges(&judge, other, &no).await.is(303);
    let objects = [("do", "appeal"), ("note", "It stood in the paper.")];
    village.judges(&dana, other, &objects).await.is(303);

    let told = async |name: &str| {
        let who = site.member(name).await;
        asks(&who).await;
        site.settle().await;
        let link = link(&who.get(PAGE).await.is(200));
        let files = unpacked(&who.get(&link).await.is(200).bytes);
        let told: Value = serde_json::from_str(&files["questions.json"]).unwrap();
        (told, files["questions.json"].clone())
    };
    let (own, text) = told("dana").await;
    let (first, second) = (&own["questions"][0], &own["questions"][1]);
    assert_eq!(first["thread"], json!(id));
    assert_eq!(first["title"], "When will the bridge be repaired?");
    assert_eq!(first["state"], "published");
    assert_eq!(first["place"], "The bridge near the school");
    assert_eq!(first["sources"], "The notice at the bridge");
    assert_eq!(first["offices"][0]["slug"], "akim");
    assert_eq!(first["offices"][0]["state"], "answered");
    assert_eq!(first["verdicts"][0]["verdict"], "partly");
    assert_eq!(first["verdicts"][0]["note"], "Of which year?");
    assert_eq!(first["appeal"], Value::Null);
    assert_eq!(second["title"], "Whose goat is it in my yard?");
    assert_eq!(second["state"], "declined");
    assert_eq!(second["appeal"]["text"], "It stood in the paper.");
    assert_eq!(own["cosigns"], json!([]));
    assert!(!text.contains("Words of the judge"));

    let (signed, text) = told("timur").await;
    assert_eq!(signed["questions"], json!([]));
    assert_eq!(signed["cosigns"][0]["thread"], json!(id));
    assert_eq!(signed["cosigns"][0]["named"], json!(true));
    assert!(!text.contains("goat") && !text.contains("partly"));
}

#[tokio::test]
async fn one_takes_along_what_he_writes_for_an_office_and_not_what_others_write() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, clerk) = (village.asker("dana").await, village.drafter().await);
    let id = village
        .published(&dana, "When will the bridge be repaired?")
        .await;
    let before = village.addressee(id, "akim").await;
    let answer = [("do", "save_draft"), ("body", "In **June**, we hope.")];
    village.drafts(&clerk, before, &answer).await.is(303);
    village.opens_blog().await;
    village.proposes(&clerk).await;
    let out = village.proposes(&clerk).await;
    let now = [("do", "publish")];
    village
        .deals(&village.publisher().await, out, &now)
        .await
        .is(303);
    // The holder wrote it anew, and it was taken back: its words are not those of who wrote it first.
    let gone = village.proposes(&clerk).await;
    let anew = [
        ("do", "correct"),
        ("title", "What became of the bridge"),
        ("body", "What the holder wrote."),
    ];
    for (who, deed) in [
        (village.publisher().await, &now[..]),
        (village.holder().await, &anew[..]),
        (village.publisher().await, &[("do", "withdraw")][..]),
    ] {
        village.deals(&who, gone, deed).await.is(303);
    }
    let later = [
        ("title", "Who clears the snow in our street?"),
        ("place", "Lake Street"),
        ("offices", "roads"),
        ("do", "draft"),
    ];
    let ask = ("/s/town/ask", "/s/town/questions");
    dana.fill(ask.0, ask.1, &later).await.is(303);
    let marks = async |who: &Client<'_>| {
        asks(who).await;
        site.settle().await;
        let link = link(&who.get(PAGE).await.is(200));
        let files = unpacked(&who.get(&link).await.is(200).bytes);
        serde_json::from_str::<Value>(&files["marks.json"]).unwrap()
    };
    let own = marks(&clerk).await;
    let offices = own["offices"].as_array().unwrap();
    let of = |at: usize, key: &str| offices[at][key].clone();
    assert_eq!(
        offices.len(),
        2,
        "what is published is a text of his office"
    );
    assert_eq!(
        (of(0, "kind"), of(0, "state")),
        (json!("article"), json!("review"))
    );
    assert_eq!(
        (of(1, "kind"), of(1, "state")),
        (json!("answer"), json!("draft"))
    );
    assert_eq!(
        (of(1, "office"), of(1, "thread")),
        (json!("akim"), json!(id))
    );
    assert_eq!(of(1, "markdown"), json!("In **June**, we hope."));
    let holder = marks(&village.holder().await).await;
    assert_eq!(holder["offices"], json!([]));
    let asker = marks(&dana).await;
    let draft = &asker["drafts"][0];
    assert_eq!(
        (&draft["place"], &draft["offices"]),
        (&json!("Lake Street"), &json!("roads"))
    );
}
