//! The page on which moderators say who lives there, and administrators by a list and by letters.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::accounts::{self, Person, Viewer};
use crate::app::App;
use crate::base::paging::{Cursor, Seek};
use crate::base::{Error, Result, UserId};
use crate::db::Tx;
use crate::i18n::Texts;
use crate::idempotency;
use crate::residents::{self, Found, How, Letters, Line, Resident};
use crate::spaces::{self, ConfirmResident, Facts, KeepResidents, Space};
use crate::web::door::form::{Faults, Field, Form, languages};
use crate::web::door::{Keys, Reply, Visit, html, problem, see_other, urls};
use crate::web::layout::Page;
use crate::web::spaces::called;
use crate::web::spaces::view::tabs;

/// Residents on a page.
pub const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "residents/list.html")]
struct Show<'a> {
    page: Page<'a>,
    keys: Keys,
    heading: String,
    tabs: Vec<(String, String, bool)>,
    faults: Option<Faults>,
    forms: Vec<Form>,
    rows: Vec<Row>,
    letters: Option<Vec<LettersRow>>,
    next: Option<String>,
}

struct Row {
    url: String,
    name: String,
    how: String,
    /// The form by which it is taken back, with the name in it.
    end: String,
}

struct LettersRow {
    url: String,
    label: String,
    used: String,
    until: String,
    end: Option<String>,
}

impl Show<'_> {
    fn anchor(&self, field: &str) -> String {
        let mut all = self.forms.iter().flat_map(|form| &form.fields);
        let found = all.find(|one| one.name == field);
        found.map_or_else(|| "content".to_owned(), Field::id)
    }
}

/// The space with a page of its residents, their names, and its letters for who may make some.
pub struct Read {
    pub space: Space,
    pub all: Vec<Resident>,
    pub people: HashMap<UserId, Person>,
    pub letters: Option<Vec<Letters>>,
}

/// `GET /s/{space}/residents`
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer moderates.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// One more than a page of residents behind this person.
///
/// # Errors
/// As [`show`].
pub async fn read(app: &App, visit: &Visit, after: UserId) -> Result<Read> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("space").to_owned();
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let may = spaces::may(&viewer, &sight, space.id, None, now);
        may.check::<ConfirmResident>(&Facts::default())?;
        let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
        let all = residents::residents(c, space.id, after, limit)?;
        let ids: Vec<UserId> = all.iter().map(|one| one.person).collect();
        let letters = match may.check::<KeepResidents>(&Facts::default()) {
            Ok(()) => Some(residents::letters(c, space.id)?),
            Err(_) => None,
        };
        Ok(Read {
            people: accounts::authors(c, &ids)?,
            letters,
            all,
            space,
        })
    });
    read.await
}

/// The page, with what was wrong.
///
/// # Errors
/// As [`show`].
pub(super) async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let after: i64 = match visit.seek() {
        Ok(Seek::After(cursor)) => cursor.number().unwrap_or(0),
        _ => 0,
    };
    let read = read(app, visit, UserId(after)).await?;
    let mut view = view(app, visit, &read);
    if let Some(error) = error {
        let mut faults = Faults::of(&view.page.t, error);
        faults.point_at(view.forms.iter_mut().flat_map(|form| &mut form.fields));
        view.faults = Some(faults);
    }
    html(error.map_or(200, problem::status), &view)
}

fn view<'a>(app: &'a App, visit: &Visit, read: &Read) -> Show<'a> {
    let (t, space) = (visit.texts(app), &read.space);
    let heading = t.named("residents-title", &space.name);
    let page = Page::new(app, visit, heading.clone())
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .hidden();
    let here = urls::residents(&space.slug);
    let last = read.all.get(PAGE.saturating_sub(1));
    let last = last.filter(|_| read.all.len() > PAGE);
    let administrator = visit.viewer.is_administrator();
    Show {
        keys: visit.keys(app),
        tabs: tabs(&t, space, administrator, &here),
        faults: None,
        forms: forms(&t, visit, space, read.letters.is_some()),
        rows: read
            .all
            .iter()
            .take(PAGE)
            .filter_map(|one| row(&t, visit, space, (one, &read.people)))
            .collect(),
        letters: read.letters.as_ref().map(|all| {
            all.iter()
                .map(|one| printed(app, visit, one, space))
                .collect()
        }),
        next: last.map(|one| urls::after(&here, &Cursor::at(one.person.to_string()))),
        heading,
        page,
    }
}

fn forms(t: &Texts<'_>, visit: &Visit, space: &Space, keeps: bool) -> Vec<Form> {
    let typed = |name| visit.form.get(name);
    let or = |name, usual| match typed(name) {
        "" => usual,
        typed => typed,
    };
    let name = Field::line("name", t.say("residents-add-name"), typed("name"));
    let mut forms = vec![
        Form::new(
            urls::residents(&space.slug),
            vec![name],
            t.say("residents-confirm"),
        )
        .headed("add", t.say("residents-add"), ""),
    ];
    if keeps {
        let lines = Field::area("lines", t.say("residents-lines"), typed("lines"), 6)
            .hint(t.say("residents-lines-hint"));
        forms.push(
            Form::new(
                urls::residents_list(&space.slug),
                vec![lines],
                t.say("residents-preview"),
            )
            .headed("people", t.say("residents-lines-title"), ""),
        );
        let fields = vec![
            Field::line("label", t.say("residents-letters-label"), typed("label"))
                .hint(t.say("residents-letters-label-hint")),
            Field::line("count", t.say("residents-letters-count"), or("count", "50"))
                .kind("number"),
            Field::line("days", t.say("residents-letters-days"), or("days", "60")).kind("number"),
            Field::select(
                "lang",
                t.say("residents-letters-lang"),
                languages(or("lang", &space.lang)),
            ),
        ];
        forms.push(
            Form::new(
                urls::resident_letters(&space.slug),
                fields,
                t.say("residents-letters-make"),
            )
            .headed("article", t.say("residents-letters-title"), ""),
        );
    }
    let whom = match typed("resident") {
        "" => visit.query.get("resident"),
        typed => typed,
    };
    let fields = vec![
        Field::line("resident", t.say("residents-add-name"), whom),
        Field::line("reason", t.say("residents-end-why"), typed("reason")),
    ];
    let end = Form::new(
        urls::residents_end(&space.slug),
        fields,
        t.say("residents-end"),
    );
    forms.push(end.headed("delete", t.say("residents-end"), "end-"));
    forms
}

fn row(
    t: &Texts<'_>,
    visit: &Visit,
    space: &Space,
    (one, people): (&Resident, &HashMap<UserId, Person>),
) -> Option<Row> {
    let person = people.get(&one.person)?;
    let key = match one.how {
        How::Clerk => "residents-by-clerk",
        How::List => "residents-by-list",
        How::Code => "residents-by-code",
    };
    Some(Row {
        url: urls::person(&person.name),
        name: person.display_name.clone(),
        how: t.named(key, &t.day(one.at, &visit.zone)),
        end: urls::residents_ending(&space.slug, &person.name),
    })
}

fn printed(app: &App, visit: &Visit, one: &Letters, space: &Space) -> LettersRow {
    let t = visit.texts(app);
    let good = one.are_good(app.clock.now());
    LettersRow {
        url: urls::resident_letters_of(&space.slug, one.id),
        label: one.label.clone(),
        used: t.named("invites-used", &format!("{} / {}", one.used, one.count)),
        until: t.named("invites-until", &t.moment(one.expires_at, &visit.zone)),
        end: good.then(|| urls::resident_letters_end(&space.slug, one.id)),
    }
}

/// `POST /s/{space}/residents`: says that a member lives there.
///
/// # Errors
/// `Refused` unless the viewer moderates, and for himself; who was typed comes back with what is wrong.
pub async fn confirm(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), visit.form.get("name").to_owned());
    let done = act(&app, &visit, move |tx, space| {
        named(tx, &viewer, space, &name)
    });
    match done.await {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// Confirms the member of this name.
///
/// # Errors
/// As [`confirm`].
pub fn named(tx: &mut Tx<'_>, viewer: &Viewer, space: &Space, name: &str) -> Result<()> {
    let person = called(tx, name)?;
    match residents::confirm(tx, viewer, space.id, person) {
        Err(Error::NotFound) => Err(Error::field("name", "no_member")),
        done => done,
    }
}

/// `POST /s/{space}/residents/end`: takes back that somebody lives there.
///
/// # Errors
/// `Refused` unless the viewer moderates; `Invalid(reason)`; `NotFound` for who is no resident.
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let field = |name| visit.form.get(name).to_owned();
    let (name, reason) = (field("resident"), field("reason"));
    let done = act(&app, &visit, move |tx, space| {
        let nobody = |_| Error::field("resident", "nobody");
        let person = called(tx, &name).map_err(nobody)?;
        residents::end(tx, &viewer, (space.id, person), &reason)
    });
    match done.await {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

async fn act<F>(app: &App, visit: &Visit, f: F) -> Result<String>
where
    F: FnOnce(&mut Tx<'_>, &Space) -> Result<()> + Send + 'static,
{
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let slug = visit.part("space").to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let space = spaces::find(tx, &sight, &slug)?;
            f(tx, &space)?;
            Ok(urls::residents(&space.slug))
        })
    });
    Ok(done.await?.location())
}

#[derive(Template)]
#[template(path = "residents/preview.html")]
struct Preview<'a> {
    page: Page<'a>,
    keys: Keys,
    heading: String,
    count: String,
    /// What was typed, and what it leads to.
    lines: Vec<(String, String)>,
    form: Option<Form>,
    back: String,
}

/// `POST /s/{space}/residents/list`: shows whom a list names; confirms them where that is what was pressed.
///
/// # Errors
/// `Refused` unless the viewer is an administrator; what was typed comes back with what is wrong.
pub async fn save_list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let text = visit.form.get("lines").to_owned();
    let done = match visit.form.get("do") {
        "confirm" => {
            let viewer = visit.viewer.clone();
            let done = act(&app, &visit, move |tx, space| {
                residents::confirm_list(tx, &viewer, space.id, &text).map(drop)
            });
            done.await.map(|location| see_other(&location))
        }
        _ => match list(&app, &visit, &text).await {
            Ok((space, lines)) => return html(200, &preview(&app, &visit, &space, (&text, lines))),
            Err(error) => Err(error),
        },
    };
    match done {
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        done => done,
    }
}

/// The space, and what each line of a list leads to.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator; `Invalid(lines)`.
pub async fn list(app: &App, visit: &Visit, text: &str) -> Result<(Space, Vec<Line>)> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let (slug, text) = (visit.part("space").to_owned(), text.to_owned());
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let may = spaces::may(&viewer, &sight, space.id, None, now);
        may.check::<KeepResidents>(&Facts::default())?;
        viewer.proved(now, accounts::PROOF)?;
        let lines = residents::preview(c, viewer.me()?.id, space.id, &text)?;
        Ok((space, lines))
    });
    read.await
}

fn preview<'a>(
    app: &'a App,
    visit: &Visit,
    space: &Space,
    (text, lines): (&str, Vec<Line>),
) -> Preview<'a> {
    let t = visit.texts(app);
    let heading = t.say("residents-preview-title");
    let here = urls::residents(&space.slug);
    let page = Page::new(app, visit, heading.clone())
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .under(here.clone(), &t.say("residents-tab"), visit.lang.code());
    let new = |line: &&Line| matches!(line.found, Found::Member(_));
    let count = lines.iter().filter(new).count();
    let words = |line: Line| {
        let key = match line.found {
            Found::Member(_) => "residents-found-member",
            Found::Already => "residents-found-already",
            Found::Stranger => "residents-found-stranger",
            Found::Nobody => "residents-found-nobody",
            Found::Oneself => "residents-found-oneself",
        };
        (line.typed, t.say(key))
    };
    let form = (count > 0).then(|| {
        let fields = vec![Field::hidden("lines", text), Field::hidden("do", "confirm")];
        let button = t.say("residents-confirm");
        Form::new(urls::residents_list(&space.slug), fields, button)
    });
    Preview {
        keys: visit.keys(app),
        count: t.count("residents-found", i64::try_from(count).unwrap_or(0)),
        lines: lines.into_iter().map(words).collect(),
        form,
        back: here,
        page: page.hidden(),
        heading,
    }
}
