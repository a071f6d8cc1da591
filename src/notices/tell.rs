//! From an event to the rows of those it concerns: one event, one notice a person, the strongest kind.

use diesel::prelude::*;
use serde_json::Value;

use super::fan;
use super::follow::follow_own;
use super::list::read_seen;
use super::model::Kind;
use super::questions;
use super::rows::{Happened, Told, write};
use crate::base::{
    AddresseeId, Error, OfficeArticleId, OfficeId, PostId, Result, ThreadId, UserId,
};
use crate::db::schema::{posts, threads};
use crate::db::{Db, Tx};
use crate::events::{self, Drafted, Envelope, Reviewed};
use crate::outbox;

/// The name of this reader of events.
const READER: &str = "notices";

/// Tells nobody of what has happened so far.
///
/// # Errors
/// What the database says.
pub fn pass_over(tx: &mut Tx<'_>) -> Result<()> {
    // Silent: there is nothing to tell.
    events::pass_over(tx, READER)
}

/// Tells people of what has happened since the last time; returns how many events were read.
///
/// # Errors
/// What the database says.
pub async fn follow(db: &Db) -> Result<usize> {
    events::follow(db, READER, tell).await
}

/// Tells those whom an event concerns; a reader of events, in the transaction that moves its cursor.
///
/// # Errors
/// What the database says.
pub fn tell(tx: &mut Tx<'_>, envelope: &Envelope) -> Result<()> {
    let facts: Value = serde_json::from_str(&envelope.data).map_err(Error::broken)?;
    let id = |name| facts.get(name).and_then(Value::as_i64);
    let word = |name| facts.get(name).and_then(Value::as_str).unwrap_or_default();
    let happened = |fact: &str| Happened {
        seq: envelope.seq.unwrap_or(0),
        at: envelope.at,
        actor: envelope.actor_id,
        thread: id("thread_id").map(ThreadId),
        post: id("post_id").map(PostId),
        fact: fact.to_owned(),
    };
    match envelope.kind.as_str() {
        "post.created" => fan::post(tx, happened("")),
        "post.edited" => fan::changed(tx, happened("")),
        "post.held" => tell_author(tx, &happened(word("rule")), Kind::Held),
        "post.approved" => tell_author(tx, &happened(""), Kind::Approved),
        "post.refused" => tell_author(tx, &happened(word("rule")), Kind::Refused),
        "post.removed" => {
            withdraw(tx, id("post_id"))?;
            tell_author(tx, &happened(word("reason_code")), Kind::Removed)
        }
        "post.purged" => {
            withdraw(tx, id("post_id"))?;
            tell_author(tx, &happened(""), Kind::Removed)
        }
        "post.redacted" if facts.get("hidden") == Some(&Value::Bool(true)) => {
            withdraw(tx, id("post_id"))?;
            tell_author(tx, &happened("redacted"), Kind::Removed)
        }
        "post.redacted" => tell_author(tx, &happened("unredacted"), Kind::Restored),
        "post.restored" => tell_author(tx, &happened(""), Kind::Restored),
        "thread.removed" => withdraw_thread(tx, id("thread_id")),
        "article.not_published" => tell_writer(tx, &happened(word("rule")), Kind::NotPublished),
        "article.authors" => tell_coauthors(tx, &happened(word("what")), id("person_id")),
        "reaction.changed" if facts.get("stands") == Some(&Value::Bool(true)) => {
            fan::reaction(tx, happened(word("reaction")))
        }
        "security.changed" => {
            let Some(person) = id("person_id").map(UserId) else {
                return Ok(());
            };
            let told = Told::news(person, Kind::Security);
            write(tx, &happened(word("what")), &[told])
        }
        "term.changed" | "delegate.changed" => {
            let fact = match (envelope.kind.as_str(), word("what")) {
                ("term.changed", "given") => "held",
                ("term.changed", "ended") => "unheld",
                ("delegate.changed", "ended") => "undelegated",
                ("delegate.changed", hand) => hand,
                _ => return Ok(()),
            };
            let (Some(person), Some(office)) = (id("person_id").map(UserId), id("office_id"))
            else {
                return Ok(());
            };
            let told = Told::news(person, Kind::Office);
            write(tx, &happened(&format!("{fact} {office}")), &[told])?;
            let others = match (envelope.kind.as_str(), fact) {
                ("delegate.changed", "undelegated") => "others_ended",
                ("delegate.changed", _) => "others_named",
                _ => return Ok(()),
            };
            let happened = happened(&format!("{others} {office}"));
            questions::staffed(tx, &happened, (OfficeId(office), person))
        }
        "resident.changed" => {
            let (Some(person), Some(space)) = (id("person_id").map(UserId), envelope.space_id)
            else {
                return Ok(());
            };
            // Who showed it himself by a code knows.
            if envelope.actor_id == Some(person) {
                return Ok(());
            }
            let told = Told::news(person, Kind::Resident);
            write(tx, &happened(&format!("{} {space}", word("what"))), &[told])
        }
        "cosign.removed" | "cosign.restored" => {
            questions::judged(tx, &happened(""), &envelope.kind)
        }
        kind if Reviewed::from_word(kind).is_some() => {
            let place = (
                id("office_id").map(OfficeId),
                id("article_id").map(OfficeArticleId),
            );
            questions::reviewed(tx, happened(""), kind, place)
        }
        kind if kind.starts_with("question.") => {
            let number = id("redaction_id").map(|number| number.to_string());
            questions::judged(tx, &happened(&number.unwrap_or_default()), kind)
        }
        kind if Drafted::from_word(kind).is_some() => {
            let place = (
                id("office_id").map(OfficeId),
                id("addressee_id").map(AddresseeId),
            );
            questions::drafted(tx, happened(""), kind, place)
        }
        kind if ["addressee.", "answer.", "clock.", "statutory."]
            .iter()
            .any(|begins| kind.starts_with(begins)) =>
        {
            let office = id("office_id").map(OfficeId);
            questions::handled(tx, &happened(word("code")), (kind, office))
        }
        "read.marked" => match envelope.actor_id {
            Some(me) => read_seen(tx, me, id("thread_id").map(ThreadId)),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Letters that hold a post which stands no more do not leave, however long the relay has been away; their bytes go.
fn withdraw(tx: &mut Tx<'_>, post: Option<i64>) -> Result<()> {
    let Some(post) = post else {
        return Ok(());
    };
    // As the facts of a letter end the address of a post.
    if outbox::withdraw(tx, &format!("/p/{post}\""))? > 0 {
        tx.wipe();
    }
    Ok(())
}

/// As [`withdraw`], of an article that was taken back.
fn withdraw_thread(tx: &mut Tx<'_>, thread: Option<i64>) -> Result<()> {
    let opening = posts::table.filter(posts::thread_id.nullable().eq(thread.map(ThreadId)));
    let opening: Option<PostId> = opening
        .filter(posts::parent_id.is_null())
        .select(posts::id)
        .first(&mut **tx)
        .optional()?;
    withdraw(tx, opening.map(|post| post.0))
}

/// Tells who is asked to write an article along, and its author what comes of that.
fn tell_coauthors(tx: &mut Tx<'_>, happened: &Happened, person: Option<i64>) -> Result<()> {
    let (Some(person), Some(thread)) = (person.map(UserId), happened.thread) else {
        return Ok(());
    };
    match happened.fact.as_str() {
        "invited" => write(tx, happened, &[Told::news(person, Kind::Coauthor)]),
        "accepted" => {
            // What is said below it is said to him too.
            follow_own(tx, person, thread)?;
            tell_writer(tx, happened, Kind::Coauthor)
        }
        "declined" | "left" => tell_writer(tx, happened, Kind::Coauthor),
        _ => Ok(()),
    }
}

/// Tells who wrote an article what became of it.
fn tell_writer(tx: &mut Tx<'_>, happened: &Happened, kind: Kind) -> Result<()> {
    let Some(thread) = happened.thread else {
        return Ok(());
    };
    let author: UserId = threads::table
        .find(thread)
        .select(threads::user_id)
        .first(&mut **tx)?;
    write(tx, happened, &[Told::news(author, kind)])
}

/// Tells the author what was done to his post, unless he did it himself.
fn tell_author(tx: &mut Tx<'_>, happened: &Happened, kind: Kind) -> Result<()> {
    let author: Option<UserId> = posts::table
        .filter(posts::id.nullable().eq(happened.post))
        .select(posts::user_id)
        .first(&mut **tx)
        .optional()?;
    match author {
        // That a post waits is nobody's act: its author wrote it to be read.
        Some(person) if kind == Kind::Held || happened.actor != Some(person) => {
            write(tx, happened, &[Told::news(person, kind)])
        }
        _ => Ok(()),
    }
}
