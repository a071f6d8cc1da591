//! The demo: filled by one command, with every state that a site can show.

use std::collections::BTreeSet;

use diesel::prelude::*;
use elab::base::Clock;
use elab::db::schema::{
    avatars, delegates, follows, forums, memberships, notices, office_checks, posts, revisions,
    spaces, terms, threads, users,
};
use elab::db::{Conn, Db};

use crate::program::{Browser, Site};

#[test]
fn the_demo_shows_every_state_that_exists() {
    let site = Site::new();
    let said = site.run(&["demo"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let again = site.run(&["demo"]);
    assert!(
        again.code == Some(1) && again.err.contains("people already"),
        "{again:?}"
    );

    let db = Db::open(&site.config(), &Clock::System).unwrap();
    let rows = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let missing = rows.block_on(db.read(missing_states)).unwrap();
    db.close();
    drop(rows);
    assert!(missing.is_empty(), "the demo lacks: {missing:?}");

    // Starting the filled site is a second start: it fills nothing, and prints the ways in.
    let running = site.serve(&["--demo"]);
    let filled = running
        .console
        .lock()
        .unwrap()
        .iter()
        .any(|line| line.contains("Filling"));
    assert!(!filled);
    let mut browser = Browser::new(&site);
    assert!(browser.open("/").body.contains("/s/saryozen"));
    for role in ["administrator", "moderator", "deputy", "member", "newcomer"] {
        let link = running.link(&format!("  {role} "));
        let mut browser = Browser::new(&site);
        let page = browser.open(&link);
        let done = browser.submit(&page, "/enter", &[]);
        assert_eq!(done.status, 303, "{role}: {}", done.body);
        assert!(
            browser.open("/").body.contains("/signout"),
            "{role} is signed in"
        );
        let twice = Browser::new(&site).open(&link);
        let twice = Browser::new(&site).submit_as_it_stands(&twice);
        assert_ne!(twice.status, 303, "{role}'s link worked twice");
    }
    assert_eq!(running.stop(), Some(0));
}

/// What a site to try the product with should have and this one has not.
fn missing_states(c: &mut Conn) -> elab::base::Result<Vec<String>> {
    let now = Clock::System.now().0;
    let week = 7 * 86_400 * 1_000_000_i64;
    let with = |state: &'static str| posts::table.filter(posts::state.eq(state)).count();
    let counts: Vec<(&str, i64)> = vec![
        (
            "a notice that is read",
            notices::table
                .filter(notices::read_at.is_not_null())
                .count()
                .get_result(c)?,
        ),
        (
            "a notice that is not read",
            notices::table
                .filter(notices::read_at.is_null())
                .count()
                .get_result(c)?,
        ),
        (
            "somebody who follows a community",
            follows::table
                .filter(follows::target.like("space-%"))
                .count()
                .get_result(c)?,
        ),
        (
            "a verified office",
            office_checks::table.count().get_result(c)?,
        ),
        (
            "a term that is over",
            terms::table
                .filter(terms::stage.eq("over"))
                .count()
                .get_result(c)?,
        ),
        (
            "somebody who acts for an office",
            delegates::table.count().get_result(c)?,
        ),
        (
            "a locked thread",
            threads::table
                .filter(threads::locked_at.is_not_null())
                .count()
                .get_result(c)?,
        ),
        (
            "a pinned thread",
            threads::table
                .filter(threads::pinned_until.gt(now))
                .count()
                .get_result(c)?,
        ),
        (
            "the trace of a moved thread",
            threads::table
                .filter(threads::moved_at.gt(now - week))
                .count()
                .get_result(c)?,
        ),
        (
            "a thread without an answer",
            threads::table
                .filter(threads::replies.eq(0))
                .count()
                .get_result(c)?,
        ),
        (
            "a post that waits for a moderator",
            with("held").get_result(c)?,
        ),
        (
            "somebody with a picture",
            avatars::table.count().get_result(c)?,
        ),
        ("a post taken back", with("withdrawn").get_result(c)?),
        (
            "a post removed by a moderator",
            with("removed").get_result(c)?,
        ),
        (
            "a removed post with its reason",
            posts::table
                .filter(posts::reason.is_not_null())
                .count()
                .get_result(c)?,
        ),
        (
            "an edited post",
            posts::table
                .filter(posts::edited_at.is_not_null())
                .count()
                .get_result(c)?,
        ),
        (
            "an old revision",
            revisions::table
                .filter(revisions::superseded_at.is_not_null())
                .count()
                .get_result(c)?,
        ),
        (
            "an archived forum",
            forums::table
                .filter(forums::archived.eq(true))
                .count()
                .get_result(c)?,
        ),
        (
            "a forum under another",
            forums::table
                .filter(forums::parent_id.is_not_null())
                .count()
                .get_result(c)?,
        ),
        (
            "a public space",
            spaces::table
                .filter(spaces::kind.eq("public"))
                .count()
                .get_result(c)?,
        ),
        (
            "a restricted space",
            spaces::table
                .filter(spaces::kind.eq("restricted"))
                .count()
                .get_result(c)?,
        ),
        (
            "a private space",
            spaces::table
                .filter(spaces::kind.eq("private"))
                .count()
                .get_result(c)?,
        ),
        (
            "somebody who asks to join",
            memberships::table
                .filter(memberships::role.eq("asking"))
                .count()
                .get_result(c)?,
        ),
        (
            "a moderator",
            memberships::table
                .filter(memberships::role.eq("moderator"))
                .count()
                .get_result(c)?,
        ),
        (
            "an administrator",
            users::table
                .filter(users::administrator.eq(true))
                .count()
                .get_result(c)?,
        ),
        (
            "somebody new",
            users::table
                .filter(users::trust.eq(0))
                .count()
                .get_result(c)?,
        ),
        (
            "a thread of a few hundred posts",
            threads::table
                .filter(threads::posts.ge(290))
                .count()
                .get_result(c)?,
        ),
    ];
    let mut missing: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count == 0)
        .map(|(what, _)| what.to_owned())
        .collect();
    let long: Vec<elab::base::ThreadId> = threads::table
        .filter(threads::posts.ge(290))
        .select(threads::id)
        .load(c)?;
    let deepest: Option<i32> = posts::table
        .filter(posts::thread_id.eq_any(long))
        .select(diesel::dsl::max(posts::depth))
        .first(c)?;
    if deepest.unwrap_or(0) < 12 {
        missing.push(format!("depth 12 in the long thread: {deepest:?}"));
    }
    let spoken: Vec<String> = posts::table.select(posts::lang).distinct().load(c)?;
    let spoken: BTreeSet<&str> = spoken.iter().map(String::as_str).collect();
    missing.extend(
        ["en", "ru", "kk", "mn", "it", "es", "pl"]
            .iter()
            .filter(|l| !spoken.contains(*l))
            .map(|l| format!("a post in {l}")),
    );
    Ok(missing)
}
