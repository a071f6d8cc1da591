//! Spaces, forums and members, run by program.

use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn people_come_and_go_by_program() {
    let site = TestApp::start().await;
    let hall = site.space("hall", "restricted").await;
    let marat = site.moderator(hall, "marat").await;
    let (aliya, bek) = (site.member("aliya").await, site.newcomer("bek").await);
    let members = "/api/v1/spaces/hall/members";
    let own = &format!("{members}/me");
    assert_eq!(aliya.get(own).await.is(200).value()["role"], json!(null));
    aliya.json("POST", members, &[], "").await.is(204);
    aliya.json("POST", members, &[], "").await.is(204);
    assert_eq!(aliya.get(own).await.is(200).value()["role"], "asking");
    aliya.get(members).await.is(403);
    let list = marat.get(members).await.is(200).value();
    assert_eq!(list["asking"][0]["name"], "aliya");
    let roles = list["items"].as_array().unwrap().iter();
    let roles: Vec<_> = roles
        .map(|m| (m["name"].clone(), m["role"].clone()))
        .collect();
    assert!(
        roles.contains(&(json!("marat"), json!("moderator"))),
        "{roles:?}"
    );
    marat.get(&format!("{members}?after=x")).await.is(400);

    let decision = &format!("{members}/aliya/decision");
    let approve = "{\"do\":\"approve\"}";
    aliya.json("POST", decision, &[], approve).await.is(403);
    marat
        .json("POST", decision, &[], "{\"do\":\"perhaps\"}")
        .await
        .is(422);
    marat.json("POST", decision, &[], approve).await.is(204);
    marat.json("POST", decision, &[], approve).await.is(404);
    assert_eq!(aliya.get(own).await.value()["role"], "member");
    let late = site.member("late").await;
    late.json("POST", members, &[], "").await.is(204);
    let decision = &format!("{members}/late/decision");
    let refuse = "{\"do\":\"refuse\"}";
    marat.json("POST", decision, &[], refuse).await.is(204);
    assert_eq!(late.get(own).await.value()["role"], json!(null));

    let others = &format!("{members}/others");
    marat
        .json("POST", others, &[], "{\"name\":\"nobody\"}")
        .await
        .is(422);
    marat
        .json("POST", others, &[], "{\"name\":\"@bek\"}")
        .await
        .is(204);
    bek.json("POST", others, &[], "{\"name\":\"aliya\"}")
        .await
        .is(403);
    let vouch = &format!("{members}/bek/vouch");
    bek.json("POST", vouch, &[], "").await.is(403);
    marat.json("POST", vouch, &[], "").await.is(204);
    marat
        .json("POST", &format!("{members}/marat/vouch"), &[], "")
        .await
        .is(403);
    bek.json("DELETE", own, &[], "").await.is(204);
    bek.json("DELETE", own, &[], "").await.is(204);
    marat.json("POST", vouch, &[], "").await.is(404);
}

#[tokio::test]
async fn an_administrator_gives_and_takes_roles_by_program() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let marat = site.moderator(town, "marat").await;
    let aliya = site.neighbour(town, "aliya").await;
    let aigul = site.administrator().await;
    let role = "/api/v1/spaces/town/members/aliya/role";
    let moderator = "{\"role\":\"moderator\"}";
    marat.json("PUT", role, &[], moderator).await.is(403);
    aigul
        .json("PUT", role, &[], "{\"role\":\"asking\"}")
        .await
        .is(422);
    aigul.json("PUT", role, &[], moderator).await.is(204);
    aigul.json("PUT", role, &[], moderator).await.is(204);
    // Whose role changed signs in anew.
    aliya.get("/api/v1/spaces/town/members").await.is(401);
    let aliya = site.member("aliya").await;
    aliya.get("/api/v1/spaces/town/members").await.is(200);
    aigul
        .json("PUT", role, &[], "{\"role\":\"member\"}")
        .await
        .is(204);
    let aliya = site.member("aliya").await;
    aliya.get("/api/v1/spaces/town/members").await.is(403);
    let stranger = "/api/v1/spaces/town/members/nobody/role";
    aigul.json("PUT", stranger, &[], moderator).await.is(404);
}

#[tokio::test]
async fn a_space_is_opened_and_changed_by_program() {
    let site = TestApp::start().await;
    let (aigul, aliya) = (site.administrator().await, site.member("aliya").await);
    let mut space = json!({ "name": "Water", "slug": "water", "kind": "public", "aim": "To talk.", "lang": "en" });
    let spaces = "/api/v1/spaces";
    aliya
        .json("POST", spaces, &[], &space.to_string())
        .await
        .is(403);
    let mut wrong = space.clone();
    (wrong["kind"], wrong["slug"]) = (json!("exercise"), json!("W"));
    let wrong = aigul
        .json("POST", spaces, &[], &wrong.to_string())
        .await
        .is(422);
    assert_eq!(wrong.value()["fields"].as_array().unwrap().len(), 2);
    let key = [("idempotency-key", "open-the-space")];
    let made = aigul
        .json("POST", spaces, &key, &space.to_string())
        .await
        .is(201);
    assert_eq!(made.header("location"), Some("/api/v1/spaces/water"));
    let again = aigul
        .json("POST", spaces, &key, &space.to_string())
        .await
        .is(201);
    assert_eq!(made.value(), again.value());
    aigul
        .json("POST", spaces, &[], &space.to_string())
        .await
        .is(409);

    let settings = "/api/v1/spaces/water/settings";
    aliya.get(settings).await.is(403);
    let given = aigul.get(settings).await.is(200);
    assert_eq!(given.value()["rules"], "");
    let tag = [("if-match", given.header("etag").unwrap())];
    (space["rules"], space["slug"]) = (json!("Be *kind*."), json!("wells"));
    let sent = space.to_string();
    aigul.json("PUT", settings, &[], &sent).await.is(428);
    aliya.json("PUT", settings, &tag, &sent).await.is(403);
    aigul
        .json("PUT", settings, &tag, "{\"name\":\"Water\"}")
        .await
        .is(422);
    let done = aigul.json("PUT", settings, &tag, &sent).await.is(200);
    assert_eq!(done.value(), space);
    // The first tag is stale now, the one of the answer is not.
    let settings = "/api/v1/spaces/wells/settings";
    aigul.json("PUT", settings, &tag, &sent).await.is(412);
    let tag = [("if-match", done.header("etag").unwrap())];
    aigul.json("PUT", settings, &tag, &sent).await.is(200);
    let seen = site
        .visitor()
        .get("/api/v1/spaces/wells")
        .await
        .is(200)
        .value();
    assert!(
        seen["rules_html"]
            .as_str()
            .unwrap()
            .contains("<em>kind</em>"),
        "{seen}"
    );
    assert_eq!(seen["moderators"].as_array().unwrap().len(), 1);
    site.visitor().get("/s/water").await.is(301);
}

#[tokio::test]
async fn a_forum_is_opened_and_changed_by_program() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aigul, marat) = (
        site.administrator().await,
        site.moderator(town, "marat").await,
    );
    let mut forum = json!({ "name": "Wells", "slug": "wells", "about": "", "parent": "talk", "position": 3,
        "can_read": "visitor", "can_reply": "member", "can_start": "member", "archived": false, "no_reactions": true });
    let forums = "/api/v1/spaces/town/forums";
    marat
        .json("POST", forums, &[], &forum.to_string())
        .await
        .is(403);
    forum["position"] = json!(10_000);
    aigul
        .json("POST", forums, &[], &forum.to_string())
        .await
        .is(422);
    forum["position"] = json!(3);
    let made = aigul
        .json("POST", forums, &[], &forum.to_string())
        .await
        .is(201);
    let path = made.header("location").unwrap();
    assert_eq!(path, "/api/v1/spaces/town/forums/wells");
    assert_eq!(site.visitor().get(path).await.is(200).value(), made.value());
    aigul
        .json("POST", forums, &[], &forum.to_string())
        .await
        .is(409);

    let settings = &format!("{path}/settings");
    marat.get(settings).await.is(403);
    let given = aigul.get(settings).await.is(200);
    assert_eq!(given.value(), forum);
    let tag = [("if-match", given.header("etag").unwrap())];
    forum["archived"] = json!(true);
    let sent = forum.to_string();
    aigul.json("PUT", settings, &[], &sent).await.is(428);
    marat.json("PUT", settings, &tag, &sent).await.is(403);
    let done = aigul.json("PUT", settings, &tag, &sent).await.is(200);
    assert_eq!(done.value(), forum);
    aigul.json("PUT", settings, &tag, &sent).await.is(412);
    assert_eq!(aigul.get(path).await.value()["archived"], true);
    let nowhere = "/api/v1/spaces/town/forums/nowhere/settings";
    aigul.json("PUT", nowhere, &tag, &sent).await.is(404);
}
