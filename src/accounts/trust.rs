//! How a new member becomes a known one, and the letters that ask a moderator to look at his first post.

use std::time::Duration;

use diesel::prelude::*;

use super::model::{OneTime, Purpose};
use super::rows::{keep_secret, use_secret};
use crate::base::{Error, Instant, LetterId, PostId, Result, UserId, crypto, seconds};
use crate::db::schema::{mailed_secrets, users};
use crate::db::{Conn, Tx, each};
use crate::events::{self, Event};
use crate::outbox::Recipient;

/// Between two pages somebody is taken to have read no longer than this.
const LOOK: Duration = seconds(120);

/// True when the person's posts need no approval: he is known, was let through once, or came by invitation.
///
/// # Errors
/// `NotFound` when there is no such person.
pub fn is_checked(c: &mut Conn, person: UserId) -> Result<bool> {
    let (trust, checked, administrator): (i16, bool, bool) = each!(c, |c| users::table
        .find(person)
        .select((users::trust, users::checked, users::administrator))
        .first(c))?;
    Ok(trust > 0 || checked || administrator)
}

/// The person's first post waits for a moderator.
///
/// # Errors
/// What the database says.
pub fn uncheck(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    // Silent: it is told when he writes.
    diesel::update(users::table.find(person))
        .set(users::checked.eq(false))
        .execute(&mut **tx)?;
    Ok(())
}

/// The person's posts need no approval from now on.
///
/// # Errors
/// What the database says.
pub fn check(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    // Silent: the post that was let through is told by its own event.
    diesel::update(users::table.find(person))
        .set(users::checked.eq(true))
        .execute(&mut **tx)?;
    Ok(())
}

/// Makes a new member a known one; one who is known already stays so.
///
/// # Errors
/// What the database says.
pub fn make_known(tx: &mut Tx<'_>, person: UserId, by: UserId) -> Result<()> {
    let new = users::table.find(person).filter(users::trust.eq(0));
    let made = diesel::update(new)
        .set((users::trust.eq(1), users::checked.eq(true)))
        .execute(&mut **tx)?;
    if made == 0 {
        return Ok(());
    }
    let fields = vec!["trust"];
    events::record(tx, Some(by), &Event::PersonChanged { person, fields })
}

/// How long the person has read, in seconds; none when he is known, and nothing is counted.
///
/// # Errors
/// What the database says.
pub fn reading_time(c: &mut Conn, person: UserId) -> Result<Option<i64>> {
    let (trust, seconds): (i16, i32) = users::table
        .find(person)
        .select((users::trust, users::read_seconds))
        .first(c)?;
    Ok((trust == 0).then_some(i64::from(seconds)))
}

/// Counts the time since a new member's last page as read; returns as [`reading_time`].
///
/// # Errors
/// What the database says.
pub fn count_reading(tx: &mut Tx<'_>, person: UserId) -> Result<Option<i64>> {
    // Silent: how long somebody reads is nobody's news.
    let now = tx.now();
    let Some(before) = reading_time(tx, person)? else {
        return Ok(None);
    };
    let last: Option<Instant> = users::table
        .find(person)
        .select(users::read_at)
        .first(&mut **tx)?;
    let passed = last.map_or(Duration::ZERO, |last| now.since(last).min(LOOK));
    let passed = i32::try_from(passed.as_secs()).unwrap_or(0);
    diesel::update(users::table.find(person))
        .set((
            users::read_seconds.eq(users::read_seconds + passed),
            users::read_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(Some(before + i64::from(passed)))
}

/// Keeps a link by which `moderator` may decide on a post without signing in, and returns where to post it; none
/// when he has no confirmed address.
///
/// # Errors
/// What the database says.
pub fn offer_review(
    tx: &mut Tx<'_>,
    moderator: UserId,
    post: PostId,
    link: &OneTime,
) -> Result<Option<(Recipient, Instant)>> {
    // Silent: nothing has changed until the link is used.
    let row: Option<(Option<String>, String)> = users::table
        .find(moderator)
        .filter(
            users::confirmed_at
                .is_not_null()
                .and(users::state.eq("active")),
        )
        .select((users::email, users::lang))
        .first(&mut **tx)
        .optional()?;
    let Some((Some(address), lang)) = row else {
        return Ok(None);
    };
    let of = format!("post {post} by {moderator}");
    let expires = keep_secret(tx, Purpose::Review, &of, Some(moderator), link)?;
    diesel::update(mailed_secrets::table.find(crypto::hash(link.token.expose())))
        .set(mailed_secrets::post_id.eq(post))
        .execute(&mut **tx)?;
    let person = Some(moderator);
    let to = Recipient {
        address,
        person,
        lang,
    };
    Ok(Some((to, expires)))
}

/// Keeps a link by which a person publishes what came as his letter `of`.
///
/// # Errors
/// What the database says.
pub fn offer_publication(
    tx: &mut Tx<'_>,
    person: UserId,
    of: LetterId,
    link: &OneTime,
) -> Result<Instant> {
    // Silent: nothing has changed until the link is used.
    keep_secret(
        tx,
        Purpose::Publish,
        &format!("letter {of}"),
        Some(person),
        link,
    )
}

/// Uses such a link up.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was.
pub fn use_publication(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    // Silent: the post that follows is told by its own event.
    use_secret(tx, Purpose::Publish, token).map(drop)
}

/// Whose review of which post a link asks for.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was.
pub fn review(c: &mut Conn, token: &str, now: Instant) -> Result<(UserId, PostId)> {
    let good = mailed_secrets::table
        .find(crypto::hash(token))
        .filter(mailed_secrets::purpose.eq(Purpose::Review.as_str()))
        .filter(
            mailed_secrets::used_at
                .is_null()
                .and(mailed_secrets::expires_at.gt(now)),
        );
    let row: Option<(Option<UserId>, Option<PostId>)> = good
        .select((mailed_secrets::user_id, mailed_secrets::post_id))
        .first(c)
        .optional()?;
    match row {
        Some((Some(person), Some(post))) => Ok((person, post)),
        _ => Err(Error::Gone),
    }
}

/// Uses such a link up.
///
/// # Errors
/// As [`review`].
pub fn use_review(tx: &mut Tx<'_>, token: &str) -> Result<(UserId, PostId)> {
    // Silent: the decision that follows is told by its own event.
    let now = tx.now();
    let asked = review(tx, token, now)?;
    use_secret(tx, Purpose::Review, token)?;
    Ok(asked)
}
