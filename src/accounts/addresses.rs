//! A new e-mail address: a letter to it confirms it, a letter to the old one undoes it for a week.

use diesel::prelude::*;

use super::classes::class_end;
use super::letters::{AddressChanged, AddressKnown, NewAddress};
use super::model::{OneTime, PROOF, Purpose, Viewer};
use super::names::key;
use super::rows::{end_sessions, keep_secret, secured, use_secret, write_to};
use super::tokens::end_tokens;
use crate::base::{Error, Instant, Result, UserId};
use crate::db::Tx;
use crate::db::schema::{mailed_secrets, users};
use crate::events::{self, Event};
use crate::outbox::{self, Recipient, suppression};

/// Posts a letter to an address that is to be the viewer's. The caller cannot tell whether somebody has it.
///
/// # Errors
/// `SignIn` for a visitor; `Conflict(taken)` for a class account, which has a page of its own; `StepUp` without a
/// fresh proof.
pub fn offer_email(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    email: &str,
    link: &OneTime,
    sign_in: &str,
) -> Result<()> {
    // Silent: nothing of the person has changed until the link is used.
    let me = viewer.me()?;
    if class_end(tx, me.id)?.is_some() {
        return Err(Error::taken());
    }
    viewer.proved(tx.now(), PROOF)?;
    let known: Option<UserId> = users::table
        .filter(users::email_key.eq(key(email)))
        .select(users::id)
        .first(&mut **tx)
        .optional()?;
    if let Some(person) = known {
        let link = sign_in.to_owned();
        return write_to(tx, person, None, |name| AddressKnown { name, link });
    }
    void(tx, me.id, &[Purpose::Email])?;
    let expires = keep_secret(tx, Purpose::Email, email, Some(me.id), link)?;
    let to = Recipient {
        address: email.to_owned(),
        person: Some(me.id),
        lang: me.lang.clone(),
    };
    let letter = NewAddress {
        name: me.display_name.clone(),
        link: link.link.clone(),
    };
    outbox::post(tx, &to, &letter, Some(expires)).map(drop)
}

/// Takes over the address that the token was mailed to, and ends the person's sessions but for the viewer's own. The
/// old address, when it was confirmed, gets a letter with a link that undoes it.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was; `Conflict(taken)` when somebody has the address meanwhile.
pub fn change_email(tx: &mut Tx<'_>, viewer: &Viewer, token: &str, undo: &OneTime) -> Result<()> {
    let (id, email) = use_secret(tx, Purpose::Email, token)?;
    let id = id.ok_or(Error::Gone)?;
    if holder(tx, &email, id)?.is_some() {
        return Err(Error::taken());
    }
    let (old, confirmed): (Option<String>, Option<Instant>) = users::table
        .find(id)
        .select((users::email, users::confirmed_at))
        .first(&mut **tx)?;
    if let Some(old) = old.filter(|_| confirmed.is_some()) {
        let expires = keep_secret(tx, Purpose::UndoEmail, &old, Some(id), undo)?;
        let link = undo.link.clone();
        write_to(tx, id, Some(expires), |name| AddressChanged { name, link })?;
    }
    set_email(tx, id, &email)?;
    void(tx, id, &[Purpose::Confirm, Purpose::Reset, Purpose::Login])?;
    let own = viewer.person().filter(|me| me.id == id);
    end_sessions(tx, id, own.map(|me| me.session))?;
    end_tokens(tx, id)?;
    ended(tx, id)
}

/// Gives the old address back, ends all sessions, and voids the password and every other link: a new password is set by
/// the link `reset`.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was; `Conflict(taken)` when somebody else has shown meanwhile
/// that the address is his.
pub fn undo_email(tx: &mut Tx<'_>, token: &str, reset: &OneTime) -> Result<()> {
    let (id, old) = use_secret(tx, Purpose::UndoEmail, token)?;
    let id = id.ok_or(Error::Gone)?;
    match holder(tx, &old, id)? {
        Some((_, Some(_))) => return Err(Error::taken()),
        // Who only wrote it into a form keeps nobody from his own address.
        Some((other, None)) => {
            let nothing = None::<String>;
            diesel::update(users::table.find(other))
                .set((users::email.eq(&nothing), users::email_key.eq(&nothing)))
                .execute(&mut **tx)?;
        }
        None => {}
    }
    set_email(tx, id, &old)?;
    diesel::update(users::table.find(id))
        .set(users::password.eq(None::<String>))
        .execute(&mut **tx)?;
    void(tx, id, Purpose::ALL)?;
    end_sessions(tx, id, None)?;
    end_tokens(tx, id)?;
    keep_secret(tx, Purpose::Reset, &old, Some(id), reset)?;
    ended(tx, id)
}

/// Somebody else who has this address, and since when he has confirmed it.
fn holder(tx: &mut Tx<'_>, email: &str, but: UserId) -> Result<Option<(UserId, Option<Instant>)>> {
    Ok(users::table
        .filter(users::email_key.eq(key(email)).and(users::id.ne(but)))
        .select((users::id, users::confirmed_at))
        .first(&mut **tx)
        .optional()?)
}

fn set_email(tx: &mut Tx<'_>, id: UserId, email: &str) -> Result<()> {
    let now = tx.now();
    diesel::update(users::table.find(id))
        .set((
            users::email.eq(email),
            users::email_key.eq(key(email)),
            users::confirmed_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Makes somebody's links of these kinds void.
fn void(tx: &mut Tx<'_>, id: UserId, purposes: &[Purpose]) -> Result<()> {
    let words = purposes.iter().map(|purpose| purpose.as_str());
    let links = mailed_secrets::table
        .filter(mailed_secrets::user_id.eq(id))
        .filter(mailed_secrets::purpose.eq_any(words));
    diesel::delete(links).execute(&mut **tx)?;
    Ok(())
}

fn ended(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    let fields = vec!["address"];
    events::record(tx, Some(person), &Event::PersonChanged { person, fields })?;
    secured(tx, person, "email")?;
    events::record(tx, Some(person), &Event::AccessEnded { person })
}

/// Lets letters go to the viewer's own address again.
///
/// # Errors
/// `Conflict` when they are not stopped; `TooMany` when he asked within a day.
pub fn retry_letters(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    let person = viewer.me()?.id;
    let address: Option<String> = users::table
        .find(person)
        .select(users::email)
        .first(&mut **tx)?;
    suppression::retry(tx, &address.ok_or_else(Error::taken)?)?;
    let bouncing = false;
    events::record(tx, Some(person), &Event::MailState { person, bouncing })
}

/// Tells whoever has this address that letters to it have stopped; nobody, when it is no account's.
///
/// # Errors
/// What the database says.
pub fn letters_stopped(tx: &mut Tx<'_>, address: &str) -> Result<()> {
    let owner = users::table.filter(users::email_key.eq(key(address)));
    let owner: Option<UserId> = owner.select(users::id).first(&mut **tx).optional()?;
    let Some(person) = owner else {
        return Ok(());
    };
    let bouncing = true;
    events::record(tx, None, &Event::MailState { person, bouncing })
}
