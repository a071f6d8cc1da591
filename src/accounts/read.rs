//! What is asked about people.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use diesel::prelude::*;

use super::model::{Device, Duty, Me, Person, Preferences, Profile, Purpose, Theme, Viewer};
use super::names::key;
use super::standing::{Standing, earliest};
use crate::base::{Error, Instant, Result, SessionId, UserId, crypto, mailbox};
use crate::db::schema::{factors, mailed_secrets, name_wishes, sessions, suppressions, users};
use crate::db::{AmongMethods, Conn, PreparedMethods, each};
use crate::outbox::Recipient;
use crate::outbox::suppression::stop_of;

#[derive(Queryable, Selectable)]
#[diesel(table_name = users)]
pub(super) struct MeRow {
    id: UserId,
    name: String,
    display_name: String,
    administrator: bool,
    trust: i16,
    confirmed_at: Option<Instant>,
    lang: String,
    zone: String,
    theme: String,
    shows_reading: bool,
    staff_since: Option<Instant>,
    official_since: Option<Instant>,
}

/// When somebody turned his second factor on.
pub(super) type FactorSince = Option<Instant>;

/// What is kept of a person's address, where letters came back.
type Stopped = Option<(String, i32, Instant)>;

impl MeRow {
    /// `now` is given where staff must have a second factor.
    pub(super) fn me(self, factor: FactorSince, session: SessionId, now: Option<Instant>) -> Me {
        let since = earliest(self.staff_since, self.official_since);
        let standing = Standing::of(self.administrator, since);
        let owes = now.filter(|_| factor.is_none());
        Me {
            duty: owes.map_or(Duty::None, |now| standing.duty(since, now)),
            id: self.id,
            name: self.name,
            display_name: self.display_name,
            administrator: self.administrator,
            trust: self.trust,
            confirmed: self.confirmed_at.is_some(),
            lang: self.lang,
            zone: self.zone,
            theme: Theme::from_word(&self.theme).unwrap_or(Theme::Auto),
            shows_reading: self.shows_reading,
            session,
            seen_at: Instant(0),
            proved_at: Instant(0),
            factor: factor.is_some(),
            from: String::new(),
            grant: None,
            stopped: None,
        }
    }
}

/// The person whose session bears this token, while it lives. With `staff_mfa`, staff must have a second factor.
///
/// # Errors
/// What the database says.
pub fn viewer(c: &mut Conn, token: &str, now: Instant, staff_mfa: bool) -> Result<Option<Me>> {
    type Found = (
        SessionId,
        Instant,
        Instant,
        bool,
        MeRow,
        FactorSince,
        Stopped,
    );
    let letters = users::email_key.eq(suppressions::address.nullable());
    let people = users::table
        .left_join(factors::table)
        .left_join(suppressions::table.on(letters));
    let found: Option<Found> = each!(c, |c| sessions::table
        .inner_join(people)
        .filter(sessions::token_hash.eq(crypto::hash(token)))
        .filter(sessions::expires_at.gt(now).and(users::state.eq("active")))
        .select((
            sessions::id,
            sessions::seen_at,
            sessions::proved_at,
            sessions::remembered,
            MeRow::as_select(),
            factors::confirmed_at.nullable(),
            (
                suppressions::reason,
                suppressions::score,
                suppressions::since,
            )
                .nullable(),
        ))
        .first(c))
    .optional()?;
    let Some((session, seen_at, proved_at, remembered, row, factor, stopped)) = found else {
        return Ok(None);
    };
    let since = earliest(row.staff_since, row.official_since);
    let standing = Standing::of(row.administrator, since);
    if now.since(seen_at) >= standing.lifetimes(remembered).idle {
        return Ok(None);
    }
    Ok(Some(Me {
        seen_at,
        proved_at,
        stopped: stopped.and_then(|(reason, score, since)| stop_of(&reason, score, since)),
        ..row.me(factor, session, staff_mfa.then_some(now))
    }))
}

/// The person of this id as a viewer, for one who is known by a mailed link and not by a session. With `staff_mfa`,
/// staff must have a second factor.
///
/// # Errors
/// `NotFound` when there is no such person, or he may not sign in.
pub fn by_id(c: &mut Conn, id: UserId, now: Instant, staff_mfa: bool) -> Result<Viewer> {
    let (row, factor): (MeRow, FactorSince) = users::table
        .left_join(factors::table)
        .filter(users::id.eq(id).and(users::state.eq("active")))
        .select((MeRow::as_select(), factors::confirmed_at.nullable()))
        .first(c)?;
    let me = row.me(factor, SessionId(0), staff_mfa.then_some(now));
    Ok(Viewer::Member(Arc::new(Me { seen_at: now, ..me })))
}

/// Where letters to somebody go; none where he has not shown that an address is his.
///
/// # Errors
/// What the database says.
pub fn recipient(c: &mut Conn, person: UserId) -> Result<Option<Recipient>> {
    let row: Option<(Option<String>, String)> = users::table
        .find(person)
        .filter(users::confirmed_at.is_not_null())
        .select((users::email, users::lang))
        .first(c)
        .optional()?;
    let found = row.and_then(|(email, lang)| Some((email?, lang)));
    Ok(found.map(|(address, lang)| Recipient {
        address,
        person: Some(person),
        lang,
    }))
}

/// A digest of the mailbox behind somebody's address, however it is written; none for who has no address.
///
/// # Errors
/// What the database says.
pub fn mailbox(c: &mut Conn, person: UserId) -> Result<Option<String>> {
    let email: Option<String> = users::table.find(person).select(users::email).first(c)?;
    let digest = |email: String| crypto::fingerprint(mailbox::canonical(&email).as_bytes());
    Ok(email.map(digest))
}

/// When somebody was last seen on one of his devices; none where he is signed in on none.
///
/// # Errors
/// What the database says.
pub fn last_seen(c: &mut Conn, person: UserId) -> Result<Option<Instant>> {
    Ok(sessions::table
        .filter(sessions::user_id.eq(person))
        .order(sessions::seen_at.desc())
        .select(sessions::seen_at)
        .first(c)
        .optional()?)
}

/// The people who run the site.
///
/// # Errors
/// What the database says.
pub fn administrators(c: &mut Conn) -> Result<Vec<UserId>> {
    Ok(users::table
        .filter(users::administrator.eq(true).and(users::state.eq("active")))
        .order(users::id)
        .select(users::id)
        .load(c)?)
}

/// Those of these people whose accounts are closed.
///
/// # Errors
/// What the database says.
pub fn closed(c: &mut Conn, ids: &[UserId]) -> Result<HashSet<UserId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let closed = users::table.filter(users::id.among(ids.to_vec()).and(users::state.ne("active")));
    let ids: Vec<UserId> = closed.select(users::id).load(c)?;
    Ok(ids.into_iter().collect())
}

/// The names of administrators, moderators and officials who have no second factor.
///
/// # Errors
/// What the database says.
pub fn staff_without_factor(c: &mut Conn) -> Result<Vec<String>> {
    let confirmed = factors::table.filter(factors::confirmed_at.is_not_null());
    Ok(users::table
        .filter(
            users::administrator
                .eq(true)
                .or(users::staff_since.is_not_null())
                .or(users::official_since.is_not_null()),
        )
        .filter(users::state.eq("active"))
        .filter(users::id.ne_all(confirmed.select(factors::user_id)))
        .order(users::id)
        .select(users::name)
        .load(c)?)
}

/// The account that a name or an address signs in to, with its password's hash.
///
/// # Errors
/// What the database says.
pub fn sign_in_name(c: &mut Conn, name: &str) -> Result<Option<(UserId, Option<String>)>> {
    let folded = key(name.trim());
    // A name that waits signs in already: nobody else sees it.
    let wisher = name_wishes::table
        .filter(name_wishes::name_key.eq(&folded))
        .select(name_wishes::user_id);
    let named = users::name_key.eq(&folded).or(users::email_key.eq(&folded));
    Ok(users::table
        .filter(named.or(users::id.eq_any(wisher)))
        .filter(users::state.eq("active"))
        .select((users::id, users::password))
        .first(c)
        .optional()?)
}

/// The hash of the viewer's own password.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn password_of(c: &mut Conn, viewer: &Viewer) -> Result<Option<String>> {
    Ok(users::table
        .find(viewer.me()?.id)
        .select(users::password)
        .first(c)?)
}

/// The person of this name, for his public page.
///
/// # Errors
/// `NotFound` when there is none.
pub fn by_name(c: &mut Conn, name: &str) -> Result<Person> {
    let row: (UserId, String, String, String, bool, i16, Instant) = users::table
        .filter(users::name_key.eq(key(name)))
        .select((
            users::id,
            users::name,
            users::display_name,
            users::about,
            users::administrator,
            users::trust,
            users::created_at,
        ))
        .first(c)?;
    let (id, name, display_name, about, administrator, trust, created_at) = row;
    Ok(Person {
        id,
        name,
        display_name,
        about,
        administrator,
        trust,
        created_at,
    })
}

/// One person.
///
/// # Errors
/// `NotFound` when there is none.
pub fn person(c: &mut Conn, id: UserId) -> Result<Person> {
    authors(c, &[id])?.remove(&id).ok_or(Error::NotFound)
}

/// The people of these ids, for the names beside their texts.
///
/// # Errors
/// What the database says.
pub fn authors(c: &mut Conn, ids: &[UserId]) -> Result<HashMap<UserId, Person>> {
    let mut ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let rows: Vec<(UserId, String, String, bool, i16, Instant)> = each!(c, |c| users::table
        .filter(users::id.among(ids))
        .select((
            users::id,
            users::name,
            users::display_name,
            users::administrator,
            users::trust,
            users::created_at,
        ))
        .prepared()
        .load(c))?;
    Ok(rows
        .into_iter()
        .map(
            |(id, name, display_name, administrator, trust, created_at)| {
                (
                    id,
                    Person {
                        id,
                        name,
                        display_name,
                        about: String::new(),
                        administrator,
                        trust,
                        created_at,
                    },
                )
            },
        )
        .collect())
}

/// What the viewer may change of himself, and his address.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn own_profile(c: &mut Conn, viewer: &Viewer) -> Result<(Profile, Option<String>)> {
    let (display_name, about, email) = users::table
        .find(viewer.me()?.id)
        .select((users::display_name, users::about, users::email))
        .first(c)?;
    Ok((
        Profile {
            display_name,
            about,
        },
        email,
    ))
}

/// How the viewer likes the site.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn preferences(c: &mut Conn, viewer: &Viewer) -> Result<Preferences> {
    let (lang, zone, theme, shows_reading): (String, String, String, bool) = users::table
        .find(viewer.me()?.id)
        .select((users::lang, users::zone, users::theme, users::shows_reading))
        .first(c)?;
    let theme = Theme::from_word(&theme).unwrap_or(Theme::Auto);
    Ok(Preferences {
        lang,
        zone,
        theme,
        shows_reading,
    })
}

/// The viewer's signed-in devices, the one seen last on top.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn devices(c: &mut Conn, viewer: &Viewer, now: Instant) -> Result<Vec<Device>> {
    let rows: Vec<(SessionId, String, String, Instant, Instant)> = sessions::table
        .filter(
            sessions::user_id
                .eq(viewer.me()?.id)
                .and(sessions::expires_at.gt(now)),
        )
        .order((sessions::seen_at.desc(), sessions::id.desc()))
        .limit(100)
        .select((
            sessions::id,
            sessions::device,
            sessions::address,
            sessions::created_at,
            sessions::seen_at,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(id, device, address, created_at, seen_at)| Device {
            id,
            device,
            address,
            created_at,
            seen_at,
        })
        .collect())
}

/// What a one-time link is good for, while it is.
///
/// # Errors
/// `Gone` when it was used, is too old or never was.
pub fn pending(c: &mut Conn, token: &str, now: Instant) -> Result<Purpose> {
    let word: Option<String> = mailed_secrets::table
        .find(crypto::hash(token))
        .filter(
            mailed_secrets::used_at
                .is_null()
                .and(mailed_secrets::expires_at.gt(now)),
        )
        .select(mailed_secrets::purpose)
        .first(c)
        .optional()?;
    word.as_deref()
        .and_then(Purpose::from_word)
        .ok_or(Error::Gone)
}

/// Whose one-time link of this purpose it is, while it is good.
pub(super) fn pending_person(
    c: &mut Conn,
    token: &str,
    purpose: Purpose,
    now: Instant,
) -> Result<UserId> {
    let good = mailed_secrets::used_at
        .is_null()
        .and(mailed_secrets::expires_at.gt(now))
        .and(mailed_secrets::purpose.eq(purpose.as_str()));
    let person: Option<Option<UserId>> = mailed_secrets::table
        .find(crypto::hash(token))
        .filter(good)
        .select(mailed_secrets::user_id)
        .first(c)
        .optional()?;
    person.flatten().ok_or(Error::Gone)
}

/// True while nobody has an account.
///
/// # Errors
/// What the database says.
pub fn is_empty(c: &mut Conn) -> Result<bool> {
    Ok(users::table
        .select(users::id)
        .first::<UserId>(c)
        .optional()?
        .is_none())
}
