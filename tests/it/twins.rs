//! What administrators, moderators and classes do on pages, done by programs.

use elab::accounts;
use serde_json::json;

use crate::app::TestApp;

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
