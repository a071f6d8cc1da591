//! Bodies that no form of ours sends: odd text, odd JSON, odd kinds, too much.

use super::Furnished;
use super::hostile::{FORM, status};
use crate::people::{Answer, Client};

async fn form(client: &Client<'_>, path: &str, body: &str) -> Answer {
    let (token, key) = client.keys().await;
    let body = format!("token={}&key={key}&{body}", crate::people::encode(&token));
    client
        .send(
            "POST",
            path,
            &[("content-type", "application/x-www-form-urlencoded")],
            &body,
        )
        .await
}

#[tokio::test]
async fn odd_text_in_a_form_is_cleaned_or_refused() {
    let place = Furnished::start().await;
    let (aliya, visitor) = (place.aliya().await, place.site.visitor());
    let posts = format!("/t/{}/posts", place.id);
    for odd in [
        "%00",
        "a%00b",
        "%ff%fe",
        "%ed%a0%80",
        "%ed%b0%80x",
        "%c0%ae",
        "%f4%90%80%80",
        "%",
        "%zz",
        "%E2%80%AE%E2%81%A6",
        "%EF%BF%BE",
        "%0d%0a%0d%0a",
        "%1b%5b31m",
        "%F0%9F%98%80",
    ] {
        for (client, path, body) in [
            (&aliya, posts.as_str(), format!("do=publish&body=x{odd}")),
            (
                &aliya,
                &posts,
                format!("do=publish&body=x&lang={odd}&to={odd}"),
            ),
            (
                &aliya,
                "/s/here/talk/threads",
                format!("do=publish&title=Title{odd}&body=x{odd}"),
            ),
            (&aliya, "/preview", format!("body={odd}")),
            (
                &aliya,
                "/settings",
                format!("display_name=A{odd}&about={odd}&lang=en&zone=UTC{odd}&theme=auto"),
            ),
            (&aliya, "/s/here/members", format!("key2={odd}")),
            (
                &aliya,
                "/settings/password",
                format!("password={odd}&new_password={odd}"),
            ),
            (
                &visitor,
                "/signin",
                format!("name={odd}&password={odd}&next={odd}"),
            ),
            (
                &visitor,
                "/register",
                format!("name=abc{odd}&email=a{odd}@b.c&password={odd}"),
            ),
            (&visitor, "/forgot", format!("email={odd}")),
            (&visitor, "/language", format!("lang=en&next=/{odd}")),
            (&visitor, "/confirm", format!("x={odd}")),
        ] {
            let answer = form(client, path, &body).await;
            let fine = matches!(answer.status, 200 | 303 | 404 | 410 | 422);
            assert!(fine, "{path} with {body}: {}", answer.status);
        }
    }
    let many = form(&visitor, "/forgot", &"a=1&".repeat(100_000)).await;
    assert!(many.status < 500, "100,000 fields: {}", many.status);
}

#[tokio::test]
async fn odd_json_is_refused_with_a_problem_document() {
    let place = Furnished::start().await;
    let aliya = place.aliya().await;
    let (path, bomb) = (
        format!("/api/v1/threads/{}/posts", place.id),
        "[".repeat(200_000),
    );
    let inner = format!(
        "{{\"body\":{}{}}}",
        "{\"a\":".repeat(50_000),
        "}".repeat(50_000)
    );
    for (what, body) in [
        ("nothing", ""),
        ("half", "{\"body\":"),
        ("a list", "[]"),
        ("a number", "{\"body\":1}"),
        ("null", "{\"body\":null}"),
        ("an unknown field", "{\"body\":\"x\",\"user_id\":1}"),
        ("a field twice", "{\"body\":\"x\",\"body\":\"y\"}"),
        ("no field", "{}"),
        ("a lone surrogate", "{\"body\":\"\\ud800\"}"),
        ("a swapped pair", "{\"body\":\"\\udc00\\ud800\"}"),
        ("a huge number", "{\"body\":\"x\",\"parent_id\":1e400}"),
        ("a fraction", "{\"body\":\"x\",\"parent_id\":1.5}"),
        ("brackets", bomb.as_str()),
        ("braces", &inner),
        ("two documents", "{\"body\":\"x\"}{\"body\":\"y\"}"),
        ("only NUL", "{\"body\":\"\\u0000\"}"),
    ] {
        let answer = aliya.json("POST", &path, &[], body).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (422, Some("application/problem+json")),
            "{what}"
        );
        let said = answer.value();
        assert!(
            said["status"] == 422 && said["fields"][0]["code"].is_string(),
            "{what}: {said}"
        );
        assert_eq!(
            said["request_id"].as_str(),
            answer.header("x-request-id"),
            "{what}"
        );
    }
    let unknown = aliya
        .json("POST", &path, &[], "{\"body\":\"x\",\"user_id\":1}")
        .await
        .value();
    assert_eq!(unknown["fields"][0]["code"], "field_unknown", "{unknown}");
    for body in [
        "{\"body\":\"x\",\"parent_id\":-1}",
        "{\"body\":\"x\",\"parent_id\":999999}",
    ] {
        aliya.json("POST", &path, &[], body).await.is(404);
    }
    assert_eq!(place.posts().await, 1);
    aliya
        .json(
            "POST",
            &path,
            &[],
            "{\"body\":\"a\\u0000b\",\"lang\":\"\\u0000\"}",
        )
        .await
        .is(201)
        .hides("\\u0000");
    let token = aliya.get("/api/v1/session").await.value()["csrf_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let cookie = aliya.cookie("elab").unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncookie: elab={cookie}\r\nx-csrf-token: {token}\r\n\
         idempotency-key: of-this-request\r\ncontent-type: application/json\r\ncontent-length: 13\r\n\r\n",
        place.site.address
    );
    let bytes = [head.as_bytes(), b"{\"body\":\"\xff\xfe\"}"].concat();
    assert_eq!(status(&place, &bytes).await, 422, "bytes that are no UTF-8");
}

#[tokio::test]
async fn a_kind_of_body_that_the_door_does_not_take_is_refused() {
    let place = Furnished::start().await;
    let aliya = place.aliya().await;
    let (token, _) = aliya.keys().await;
    let (posts, api) = (
        format!("/t/{}/posts", place.id),
        format!("/api/v1/threads/{}/posts", place.id),
    );
    for kind in [
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/json",
        "application/xml",
        "x",
        "application/x-www-form-urlencodedx",
    ] {
        aliya
            .send(
                "POST",
                &posts,
                &[("content-type", kind), ("x-csrf-token", &token)],
                "body=x",
            )
            .await
            .is(415);
    }
    aliya.send("POST", &posts, &[], "body=x").await.is(415);
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/problem+json",
        "",
    ] {
        let answer = aliya
            .json_as(&api, kind, &token, "{\"body\":\"x\"}")
            .await
            .is(415);
        assert_eq!(answer.value()["code"], "type_refused", "{kind}");
    }
    assert_eq!(place.posts().await, 1);
    let (token, key) = aliya.keys().await;
    let body = format!(
        "token={}&key={key}&body=x&do=publish",
        crate::people::encode(&token)
    );
    let kind = (
        "content-type",
        "Application/X-WWW-Form-Urlencoded; charset=UTF-8",
    );
    aliya.send("POST", &posts, &[kind], &body).await.is(303);
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_announced_or_not() {
    let place = Furnished::start().await;
    let aliya = place.aliya().await;
    let (posts, api) = (
        format!("/t/{}/posts", place.id),
        format!("/api/v1/threads/{}/posts", place.id),
    );
    let over = elab::web::door::BODY + 1;
    for (path, kind) in [(&posts, FORM), (&api, "content-type: application/json")] {
        let head = format!("POST {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{kind}\r\n");
        let announced = format!("{head}content-length: {over}\r\n\r\n");
        assert_eq!(
            status(&place, announced.as_bytes()).await,
            413,
            "{path}: announced, and nothing sent"
        );
        let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000)).repeat(over / 0x10000 + 1);
        let trickled = format!("{head}transfer-encoding: chunked\r\n\r\n{chunk}0\r\n\r\n");
        assert_eq!(
            status(&place, trickled.as_bytes()).await,
            413,
            "{path}: in chunks"
        );
    }
    let (token, key) = aliya.keys().await;
    let text = "a".repeat(elab::web::door::BODY - 500);
    let body = format!(
        "token={}&key={key}&do=publish&body={text}",
        crate::people::encode(&token)
    );
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let answer = aliya.send("POST", &posts, &kind, &body).await.is(422);
    assert!(
        answer.body.len() > text.len(),
        "a text under the limit comes back whole"
    );
    assert_eq!(place.posts().await, 1);
}

#[tokio::test]
async fn while_others_take_all_the_room_small_bodies_go_on_and_large_ones_come_again() {
    let place = Furnished::start().await;
    let aliya = place.aliya().await;
    let room = place.site.app.bodies.clone();
    let all = room.available_permits();
    let many = u32::try_from(all).unwrap();
    let taken = room.clone().try_acquire_many_owned(many).unwrap();
    let posts = format!("/t/{}/posts", place.id);
    let long = "ыыыыыыыыы ".repeat(1500);
    let reply = async |text: &str| {
        let fields = [("body", text), ("do", "publish")];
        aliya.act(&posts, &fields).await
    };
    reply("Short.").await.is(303);
    let refused = reply(&long).await.is(503);
    assert!(refused.header("retry-after").is_some());
    let target = format!("thread-{}", place.id);
    let fields = [("target", target.as_str()), ("body", "Look at <this>")];
    let (photo, huge) = (vec![b'x'; 200_000], vec![b'x'; 5_000_000]);
    for file in [&photo, &huge] {
        let sent = aliya.upload("/files", &fields, Some(("a.txt", file.as_slice())));
        sent.await.is(503).shows("Look at &#60;this&#62;");
    }

    drop(taken);
    reply(&long).await.is(303);
    let sent = aliya.upload("/files", &fields, Some(("a.txt", &photo)));
    sent.await.is(200);
    assert_eq!(room.available_permits(), all, "all of it is given back");
}
