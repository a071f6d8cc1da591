//! How one comes in: registration, confirmation, the set-up link, entry links.

use elab::accounts;
use elab::base::{hours, minutes};

use super::{
    PASSWORD, head, is_signed_in, mailed, one_time, plain, register, settled, sign_in, subject,
};
use crate::app::TestApp;
use crate::people::Answer;

#[tokio::test]
async fn each_bad_field_of_a_registration_comes_back_with_its_fault() {
    let site = TestApp::start().await;
    let huge = "a".repeat(1_000_000);
    let long = format!("{}@example.org", "a".repeat(250));
    let endless = "kettle under seven birches ".repeat(6);
    for (field, wrong) in [
        ("name", ""),
        ("name", "ab"),
        ("name", huge.as_str()),
        ("name", "<script>alert(1)</script>"),
        ("name", "\"><img src=x onerror=alert(1)>"),
        ("name", "x'; DROP TABLE users; --"),
        ("name", "-aliya"),
        ("name", "Administrator"),
        ("name", "Модератор"),
        ("name", "ali\u{a0}ya"),
        ("name", "ali\u{2003}ya"),
        ("name", "ali\u{2800}ya"),
        ("display_name", &huge[..81]),
        ("email", ""),
        ("email", "aliya"),
        ("email", "aliya@example.org\r\nBcc: all@example.org"),
        ("email", "aliya@exam ple.org"),
        ("email", "айгүл@мысал.қаз"),
        ("email", &long),
        ("password", ""),
        ("password", "Ab3$xyz"),
        ("password", "password123"),
        ("password", "aliya-2026"),
        ("password", &endless),
    ] {
        let visitor = site.visitor();
        let mut fields = vec![
            ("name", "aliya"),
            ("email", "aliya@example.org"),
            ("password", PASSWORD),
        ];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, wrong));
        let answer = visitor.fill("/register", "/register", &fields).await;
        let shown = &wrong[..wrong.floor_char_boundary(60)];
        assert_eq!(answer.status, 422, "{field} {shown:?}");
        let mark = format!("id=\"{field}-error\"");
        assert_eq!(
            answer.body.matches("-error\"><svg").count(),
            1,
            "{field} {shown:?}: its fault alone"
        );
        assert!(answer.body.contains(&mark), "{field} {shown:?}: no {mark}");
        assert!(answer.body.contains("role=\"alert\""), "{field}");
        let kept = answer.form("/register");
        for (name, typed) in &fields {
            let back = kept
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.as_str());
            let want = if *name == "password" {
                Some("")
            } else {
                Some(*typed)
            };
            assert_eq!(
                back.map(str::len),
                want.map(str::len),
                "{field} {shown:?}: {name} was typed"
            );
        }
        assert!(
            !answer.body.contains("<script>alert") && !answer.body.contains("<img src=x"),
            "{shown}"
        );
        assert!(!answer.body.contains(PASSWORD), "a password came back");
    }
    assert_eq!(site.person("aliya").await, None);
}

#[tokio::test]
async fn names_of_seven_languages_are_welcome() {
    let site = TestApp::start().await;
    for name in [
        "Айгүл",
        "Дэлгэр_77",
        "Łucja",
        "jan.kowalski",
        "Ñandú",
        "Пётр-2",
    ] {
        let email = format!("p{}@example.org", name.len() * 31 + name.chars().count());
        let answer = register(&site.visitor(), name, &email, "жайлау тоған күзет").await;
        assert_eq!(
            (answer.status, answer.location().as_str()),
            (303, "/letter-sent"),
            "{name}"
        );
        assert!(site.person(name).await.is_some(), "{name}");
    }
}

#[tokio::test]
async fn a_taken_name_is_a_fault_of_its_field_however_it_is_written() {
    let site = TestApp::start().await;
    settled(&site, "aliya", false).await;
    settled(&site, "Пётр", false).await;
    for name in ["aliya", "ALIYA", "ａｌｉｙａ", " aliya ", "ПЕТР"] {
        for email in ["new@example.org", "aliya@example.org"] {
            let answer = register(&site.visitor(), name, email, PASSWORD)
                .await
                .is(422);
            answer
                .shows("id=\"name-error\"")
                .hides("id=\"email-error\"")
                .shows(email);
        }
    }
}

#[tokio::test]
async fn a_taken_address_cannot_be_told_from_a_free_one() {
    let site = TestApp::start().await;
    settled(&site, "aliya", false).await;
    let (one, other) = (site.visitor(), site.visitor());
    let free = register(&one, "first", "free@example.org", PASSWORD)
        .await
        .is(303);
    let taken = register(&other, "second", "ALIYA@Example.org", PASSWORD)
        .await
        .is(303);
    let names = |answer: &Answer| {
        answer
            .headers
            .iter()
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (names(&free), &free.body, free.location()),
        (names(&taken), &taken.body, taken.location())
    );
    let (after_free, after_taken) = (
        one.get("/letter-sent").await.is(200),
        other.get("/letter-sent").await.is(200),
    );
    assert_eq!(plain(&after_free.body), plain(&after_taken.body));

    site.settle().await;
    assert_eq!(
        site.mails_to("free@example.org")[0].subject,
        subject(&site, "letter-confirm-subject")
    );
    let told: Vec<_> = ["aliya@example.org", "ALIYA@example.org"]
        .iter()
        .flat_map(|a| site.mails_to(a))
        .collect();
    assert_eq!(
        told.iter().map(|m| m.subject.clone()).collect::<Vec<_>>(),
        [subject(&site, "letter-known-subject")]
    );
    assert!(
        told[0].link.as_ref().unwrap().ends_with("/signin"),
        "{:?}",
        told[0].link
    );
    assert!(site.person("first").await.is_some());
    assert_eq!(site.person("second").await, None, "nothing was made");
}

#[tokio::test]
async fn a_confirmation_link_works_once_and_only_by_its_button() {
    let site = TestApp::start().await;
    let aliya = site.visitor();
    register(&aliya, "aliya", "aliya@example.org", PASSWORD)
        .await
        .is(303);
    let link = mailed(&site, "aliya@example.org").await;
    let before = head(&site).await;
    for _ in 0..3 {
        let page = aliya.open(&link).await.is(200);
        assert!(
            !page.body.contains(link.trim_start_matches("/k/")),
            "the token is out of the page"
        );
    }
    assert_eq!(
        aliya.get(&link).await.location(),
        "/confirm",
        "the token is out of the address"
    );
    aliya.send("HEAD", &link, &[], "").await.is(303);
    assert_eq!(head(&site).await, before, "opening a link changes nothing");
    let page = aliya.get("/confirm").await;
    let done = aliya.submit(&page, "/confirm", &[]).await.is(303);
    assert!(done.location() == "/" && aliya.viewer().await.me().unwrap().confirmed);

    let again = site.visitor();
    again.get(&link).await.is(410);
    again.set_cookie("elab-key", link.trim_start_matches("/k/"));
    again.fill("/confirm", "/confirm", &[]).await.is(410);
    assert!(!is_signed_in(&again).await);
}

#[tokio::test]
async fn a_confirmation_link_is_void_after_a_day_or_when_a_new_one_is_asked_for() {
    let site = TestApp::start().await;
    let aliya = site.visitor();
    register(&aliya, "aliya", "aliya@example.org", PASSWORD)
        .await
        .is(303);
    let first = mailed(&site, "aliya@example.org").await;
    let (member, signed) = sign_in(&site, "aliya", PASSWORD).await;
    signed.is(303);
    assert!(
        !member.viewer().await.me().unwrap().confirmed,
        "she reads, but does not write"
    );
    member.get("/").await.is(200).shows("/confirm/again");
    member
        .fill("/confirm/again", "/confirm/again", &[])
        .await
        .is(303);
    let second = mailed(&site, "aliya@example.org").await;
    assert_ne!(first, second);
    aliya.get(&first).await.is(410);

    site.advance(hours(24) - minutes(1));
    let page = aliya.open(&second).await.is(200);
    site.advance(minutes(1));
    aliya.submit(&page, "/confirm", &[]).await.is(410);
    aliya.get(&second).await.is(410);
}

#[tokio::test]
async fn the_setup_link_makes_one_administrator_and_dies() {
    let site = TestApp::start().await;
    let (link, path) = one_time();
    site.app
        .db
        .write(move |tx| accounts::offer_setup(tx, &link))
        .await
        .unwrap();
    let stranger = site.visitor();
    let fields = [
        ("name", "daniyar"),
        ("email", "daniyar@example.org"),
        ("password", PASSWORD),
    ];
    stranger.act("/setup", &fields).await.is(410);
    assert_eq!(site.person("daniyar").await, None, "not without the link");

    let owner = site.visitor();
    let page = owner.open(&path).await.is(200);
    let wrong = owner
        .submit(
            &page,
            "/setup",
            &[("name", "x"), ("email", "daniyar@example.org")],
        )
        .await
        .is(422);
    let done = owner
        .submit(&wrong.shows("daniyar@example.org"), "/setup", &fields)
        .await
        .is(303);
    assert_eq!(done.location(), "/spaces/new");
    assert!(
        owner.viewer().await.is_administrator() && owner.viewer().await.me().unwrap().confirmed
    );
    owner.get("/spaces/new").await.is(200);

    stranger.get(&path).await.is(410);
    stranger.get("/setup").await.is(410);
    stranger.set_cookie("elab-key", path.trim_start_matches("/k/"));
    let again = [
        ("name", "second"),
        ("email", "second@example.org"),
        ("password", PASSWORD),
    ];
    stranger.act("/setup", &again).await.is(410);
    let (link, path) = one_time();
    site.app
        .db
        .write(move |tx| accounts::offer_setup(tx, &link))
        .await
        .unwrap();
    stranger.open(&path).await.is(410);
    assert!(stranger.act("/setup", &again).await.status >= 400);
    assert_eq!(
        site.person("second").await,
        None,
        "there is an administrator already"
    );
}

#[tokio::test]
async fn an_entry_link_signs_in_once() {
    let site = TestApp::start().await;
    let id = settled(&site, "aliya", false).await;
    let ((first, void), (second, good)) = (one_time(), one_time());
    site.app
        .db
        .write(move |tx| accounts::offer_entry(tx, id, &first))
        .await
        .unwrap();
    site.app
        .db
        .write(move |tx| accounts::offer_entry(tx, id, &second))
        .await
        .unwrap();
    let visitor = site.visitor();
    visitor.get(&void).await.is(410);
    visitor.open(&good).await.is(200);
    let page = visitor.open(&good).await.is(200);
    assert!(!is_signed_in(&visitor).await, "opening it signs nobody in");
    visitor.submit(&page, "/enter", &[]).await.is(303);
    assert_eq!(visitor.viewer().await.id(), Some(id));
    let other = site.visitor();
    other.get(&good).await.is(410);
    other.set_cookie("elab-key", good.trim_start_matches("/k/"));
    other.act("/enter", &[]).await.is(410);
    for wrong in [
        "/k/x",
        "/k/%00",
        &format!("/k/{}", "a".repeat(5000)),
        "/k/..%2f..%2fetc",
    ] {
        let answer = other.get(wrong).await;
        assert!(
            matches!(answer.status, 404 | 410),
            "{wrong}: {}",
            answer.status
        );
    }
}

#[tokio::test]
async fn letters_that_show_nothing_make_no_name() {
    let site = TestApp::start().await;
    let mut taken = Vec::new();
    for (n, wrong) in [
        "ali\u{3164}ya",
        "ali\u{115f}ya",
        "ali\u{1160}ya",
        "ali\u{ffa0}ya",
    ]
    .into_iter()
    .enumerate()
    {
        let answer = register(
            &site.visitor(),
            wrong,
            &format!("p{n}@example.org"),
            PASSWORD,
        )
        .await;
        if answer.status != 422 {
            taken.push(format!("name {wrong:?}: {}", answer.status));
        }
    }
    let aliya = site.member("aliya").await;
    for wrong in [
        "\u{3164}",
        "\u{2800}\u{2800}",
        "\u{115f}\u{1160}",
        "\u{ad}",
        "\u{200c}\u{200d}",
        "\u{180e}",
    ] {
        let answer = aliya
            .fill("/settings", "/settings", &[("display_name", wrong)])
            .await;
        if answer.status != 422 {
            taken.push(format!("display name {wrong:?}: {}", answer.status));
        }
    }
    assert!(taken.is_empty(), "{taken:#?}");
}
