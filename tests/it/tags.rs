//! Tags: the space's list, the choice for a thread, and the threads that bear one.

use diesel::prelude::*;
use elab::base::SpaceId;
use elab::db::schema::tags;
use elab::events::{self, Envelope};

use crate::app::TestApp;
use crate::people::{Answer, Client};

/// A town with tags, a neighbour and a moderator.
async fn town<'a>(site: &'a TestApp, tags: &[&str]) -> (Client<'a>, Client<'a>) {
    let (_, aliya, keeper) = town_of(site, tags).await;
    (aliya, keeper)
}

async fn town_of<'a>(site: &'a TestApp, tags: &[&str]) -> (SpaceId, Client<'a>, Client<'a>) {
    let space = site.space("town", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let keeper = site.administrator().await;
    for name in tags {
        keeper.act("/s/town/tags", &[("name", name)]).await.is(303);
    }
    (space, aliya, keeper)
}

async fn start(person: &Client<'_>, forum: &str, title: &str, tags: &[&str]) -> Answer {
    let mut fields = vec![
        ("title", title),
        ("body", "The pump is dry."),
        ("do", "publish"),
    ];
    fields.extend(tags.iter().map(|tag| ("tags", *tag)));
    person
        .act(&format!("/s/town/{forum}/threads"), &fields)
        .await
}

fn number(answer: &Answer) -> i64 {
    let location = answer.location();
    let part = location.rsplit('/').next().unwrap();
    part.split('-').next().unwrap().parse().unwrap()
}

/// All that happened.
async fn told(site: &TestApp) -> Vec<Envelope> {
    site.settle().await;
    let read = site.app.db.read(|c| events::after(c, 0, 500));
    read.await.unwrap()
}

/// The address of a tag's page, as the list of the space links it.
async fn tag_page(site: &TestApp, name: &str) -> String {
    let list = site.visitor().get("/api/v1/spaces/town/tags").await.value();
    let one = list.as_array().unwrap().iter().find(|t| t["name"] == name);
    one.unwrap()["url"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_thread_bears_tags_of_its_space_and_is_found_by_them() {
    let site = TestApp::start().await;
    let (aliya, _) = town(&site, &["water", "school-bus", "Су және жол"]).await;
    let form = aliya.get("/s/town/talk/new").await.well_formed();
    form.clone()
        .shows("value=\"Су және жол\"")
        .shows("type=\"checkbox\"");
    let sent = start(
        &aliya,
        "talk",
        "Where is the water?",
        &["water", "Су және жол"],
    )
    .await;
    let thread = number(&sent.is(303));
    start(&aliya, "talk", "Where is the bus?", &["school-bus"])
        .await
        .is(303);

    let water = tag_page(&site, "water").await;
    let visitor = site.visitor();
    visitor
        .open(&format!("/t/{thread}"))
        .await
        .well_formed()
        .shows(&format!("href=\"{water}\""));
    let page = visitor.get(&water).await.is(200).well_formed();
    page.shows("Where is the water?").hides("Where is the bus?");
    let list = visitor.get("/s/town/talk").await.well_formed();
    let id = water
        .rsplit('/')
        .next()
        .unwrap()
        .split('-')
        .next()
        .unwrap()
        .to_owned();
    let only = format!("/s/town/talk?sort=active&tag={id}");
    list.shows(&only.replace('&', "&#38;"));
    let page = visitor.get(&only).await.is(200).well_formed();
    page.shows("Only discussions with the tag “water”")
        .shows("Where is the water?")
        .hides("the bus?");
    visitor
        .get("/s/town")
        .await
        .well_formed()
        .shows(&format!("href=\"{water}\""));
    visitor.get("/s/town/talk?tag=9999").await.is(404);
    visitor.get("/s/town/tags/9999").await.is(404);
    // Another word behind the number leads on to the right one.
    visitor
        .get(&format!("/s/town/tags/{id}-wrong"))
        .await
        .is(301);
    let listed = visitor
        .get("/api/v1/spaces/town/forums/talk/threads")
        .await
        .value();
    assert_eq!(listed["items"][1]["tags"][0], "water");
    let listed = visitor
        .get(&format!("/api/v1/spaces/town/tags/{id}/threads"))
        .await
        .value();
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_unknown_tag_names_the_nearest_and_what_was_typed_comes_back() {
    let site = TestApp::start().await;
    let (aliya, keeper) = town(&site, &["water", "school bus"]).await;
    let refused = start(&aliya, "talk", "Where is the water?", &["watr"])
        .await
        .is(422);
    refused
        .well_formed()
        .shows("There is no tag “watr” here. The nearest is “water”")
        .shows("The pump is dry.");
    let body = r#"{"title":"Where is it?","body":"Dry.","tags":["Scool bus"]}"#;
    let api = "/api/v1/spaces/town/forums/talk/threads";
    let said = aliya.json("POST", api, &[], body).await.is(422).value();
    assert_eq!(said["code"], "tag_unknown");
    assert_eq!(said["fields"][0]["nearest"], "school bus");
    for n in 0..5 {
        keeper
            .act("/s/town/tags", &[("name", &format!("tag {n}"))])
            .await
            .is(303);
    }
    let six = ["water", "tag 0", "tag 1", "tag 2", "tag 3", "tag 4"];
    let refused = start(&aliya, "talk", "Where is the water?", &six)
        .await
        .is(422);
    // Boxes that were ticked are ticked again.
    refused
        .shows("Those are 6 tags")
        .shows("value=\"tag 4\" checked");
    // Case does not matter, nor does naming it twice, with commas in one field.
    let sent = start(
        &aliya,
        "talk",
        "Where is the water?",
        &["WATER, water,tag 1"],
    )
    .await;
    let id = number(&sent.is(303));
    let one = aliya.get(&format!("/api/v1/threads/{id}")).await.value();
    assert_eq!(one["tags"], serde_json::json!(["tag 1", "water"]));
    // Drawn again for a preview.
    let fields = [
        ("title", "Water?"),
        ("body", "x"),
        ("tags", "water"),
        ("do", "preview"),
    ];
    aliya
        .act("/s/town/talk/threads", &fields)
        .await
        .is(200)
        .shows("value=\"water\" checked");
}

#[tokio::test]
async fn its_author_changes_the_tags_for_a_day_and_a_moderator_later() {
    let site = TestApp::start().await;
    let (aliya, _) = town(&site, &["water", "roads"]).await;
    let id = number(
        &start(&aliya, "talk", "Where is the water?", &[])
            .await
            .is(303),
    );
    let path = format!("/t/{id}/tags");
    aliya.open(&format!("/t/{id}")).await.shows(&path);
    let marat = site.member("stranger").await;
    marat.open(&format!("/t/{id}")).await.hides(&path);
    marat.get(&path).await.is(403);
    site.visitor()
        .act(&path, &[("tags", "water")])
        .await
        .is(401);

    let before = told(&site).await.len();
    for _ in 0..2 {
        aliya.fill(&path, &path, &[("tags", "water")]).await.is(303);
    }
    let events = told(&site).await;
    let new: Vec<_> = events[before..].iter().collect();
    assert_eq!(new.len(), 1, "the same twice is once");
    assert_eq!(new[0].kind, "thread.edited");
    assert!(new[0].data.contains("\"tags\"") && !new[0].data.contains("water"));
    let form = aliya.get(&path).await.well_formed();
    form.shows("value=\"water\" checked");
    aliya
        .act(&path, &[("tags", "rods")])
        .await
        .is(422)
        .shows("“roads”");

    site.advance(elab::base::hours(25));
    aliya.act(&path, &[("tags", "roads")]).await.is(403);
    let keeper = site.administrator().await;
    keeper.act(&path, &[("tags", "roads")]).await.is(303);
    aliya
        .open(&format!("/t/{id}"))
        .await
        .shows(">roads<")
        .hides(">water<");
    let api = format!("/api/v1/threads/{id}/tags");
    let put = keeper
        .json("PUT", &api, &[], r#"{"tags":["water","roads"]}"#)
        .await;
    assert_eq!(
        put.is(200).value()["tags"],
        serde_json::json!(["roads", "water"])
    );
    aliya.json("PUT", &api, &[], r#"{"tags":[]}"#).await.is(403);
}

#[tokio::test]
async fn moderators_keep_the_list() {
    let site = TestApp::start().await;
    let (aliya, keeper) = town(&site, &["water"]).await;
    let id = number(
        &start(&aliya, "talk", "Where is the water?", &["water"])
            .await
            .is(303),
    );
    aliya
        .get("/s/town/tags")
        .await
        .is(200)
        .well_formed()
        .hides("<form method=\"post\" action=\"/s/");
    aliya
        .act("/s/town/tags", &[("name", "roads")])
        .await
        .is(403);
    keeper.get("/s/town/tags").await.is(200).well_formed();
    for (name, said) in [
        ("WATER", "already"),
        ("a", "too few"),
        ("a/b", "Only letters and digits"),
        ("-ab", "Only letters and digits"),
        ("tick ✓", "Only letters and digits"),
        (&"x".repeat(31), "30"),
    ] {
        let refused = keeper.act("/s/town/tags", &[("name", name)]).await.is(422);
        refused.well_formed().shows(said);
    }
    let page = tag_page(&site, "water").await;
    let part = page.split('-').next().unwrap().to_owned();
    let settings = format!("{part}/settings");
    aliya.get(&settings).await.is(403);
    keeper.get(&settings).await.is(200).well_formed();
    keeper
        .fill(&settings, &settings, &[("name", "wells")])
        .await
        .is(303);
    site.visitor().get(&page).await.is(301);
    site.visitor()
        .open(&format!("/t/{id}"))
        .await
        .shows(">wells<");
    aliya.act(&format!("{part}/end"), &[]).await.is(403);
    keeper.act(&format!("{part}/end"), &[]).await.is(303);
    keeper.act(&format!("{part}/end"), &[]).await.is(404);
    site.visitor()
        .open(&format!("/t/{id}"))
        .await
        .hides(">wells<");
    site.visitor()
        .get("/s/town/tags")
        .await
        .shows("There is no tag yet.");
    let made = keeper
        .json(
            "POST",
            "/api/v1/spaces/town/tags",
            &[],
            r#"{"name":"roads"}"#,
        )
        .await;
    let url = made.is(201).location();
    keeper
        .json(
            "POST",
            "/api/v1/spaces/town/tags",
            &[],
            r#"{"name":"Roads"}"#,
        )
        .await
        .is(409);
    let named = keeper
        .json("PUT", &url, &[], r#"{"name":"lanes"}"#)
        .await
        .is(200)
        .value();
    assert_eq!(named["name"], "lanes");
    keeper.json("DELETE", &url, &[], "").await.is(204);
    keeper.json("DELETE", &url, &[], "").await.is(404);
}

#[tokio::test]
async fn a_tag_shows_nothing_of_what_one_may_not_see() {
    let site = TestApp::start().await;
    let (space, aliya, keeper) = town_of(&site, &["water"]).await;
    start(&aliya, "talk", "Water for all", &["water"])
        .await
        .is(303);
    start(&keeper, "news", "Water for staff", &["water"])
        .await
        .is(303);
    let form = keeper.get("/s/town/news/settings").await;
    let inner = [("can_read", "moderator")];
    keeper
        .submit(&form, "/s/town/news/settings", &inner)
        .await
        .is(303);
    let water = tag_page(&site, "water").await;
    for person in [&site.visitor(), &aliya] {
        person
            .get(&water)
            .await
            .is(200)
            .shows("Water for all")
            .hides("Water for staff");
    }
    keeper.get(&water).await.shows("Water for staff");
    // A post that waits is nobody else's to see.
    let stranger = site.stranger(space, "newcomer").await;
    start(&stranger, "talk", "Water that waits", &["water"])
        .await
        .is(303);
    aliya.get(&water).await.hides("Water that waits");

    let hidden = site.space("hidden", "private").await;
    let inner = site.neighbour(hidden, "inner").await;
    keeper
        .act("/s/hidden/tags", &[("name", "secret")])
        .await
        .is(303);
    for path in ["/s/hidden/tags", "/api/v1/spaces/hidden/tags"] {
        aliya.get(path).await.is(404);
        inner.get(path).await.is(200).shows("secret");
    }
}

#[tokio::test]
async fn a_thread_keeps_in_another_space_the_tags_that_it_has_too() {
    let site = TestApp::start().await;
    let (aliya, keeper) = town(&site, &["water", "roads"]).await;
    let id = number(
        &start(&aliya, "talk", "Where is it?", &["water", "roads"])
            .await
            .is(303),
    );
    site.space("village", "public").await;
    keeper
        .act("/s/village/tags", &[("name", "Water")])
        .await
        .is(303);
    keeper
        .act("/s/village/tags", &[("name", "Bridge")])
        .await
        .is(303);
    let page = keeper.get(&format!("/t/{id}/moderate")).await;
    let there = page.body.split("village · talk").next().unwrap();
    let forum = there
        .rsplit("value=\"")
        .next()
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    keeper
        .act(&format!("/t/{id}/moves"), &[("forum", forum)])
        .await
        .is(303);
    let one = aliya.get(&format!("/api/v1/threads/{id}")).await.value();
    assert_eq!(one["tags"], serde_json::json!(["Water"]));
}

#[tokio::test]
async fn a_space_has_two_hundred_tags() {
    let site = TestApp::start().await;
    let (space, _, keeper) = town_of(&site, &[]).await;
    let write = site.app.db.write(move |tx| {
        for n in 1..200 {
            diesel::insert_into(tags::table)
                .values((
                    tags::space_id.eq(space),
                    tags::name.eq(format!("tag {n}")),
                    tags::name_key.eq(format!("tag {n}")),
                    tags::slug.eq(format!("tag-{n}")),
                ))
                .execute(&mut **tx)?;
        }
        Ok(())
    });
    write.await.unwrap();
    let add = async |name| keeper.act("/s/town/tags", &[("name", name)]).await;
    add("the last").await.is(303);
    add("one more").await.is(422).shows("200").shows("one more");
}

#[tokio::test]
async fn a_long_list_is_typed_and_pages_by_cursor() {
    let site = TestApp::start().await;
    let names: Vec<String> = (10..41).map(|n| format!("tag {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (aliya, _) = town(&site, &names).await;
    let form = aliya.get("/s/town/talk/new").await.well_formed();
    assert_eq!(form.field("/s/town/talk/threads", "tags"), "");
    form.hides("type=\"checkbox\" name=\"tags\"");
    for n in 0..31 {
        let title = format!("Discussion {n}");
        start(&aliya, "talk", &title, &["tag 10, tag 40"])
            .await
            .is(303);
    }
    let path = tag_page(&site, "tag 40").await;
    let first = site.visitor().get(&path).await.is(200);
    let next = first.link("next").unwrap();
    first.hides(">Discussion 0<");
    let second = site
        .visitor()
        .get(&next)
        .await
        .is(200)
        .shows(">Discussion 0<");
    assert!(second.link("prev").is_some() && second.link("next").is_none());
    site.visitor()
        .get(&format!("{path}?after=nonsense"))
        .await
        .is(200)
        .shows("out of date");
    let api = path.replace("/s/", "/api/v1/spaces/") + "/threads?after=nonsense";
    site.visitor().get(&api).await.is(400);
}

#[tokio::test]
async fn a_draft_keeps_the_tags_that_were_chosen() {
    let site = TestApp::start().await;
    let (aliya, keeper) = town(&site, &["roads", "school-bus", "water"]).await;
    let (new, form) = ("/s/town/talk/new", "/s/town/talk/threads");
    let target = aliya.get(new).await.field(form, "target");
    let mut fields = vec![
        ("target", target.as_str()),
        ("title", "Pumps"),
        ("body", "Dry."),
    ];
    fields.extend([("tags", "water"), ("tags", "roads")]);
    aliya.act("/drafts", &fields).await.is(303);
    let page = aliya.open(&format!("/drafts/{target}")).await.is(200);
    let ticked = |name: &str| format!("value=\"{name}\" checked");
    page.shows(&ticked("roads"))
        .shows(&ticked("water"))
        .hides(&ticked("school-bus"));
    let path = format!("/api/v1/drafts/{target}");
    let told = aliya.get(&path).await.is(200).value();
    assert_eq!(told["tags"], serde_json::json!(["water", "roads"]));

    // A program keeps what its person has typed, even a name that is on no list yet.
    let body = r#"{"title":"Pumps","body":"Dry.","tags":["school-bus","pumps"],"version":1}"#;
    aliya.json("PUT", &path, &[], body).await.is(200);
    let page = aliya.get(new).await.shows(&ticked("school-bus"));
    page.hides(&ticked("water")).hides("value=\"pumps\"");
    let long = format!(
        r#"{{"body":"","tags":["{}"],"version":2}}"#,
        "a".repeat(501)
    );
    let refused = aliya.json("PUT", &path, &[], &long).await.is(422).value();
    assert_eq!(refused["fields"][0]["field"], "tags");
    // A long list is typed.
    for n in 0..28 {
        let name = format!("tag {n}");
        keeper.act("/s/town/tags", &[("name", &name)]).await.is(303);
    }
    let typed = aliya.get(new).await.field(form, "tags");
    assert_eq!(typed, "school-bus, pumps");

    // Who was signed out meanwhile finds them too.
    let visitor = site.visitor();
    visitor.act(form, &fields).await.is(401);
    let held = visitor.cookie("elab-held").unwrap();
    aliya.set_cookie("elab-held", &held);
    assert_eq!(aliya.get(new).await.field(form, "tags"), "water, roads");
}
