//! What people do with their accounts.

use diesel::prelude::*;

use super::classes;
use super::letters::{AddressKnown, ConfirmAddress, PasswordChanged, ResetPassword, SignInLink};
use super::model::{NewPerson, OneTime, Preferences, Profile, Purpose, Viewer};
use super::names::{self, key};
use super::rows::{end_sessions, insert, keep_secret, secured, use_secret, write_to};
use super::standing::{Standing, earliest};
use super::tokens::{end_tokens, sweep_tokens};
use crate::audit::{self, Action, Change, Who};
use crate::base::crypto::{self, Secret};
use crate::base::{Error, Instant, Result, SessionId, UserId, minutes};
use crate::db::Tx;
use crate::db::schema::{mailed_secrets, sessions, users};
use crate::events::{self, Event};
use crate::outbox::{self, Recipient};

/// Makes an account that waits for its address to be confirmed, and posts the letter that asks for it.
///
/// Somebody whose address has an account gets a letter that says so, with the address of the sign-in page, and
/// nothing is made: the page cannot tell.
///
/// # Errors
/// `Conflict(taken)` when the name is somebody's.
pub fn register(tx: &mut Tx<'_>, new: &NewPerson, confirm: &OneTime, sign_in: &str) -> Result<()> {
    let known: Option<(UserId, String, String)> = users::table
        .filter(users::email_key.eq(key(&new.email)))
        .select((users::id, users::name, users::lang))
        .first(&mut **tx)
        .optional()?;
    names::are_free(tx, new)?;
    if let Some((person, name, lang)) = known {
        let to = Recipient {
            address: new.email.clone(),
            person: Some(person),
            lang,
        };
        outbox::post(
            tx,
            &to,
            &AddressKnown {
                name,
                link: sign_in.to_owned(),
            },
            None,
        )?;
        return Ok(());
    }
    let id = insert(tx, new, None, false)?;
    names::hold_back(tx, id, &new.name, &new.display_name)?;
    let to = Recipient {
        address: new.email.clone(),
        person: Some(id),
        lang: new.lang.clone(),
    };
    let expires = keep_secret(tx, Purpose::Confirm, &new.email, Some(id), confirm)?;
    let letter = ConfirmAddress {
        name: new.display_name.clone(),
        link: confirm.link.clone(),
    };
    outbox::post(tx, &to, &letter, Some(expires))?;
    events::record(
        tx,
        Some(id),
        &Event::PersonChanged {
            person: id,
            fields: vec!["created"],
        },
    )
}

/// Makes an account whose address is known to be its owner's: the first administrator, or one of the demo.
///
/// # Errors
/// `Conflict(taken)` when the name or the address is somebody's.
pub fn settle_in(
    tx: &mut Tx<'_>,
    new: &NewPerson,
    administrator: bool,
    trust: i16,
) -> Result<UserId> {
    let now = tx.now();
    let id = insert(tx, new, Some(now), administrator)?;
    diesel::update(users::table.find(id))
        .set((users::trust.eq(trust), users::checked.eq(true)))
        .execute(&mut **tx)?;
    events::record(
        tx,
        Some(id),
        &Event::PersonChanged {
            person: id,
            fields: vec!["created"],
        },
    )?;
    Ok(id)
}

/// Makes the first administrator by the set-up link.
///
/// # Errors
/// `Gone` when the link is not good; `Conflict(taken)` when there are people already.
pub fn set_up(tx: &mut Tx<'_>, token: &str, new: &NewPerson) -> Result<UserId> {
    use_secret(tx, Purpose::Setup, token)?;
    if !super::read::is_empty(tx)? {
        return Err(Error::taken());
    }
    settle_in(tx, new, true, 1)
}

/// Confirms the address that the token was mailed to.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was; `Conflict(taken)` when somebody has the address meanwhile.
pub fn confirm(tx: &mut Tx<'_>, token: &str) -> Result<UserId> {
    let (id, address) = use_secret(tx, Purpose::Confirm, token)?;
    let id = id.ok_or(Error::Gone)?;
    classes::make_full(tx, id, &address)?;
    let now = tx.now();
    diesel::update(users::table.find(id))
        .set(users::confirmed_at.eq(now))
        .execute(&mut **tx)?;
    let change = Change {
        after: &address,
        ..Change::default()
    };
    let (who, object) = (Who::person(id, ""), format!("person {id}"));
    audit::note(tx, &who, Action::AddressConfirmed, object, change)?;
    events::record(
        tx,
        Some(id),
        &Event::PersonChanged {
            person: id,
            fields: vec!["confirmed"],
        },
    )?;
    Ok(id)
}

/// Posts a new letter of confirmation to the viewer; older links are void.
///
/// # Errors
/// `SignIn` for a visitor; `Conflict(taken)` when the address is confirmed already.
pub fn offer_confirmation(tx: &mut Tx<'_>, viewer: &Viewer, link: &OneTime) -> Result<()> {
    // Silent: nothing of the person has changed until the link is used.
    let me = viewer.me()?;
    let (email, name, lang): (Option<String>, String, String) = users::table
        .find(me.id)
        .select((users::email, users::display_name, users::lang))
        .first(&mut **tx)?;
    let Some(email) = email.filter(|_| !me.confirmed) else {
        return Err(Error::taken());
    };
    let expires = keep_secret(tx, Purpose::Confirm, &email, Some(me.id), link)?;
    let to = Recipient {
        address: email,
        person: Some(me.id),
        lang,
    };
    outbox::post(
        tx,
        &to,
        &ConfirmAddress {
            name,
            link: link.link.clone(),
        },
        Some(expires),
    )?;
    Ok(())
}

/// Posts a letter with a link to set a new password, when the address is somebody's. The caller cannot tell.
///
/// # Errors
/// What the database says.
pub fn offer_reset(tx: &mut Tx<'_>, email: &str, link: &OneTime) -> Result<()> {
    // Silent: nothing of the person has changed until the link is used.
    let known: Option<(UserId, String, String)> = users::table
        .filter(
            users::email_key
                .eq(key(email))
                .and(users::state.eq("active")),
        )
        .select((users::id, users::display_name, users::lang))
        .first(&mut **tx)
        .optional()?;
    let Some((id, name, lang)) = known else {
        return Ok(());
    };
    let expires = keep_secret(tx, Purpose::Reset, email, Some(id), link)?;
    let to = Recipient {
        address: email.to_owned(),
        person: Some(id),
        lang,
    };
    outbox::post(
        tx,
        &to,
        &ResetPassword {
            name,
            link: link.link.clone(),
        },
        Some(expires),
    )?;
    Ok(())
}

/// Sets a new password by a mailed link and ends all sessions. The link has also shown that the address is his.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was.
pub fn reset(tx: &mut Tx<'_>, token: &str, password: &str) -> Result<UserId> {
    let id = use_secret(tx, Purpose::Reset, token)?
        .0
        .ok_or(Error::Gone)?;
    let now = tx.now();
    diesel::update(users::table.find(id).filter(users::confirmed_at.is_null()))
        .set(users::confirmed_at.eq(now))
        .execute(&mut **tx)?;
    set_password(tx, &Who::person(id, ""), password, None)?;
    Ok(id)
}

/// Sets a new password for the viewer, whose old one was checked, and ends his other sessions.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn change_password(tx: &mut Tx<'_>, viewer: &Viewer, password: &str) -> Result<()> {
    let me = viewer.me()?;
    set_password(tx, &viewer.who(), password, Some(me.session))
}

fn set_password(tx: &mut Tx<'_>, who: &Who, password: &str, keep: Option<SessionId>) -> Result<()> {
    let id = who.person.ok_or(Error::SignIn)?;
    diesel::update(users::table.find(id))
        .set(users::password.eq(password))
        .execute(&mut **tx)?;
    end_sessions(tx, id, keep)?;
    end_tokens(tx, id)?;
    let (email, name, lang): (Option<String>, String, String) = users::table
        .find(id)
        .select((users::email, users::display_name, users::lang))
        .first(&mut **tx)?;
    if let Some(address) = email {
        outbox::post(
            tx,
            &Recipient {
                address,
                person: Some(id),
                lang,
            },
            &PasswordChanged { name },
            None,
        )?;
    }
    let object = format!("person {id}");
    audit::note(tx, who, Action::PasswordChanged, object, Change::default())?;
    secured(tx, id, "password")?;
    events::record(tx, Some(id), &Event::AccessEnded { person: id })
}

/// Keeps a set-up link for the first administrator; older ones are void.
///
/// # Errors
/// What the database says.
pub fn offer_setup(tx: &mut Tx<'_>, link: &OneTime) -> Result<()> {
    // Silent: nobody has an account yet.
    keep_secret(tx, Purpose::Setup, "console", None, link).map(drop)
}

/// Keeps a link that signs `person` in once; older ones are void.
///
/// # Errors
/// What the database says.
pub fn offer_entry(tx: &mut Tx<'_>, person: UserId, link: &OneTime) -> Result<()> {
    // Silent: nothing has changed until the link is used.
    keep_secret(
        tx,
        Purpose::Enter,
        &format!("person {person}"),
        Some(person),
        link,
    )
    .map(drop)
}

/// Uses a one-time link to sign in.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was.
pub fn enter(tx: &mut Tx<'_>, token: &str) -> Result<UserId> {
    // Silent: who signs in is nobody's news.
    let used = match use_secret(tx, Purpose::Enter, token) {
        Err(Error::Gone) => use_secret(tx, Purpose::Login, token)?,
        other => other?,
    };
    used.0.ok_or(Error::Gone)
}

/// Posts a letter with a link that signs in who has given the right password after many wrong ones; returns the
/// address. `None` for somebody without a confirmed one, who gets no letter.
///
/// # Errors
/// `NotFound` when there is no such person.
pub fn offer_sign_in(tx: &mut Tx<'_>, person: UserId, link: &OneTime) -> Result<Option<String>> {
    // Silent: nothing has changed until the link is used.
    let (email, confirmed): (Option<String>, Option<Instant>) = users::table
        .find(person)
        .select((users::email, users::confirmed_at))
        .first(&mut **tx)?;
    let Some(email) = email.filter(|_| confirmed.is_some()) else {
        return Ok(None);
    };
    let expires = keep_secret(tx, Purpose::Login, &email, Some(person), link)?;
    let link = link.link.clone();
    write_to(tx, person, Some(expires), |name| SignInLink { name, link })?;
    Ok(Some(email))
}

/// Opens a session on a device and returns its token.
///
/// # Errors
/// `NotFound` when the person may not sign in; `Refused` when his class account has ended.
pub fn sign_in(tx: &mut Tx<'_>, id: UserId, device: &str, address: &str) -> Result<Secret<String>> {
    // Silent: who signs in is nobody's news.
    open_session(tx, id, device, address, false)
}

/// Opens a session on a device that its owner, who has shown his second factor on it, wants remembered.
///
/// # Errors
/// As [`sign_in`].
pub fn sign_in_remembered(
    tx: &mut Tx<'_>,
    id: UserId,
    device: &str,
    address: &str,
) -> Result<Secret<String>> {
    // Silent: who signs in is nobody's news.
    open_session(tx, id, device, address, true)
}

fn open_session(
    tx: &mut Tx<'_>,
    id: UserId,
    device: &str,
    address: &str,
    remembered: bool,
) -> Result<Secret<String>> {
    let (administrator, staff, official) = users::table
        .find(id)
        .filter(users::state.eq("active"))
        .select((
            users::administrator,
            users::staff_since,
            users::official_since,
        ))
        .first(&mut **tx)?;
    let token = crypto::token();
    let now = tx.now();
    let lives = Standing::of(administrator, earliest(staff, official)).lifetimes(remembered);
    let mut expires = now.plus(lives.most);
    if let Some(end) = classes::class_end(tx, id)? {
        if end <= now {
            return Err(Error::refused("class_over", "moderator"));
        }
        expires = expires.min(end);
    }
    let device: String = device
        .chars()
        .filter(|c| !c.is_control())
        .take(300)
        .collect();
    let others: Vec<String> = sessions::table
        .filter(sessions::user_id.eq(id))
        .select(sessions::device)
        .load(&mut **tx)?;
    if !others.is_empty() && !others.contains(&device) {
        secured(tx, id, "device")?;
    }
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(crypto::hash(token.expose())),
            sessions::user_id.eq(id),
            sessions::device.eq(&device),
            sessions::address.eq(address),
            sessions::created_at.eq(now),
            sessions::seen_at.eq(now),
            sessions::expires_at.eq(expires),
            sessions::proved_at.eq(now),
            sessions::remembered.eq(remembered),
        ))
        .execute(&mut **tx)?;
    let who = Who {
        administrator,
        ..Who::person(id, address)
    };
    let change = Change {
        after: &device,
        ..Change::default()
    };
    audit::note(tx, &who, Action::SignedIn, format!("person {id}"), change)?;
    Ok(token)
}

/// Ends the viewer's session on this device.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn sign_out(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    end_device(tx, viewer, viewer.me()?.session)
}

/// Ends the viewer's session on one of his devices.
///
/// # Errors
/// `NotFound` when it is not his.
pub fn end_device(tx: &mut Tx<'_>, viewer: &Viewer, session: SessionId) -> Result<()> {
    let me = viewer.me()?;
    let ended = diesel::delete(
        sessions::table
            .find(session)
            .filter(sessions::user_id.eq(me.id)),
    )
    .execute(&mut **tx)?;
    if ended == 0 {
        return Err(Error::NotFound);
    }
    let (who, object) = (viewer.who(), format!("session {session}"));
    audit::note(tx, &who, Action::DeviceEnded, object, Change::default())?;
    events::record(tx, Some(me.id), &Event::AccessEnded { person: me.id })
}

/// Ends the viewer's sessions on all devices but this.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn end_other_devices(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    let me = viewer.me()?;
    end_sessions(tx, me.id, Some(me.session))?;
    let (who, object) = (viewer.who(), format!("person {}", me.id));
    audit::note(tx, &who, Action::DevicesEnded, object, Change::default())?;
    events::record(tx, Some(me.id), &Event::AccessEnded { person: me.id })
}

/// Notes that the session is in use, so that it does not lapse.
///
/// # Errors
/// What the database says.
pub fn touch(tx: &mut Tx<'_>, session: SessionId) -> Result<()> {
    // Silent: when somebody reads is nobody's news.
    let now = tx.now();
    let stale = sessions::seen_at.lt(now.minus(minutes(5)));
    diesel::update(sessions::table.find(session).filter(stale))
        .set(sessions::seen_at.eq(now))
        .execute(&mut **tx)?;
    Ok(())
}

/// Changes what others see of the viewer. A new name that an administrator must look at waits; the old one stands.
/// Where all is as it was nobody is told.
///
/// # Errors
/// `SignIn` for a visitor; `Invalid(display_name)` when it looks like somebody else's user name.
pub fn change_profile(tx: &mut Tx<'_>, viewer: &Viewer, profile: &Profile) -> Result<()> {
    let me = viewer.me()?;
    let new = &profile.display_name;
    let mut changed = 0;
    if *new != me.display_name {
        names::imitates_nobody(tx, Some(me.id), new)?;
        if !names::hold_back_shown(tx, me.id, new)? {
            changed += diesel::update(users::table.find(me.id))
                .set(users::display_name.eq(new))
                .execute(&mut **tx)?;
        }
    }
    let other = users::about.ne(&profile.about);
    changed += diesel::update(users::table.find(me.id).filter(other))
        .set(users::about.eq(&profile.about))
        .execute(&mut **tx)?;
    if changed == 0 {
        return Ok(());
    }
    events::record(
        tx,
        Some(me.id),
        &Event::PersonChanged {
            person: me.id,
            fields: vec!["profile"],
        },
    )
}

/// Changes how the viewer likes the site. Of that others see at most where he reads: what he has open is told.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn change_preferences(tx: &mut Tx<'_>, viewer: &Viewer, liked: &Preferences) -> Result<()> {
    let person = viewer.me()?.id;
    diesel::update(users::table.find(person))
        .set((
            users::lang.eq(&liked.lang),
            users::zone.eq(&liked.zone),
            users::theme.eq(liked.theme.as_str()),
        ))
        .execute(&mut **tx)?;
    let other = users::shows_reading.ne(liked.shows_reading);
    let changed = diesel::update(users::table.find(person).filter(other))
        .set(users::shows_reading.eq(liked.shows_reading))
        .execute(&mut **tx)?;
    if changed == 0 {
        return Ok(());
    }
    let fields = vec!["shows_reading"];
    events::record(tx, Some(person), &Event::PersonChanged { person, fields })
}

/// Ends every session there is, and returns how many: what was ended since a backup must not come back with it.
///
/// # Errors
/// What the database says.
pub fn end_all_sessions(tx: &mut Tx<'_>) -> Result<usize> {
    // Silent: nobody is connected to a site that is being restored.
    Ok(diesel::delete(sessions::table).execute(&mut **tx)?)
}

/// Forgets sessions, tokens and one-time links that ended before `before`, at most `limit` of each; returns how many of
/// the kind of which most were forgotten.
///
/// # Errors
/// What the database says.
pub fn sweep(tx: &mut Tx<'_>, before: Instant, limit: i64) -> Result<usize> {
    // Silent: they were of no use any more.
    let links: Vec<Vec<u8>> = mailed_secrets::table
        .filter(mailed_secrets::expires_at.lt(before))
        .select(mailed_secrets::token_hash)
        .limit(limit)
        .load(&mut **tx)?;
    let links = mailed_secrets::table.filter(mailed_secrets::token_hash.eq_any(links));
    let links = diesel::delete(links).execute(&mut **tx)?;
    let ended: Vec<SessionId> = sessions::table
        .filter(sessions::expires_at.lt(before))
        .select(sessions::id)
        .limit(limit)
        .load(&mut **tx)?;
    let ended = diesel::delete(sessions::table.filter(sessions::id.eq_any(ended)));
    let ended = ended.execute(&mut **tx)?;
    Ok(links.max(ended).max(sweep_tokens(tx, before, limit)?))
}
