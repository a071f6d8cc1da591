//! The demo: filled by one command, with every state that a site can show.

use std::collections::BTreeSet;

use diesel::prelude::*;
use elab::base::Clock;
use elab::db::schema::{
    addressees, avatars, cosigns, cycles, delegates, follows, forums, memberships, notices,
    office_checks, office_posts, posts, question_steps, questions, residents, revisions, spaces,
    terms, threads, users, verdicts,
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
            "a confirmed resident",
            residents::table.count().get_result(c)?,
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
    missing.extend(missing_questions(c, now)?);
    Ok(missing)
}

/// States of the two machines of questions that no question is in.
fn missing_questions(c: &mut Conn, now: i64) -> elab::base::Result<Vec<String>> {
    let mut missing = Vec::new();
    let states: Vec<String> = questions::table
        .select(questions::state)
        .distinct()
        .load(c)?;
    for state in ["draft", "held", "published", "declined", "withdrawn"] {
        if !states.iter().any(|one| one == state) {
            missing.push(format!("a question that is {state}"));
        }
    }
    let before: Vec<(String, Option<String>)> = addressees::table
        .select((addressees::state, addressees::closing))
        .distinct()
        .load(c)?;
    for (state, closing) in [
        ("pending", None),
        ("waiting", None),
        ("clarifying", None),
        ("answered", None),
        ("refused", None),
        ("forwarded", None),
        ("private", None),
        ("closed", Some("lapsed")),
        ("closed", Some("term_ended")),
        ("closed", Some("withdrawn")),
        ("closed", Some("declined")),
    ] {
        let wanted = (state.to_owned(), closing.map(str::to_owned));
        if !before.contains(&wanted) {
            missing.push(format!("a question {state} {closing:?} before an office"));
        }
    }
    let open = cycles::table.filter(cycles::stopped_at.is_null());
    let step = |word: &'static str| question_steps::table.filter(question_steps::step.eq(word));
    let declared: Vec<String> = office_posts::table
        .select(office_posts::declared)
        .distinct()
        .load(c)?;
    let counts: Vec<(&str, i64)> = vec![
        (
            "a question whose asker does not know whom to ask",
            questions::table
                .filter(questions::unaddressed.eq(true))
                .count()
                .get_result(c)?,
        ),
        (
            "a question whose title is hidden",
            questions::table
                .filter(questions::hidden_title.is_not_null())
                .count()
                .get_result(c)?,
        ),
        (
            "a question that another repeats",
            questions::table
                .filter(questions::duplicate_of.is_not_null())
                .count()
                .get_result(c)?,
        ),
        (
            "an appeal that waits",
            questions::table
                .filter(questions::appealed_at.is_not_null())
                .filter(questions::appeal_at.is_null())
                .count()
                .get_result(c)?,
        ),
        (
            "an appeal that was heard",
            questions::table
                .filter(questions::appeal_granted.eq(true))
                .count()
                .get_result(c)?,
        ),
        (
            "a question that was received and waits",
            addressees::table
                .filter(addressees::acknowledged_at.is_not_null())
                .filter(addressees::state.eq("waiting"))
                .count()
                .get_result(c)?,
        ),
        (
            "a question that was asked again",
            addressees::table
                .filter(addressees::reopened.gt(0))
                .count()
                .get_result(c)?,
        ),
        (
            "an office that took more time",
            open.filter(cycles::extension.is_not_null())
                .count()
                .get_result(c)?,
        ),
        (
            "an answer that is overdue, and not for long",
            open.filter(cycles::due_at.le(now))
                .filter(cycles::long_due_at.gt(now))
                .count()
                .get_result(c)?,
        ),
        (
            "an answer that is long overdue",
            open.filter(cycles::long_due_at.le(now))
                .count()
                .get_result(c)?,
        ),
        (
            "a question that the next inherited",
            step("addressee.inherited")
                .filter(question_steps::code.eq("term_ended"))
                .count()
                .get_result(c)?,
        ),
        (
            "a question that was taken over",
            step("addressee.inherited")
                .filter(question_steps::code.is_null())
                .count()
                .get_result(c)?,
        ),
        (
            "a word on an answer that the office says something to",
            verdicts::table
                .filter(verdicts::reply.is_not_null())
                .count()
                .get_result(c)?,
        ),
        (
            "somebody who wants an answer too, by name",
            cosigns::table
                .filter(cosigns::named.eq(true))
                .count()
                .get_result(c)?,
        ),
    ];
    let none = counts.into_iter().filter(|(_, count)| *count == 0);
    missing.extend(none.map(|(what, _)| what.to_owned()));
    let whose = ["personal", "staff", "delegate"];
    let whose = whose
        .iter()
        .filter(|word| !declared.iter().any(|one| one == *word));
    missing.extend(whose.map(|word| format!("an answer that is {word}")));
    Ok(missing)
}
