//! Bytes that no browser sends: refused with a clear status, never a fault of ours.

use super::{Furnished, exchange};

pub(super) const FORM: &str = "content-type: application/x-www-form-urlencoded";

pub(super) async fn status(place: &Furnished, bytes: &[u8]) -> u16 {
    let said = exchange(&place.site, bytes).await;
    let line = String::from_utf8_lossy(&said)
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    line.split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .unwrap_or(0)
}

async fn still_serves(place: &Furnished, after: &str) {
    let answer = place.site.visitor().get("/about").await;
    assert_eq!(answer.status, 200, "after {after}");
}

#[tokio::test]
async fn a_request_of_two_minds_about_its_length_is_refused() {
    let place = Furnished::start().await;
    let tail = "0\r\n\r\nGET /smuggled HTTP/1.1\r\nhost: x\r\n\r\n";
    for (what, head) in [
        ("CL.TE", "content-length: 6\r\ntransfer-encoding: chunked"),
        ("TE.CL", "transfer-encoding: chunked\r\ncontent-length: 4"),
        ("two lengths", "content-length: 5\r\ncontent-length: 60"),
        ("a list of lengths", "content-length: 5, 60"),
        ("a signed length", "content-length: +5"),
        ("a negative length", "content-length: -1"),
        ("a hexadecimal length", "content-length: 0x5"),
        ("a huge length", "content-length: 99999999999999999999999"),
        ("an unknown coding", "transfer-encoding: xchunked"),
        ("chunked not last", "transfer-encoding: chunked, identity"),
        (
            "chunked twice",
            "transfer-encoding: chunked\r\ntransfer-encoding: chunked",
        ),
        ("a folded line", "x-folded: a\r\n b\r\ncontent-length: 5"),
        ("a folded coding", "transfer-encoding:\r\n chunked"),
        ("a space before the colon", "transfer-encoding : chunked"),
        ("a bare CR", "x-odd: a\rtransfer-encoding: chunked"),
        ("a NUL in a header", "x-odd: a\0b"),
    ] {
        let raw = format!("POST /language HTTP/1.1\r\nhost: x\r\n{FORM}\r\n{head}\r\n\r\n{tail}");
        let said = exchange(&place.site, raw.as_bytes()).await;
        let said = String::from_utf8_lossy(&said).into_owned();
        let first = said.lines().next().unwrap_or_default();
        let refused = first.is_empty()
            || first.contains(" 400 ")
            || first.contains(" 413 ")
            || first.contains(" 501 ");
        assert!(refused, "{what}: {first}");
        assert_eq!(
            said.matches("HTTP/1.1 ").count(),
            usize::from(!first.is_empty()),
            "{what}: a second answer:\n{said}"
        );
        still_serves(&place, what).await;
    }
}

#[tokio::test]
async fn broken_requests_are_refused_and_hurt_nobody() {
    let place = Furnished::start().await;
    let head = "HTTP/1.1\r\nhost: x\r\nconnection: close\r\n";
    let post = |chunks: &str| {
        format!("POST /language {head}{FORM}\r\ntransfer-encoding: chunked\r\n\r\n{chunks}")
    };
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("a chunk of no size", post("zz\r\nabc\r\n0\r\n\r\n").into()),
        (
            "a chunk of a huge size",
            post("FFFFFFFFFFFFFFFFF\r\nabc").into(),
        ),
        (
            "a chunk of a negative size",
            post("-1\r\nabc\r\n0\r\n\r\n").into(),
        ),
        (
            "a chunk that is longer than it says",
            post("1\r\nabcdef\r\n0\r\n\r\n").into(),
        ),
        ("a NUL in the path", format!("GET /\0 {head}\r\n").into()),
        (
            "a header of 100 kB",
            format!("GET / {head}x-long: {}\r\n\r\n", "a".repeat(100_000)).into(),
        ),
        (
            "a cookie of 30 kB",
            format!("GET / {head}cookie: elab={}\r\n\r\n", "a".repeat(30_000)).into(),
        ),
        (
            "2,000 headers",
            format!("GET / {head}{}\r\n", "x: y\r\n".repeat(2000)).into(),
        ),
        (
            "an address of 100 kB",
            format!("GET /{} {head}\r\n", "a".repeat(100_000)).into(),
        ),
        (
            "10,000 pairs",
            format!("GET /?{} {head}\r\n", "a=1&".repeat(10_000)).into(),
        ),
        (
            "no host",
            b"GET / HTTP/1.1\r\nconnection: close\r\n\r\n".to_vec(),
        ),
        (
            "two hosts",
            b"GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n".to_vec(),
        ),
        (
            "bytes in a cookie",
            [
                format!("GET / {head}cookie: elab=").as_bytes(),
                b"\xff\xfe\r\n\r\n",
            ]
            .concat(),
        ),
        (
            "bytes in the path",
            [b"GET /s/\xff\xfe ".as_slice(), head.as_bytes(), b"\r\n"].concat(),
        ),
        (
            "no such version",
            b"GET / HTTP/9.9\r\nhost: x\r\n\r\n".to_vec(),
        ),
        ("an old version", b"GET /\r\n\r\n".to_vec()),
        ("no method", b" / HTTP/1.1\r\nhost: x\r\n\r\n".to_vec()),
        (
            "TLS",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        ),
        ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec()),
        ("a star", format!("OPTIONS * {head}\r\n").into()),
        (
            "an authority",
            format!("CONNECT evil.example:443 {head}\r\n").into(),
        ),
        (
            "another site's address",
            format!("GET http://evil.example/settings {head}\r\n").into(),
        ),
        ("half a request", b"GET / HT".to_vec()),
    ];
    for (what, bytes) in cases {
        let waits = matches!(what, "half a request" | "TLS");
        let got = if waits {
            half(&place, &bytes).await
        } else {
            status(&place, &bytes).await
        };
        assert!(got < 500 || got == 501 || got == 505, "{what}: {got}");
        still_serves(&place, what).await;
    }
    let long = format!("GET /about?{} {head}\r\n", "a=1&".repeat(5_000));
    assert_eq!(
        status(&place, long.as_bytes()).await,
        200,
        "many pairs are no fault"
    );
}

/// Sends something that is not finished and hangs up.
async fn half(place: &Furnished, bytes: &[u8]) -> u16 {
    use tokio::io::AsyncWriteExt;
    let mut stream = tokio::net::TcpStream::connect(place.site.address)
        .await
        .unwrap();
    stream.write_all(bytes).await.unwrap();
    0
}

#[tokio::test]
async fn no_spelling_of_an_address_leads_around_a_guard() {
    let place = Furnished::start().await;
    place.site.space("secret-room", "private").await;
    let visitor = place.site.visitor();
    for path in [
        "//settings",
        "/settings/",
        "/Settings",
        "/SETTINGS",
        "/./settings",
        "/x/../settings",
        "/%2e/settings",
        "/x/%2e%2e/settings",
        "/%2fsettings",
        "/settings%2f",
        "/settings%00",
        "/settings;x=1",
        "/settings%20",
        "/%73ettings",
        "/settings%3f",
        "/s/secret-room",
        "/s//secret-room",
        "/s/secret-room/",
        "/s/Secret-Room",
        "/s/secret%2droom",
        "/s/here/../secret-room",
        "/s/here/%2e%2e/secret-room",
        "/s/here/..%2fsecret-room",
        "/s/%2e%2e/s/secret-room",
        "/s/secret-room/talk",
        "/S/secret-room",
        "/api/v1/spaces/secret-room",
        "/api/v1/spaces/secret%2Droom",
        "/api/v1//spaces/secret-room",
        "/API/v1/spaces/secret-room",
    ] {
        let answer = visitor.get(path).await;
        let to_sign_in = answer.status == 303 && answer.location().starts_with("/signin?");
        assert!(
            to_sign_in || matches!(answer.status, 400 | 404),
            "{path}: {}",
            answer.status
        );
    }
    for path in [
        "/assets/../Cargo.toml",
        "/assets/..%2f..%2fCargo.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/%2fetc%2fpasswd",
        "/assets/",
    ] {
        let answer = visitor.get(path).await;
        assert!(
            matches!(answer.status, 400 | 404),
            "{path}: {}",
            answer.status
        );
    }
}

#[tokio::test]
async fn an_odd_part_of_an_address_is_not_found() {
    let place = Furnished::start().await;
    let root = place.site.administrator().await;
    let odd = [
        "%00",
        "a%00b",
        "%ff%fe",
        "%ed%a0%80",
        "%",
        "%zz",
        "..",
        "%2e%2e",
        "-1",
        "0",
        "00",
        "9999999999999999999",
        "1e3",
        "'",
        "%27%20OR%201%3D1",
        "%22",
        "%3Cscript%3E",
        "%E2%80%AE",
        "+",
        "a%2Fb",
        "%F0%9F%98%80",
    ];
    let long = "a".repeat(3000);
    for pattern in elab::web::routes::all()
        .lines()
        .iter()
        .filter(|l| l.method == "GET" && l.path.contains('{'))
        .map(|l| l.path)
    {
        for part in odd.iter().copied().chain([long.as_str()]) {
            let cut = pattern.rfind('{').unwrap();
            let end = cut + pattern[cut..].find('}').unwrap() + 1;
            let path = place.address(&pattern[..cut]) + part + &pattern[end..];
            let answer = root.get(&path).await;
            let fine = matches!(answer.status, 200 | 301 | 303 | 400 | 404 | 405 | 410);
            assert!(fine, "{path}: {}", answer.status);
            assert!(!answer.body.contains("<script>"), "{path}");
        }
    }
    for query in [
        "after=%00",
        "before=x",
        "after=AAAA",
        "view=%00",
        "sort=%00",
        "at=%00",
        "lang=%00",
        "last=",
        "after=%ff",
        "to=%00&quote=1",
    ] {
        for path in [
            &place.thread,
            "/s/here/talk",
            "/s/here/members",
            &format!("/t/{}/reply", place.id),
            "/",
        ] {
            let answer = root.get(&format!("{path}?{query}")).await;
            assert!(
                matches!(answer.status, 200 | 303 | 404),
                "{path}?{query}: {}",
                answer.status
            );
        }
        for path in [
            "/api/v1/spaces/here/forums/talk/threads".to_owned(),
            format!("/api/v1/threads/{}/posts", place.id),
        ] {
            let answer = root.get(&format!("{path}?{query}")).await;
            assert!(
                matches!(answer.status, 200 | 400 | 422),
                "{path}?{query}: {}",
                answer.status
            );
        }
    }
}
