//! Profile, preferences, and the language in which a page speaks.

use super::set_cookie;
use crate::app::TestApp;
use crate::people::Answer;

#[tokio::test]
async fn wrong_settings_come_back_as_they_were_typed() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let (long, longer) = ("я".repeat(81), "ү ".repeat(251));
    let good = [
        ("display_name", "Aliya"),
        ("about", "I live here."),
        ("lang", "en"),
        ("zone", "UTC"),
        ("theme", "light"),
    ];
    for (field, wrong) in [
        ("zone", "Mars/Base"),
        ("zone", ""),
        ("zone", "../../etc/passwd"),
        ("lang", "de"),
        ("lang", ""),
        ("theme", "neon"),
        ("display_name", ""),
        ("display_name", long.as_str()),
        ("about", &longer),
        ("display_name", "\u{202e}\u{200b}"),
    ] {
        let mut fields = good.to_vec();
        fields.retain(|(name, _)| *name != field);
        fields.push((field, wrong));
        let answer = aliya.fill("/settings", "/settings", &fields).await;
        assert_eq!(answer.status, 422, "{field} {wrong:?}");
        let kept = answer.form("/settings");
        for (name, typed) in fields
            .iter()
            .filter(|(name, _)| matches!(*name, "display_name" | "about"))
        {
            let same = kept
                .iter()
                .any(|(known, value)| known == name && value == typed);
            assert!(same, "{field} {wrong:?}: {name} was typed");
        }
    }
    aliya.get("/u/aliya").await.is(200).hides("I live here.");
    let hostile = [
        ("display_name", "<b onclick=x>A</b>"),
        ("about", "</p><script>alert(1)</script>"),
    ];
    aliya.fill("/settings", "/settings", &hostile).await.is(303);
    site.visitor()
        .get("/u/aliya")
        .await
        .is(200)
        .hides("<script>alert")
        .hides("<b onclick")
        .shows("alert(1)");
}

#[tokio::test]
async fn preferences_take_effect_at_once() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    aliya
        .get("/settings/devices")
        .await
        .is(200)
        .shows("<html lang=\"en\">")
        .shows("08:00");
    let fields = [("lang", "kk"), ("zone", "Asia/Almaty"), ("theme", "dark")];
    aliya.fill("/settings", "/settings", &fields).await.is(303);
    let page = aliya.get("/settings/devices").await.is(200);
    page.shows("<html lang=\"kk\" data-theme=\"dark\">")
        .shows("13:00")
        .hides("08:00");
    aliya
        .get("/settings?saved=1")
        .await
        .is(200)
        .shows("role=\"status\"")
        .shows("value=\"Asia/Almaty\" selected");
    aliya
        .fill("/settings", "/settings", &[("theme", "auto")])
        .await
        .is(303);
    aliya.get("/").await.is(200).shows("<html lang=\"kk\">");
    site.visitor()
        .get("/")
        .await
        .is(200)
        .shows("<html lang=\"en\">");
}

#[tokio::test]
async fn the_nearest_wish_for_a_language_wins() {
    let site = TestApp::start_with(|config| config.language = "mn".to_owned()).await;
    let visitor = site.visitor();
    let wants = [("accept-language", "de, it;q=0.8, es;q=0.5")];
    let shown =
        |answer: Answer| answer.is(200).body.split("<html lang=\"").nth(1).unwrap()[..2].to_owned();
    assert_eq!(shown(visitor.get("/").await), "mn", "the site's own");
    assert_eq!(
        shown(
            visitor
                .send("GET", "/", &[("accept-language", "de, fr")], "")
                .await
        ),
        "mn"
    );
    assert_eq!(
        shown(visitor.send("GET", "/", &wants, "").await),
        "it",
        "the browser's"
    );
    let kept = visitor
        .fill("/language?next=/about", "/language", &[("lang", "pl")])
        .await
        .is(303);
    assert!(
        kept.location() == "/about"
            && set_cookie(&kept, "lang").starts_with("lang=pl; Path=/; HttpOnly")
    );
    assert_eq!(
        shown(visitor.send("GET", "/", &wants, "").await),
        "pl",
        "the cookie's"
    );
    assert_eq!(
        shown(visitor.send("GET", "/?lang=ru", &wants, "").await),
        "ru",
        "the address's"
    );
    assert_eq!(
        shown(visitor.send("GET", "/?lang=xx", &wants, "").await),
        "pl",
        "there is no such language"
    );
    visitor
        .fill("/language", "/language", &[("lang", "xx")])
        .await
        .is(422);
    visitor.set_cookie("lang", "zz");
    assert_eq!(
        shown(visitor.send("GET", "/", &wants, "").await),
        "it",
        "a cookie that says nothing"
    );

    let aliya = site.member("aliya").await;
    aliya.set_cookie("lang", "pl");
    assert_eq!(
        shown(aliya.send("GET", "/", &wants, "").await),
        "en",
        "her own, ahead of cookie and browser"
    );
    assert_eq!(
        shown(aliya.send("GET", "/?lang=kk", &wants, "").await),
        "kk",
        "the address's, once"
    );
}
