//! What every answer bears, what caches may keep, what a method may do.

use std::io::Read;

use elab::web::door::assets::ASSETS;

use super::{Furnished, exchange, headers, is_api};
use crate::people::{Answer, Client};

const FIXED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-powered-by", ""),
];

/// Why an answer does not bear what every answer must.
fn lacks(answer: &Answer) -> Option<String> {
    for (name, want) in FIXED {
        let wanted: &[&str] = if want.is_empty() { &[] } else { &[want] };
        if headers(answer, name) != wanted {
            return Some(format!("{name}: {:?}", headers(answer, name)));
        }
    }
    let csp = headers(answer, "content-security-policy");
    let parts: Vec<&str> = csp
        .first()
        .map(|csp| csp.split(';').map(str::trim).collect())
        .unwrap_or_default();
    let must = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types elab",
    ];
    if csp.len() != 1 || must.iter().any(|part| !parts.contains(part)) {
        return Some(format!("content-security-policy: {csp:?}"));
    }
    if ["unsafe", "data:", "http:", "https:", "*", "blob:"]
        .iter()
        .any(|loose| csp[0].contains(loose))
    {
        return Some(format!("a loose content-security-policy: {csp:?}"));
    }
    let off = headers(answer, "permissions-policy");
    if off.len() != 1
        || off[0].split(',').any(|part| !part.trim().ends_with("=()"))
        || !off[0].contains("camera=()")
    {
        return Some(format!("permissions-policy: {off:?}"));
    }
    let id = headers(answer, "x-request-id");
    if id.len() != 1 || id[0].len() != 32 {
        return Some(format!("x-request-id: {id:?}"));
    }
    let kind = answer.header("content-type").unwrap_or_default();
    if kind.starts_with("text/html") {
        return inline(&answer.body);
    }
    None
}

/// The first thing in a page that a strict policy would stop.
fn inline(page: &str) -> Option<String> {
    for tag in page
        .split('<')
        .skip(1)
        .map(|tag| tag.split('>').next().unwrap_or(tag))
    {
        let (name, rest) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
        let handler = rest
            .split(['"', ' '])
            .any(|word| word.starts_with("on") && word.ends_with('='));
        if name == "style" || rest.contains(" style=") || rest.starts_with("style=") || handler {
            return Some(format!("inline: <{tag}>"));
        }
        // JSON for machines is no script: a policy does not ask for it, and no browser runs it.
        let told = rest == "type=\"application/ld+json\"";
        if name == "script" && !told && !rest.contains("src=\"/assets/") {
            return Some(format!("inline: <{tag}>"));
        }
    }
    None
}

#[tokio::test]
async fn every_answer_bears_the_headers_that_protect_it() {
    let place = Furnished::start().await;
    let (root, visitor) = (place.site.administrator().await, place.site.visitor());
    let mut wrong = Vec::new();
    let mut check = |what: &str, answer: &Answer| {
        assert!(answer.status < 500, "{what}: {}", answer.status);
        wrong.extend(lacks(answer).map(|lack| format!("{what} ({}): {lack}", answer.status)));
    };
    for path in place.addresses("GET") {
        check(&format!("{path} to a visitor"), &visitor.get(&path).await);
        check(
            &format!("{path} to an administrator"),
            &root.get(&path).await,
        );
    }
    for path in [
        "/nowhere",
        "/t/999999",
        "/p/x",
        "/u/nobody",
        "/s/nowhere",
        "/api/v1/nowhere",
        "/assets/x.css",
        "/t/0",
    ] {
        check(path, &visitor.get(path).await.is(404));
    }
    let form = [("content-type", "application/x-www-form-urlencoded")];
    check("405", &visitor.send("PUT", "/about", &[], "").await.is(405));
    check(
        "403",
        &root.send("POST", "/spaces", &form, "name=x").await.is(403),
    );
    check(
        "401",
        &visitor.act("/preview", &[("body", "x")]).await.is(401),
    );
    check(
        "415",
        &root
            .send("POST", "/spaces", &[("content-type", "text/plain")], "x")
            .await
            .is(415),
    );
    check("422", &root.act("/preview", &[]).await.is(422));
    check(
        "303",
        &visitor.act("/language", &[("lang", "pl")]).await.is(303),
    );
    let big = format!(
        "POST /preview HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 9000000\r\n{}: {}\r\n\r\n",
        form[0].0, form[0].1
    );
    check("413", &visitor.raw(big.as_bytes()).await.is(413));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn two_answers_never_bear_the_same_request_id_and_none_is_taken_from_outside() {
    let place = Furnished::start().await;
    let visitor = place.site.visitor();
    let sent = [("x-request-id", "mine-mine-mine-mine-mine-mine-12")];
    let one = visitor.send("GET", "/about", &sent, "").await;
    let other = visitor.send("GET", "/about", &sent, "").await;
    assert_ne!(one.header("x-request-id"), other.header("x-request-id"));
    assert_ne!(one.header("x-request-id"), Some(sent[0].1));
}

/// Pages that a cache may keep for all visitors.
fn public(place: &Furnished) -> Vec<String> {
    let more = [
        "/",
        "/about",
        "/accessibility",
        "/s/here",
        "/s/here/about",
        "/s/here/talk",
        "/u/aliya",
    ]
    .map(str::to_owned);
    let views = ["?view=time", "?view=tree"].map(|query| format!("{}{query}", place.thread));
    more.into_iter()
        .chain([place.thread.clone()])
        .chain(views)
        .collect()
}

#[tokio::test]
async fn a_public_page_is_the_same_for_every_visitor() {
    let place = Furnished::start().await;
    let other = place.site.visitor();
    for (name, value) in [
        ("elab", "of-a-session-that-never-was"),
        ("elab-form", "abc"),
        ("elab-key", "abc"),
        ("_ga", "1"),
    ] {
        other.set_cookie(name, value);
    }
    for path in public(&place) {
        let page = place.site.visitor().get(&path).await.is(200);
        assert!(
            headers(&page, "set-cookie").is_empty(),
            "{path} sets a cookie"
        );
        assert_eq!(
            page.header("vary"),
            Some("Accept-Encoding, Accept-Language, Cookie"),
            "{path}"
        );
        assert!(
            !page.header("cache-control").unwrap().contains("no-store"),
            "{path}"
        );
        let page = page
            .hides("<form")
            .hides("name=\"token\"")
            .hides("name=\"key\"")
            .hides("csrf");
        let again = other.get(&path).await.is(200);
        assert!(
            page.body == again.body && headers(&again, "set-cookie").is_empty(),
            "{path} differs by reader"
        );
    }
    assert!(
        !place
            .site
            .visitor()
            .get("/signin")
            .await
            .is(200)
            .header("cache-control")
            .unwrap()
            .contains("public")
    );
    assert_eq!(
        place
            .site
            .visitor()
            .get("/signin")
            .await
            .header("cache-control"),
        Some("no-store"),
        "a page with a form"
    );
}

#[tokio::test]
async fn a_public_page_does_not_depend_on_parameters_that_it_does_not_know() {
    let place = Furnished::start().await;
    let visitor = place.site.visitor();
    let mut told = Vec::new();
    for path in public(&place) {
        let join = if path.contains('?') { '&' } else { '?' };
        let page = visitor
            .get(&format!("{path}{join}utm_source=qqzz%22%3E%3Cb%3E&at=x"))
            .await
            .is(200)
            .hides("\"><b>");
        if page.body.contains("qqzz") {
            told.push(path);
        }
    }
    assert!(
        told.is_empty(),
        "these pages repeat what they do not know: {told:?}"
    );
}

#[tokio::test]
async fn nothing_that_a_member_sees_is_kept_by_a_cache() {
    let place = Furnished::start().await;
    let root = place.site.administrator().await;
    let mut kept = Vec::new();
    for path in place.addresses("GET") {
        let answer = root.get(&path).await;
        let rule = answer.header("cache-control").unwrap_or("").to_owned();
        // A feed is made for nobody in particular: it holds nothing of a member's.
        let alike = path.contains("/feed.") || path.starts_with("/sitemap");
        let own = !path.starts_with("/assets/") && !alike;
        if rule != "no-store" && own {
            kept.push(format!("{path} ({}): {rule}", answer.status));
        }
    }
    for (path, want) in [
        ("/nowhere", 404),
        ("/t/999999", 404),
        ("/p/999999/edit", 404),
    ] {
        assert_eq!(
            root.get(path).await.is(want).header("cache-control"),
            Some("no-store"),
            "{path}"
        );
    }
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let refused = root
        .send("POST", "/spaces", &form, "body=secret")
        .await
        .is(403)
        .shows("secret");
    assert_eq!(refused.header("cache-control"), Some("no-store"));
    assert!(kept.is_empty(), "kept: {kept:#?}");
}

#[tokio::test]
async fn an_asset_is_kept_for_ever_under_the_name_of_its_content() {
    let place = Furnished::start().await;
    let (visitor, root) = (place.site.visitor(), place.site.administrator().await);
    let page = visitor.get(&place.thread).await.is(200);
    for stem in [
        "site",
        "icons",
        "live-updates",
        "text-preview",
        "draft-keeper",
        "text-tools",
        "picture-shrink",
    ] {
        let url = ASSETS.url(stem);
        let name = url.trim_start_matches("/assets/");
        assert_eq!(name.split('.').nth(1).map(str::len), Some(16), "{name}");
        for client in [&visitor, &root] {
            let asset = client.get(&url).await.is(200);
            assert_eq!(
                asset.header("cache-control"),
                Some("public, max-age=31536000, immutable"),
                "{url}"
            );
            assert_eq!(asset.header("vary"), Some("Accept-Encoding"), "{url}");
            assert!(headers(&asset, "set-cookie").is_empty() && !asset.body.is_empty());
        }
        let other = url.replace(name.split('.').nth(1).unwrap(), "0123456789abcdef");
        visitor.get(&other).await.is(404);
    }
    page.shows(&ASSETS.url("site")).shows(&ASSETS.url("icons"));
    let kind = |url: String| async move {
        place
            .site
            .visitor()
            .get(&url)
            .await
            .header("content-type")
            .unwrap()
            .to_owned()
    };
    assert_eq!(kind(ASSETS.url("site")).await, "text/css; charset=utf-8");
}

#[tokio::test]
async fn a_page_is_packed_for_those_who_ask() {
    let place = Furnished::start().await;
    let ask = |path: &str, encoding: &str| {
        format!(
            "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\naccept-encoding: {encoding}\r\n\r\n"
        )
    };
    for (path, accepted, packing) in [
        (place.thread.clone(), "deflate, gzip", "gzip"),
        (place.thread.clone(), "gzip, br", "br"),
        (ASSETS.url("site"), "deflate, gzip", "gzip"),
        (ASSETS.url("site"), "br, gzip", "br"),
        ("/api/v1/openapi.json".to_owned(), "br, gzip", "gzip"),
    ] {
        let packed = exchange(&place.site, ask(&path, accepted).as_bytes()).await;
        let cut = packed
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let head = String::from_utf8_lossy(&packed[..cut]).to_lowercase();
        let said = format!("content-encoding: {packing}\r\n");
        assert!(head.contains(&said), "{path}: {head}");
        let mut plain = String::new();
        let body = &packed[cut + 4..];
        match packing {
            "br" => brotli::Decompressor::new(body, 4096).read_to_string(&mut plain),
            _ => flate2::read::GzDecoder::new(body).read_to_string(&mut plain),
        }
        .unwrap();
        let unpacked = exchange(&place.site, ask(&path, "gzip;q=0, identity").as_bytes()).await;
        let unpacked = String::from_utf8(unpacked).unwrap();
        assert!(
            !unpacked.to_lowercase().contains("content-encoding"),
            "{path}"
        );
        assert_eq!(plain, unpacked.split_once("\r\n\r\n").unwrap().1, "{path}");
        assert!(
            packed.len() - cut < plain.len() / 2,
            "{path}: {} of {}",
            packed.len() - cut,
            plain.len()
        );
    }
    let small = exchange(&place.site, ask("/livez", "gzip").as_bytes()).await;
    assert!(String::from_utf8(small).unwrap().ends_with("\r\n\r\nok\n"));
}

#[tokio::test]
async fn looking_changes_nothing() {
    let place = Furnished::start().await;
    let before = place.head().await;
    for path in place.addresses("GET") {
        let visitor = place.site.visitor();
        let got = visitor.get(&path).await;
        let head = place.site.visitor().send("HEAD", &path, &[], "").await;
        assert!(head.body.is_empty(), "HEAD {path} has a body");
        let kind = |answer: &Answer| answer.header("content-type").map(str::to_owned);
        assert_eq!(
            (head.status, kind(&head)),
            (got.status, kind(&got)),
            "HEAD {path}"
        );
    }
    assert_eq!(
        place.head().await,
        before,
        "a visitor looked and something happened"
    );
    let root = place.site.administrator().await;
    for path in place.addresses("GET") {
        let head = root.send("HEAD", &path, &[], "").await;
        assert!(head.body.is_empty() && head.status < 500, "HEAD {path}");
    }
    assert_eq!(
        place.head().await,
        before,
        "an administrator asked for heads and something happened"
    );
}

#[tokio::test]
async fn an_address_names_the_methods_that_it_knows() {
    let place = Furnished::start().await;
    let (visitor, root) = (place.site.visitor(), place.site.administrator().await);
    let (posts, post) = (
        format!("/t/{}/posts", place.id),
        format!("/api/v1/posts/{}", place.post),
    );
    for (method, path, allow) in [
        ("PUT", "/about", "GET, HEAD"),
        ("POST", "/about", "GET, HEAD"),
        ("DELETE", "/", "GET, HEAD"),
        ("OPTIONS", "/", "GET, HEAD"),
        ("TRACE", "/about", "GET, HEAD"),
        ("BREW", "/about", "GET, HEAD"),
        ("PATCH", "/signin", "GET, HEAD, POST"),
        ("GET", posts.as_str(), "POST"),
        ("HEAD", &posts, "POST"),
        ("PUT", &post, "GET, HEAD, PATCH, DELETE"),
        ("DELETE", "/api/v1/spaces", "GET, HEAD, POST"),
    ] {
        for client in [&visitor, &root] as [&Client<'_>; 2] {
            let answer = client.send(method, path, &[], "").await;
            assert_eq!(answer.status, 405, "{method} {path}");
            let mut known: Vec<&str> = answer.header("allow").unwrap().split(", ").collect();
            let mut want: Vec<&str> = allow.split(", ").collect();
            known.sort_unstable();
            want.sort_unstable();
            assert_eq!(known, want, "{method} {path}");
            if is_api(path) && method != "HEAD" {
                assert_eq!(
                    answer.value()["status"],
                    405,
                    "{method} {path}: the document says what the answer is"
                );
            }
        }
    }
    for method in ["GET", "POST", "PUT", "BREW"] {
        visitor.send(method, "/nowhere", &[], "").await.is(404);
    }
}
