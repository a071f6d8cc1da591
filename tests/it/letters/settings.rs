//! Where one chooses which letters come: the page, and the same for programs.

use elab::notices::{self, Kind, Prefs, Rhythm};

use super::{Client, TestApp};

const PAGE: &str = "/settings/notices";
const API: &str = "/api/v1/settings/notices";

async fn prefs(who: &Client<'_>) -> Prefs {
    let viewer = who.viewer().await;
    let read = who.site().app.db.read(move |c| notices::prefs(c, &viewer));
    read.await.unwrap()
}

#[tokio::test]
async fn the_page_keeps_what_was_chosen() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let page = aliya.get(PAGE).await.is(200).well_formed();
    aliya.submit(&page, PAGE, &[]).await.is(303);
    assert_eq!(prefs(&aliya).await, Prefs::default(), "sent as it stood");
    let fields = [
        ("at_once", "post"),
        ("in_digest", "reaction"),
        ("budget", "0"),
        ("evening", "20"),
        ("quiet_from", "23"),
        ("quiet_to", "6"),
        ("digest", "weekly"),
        ("private_text", "on"),
    ];
    let saved = aliya.fill(PAGE, PAGE, &fields).await.is(303).location();
    aliya
        .get(&saved)
        .await
        .is(200)
        .shows("Saved.")
        .well_formed();
    let want = Prefs {
        at_once: vec![Kind::Post],
        in_digest: vec![Kind::Reaction],
        budget: 0,
        evening: 20,
        quiet: Some((23, 6)),
        rhythm: Rhythm::Weekly,
        private_text: true,
        stopped: false,
    };
    assert_eq!(prefs(&aliya).await, want);
    let own = [
        ("at_once", "own"),
        ("quiet_from", "off"),
        ("digest", "off"),
        ("stopped", "on"),
    ];
    aliya.fill(PAGE, PAGE, &own).await.is(303);
    let kept = prefs(&aliya).await;
    assert_eq!(kept.at_once.len(), 7, "{:?}", kept.at_once);
    assert!(kept.quiet.is_none() && kept.stopped && kept.rhythm == Rhythm::Off);
    assert_eq!(
        prefs(&site.member("marat").await).await,
        Prefs::default(),
        "nobody else's"
    );
}

#[tokio::test]
async fn what_cannot_be_chosen_comes_back_with_what_is_wrong() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    for (field, wrong, words) in [
        ("budget", "51", "Choose a number from 0 to 50."),
        ("budget", "many", "Choose a number from 0 to 50."),
        ("budget", "-1", "Choose a number from 0 to 50."),
        ("evening", "24", "Choose a full hour from 0 to 23."),
        ("quiet_from", "99", "Choose a full hour from 0 to 23."),
        ("quiet_to", "x", "Choose a full hour from 0 to 23."),
        ("digest", "hourly", "role=\"alert\""),
    ] {
        let sent = [("private_text", "on"), (field, wrong)];
        let back = aliya
            .fill(PAGE, PAGE, &sent)
            .await
            .is(422)
            .shows(words)
            .well_formed();
        assert_eq!(back.field(PAGE, "private_text"), "on", "{field} {wrong}");
        if field == "budget" {
            assert_eq!(back.field(PAGE, "budget"), wrong);
        }
    }
    assert_eq!(prefs(&aliya).await, Prefs::default());
    site.visitor().get(PAGE).await.is(303);
}

#[tokio::test]
async fn programs_choose_the_same() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let shown = aliya.get(API).await.is(200);
    let tag = shown.header("etag").unwrap().to_owned();
    let mut value = shown.value();
    assert_eq!(
        (value["budget"].as_i64(), value["digest"].as_str()),
        (Some(6), Some("off"))
    );
    value["at_once"] = serde_json::json!(["post", "thread"]);
    value["quiet_from"] = serde_json::Value::Null;
    value["quiet_to"] = serde_json::Value::Null;
    let body = value.to_string();
    aliya.json("PUT", API, &[], &body).await.is(428);
    let match_it = [("if-match", tag.as_str())];
    aliya.json("PUT", API, &match_it, &body).await.is(200);
    let kept = prefs(&aliya).await;
    assert_eq!(
        (kept.at_once, kept.quiet),
        (vec![Kind::Post, Kind::Thread], None)
    );
    aliya.json("PUT", API, &match_it, &body).await.is(412);
    let tag = aliya.get(API).await.header("etag").unwrap().to_owned();
    let match_it = [("if-match", tag.as_str())];
    for (field, wrong) in [
        ("at_once", serde_json::json!(["security"])),
        ("at_once", serde_json::json!(["nothing"])),
        ("in_digest", serde_json::json!(["held"])),
        ("quiet_to", serde_json::json!(7)),
        ("budget", serde_json::json!(99)),
    ] {
        let mut bad = value.clone();
        bad[field] = wrong;
        aliya
            .json("PUT", API, &match_it, &bad.to_string())
            .await
            .is(422);
    }
}

#[tokio::test]
async fn who_joins_is_offered_a_digest_and_has_none_unless_he_ticks_it() {
    let site = TestApp::start().await;
    for (name, ticks) in [("aliya", false), ("marat", true)] {
        let client = site.visitor();
        let address = format!("{name}@example.org");
        let fields = [
            ("name", name),
            ("email", &*address),
            ("password", "kettle under seven birches"),
        ];
        client.fill("/register", "/register", &fields).await.is(303);
        site.settle().await;
        let letter = site.mails_to(&address).pop().unwrap();
        let link = letter.link.unwrap();
        let path = link.strip_prefix(&site.app.config.base_url).unwrap();
        let to = client.get(path).await.is(303).location();
        let page = client.get(&to).await.is(200).shows("Send me once a week");
        assert!(
            page.form("/confirm")
                .iter()
                .all(|(field, _)| field != "digest"),
            "not ticked"
        );
        let tick: &[(&str, &str)] = if ticks { &[("digest", "on")] } else { &[] };
        client.submit(&page, "/confirm", tick).await.is(303);
        let want = if ticks { Rhythm::Weekly } else { Rhythm::Off };
        assert_eq!(prefs(&client).await.rhythm, want, "{name}");
    }
}
