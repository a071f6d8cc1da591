//! Who is a resident, asked for rights, for himself and for those who look after it.

use diesel::prelude::*;

use super::model::{Found, How, LONGEST_LIST, Line, Resident};
use crate::accounts::{self, Viewer};
use crate::base::text::folded;
use crate::base::{Error, FieldError, Instant, Result, SpaceId, UserId};
use crate::db::Conn;
use crate::db::schema::residents as rows;
use crate::spaces::{self, Role};

/// From this level on residents alone ask and support.
const LEVEL: i32 = 2;

type Row = (
    UserId,
    String,
    UserId,
    Instant,
    Option<Instant>,
    Option<String>,
);

fn columns() -> (
    rows::user_id,
    rows::how,
    rows::by_id,
    rows::at,
    rows::ended_at,
    rows::reason,
) {
    (
        rows::user_id,
        rows::how,
        rows::by_id,
        rows::at,
        rows::ended_at,
        rows::reason,
    )
}

fn resident((person, how, by, at, ended_at, reason): Row) -> Resident {
    Resident {
        person,
        how: How::from_word(&how).unwrap_or(How::Clerk),
        by,
        at,
        ended: ended_at.map(|at| (at, reason.unwrap_or_default())),
    }
}

/// Whether somebody is a confirmed resident of a space.
///
/// # Errors
/// What the database says.
pub fn is_resident(c: &mut Conn, space: SpaceId, person: UserId) -> Result<bool> {
    let row = rows::table.find((space, person));
    let stands: i64 = row.filter(rows::ended_at.is_null()).count().get_result(c)?;
    Ok(stands > 0)
}

/// Refuses whoever is no resident where the level asks for one.
///
/// # Errors
/// `Refused` where it does and he is none; `SignIn` for a visitor.
pub fn required(c: &mut Conn, viewer: &Viewer, space: SpaceId, level: i32) -> Result<()> {
    match level < LEVEL || is_resident(c, space, viewer.me()?.id)? {
        true => Ok(()),
        false => Err(Error::refused("residents_only", "clerk")),
    }
}

/// What is known of the viewer himself, also when it was taken back.
///
/// # Errors
/// What the database says.
pub fn own(c: &mut Conn, viewer: &Viewer, space: SpaceId) -> Result<Option<Resident>> {
    let Some(me) = viewer.id() else {
        return Ok(None);
    };
    let row: Option<Row> = rows::table
        .find((space, me))
        .select(columns())
        .first(c)
        .optional()?;
    Ok(row.map(resident))
}

/// The residents of a space behind the person `after`; who asks looks after it.
///
/// # Errors
/// What the database says.
pub fn residents(c: &mut Conn, space: SpaceId, after: UserId, limit: i64) -> Result<Vec<Resident>> {
    let all: Vec<Row> = rows::table
        .filter(rows::space_id.eq(space).and(rows::user_id.gt(after)))
        .filter(rows::ended_at.is_null())
        .order(rows::user_id)
        .limit(limit)
        .select(columns())
        .load(c)?;
    Ok(all.into_iter().map(resident).collect())
}

/// Whom the lines of a list name, by user name or by a confirmed address; who asks is an administrator.
///
/// # Errors
/// `Invalid(lines)` for none or too many.
pub fn preview(c: &mut Conn, me: UserId, space: SpaceId, text: &str) -> Result<Vec<Line>> {
    let mut typed: Vec<&str> = text.lines().map(str::trim).collect();
    typed.retain(|line| !line.is_empty());
    if typed.is_empty() {
        return Err(Error::field("lines", "missing"));
    }
    if typed.len() > LONGEST_LIST {
        return Err(Error::Invalid(vec![FieldError {
            field: "lines".into(),
            code: "list_long",
            limit: i64::try_from(LONGEST_LIST).ok(),
            actual: i64::try_from(typed.len()).ok(),
        }]));
    }
    let mut lines: Vec<Line> = Vec::new();
    for one in typed {
        let found = found(c, me, space, one)?;
        let twice = matches!(found, Found::Member(_)) && lines.iter().any(|l| l.found == found);
        lines.push(Line {
            typed: one.to_owned(),
            found: if twice { Found::Already } else { found },
        });
    }
    Ok(lines)
}

fn found(c: &mut Conn, me: UserId, space: SpaceId, typed: &str) -> Result<Found> {
    let name = typed.trim_start_matches('@');
    let person = match name.contains('@') {
        true => {
            let key = folded(name);
            accounts::owners(c, std::slice::from_ref(&key))?.remove(&key)
        }
        false => match accounts::by_name(c, name) {
            Ok(person) => Some(person.id),
            Err(Error::NotFound) => None,
            Err(other) => return Err(other),
        },
    };
    let Some(person) = person else {
        return Ok(Found::Nobody);
    };
    if person == me {
        return Ok(Found::Oneself);
    }
    if is_resident(c, space, person)? {
        return Ok(Found::Already);
    }
    Ok(match spaces::role_of(c, space, person)? {
        Some(Role::Member | Role::Moderator) => Found::Member(person),
        Some(Role::Asking) | None => Found::Stranger,
    })
}
