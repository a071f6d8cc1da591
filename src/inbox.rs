//! Incoming letters: kept before their sender is told so, handled once, forgotten after a while.

use std::time::Duration;

use diesel::prelude::*;

use crate::base::words::words;
use crate::base::{Error, Instant, LetterId, PostId, Result, UserId, crypto, days, minutes};
use crate::db::schema::mail_in;
use crate::db::{Conn, Tx, each};

/// How long a letter itself is kept.
const KEPT: Duration = days(30);
/// How long it is known that it came: longer than an address is good.
const KNOWN: Duration = days(120);
/// Tries before a letter is given up; the waits between them double, from a minute on.
const TRIES: i32 = 10;

words! {
    /// What became of a letter.
    State {
        Ready = "ready",
        /// It became a post, or a text that colleagues of its author approve.
        Posted = "posted",
        /// Waits for its author's word.
        Draft = "draft",
        Refused = "refused",
        /// A program wrote it.
        Ignored = "ignored",
        /// It asked for fewer letters.
        Obeyed = "obeyed",
        /// A letter of ours that came back.
        Returned = "returned",
        /// Nobody could handle it.
        Failed = "failed",
    }
}

/// A letter as it came.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = mail_in)]
pub struct Arrived {
    pub message_id: String,
    pub person_id: Option<UserId>,
    pub recipient: String,
    /// The envelope's sender, where it is known: empty for the one to whom nobody answers.
    pub sender: Option<String>,
    /// The address of the host that sent it, where it is known.
    pub ip: String,
    pub helo: String,
    pub raw: Option<Vec<u8>>,
}

/// Keeps a letter; the same one for the same person is kept once.
///
/// # Errors
/// What the database says.
pub fn keep(tx: &mut Tx<'_>, arrived: &Arrived) -> Result<()> {
    // Silent: nothing has happened yet.
    let now = tx.now();
    let new = (
        arrived,
        mail_in::state.eq(State::Ready.as_str()),
        mail_in::draft.eq(""),
        mail_in::tries.eq(0),
        mail_in::next_at.eq(now),
        mail_in::at.eq(now),
    );
    each!(tx, |c| diesel::insert_into(mail_in::table)
        .values(new)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(())
}

/// The letter that waits longest.
///
/// # Errors
/// What the database says.
pub fn due(c: &mut Conn, now: Instant) -> Result<Option<(LetterId, i32, Arrived)>> {
    Ok(mail_in::table
        .filter(mail_in::state.eq(State::Ready.as_str()))
        .filter(mail_in::next_at.le(now))
        .order(mail_in::next_at)
        .select((mail_in::id, mail_in::tries, Arrived::as_select()))
        .first(c)
        .optional()?)
}

/// Ends the waiting of a letter; of two who handle it only one does.
///
/// # Errors
/// `Conflict` when it waits no more.
pub fn close(tx: &mut Tx<'_>, id: LetterId, state: State) -> Result<()> {
    // Silent: what it leads to is told by its own event.
    let waits = mail_in::table
        .find(id)
        .filter(mail_in::state.eq_any([State::Ready.as_str(), State::Draft.as_str()]));
    let closed = diesel::update(waits)
        .set((mail_in::state.eq(state.as_str()), mail_in::draft.eq("")))
        .execute(&mut **tx)?;
    if closed == 1 {
        Ok(())
    } else {
        Err(Error::taken())
    }
}

/// Says which post a letter has become.
///
/// # Errors
/// What the database says.
pub fn became(tx: &mut Tx<'_>, id: LetterId, post: PostId) -> Result<()> {
    // Silent: the post is told by its own event.
    diesel::update(mail_in::table.find(id))
        .set(mail_in::post_id.eq(post))
        .execute(&mut **tx)?;
    Ok(())
}

/// Keeps what waits for its author's word, and the link by which he gives it.
///
/// # Errors
/// `Conflict` when it was handled already.
pub fn keep_draft(tx: &mut Tx<'_>, id: LetterId, text: &str, token: &str) -> Result<()> {
    // Silent: nobody but its author knows of it.
    close(tx, id, State::Draft)?;
    diesel::update(mail_in::table.find(id))
        .set((
            mail_in::draft.eq(text),
            mail_in::token_hash.eq(crypto::hash(token)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// A text that waits for its author's word.
#[derive(Clone, Debug, Queryable)]
pub struct Draft {
    pub id: LetterId,
    pub person: Option<UserId>,
    pub recipient: String,
    pub text: String,
}

/// What waits under this link.
///
/// # Errors
/// `Gone` when nothing does.
pub fn draft(c: &mut Conn, token: &str) -> Result<Draft> {
    let found = mail_in::table
        .filter(mail_in::token_hash.eq(crypto::hash(token)))
        .filter(mail_in::state.eq(State::Draft.as_str()))
        .select((
            mail_in::id,
            mail_in::person_id,
            mail_in::recipient,
            mail_in::draft,
        ))
        .first(c)
        .optional()?;
    found.ok_or(Error::Gone)
}

/// What this link has published, and the address that its text came to; none where it published nothing.
///
/// # Errors
/// What the database says.
pub fn published(c: &mut Conn, token: &str) -> Result<Option<(String, PostId)>> {
    let found: Option<(String, Option<PostId>)> = mail_in::table
        .filter(mail_in::token_hash.eq(crypto::hash(token)))
        .filter(mail_in::state.eq(State::Posted.as_str()))
        .select((mail_in::recipient, mail_in::post_id))
        .first(c)
        .optional()?;
    Ok(found.and_then(|(recipient, post)| Some((recipient, post?))))
}

/// Tries a letter again later, and gives it up in the end.
///
/// # Errors
/// What the database says.
pub fn put_off(tx: &mut Tx<'_>, id: LetterId, tries: i32) -> Result<()> {
    // Silent: nothing has happened yet.
    let wait = minutes(1 << u32::try_from(tries).unwrap_or(0).min(10));
    let state = if tries + 1 < TRIES {
        State::Ready
    } else {
        State::Failed
    };
    let waits = mail_in::table
        .find(id)
        .filter(mail_in::state.eq(State::Ready.as_str()));
    diesel::update(waits)
        .set((
            mail_in::state.eq(state.as_str()),
            mail_in::tries.eq(tries + 1),
            mail_in::next_at.eq(tx.now().plus(wait)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// How many letters are in this state.
///
/// # Errors
/// What the database says.
pub fn count(c: &mut Conn, state: State) -> Result<i64> {
    let all = mail_in::table.filter(mail_in::state.eq(state.as_str()));
    Ok(all.count().get_result(c)?)
}

/// Wipes letters that were kept long enough, and later forgets that they came, at most `limit` of each; returns how many
/// of whichever are more.
///
/// # Errors
/// What the database says.
pub fn forget(tx: &mut Tx<'_>, limit: i64) -> Result<usize> {
    // Silent: nobody has looked at them for long.
    let now = tx.now();
    let handled: Vec<LetterId> = mail_in::table
        .filter(mail_in::at.lt(now.minus(KEPT)))
        .filter(mail_in::raw.is_not_null())
        .filter(mail_in::state.ne(State::Ready.as_str()))
        .select(mail_in::id)
        .limit(limit)
        .load(&mut **tx)?;
    let wiped = diesel::update(mail_in::table.filter(mail_in::id.eq_any(handled)))
        .set((mail_in::raw.eq(None::<Vec<u8>>), mail_in::draft.eq("")))
        .execute(&mut **tx)?;
    let old: Vec<LetterId> = mail_in::table
        .filter(mail_in::at.lt(now.minus(KNOWN)))
        .select(mail_in::id)
        .limit(limit)
        .load(&mut **tx)?;
    let gone = diesel::delete(mail_in::table.filter(mail_in::id.eq_any(old)));
    Ok(gone.execute(&mut **tx)?.max(wiped))
}
