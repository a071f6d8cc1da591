//! A form is believed when its token is ours, its reader's, and no other site sent it.

use super::{Furnished, changes, is_api};
use crate::people::{Answer, Client, encode};

const TYPED: &str = "Три строки, «кавычки» & <b>";
const SHOWN: &str = "Три строки, «кавычки» &#38; &#60;b&#62;";
const KIND: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Sends a text to an address with these headers and this token.
async fn send(
    client: &Client<'_>,
    method: &str,
    path: &str,
    more: &[(&str, &str)],
    token: &str,
) -> Answer {
    let key = elab::base::crypto::name();
    if is_api(path) {
        let mut headers = vec![
            ("content-type", "application/json"),
            ("idempotency-key", key.as_str()),
        ];
        if !token.is_empty() {
            headers.push(("x-csrf-token", token));
        }
        headers.extend(more);
        let body = if method == "DELETE" {
            ""
        } else {
            "{\"body\":\"Hello.\"}"
        };
        return client.send(method, path, &headers, body).await;
    }
    let token = if token.is_empty() {
        String::new()
    } else {
        format!("&token={}", encode(token))
    };
    let body = format!("body={}&do=publish&key={key}{token}", encode(TYPED));
    let headers: Vec<_> = std::iter::once(&KIND).chain(more).copied().collect();
    client.send(method, path, &headers, &body).await
}

#[tokio::test]
async fn no_change_is_made_without_a_token_and_the_text_comes_back() {
    let place = Furnished::start().await;
    let (root, visitor) = (place.site.administrator().await, place.site.visitor());
    let before = place.head().await;
    let all = changes();
    assert!(all.len() > 40, "{all:?}");
    for (method, pattern) in all {
        let path = place.address(pattern);
        let answer = send(&root, &method, &path, &[], "").await.is(403);
        if is_api(&path) {
            assert_eq!(
                answer.header("content-type"),
                Some("application/problem+json"),
                "{path}"
            );
            assert_eq!(answer.value()["rule"], "form_token", "{path}");
            let answer = send(&visitor, &method, &path, &[], "").await.is(401);
            assert_eq!(answer.value()["code"], "sign_in", "{path}");
        } else {
            answer.shows(SHOWN);
            send(&visitor, &method, &path, &[], "")
                .await
                .is(403)
                .shows(SHOWN);
        }
    }
    assert_eq!(place.head().await, before, "something has happened");
}

#[tokio::test]
async fn a_token_of_somebody_else_is_no_token() {
    let place = Furnished::start().await;
    let (aliya, serik) = (place.aliya().await, place.site.member("serik").await);
    let (own, _) = aliya.keys().await;
    let same_person = place.aliya().await.keys().await.0;
    let visitor = place.site.visitor();
    let signed_out = visitor.keys().await.0;
    let (path, api) = (
        format!("/t/{}/posts", place.id),
        format!("/api/v1/threads/{}/posts", place.id),
    );
    let flipped = format!(
        "{}{}",
        if own.starts_with('A') { 'B' } else { 'A' },
        &own[1..]
    );
    let before = place.posts().await;
    for wrong in [
        "x",
        "AAAA",
        &"A".repeat(86),
        &own[1..],
        &own[..own.len() - 4],
        &flipped,
        &format!("{own}{own}"),
        &serik.keys().await.0,
        &same_person,
        &signed_out,
        &aliya.cookie("elab").unwrap(),
        "\u{0}",
        "я",
    ] {
        send(&aliya, "POST", &path, &[], wrong)
            .await
            .is(403)
            .shows(SHOWN);
        if wrong.is_ascii() && !wrong.contains('\0') {
            send(&aliya, "POST", &api, &[], wrong).await.is(403);
        }
    }
    send(
        &aliya,
        "POST",
        &format!("{path}?token={}", encode(&own)),
        &[],
        "",
    )
    .await
    .is(403);
    send(&aliya, "POST", &path, &[("x-csrf-token", &own)], "")
        .await
        .is(403);
    send(&visitor, "POST", "/forgot", &[], &own).await.is(403);
    send(&place.site.visitor(), "POST", "/forgot", &[], &signed_out)
        .await
        .is(403);
    assert_eq!(place.posts().await, before);
    send(&aliya, "POST", &path, &[], &own).await.is(303);
    send(&aliya, "POST", &api, &[], &own).await.is(201);
    assert_eq!(
        place.posts().await,
        before + 2,
        "her own is good, and more than once"
    );

    let (token, _) = aliya.keys().await;
    let page = aliya.get("/signout").await;
    let cookie = aliya.cookie("elab").unwrap();
    aliya.submit(&page, "/signout", &[]).await.is(303);
    aliya.set_cookie("elab", &cookie);
    let late = send(&aliya, "POST", &path, &[], &token).await;
    assert!(
        matches!(late.status, 401 | 403),
        "of a session that has ended: {}",
        late.status
    );
}

#[tokio::test]
async fn a_request_that_another_site_made_the_browser_send_is_refused() {
    let place = Furnished::start().await;
    let aliya = place.aliya().await;
    let (token, _) = aliya.keys().await;
    let (path, api) = (
        format!("/t/{}/posts", place.id),
        format!("/api/v1/threads/{}/posts", place.id),
    );
    let here = format!("http://{}", place.site.address);
    let (longer, tls) = (
        format!("{here}.evil.example"),
        here.replace("http:", "https:"),
    );
    for wrong in [
        "https://evil.example",
        "null",
        "http://127.0.0.1:1",
        "http://localhost",
        &longer,
        &tls,
        "",
        "file://",
    ] {
        send(&aliya, "POST", &path, &[("origin", wrong)], &token)
            .await
            .is(403)
            .shows(SHOWN);
        send(&aliya, "POST", &api, &[("origin", wrong)], &token)
            .await
            .is(403);
    }
    for wrong in ["cross-site", "same-site", "Cross-Site", "nonsense"] {
        send(&aliya, "POST", &path, &[("sec-fetch-site", wrong)], &token)
            .await
            .is(403);
        send(
            &aliya,
            "POST",
            &api,
            &[("sec-fetch-site", wrong), ("origin", &here)],
            &token,
        )
        .await
        .is(403);
    }
    assert_eq!(place.posts().await, 1);
    for right in ["same-origin", "none"] {
        let headers = [("sec-fetch-site", right), ("origin", here.as_str())];
        send(&aliya, "POST", &path, &headers, &token).await.is(303);
    }
    let site = crate::app::TestApp::start_with(|config| {
        config.base_url = "https://talk.example.org".to_owned()
    })
    .await;
    let visitor = site.visitor();
    let (token, _) = visitor.keys().await;
    let fields = [
        ("token".to_owned(), token),
        ("lang".to_owned(), "pl".to_owned()),
    ];
    let body: Vec<String> = fields
        .iter()
        .map(|(k, v)| format!("{k}={}", encode(v)))
        .collect();
    for (origin, want) in [
        ("https://talk.example.org", 303),
        ("http://talk.example.org", 403),
        ("https://example.org", 403),
    ] {
        visitor
            .send(
                "POST",
                "/language",
                &[KIND, ("origin", origin)],
                &body.join("&"),
            )
            .await
            .is(want);
    }
}

#[tokio::test]
async fn no_way_back_leads_off_the_site() {
    let place = Furnished::start().await;
    let (aliya, visitor) = (place.aliya().await, place.site.visitor());
    for next in [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r\nSet-Cookie: a=b",
        "https://evil.example",
        "https:evil.example",
        "HTTPS://evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "evil.example",
        ".evil.example",
        "@evil.example",
        " //evil.example",
        "\u{0}//evil.example",
        "/\u{0}/evil.example",
        "/\u{b}/evil.example",
        "/\u{7f}",
        "/\u{2028}/evil",
        "//evil.example/%2f..",
        "",
        "?x=1",
        "#top",
    ] {
        let query = format!("next={}", encode(next));
        let signed_in = aliya.get(&format!("/signin?{query}")).await.is(303);
        let kept = visitor
            .act("/language", &[("lang", "en"), ("next", next)])
            .await
            .is(303);
        let page = visitor.get(&format!("/signin?{query}")).await.is(200);
        let hidden = page
            .form("/signin")
            .into_iter()
            .find(|(name, _)| name == "next")
            .unwrap()
            .1;
        for location in [signed_in.location(), kept.location(), hidden] {
            let own = location.starts_with('/') && !location.starts_with("//");
            let plain = location.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
            assert!(own && plain, "{next:?} leads to {location:?}");
        }
        assert!(
            signed_in
                .headers
                .iter()
                .chain(&kept.headers)
                .all(|(_, value)| value != "a=b"),
            "{next:?}"
        );
    }
    for own in [
        "/t/4711-water?view=time&after=x#p3",
        "/",
        "/@evil.example",
        "/s/here/talk?sort=new",
    ] {
        let answer = visitor
            .act("/language", &[("lang", "en"), ("next", own)])
            .await
            .is(303);
        assert_eq!(answer.location(), own);
    }
}
