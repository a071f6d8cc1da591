//! The second factor: codes from an authenticator (TOTP, RFC 6238), and codes on paper for when it is lost.

use std::sync::Arc;

use data_encoding::BASE32_NOPAD;
use diesel::prelude::*;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use super::model::{Me, OneTime, PROOF, Purpose, Viewer};
use super::read::pending_person;
use super::rows::{end_sessions, keep_secret, secured, sign_in_failed, use_secret};
use super::tokens::end_tokens;
use crate::audit::{self, Action, Change};
use crate::base::crypto::{self, Key, Secret};
use crate::base::rates::Rate;
use crate::base::{Error, Instant, Result, SessionId, UserId, minutes};
use crate::counters;
use crate::db::schema::{factors, recovery_codes, sessions};
use crate::db::{Conn, Tx};
use crate::events::{self, Event};

/// Seconds for which a code is good.
const STEP: i64 = 30;
/// Codes that may be tried.
const TRIES: Rate = Rate::new(5, minutes(10));
/// Codes on paper.
const PAPER: usize = 10;

/// The new token of a session, and its person as he stands now.
pub type Proved = (Secret<String>, Viewer);

/// How far somebody is with his second factor.
#[derive(Clone, Debug)]
pub enum Factor {
    None,
    /// The secret was shown, in letters and digits; no code has been given yet.
    Begun(Secret<String>),
    On,
}

/// True when this person signs in with a second factor.
///
/// # Errors
/// What the database says.
pub fn has_factor(c: &mut Conn, person: UserId) -> Result<bool> {
    let on = factors::table
        .find(person)
        .filter(factors::confirmed_at.is_not_null());
    Ok(on
        .select(factors::user_id)
        .first::<UserId>(c)
        .optional()?
        .is_some())
}

/// How far the viewer is with his second factor.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn own_factor(c: &mut Conn, viewer: &Viewer, key: &Key) -> Result<Factor> {
    let me = viewer.me()?;
    let row: Option<(String, Option<Instant>)> = factors::table
        .find(me.id)
        .select((factors::secret, factors::confirmed_at))
        .first(c)
        .optional()?;
    Ok(match row {
        None => Factor::None,
        Some((_, Some(_))) => Factor::On,
        Some((sealed, None)) => {
            let secret = open(key, me.id, &sealed)?;
            Factor::Begun(Secret::new(BASE32_NOPAD.encode(&secret)))
        }
    })
}

/// How many of the viewer's codes on paper have not been used.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn codes_left(c: &mut Conn, viewer: &Viewer) -> Result<i64> {
    Ok(recovery_codes::table
        .filter(recovery_codes::user_id.eq(viewer.me()?.id))
        .count()
        .get_result(c)?)
}

/// Makes a secret for the viewer, whose password was checked; one that was begun before is void.
///
/// # Errors
/// `SignIn` for a visitor; `Conflict(taken)` when he has a second factor.
pub fn begin_factor(tx: &mut Tx<'_>, viewer: &Viewer, key: &Key) -> Result<()> {
    // Silent: nothing is asked of him until he has shown a code.
    let me = viewer.me()?;
    if has_factor(tx, me.id)? {
        return Err(Error::taken());
    }
    diesel::delete(factors::table.find(me.id)).execute(&mut **tx)?;
    let secret = crypto::random::<20>();
    diesel::insert_into(factors::table)
        .values((
            factors::user_id.eq(me.id),
            factors::secret.eq(key.seal("totp", &me.id.to_string(), &secret)),
            factors::last_step.eq(0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Turns the second factor on, since its owner has shown a code, and ends his other sessions. Returns the codes on
/// paper; `None` for a wrong code, which counts.
///
/// # Errors
/// `SignIn` for a visitor; `NotFound` when none was begun; `TooMany` after five wrong codes.
pub fn confirm_factor(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    key: &Key,
    code: &str,
) -> Result<Option<Vec<String>>> {
    let (me, now) = (viewer.me()?, tx.now());
    let begun = factors::table
        .find(me.id)
        .filter(factors::confirmed_at.is_null());
    begun.select(factors::user_id).first::<UserId>(&mut **tx)?;
    if !is_good(tx, key, me.id, code)? {
        return Ok(None);
    }
    diesel::update(factors::table.find(me.id))
        .set(factors::confirmed_at.eq(now))
        .execute(&mut **tx)?;
    let codes = new_codes(tx, me.id)?;
    end_others(tx, viewer, Action::FactorOn)?;
    Ok(Some(codes))
}

/// Gives the viewer ten new codes on paper; the old ones are void.
///
/// # Errors
/// `SignIn` for a visitor; `NotFound` when he has no second factor; `StepUp` without a fresh proof.
pub fn replace_codes(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<String>> {
    // Silent: nobody else sees it.
    let me = viewer.me()?;
    if !has_factor(tx, me.id)? {
        return Err(Error::NotFound);
    }
    viewer.proved(tx.now(), PROOF)?;
    new_codes(tx, me.id)
}

fn new_codes(tx: &mut Tx<'_>, person: UserId) -> Result<Vec<String>> {
    let old = recovery_codes::table.filter(recovery_codes::user_id.eq(person));
    diesel::delete(old).execute(&mut **tx)?;
    let mut codes = Vec::with_capacity(PAPER);
    for _ in 0..PAPER {
        let code = BASE32_NOPAD.encode(&crypto::random::<10>());
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::code_hash.eq(crypto::hash(&code)),
                recovery_codes::user_id.eq(person),
            ))
            .execute(&mut **tx)?;
        codes.push(code);
    }
    Ok(codes)
}

/// Takes the viewer's second factor away, since he has shown a code, and ends his other sessions; false for a wrong
/// code, which counts.
///
/// # Errors
/// `SignIn` for a visitor; `NotFound` when he has none; `TooMany` after five wrong codes.
pub fn end_factor(tx: &mut Tx<'_>, viewer: &Viewer, key: &Key, code: &str) -> Result<bool> {
    let me = viewer.me()?;
    if !has_factor(tx, me.id)? {
        return Err(Error::NotFound);
    }
    if !is_good(tx, key, me.id, code)? {
        return Ok(false);
    }
    take_away(tx, me.id, Some(me.session))?;
    secured(tx, me.id, "factor_off")?;
    noted(tx, viewer, Action::FactorOff)?;
    Ok(true)
}

/// Takes a second factor away with its codes on paper, and ends the tokens of programs and all sessions but one.
pub(super) fn take_away(tx: &mut Tx<'_>, person: UserId, keep: Option<SessionId>) -> Result<()> {
    diesel::delete(factors::table.find(person)).execute(&mut **tx)?;
    let paper = recovery_codes::table.filter(recovery_codes::user_id.eq(person));
    diesel::delete(paper).execute(&mut **tx)?;
    end_tokens(tx, person)?;
    end_sessions(tx, person, keep)
}

fn end_others(tx: &mut Tx<'_>, viewer: &Viewer, action: Action) -> Result<()> {
    let me = viewer.me()?;
    end_tokens(tx, me.id)?;
    end_sessions(tx, me.id, Some(me.session))?;
    secured(tx, me.id, "factor_on")?;
    noted(tx, viewer, action)
}

fn noted(tx: &mut Tx<'_>, viewer: &Viewer, action: Action) -> Result<()> {
    let me = viewer.me()?;
    let (who, object) = (viewer.who(), format!("person {}", me.id));
    audit::note(tx, &who, action, object, Change::default())?;
    events::record(tx, Some(me.id), &Event::AccessEnded { person: me.id })
}

/// Keeps what says that this person has shown his first factor, for ten minutes.
///
/// # Errors
/// What the database says.
pub fn offer_second_step(tx: &mut Tx<'_>, person: UserId, link: &OneTime) -> Result<()> {
    // Silent: he has not signed in yet.
    let owner = format!("person {person}");
    keep_secret(tx, Purpose::Factor, &owner, Some(person), link).map(drop)
}

/// Whom a second step signs in, when his code is good; `None` for a wrong code, which counts.
///
/// # Errors
/// `Gone` when the first step was too long ago; `TooMany` after five wrong codes.
pub fn second_step(
    tx: &mut Tx<'_>,
    token: &str,
    key: &Key,
    code: &str,
    from: &str,
) -> Result<Option<UserId>> {
    // Silent: who signs in is nobody's news.
    let now = tx.now();
    let person = pending_person(tx, token, Purpose::Factor, now)?;
    if !is_good(tx, key, person, code)? {
        sign_in_failed(tx, Some(person), from)?;
        return Ok(None);
    }
    Ok(use_secret(tx, Purpose::Factor, token)?.0)
}

/// Notes that the viewer, whose password was right, has proved that it is he, with a code where he has a second
/// factor. His session gets a new token; `None` for a wrong code, which counts.
///
/// # Errors
/// `SignIn` for a visitor; `TooMany` after five wrong codes.
pub fn prove(tx: &mut Tx<'_>, viewer: &Viewer, key: &Key, code: &str) -> Result<Option<Proved>> {
    // Silent: nothing that others see has changed.
    let (me, now) = (viewer.me()?, tx.now());
    if has_factor(tx, me.id)? && !is_good(tx, key, me.id, code)? {
        return Ok(None);
    }
    let token = crypto::token();
    diesel::update(sessions::table.find(me.session))
        .set((
            sessions::token_hash.eq(crypto::hash(token.expose())),
            sessions::proved_at.eq(now),
        ))
        .execute(&mut **tx)?;
    let me = Me {
        proved_at: now,
        ..me.clone()
    };
    Ok(Some((token, Viewer::Member(Arc::new(me)))))
}

/// True for a code that has not been used: of the authenticator, or on paper. Tries are counted ahead, and forgotten
/// after a good one.
fn is_good(tx: &mut Tx<'_>, key: &Key, person: UserId, code: &str) -> Result<bool> {
    counters::take(tx, "factor", &person.to_string(), TRIES)?;
    let typed: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(40)
        .collect::<String>()
        .to_ascii_uppercase();
    let good = if typed.len() == 6 {
        shows_step(tx, key, person, &typed)?
    } else {
        let paper = recovery_codes::table
            .find(crypto::hash(&typed))
            .filter(recovery_codes::user_id.eq(person));
        diesel::delete(paper).execute(&mut **tx)? == 1
    };
    if good {
        counters::clear(tx, "factor", &person.to_string())?;
    }
    Ok(good)
}

/// True for a code of this half minute or its neighbours; the same update cannot pass twice.
fn shows_step(tx: &mut Tx<'_>, key: &Key, person: UserId, typed: &str) -> Result<bool> {
    let sealed: String = factors::table
        .find(person)
        .select(factors::secret)
        .first(&mut **tx)?;
    let secret = open(key, person, &sealed)?;
    let now = tx.now().0 / 1_000_000 / STEP;
    for step in [now - 1, now, now + 1] {
        if crypto::same(&totp(&secret, step), typed) {
            let row = factors::table
                .find(person)
                .filter(factors::last_step.lt(step));
            let moved = diesel::update(row)
                .set(factors::last_step.eq(step))
                .execute(&mut **tx)?;
            return Ok(moved == 1);
        }
    }
    Ok(false)
}

fn open(key: &Key, person: UserId, sealed: &str) -> Result<Vec<u8>> {
    key.unseal("totp", &person.to_string(), sealed)
        .ok_or_else(|| {
            Error::broken(format!(
                "the factor of {person} was sealed with another key"
            ))
        })
}

/// The code of six digits for a step (RFC 4226, 5.3).
fn totp(secret: &[u8], step: i64) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else {
        return String::new();
    };
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash.last().copied().unwrap_or(0) & 15);
    let word = hash.iter().skip(at).take(4);
    let number = word.fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::totp;

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six digits.
        for (seconds, want) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(totp(b"12345678901234567890", seconds / 30), want);
        }
    }
}
