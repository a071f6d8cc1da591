//! Letters to households: each bears a code that makes one account a resident's. The codes are written nowhere; the
//! site's key makes them anew for the print, and known again when one is typed.

use diesel::prelude::*;

use super::model::{How, Letters, NewLetters};
use super::read::is_resident;
use super::write::keep;
use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::crypto::{self, Key};
use crate::base::{Error, Instant, LettersId, Result, SpaceId, UserId, days};
use crate::counters;
use crate::db::schema::{resident_codes as sheets, resident_letters as rows};
use crate::db::{Conn, Tx, each};
use crate::events::{self, Event};
use crate::spaces::{self, Facts, KeepResidents, Place, Reside};

/// What the key signs to make a code, and to know one again.
const CODE: &str = "resident code";
const KNOWN: &str = "resident code known";
/// What is counted of somebody who types codes.
const GUESSES: &str = "resident codes";
/// Letters on the page of a space.
const LISTED: i64 = 100;

type Row = (
    (LettersId, SpaceId, String, String),
    (i32, Instant, Instant, Option<Instant>),
);

/// The code of one letter.
fn code(key: &Key, id: LettersId, n: i32) -> String {
    crypto::code_of(&key.sign(CODE, &format!("{id}.{n}")))
}

fn known(key: &Key, code: &str) -> Vec<u8> {
    key.sign(KNOWN, code).to_vec()
}

/// Makes letters for households.
///
/// # Errors
/// `Refused` unless an administrator.
pub fn make_letters(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    new: &NewLetters,
    key: &Key,
) -> Result<LettersId> {
    let permit =
        spaces::permit::<KeepResidents>(tx, viewer, Place::Space(space), &Facts::default())?;
    let now = tx.now();
    let id: LettersId = diesel::insert_into(rows::table)
        .values((
            rows::space_id.eq(space),
            rows::label.eq(&new.label),
            rows::lang.eq(&new.lang),
            rows::count.eq(new.count),
            rows::made_by.eq(permit.by),
            rows::made_at.eq(now),
            rows::expires_at.eq(now.plus(days(new.days))),
        ))
        .returning(rows::id)
        .get_result(&mut **tx)?;
    let all: Vec<_> = (1..=new.count)
        .map(|n| {
            (
                sheets::hash.eq(known(key, &code(key, id, n))),
                sheets::letters_id.eq(id),
                sheets::n.eq(n),
            )
        })
        .collect();
    each!(tx, |c| diesel::insert_into(sheets::table)
        .values(&all)
        .execute(c))?;
    changed(tx, viewer, (space, id), Action::ResidentLettersMade)?;
    Ok(id)
}

fn changed(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (space, id): (SpaceId, LettersId),
    action: Action,
) -> Result<()> {
    let object = format!("space {space} letters {id}");
    audit::note(tx, &viewer.who(), action, object, Change::default())?;
    let fields = vec!["resident_letters"];
    events::record(tx, viewer.id(), &Event::SpaceChanged { space, fields })
}

/// Ends the codes of letters: none of them makes anybody a resident any more. Twice is once.
///
/// # Errors
/// `Refused` unless an administrator; `NotFound` when the space has no such letters.
pub fn end_letters(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, id: LettersId) -> Result<()> {
    spaces::permit::<KeepResidents>(tx, viewer, Place::Space(space), &Facts::default())?;
    let now = tx.now();
    if letters_of(tx, space, id)?.ended_at.is_none() {
        diesel::update(rows::table.find(id))
            .set(rows::ended_at.eq(now))
            .execute(&mut **tx)?;
        changed(tx, viewer, (space, id), Action::ResidentLettersEnded)?;
    }
    Ok(())
}

/// The letters of a space, the newest first; who asks is an administrator.
///
/// # Errors
/// What the database says.
pub fn letters(c: &mut Conn, space: SpaceId) -> Result<Vec<Letters>> {
    let all: Vec<Row> = rows::table
        .filter(rows::space_id.eq(space))
        .order(rows::id.desc())
        .limit(LISTED)
        .select(columns())
        .load(c)?;
    all.into_iter().map(|row| counted(c, row)).collect()
}

#[diesel::dsl::auto_type]
fn columns() -> _ {
    (
        (rows::id, rows::space_id, rows::label, rows::lang),
        (rows::count, rows::made_at, rows::expires_at, rows::ended_at),
    )
}

fn counted(c: &mut Conn, row: Row) -> Result<Letters> {
    let ((id, space, label, lang), (count, made_at, expires_at, ended_at)) = row;
    let used = sheets::table
        .filter(sheets::letters_id.eq(id))
        .filter(sheets::used_at.is_not_null());
    Ok(Letters {
        used: used.count().get_result(c)?,
        id,
        space,
        label,
        lang,
        count,
        made_at,
        expires_at,
        ended_at,
    })
}

/// Letters of a space; who asks is an administrator.
///
/// # Errors
/// `NotFound` when the space has none such.
pub fn letters_of(c: &mut Conn, space: SpaceId, id: LettersId) -> Result<Letters> {
    let row: Row = rows::table
        .find(id)
        .filter(rows::space_id.eq(space))
        .select(columns())
        .first(c)?;
    counted(c, row)
}

/// The codes of letters that nobody has used; none of those that are good no more.
///
/// # Errors
/// What the database says.
pub fn codes(c: &mut Conn, letters: &Letters, key: &Key, now: Instant) -> Result<Vec<String>> {
    if !letters.are_good(now) {
        return Ok(Vec::new());
    }
    let open: Vec<i32> = sheets::table
        .filter(sheets::letters_id.eq(letters.id))
        .filter(sheets::used_at.is_null())
        .order(sheets::n)
        .select(sheets::n)
        .load(c)?;
    let code = |n| code(key, letters.id, n);
    Ok(open.into_iter().map(code).collect())
}

/// Counts that somebody types a code, ahead of looking whether it is good: what was counted stays when it is not.
///
/// # Errors
/// `SignIn` for a visitor; `TooMany` for who has guessed wrong often.
pub fn count_guess(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    // Silent: it is a counter.
    counters::attempt(tx, GUESSES, &viewer.me()?.id.to_string()).map(drop)
}

/// Makes the viewer a resident by the code of a letter, which is good once. A resident uses nothing up.
///
/// # Errors
/// `Invalid(code)` for a code that is not good, or is another space's; `Refused` while his address is not confirmed.
pub fn reside(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    typed: &str,
    key: &Key,
) -> Result<()> {
    // Silent: told as he is written down.
    let permit = spaces::permit::<Reside>(tx, viewer, Place::Space(space), &Facts::default())?;
    if !is_resident(tx, space, permit.by)? {
        let by = use_code(
            tx,
            (space, permit.by),
            &known(key, &crypto::typed_code(typed)),
        )?;
        keep(tx, viewer, (space, permit.by), (How::Code, by))?;
    }
    counters::clear(tx, GUESSES, &permit.by.to_string())
}

/// Uses a code up; of two at once one finds it used. Says who made it.
fn use_code(tx: &mut Tx<'_>, (space, me): (SpaceId, UserId), hash: &[u8]) -> Result<UserId> {
    let now = tx.now();
    let wrong = || Error::field("code", "resident_code");
    let found: Option<(LettersId, UserId)> = sheets::table
        .inner_join(rows::table)
        .filter(sheets::hash.eq(hash).and(sheets::used_at.is_null()))
        .filter(rows::space_id.eq(space).and(rows::ended_at.is_null()))
        .filter(rows::expires_at.gt(now))
        .select((rows::id, rows::made_by))
        .first(&mut **tx)
        .optional()?;
    let (_, by) = found.ok_or_else(wrong)?;
    let open = sheets::table.find(hash).filter(sheets::used_at.is_null());
    let used = diesel::update(open)
        .set((sheets::used_by.eq(me), sheets::used_at.eq(now)))
        .execute(&mut **tx)?;
    if used == 1 { Ok(by) } else { Err(wrong()) }
}
