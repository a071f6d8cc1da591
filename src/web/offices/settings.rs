//! An administrator opens an office, says what it is and how it is reached, and makes sure who stands behind it.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::base::{CheckId, Error, Result};
use crate::clocks::{Pack, Packs};
use crate::db::Tx;
use crate::i18n::{Texts, Zone};
use crate::idempotency;
use crate::offices::{
    self, Check, CheckHow, Contact, Intake, IntakeCode, Kind, NewCheck, NewContact, NewIntake,
    NewOffice, Office, OfficeForm, State,
};
use crate::spaces::{self, Facts, ManageOffices, Space};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

/// The packs that have a name in each language.
const NAMED: [&str; 8] = ["generic", "kz", "ru", "mn", "pl", "it", "es", "ozernoye"];

/// `GET /s/{space}/offices/new`
///
/// # Errors
/// `NotFound` for a space that the viewer may not see; `Refused` unless an administrator.
pub async fn new(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    new_page(&app, &visit, None).await
}

/// `POST /s/{space}/offices`
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let field = |name: &str| visit.form.get(name);
    let done = match NewOffice::parse(&typed(&field), &app.packs) {
        Ok(new) => open(&app, &visit, new).await.map_err(taken),
        Err(error) => Err(error),
    };
    match done {
        Ok(slug) => Ok(see_other(&urls::office_settings(&slug))),
        Err(error @ Error::Invalid(_)) => new_page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// The fields of an office, by their names.
pub fn typed<'f>(field: &impl Fn(&str) -> &'f str) -> OfficeForm<'f> {
    OfficeForm {
        name: field("name"),
        slug: field("slug"),
        kind: field("kind"),
        area: field("area"),
        parent: field("parent"),
        pack: field("pack"),
        zone: field("zone"),
        remit: field("remit"),
        channel: field("channel"),
    }
}

/// Opens an office in the space of the address; gives its address word.
///
/// # Errors
/// As [`offices::open`].
pub async fn open(app: &App, visit: &Visit, new: NewOffice) -> Result<String> {
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let (space, slug) = (visit.part("space").to_owned(), new.slug.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let space = spaces::find(tx, &sight, &space)?.id;
            offices::open(tx, &viewer, space, &new)?;
            Ok(urls::office(&new.slug))
        })
    });
    done.await.map(|_| slug)
}

/// An address word that another office has stands beside the field.
fn taken(error: Error) -> Error {
    match error {
        Error::Conflict(conflict) if conflict.code == "taken" => {
            Error::field("slug", "office_taken")
        }
        other => other,
    }
}

async fn new_page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("space").to_owned();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        spaces::may(&viewer, &sight, space.id, None, now)
            .check::<ManageOffices>(&Facts::default())?;
        let others = offices::of_space(c, &sight, space.id, now)?;
        Ok((space, others))
    });
    let ((space, others), t) = (found.await?, visit.texts(app));
    let typed = |name: &str| visit.form.get(name);
    let mut fields = vec![
        Field::line("name", t.say("office-name"), typed("name")).hint(t.say("office-name-hint")),
        Field::line("slug", t.say("office-slug"), typed("slug")).hint(t.say("blog-slug-hint")),
        kinds(&t, typed("kind")),
    ];
    fields.extend(described(&app.packs, &t, &typed, &others));
    let heading = t.say("office-open");
    let form = Form::new(
        urls::space_offices(&space.slug),
        fields,
        t.say("office-open-button"),
    )
    .or(urls::space(&space.slug), t.say("form-back"));
    let page = Page::new(app, visit, heading.clone()).under(
        urls::space(&space.slug),
        &space.name,
        &space.lang,
    );
    FormPage::new(app, visit, page, heading, vec![form])
        .lead(t.say("office-open-lead"))
        .reply(error)
}

fn kinds(t: &Texts<'_>, chosen: &str) -> Field {
    let option = |kind: Kind, key: &str| {
        let word = kind.as_str();
        (word.to_owned(), t.say(key), word == chosen)
    };
    let options = vec![
        option(Kind::Seat, "office-seat"),
        option(Kind::Body, "office-body"),
    ];
    Field::select("kind", t.say("office-kind"), options).hint(t.say("office-kind-hint"))
}

/// What is said of an office, but for its name.
fn described<'f>(
    packs: &Packs,
    t: &Texts<'_>,
    typed: &impl Fn(&str) -> &'f str,
    others: &[Office],
) -> Vec<Field> {
    let zone = match typed("zone") {
        "" => "UTC",
        zone => zone,
    };
    let zones = Zone::names().into_iter();
    let zones = zones.map(|name| (name.clone(), name.clone(), name == zone));
    let packs = packs.all().map(|Pack { code, .. }| {
        // A pack that the site's owner has written bears its own code.
        let words = match NAMED.contains(&code.as_str()) {
            true => t.say(&format!("pack-{code}")),
            false => code.clone(),
        };
        (code.clone(), words, code == typed("pack"))
    });
    vec![
        Field::line("area", t.say("office-area"), typed("area"))
            .hint(t.say("office-area-hint"))
            .optional(),
        one_of(
            t,
            "parent",
            "office-parent-field",
            (others, typed("parent")),
        ),
        Field::area("remit", t.say("office-remit"), typed("remit"), 5)
            .hint(t.say("office-remit-hint"))
            .optional(),
        Field::line("channel", t.say("office-channel-field"), typed("channel"))
            .hint(t.say("office-channel-hint"))
            .optional(),
        Field::select("pack", t.say("office-pack"), packs.collect())
            .hint(t.say("office-pack-hint")),
        Field::select("zone", t.say("settings-zone"), zones.collect()),
    ]
}

/// A choice of one office, or of none.
fn one_of(
    t: &Texts<'_>,
    name: &'static str,
    key: &str,
    (others, chosen): (&[Office], &str),
) -> Field {
    let mut options = vec![(String::new(), t.say("office-none"), chosen.is_empty())];
    let active = others.iter().filter(|one| one.state != State::Abolished);
    options.extend(active.map(|one| (one.slug.clone(), one.name.clone(), one.slug == chosen)));
    Field::select(name, t.say(key), options).optional()
}

/// `GET /o/{office}/settings`
///
/// # Errors
/// `NotFound` when the viewer may not see it; `Refused` unless an administrator.
pub async fn settings(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /o/{office}/settings`: what the form's `do` says.
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let form = visit.form.clone();
    let field = move |name: &str| form.get(name).to_owned();
    match act(&app, &visit, field).await {
        Ok(()) => Ok(see_other(&urls::office_settings(visit.part("office")))),
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// Does what the field `do` says with the others.
///
/// # Errors
/// As the room does; `Invalid(do)` for what it does not.
pub async fn act(app: &App, visit: &Visit, field: impl Fn(&str) -> String) -> Result<()> {
    let slug = visit.part("office").to_owned();
    let viewer = visit.viewer.clone();
    match field("do").as_str() {
        "save" => {
            let found = read(app, visit).await?;
            let texts: Vec<String> = FIELDS.iter().map(|name| field(name)).collect();
            let given = |name: &str| {
                let at = FIELDS.iter().position(|known| *known == name);
                at.and_then(|at| texts.get(at)).map_or("", String::as_str)
            };
            let form = OfficeForm {
                slug: &slug,
                kind: found.office.kind.as_str(),
                ..typed(&given)
            };
            let new = NewOffice::parse(&form, &app.packs)?;
            write(app, visit, move |tx| {
                offices::change(tx, &viewer, &slug, &new)
            })
            .await
        }
        "contact" => {
            let new = NewContact::parse(&field("contact"), &field("escalation"))?;
            write(app, visit, move |tx| {
                offices::set_contact(tx, &viewer, &slug, &new)
            })
            .await
        }
        "intake" => {
            let new = NewIntake::parse(&field("intake"), &field("intake_note"))?;
            write(app, visit, move |tx| {
                offices::set_intake(tx, &viewer, &slug, &new)
            })
            .await
        }
        "verify" => {
            let new = NewCheck::parse(&field("check"), &field("evidence"))?;
            write(app, visit, move |tx| {
                offices::verify(tx, &viewer, &slug, &new).map(drop)
            })
            .await
        }
        "withdraw" => {
            let id: CheckId = field("id").parse().map_err(|()| Error::NotFound)?;
            write(app, visit, move |tx| {
                offices::withdraw_check(tx, &viewer, &slug, id)
            })
            .await
        }
        "activate" => write(app, visit, move |tx| offices::activate(tx, &viewer, &slug)).await,
        "abolish" => {
            let next = Some(field("successor")).filter(|next| !next.is_empty());
            write(app, visit, move |tx| {
                offices::abolish(tx, &viewer, &slug, next.as_deref())
            })
            .await
        }
        _ => Err(Error::field("do", "choice")),
    }
}

/// What may be sent of an office that is there.
const FIELDS: [&str; 7] = ["name", "area", "parent", "pack", "zone", "remit", "channel"];

async fn write<F>(app: &App, visit: &Visit, f: F) -> Result<()>
where
    F: FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let (key, here) = (visit.act()?, urls::office_settings(visit.part("office")));
    let done = app
        .db
        .write(move |tx| idempotency::once(tx, &key, |tx| f(tx).map(|()| here)));
    done.await.map(drop)
}

struct Found {
    office: Office,
    space: Space,
    contact: Contact,
    checks: Vec<Check>,
    others: Vec<Office>,
}

async fn read(app: &App, visit: &Visit) -> Result<Found> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("office").to_owned();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let office = offices::find(c, &sight, &slug, now)?;
        spaces::may(&viewer, &sight, office.space, None, now)
            .check::<ManageOffices>(&Facts::default())?;
        let mut others = offices::of_space(c, &sight, office.space, now)?;
        others.retain(|one| one.id != office.id);
        Ok(Found {
            space: spaces::space_by_id(c, &sight, office.space)?,
            contact: offices::private_contact(c, office.id, now)?,
            checks: offices::checks(c, office.id)?,
            others,
            office,
        })
    });
    found.await
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (found, t) = (read(app, visit).await?, visit.texts(app));
    let office = &found.office;
    let failed = error.map(|_| visit.form.get("do"));
    let forms = vec![
        about(app, visit, &found, failed == Some("save")),
        reached(&t, visit, &found, failed == Some("contact")),
        taking(&t, visit, &found, failed == Some("intake")),
        checked(&t, visit, &found),
        standing(&t, &found),
    ];
    let mut forms = forms;
    let last = found
        .checks
        .iter()
        .find(|check| check.withdrawn_at.is_none());
    if let Some(check) = last {
        let fields = vec![
            Field::hidden("do", "withdraw"),
            Field::hidden("id", &check.id.to_string()),
        ];
        let day = t.day(check.at, &visit.zone);
        let heading = t.with(
            "check-stands",
            &[
                ("how", (&how(&t, check.how)).into()),
                ("day", (&day).into()),
            ],
        );
        let form = Form::new(here(office), fields, t.say("check-withdraw"));
        forms.insert(4, form.headed("shield", heading, "withdraw-").danger());
    }
    let heading = t.say("office-settings");
    let frame = under(app, visit, &found, heading.clone());
    let mut page = FormPage::new(app, visit, frame, heading, forms);
    page.tabs = tabs(&t, office, &urls::office_settings(&office.slug));
    for check in &found.checks {
        page.after.push(told(&t, visit, check));
    }
    page.reply(error)
}

/// A check in a line, with what was seen.
fn told(t: &Texts<'_>, visit: &Visit, check: &Check) -> String {
    let day = t.day(check.at, &visit.zone);
    let review = t.day(check.review_at, &visit.zone);
    let key = match check.withdrawn_at {
        Some(_) => "check-was",
        None => "check-is",
    };
    t.with(
        key,
        &[
            ("how", (&how(t, check.how)).into()),
            ("day", (&day).into()),
            ("review", (&review).into()),
            ("evidence", (&check.evidence).into()),
        ],
    )
}

fn how(t: &Texts<'_>, how: CheckHow) -> String {
    match how {
        CheckHow::Letter => t.say("check-letter"),
        CheckHow::InPerson => t.say("check-in-person"),
        CheckHow::List => t.say("check-list"),
    }
}

fn under<'a>(app: &'a App, visit: &Visit, found: &Found, title: String) -> Page<'a> {
    let (office, space) = (&found.office, &found.space);
    Page::new(app, visit, title).under(urls::office(&office.slug), &office.name, &space.lang)
}

/// The pages on which an office is looked after.
pub(super) fn tabs(t: &Texts<'_>, office: &Office, current: &str) -> Vec<(String, String, bool)> {
    let all = [
        (urls::office_settings(&office.slug), "office-settings"),
        (urls::office_people(&office.slug), "office-people"),
        (urls::office_rules(&office.slug), "rules-title"),
    ];
    let tab = |(url, key): (String, &str)| (url.clone(), t.say(key), url == current);
    all.into_iter().map(tab).collect()
}

fn here(office: &Office) -> String {
    urls::office_settings(&office.slug)
}

fn about(app: &App, visit: &Visit, found: &Found, again: bool) -> Form {
    let (t, office) = (&visit.texts(app), &found.office);
    let of = |id| found.others.iter().find(|one| Some(one.id) == id);
    let parent = of(office.parent).map_or("", |one| one.slug.as_str());
    let kept = |name: &str| match name {
        "name" => office.name.as_str(),
        "area" => &office.area,
        "parent" => parent,
        "pack" => &office.pack,
        "zone" => &office.zone,
        "remit" => &office.remit,
        "channel" => &office.channel,
        _ => "",
    };
    let typed = |name: &str| match again {
        true => visit.form.get(name),
        false => kept(name),
    };
    let mut fields = vec![
        Field::hidden("do", "save"),
        Field::line("name", t.say("office-name"), typed("name")).hint(t.say("office-rename-hint")),
    ];
    fields.extend(described(&app.packs, t, &typed, &found.others));
    Form::new(here(office), fields, t.say("form-save"))
        .or(urls::office(&office.slug), t.say("form-back"))
        .headed("edit", t.say("office-about"), "about-")
}

fn reached(t: &Texts<'_>, visit: &Visit, found: &Found, again: bool) -> Form {
    let typed = |name: &'static str, kept: &str| match again {
        true => visit.form.get(name).to_owned(),
        false => kept.to_owned(),
    };
    let (contact, escalation) = (
        typed("contact", &found.contact.contact),
        typed("escalation", &found.contact.escalation),
    );
    let fields = vec![
        Field::hidden("do", "contact"),
        Field::line("contact", t.say("office-contact"), &contact)
            .kind("email")
            .hint(t.say("office-contact-hint"))
            .optional(),
        Field::line("escalation", t.say("office-escalation"), &escalation)
            .kind("email")
            .hint(t.say("office-escalation-hint"))
            .optional(),
    ];
    Form::new(here(&found.office), fields, t.say("form-save")).headed(
        "bell",
        t.say("office-reached"),
        "contact-",
    )
}

fn taking(t: &Texts<'_>, visit: &Visit, found: &Found, again: bool) -> Form {
    let chosen = &found.office.chosen;
    let (word, note) = match again {
        true => (visit.form.get("intake"), visit.form.get("intake_note")),
        false => (chosen.word(), chosen.note()),
    };
    let codes = [
        IntakeCode::Recess,
        IntakeCode::Vacant,
        IntakeCode::NoContact,
        IntakeCode::Other,
    ];
    let closed = codes.map(|code| Intake::Closed(code, String::new()));
    let options = [Intake::Open].into_iter().chain(closed).map(|one| {
        let words = super::show::intake(t, &one);
        (one.word().to_owned(), words, one.word() == word)
    });
    let fields = vec![
        Field::hidden("do", "intake"),
        Field::select("intake", t.say("office-intake"), options.collect()),
        Field::line("intake_note", t.say("office-intake-note"), note)
            .hint(t.say("office-intake-hint"))
            .optional(),
    ];
    Form::new(here(&found.office), fields, t.say("form-save")).headed(
        "question",
        t.say("office-questions"),
        "intake-",
    )
}

fn checked(t: &Texts<'_>, visit: &Visit, found: &Found) -> Form {
    let options = CheckHow::ALL.iter().map(|one| {
        let word = one.as_str();
        (
            word.to_owned(),
            how(t, *one),
            word == visit.form.get("check"),
        )
    });
    let fields = vec![
        Field::hidden("do", "verify"),
        Field::select("check", t.say("check-how"), options.collect()).hint(t.say("check-hint")),
        Field::area(
            "evidence",
            t.say("check-evidence"),
            visit.form.get("evidence"),
            3,
        )
        .hint(t.say("check-evidence-hint")),
    ];
    Form::new(here(&found.office), fields, t.say("check-button")).headed(
        "check",
        t.say("check-title"),
        "check-",
    )
}

/// Makes the office active, or ends it.
fn standing(t: &Texts<'_>, found: &Found) -> Form {
    let office = &found.office;
    if office.state != State::Active {
        let fields = vec![Field::hidden("do", "activate")];
        return Form::new(here(office), fields, t.say("office-activate")).headed(
            "eye",
            t.say("office-activate-title"),
            "state-",
        );
    }
    let fields = vec![
        Field::hidden("do", "abolish"),
        one_of(
            t,
            "successor",
            "office-successor-field",
            (&found.others, ""),
        ),
    ];
    Form::new(here(office), fields, t.say("office-abolish"))
        .headed("archive", t.say("office-abolish-title"), "state-")
        .danger()
}
