//! Names: those that look alike are one, and those of officials wait for an administrator.

use elab::accounts;

use crate::app::TestApp;
use crate::people::{Answer, Client};

const PASSWORD: &str = "kettle under seven birches";

async fn register(client: &Client<'_>, name: &str, shown: &str) -> Answer {
    let email = format!("{}@example.org", elab::base::crypto::name());
    let fields = [
        ("name", name),
        ("display_name", shown),
        ("email", &email),
        ("password", PASSWORD),
    ];
    client.fill("/register", "/register", &fields).await
}

async fn registered(site: &TestApp, name: &str, shown: &str) -> i64 {
    register(&site.visitor(), name, shown).await.is(303);
    let last = "user-".to_owned();
    let mut n = 1;
    while site.person(&format!("{last}{n}")).await.is_none() {
        n += 1;
        assert!(n < 50, "{name} does not wait");
    }
    n
}

#[tokio::test]
async fn names_that_look_alike_are_one_name() {
    let site = TestApp::start().await;
    for name in ["aigul", "Askar", "paul", "epa"] {
        register(&site.visitor(), name, "").await.is(303);
    }
    // The dotless i, the digit that looks like an l, Cyrillic letters of the same shape.
    for name in ["aıgul", "Aigul", "pau1", "ера"] {
        register(&site.visitor(), name, "")
            .await
            .is(422)
            .shows("id=\"name-error\"")
            .shows("Somebody else has this already.");
    }
    // One word of two alphabets is nobody's name.
    register(&site.visitor(), "Аsкаr", "")
        .await
        .is(422)
        .shows("Each word must be in one alphabet");
    for hidden in ["ai\u{200b}bek", "ai\u{200d}bek", "aibek\u{202e}"] {
        register(&site.visitor(), hidden, "").await.is(422);
    }
    // The same name in two alphabets: a reader tells к from k, so both may be.
    register(&site.visitor(), "Аскар", "").await.is(303);
    // ө is a letter of its own and no o with a line.
    for name in ["өнер", "онер", "Сауле", "Сәуле"] {
        register(&site.visitor(), name, "").await.is(303);
    }
}

#[tokio::test]
async fn a_shown_name_may_repeat_but_imitates_no_user_name() {
    let site = TestApp::start().await;
    register(&site.visitor(), "aigul", "Aigul S.").await.is(303);
    register(&site.visitor(), "other", "Aigul S.").await.is(303);
    for shown in ["aigul", "Aıgul", "@AIGUL"] {
        register(&site.visitor(), "third", shown)
            .await
            .is(422)
            .shows("id=\"display_name-error\"");
    }
    register(&site.visitor(), "third", "Third ✓").await.is(422);
    let member = site.member("fourth").await;
    let changed = member
        .fill("/settings", "/settings", &[("display_name", "aıgul")])
        .await;
    changed
        .is(422)
        .shows("id=\"display_name-error\"")
        .shows("aıgul");
    member
        .fill("/settings", "/settings", &[("display_name", "Aigul S.")])
        .await
        .is(303);
}

#[tokio::test]
async fn an_officials_name_waits_until_an_administrator_has_looked() {
    let site = TestApp::start().await;
    let n = registered(&site, "Депутат.Иванов", "Deputat Ivanov").await;
    let shown = format!("/u/user-{n}");
    site.visitor()
        .get(&shown)
        .await
        .is(200)
        .shows(&format!("user-{n}"))
        .hides("Ivanov");
    // The name is kept for him, and he signs in by it.
    register(&site.visitor(), "депутат.иванов", "")
        .await
        .is(422)
        .shows("id=\"name-error\"");
    let own = site.visitor();
    let pair = [("name", "Депутат.Иванов"), ("password", PASSWORD)];
    own.fill("/signin", "/signin", &pair).await.is(303);
    own.get("/settings")
        .await
        .shows("“Deputat Ivanov” is waiting");

    let administrator = site.administrator().await;
    let act = format!("/names/{n}/decision");
    own.get("/names").await.is(403);
    own.act(&act, &[("do", "approve")]).await.is(403);
    let page = administrator.get("/names").await.is(200).well_formed();
    page.clone()
        .shows("Deputat Ivanov")
        .shows("@Депутат.Иванов");
    administrator
        .submit(&page, &act, &[("do", "approve")])
        .await
        .is(303);
    site.visitor()
        .get("/u/%D0%B4%D0%B5%D0%BF%D1%83%D1%82%D0%B0%D1%82.%D0%B8%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2")
        .await
        .is(200)
        .shows("Deputat Ivanov");
    site.visitor().get(&shown).await.is(404);
    administrator.act(&act, &[("do", "approve")]).await.is(404);
    // Who keeps an approved name does not wait again.
    own.fill("/settings", "/settings", &[("about", "Hello.")])
        .await
        .is(303);
    administrator
        .get("/names")
        .await
        .shows("No name is waiting.");
}

#[tokio::test]
async fn a_refused_name_leaves_the_number() {
    let site = TestApp::start().await;
    let n = registered(&site, "the-mayor", "").await;
    // While it waits nobody takes one that looks like it.
    register(&site.visitor(), "the-rnayor", "")
        .await
        .is(422)
        .shows("id=\"name-error\"");
    let administrator = site.administrator().await;
    let act = format!("/names/{n}/decision");
    administrator.act(&act, &[("do", "maybe")]).await.is(422);
    administrator.act(&act, &[("do", "refuse")]).await.is(303);
    administrator.act(&act, &[("do", "refuse")]).await.is(404);
    assert!(site.person(&format!("user-{n}")).await.is_some());
    assert!(site.person("the-mayor").await.is_none());
}

#[tokio::test]
async fn who_is_shown_by_a_number_chooses_a_name() {
    let site = TestApp::start().await;
    site.member("aigul").await;
    let n = registered(&site, "the-mayor", "").await;
    let own = site.visitor();
    let pair = [("name", "the-mayor"), ("password", PASSWORD)];
    own.fill("/signin", "/signin", &pair).await.is(303);
    let (path, numbered) = ("/settings/name", format!("user-{n}"));
    own.get("/settings").await.shows("Choose a user name");
    own.get(path).await.is(200).well_formed();
    for wrong in ["", "ab", "aıgul", "admin", "user-77"] {
        own.fill(path, path, &[("name", wrong)]).await.is(422);
    }
    // Another title waits in place of the first, which is free again.
    own.fill(path, path, &[("name", "the-deputy")])
        .await
        .is(303);
    assert!(site.person(&numbered).await.is_some());
    let administrator = site.administrator().await;
    administrator
        .get("/names")
        .await
        .shows("@the-deputy")
        .hides("@the-mayor");
    own.fill(path, path, &[("name", "marat")]).await.is(303);
    site.visitor()
        .get("/u/marat")
        .await
        .is(200)
        .hides(&numbered);
    administrator.get("/names").await.hides("the-deputy");
    // Who has a name keeps it.
    own.get(path).await.is(409);
    own.act(path, &[("name", "other")]).await.is(409);
    own.get("/settings").await.hides("Choose a user name");
}

#[tokio::test]
async fn a_verified_officials_name_is_kept_in_any_order_and_alphabet() {
    let site = TestApp::start().await;
    site.app
        .db
        .write(|tx| {
            accounts::protect(tx, "Dana Serik", false)?;
            accounts::protect(tx, "Akim of Saryozen", true)?;
            // Twice is once.
            accounts::protect(tx, "Dana Serik", false)
        })
        .await
        .unwrap();
    let member = site.member("somebody").await;
    for (shown, waits) in [
        ("Dana Serikova", false),
        ("Dana", false),
        ("Serik Dana", true),
        ("Дана Серик", true),
        ("The Akim of Saryozen", true),
        ("Saryozen", false),
    ] {
        member
            .fill("/settings", "/settings", &[("display_name", shown)])
            .await
            .is(303);
        let page = member.get("/settings").await;
        assert_eq!(page.body.contains("is waiting"), waits, "{shown}");
        let public = site.visitor().get("/u/somebody").await;
        assert_eq!(public.body.contains(shown), !waits, "{shown}");
    }
}
