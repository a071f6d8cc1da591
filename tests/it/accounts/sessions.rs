//! Signing in and out, how long a session lives, passwords and devices.

use elab::base::{days, hours, minutes};

use super::{
    OTHER, PASSWORD, device, is_signed_in, mailed, plain, set_cookie, settled, sign_in, subject,
};
use crate::app::TestApp;

#[tokio::test]
async fn one_signs_in_by_name_or_address_and_a_wrong_pair_tells_nothing() {
    let site = TestApp::start().await;
    let id = settled(&site, "aliya", false).await;
    for name in [
        "aliya",
        "ALIYA",
        " aliya ",
        "aliya@example.org",
        "Aliya@Example.ORG",
    ] {
        let (client, answer) = sign_in(&site, name, PASSWORD).await;
        assert_eq!(
            (answer.status, answer.location().as_str()),
            (303, "/"),
            "{name}"
        );
        assert_eq!(client.viewer().await.id(), Some(id), "{name}");
    }
    let mut seen = Vec::new();
    for name in [
        "aliya",
        "nobody",
        "aliya@example.org",
        "nobody@example.org",
        "",
        "x' OR '1'='1",
    ] {
        for password in ["", OTHER] {
            let (client, answer) = sign_in(&site, name, password).await;
            let answer = answer.is(422);
            assert_eq!(client.cookie("elab"), None);
            assert!(!answer.body.contains(OTHER));
            let kept = answer.form("/signin");
            assert!(
                kept.iter()
                    .any(|(field, value)| field == "name" && value == name),
                "{name} is kept"
            );
            let typed = format!(" value=\"{}\"", name.replace('\'', "&#39;"));
            seen.push(plain(&answer.body).replacen(&typed, " value=\"\"", 1));
        }
    }
    assert!(
        seen.iter().all(|page| *page == seen[0]),
        "a known name shows"
    );
}

#[tokio::test]
async fn a_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let site = TestApp::start().await;
    settled(&site, "aliya", false).await;
    let (client, answer) = sign_in(&site, "aliya", PASSWORD).await;
    let cookie = set_cookie(&answer, "elab");
    assert!(
        cookie.contains("; Path=/; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
    assert!(
        !cookie.contains("Secure") && !cookie.contains("Domain"),
        "{cookie}"
    );
    assert_eq!(client.cookie("elab").unwrap().len(), 43, "256 bits");
    assert_eq!(answer.header("strict-transport-security"), None);

    let site =
        TestApp::start_with(|config| config.base_url = "https://talk.example.org".to_owned()).await;
    settled(&site, "aliya", false).await;
    let (client, answer) = sign_in(&site, "aliya", PASSWORD).await;
    let cookie = set_cookie(&answer, "__Host-elab");
    assert!(
        cookie.contains("; Path=/; HttpOnly; SameSite=Lax; Secure"),
        "{cookie}"
    );
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert_eq!(
        answer.header("strict-transport-security"),
        Some("max-age=31536000")
    );
    assert!(is_signed_in(&client).await);
    let token = client.cookie("__Host-elab").unwrap();
    let bare = site.visitor();
    bare.set_cookie("elab", &token);
    assert!(
        !is_signed_in(&bare).await,
        "a cookie without the prefix is another site's"
    );
}

#[tokio::test]
async fn each_sign_in_makes_a_new_session_and_signing_out_ends_it() {
    let site = TestApp::start().await;
    settled(&site, "aliya", false).await;
    let planted = site.visitor();
    planted.set_cookie("elab", "planted-by-somebody-else");
    let page = planted.get("/signin").await.is(200);
    planted
        .submit(
            &page,
            "/signin",
            &[("name", "aliya"), ("password", PASSWORD)],
        )
        .await
        .is(303);
    assert_ne!(planted.cookie("elab").unwrap(), "planted-by-somebody-else");
    let (client, _) = sign_in(&site, "aliya", PASSWORD).await;
    let first = client.cookie("elab").unwrap();
    let fields = [("name", "aliya"), ("password", PASSWORD)];
    client.act("/signin", &fields).await.is(303);
    let second = client.cookie("elab").unwrap();
    assert_ne!(first, second);
    let old = site.visitor();
    old.set_cookie("elab", &first);
    assert!(!is_signed_in(&old).await, "the session before has ended");

    let out = client.fill("/signout", "/signout", &[]).await.is(303);
    assert_eq!(
        (out.location().as_str(), out.header("clear-site-data")),
        ("/", Some("\"cache\""))
    );
    assert!(
        set_cookie(&out, "elab").starts_with("elab=;")
            && set_cookie(&out, "elab").contains("Max-Age=0")
    );
    old.set_cookie("elab", &second);
    assert!(!is_signed_in(&old).await, "a kept cookie is worth nothing");
    client.get("/").await.is(200).hides("/signout");
}

#[tokio::test]
async fn a_session_lives_as_long_as_its_persons_rights_allow() {
    let site = TestApp::start().await;
    let member = settled(&site, "aliya", false).await;
    let administrator = settled(&site, "daniyar", true).await;
    for (id, idle, most, step) in [
        (member, days(14), days(90), days(13)),
        (administrator, hours(8), hours(24), hours(7)),
    ] {
        let client = device(&site, id, "test").await;
        site.advance(idle - minutes(1));
        assert!(is_signed_in(&client).await, "used within {idle:?}");
        site.advance(idle - minutes(1));
        assert!(is_signed_in(&client).await, "its use counted");
        site.advance(idle);
        assert!(!is_signed_in(&client).await, "unused for {idle:?}");

        let client = device(&site, id, "test").await;
        let mut age = std::time::Duration::ZERO;
        while age + step < most {
            site.advance(step);
            age += step;
            assert!(is_signed_in(&client).await, "in use, {age:?} old");
        }
        site.advance(most - age);
        assert!(!is_signed_in(&client).await, "in use, but {most:?} old");
    }
}

#[tokio::test]
async fn a_new_password_by_mail_ends_all_sessions() {
    let site = TestApp::start().await;
    let id = settled(&site, "aliya", false).await;
    let (phone, laptop) = (
        device(&site, id, "phone").await,
        device(&site, id, "laptop").await,
    );
    let visitor = site.visitor();
    let unknown = visitor
        .fill("/forgot", "/forgot", &[("email", "nobody@example.org")])
        .await
        .is(303);
    let known = visitor
        .fill("/forgot", "/forgot", &[("email", "aliya@example.org")])
        .await
        .is(303);
    assert_eq!(
        (unknown.location(), &unknown.body),
        (known.location(), &known.body)
    );
    let first = mailed(&site, "aliya@example.org").await;
    assert!(site.mails_to("nobody@example.org").is_empty());
    visitor
        .fill("/forgot", "/forgot", &[("email", "aliya@example.org")])
        .await
        .is(303);
    let link = mailed(&site, "aliya@example.org").await;
    visitor.get(&first).await.is(410);

    let page = visitor.open(&link).await.is(200);
    let weak = visitor
        .submit(&page, "/reset", &[("password", "password123")])
        .await
        .is(422);
    let weak = weak.shows("id=\"password-error\"");
    assert!(
        is_signed_in(&phone).await && is_signed_in(&laptop).await,
        "nothing has happened yet"
    );
    visitor
        .submit(&weak, "/reset", &[("password", OTHER)])
        .await
        .is(303);
    assert!(!is_signed_in(&phone).await && !is_signed_in(&laptop).await);
    assert!(is_signed_in(&visitor).await, "who reset it goes on");
    visitor.get(&link).await.is(410);
    sign_in(&site, "aliya", PASSWORD).await.1.is(422);
    sign_in(&site, "aliya", OTHER).await.1.is(303);
    site.settle().await;
    assert_eq!(
        site.mails_to("aliya@example.org").pop().unwrap().subject,
        subject(&site, "letter-password-subject")
    );
}

#[tokio::test]
async fn a_reset_link_is_void_after_half_an_hour() {
    let site = TestApp::start().await;
    settled(&site, "aliya", false).await;
    let visitor = site.visitor();
    visitor
        .fill("/forgot", "/forgot", &[("email", "aliya@example.org")])
        .await
        .is(303);
    let link = mailed(&site, "aliya@example.org").await;
    site.advance(minutes(29));
    let page = visitor.open(&link).await.is(200);
    site.advance(minutes(1));
    visitor
        .submit(&page, "/reset", &[("password", OTHER)])
        .await
        .is(410);
    visitor.get(&link).await.is(410);
    sign_in(&site, "aliya", PASSWORD).await.1.is(303);
}

#[tokio::test]
async fn a_password_is_changed_with_the_old_one_and_ends_the_other_sessions() {
    let site = TestApp::start().await;
    let id = settled(&site, "aliya", false).await;
    let (here, there) = (
        device(&site, id, "here").await,
        device(&site, id, "there").await,
    );
    for (old, new, field) in [
        (OTHER, OTHER, "password"),
        ("", OTHER, "password"),
        (PASSWORD, "aliya-2026", "new_password"),
    ] {
        let fields = [("password", old), ("new_password", new)];
        let answer = here
            .fill("/settings/password", "/settings/password", &fields)
            .await
            .is(422);
        answer.shows(&format!("id=\"{field}-error\"")).hides(OTHER);
    }
    assert!(is_signed_in(&there).await);
    let fields = [("password", PASSWORD), ("new_password", OTHER)];
    here.fill("/settings/password", "/settings/password", &fields)
        .await
        .is(303);
    assert!(is_signed_in(&here).await && !is_signed_in(&there).await);
    sign_in(&site, "aliya", PASSWORD).await.1.is(422);
    sign_in(&site, "aliya", OTHER).await.1.is(303);
    site.settle().await;
    assert_eq!(
        site.mails_to("aliya@example.org")[0].subject,
        subject(&site, "letter-password-subject")
    );
}

#[tokio::test]
async fn one_sees_and_ends_ones_own_devices_and_nobody_elses() {
    let site = TestApp::start().await;
    let (aliya, serik) = (
        settled(&site, "aliya", false).await,
        settled(&site, "serik", false).await,
    );
    let here = device(
        &site,
        aliya,
        "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0",
    )
    .await;
    let phone = device(
        &site,
        aliya,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1",
    )
    .await;
    let tablet = device(&site, aliya, "<b>odd</b>").await;
    let his = device(
        &site,
        serik,
        "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36",
    )
    .await;
    let page = here
        .get("/settings/devices")
        .await
        .is(200)
        .shows("Firefox, Linux")
        .shows("Safari, iPhone");
    let page = page
        .hides("Chrome, Windows")
        .hides("<b>odd")
        .shows("10.0.0.9");

    let foreign = format!(
        "/settings/devices/{}/end",
        his.viewer().await.me().unwrap().session
    );
    for path in [
        foreign.as_str(),
        "/settings/devices/999999/end",
        "/settings/devices/x/end",
    ] {
        here.act(path, &[]).await.is(404);
    }
    assert!(is_signed_in(&his).await);
    let one = format!(
        "/settings/devices/{}/end",
        phone.viewer().await.me().unwrap().session
    );
    here.submit(&page, &one, &[]).await.is(303);
    assert!(!is_signed_in(&phone).await && is_signed_in(&tablet).await);
    here.submit(&page, "/settings/devices/others/end", &[])
        .await
        .is(303);
    assert!(!is_signed_in(&tablet).await && is_signed_in(&here).await && is_signed_in(&his).await);
    here.get("/settings/devices")
        .await
        .is(200)
        .hides("Safari, iPhone")
        .hides("others/end");
}
