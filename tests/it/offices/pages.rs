//! The pages of offices, without a script: opened, filled, read; and what is sent to them by who means ill.

use crate::app::TestApp;
use crate::people::Client;
use crate::takeouts::{link, unpacked};

use super::Town;

/// Opens the office of the akim by the pages alone.
async fn opens(boss: &Client<'_>) {
    let new = "/s/town/offices/new";
    let fields = [
        ("name", "Akim of the valley"),
        ("slug", "akim"),
        ("kind", "seat"),
        ("area", "The valley"),
        ("remit", "Roads.\nWater."),
        ("channel", "https://appeals.example.org/"),
        ("pack", "kz"),
        ("zone", "Asia/Almaty"),
    ];
    let made = boss.fill(new, "/s/town/offices", &fields).await.is(303);
    assert_eq!(made.location(), "/o/akim/settings");
}

async fn does(boss: &Client<'_>, page: &str, fields: &[(&str, &str)]) -> u16 {
    boss.act(&format!("/o/akim/{page}"), fields).await.status
}

#[tokio::test]
async fn an_office_is_opened_filled_checked_and_read() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    let boss = site.administrator().await;
    town.member("aliya").await;
    town.member("marat").await;
    boss.get("/s/town")
        .await
        .is(200)
        .shows("/s/town/offices/new");
    opens(&boss).await;
    let visitor = site.visitor();
    visitor.get("/o/akim").await.is(404);
    visitor.get("/o").await.is(200).hides("Akim").well_formed();
    visitor.get("/").await.hides("href=\"/o\"");
    boss.get("/o/akim")
        .await
        .is(200)
        .shows("Only administrators see");

    let settings = boss.get("/o/akim/settings").await.is(200).well_formed();
    settings.shows("Akim of the valley").shows("Asia/Almaty");
    assert_eq!(does(&boss, "settings", &[("do", "activate")]).await, 303);
    let page = visitor.get("/o/akim").await.is(200).well_formed();
    page.clone()
        .shows("Nobody holds this office now.")
        .shows("nobody holds it.")
        .hides("class=\"badge\"");
    page.shows("https://appeals.example.org/")
        .shows("<p>Roads.</p>")
        .shows("The valley");
    visitor.get("/").await.shows("href=\"/o\"");
    visitor
        .get("/s/town")
        .await
        .shows("/o/akim")
        .hides("/offices/new");

    let term = [
        ("do", "term"),
        ("person", "@aliya"),
        ("how", "elected"),
        ("from", "2024-01-10"),
        ("to", ""),
    ];
    assert_eq!(does(&boss, "people", &term).await, 303);
    let page = boss.get("/o/akim/people").await.is(200).well_formed();
    page.shows("aliya, since 10 January 2024");
    let delegate = [
        ("do", "delegate"),
        ("person", "marat"),
        ("right", "draft"),
        ("acting", "on"),
        ("from", "2026-03-01"),
        ("to", ""),
    ];
    assert_eq!(does(&boss, "people", &delegate).await, 303);
    let contact = [
        ("do", "contact"),
        ("contact", "akim@example.org"),
        ("escalation", ""),
    ];
    assert_eq!(does(&boss, "settings", &contact).await, 303);
    let check = [
        ("do", "verify"),
        ("check", "letter"),
        ("evidence", "Letter 17 of the akimat."),
    ];
    assert_eq!(does(&boss, "settings", &check).await, 303);
    let page = visitor.get("/o/akim").await.is(200).well_formed();
    page.shows("aria-label=\"Verified office\"")
        .shows("elected, since 10 January 2024")
        .shows("Who stands in")
        .shows("/s/town/ask?office=akim")
        .hides("akim@example.org")
        .hides("Letter 17");
    let list = visitor.get("/o").await.is(200).well_formed();
    list.shows("/o/akim")
        .shows("Verified office")
        .shows("Held by");
    boss.get("/o/akim/settings")
        .await
        .shows("Letter 17")
        .shows("akim@example.org")
        .shows("4 March 2027".replace("4", "2").as_str());

    // A rename and a change of its people are seen at once.
    let save = [
        ("do", "save"),
        ("name", "Akim of the hills"),
        ("pack", "kz"),
        ("zone", "Asia/Almaty"),
    ];
    assert_eq!(does(&boss, "settings", &save).await, 303);
    visitor
        .get("/o/akim")
        .await
        .shows("Akim of the hills")
        .hides("The valley");
    assert_eq!(
        does(&boss, "people", &[("do", "end-term"), ("term", "1")]).await,
        303
    );
    let page = visitor.get("/o/akim").await;
    page.shows("Nobody holds this office now.")
        .shows("10 January 2024 to 2 March 2026")
        .hides("Verified office")
        .hides("Who stands in");
}

#[tokio::test]
async fn a_holder_says_who_acts_for_him_on_his_page_alone() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    town.gives("akim", "aliya", ("elected", "2024-01-10", ""))
        .await
        .unwrap();
    town.member("marat").await;
    let aliya = site.member("aliya").await;
    aliya
        .get("/o/akim")
        .await
        .shows("/o/akim/people")
        .hides("/o/akim/settings");
    let page = aliya.get("/o/akim/people").await.is(200).well_formed();
    page.shows("Who may act for the office?")
        .hides("Who holds the office?");
    let fields = [
        ("do", "delegate"),
        ("person", "marat"),
        ("right", "publish"),
        ("from", "2026-03-02"),
        ("to", ""),
    ];
    assert_eq!(does(&aliya, "people", &fields).await, 303);
    let marat = site.member("marat").await;
    marat.get("/o/akim").await.hides("/o/akim/people");
    marat.get("/o/akim/people").await.is(403);
    let term = [
        ("do", "term"),
        ("person", "marat"),
        ("how", "acting"),
        ("from", "2026-03-02"),
        ("to", ""),
    ];
    assert_eq!(does(&aliya, "people", &term).await, 403);
    let page = aliya
        .get("/o/akim/people")
        .await
        .shows("may write and publish");
    drop(page);
    assert_eq!(
        does(
            &aliya,
            "people",
            &[("do", "end-delegate"), ("delegate", "1")]
        )
        .await,
        303
    );
    assert_eq!(
        does(
            &aliya,
            "people",
            &[("do", "end-delegate"), ("delegate", "1")]
        )
        .await,
        409
    );
}

#[tokio::test]
async fn what_is_wrong_comes_back_beside_its_field() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    let boss = site.administrator().await;
    opens(&boss).await;
    town.member("aliya").await;
    let long = "x".repeat(2001);
    let good = [
        ("name", "Another office"),
        ("slug", "other"),
        ("kind", "seat"),
        ("pack", "kz"),
        ("zone", "UTC"),
    ];
    for (field, value) in [
        ("name", "<b>"),
        ("name", ""),
        ("name", "ab"),
        ("slug", "a b"),
        ("slug", "akim"),
        ("slug", "new"),
        ("kind", "throne"),
        ("pack", "mars"),
        ("zone", "Mars/Base"),
        ("parent", "nowhere"),
        ("remit", &long),
    ] {
        let mut fields: Vec<(&str, &str)> = good.to_vec();
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let answer = boss.act("/s/town/offices", &fields).await;
        if (field, value) == ("name", "<b>") {
            // Three signs are a name; they stay text.
            answer.is(303);
            boss.get("/o/other")
                .await
                .is(200)
                .shows("&#60;b&#62;")
                .well_formed();
            continue;
        }
        let page = answer.is(422).well_formed();
        page.shows(&format!("id=\"{field}-error\""));
    }
    for (page, fields, wrong) in [
        (
            "settings",
            &[("do", "contact"), ("contact", "a b@c")][..],
            "contact-contact",
        ),
        (
            "settings",
            &[("do", "intake"), ("intake", "shut")],
            "intake-intake",
        ),
        (
            "settings",
            &[("do", "intake"), ("intake", "other")],
            "intake-intake_note",
        ),
        (
            "settings",
            &[("do", "verify"), ("check", "mail")],
            "check-check",
        ),
        (
            "settings",
            &[("do", "verify"), ("check", "list"), ("evidence", "short")],
            "check-evidence",
        ),
        (
            "settings",
            &[
                ("do", "save"),
                ("name", ""),
                ("pack", "kz"),
                ("zone", "UTC"),
            ],
            "about-name",
        ),
        (
            "people",
            &[
                ("do", "term"),
                ("person", "nobody-here"),
                ("how", "elected"),
                ("from", "2026-03-02"),
            ],
            "term-person",
        ),
        (
            "people",
            &[
                ("do", "term"),
                ("person", "aliya"),
                ("how", "king"),
                ("from", "2026-03-02"),
            ],
            "term-how",
        ),
        (
            "people",
            &[
                ("do", "term"),
                ("person", "aliya"),
                ("how", "elected"),
                ("from", "2026-02-30"),
            ],
            "term-from",
        ),
        (
            "people",
            &[
                ("do", "delegate"),
                ("person", "aliya"),
                ("right", "hold"),
                ("from", "2026-03-02"),
            ],
            "delegate-right",
        ),
    ] {
        let answer = boss.act(&format!("/o/akim/{page}"), fields).await;
        answer.is(422).shows(&format!("id=\"{wrong}-error\""));
    }
    for (page, fields, status) in [
        ("settings", &[("do", "")][..], 422),
        ("settings", &[("do", "withdraw"), ("id", "x")], 404),
        ("settings", &[("do", "withdraw"), ("id", "77")], 404),
        ("people", &[("do", "end-term"), ("term", "77")], 404),
        ("people", &[("do", "end-delegate"), ("delegate", "77")], 404),
        (
            "people",
            &[("do", "last-day"), ("term", "x"), ("to", "")],
            422,
        ),
    ] {
        assert_eq!(does(&boss, page, fields).await, status, "{fields:?}");
    }
}

#[tokio::test]
async fn nobody_comes_under_the_name_of_an_office() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    let early = site.member("early").await;
    let named = [("display_name", "Water Board")];
    early.fill("/settings", "/settings", &named).await.is(303);
    town.opens("water", "Water Board", "body").await;
    // Who bears such a name already keeps it until he changes it.
    early
        .fill("/settings", "/settings", &[("about", "Hello.")])
        .await
        .is(303);
    let member = site.member("late").await;
    for shown in [
        "Water Board",
        "board WATER",
        "Wаter Board".replace('а', "a").as_str(),
        "Bоard Wаter",
    ] {
        let answer = member
            .fill("/settings", "/settings", &[("display_name", shown)])
            .await;
        let answer = answer.is(422);
        assert!(answer.body.contains("id=\"display_name-error\""), "{shown}");
    }
    member
        .fill(
            "/settings",
            "/settings",
            &[("display_name", "The Water Board of town")],
        )
        .await
        .is(303);
    member.get("/settings").await.shows("is waiting");
    member
        .fill("/settings", "/settings", &[("display_name", "Waterman")])
        .await
        .is(303);
    let visitor = site.visitor();
    let fields = [
        ("name", "water-board"),
        ("display_name", ""),
        ("email", "w@example.org"),
        ("password", "kettle under seven birches"),
    ];
    let answer = visitor.fill("/register", "/register", &fields).await;
    answer.is(422).shows("This is the name of an office here.");
}

#[tokio::test]
async fn a_program_reads_offices_and_does_what_the_pages_do() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    let boss = site.administrator().await;
    opens(&boss).await;
    town.member("aliya").await;
    let visitor = site.visitor();
    visitor.get("/api/v1/offices/akim").await.is(404);
    let send = async |path: &str, body: &str| {
        let key = [("idempotency-key", &*elab::base::crypto::name())];
        boss.json("POST", path, &key, body).await
    };
    let acts = "/api/v1/offices/akim/settings";
    send(acts, r#"{"do":"activate"}"#).await.is(200);
    let people = "/api/v1/offices/akim/people";
    let term = r#"{"do":"term","person":"aliya","how":"elected","from":"2024-01-10"}"#;
    send(people, term).await.is(200);
    send(acts, r#"{"do":"contact","contact":"akim@example.org"}"#)
        .await
        .is(200);
    let told = send(
        acts,
        r#"{"do":"verify","check":"list","evidence":"Number 3 of the list."}"#,
    )
    .await
    .is(200);
    let told = told.value();
    assert_eq!(
        (told["intake"].as_str(), told["verified"].as_bool()),
        (Some("open"), Some(true))
    );
    let told = visitor.get("/api/v1/offices/akim").await.is(200);
    assert!(!told.body.contains("akim@example.org") && !told.body.contains("Number 3"));
    assert_eq!(told.value()["terms"][0]["person"], "aliya");
    let all = visitor.get("/api/v1/offices").await.is(200).value();
    assert_eq!(all[0]["holder"], "aliya");
    send(acts, r#"{"do":"dance"}"#).await.is(422);
    send(acts, r#"{"do":"save","colour":"red"}"#).await.is(422);
}

#[tokio::test]
async fn how_offices_are_asked_is_said_on_one_form_for_each_place() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    let boss = site.administrator().await;
    let (all, here, own) = (
        "/admin/questions-settings",
        "/s/town/offices/rules",
        "/o/akim/rules",
    );
    boss.fill(all, all, &[("norm_days", "20"), ("premoderate", "off")])
        .await
        .is(303);
    let page = boss.get(here).await.is(200).well_formed();
    page.shows("Without a word here: 20")
        .shows("Without a word here: no");
    boss.fill(here, here, &[("norm_days", "25")]).await.is(303);
    let page = boss.get(own).await.is(200).well_formed();
    page.clone().shows("Without a word here: 25");
    assert_eq!(page.field(own, "norm_days"), "");
    let wrong = boss
        .fill(own, own, &[("norm_days", "400"), ("min_n", "0")])
        .await
        .is(422);
    wrong
        .shows("id=\"norm_days-error\"")
        .shows("The most is 365.")
        .shows("The least is 1.")
        .well_formed();
    let told = boss.get("/api/v1/offices/akim/rules").await.is(200).value();
    assert!(told["said"].as_object().unwrap().is_empty());
    assert_eq!(told["above"]["norm_days"], "25");
    for path in [all, here, own] {
        site.member("marat").await.get(path).await.is(403);
    }
}

#[tokio::test]
async fn ones_own_things_name_the_offices_that_one_holds() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    town.gives("akim", "aliya", ("elected", "2024-01-10", ""))
        .await
        .unwrap();
    let page = site.member("aliya").await;
    let path = "/settings/takeout";
    page.fill(path, path, &[]).await.is(303);
    site.settle().await;
    let link = link(&page.get(path).await.is(200));
    let files = unpacked(&page.get(&link).await.is(200).bytes);
    let all: String = files.into_values().collect();
    assert!(all.contains("\"akim\"") && all.contains("Akim of the valley"));
    assert!(all.contains("2024-01-10") && all.contains("elected"));
}
