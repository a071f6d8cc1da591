//! Whatever is done on a page is done by a program too: the list of twins, and what administrators, moderators and
//! classes do.

mod own;
mod spaces;

use std::collections::{BTreeMap, BTreeSet};

use elab::accounts;
use elab::web::routes;
use serde::Deserialize;
use serde_json::json;

use crate::app::TestApp;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairs {
    twins: BTreeMap<String, String>,
    alone: Vec<Alone>,
}

/// Pages that have no twin, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Alone {
    why: String,
    routes: Vec<String>,
}

#[test]
fn every_page_has_a_twin_for_programs_or_a_reason() {
    let pairs: Pairs = toml::from_str(include_str!("../twins.toml")).unwrap();
    let lines = routes::all();
    let named = |line: &elab::web::door::Line| format!("{} {}", line.method, line.path);
    let all: Vec<String> = lines.lines().iter().map(named).collect();
    let (programs, pages): (BTreeSet<&String>, BTreeSet<&String>) =
        all.iter().partition(|line| line.contains(" /api/v1/"));
    let excused: Vec<&String> = pairs.alone.iter().flat_map(|one| &one.routes).collect();
    let told: Vec<&String> = pairs.twins.keys().chain(excused).collect();
    let known: BTreeSet<&String> = told.iter().copied().collect();
    assert_eq!(told.len(), known.len(), "a page stands twice");
    let bare: Vec<_> = pages.difference(&known).collect();
    assert!(bare.is_empty(), "neither a twin nor a reason: {bare:?}");
    let stray: Vec<_> = known.difference(&pages).collect();
    assert!(stray.is_empty(), "no such page: {stray:?}");
    let twins: BTreeSet<&String> = pairs.twins.values().collect();
    let missing: Vec<_> = twins.difference(&programs).collect();
    assert!(missing.is_empty(), "no such twin: {missing:?}");
    assert!(pairs.alone.iter().all(|one| !one.why.is_empty()));
    // What changes something is not the twin of a page that only shows.
    let reads = |route: &String| route.starts_with("GET ");
    assert!(
        pairs
            .twins
            .iter()
            .all(|(page, twin)| reads(page) == reads(twin))
    );
}

#[tokio::test]
async fn an_administrator_decides_on_names_by_program() {
    let site = TestApp::start().await;
    let made = site.app.db.write(|tx| {
        let new = accounts::NewPerson {
            name: "mayor-timur".to_owned(),
            display_name: "Timur".to_owned(),
            email: "timur@example.org".to_owned(),
            password: String::new(),
            lang: "en".to_owned(),
            zone: "UTC".to_owned(),
        };
        let link = accounts::OneTime {
            token: elab::base::crypto::token(),
            link: "http://x/".to_owned(),
        };
        accounts::register(tx, &new, &link, "http://x/")
    });
    made.await.unwrap();
    let aigul = site.administrator().await;
    let list = aigul.get("/api/v1/names").await.is(200).value();
    assert_eq!(list["items"][0]["name"], "mayor-timur");
    let path = format!("/api/v1/names/{}/decision", list["items"][0]["person_id"]);
    aigul
        .json("POST", &path, &[], "{\"do\":\"maybe\"}")
        .await
        .is(422);
    aigul
        .json("POST", &path, &[], "{\"do\":\"approve\"}")
        .await
        .is(204);
    aigul
        .json("POST", &path, &[], "{\"do\":\"approve\"}")
        .await
        .is(404);
    site.visitor().get("/u/mayor-timur").await.is(200);
    let list = aigul.get("/api/v1/names").await.is(200).value();
    assert_eq!(list["items"], json!([]));
}

#[tokio::test]
async fn a_class_comes_in_by_program() {
    let site = TestApp::start().await;
    let town = site.space("town", "private").await;
    let marat = site.moderator(town, "marat").await;
    let codes = "/api/v1/spaces/town/invites";
    let wrong = json!({ "label": "", "uses": 0, "days": 366 }).to_string();
    let wrong = marat.json("POST", codes, &[], &wrong).await.is(422).value();
    assert_eq!(wrong["fields"].as_array().unwrap().len(), 3);
    let new = json!({ "label": "Class 9b", "uses": 2, "days": 30 }).to_string();
    let key = [("idempotency-key", "make-the-code")];
    let made = marat.json("POST", codes, &key, &new).await.is(201).value();
    let again = marat.json("POST", codes, &key, &new).await.is(201).value();
    assert_eq!(made, again);
    let list = marat.get(codes).await.is(200).value();
    assert_eq!(list["items"], json!([made]));

    let pupil = site.visitor();
    let mut account =
        json!({ "code": "AAAAA-AAAAA", "name": "dana", "password": "kettle under seven birches" });
    let path = "/api/v1/class-accounts";
    let refused = pupil.json("POST", path, &[], &account.to_string()).await;
    assert_eq!(refused.is(422).value()["code"], "invite_wrong");
    account["code"] = made["code"].clone();
    let done = pupil.json("POST", path, &[], &account.to_string()).await;
    assert_eq!(done.is(201).value()["name"], "dana");
    pupil.get("/api/v1/spaces/town").await.is(200);
    pupil
        .json("POST", path, &[], &account.to_string())
        .await
        .is(409);

    let code = format!("{codes}/{}", made["id"]);
    let pupils = marat.get(&format!("{code}/accounts")).await.is(200).value();
    assert_eq!(pupils["items"][0]["name"], "dana");
    let reset = format!("{code}/resets");
    let whom = "{\"name\":\"dana\"}";
    let key = [("idempotency-key", "set-it-anew")];
    let link = marat.json("POST", &reset, &key, whom).await.is(201).value();
    assert!(link["link"].as_str().unwrap().contains("/k/"));
    marat.json("POST", &reset, &key, whom).await.is(409);
    marat
        .json("POST", &reset, &[], "{\"name\":\"marat\"}")
        .await
        .is(404);

    let aliya = site.member("aliya").await;
    let join = json!({ "code": made["code"] }).to_string();
    let joined = aliya.json("POST", "/api/v1/join", &[], &join).await.is(200);
    assert_eq!(joined.value()["space"], "town");
    marat.json("DELETE", &code, &[], "").await.is(204);
    let late = site.member("late").await;
    late.json("POST", "/api/v1/join", &[], &join).await.is(422);
}

#[tokio::test]
async fn a_moderator_locks_moves_and_removes_by_program() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (marat, aliya) = (
        site.moderator(town, "marat").await,
        site.neighbour(town, "aliya").await,
    );
    let thread = aliya.starts("/s/town/talk", "A matter", "Root").await;
    let said = aliya.replies(thread, None, "Words").await;
    let path = format!("/api/v1/threads/{thread}");
    let lock = "{\"reason\":\"It is settled.\"}";
    aliya
        .json("POST", &format!("{path}/lock"), &[], lock)
        .await
        .is(403);
    marat
        .json("POST", &format!("{path}/lock"), &[], lock)
        .await
        .is(204);
    let reply = "{\"body\":\"More\"}";
    aliya
        .json("POST", &format!("{path}/posts"), &[], reply)
        .await
        .is(423);
    marat
        .json("POST", &format!("{path}/lock/end"), &[], "")
        .await
        .is(204);
    aliya
        .json("POST", &format!("{path}/posts"), &[], reply)
        .await
        .is(201);

    let forums = marat.get("/api/v1/spaces/town/forums").await.value();
    let news = forums
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["slug"] == "news")
        .unwrap();
    let there = json!({ "forum_id": news["id"] }).to_string();
    marat
        .json("POST", &format!("{path}/moves"), &[], &there)
        .await
        .is(204);
    marat
        .json("POST", &format!("{path}/moves"), &[], &there)
        .await
        .is(422);

    let post = format!("/api/v1/posts/{said}");
    marat
        .json(
            "POST",
            &format!("{post}/removals"),
            &[],
            "{\"reason\":\"none\"}",
        )
        .await
        .is(422);
    marat
        .json(
            "POST",
            &format!("{post}/removals"),
            &[],
            "{\"reason\":\"spam\"}",
        )
        .await
        .is(204);
    assert_eq!(aliya.get(&post).await.value()["state"], "removed");
    aliya
        .json("POST", &format!("{post}/restorations"), &[], "")
        .await
        .is(403);
    marat
        .json("POST", &format!("{post}/restorations"), &[], "")
        .await
        .is(204);
    assert_eq!(aliya.get(&post).await.value()["state"], "published");
}

#[tokio::test]
async fn a_thread_is_pinned_and_locked_until_a_day_by_program() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (marat, aliya) = (
        site.moderator(town, "marat").await,
        site.neighbour(town, "aliya").await,
    );
    let thread = aliya.starts("/s/town/talk", "A matter", "Root").await;
    let path = format!("/api/v1/threads/{thread}");
    let (lock, pin) = (&format!("{path}/lock"), &format!("{path}/pin"));
    let day = |days| {
        let day = elab::i18n::rfc3339(crate::app::START.plus(elab::base::days(days)));
        day.split('T').next().unwrap().to_owned()
    };
    let until = |day: &str| json!({ "until": day }).to_string();
    aliya.json("POST", pin, &[], &until(&day(9))).await.is(403);
    for wrong in ["", "tomorrow", "2020-01-01", "2199-01-01"] {
        let said = marat
            .json("POST", pin, &[], &until(wrong))
            .await
            .is(422)
            .value();
        assert_eq!(said["fields"][0]["field"], "until");
    }
    marat.json("POST", pin, &[], &until(&day(9))).await.is(204);
    let said = aliya.get(&path).await.value();
    assert!(
        said["pinned_until"].as_str().unwrap() > day(9).as_str(),
        "{said}"
    );
    aliya
        .json("POST", &format!("{pin}/end"), &[], "")
        .await
        .is(403);
    for _ in 0..2 {
        marat
            .json("POST", &format!("{pin}/end"), &[], "")
            .await
            .is(204);
    }
    assert_eq!(aliya.get(&path).await.value()["pinned_until"], json!(null));

    let mut sent = json!({ "reason": "It is settled.", "until": "2020-01-01" });
    marat
        .json("POST", lock, &[], &sent.to_string())
        .await
        .is(422);
    sent["until"] = json!(day(2));
    marat
        .json("POST", lock, &[], &sent.to_string())
        .await
        .is(204);
    let said = aliya.get(&path).await.value();
    assert_eq!(
        (&said["locked"], &said["lock_reason"]),
        (&json!(true), &sent["reason"])
    );
    site.advance(elab::base::days(4));
    let said = site.visitor().get(&path).await.value();
    assert_eq!(
        (&said["locked"], &said["locked_until"]),
        (&json!(false), &json!(null))
    );
}

#[tokio::test]
async fn the_view_of_a_thread_is_kept_by_program() {
    let site = TestApp::start().await;
    let town = site.space("town", "private").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya.starts("/s/town/talk", "A matter", "Root").await;
    let view = &format!("/api/v1/threads/{thread}/view");
    aliya
        .json("PUT", view, &[], "{\"view\":\"sideways\"}")
        .await
        .is(422);
    let other = site.member("other").await;
    other
        .json("PUT", view, &[], "{\"view\":\"time\"}")
        .await
        .is(404);
    for word in ["time", "tree"] {
        let sent = json!({ "view": word }).to_string();
        aliya.json("PUT", view, &[], &sent).await.is(204);
        let page = aliya.open(&format!("/t/{thread}")).await;
        let by_time = page.body.contains("view=time\" aria-current");
        assert_eq!(by_time, word == "time");
    }
}
