//! One's own settings and name, changed by program.

use diesel::prelude::*;
use elab::db::schema::users;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn somebody_changes_his_settings_by_program() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let path = "/api/v1/settings";
    site.visitor().get(path).await.is(401);
    let given = aliya.get(path).await.is(200);
    let tag = [("if-match", given.header("etag").unwrap())];
    let mut settings = given.value();
    (settings["about"], settings["lang"]) = (json!("I keep bees."), json!("pl"));
    (settings["theme"], settings["zone"]) = (json!("dark"), json!("Europe/Warsaw"));
    aliya
        .json("PUT", path, &[], &settings.to_string())
        .await
        .is(428);
    let mut wrong = settings.clone();
    (wrong["zone"], wrong["theme"], wrong["lang"]) = (json!("Mars"), json!("pink"), json!("xx"));
    let wrong = aliya
        .json("PUT", path, &tag, &wrong.to_string())
        .await
        .is(422)
        .value();
    assert_eq!(wrong["fields"].as_array().unwrap().len(), 3);
    let done = aliya
        .json("PUT", path, &tag, &settings.to_string())
        .await
        .is(200);
    assert_eq!(done.value(), settings);
    aliya
        .json("PUT", path, &tag, &settings.to_string())
        .await
        .is(412);
    aliya.get("/settings").await.shows("lang=\"pl\"");
    let person = site
        .visitor()
        .get("/api/v1/people/aliya")
        .await
        .is(200)
        .value();
    assert_eq!(
        (&person["about"], &person["picture"]),
        (&json!("I keep bees."), &json!(null))
    );
    site.visitor().get("/api/v1/people/nobody").await.is(404);
}

#[tokio::test]
async fn who_was_refused_a_name_chooses_one_by_program() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let path = "/api/v1/settings/name";
    let name = |name: &str| json!({ "name": name }).to_string();
    // Who has a name keeps it.
    aliya
        .json("PUT", path, &[], &name("beekeeper"))
        .await
        .is(409);
    let id = site.person("aliya").await.unwrap();
    let unnamed = site.app.db.write(move |tx| {
        let row = users::table.find(id);
        diesel::update(row)
            .set(users::name.eq(format!("user-{id}")))
            .execute(&mut **tx)?;
        Ok(())
    });
    unnamed.await.unwrap();
    aliya.json("PUT", path, &[], &name("a")).await.is(422);
    aliya
        .json("PUT", path, &[], &name("beekeeper"))
        .await
        .is(204);
    aliya.json("PUT", path, &[], &name("another")).await.is(409);
    site.visitor().get("/u/beekeeper").await.is(200);
}
