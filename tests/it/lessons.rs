//! What bit other programs does not bite this one: the cases that no room's own tests hold. docs/lessons.md lists all.

use crate::app::TestApp;
use crate::people::Client;

const PASSWORD: &str = "kettle under seven birches";

/// Hears who knocks at a door of this machine that nobody was given.
struct Door(std::net::TcpListener);

impl Door {
    fn new() -> Door {
        let door = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        door.set_nonblocking(true).unwrap();
        Door(door)
    }

    fn address(&self) -> String {
        self.0.local_addr().unwrap().to_string()
    }

    fn knocks(&self) -> usize {
        std::iter::from_fn(|| self.0.accept().ok()).count()
    }
}

#[tokio::test]
async fn nothing_that_people_write_makes_the_site_ask_another_host() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let door = Door::new();
    let at = door.address();
    let body = format!(
        "http://{at}/bare <http://{at}/auto> [a link](http://{at}/link) ![a picture](http://{at}/picture.png)\n\n\
         [a reference][r]\n\n[r]: http://{at}/reference\n\n<img src=\"http://{at}/raw.png\"> <link href=\"http://{at}/\">"
    );
    let thread = aliya.starts("/s/town/talk", "Where to look", &body).await;
    aliya
        .act("/preview", &[("body", body.as_str())])
        .await
        .is(200);
    let settings = [
        ("display_name", "Aliya"),
        ("about", body.as_str()),
        ("lang", "en"),
        ("zone", "UTC"),
        ("theme", "auto"),
    ];
    aliya.act("/settings", &settings).await.is(303);
    site.settle().await;
    site.visitor().open(&format!("/t/{thread}")).await.is(200);
    site.visitor().open("/u/aliya").await.is(200);
    assert_eq!(door.knocks(), 0);
    // The door does hear who knocks.
    let _guest = std::net::TcpStream::connect(&at).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(50));
    assert_eq!(door.knocks(), 1);
}

#[tokio::test]
async fn no_header_makes_a_stranger_of_who_has_had_enough() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    let visitor = site.visitor();
    let ask = async |name: &str, n: u32| {
        let value = match name {
            "forwarded" => format!("for=198.51.100.{n}"),
            _ => format!("198.51.100.{n}"),
        };
        let headers = [(name, value.as_str())];
        visitor.send("GET", "/about", &headers, "").await.status
    };
    for n in 0..50 {
        assert_eq!(ask("x-forwarded-for", n).await, 200);
    }
    for name in [
        "x-forwarded-for",
        "forwarded",
        "x-real-ip",
        "x-client-ip",
        "true-client-ip",
        "cf-connecting-ip",
        "x-cluster-client-ip",
        "x-originating-ip",
    ] {
        assert_eq!(ask(name, 200).await, 429, "{name}");
    }
    // A cookie of one's own making is no other person either.
    visitor.set_cookie("elab-form", "somebody-else");
    visitor.set_cookie("elab", "no-such-session");
    assert_eq!(ask("x-forwarded-for", 201).await, 429);
}

#[tokio::test]
async fn a_name_leads_nowhere_in_a_letter() {
    let site = TestApp::start().await;
    let fields = [
        ("name", "win.example"),
        ("display_name", "http://evil.example/x"),
        ("email", "victim@example.org"),
        ("password", PASSWORD),
    ];
    let visitor = site.visitor();
    visitor
        .fill("/register", "/register", &fields)
        .await
        .is(303);
    site.settle().await;
    let letter = site.last_mail().unwrap();
    let text = String::from_utf8_lossy(&letter.mime).replace("=\r\n", "");
    assert!(text.contains("evil example") || text.contains("win example"));
    assert!(!text.contains("evil.example") && !text.contains("win.example"));
}

/// The words that a person may write somewhere, each alone far over its bound.
async fn over_the_bound(root: &Client<'_>, act: &str, fields: &[(&str, &str)]) {
    for (name, _) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let long = "ж".repeat(60_000);
        let mut sent: Vec<(&str, &str)> = fields.to_vec();
        for field in &mut sent {
            if field.0 == *name {
                field.1 = &long;
            }
        }
        let status = root.act(act, &sent).await.status;
        assert!(
            [403, 404, 413, 422].contains(&status),
            "{act} takes a long {name}: {status}"
        );
    }
    // It is the length that was refused.
    root.act(act, fields).await.is(303);
}

#[tokio::test]
async fn every_field_has_a_bound() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let root = site.administrator().await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = root.starts("/s/town/talk", "Of bounds", "Root").await;
    let post = root.replies(thread, None, "A reply").await;
    let told = aliya.replies(thread, None, "Another").await;
    let of_thread = |act: &str| format!("/t/{thread}/{act}");
    let target = format!("thread-{thread}");
    let forms: &[(&str, &[(&str, &str)])] = &[
        (
            "/settings",
            &[
                ("display_name", "Root"),
                ("about", "Hello."),
                ("lang", "en"),
                ("zone", "UTC"),
                ("theme", "auto"),
            ],
        ),
        (
            "/spaces",
            &[
                ("name", "New"),
                ("slug", "fresh"),
                ("kind", "public"),
                ("aim", "To talk."),
                ("rules", "Be kind."),
                ("lang", "en"),
            ],
        ),
        (
            "/s/town/settings",
            &[
                ("name", "Town"),
                ("slug", "town"),
                ("kind", "public"),
                ("aim", "To talk."),
                ("rules", "Be kind."),
                ("lang", "en"),
            ],
        ),
        (
            "/s/town/forums",
            &[
                ("name", "New"),
                ("slug", "fresh"),
                ("about", "Of new things."),
                ("position", "9"),
                ("can_read", "visitor"),
                ("can_reply", "member"),
                ("can_start", "member"),
            ],
        ),
        (
            "/s/town/talk/threads",
            &[("title", "A title"), ("body", "A text")],
        ),
        (&of_thread("posts"), &[("body", "A text")]),
        (
            "/drafts",
            &[
                ("target", &target),
                ("body", "A text"),
                ("lang", "en"),
                ("version", ""),
            ],
        ),
        (
            &format!("/p/{post}/bookmark"),
            &[("note", "For the meeting.")],
        ),
        (&format!("/p/{told}/reactions"), &[("kind", "agree")]),
        (
            "/s/town/invites",
            &[("label", "Class 9b"), ("uses", "30"), ("days", "120")],
        ),
        (
            &format!("/p/{told}/removals"),
            &[("reason", "spam"), ("clause", "2"), ("note", "An advert.")],
        ),
        (&of_thread("pin"), &[("pinned", "2026-03-10")]),
        (&of_thread("lock"), &[("reason", "It is settled.")]),
    ];
    for (act, fields) in forms {
        over_the_bound(&root, act, fields).await;
    }
}
