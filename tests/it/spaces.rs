//! Spaces, forums and memberships: opened, changed, joined and left, and seen by whom they are for.

// Long: the forms of spaces and forums with every wrong value of every field.

use elab::base::{Error, FieldError};
use elab::spaces::{self, ForumForm, NewForum, Role};

use crate::app::TestApp;
use crate::people::Client;

const SPACE: [(&str, &str); 6] = [
    ("name", "Saryözen <village>"),
    ("slug", "saryozen"),
    ("kind", "public"),
    ("aim", "To talk about water & roads."),
    ("rules", "1. Be *kind*."),
    ("lang", "kk"),
];

const FORUM: [(&str, &str); 8] = [
    ("name", "Water <& pumps>"),
    ("slug", "water"),
    ("about", "Wells and pumps"),
    ("parent", ""),
    ("position", "3"),
    ("can_read", "visitor"),
    ("can_reply", "member"),
    ("can_start", "member"),
];

/// These fields with another value for one of them.
fn with<'a>(fields: &[(&'a str, &'a str)], name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    fields
        .iter()
        .map(|(known, old)| (*known, if *known == name { value } else { *old }))
        .collect()
}

/// Each wrong value of a field is refused with 422 and all that was typed comes back.
async fn refuses(person: &Client<'_>, action: &str, good: &[(&str, &str)], wrong: &[(&str, &str)]) {
    for (name, value) in wrong {
        let sent = with(good, name, value);
        let back = person.act(action, &sent).await.is(422).well_formed();
        for (field, typed) in &sent {
            let chosen = [
                "kind",
                "lang",
                "can_read",
                "can_reply",
                "can_start",
                "parent",
            ]
            .contains(field);
            if !(chosen && field == name) {
                assert_eq!(
                    back.field(action, field),
                    typed.replace('\0', "\u{fffd}"),
                    "{field} after a wrong {name}"
                );
            }
        }
        back.shows("role=\"alert\"")
            .shows(&format!("id=\"{name}-error\""))
            .shows(&format!("href=\"#{name}\""));
    }
}

#[tokio::test]
async fn a_space_is_opened_changed_and_found_under_its_old_address() {
    let site = TestApp::start().await;
    let (root, visitor) = (site.administrator().await, site.visitor());
    site.space("town", "public").await;

    root.fill("/spaces/new", "/spaces", &SPACE).await.is(303);
    let page = visitor
        .get("/s/saryozen?lang=en")
        .await
        .is(200)
        .well_formed();
    page.shows("<h1 lang=\"kk\">Saryözen &#60;village&#62;</h1>")
        .shows("water &#38; roads");
    visitor
        .get("/s/saryozen/about")
        .await
        .is(200)
        .shows("<em>kind</em>");
    visitor.get("/").await.shows("Saryözen &#60;village&#62;");
    let long = "x".repeat(81);
    let (aim, rules, slug) = ("x".repeat(1001), "x".repeat(10_001), "x".repeat(41));
    let wrong = [
        ("name", ""),
        ("name", " \u{202e} "),
        ("name", long.as_str()),
        ("slug", ""),
        ("slug", "ab"),
        ("slug", "Town"),
        ("slug", "a b c"),
        ("slug", "вода"),
        ("slug", "-abc"),
        ("slug", "a/b"),
        ("slug", slug.as_str()),
        ("slug", "town"),
        ("slug", "join"),
        ("slug", "settings"),
        ("slug", "a\u{0}bc/"),
        ("kind", ""),
        ("kind", "exercise"),
        ("kind", "secret"),
        ("aim", ""),
        ("aim", aim.as_str()),
        ("rules", rules.as_str()),
        ("lang", ""),
        ("lang", "de"),
        ("lang", "\u{0}"),
    ];
    refuses(&root, "/spaces", &with(&SPACE, "slug", "other"), &wrong).await;
    let nested = "> ".repeat(40) + "deep";
    refuses(
        &root,
        "/spaces",
        &with(&SPACE, "slug", "other"),
        &[("rules", nested.as_str())],
    )
    .await;
    refuses(&root, "/s/saryozen/settings", &SPACE, &wrong).await;

    let renamed = with(&SPACE, "slug", "sary-ozen");
    root.fill("/s/saryozen/settings", "/s/saryozen/settings", &renamed)
        .await
        .is(303);
    assert_eq!(
        visitor.get("/s/saryozen").await.is(301).location(),
        "/s/sary-ozen"
    );
    visitor.get("/s/sary-ozen").await.is(200);
    root.act("/spaces", &SPACE)
        .await
        .is(422)
        .shows("Somebody else has this already.");
    root.fill("/s/sary-ozen/settings", "/s/sary-ozen/settings", &SPACE)
        .await
        .is(303);
    visitor.get("/s/saryozen").await.is(200);
    assert_eq!(
        visitor.get("/s/sary-ozen").await.is(301).location(),
        "/s/saryozen"
    );
}

#[tokio::test]
async fn the_pages_under_an_old_address_lead_on_too() {
    let site = TestApp::start().await;
    let (root, visitor) = (site.administrator().await, site.visitor());
    site.space("town", "public").await;
    let renamed = with(&SPACE, "slug", "city");
    root.act("/s/town/settings", &renamed).await.is(303);

    for (old, new) in [
        ("/s/town", "/s/city"),
        ("/s/town/talk", "/s/city/talk"),
        ("/s/town/about", "/s/city/about"),
    ] {
        assert_eq!(visitor.get(old).await.is(301).location(), new);
    }
}

#[tokio::test]
async fn a_forum_is_opened_and_changed_on_two_levels() {
    let site = TestApp::start().await;
    let (root, visitor) = (site.administrator().await, site.visitor());
    site.space("town", "public").await;

    root.fill("/s/town/forums/new", "/s/town/forums", &FORUM)
        .await
        .is(303);
    visitor
        .get("/s/town/water")
        .await
        .is(200)
        .shows("Water &#60;&#38; pumps&#62;")
        .well_formed();
    let (long, about, slug) = ("x".repeat(81), "x".repeat(501), "x".repeat(41));
    let wrong = [
        ("name", ""),
        ("name", long.as_str()),
        ("about", about.as_str()),
        ("slug", ""),
        ("slug", "ab"),
        ("slug", "Wells"),
        ("slug", slug.as_str()),
        ("slug", "talk"),
        ("slug", "join"),
        ("slug", "members"),
        ("parent", "nowhere"),
        ("parent", "\u{0}"),
        ("position", ""),
        ("position", "-1"),
        ("position", "10000"),
        ("position", "x"),
        ("position", "99999999999999999999"),
        ("can_read", ""),
        ("can_read", "trust1"),
        ("can_read", "office"),
        ("can_reply", "visitor"),
        ("can_reply", "all"),
        ("can_start", ""),
        ("can_start", "visitor"),
    ];
    refuses(
        &root,
        "/s/town/forums",
        &with(&FORUM, "slug", "wells"),
        &wrong,
    )
    .await;
    refuses(&root, "/s/town/water/settings", &FORUM, &wrong).await;

    let under = with(&with(&FORUM, "slug", "wells"), "parent", "water");
    root.act("/s/town/forums", &under).await.is(303);
    visitor
        .get("/s/town/water")
        .await
        .shows("href=\"/s/town/wells\"");
    visitor
        .get("/s/town")
        .await
        .shows("href=\"/s/town/wells\"")
        .well_formed();
    let third = with(&with(&FORUM, "slug", "pumps"), "parent", "wells");
    root.act("/s/town/forums", &third)
        .await
        .is(422)
        .shows("Choose a forum of the first level");
    root.act("/s/town/water/settings", &with(&FORUM, "parent", "talk"))
        .await
        .is(422)
        .shows("stays on top");
    root.act("/s/town/water/settings", &with(&FORUM, "parent", "water"))
        .await
        .is(422);
    root.act("/s/town/water/settings", &with(&FORUM, "slug", "wells"))
        .await
        .is(422)
        .shows("Somebody else has this");
    root.act("/s/town/nowhere/settings", &FORUM).await.is(404);

    let sveta = site.member("sveta").await;
    for path in [
        "/s/town/forums",
        "/s/town/forums/new",
        "/s/town/settings",
        "/s/town/water/settings",
        "/spaces/new",
    ] {
        sveta.get(path).await.is(403);
    }
    sveta
        .act("/s/town/forums", &with(&FORUM, "slug", "mine"))
        .await
        .is(403)
        .shows("Wells and pumps");
    sveta
        .act("/spaces", &with(&SPACE, "slug", "mine"))
        .await
        .is(403)
        .shows("To talk about water &#38; roads.");
    sveta.act("/s/town/settings", &SPACE).await.is(403);
}

#[tokio::test]
async fn a_space_holds_two_hundred_forums() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let viewer = site.administrator().await.viewer().await;
    let forum = |n: i32| {
        let name = format!("forum-{n}");
        let form = ForumForm {
            name: &name,
            slug: &name,
            position: "1",
            can_read: "visitor",
            can_reply: "member",
            can_start: "member",
            ..ForumForm::default()
        };
        NewForum::parse(&form).unwrap()
    };

    let rest: Vec<NewForum> = (2..200).map(forum).collect();
    let as_root = viewer.clone();
    let filled = site.app.db.write(move |tx| {
        rest.iter()
            .try_for_each(|forum| spaces::open_forum(tx, &as_root, town, forum).map(drop))
    });
    filled.await.unwrap();
    let one_more = forum(200);
    let refused = site
        .app
        .db
        .write(move |tx| spaces::open_forum(tx, &viewer, town, &one_more))
        .await;

    let fault = FieldError {
        field: "name".into(),
        code: "too_many_forums",
        limit: None,
        actual: None,
    };
    assert_eq!(refused, Err(Error::Invalid(vec![fault])));
    site.visitor()
        .get("/s/town")
        .await
        .is(200)
        .shows("forum-199")
        .well_formed();
}

#[tokio::test]
async fn people_join_a_public_space_and_leave_it() {
    let site = TestApp::start().await;
    site.space("town", "public").await;
    let (aliya, root) = (site.member("aliya").await, site.administrator().await);

    site.visitor().get("/s/town/join").await.is(303);
    aliya.get("/s/town").await.shows("1 member<").shows("Join");
    aliya
        .fill("/s/town/join", "/s/town/members", &[])
        .await
        .is(303);
    aliya.act("/s/town/members", &[]).await.is(303);
    aliya
        .get("/s/town")
        .await
        .shows("2 members<")
        .shows("Your membership");
    aliya.get("/s/town/members").await.is(403);
    root.get("/s/town/members")
        .await
        .is(200)
        .shows("aliya")
        .well_formed();
    aliya
        .fill("/s/town/join", "/s/town/members/me/end", &[])
        .await
        .is(303);
    aliya.act("/s/town/members/me/end", &[]).await.is(303);
    aliya.get("/s/town").await.shows("1 member<");
    aliya
        .act(
            "/s/town/talk/threads",
            &[("title", "Not any more"), ("body", "x")],
        )
        .await
        .is(403)
        .shows("Only members");
    root.act("/s/town/members/me/end", &[])
        .await
        .is(403)
        .shows("You are the last moderator of this community.");
}

#[tokio::test]
async fn people_ask_to_join_a_restricted_space_and_are_answered() {
    let site = TestApp::start().await;
    let town = site.space("town", "restricted").await;
    let sveta = site.moderator(town, "sveta").await;
    let (aliya, marat, damir) = (
        site.member("aliya").await,
        site.member("marat").await,
        site.member("damir").await,
    );

    for one in [&aliya, &marat, &damir] {
        one.fill("/s/town/join", "/s/town/members", &[])
            .await
            .is(303);
        one.get("/s/town")
            .await
            .is(200)
            .shows("You have asked to join.")
            .shows("2 members<");
        one.act(
            "/s/town/talk/threads",
            &[("title", "Too early"), ("body", "Waits")],
        )
        .await
        .is(403)
        .shows("Waits");
        one.get("/s/town/members").await.is(403);
    }
    sveta.get("/s/town").await.shows("3 people ask to join");
    let list = sveta.get("/s/town/members").await.is(200).well_formed();
    sveta
        .submit(
            &list,
            "/s/town/members/aliya/decision",
            &[("do", "approve")],
        )
        .await
        .is(303);
    sveta
        .submit(&list, "/s/town/members/marat/decision", &[("do", "refuse")])
        .await
        .is(303);
    damir
        .fill("/s/town/join", "/s/town/members/me/end", &[])
        .await
        .is(303);

    aliya
        .starts("/s/town/talk", "Admitted at last", "Thank you")
        .await;
    marat
        .get("/s/town")
        .await
        .hides("You have asked to join.")
        .shows("Ask to join");
    sveta
        .get("/s/town")
        .await
        .hides("ask to join")
        .shows("3 members<");
    for (name, word, status) in [
        ("damir", "approve", 404),
        ("aliya", "refuse", 404),
        ("nobody", "approve", 404),
        ("marat", "maybe", 422),
    ] {
        sveta
            .act(&format!("/s/town/members/{name}/decision"), &[("do", word)])
            .await
            .is(status);
    }
    marat.act("/s/town/members", &[]).await.is(303);
    aliya
        .act("/s/town/members/marat/decision", &[("do", "approve")])
        .await
        .is(403);
}

#[tokio::test]
async fn an_administrator_appoints_and_dismisses_moderators() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (root, aliya) = (
        site.administrator().await,
        site.neighbour(town, "aliya").await,
    );
    let sveta = site.moderator(town, "sveta").await;
    site.settle_member(town, "damir", Role::Asking).await;
    let role = "/s/town/members/aliya/role";

    sveta.act(role, &[("role", "moderator")]).await.is(403);
    aliya.act(role, &[("role", "moderator")]).await.is(403);
    root.act(role, &[("role", "king")]).await.is(422);
    root.act("/s/town/members/damir/role", &[("role", "moderator")])
        .await
        .is(404);
    root.act("/s/town/members/nobody/role", &[("role", "moderator")])
        .await
        .is(404);
    let list = root.get("/s/town/members").await.is(200);
    root.submit(&list, role, &[("role", "moderator")])
        .await
        .is(303);
    let aliya = site.member("aliya").await;
    aliya.get("/s/town/members").await.is(200);
    site.visitor()
        .get("/s/town")
        .await
        .shows("href=\"/u/aliya\">aliya</a>");
    root.act(role, &[("role", "member")]).await.is(303);
    let aliya = site.member("aliya").await;
    aliya.get("/s/town/members").await.is(403);
    root.act(role, &[("role", "member")]).await.is(303);
    site.visitor().get("/s/town").await.shows("3 members<");
}

#[tokio::test]
async fn a_private_space_is_nowhere_for_those_outside() {
    let site = TestApp::start().await;
    let council = site.space("council", "private").await;
    let aliya = site.neighbour(council, "aliya").await;
    let thread = aliya
        .starts(
            "/s/council/talk",
            "Quicksilver in the well",
            "Mercury was found",
        )
        .await;
    let said = aliya.replies(thread, None, "Mercury again").await;
    site.settle_member(council, "asking", Role::Asking).await;
    let asking = site.member("asking").await;
    let (visitor, stranger) = (site.visitor(), site.member("stranger").await);

    for reader in [&visitor, &stranger, &asking] {
        for path in [
            "/s/council",
            "/s/council/about",
            "/s/council/talk",
            "/api/v1/spaces/council",
            "/api/v1/spaces/council/forums",
            "/api/v1/spaces/council/forums/talk/threads",
        ] {
            reader.get(path).await.is(404).hides("Mercury");
        }
        for path in [
            format!("/t/{thread}"),
            format!("/p/{said}"),
            format!("/api/v1/threads/{thread}"),
            format!("/api/v1/threads/{thread}/posts"),
            format!("/api/v1/posts/{said}"),
        ] {
            reader
                .get(&path)
                .await
                .is(404)
                .hides("Mercury")
                .hides("Quicksilver")
                .hides("council<");
        }
        for path in ["/", "/u/aliya", "/api/v1/spaces"] {
            reader
                .get(path)
                .await
                .is(200)
                .hides("Mercury")
                .hides("Quicksilver")
                .hides("council");
        }
    }
    for reader in [&stranger, &asking] {
        for path in [
            "/s/council/join",
            "/s/council/members",
            "/s/council/settings",
            "/s/council/talk/new",
        ] {
            reader.get(path).await.is(404);
        }
        for (path, field) in [
            ("/s/council/members".to_owned(), "name"),
            ("/s/council/talk/threads".to_owned(), "title"),
            (format!("/t/{thread}/posts"), "body"),
            (format!("/p/{said}/revisions"), "body"),
            (format!("/p/{said}/deletions"), "body"),
            (format!("/p/{said}/removals"), "reason"),
            (format!("/t/{thread}/lock"), "reason"),
            (format!("/t/{thread}/view"), "view"),
        ] {
            let sent = [
                (field, "tree"),
                ("body", "Some text"),
                ("base", "1"),
                ("do", "publish"),
            ];
            let answer = reader.act(&path, &sent).await;
            assert!(
                [404, 422].contains(&answer.status),
                "{path}: {}",
                answer.status
            );
            assert!(!answer.body.contains("Mercury"), "{path}");
        }
        reader
            .act(
                &format!("/t/{thread}/posts"),
                &[("body", "A letter in the door")],
            )
            .await
            .is(404)
            .shows("A letter in the door");
    }
    aliya.get("/").await.shows("council").shows("Quicksilver");
    aliya.get("/u/aliya").await.shows("Mercury again");
    aliya
        .fill("/s/council/join", "/s/council/members/me/end", &[])
        .await
        .is(303);
    aliya.get(&format!("/p/{said}")).await.is(404);
    aliya.get("/u/aliya").await.is(200).hides("Mercury");
}

#[tokio::test]
async fn a_restricted_space_is_read_by_all() {
    let site = TestApp::start().await;
    let town = site.space("town", "restricted").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya
        .starts("/s/town/talk", "Read by all of you", "In the open")
        .await;

    let visitor = site.visitor();
    visitor
        .get("/")
        .await
        .shows("Read by all of you")
        .shows("Open to read");
    visitor
        .open(&format!("/t/{thread}"))
        .await
        .is(200)
        .shows("In the open")
        .hides("noindex");
    visitor.get("/u/aliya").await.shows("In the open");
    let stranger = site.member("stranger").await;
    stranger
        .act(&format!("/t/{thread}/posts"), &[("body", "From outside")])
        .await
        .is(403)
        .shows("From outside");
}

#[tokio::test]
async fn nobody_writes_in_an_archived_forum() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (root, aliya) = (
        site.administrator().await,
        site.neighbour(town, "aliya").await,
    );
    let thread = aliya
        .starts("/s/town/talk", "Before the archive", "Root")
        .await;
    let said = aliya.replies(thread, None, "Last words").await;
    let mut archived = root
        .get("/s/town/talk/settings")
        .await
        .is(200)
        .form("/s/town/talk/settings");
    archived.push(("archived".to_owned(), "on".to_owned()));
    root.post("/s/town/talk/settings", &archived).await.is(303);

    site.visitor()
        .open(&format!("/t/{thread}"))
        .await
        .is(200)
        .shows("Last words");
    for who in [&aliya, &root] {
        who.get("/s/town/talk/new").await.is(423);
        for path in [
            "/s/town/talk/threads".to_owned(),
            format!("/t/{thread}/posts"),
        ] {
            let sent = [
                ("title", "Too late for this"),
                ("body", "Typed for long"),
                ("do", "publish"),
            ];
            who.act(&path, &sent)
                .await
                .is(423)
                .shows("Typed for long")
                .shows("This forum is archived");
        }
        who.get("/s/town/talk")
            .await
            .is(200)
            .hides("Start a discussion");
    }
    let change = [("base", "1"), ("body", "Typed for long"), ("do", "publish")];
    aliya
        .act(&format!("/p/{said}/revisions"), &change)
        .await
        .is(423)
        .shows("Typed for long");
    aliya
        .act(&format!("/p/{said}/deletions"), &[])
        .await
        .is(423);
    root.act(&format!("/p/{said}/removals"), &[("reason", "spam")])
        .await
        .is(303);
}

#[tokio::test]
async fn a_forum_for_members_is_invisible_elsewhere() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (root, aliya) = (
        site.administrator().await,
        site.neighbour(town, "aliya").await,
    );
    let inner = with(&with(&FORUM, "slug", "inner"), "can_read", "member");
    root.act("/s/town/forums", &with(&inner, "name", "Wickerwork"))
        .await
        .is(303);
    let hidden = with(
        &with(&with(&FORUM, "slug", "staff"), "can_read", "moderator"),
        "name",
        "Backstage",
    );
    root.act("/s/town/forums", &hidden).await.is(303);
    let thread = aliya
        .starts("/s/town/inner", "Among ourselves", "Basketry")
        .await;
    let said = aliya.replies(thread, None, "Basketry again").await;
    let open = aliya
        .starts("/s/town/talk", "In the open square", "For all")
        .await;
    aliya
        .replies(open, None, &format!("> [@aliya](/p/{said}):\n> see there"))
        .await;

    let stranger = site.member("stranger").await;
    for reader in [&site.visitor(), &stranger] {
        for path in [
            "/",
            "/s/town",
            "/s/town/talk",
            "/u/aliya",
            "/api/v1/spaces/town/forums",
        ] {
            reader
                .get(path)
                .await
                .is(200)
                .hides("Wickerwork")
                .hides("Backstage")
                .hides("Among ourselves")
                .hides("Basketry");
        }
        reader.get("/s/town/inner").await.is(404);
        reader.get(&format!("/t/{thread}")).await.is(404);
        reader.get(&format!("/p/{said}")).await.is(404);
        reader
            .get("/api/v1/spaces/town/forums/inner/threads")
            .await
            .is(404);
        reader
            .open(&format!("/t/{open}"))
            .await
            .is(200)
            .hides("Basketry");
    }
    stranger
        .act(&format!("/t/{thread}/posts"), &[("body", "Let me in")])
        .await
        .is(404);
    aliya
        .get("/s/town")
        .await
        .shows("Wickerwork")
        .hides("Backstage");
    aliya.get("/s/town/staff").await.is(404);
    site.moderator(town, "sveta")
        .await
        .get("/s/town/staff")
        .await
        .is(200);
    stranger.act("/s/town/members", &[]).await.is(303);
    stranger
        .get("/s/town/inner")
        .await
        .is(200)
        .shows("Among ourselves");
}

#[tokio::test]
async fn a_newcomer_does_not_write_where_only_known_members_do() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let root = site.administrator().await;
    let known = with(&with(&FORUM, "can_start", "trust1"), "can_reply", "trust1");
    root.act("/s/town/forums", &known).await.is(303);
    let newcomer = site.newcomer("damir").await;
    newcomer.act("/s/town/members", &[]).await.is(303);
    let aliya = site.neighbour(town, "aliya").await;

    let thread = aliya
        .starts("/s/town/water", "Known members here", "Root")
        .await;
    let sent = [
        ("title", "I am new here"),
        ("body", "Typed for long"),
        ("do", "publish"),
    ];
    newcomer
        .act("/s/town/water/threads", &sent)
        .await
        .is(403)
        .shows("known on this site")
        .shows("Typed for long");
    newcomer
        .act(&format!("/t/{thread}/posts"), &sent)
        .await
        .is(403)
        .shows("Typed for long");
    newcomer
        .starts("/s/town/talk", "I am new here", "Hello")
        .await;
    for who in [&aliya, &newcomer] {
        who.act("/s/town/news/threads", &sent)
            .await
            .is(403)
            .shows("Only moderators write here.");
    }
}
