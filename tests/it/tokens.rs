//! Tokens by which programs act: made once, bounded by scopes, ended by their owner, by time and by a new password.

use elab::accounts;
use elab::base::{days, minutes};
use serde_json::json;

use crate::app::TestApp;
use crate::people::{Answer, Client};

/// Makes a token on the page.
pub async fn token(client: &Client<'_>, scopes: &[&str]) -> String {
    let mut fields = vec![("name", "Clock"), ("days", "30")];
    fields.extend(scopes.iter().map(|scope| match scope.split_once(':') {
        Some(("moderate", slug)) => ("moderate", slug),
        _ => (*scope, "on"),
    }));
    let page = client.fill("/settings/tokens", "/settings/tokens", &fields);
    token_on(&page.await.is(200).well_formed())
}

fn token_on(page: &Answer) -> String {
    let at = page
        .body
        .find("<code class=\"copied\">elab_")
        .expect(&page.body)
        + 21;
    page.body[at..at + 48].to_owned()
}

/// Asks as a program that has nothing but a token.
pub async fn ask(site: &TestApp, token: &str, what: &str, body: &str) -> Answer {
    let (method, path) = what.split_once(' ').unwrap();
    let (bearer, key) = (format!("Bearer {token}"), elab::base::crypto::name());
    let mut heads = vec![("authorization", bearer.as_str())];
    if method != "GET" {
        heads.push(("idempotency-key", key.as_str()));
    }
    if !body.is_empty() {
        heads.push(("content-type", "application/json"));
    }
    site.visitor().send(method, path, &heads, body).await
}

#[tokio::test]
async fn a_program_acts_by_a_token_without_session_and_form_token() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya.starts("/s/town/talk", "A matter", "Root").await;
    let secret = token(&aliya, &["read", "write"]).await;
    assert!(secret.starts_with("elab_"));
    let posts = format!("POST /api/v1/threads/{thread}/posts");

    let answer = ask(&site, &secret, &posts, "{\"body\":\"By program\"}").await;
    assert_eq!(answer.is(201).value()["author"]["name"], "aliya");
    let session = ask(&site, &secret, "GET /api/v1/session", "").await;
    assert!(session.header("set-cookie").is_none());
    let session = session.value();
    assert_eq!(session["name"], "aliya");
    assert_eq!(session["csrf_token"], json!(null));
    assert_eq!(session["scopes"], json!(["read", "write"]));
    // A page of people knows no token.
    let page = ask(&site, &secret, "GET /settings", "").await;
    assert_eq!(page.status, 303);
    // A cookie beside it changes nothing, and the session's own way goes on as before.
    let bearer = format!("Bearer {secret}");
    let heads = [("authorization", bearer.as_str())];
    let both = aliya.send("GET", "/api/v1/tokens", &heads, "");
    assert_eq!(both.await.is(403).value()["code"], "scope_missing");
    aliya.get("/api/v1/tokens").await.is(200);
    let heads = [("content-type", "application/json")];
    let bare = aliya.send("POST", posts.trim_start_matches("POST "), &heads, "{}");
    assert_eq!(bare.await.is(403).value()["rule"], "form_token");
}

#[tokio::test]
async fn who_has_a_new_token_hears_of_it_on_the_site_and_by_letter() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let viewer = aliya.viewer().await;
    let own = site.app.db.read(move |c| accounts::own_profile(c, &viewer));
    let address = own.await.unwrap().1.unwrap();
    let secret = token(&aliya, &["read"]).await;
    site.settle().await;
    let letters = site.mails_to(&address);
    assert_eq!(letters.len(), 1);
    assert!(letters[0].subject.starts_with("A new API token for "));
    let mime = String::from_utf8(letters[0].mime.clone()).unwrap();
    assert!(!mime.contains(&secret));
    let told = aliya.get("/api/v1/notifications").await.is(200).value();
    let told = told["items"].as_array().unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(
        (&told[0]["kind"], &told[0]["fact"]),
        (&json!("security"), &json!("token"))
    );
    assert!(
        told[0]["text"]
            .as_str()
            .unwrap()
            .contains("acts in your name")
    );
    let lead = aliya.get(&format!("/notices/{}", told[0]["id"])).await;
    assert_eq!(lead.is(302).location(), "/settings/tokens");
    // To end one, or to be refused one, is no news.
    let list = aliya.get("/api/v1/tokens").await.value();
    let end = format!("/settings/tokens/{}/end", list["items"][0]["id"]);
    aliya.act(&end, &[]).await.is(303);
    let nothing = [("name", "Clock"), ("days", "30")];
    let refused = aliya.fill("/settings/tokens", "/settings/tokens", &nothing);
    refused.await.is(422);
    site.settle().await;
    assert_eq!(site.mails_to(&address).len(), 1);
}

#[tokio::test]
async fn a_token_wants_a_proof_of_the_last_ten_minutes() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    site.advance(minutes(11));
    let fields = [("name", "Clock"), ("days", "30"), ("read", "on")];
    let page = aliya.fill("/settings/tokens", "/settings/tokens", &fields);
    let asked = page.await.is(403).shows("Is it still you?");
    asked.hides("class=\"copied\"");
    let made = aliya.get("/api/v1/tokens").await.is(200).value();
    assert_eq!(made["items"], json!([]));
}

#[tokio::test]
async fn a_token_is_shown_once_and_only_its_hash_is_kept() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let secret = token(&aliya, &["read"]).await;
    let list = aliya.get("/settings/tokens").await.is(200).well_formed();
    let list = list
        .hides(&secret[5..])
        .shows("Clock")
        .shows("<code>read</code>");
    assert!(list.body.contains("not used yet"));
    ask(&site, &secret, "GET /api/v1/spaces", "").await.is(200);
    aliya.get("/settings/tokens").await.shows("last used");
    let kept = aliya
        .get("/api/v1/tokens")
        .await
        .is(200)
        .hides(&secret[5..])
        .value();
    assert_eq!(kept["items"][0]["scopes"], json!(["read"]));
    assert!(kept["items"][0]["used_at"].is_string());

    // The same form sent twice makes one token, and does not show it again.
    let page = aliya.get("/settings/tokens").await;
    let fields = [("name", "Twice"), ("days", "30"), ("read", "on")];
    aliya
        .submit(&page, "/settings/tokens", &fields)
        .await
        .is(200);
    aliya
        .submit(&page, "/settings/tokens", &fields)
        .await
        .is(409);
    let kept = aliya.get("/api/v1/tokens").await.value();
    assert_eq!(kept["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_is_wrong_with_a_new_token_is_said_beside_it() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let path = "/settings/tokens";
    for (fields, says) in [
        (
            vec![("name", "Kept words"), ("days", "366"), ("read", "on")],
            "id=\"days-error\"",
        ),
        (
            vec![("name", ""), ("days", "9"), ("read", "on")],
            "id=\"name-error\"",
        ),
        (
            vec![("name", "Kept words"), ("days", "9")],
            "Choose at least one",
        ),
        (
            vec![("name", "Kept words"), ("days", "9"), ("admin", "on")],
            "cannot give this scope",
        ),
        (
            vec![("name", "Kept words"), ("days", "9"), ("moderate", "town")],
            "cannot give this scope",
        ),
    ] {
        let answer = aliya.fill(path, path, &fields).await.is(422).well_formed();
        let answer = answer.shows(says);
        assert!(fields[0].1.is_empty() || answer.body.contains("Kept words"));
    }
    for (body, field) in [
        (json!({"name": "a", "scopes": ["read"], "days": 0}), "days"),
        (
            json!({"name": "a", "scopes": ["everything"], "days": 1}),
            "scopes",
        ),
        (json!({"name": "a", "scopes": [], "days": 1}), "scopes"),
        (
            json!({"name": "a", "scopes": ["moderate"], "days": 1}),
            "scopes",
        ),
    ] {
        let answer = aliya
            .json("POST", "/api/v1/tokens", &[], &body.to_string())
            .await;
        assert_eq!(
            answer.is(422).value()["fields"][0]["field"],
            field,
            "{body}"
        );
    }
    for _ in 0..20 {
        token(&aliya, &["read"]).await;
    }
    let more = [("name", "One more"), ("days", "9"), ("read", "on")];
    aliya.fill(path, path, &more).await.is(422).shows("20");
}

#[tokio::test]
async fn a_token_moderates_only_where_it_says() {
    let site = TestApp::start().await;
    let (town, village) = (
        site.space("town", "public").await,
        site.space("village", "public").await,
    );
    site.moderator(village, "marat").await;
    let marat = site.moderator(town, "marat").await;
    let post = |space: &str, post: i64| {
        (
            format!("GET /api/v1/spaces/{space}/waiting"),
            format!("POST /api/v1/posts/{post}/decision"),
        )
    };
    let stranger = site.stranger(town, "stranger").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya.starts("/s/town/talk", "A matter", "Root").await;
    let held = stranger.replies(thread, None, "First words").await;
    let secret = token(&marat, &["moderate:town"]).await;
    let (list, decide) = post("town", held);
    ask(&site, &secret, &list, "").await.is(200);
    let other = ask(&site, &secret, &post("village", held).0, "").await;
    assert_eq!(other.is(403).value()["code"], "scope_missing");
    // One to read sees what a neighbour sees, and not what waits.
    let reader = token(&marat, &["read"]).await;
    let one = format!("/api/v1/posts/{held}");
    marat.get(&one).await.is(200);
    ask(&site, &reader, &format!("GET {one}"), "").await.is(404);
    // To read or write it is no good at all.
    let read = ask(&site, &secret, "GET /api/v1/spaces", "").await;
    assert_eq!(read.is(403).value()["code"], "scope_missing");
    ask(&site, &secret, &decide, "{\"do\":\"approve\"}")
        .await
        .is(204);

    // Who is no moderator any more has nothing of it.
    site.settle_member(town, "marat", elab::spaces::Role::Member)
        .await;
    let late = ask(&site, &secret, &list, "").await.is(403).value();
    assert_eq!(
        (&late["code"], &late["rule"]),
        (&json!("not_allowed"), &json!("moderator_only"))
    );
}

#[tokio::test]
async fn an_administrators_token_sees_what_a_member_sees_unless_it_says_otherwise() {
    let site = TestApp::start().await;
    site.space("cabinet", "private").await;
    let aigul = site.administrator().await;
    let other = site.app.db.write(|tx| {
        let new = accounts::NewPerson {
            name: "second-root".to_owned(),
            display_name: "Second".to_owned(),
            email: "second@example.org".to_owned(),
            password: String::new(),
            lang: "en".to_owned(),
            zone: "UTC".to_owned(),
        };
        let id = accounts::settle_in(tx, &new, true, 1)?;
        accounts::sign_in(tx, id, "test", "127.0.0.1")
    });
    let second = site.visitor();
    second.set_cookie("elab", other.await.unwrap().expose());
    let plain = token(&second, &["read"]).await;
    ask(&site, &plain, "GET /api/v1/spaces/cabinet", "")
        .await
        .is(404);
    let full = token(&second, &["read", "admin"]).await;
    ask(&site, &full, "GET /api/v1/spaces/cabinet", "")
        .await
        .is(200);
    let member = token(&aigul, &["read"]).await;
    ask(&site, &member, "GET /api/v1/spaces/cabinet", "")
        .await
        .is(200);
}

#[tokio::test]
async fn a_token_ends_by_its_owner_by_time_and_by_a_new_password() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let works = async |secret: &str| {
        let answer = ask(&site, secret, "GET /api/v1/spaces", "").await;
        if answer.status == 401 {
            assert_eq!(answer.value()["code"], "sign_in");
            assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        }
        answer.status == 200
    };
    let secret = token(&aliya, &["read"]).await;
    assert!(works(&secret).await);
    for wrong in [
        "",
        "elab_",
        "elab_nothing",
        &secret[..47],
        &"x".repeat(5000),
    ] {
        assert!(!works(wrong).await, "{wrong}");
    }
    let id = aliya.get("/api/v1/tokens").await.value()["items"][0]["id"].to_string();
    // Nobody ends another's.
    let marat = site.member("marat").await;
    marat
        .act(&format!("/settings/tokens/{id}/end"), &[])
        .await
        .is(404);
    assert!(works(&secret).await);
    aliya
        .act(&format!("/settings/tokens/{id}/end"), &[])
        .await
        .is(303);
    aliya
        .act(&format!("/settings/tokens/{id}/end"), &[])
        .await
        .is(404);
    assert!(!works(&secret).await);

    let brief = token(&aliya, &["read"]).await;
    site.advance(days(29));
    assert!(works(&brief).await);
    site.advance(days(2));
    assert!(!works(&brief).await);

    let aliya = site.member("aliya").await;
    let last = token(&aliya, &["read"]).await;
    let viewer = aliya.viewer().await;
    let change = site
        .app
        .db
        .write(move |tx| accounts::change_password(tx, &viewer, "$hash"));
    change.await.unwrap();
    assert!(!works(&last).await);
    aliya.get("/settings").await.is(200);
}

#[tokio::test]
async fn how_often_a_program_may_ask_counts_by_the_account() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    let aliya = site.member("aliya").await;
    let (one, two) = (
        token(&aliya, &["read"]).await,
        token(&aliya, &["read"]).await,
    );
    let mut passed = 0;
    for n in 0..300 {
        let secret = if n % 2 == 0 { &one } else { &two };
        passed += i32::from(ask(&site, secret, "GET /api/v1/spaces", "").await.status == 200);
    }
    assert!((280..300).contains(&passed), "{passed}");
    let over = ask(&site, &one, "GET /api/v1/spaces", "").await.is(429);
    assert!(over.header("retry-after").is_some());
    aliya.get("/api/v1/spaces").await.is(429);
}
