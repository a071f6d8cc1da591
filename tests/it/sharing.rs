//! What goes out of the house: links that tell of a page, its code, and sheets for the notice board.

use elab::base::days;
use roxmltree::Document;

use crate::app::TestApp;

#[tokio::test]
async fn every_page_that_all_may_read_can_be_passed_on_and_no_other() {
    let site = TestApp::start().await;
    let (town, den) = (
        site.space("town", "public").await,
        site.space("den", "private").await,
    );
    let aliya = site.neighbour(town, "aliya").await;
    let well = aliya
        .starts("/s/town/talk", "A \"dry\" <well> & more", "It is dry")
        .await;
    let thread = format!("/t/{well}-a-dry-well-more");
    let base = site.app.config.base_url.clone();
    let whole = base.replace(':', "%3A").replace('/', "%2F");
    for path in [
        "/",
        "/s/town",
        "/s/town/talk",
        "/u/aliya",
        "/about",
        &thread,
    ] {
        let page = site.visitor().get(path).await.is(200).well_formed();
        let to = format!("{whole}{}", path.replace('/', "%2F"));
        assert!(
            page.body
                .contains(&format!("href=\"https://t.me/share/url?url={to}&")),
            "{path}: {}",
            page.body
        );
        assert!(
            page.body.contains(&format!("value=\"{base}{path}\"")),
            "{path}"
        );
        assert!(
            page.body
                .contains(&format!("src=\"/qr.svg?to={}\"", path.replace('/', "%2F"))),
            "{path}"
        );
        assert!(!page.body.contains("src=\"http"), "{path}");
    }
    let page = site.visitor().get(&thread).await.body;
    assert!(
        page.contains("text=A%20%22dry%22%20%3Cwell%3E%20%26%20more\""),
        "{page}"
    );
    let inside = site.neighbour(den, "marat").await;
    let secret = inside.starts("/s/den/talk", "A secret thing", "Hush").await;
    for path in ["/s/den", "/s/den/talk", &format!("/t/{secret}")] {
        inside
            .open(path)
            .await
            .is(200)
            .hides("t.me")
            .hides("qr.svg");
    }
}

#[tokio::test]
async fn a_code_is_of_a_page_of_ours() {
    let site = TestApp::start().await;
    let code = async |path: &str| {
        let sent = site.visitor().get(path).await.is(200);
        assert_eq!(sent.header("content-type"), Some("image/svg+xml"));
        let document = Document::parse(&sent.body).unwrap();
        let path = document
            .descendants()
            .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "path")));
        let path = path.unwrap().attribute("d").unwrap().to_owned();
        let size = document
            .root_element()
            .attribute("viewBox")
            .unwrap()
            .to_owned();
        (size, path)
    };
    let home = code("/qr.svg").await;
    let (size, path) = code("/qr.svg?to=%2Ft%2F1").await;
    // Two corners of seven dark modules stand behind a white edge of four, whatever the code says.
    assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
    assert!(size.starts_with("0 0 ") && path != home.1);
    for off in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "x"] {
        assert_eq!(code(&format!("/qr.svg?to={off}")).await, home, "{off}");
    }
    let long = format!("/qr.svg?to=/{}", "a".repeat(300));
    site.visitor().get(&long).await.is(404);
}

#[tokio::test]
async fn a_thread_and_a_week_go_on_one_sheet() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let old = aliya
        .starts("/s/town/talk", "An old thing", "Long ago")
        .await;
    site.advance(days(8));
    let visitor = site.visitor();
    visitor
        .get("/s/town/board")
        .await
        .is(200)
        .shows("Nobody has written here")
        .hides("An old thing");
    let well = aliya
        .starts(
            "/s/town/talk",
            "A dry well",
            &format!("It is ||secretly|| dry. {}", "Dry. ".repeat(200)),
        )
        .await;
    let week = visitor.get("/s/town/board").await.is(200).well_formed();
    let week = week
        .shows("This week in town")
        .shows("A dry well")
        .shows("noindex")
        .hides("An old thing");
    assert!(week.body.contains("src=\"/qr.svg?to=%2Fs%2Ftown\""));
    let sheet = visitor
        .get(&format!("/t/{well}/board"))
        .await
        .is(200)
        .well_formed();
    let sheet = sheet
        .shows("A dry well")
        .shows("It is dry.")
        .hides("secretly")
        .shows("noindex");
    assert!(
        sheet.body.matches("Dry.").count() < 80,
        "it stays one sheet"
    );
    assert!(sheet.body.contains(&format!(
        "<strong>{}/t/{well}</strong>",
        site.app.config.base_url
    )));
    let page = visitor.open(&format!("/t/{well}")).await;
    assert!(page.body.contains(&format!("href=\"/t/{well}/board\"")));

    // What is removed is off the sheet, and a forum cannot take its address.
    let opening = page
        .body
        .split_once("id=\"p")
        .unwrap()
        .1
        .split_once('"')
        .unwrap()
        .0
        .to_owned();
    aliya
        .act(&format!("/p/{opening}/deletions"), &[])
        .await
        .is(303);
    visitor
        .get(&format!("/t/{well}/board"))
        .await
        .is(200)
        .hides("It is dry.");
    visitor
        .get(&format!("/t/{old}/board"))
        .await
        .is(200)
        .shows("Long ago");
    let root = site.administrator().await;
    let forum = [
        ("name", "Board"),
        ("slug", "board"),
        ("position", "0"),
        ("can_read", "visitor"),
        ("can_reply", "member"),
        ("can_start", "member"),
    ];
    root.act("/s/town/forums", &forum).await.is(422);
    for path in ["/t/999/board", "/s/nowhere/board"] {
        visitor.get(path).await.is(404);
    }
}
