//! People named in texts: whom a name reaches, how many, and names that complete themselves.

use elab::base::SpaceId;
use elab::spaces::Role;

use crate::app::TestApp;
use crate::people::Client;
use crate::threads::post;

async fn town<'a>(site: &'a TestApp) -> (SpaceId, Client<'a>, i64) {
    let space = site.space("town", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let thread = aliya.starts("/s/town/talk", "The keys", "Root").await;
    (space, aliya, thread)
}

async fn offered(person: &Client<'_>, path: &str) -> Vec<String> {
    let list = person.get(path).await.is(200).value();
    let names = list.as_array().unwrap().iter();
    names
        .map(|one| one["name"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn only_people_that_there_are_become_links() {
    let site = TestApp::start().await;
    let (space, aliya, thread) = town(&site).await;
    site.neighbour(space, "Марат").await;
    let text = "@МАРАТ, @ghost, @office/akimat\n\n> @nobody said so";
    let id = aliya.replies(thread, None, text).await;
    let page = site
        .visitor()
        .open(&format!("/t/{thread}"))
        .await
        .well_formed();
    let shown = post(&page, id);
    assert!(shown.contains("class=\"mention\">@МАРАТ</a>"), "{shown}");
    for name in ["@ghost", "@office/akimat", "@nobody"] {
        assert!(
            shown.contains(name) && !shown.contains(&format!(">{name}</a>")),
            "{shown}"
        );
    }
    // The same when it is changed and when something is added.
    let fields = [("base", "1"), ("body", "@ghost @aliya"), ("do", "publish")];
    aliya
        .act(&format!("/p/{id}/revisions"), &fields)
        .await
        .is(303);
    site.advance(elab::base::hours(25));
    let fields = [("body", "@ghost again"), ("do", "publish")];
    aliya
        .act(&format!("/p/{id}/additions"), &fields)
        .await
        .is(303);
    let page = site.visitor().open(&format!("/t/{thread}")).await;
    let shown = post(&page, id);
    assert!(
        shown.contains(">@aliya</a>") && !shown.contains(">@ghost</a>"),
        "{shown}"
    );
    assert_eq!(shown.matches("@ghost").count(), 2);
}

#[tokio::test]
async fn eleven_people_are_too_many_for_one_text() {
    let site = TestApp::start().await;
    let (_, aliya, thread) = town(&site).await;
    let names = |n: usize| {
        (0..n)
            .map(|i| format!("@person{i}"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let path = format!("/t/{thread}/posts");
    let many = format!("{} @PERSON0", names(11));
    let fields = [("body", many.as_str()), ("do", "publish")];
    let refused = aliya.act(&path, &fields).await.is(422).well_formed();
    refused
        .shows("This names 11 people; at most 10")
        .shows("@person10");
    let body = serde_json::json!({ "body": many }).to_string();
    let api = format!("/api/v1/threads/{thread}/posts");
    let said = aliya.json("POST", &api, &[], &body).await.is(422).value();
    assert_eq!(said["code"], "too_many_mentions");
    assert_eq!(said["fields"][0]["limit"], 10);
    assert_eq!(said["fields"][0]["actual"], 11);
    // Ten are not, however often and in whatever case each is named, nor are those of a quoted text.
    let ten = format!("{0} @PERSON1 {0}\n\n> @someone-else", names(10));
    let id = aliya.replies(thread, None, &ten).await;
    let fields = [("base", "1"), ("body", many.as_str()), ("do", "publish")];
    aliya
        .act(&format!("/p/{id}/revisions"), &fields)
        .await
        .is(422);
    site.advance(elab::base::hours(25));
    let fields = [("body", many.as_str()), ("do", "publish")];
    aliya
        .act(&format!("/p/{id}/additions"), &fields)
        .await
        .is(422);
}

#[tokio::test]
async fn a_preview_names_who_will_not_be_told() {
    let site = TestApp::start().await;
    site.member("stranger").await;
    let hidden = site.space("hidden", "private").await;
    let aliya = site.neighbour(hidden, "aliya").await;
    site.neighbour(hidden, "marat").await;
    site.settle_member(hidden, "asker", Role::Asking).await;
    let thread = aliya.starts("/s/hidden/talk", "The keys", "Root").await;
    let text = "@marat @stranger @asker @ghost @root-aigul";
    let fields = [("body", text), ("do", "preview")];
    let page = aliya
        .act(&format!("/t/{thread}/posts"), &fields)
        .await
        .is(200)
        .well_formed();
    page.clone()
        .shows("they will not be told: @stranger, @asker.");
    page.clone().shows("it stays plain text: @ghost.");
    page.shows("class=\"mention\">@stranger</a>")
        .hides(">@ghost</a>");
    // The same for the page's script.
    let target = format!("thread-{thread}");
    let fields = [("body", text), ("target", target.as_str())];
    aliya
        .act("/preview", &fields)
        .await
        .is(200)
        .shows("told: @stranger, @asker.");
    site.member("stranger")
        .await
        .act("/preview", &fields)
        .await
        .is(404);
    let fields = [
        ("title", "To all"),
        ("body", "@stranger"),
        ("do", "preview"),
    ];
    aliya
        .act("/s/hidden/talk/threads", &fields)
        .await
        .is(200)
        .shows("told: @stranger.");
    let fields = [("body", "@marat"), ("do", "preview")];
    aliya
        .act(&format!("/t/{thread}/posts"), &fields)
        .await
        .hides("will not be told");
}

#[tokio::test]
async fn names_are_completed_with_those_who_may_read_there() {
    let site = TestApp::start().await;
    let (space, aliya, _) = town(&site).await;
    for name in ["marat", "mara.k", "mira", "Мария", "m_x"] {
        site.neighbour(space, name).await;
    }
    site.member("martin").await;
    let path = "/api/v1/spaces/town/people?forum=talk&prefix=";
    assert_eq!(
        offered(&aliya, &format!("{path}mar")).await,
        ["mara.k", "marat", "martin"]
    );
    assert_eq!(offered(&aliya, &format!("{path}MARAT")).await, ["marat"]);
    assert_eq!(
        offered(&aliya, &format!("{path}%D0%BC%D0%B0")).await,
        ["Мария"]
    );
    // The signs of patterns are letters like others.
    assert_eq!(offered(&aliya, &format!("{path}m_")).await, ["m_x"]);
    assert!(offered(&aliya, &format!("{path}%25")).await.is_empty());
    assert!(offered(&aliya, path).await.is_empty());
    assert!(
        offered(&aliya, &format!("{path}aliya")).await.is_empty(),
        "not oneself"
    );
    aliya
        .get(&format!("{path}{}", "a".repeat(31)))
        .await
        .is(422);
    site.visitor().get(&format!("{path}mar")).await.is(401);

    let keeper = site.administrator().await;
    let form = keeper.get("/s/town/talk/settings").await;
    let inner = [("can_read", "member")];
    keeper
        .submit(&form, "/s/town/talk/settings", &inner)
        .await
        .is(303);
    assert_eq!(
        offered(&aliya, &format!("{path}mar")).await,
        ["mara.k", "marat"]
    );
    let whole = "/api/v1/spaces/town/people?prefix=mar";
    assert_eq!(offered(&aliya, whole).await.len(), 3);
    let hidden = site.space("hidden", "private").await;
    site.neighbour(hidden, "martha").await;
    aliya
        .get("/api/v1/spaces/hidden/people?prefix=mar")
        .await
        .is(404);
    let inner = site.neighbour(hidden, "inner").await;
    assert_eq!(
        offered(&inner, "/api/v1/spaces/hidden/people?prefix=mar").await,
        ["martha"]
    );
    for n in 0..12 {
        site.neighbour(space, &format!("zoe{n}")).await;
    }
    assert_eq!(offered(&aliya, &format!("{path}zoe")).await.len(), 8);
}
