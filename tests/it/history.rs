//! What a post was before, what its author adds to it later, and how it is wiped for good.

use diesel::prelude::*;
use elab::base::{hours, minutes};
use elab::config::DatabaseUrl;

use crate::app::{TestApp, on_postgres};
use crate::people::{Answer, Client};
use crate::threads::post;

async fn said<'a>(site: &'a TestApp, text: &str) -> (Client<'a>, Client<'a>, i64, i64) {
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let thread = aliya
        .starts("/s/town/talk", "A post with a past", "Root")
        .await;
    let id = aliya.replies(thread, None, text).await;
    (aliya, marat, thread, id)
}

async fn change(person: &Client<'_>, id: i64, base: i32, text: &str) -> Answer {
    let base = base.to_string();
    let fields = [("base", base.as_str()), ("body", text), ("do", "publish")];
    person.act(&format!("/p/{id}/revisions"), &fields).await
}

#[tokio::test]
async fn whoever_sees_a_post_sees_what_it_was_before() {
    let site = TestApp::start().await;
    let (aliya, marat, thread, id) = said(&site, "The <pump> is old now").await;
    let visitor = site.visitor();
    let path = format!("/p/{id}/history");
    visitor.open(&format!("/p/{id}")).await.hides(&path);
    marat.replies(thread, Some(id), "Is it?").await;
    change(&aliya, id, 1, "The <pump> is very old now")
        .await
        .is(303);
    change(&aliya, id, 2, "The <pump> is very new now")
        .await
        .is(303);

    visitor
        .open(&format!("/p/{id}"))
        .await
        .shows(&format!("href=\"{path}\""));
    let page = visitor.get(&path).await.is(200).well_formed();
    assert_eq!(page.header("set-cookie"), None);
    let told = page
        .body
        .replace("<span class=\"vh\">", "")
        .replace("</span>", "");
    for piece in [
        "<ins>[added:] very </ins>",
        "The &#60;pump&#62; is very <del>[taken out:] old </del><ins>[added:] new </ins>now",
        "Version 1",
    ] {
        assert!(told.contains(piece), "{piece} in {told}");
    }
    let listed = visitor
        .get(&format!("/api/v1/posts/{id}/revisions"))
        .await
        .is(200)
        .value();
    assert_eq!(listed["items"][2]["source"], "The <pump> is old now");
    // With the text goes its past.
    aliya.act(&format!("/p/{id}/deletions"), &[]).await.is(303);
    for reader in [&visitor, &marat, &aliya] {
        reader.get(&path).await.is(410).hides("pump");
    }
    visitor.get("/p/999999/history").await.is(404);
}

#[tokio::test]
async fn a_long_past_has_pages_and_30_changes_are_a_days_work() {
    let site = TestApp::start().await;
    let (aliya, marat, thread, id) = said(&site, "Draft 1").await;
    marat.replies(thread, Some(id), "Go on.").await;
    for n in 1..=30 {
        change(&aliya, id, n, &format!("Draft {}", n + 1))
            .await
            .is(303);
        site.advance(minutes(1));
    }
    let refused = change(&aliya, id, 31, "Draft 32")
        .await
        .is(429)
        .shows("Draft 32");
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert_eq!(wait, (24 * 60 - 30) * 60);

    let mut page = site.visitor().get(&format!("/p/{id}/history")).await;
    let mut versions = 0;
    loop {
        versions += page.body.matches("Version ").count();
        let changed = page.body.matches("<ins>").count();
        let Some(next) = page.link("next") else {
            assert_eq!(changed, 0, "the first is told against nothing");
            break;
        };
        assert_eq!(
            changed, 10,
            "each is told against the one before, over pages"
        );
        page = site.visitor().get(&next).await.is(200).well_formed();
    }
    assert_eq!(versions, 31);
    // Somebody else's changes are his own, and another day is another day.
    let other = marat.replies(thread, None, "Mine").await;
    marat.replies(thread, Some(other), "To it").await;
    change(&marat, other, 1, "Mine, changed").await.is(303);
    let new = aliya.replies(thread, None, "Slip").await;
    site.advance(hours(23) + minutes(31));
    change(&aliya, new, 1, "Slop").await.is(303);
}

#[tokio::test]
async fn after_its_day_a_post_is_added_to() {
    let site = TestApp::start().await;
    let (aliya, marat, thread, id) =
        said(&site, "The meeting is on Monday.[^1]\n\n[^1]: At six.").await;
    let add = format!("/p/{id}/addition");
    aliya
        .open(&format!("/p/{id}"))
        .await
        .hides(&add)
        .shows(&format!("/p/{id}/edit"));
    site.advance(hours(25));
    aliya
        .open(&format!("/p/{id}"))
        .await
        .shows(&add)
        .hides(&format!("/p/{id}/edit"));
    marat.open(&format!("/p/{id}")).await.hides(&add);

    let action = format!("/p/{id}/additions");
    let text = "It was *moved* to Friday.[^1]\n\n[^1]: At seven.";
    let form = aliya.get(&add).await.is(200).well_formed();
    let seen = aliya
        .submit(&form, &action, &[("body", text), ("do", "preview")])
        .await
        .is(200);
    seen.shows("<em>moved</em>").shows("It was *moved*");
    let empty = aliya
        .submit(&form, &action, &[("body", " "), ("do", "publish")])
        .await;
    empty.is(422);
    let mut sent = form.form(&action);
    sent.retain(|(name, _)| name != "body");
    sent.extend([("body", text), ("do", "publish")].map(|(k, v)| (k.to_owned(), v.to_owned())));
    for _ in 0..2 {
        aliya.post(&action, &sent).await.is(303);
    }
    let page = site
        .visitor()
        .open(&format!("/p/{id}"))
        .await
        .is(200)
        .well_formed();
    let shown = post(&page, id);
    assert_eq!(
        shown.matches("Addition of 3 March 2026").count(),
        1,
        "{shown}"
    );
    assert!(shown.contains("<em>moved</em>") && shown.contains("on Monday"));
    let ids: Vec<&str> = shown
        .split(" id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "no two elements of one id: {ids:?}");
    marat
        .act(&action, &[("body", "Me too"), ("do", "publish")])
        .await
        .is(403)
        .shows("Me too");
    let api = format!("/api/v1/posts/{id}");
    let added = aliya
        .json(
            "POST",
            &format!("{api}/additions"),
            &[],
            r#"{"body":"And again."}"#,
        )
        .await;
    assert_eq!(
        added.is(201).value()["additions"].as_array().unwrap().len(),
        2
    );
    let listed = site
        .visitor()
        .get(&format!("/api/v1/threads/{thread}/posts"))
        .await
        .value();
    assert_eq!(
        listed["items"][1]["additions"][1]["html"],
        "<p>And again.</p>\n"
    );
    for _ in 0..28 {
        aliya
            .act(&action, &[("body", "More."), ("do", "publish")])
            .await
            .is(303);
    }
    aliya
        .act(&action, &[("body", "Too much."), ("do", "publish")])
        .await
        .is(429)
        .shows("Too much.");
    // With the post goes what was added to it.
    aliya.act(&format!("/p/{id}/deletions"), &[]).await.is(303);
    site.visitor()
        .open(&format!("/t/{thread}"))
        .await
        .hides("moved")
        .hides("More.");
    let gone = site.visitor().get(&api).await.is(200).value();
    assert_eq!(gone["additions"].as_array().unwrap().len(), 0);
    aliya.get(&add).await.is(410);
}

/// The tables in which this word stands in any row.
async fn tables_with(site: &TestApp, word: &'static str) -> Vec<String> {
    let all = site.rows().await.into_iter();
    let bears = |rows: &Vec<String>| rows.iter().any(|row| row.contains(word));
    all.filter(|(_, rows)| bears(rows))
        .map(|(table, _)| table)
        .collect()
}

#[tokio::test]
async fn a_text_that_was_changed_before_anybody_answered_says_why_it_stands_alone() {
    let site = TestApp::start().await;
    let (aliya, marat, thread, id) = said(&site, "The pump is old").await;
    let path = format!("/p/{id}/history");
    let page = marat.get(&path).await.is(200).well_formed();
    page.shows("as it was published")
        .hides("first five minutes");
    change(&aliya, id, 1, "The pump is new").await.is(303);
    let page = marat.get(&path).await.is(200).well_formed();
    page.shows("changed within the first five minutes")
        .hides("as it was published");
    marat.replies(thread, Some(id), "Is it?").await;
    change(&aliya, id, 2, "The pump is very new").await.is(303);
    let page = marat.get(&path).await.is(200).well_formed();
    assert_eq!(page.body.matches("first five minutes").count(), 1);
}

#[tokio::test]
async fn what_is_wiped_is_nowhere_in_the_files_of_sqlite() {
    if on_postgres() {
        return;
    }
    let site = TestApp::start().await;
    let secret = "Her number is zanzibar-19, call at night.";
    let long = format!("{secret}\n").repeat(400);
    let (aliya, marat, thread, id) = said(&site, &long).await;
    change(&aliya, id, 1, &format!("{long}Call!")).await.is(303);
    marat.replies(thread, Some(id), "Please do not.").await;
    change(&aliya, id, 2, &format!("{long}Call, call!"))
        .await
        .is(303);
    let draft = [("target", &*format!("thread-{thread}")), ("body", &*long)];
    aliya.act("/drafts", &draft).await.is(303);
    let gone = format!("/drafts/thread-{thread}/discard");
    aliya.act(&gone, &[]).await.is(303);
    let DatabaseUrl::Sqlite(path) = &site.app.config.database else {
        panic!("SQLite was asked for");
    };
    let lies = || {
        let log = path.with_file_name(format!(
            "{}-wal",
            path.file_name().unwrap().to_str().unwrap()
        ));
        [path, &log].into_iter().any(|file| {
            let bytes = std::fs::read(file).unwrap();
            bytes
                .windows(secret.len())
                .any(|piece| piece == secret.as_bytes())
        })
    };
    assert!(lies());
    let reason = [("reason", "private_data"), ("note", "")];
    let keeper = site.administrator().await;
    keeper
        .act(&format!("/p/{id}/purges"), &reason)
        .await
        .is(303);
    // A reader may have been in the way: then the next commit does it.
    for _ in 0..200 {
        if !lies() {
            return;
        }
        site.app.db.write(|_| Ok(())).await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the text is still in the files of the database");
}

#[tokio::test]
async fn what_is_wiped_is_nowhere_in_the_database() {
    let site = TestApp::start().await;
    let (aliya, marat, thread, id) = said(&site, "Her number is zanzibar-17").await;
    let answer = marat
        .replies(
            thread,
            Some(id),
            &format!("> [@aliya](/p/{id}):\n>\n> Her number is zanzibar-17\n\nDo not."),
        )
        .await;
    change(&aliya, id, 1, "Her number was zanzibar-17")
        .await
        .is(303);
    let quoted = format!("> [@aliya](/p/{id}):\n>\n> Her number is zanzibar-17\n\nPlease do not.");
    change(&marat, answer, 1, &quoted).await.is(303);
    site.advance(hours(25));
    let fields = [("body", "Again: zanzibar-17"), ("do", "publish")];
    aliya
        .act(&format!("/p/{id}/additions"), &fields)
        .await
        .is(303);
    let mut tables = tables_with(&site, "zanzibar-17").await;
    tables.sort_unstable();
    assert_eq!(tables, ["additions", "posts", "revisions"]);

    let keeper = site.administrator().await;
    let (form, action) = (format!("/p/{id}/purge"), format!("/p/{id}/purges"));
    keeper.open(&format!("/p/{id}")).await.shows(&form);
    for other in [&aliya, &marat] {
        other.get(&form).await.is(403);
        other
            .act(&action, &[("reason", "private_data")])
            .await
            .is(403);
    }
    keeper
        .fill(&form, &action, &[("reason", ""), ("note", "")])
        .await
        .is(422);
    keeper
        .fill(&form, &action, &[("reason", "other"), ("note", "short")])
        .await
        .is(422)
        .shows("short");
    keeper
        .fill(&form, &action, &[("reason", "private_data"), ("note", "")])
        .await
        .is(303);

    assert_eq!(tables_with(&site, "zanzibar-17").await, [] as [&str; 0]);
    let page = site
        .visitor()
        .open(&format!("/p/{id}"))
        .await
        .is(200)
        .well_formed();
    let tombstone = post(&page, id);
    assert!(
        tombstone.contains("Wiped by an administrator")
            && tombstone.contains("Private data of others")
    );
    let kept = post(&page, answer);
    assert!(
        kept.contains("Please do not.") && kept.contains(&format!("/p/{id}")),
        "{kept}"
    );
    page.shows("2 posts");
    // There is no way back, for anybody, and wiping twice is refused.
    for path in ["edit", "addition", "delete", "history"] {
        aliya.get(&format!("/p/{id}/{path}")).await.is(410);
    }
    change(&aliya, id, 2, "Back").await.is(410).shows("Back");
    aliya
        .act(&format!("/p/{id}/restorations"), &[])
        .await
        .is(410);
    keeper
        .act(&format!("/p/{id}/restorations"), &[])
        .await
        .is(410);
    keeper.get(&format!("/p/{id}/restore")).await.is(410);
    keeper.act(&action, &[("reason", "spam")]).await.is(410);
    keeper.open(&format!("/p/{id}")).await.hides(&form);
    assert_eq!(
        site.visitor()
            .get(&format!("/api/v1/posts/{id}"))
            .await
            .value()["state"],
        "purged"
    );
    let events = site.app.db.read(|c| {
        use elab::db::schema::events;
        let purged = events::table.filter(events::kind.eq("post.purged"));
        Ok(purged.count().get_result::<i64>(c)?)
    });
    assert_eq!(events.await.unwrap(), 1);
}

#[tokio::test]
async fn a_tombstone_can_be_wiped_and_is_counted_once() {
    let site = TestApp::start().await;
    let (aliya, _, thread, id) = said(&site, "Her number is zanzibar-18").await;
    aliya.act(&format!("/p/{id}/deletions"), &[]).await.is(303);
    let keeper = site.administrator().await;
    let path = format!("/api/v1/posts/{id}/purges");
    keeper
        .json("POST", &path, &[], r#"{"reason":"spam","why":"x"}"#)
        .await
        .is(422);
    aliya
        .json("POST", &path, &[], r#"{"reason":"spam"}"#)
        .await
        .is(403);
    keeper
        .json("POST", &path, &[], r#"{"reason":"spam"}"#)
        .await
        .is(204);
    keeper
        .json("POST", &path, &[], r#"{"reason":"spam"}"#)
        .await
        .is(410);
    assert_eq!(tables_with(&site, "zanzibar-18").await, [] as [&str; 0]);
    site.visitor()
        .open(&format!("/t/{thread}"))
        .await
        .shows(">1 post<")
        .hides("zanzibar");
}
