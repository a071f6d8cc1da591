//! What is done with a question is done by a program too.

use serde_json::json;

use super::Village;
use crate::app::TestApp;
use crate::tokens::{ask as by_token, token};

#[tokio::test]
async fn a_question_goes_its_way_by_program() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let (judge, marat) = (village.moderator().await, village.holder().await);
    let all = "/api/v1/spaces/town/questions";
    let title = "When will the bridge be repaired?";
    let wrong = json!({ "title": title }).to_string();
    let wrong = dana.json("POST", all, &[], &wrong).await.is(422).value();
    assert_eq!(wrong["fields"][0]["field"], "offices");
    let new = json!({ "title": title, "body": "It is *closed*.", "place": "At the school", "offices": ["akim"] });
    let asked = dana.json("POST", all, &[], &new.to_string()).await.is(201);
    let asked = asked.value();
    assert_eq!(
        (&asked["state"], &asked["title"]),
        (&json!("held"), &json!(title))
    );
    let path = format!("/api/v1/questions/{}", asked["id"]);
    site.visitor().get(&path).await.is(404);

    let waiting = format!("{all}/waiting");
    let list = judge.get(&waiting).await.is(200).value();
    assert_eq!(list[0]["id"], asked["id"]);
    timur.get(&waiting).await.is(403);
    let acts = format!("{path}/acts");
    let back = json!({ "do": "return", "version": asked["version"], "note": "Which bridge?" });
    timur
        .json("POST", &acts, &[], &back.to_string())
        .await
        .is(404);
    judge
        .json("POST", &acts, &[], &back.to_string())
        .await
        .is(204);
    let own = dana.get(&path).await.is(200).value();
    assert_eq!(
        (&own["state"], &own["note"], &own["source"]),
        (
            &json!("draft"),
            &json!("Which bridge?"),
            &json!("It is *closed*.")
        )
    );
    let again = json!({ "title": "When will the wooden bridge be repaired?", "offices": ["akim"], "base": own["revision"] });
    let again = dana.json("PUT", &path, &[], &again.to_string()).await;
    let again = again.is(200).value();
    assert_eq!(again["state"], "held");
    let approve = json!({ "do": "approve", "version": again["version"] }).to_string();
    judge.json("POST", &acts, &[], &approve).await.is(204);

    let cosign = format!("{path}/cosign");
    timur
        .json("PUT", &cosign, &[], "{\"named\":false}")
        .await
        .is(204);
    dana.json("PUT", &cosign, &[], "{}").await.is(403);
    let seen = timur.get(&path).await.is(200).value();
    assert_eq!(
        (&seen["cosigned"], &seen["cosigns"]),
        (&json!(true), &json!(1))
    );
    timur.json("DELETE", &cosign, &[], "").await.is(204);
    let seen = timur.get(&path).await.is(200).value();
    assert_eq!(
        (&seen["cosigned"], &seen["cosigns"]),
        (&json!(false), &json!(0))
    );
    let office = &seen["offices"][0];
    assert_eq!(office["office"], "akim");
    assert_eq!(office["state"], "waiting");
    assert_eq!(office["due_on"], "2026-03-16");
    assert!(office["hand"].is_null());

    let desk = marat.get("/api/v1/offices/akim/desk").await.is(200).value();
    assert_eq!(desk[0]["addressee_id"], office["id"]);
    timur.get("/api/v1/offices/akim/desk").await.is(403);
    let steps = format!("/api/v1/addressees/{}/steps", office["id"]);
    let answer = json!({ "do": "answer", "version": office["version"], "body": "In June." });
    timur
        .json("POST", &steps, &[], &answer.to_string())
        .await
        .is(403);
    let done = marat.json("POST", &steps, &[], &answer.to_string()).await;
    let done = done.is(200).value();
    let office = &done["offices"][0];
    assert_eq!(
        (&office["state"], &office["hand"], &office["outcome"]),
        (&json!("answered"), &json!("hold"), &json!("answered"))
    );
    let said = json!({ "do": "verdict", "version": office["version"], "code": "partly",
        "post": office["answer_id"], "note": "Of which year?" });
    let done = dana.json("POST", &steps, &[], &said.to_string()).await;
    let done = done.is(200).value();
    assert_eq!(done["offices"][0]["verdict"]["verdict"], "partly");

    let lists = "/api/v1/offices/akim/questions";
    let open = site.visitor().get(lists).await.is(200).value();
    assert_eq!(
        (&open["items"], &open["counts"]["answered"]),
        (&json!([]), &json!(1))
    );
    let answered = site.visitor().get(&format!("{lists}?list=answered")).await;
    assert_eq!(answered.is(200).value()["items"][0]["id"], asked["id"]);
    site.visitor()
        .get(&format!("{lists}?list=all"))
        .await
        .is(422);
    site.visitor()
        .get(&format!("{lists}?after=x"))
        .await
        .is(400);
}

#[tokio::test]
async fn what_a_decline_hides_programs_are_not_given() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let id = village.asks(&dana, "Why does my neighbour drink?").await;
    let path = format!("/api/v1/questions/{id}");
    let version = dana.get(&path).await.is(200).value()["version"].clone();
    let decline = json!({ "do": "decline", "version": version, "code": "private_life", "note": "It is his." });
    let acts = format!("{path}/acts");
    judge
        .json("POST", &acts, &[], &decline.to_string())
        .await
        .is(204);
    let told = site.visitor().get(&path).await.is(200);
    let told = told.hides("neighbour").hides("dana").value();
    assert_eq!(
        (&told["state"], &told["code"], &told["note"]),
        (
            &json!("declined"),
            &json!("private_life"),
            &json!("It is his.")
        )
    );
    for who in [&dana, &judge] {
        who.get(&path)
            .await
            .is(200)
            .shows("Why does my neighbour drink?");
    }
}

#[tokio::test]
async fn a_moderator_does_not_ask_by_a_token_that_may_only_write() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let secret = token(&judge, &["read", "write"]).await;
    let new = json!({ "title": "When will the bridge be repaired?", "offices": ["akim"] });
    let all = "POST /api/v1/spaces/town/questions";
    let answer = by_token(&site, &secret, all, &new.to_string()).await;
    assert_eq!(answer.is(403).value()["rule"], "moderator_asks");
}

#[tokio::test]
async fn a_question_is_described_alike_whoever_sends_it() {
    let site = TestApp::start().await;
    let document = site.visitor().get("/api/v1/openapi.json").await.is(200);
    let mut document = document.value();
    let schemas = &mut document["components"]["schemas"];
    let (mut own, mut taken) = (schemas["QuestionIn"].take(), schemas["IntakeIn"].take());
    assert_eq!(own["required"], json!(["title"]));
    let required = json!(["alias", "how", "consent", "title"]);
    assert_eq!(taken["required"], required);
    for (schema, more) in [
        (&mut own, &["base", "tags"][..]),
        (
            &mut taken,
            &["alias", "consent", "evidence", "how", "tags"][..],
        ),
    ] {
        let fields = schema["properties"].as_object_mut().unwrap();
        for field in more {
            assert!(fields.remove(*field).is_some(), "{field}");
        }
    }
    assert_eq!(own["properties"], taken["properties"]);
    assert_eq!(own["properties"].as_object().unwrap().len(), 7);

    // A field that is none is said by its name.
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let asked = "/api/v1/spaces/town/questions";
    for (who, path) in [(&dana, asked), (&judge, "/api/v1/spaces/town/intakes")] {
        let wrong = json!({ "title": "When will it be repaired?", "titel": "x" });
        let wrong = who.json("POST", path, &[], &wrong.to_string()).await;
        let wrong = wrong.is(422).value();
        assert_eq!(wrong["code"], "field_unknown", "{path}");
        assert_eq!(wrong["fields"][0]["field"], "titel");
    }
}
