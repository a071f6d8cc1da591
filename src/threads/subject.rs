//! Under which names the letters about a thread go: mail programs put together what has one subject.

use diesel::prelude::*;

use crate::base::{Result, ThreadId};
use crate::db::Tx;
use crate::db::schema::threads;

/// What space and thread are called in letters: as in the first of them, whatever they are called by now.
///
/// # Errors
/// `NotFound` when there is no such thread.
pub fn called(tx: &mut Tx<'_>, thread: ThreadId, now: (&str, &str)) -> Result<(String, String)> {
    // Silent: nobody reads it but mail programs.
    let kept: (Option<String>, Option<String>) = threads::table
        .find(thread)
        .select((threads::mail_space, threads::mail_title))
        .first(&mut **tx)?;
    if let (Some(space), Some(title)) = kept {
        return Ok((space, title));
    }
    diesel::update(threads::table.find(thread))
        .set((threads::mail_space.eq(now.0), threads::mail_title.eq(now.1)))
        .execute(&mut **tx)?;
    Ok((now.0.to_owned(), now.1.to_owned()))
}

/// Begins with other names: in another space the old one may be nobody's to know.
pub(super) fn forget(tx: &mut Tx<'_>, thread: ThreadId) -> Result<()> {
    // Silent: as `called`.
    let none = None::<String>;
    diesel::update(threads::table.find(thread))
        .set((threads::mail_space.eq(&none), threads::mail_title.eq(&none)))
        .execute(&mut **tx)?;
    Ok(())
}
