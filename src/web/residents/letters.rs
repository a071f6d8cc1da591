//! Letters to households: made, printed one a page, and ended.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::{Error, LettersId, Result};
use crate::i18n::{Lang, Texts};
use crate::idempotency;
use crate::residents::{self, Letters, NewLetters};
use crate::spaces::{self, Facts, KeepResidents, Space};
use crate::web::door::{Reply, Visit, html, see_other, urls};
use crate::web::layout::Page;
use crate::web::share::{Drawn, drawn};

#[derive(Template)]
#[template(path = "residents/letters.html")]
struct Sheets<'a> {
    page: Page<'a>,
    /// In the language of the letters.
    own: Texts<'a>,
    lang: Option<String>,
    heading: String,
    space: String,
    until: String,
    /// The address without the code.
    url: String,
    /// The code, and the picture that leads to it.
    sheets: Vec<(String, Drawn)>,
}

/// `POST /s/{space}/residents/letters`
///
/// # Errors
/// `Refused` unless the viewer is an administrator; `Invalid` with every wrong field.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let field = |name| visit.form.get(name);
    let fields = [field("label"), field("lang"), field("count"), field("days")];
    let new = NewLetters::parse(fields);
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let (slug, site) = (visit.part("space").to_owned(), app.key.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let space = spaces::find(tx, &sight, &slug)?;
            let id = residents::make_letters(tx, &viewer, space.id, &new?, &site)?;
            Ok(urls::resident_letters_of(&space.slug, id))
        })
    });
    match done.await {
        Ok(done) => Ok(see_other(&done.location())),
        Err(error @ Error::Invalid(_)) => super::list::page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// `GET /s/{space}/residents/letters/{id}`: one a page, to be printed.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, letters, codes) = read(&app, &visit).await?;
    html(200, &sheets(&app, &visit, &space, (&letters, codes))?)
}

/// The space, the letters, and those of their codes that are good.
pub type Read = (Space, Letters, Vec<String>);

/// What is printed.
///
/// # Errors
/// As [`show`].
pub async fn read(app: &App, visit: &Visit) -> Result<Read> {
    let (viewer, id): (_, LettersId) = (visit.viewer.clone(), visit.id("id")?);
    let (slug, now, key) = (
        visit.part("space").to_owned(),
        app.clock.now(),
        app.key.clone(),
    );
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let may = spaces::may(&viewer, &sight, space.id, None, now);
        may.check::<KeepResidents>(&Facts::default())?;
        let letters = residents::letters_of(c, space.id, id)?;
        let codes = residents::codes(c, &letters, &key, now)?;
        Ok((space, letters, codes))
    });
    read.await
}

fn sheets<'a>(
    app: &'a App,
    visit: &Visit,
    space: &Space,
    (letters, codes): (&Letters, Vec<String>),
) -> Result<Sheets<'a>> {
    let lang = Lang::from_code(&letters.lang).unwrap_or(visit.lang);
    let own = app.i18n.texts(lang);
    let page = Page::new(app, visit, letters.label.clone())
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .under(
            urls::residents(&space.slug),
            &visit.texts(app).say("residents-tab"),
            visit.lang.code(),
        );
    let path = urls::residence(&space.slug);
    let sheet = |code: String| {
        let whole = urls::absolute(&app.config, &urls::residence_code(&space.slug, &code));
        Ok((code, drawn(&whole)?))
    };
    Ok(Sheets {
        lang: page.other(lang.code()).map(str::to_owned),
        heading: own.say("home-letter-title"),
        space: space.name.clone(),
        until: own.named(
            "home-letter-until",
            &own.day(letters.expires_at, &visit.zone),
        ),
        url: urls::absolute(&app.config, &path),
        sheets: codes.into_iter().map(sheet).collect::<Result<_>>()?,
        own,
        page: page.hidden(),
    })
}

/// `POST /s/{space}/residents/letters/{id}/end`
///
/// # Errors
/// `Refused` unless the viewer is an administrator; `NotFound` when the space has no such letters.
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, LettersId) = (visit.viewer.clone(), visit.id("id")?);
    let (key, slug) = (visit.act()?, visit.part("space").to_owned());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let space = spaces::find(tx, &sight, &slug)?;
            residents::end_letters(tx, &viewer, space.id, id)?;
            Ok(urls::residents(&space.slug))
        })
    });
    Ok(see_other(&done.await?.location()))
}
