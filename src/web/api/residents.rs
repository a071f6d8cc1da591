//! Residents for programs: what a community knows of oneself, and what those who look after it do.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::reading::mark;
use super::{Author, Cursors, created, made};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::{LettersId, Result, UserId};
use crate::db::Conn;
use crate::i18n::rfc3339;
use crate::idempotency;
use crate::residents::{self, Found, Letters, NewLetters, Resident};
use crate::spaces::{self, Space};
use crate::web::door::{Reply, Visit, json, urls};
use crate::web::residents as pages;
use crate::web::spaces::called;

/// What a community knows of where somebody lives.
#[derive(Serialize, ToSchema)]
pub struct ResidenceOut {
    /// He is a confirmed resident.
    pub confirmed: bool,
    /// clerk, list or code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<&'static str>,
    /// RFC 3339, UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// When it was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl ResidenceOut {
    fn of(own: Option<&Resident>) -> ResidenceOut {
        let ended = own.and_then(|own| own.ended.as_ref());
        ResidenceOut {
            confirmed: own.is_some() && ended.is_none(),
            how: own.map(|own| own.how.as_str()),
            since: own.map(|own| rfc3339(own.at)),
            ended: ended.map(|(at, _)| rfc3339(*at)),
            reason: ended.map(|(_, why)| why.clone()),
        }
    }
}

/// The code of a letter to a household.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResidenceIn {
    /// In any case, with or without its hyphen.
    code: String,
}

/// A confirmed resident.
#[derive(Serialize, ToSchema)]
pub struct ResidentOut {
    /// Who it is.
    pub person: Option<Author>,
    /// clerk, list or code.
    pub how: &'static str,
    /// RFC 3339, UTC.
    pub since: String,
}

/// Letters that were made together.
#[derive(Serialize, ToSchema)]
pub struct LettersOut {
    /// Number of the letters.
    pub id: i64,
    /// What they are for.
    pub label: String,
    /// Their language.
    pub lang: String,
    /// How many there are.
    pub count: i32,
    /// How many codes were used.
    pub used: i64,
    /// RFC 3339, UTC.
    pub expires_at: String,
    /// Codes that are good; only where the letters are asked for by themselves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
}

impl LettersOut {
    fn of(letters: &Letters, codes: Vec<String>) -> LettersOut {
        LettersOut {
            id: letters.id.0,
            label: letters.label.clone(),
            lang: letters.lang.clone(),
            count: letters.count,
            used: letters.used,
            expires_at: rfc3339(letters.expires_at),
            codes,
        }
    }
}

/// The residents of a community.
#[derive(Serialize, ToSchema)]
pub struct ResidentList {
    /// In the order of their accounts.
    pub items: Vec<ResidentOut>,
    /// Letters to households, for administrators.
    pub letters: Vec<LettersOut>,
    /// Where the list goes on; it has no way back.
    pub cursors: Cursors,
}

/// Who is a resident.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResidentIn {
    /// User name of a member.
    name: String,
}

/// Who is a resident no more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResidentEndIn {
    /// User name.
    name: String,
    /// Why, 1 to 500 characters; the person reads it.
    reason: String,
}

/// A list of residents.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResidentLinesIn {
    /// User names or addresses, one a line, at most 1000.
    lines: String,
    /// Confirms them; without it they are only looked up.
    #[serde(default)]
    confirm: bool,
}

/// What a line leads to.
#[derive(Serialize, ToSchema)]
pub struct ResidentLineOut {
    /// As it was sent.
    pub line: String,
    /// member, already, stranger, nobody or oneself.
    pub found: &'static str,
}

/// What the lines of a list lead to.
#[derive(Serialize, ToSchema)]
pub struct ResidentLinesOut {
    /// In their order, as it was ahead of the confirmation.
    pub items: Vec<ResidentLineOut>,
}

/// Letters to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LettersIn {
    /// What they are for, 1 to 80 characters.
    label: String,
    /// One of the seven languages.
    lang: String,
    /// How many, 1 to 500.
    count: u32,
    /// For how many days their codes are good, 1 to 365.
    days: u32,
}

/// The space, for who may see it.
fn place(c: &mut Conn, viewer: &Viewer, slug: &str) -> Result<Space> {
    let sight = spaces::sight(c, viewer)?;
    spaces::find(c, &sight, slug)
}

/// What a community knows of where the caller lives.
///
/// # Errors
/// `NotFound` when the viewer does not see the space.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/residence",
    params(("space" = String, Path, description = "Address word")),
    responses((status = 200, body = ResidenceOut)))]
pub async fn own(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (_, own) = pages::read_own(&app, &visit).await?;
    json(200, &ResidenceOut::of(own.as_ref()))
}

/// Shows by the code of a letter that the caller lives there.
///
/// # Errors
/// `Invalid(code)`; `TooMany` after many wrong ones.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/residence", request_body = ResidenceIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = ResidenceOut)))]
pub async fn reside(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: ResidenceIn = visit.json()?;
    pages::reside(&app, &visit, &sent.code).await?;
    let (_, own) = pages::read_own(&app, &visit).await?;
    json(200, &ResidenceOut::of(own.as_ref()))
}

/// The residents of a community, and its letters for administrators.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer moderates.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/residents",
    params(("space" = String, Path, description = "Address word"),
        ("after" = Option<String>, Query, description = "Cursor of a list's answer")),
    responses((status = 200, body = ResidentList)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let seek = visit.seek()?;
    let after = match &seek {
        Seek::After(cursor) => cursor.number()?,
        _ => 0,
    };
    let read = pages::read_residents(&app, &visit, UserId(after)).await?;
    let page = Page::cut(read.all, pages::PAGE, &seek, |one: &Resident| {
        Cursor::at(one.person.to_string())
    });
    let item = |one: &Resident| ResidentOut {
        person: Author::of(read.people.get(&one.person)),
        how: one.how.as_str(),
        since: rfc3339(one.at),
    };
    let letters = read.letters.unwrap_or_default();
    let list = ResidentList {
        items: page.items.iter().map(item).collect(),
        letters: letters
            .iter()
            .map(|one| LettersOut::of(one, Vec::new()))
            .collect(),
        cursors: Cursors::of(&page),
    };
    json(200, &list)
}

/// Says that a member lives there.
///
/// # Errors
/// `Refused` unless the viewer moderates, and for himself; `Invalid(name)`.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/residents", request_body = ResidentIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Confirmed")))]
pub async fn confirm(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: ResidentIn = visit.json()?;
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    mark(&app, &visit, move |tx| {
        let space = place(tx, &viewer, &slug)?;
        pages::named(tx, &viewer, &space, &sent.name)
    })
    .await
}

/// Takes back that somebody lives there.
///
/// # Errors
/// `Refused` unless the viewer moderates; `Invalid(reason)`; `NotFound` for who is no resident.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/residents/end", request_body = ResidentEndIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Taken back")))]
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: ResidentEndIn = visit.json()?;
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    mark(&app, &visit, move |tx| {
        let space = place(tx, &viewer, &slug)?;
        let person = called(tx, &sent.name)?;
        residents::end(tx, &viewer, (space.id, person), &sent.reason)
    })
    .await
}

/// Looks up whom a list names, and confirms them where that is asked for.
///
/// # Errors
/// `Refused` unless the viewer is an administrator; `Invalid(lines)`.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/residents/list", request_body = ResidentLinesIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = ResidentLinesOut)))]
pub async fn confirm_list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: ResidentLinesIn = visit.json()?;
    let (space, lines) = pages::list(&app, &visit, &sent.lines).await?;
    if sent.confirm {
        let viewer = visit.viewer.clone();
        // Twice is once: who is confirmed stays so.
        let done = app
            .db
            .write(move |tx| residents::confirm_list(tx, &viewer, space.id, &sent.lines).map(drop));
        done.await?;
    }
    let items = lines.into_iter().map(|line| ResidentLineOut {
        line: line.typed,
        found: match line.found {
            Found::Member(_) => "member",
            Found::Already => "already",
            Found::Stranger => "stranger",
            Found::Nobody => "nobody",
            Found::Oneself => "oneself",
        },
    });
    let items = items.collect();
    json(200, &ResidentLinesOut { items })
}

/// Makes letters with codes for households.
///
/// # Errors
/// `Refused` unless the viewer is an administrator; `Invalid` with every wrong field.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/residents/letters", request_body = LettersIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = LettersOut)))]
pub async fn make_letters(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: LettersIn = visit.json()?;
    let (count, days) = (sent.count.to_string(), sent.days.to_string());
    let new = NewLetters::parse([&sent.label, &sent.lang, &count, &days]);
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let (slug, site, now) = (
        visit.part("space").to_owned(),
        app.key.clone(),
        app.clock.now(),
    );
    let done = app.db.write(move |tx| {
        let space = place(tx, &viewer, &slug)?;
        let done = idempotency::once(tx, &key, |tx| {
            let id = residents::make_letters(tx, &viewer, space.id, &new?, &site)?;
            Ok(urls::resident_letters_of(&space.slug, id))
        })?;
        let location = done.location();
        let letters = residents::letters_of(tx, space.id, made(&location)?)?;
        let codes = residents::codes(tx, &letters, &site, now)?;
        Ok((location, LettersOut::of(&letters, codes)))
    });
    let (location, letters) = done.await?;
    created(&location, &letters)
}

/// Letters with those of their codes that are good.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/residents/letters/{id}",
    params(("space" = String, Path, description = "Address word"), ("id" = i64, Path, description = "Number of the letters")),
    responses((status = 200, body = LettersOut)))]
pub async fn letters(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (_, letters, codes) = pages::read_letters(&app, &visit).await?;
    json(200, &LettersOut::of(&letters, codes))
}

/// Ends the codes of letters.
///
/// # Errors
/// `Refused` unless the viewer is an administrator; `NotFound` when the space has no such letters.
#[utoipa::path(delete, path = "/api/v1/spaces/{space}/residents/letters/{id}",
    params(("space" = String, Path, description = "Address word"), ("id" = i64, Path, description = "Number of the letters"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Ended")))]
pub async fn end_letters(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, LettersId) = (visit.viewer.clone(), visit.id("id")?);
    let slug = visit.part("space").to_owned();
    mark(&app, &visit, move |tx| {
        let space = place(tx, &viewer, &slug)?;
        residents::end_letters(tx, &viewer, space.id, id)
    })
    .await
}
