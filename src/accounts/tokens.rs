//! Tokens by which programs act as a person: for some scopes, for a time, and never for more than the person may.

use diesel::prelude::*;

use super::classes::class_end;
use super::letters::TokenMade;
use super::model::{Me, PROOF, Viewer};
use super::read::{FactorSince, MeRow};
use super::rows::{secured, write_to};
use super::scopes::{Grant, Scope, Scopes};
use crate::audit::{self, Action, Change};
use crate::base::crypto::{self, Secret};
use crate::base::text::{Faults, line};
use crate::base::{Error, FieldError, Instant, Result, SessionId, TokenId, UserId, days, minutes};
use crate::db::schema::{api_tokens, factors, users};
use crate::db::{Conn, Tx};
use crate::events::{self, Event};

/// Tokens that one person may have.
const MOST: i64 = 20;
/// Days for which one is good at most.
const LONGEST: u64 = 365;
/// What every token begins with, so that one is known where it was left lying.
const PREFIX: &str = "elab_";

/// A token to be.
#[derive(Clone, Debug)]
pub struct NewToken {
    name: String,
    days: u64,
}

impl NewToken {
    /// Checks the fields as they were sent.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(name: &str, days: Option<u64>) -> Result<NewToken> {
        let mut faults = Faults::default();
        let name = faults.take(line("name", name, 1..=80));
        let good = days.filter(|days| (1..=LONGEST).contains(days));
        let days = faults.take(good.ok_or_else(|| {
            Error::Invalid(vec![FieldError {
                field: "days".into(),
                code: "token_days",
                limit: i64::try_from(LONGEST).ok(),
                actual: days.and_then(|days| i64::try_from(days).ok()),
            }])
        }));
        faults.none().map(|()| NewToken { name, days })
    }
}

/// A token as its owner's page lists it; the token itself is nowhere.
#[derive(Clone, Debug)]
pub struct ApiToken {
    pub id: TokenId,
    pub name: String,
    pub scopes: Scopes,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub used_at: Option<Instant>,
}

/// Makes a token for the viewer, and returns it with its number: it is not kept.
///
/// # Errors
/// `SignIn` for a visitor; `Refused` while his address is not confirmed; `Invalid` for no scope, or too many tokens;
/// `StepUp` without a fresh proof.
pub fn make_token(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    new: &NewToken,
    scopes: &Scopes,
) -> Result<(TokenId, Secret<String>)> {
    let (me, now) = (viewer.me()?, tx.now());
    if !me.confirmed {
        return Err(Error::refused("unconfirmed", "self"));
    }
    viewer.proved(now, PROOF)?;
    if scopes.text().is_empty() {
        return Err(Error::field("scopes", "no_scope"));
    }
    let live = api_tokens::table.filter(api_tokens::user_id.eq(me.id));
    let live: i64 = live
        .filter(api_tokens::expires_at.gt(now))
        .count()
        .get_result(&mut **tx)?;
    if live >= MOST {
        return Err(Error::Invalid(vec![FieldError {
            field: "name".into(),
            code: "too_many_tokens",
            limit: Some(MOST),
            actual: Some(live),
        }]));
    }
    let mut expires = now.plus(days(new.days));
    if let Some(end) = class_end(tx, me.id)? {
        expires = expires.min(end);
    }
    let token = Secret::new(format!("{PREFIX}{}", crypto::token().expose()));
    let id = diesel::insert_into(api_tokens::table)
        .values((
            api_tokens::user_id.eq(me.id),
            api_tokens::name.eq(&new.name),
            api_tokens::token_hash.eq(crypto::hash(token.expose())),
            api_tokens::scopes.eq(scopes.text()),
            api_tokens::created_at.eq(now),
            api_tokens::expires_at.eq(expires),
        ))
        .returning(api_tokens::id)
        .get_result(&mut **tx)?;
    let words = scopes.text();
    let change = Change {
        after: &words,
        ..Change::default()
    };
    let (who, object) = (viewer.who(), format!("token {id}"));
    audit::note(tx, &who, Action::TokenMade, object, change)?;
    write_to(tx, me.id, None, |name| TokenMade { name })?;
    secured(tx, me.id, "token")?;
    changed(tx, me.id)?;
    Ok((id, token))
}

/// Ends one of the viewer's tokens at once.
///
/// # Errors
/// `NotFound` when it is not his.
pub fn end_token(tx: &mut Tx<'_>, viewer: &Viewer, id: TokenId) -> Result<()> {
    let me = viewer.me()?;
    let own = api_tokens::table
        .find(id)
        .filter(api_tokens::user_id.eq(me.id));
    if diesel::delete(own).execute(&mut **tx)? == 0 {
        return Err(Error::NotFound);
    }
    let (who, object) = (viewer.who(), format!("token {id}"));
    audit::note(tx, &who, Action::TokenEnded, object, Change::default())?;
    changed(tx, me.id)
}

fn changed(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    let fields = vec!["tokens"];
    events::record(tx, Some(person), &Event::PersonChanged { person, fields })
}

/// Ends all tokens of somebody whose password is another now.
pub(super) fn end_tokens(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    // Silent: who changes the password records that access has ended.
    let own = api_tokens::table.filter(api_tokens::user_id.eq(person));
    diesel::delete(own).execute(&mut **tx)?;
    Ok(())
}

/// Forgets tokens that ended before `before`; returns how many.
pub(super) fn sweep_tokens(tx: &mut Tx<'_>, before: Instant, limit: i64) -> Result<usize> {
    // Silent: they were of no use any more.
    let old: Vec<TokenId> = api_tokens::table
        .filter(api_tokens::expires_at.lt(before))
        .select(api_tokens::id)
        .limit(limit)
        .load(&mut **tx)?;
    Ok(diesel::delete(api_tokens::table.filter(api_tokens::id.eq_any(old))).execute(&mut **tx)?)
}

/// The viewer's tokens, the newest first.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn tokens(c: &mut Conn, viewer: &Viewer, now: Instant) -> Result<Vec<ApiToken>> {
    type Row = (TokenId, String, String, Instant, Instant, Option<Instant>);
    let rows: Vec<Row> = api_tokens::table
        .filter(api_tokens::user_id.eq(viewer.me()?.id))
        .filter(api_tokens::expires_at.gt(now))
        .order(api_tokens::id.desc())
        .limit(MOST)
        .select((
            api_tokens::id,
            api_tokens::name,
            api_tokens::scopes,
            api_tokens::created_at,
            api_tokens::expires_at,
            api_tokens::used_at,
        ))
        .load(c)?;
    let token = |(id, name, scopes, created_at, expires_at, used_at): Row| ApiToken {
        id,
        name,
        scopes: Scopes::of(&scopes),
        created_at,
        expires_at,
        used_at,
    };
    Ok(rows.into_iter().map(token).collect())
}

/// The person whose token this is, while it is good. Without the scope `admin` he acts as a member. His proof that it
/// is he is that he made it. With `staff_mfa`, staff must have a second factor.
///
/// # Errors
/// What the database says.
pub fn bearer(c: &mut Conn, token: &str, now: Instant, staff_mfa: bool) -> Result<Option<Me>> {
    type Row = (TokenId, String, Option<Instant>, MeRow, FactorSince);
    let found: Option<Row> = api_tokens::table
        .inner_join(users::table.left_join(factors::table))
        .filter(api_tokens::token_hash.eq(crypto::hash(token)))
        .filter(
            api_tokens::expires_at
                .gt(now)
                .and(users::state.eq("active")),
        )
        .select((
            api_tokens::id,
            api_tokens::scopes,
            api_tokens::used_at,
            MeRow::as_select(),
            factors::confirmed_at.nullable(),
        ))
        .first(c)
        .optional()?;
    Ok(found.map(|(token, scopes, used, row, factor)| {
        let mut scopes = Scopes::of(&scopes);
        let mut me = row.me(factor, SessionId(0), staff_mfa.then_some(now));
        (me.seen_at, me.proved_at) = (used.unwrap_or(Instant(0)), now);
        // Who is no administrator any more has nothing of that scope.
        scopes
            .words
            .retain(|scope| *scope != Scope::Admin || me.administrator);
        me.administrator = scopes.hold(Scope::Admin, None);
        me.grant = Some(Grant { token, scopes });
        me
    }))
}

/// Notes that a token is in use, for its owner's list.
///
/// # Errors
/// What the database says.
pub fn touch_token(tx: &mut Tx<'_>, token: TokenId) -> Result<()> {
    // Silent: when somebody's program reads is nobody's news.
    let now = tx.now();
    let before = now.minus(minutes(5));
    let stale = api_tokens::used_at
        .is_null()
        .or(api_tokens::used_at.lt(before));
    diesel::update(api_tokens::table.find(token).filter(stale))
        .set(api_tokens::used_at.eq(now))
        .execute(&mut **tx)?;
    Ok(())
}
