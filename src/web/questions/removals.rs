//! The page on which a moderator takes co-signs out of the count of a question: chosen, looked at, then done.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::Person;
use crate::app::App;
use crate::base::{Error, Instant, RemovalId, Result, ThreadId};
use crate::i18n::{Arg, Texts, Zone, rfc3339};
use crate::idempotency;
use crate::questions::{self, Chosen, Removal, Selection, Whole};
use crate::web::door::form::{Button, Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;
use crate::web::threads::told_hidden;

/// What is done with co-signs of a question.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovalDeed {
    /// `preview`, `remove` or `restore`.
    #[serde(rename = "do")]
    pub what: String,
    /// User names with spaces or commas between them.
    #[serde(default)]
    pub people: String,
    /// Signed in this minute or later, as 2026-03-14T18:30: UTC for programs.
    #[serde(default)]
    pub from: String,
    /// Signed ahead of this minute.
    #[serde(default)]
    pub to: String,
    /// Signed by accounts that were younger than so many days then.
    #[serde(default)]
    pub new_days: String,
    /// Of a removal: why, for all to read.
    #[serde(default)]
    pub note: String,
    /// Of a removal: the mark that the preview showed.
    #[serde(default)]
    pub mark: String,
    /// Of a restoration: number of the removal.
    #[serde(default)]
    pub removal: i64,
}

impl RemovalDeed {
    fn sent(visit: &Visit) -> RemovalDeed {
        let field = |name| visit.form.get(name).to_owned();
        RemovalDeed {
            what: field("do"),
            people: field("people"),
            from: field("from"),
            to: field("to"),
            new_days: field("new_days"),
            note: field("note"),
            mark: field("mark"),
            removal: visit.form.get("removal").parse().unwrap_or(0),
        }
    }

    fn selection(&self, zone: &Zone) -> Result<Selection> {
        let minute = |field, text: &str| match text.trim() {
            "" => Ok(None),
            text => match zone.minute(text) {
                None => Err(Error::field(field, "day_form")),
                minute => Ok(minute),
            },
        };
        let span = (minute("from", &self.from)?, minute("to", &self.to)?);
        Selection::parse(&self.people, span, &self.new_days)
    }
}

/// What a choice comes to, for programs.
#[derive(Serialize, ToSchema)]
pub struct ChosenOut {
    /// How many co-signs.
    pub count: usize,
    /// Says whose they are; name it when they are removed.
    pub mark: String,
    /// User names of the first hundred.
    pub people: Vec<String>,
}

/// Co-signs that were taken out of the count together, for programs.
#[derive(Serialize, ToSchema)]
pub struct RemovalOut {
    pub id: i64,
    pub reason: String,
    /// How many they were.
    pub removed: i32,
    /// RFC 3339, UTC.
    pub removed_at: String,
    /// When they were counted again. RFC 3339, UTC.
    pub restored_at: Option<String>,
}

impl RemovalOut {
    /// One for programs.
    pub fn of(one: &Removal) -> RemovalOut {
        RemovalOut {
            id: one.id.0,
            reason: one.reason.clone(),
            removed: one.removed,
            removed_at: rfc3339(one.at),
            restored_at: one.reversed.map(rfc3339),
        }
    }
}

/// What is read for the page.
pub type Read = (Whole, Vec<Removal>, Chosen);

/// A question with what was removed, and what a choice comes to.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless a moderator who has no part in it.
pub async fn read(app: &App, visit: &Visit, selection: Selection) -> Result<Read> {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let now = app.clock.now();
    let read = app
        .db
        .read(move |c| questions::removals(c, &viewer, id, &selection, now));
    read.await
}

/// What the choice of a deed comes to.
///
/// # Errors
/// As [`read`]; `Invalid` for what cannot be chosen.
pub async fn preview(app: &App, visit: &Visit, deed: &RemovalDeed) -> Result<ChosenOut> {
    let (_, _, chosen) = read(app, visit, deed.selection(&Zone::named("UTC"))?).await?;
    let named = chosen.people.into_iter().map(|(person, _)| person.name);
    Ok(ChosenOut {
        count: chosen.count,
        mark: chosen.mark,
        people: named.collect(),
    })
}

/// `GET /questions/{id}/removals`
///
/// # Errors
/// As [`read`].
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let read = read(&app, &visit, Selection::default()).await?;
    page(&app, &visit, &read, false).reply(None)
}

/// `POST /questions/{id}/removals`
///
/// # Errors
/// As [`read`]; what was typed comes back with what is wrong, and with those whom the choice comes to by now.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let deed = RemovalDeed::sent(&visit);
    let done = match deed.what.as_str() {
        "preview" => match deed.selection(&visit.zone) {
            Ok(selection) => match read(&app, &visit, selection).await {
                Ok(read) => return page(&app, &visit, &read, true).reply(None),
                Err(error) => Err(error),
            },
            Err(error) => Err(error),
        },
        _ => perform(&app, &visit, deed.clone(), &visit.zone).await,
    };
    match done {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => {
            again(&app, &visit, &deed, &error).await
        }
        Err(error) => Err(error),
    }
}

/// The page with what is wrong. Where others fit a choice by now, they are shown.
async fn again(app: &App, visit: &Visit, deed: &RemovalDeed, error: &Error) -> Reply {
    let seen = matches!(error, Error::Conflict(_)) && deed.what == "remove";
    let selection = match seen {
        true => deed.selection(&visit.zone)?,
        false => Selection::default(),
    };
    let read = read(app, visit, selection).await?;
    page(app, visit, &read, seen).reply(Some(error))
}

/// Does it; where the question is.
///
/// # Errors
/// As the room says.
pub async fn perform(app: &App, visit: &Visit, deed: RemovalDeed, zone: &Zone) -> Result<String> {
    let selection = match deed.what.as_str() {
        "remove" => Some(deed.selection(zone)?),
        "restore" => None,
        _ => return Err(Error::field("do", "choice")),
    };
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let key = visit.act()?;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            match &selection {
                Some(selection) => {
                    let why = (deed.note.as_str(), deed.mark.as_str());
                    questions::remove_cosigns(tx, &viewer, (id, selection), why)?;
                }
                None => {
                    let number = RemovalId(deed.removal);
                    questions::restore_cosigns(tx, &viewer, (id, number))?;
                }
            }
            Ok(urls::question_removals(id))
        })
    });
    Ok(done.await?.location())
}

fn page<'a>(
    app: &'a App,
    visit: &Visit,
    (whole, removals, chosen): &Read,
    seen: bool,
) -> FormPage<'a> {
    let t = visit.texts(app);
    let thread = &whole.found.thread;
    let heading = t.say("cosigns-title");
    let frame = Page::new(app, visit, heading.clone()).under(
        urls::thread(thread),
        &thread.title,
        &thread.lang,
    );
    let back = (urls::thread(thread), t.say("form-back"));
    let form = choice(&t, visit, thread.id, seen.then_some(chosen)).or(back.0, back.1);
    let mut page = FormPage::new(app, visit, frame, heading, vec![form]);
    let standing: Vec<&Removal> = removals
        .iter()
        .filter(|one| one.reversed.is_none())
        .collect();
    if !standing.is_empty() {
        page.forms.push(restoring(&t, visit, thread.id, &standing));
    }
    let signed = chosen.people.iter();
    page.after = signed
        .map(|(person, at)| line(&t, visit, person, *at))
        .collect();
    let lead = match seen {
        true => t.count("cosigns-chosen", chosen.count),
        false => t.count("cosigns-lead", chosen.count),
    };
    page.lead(lead).lead(t.say("cosigns-told"))
}

fn line(t: &Texts<'_>, visit: &Visit, person: &Person, at: Instant) -> String {
    let when = t.moment(at, &visit.zone);
    let args = [
        ("name", Arg::Text(&person.display_name)),
        ("account", Arg::Text(&person.name)),
        ("when", Arg::Text(&when)),
    ];
    t.with("cosigns-one", &args)
}

fn choice(t: &Texts<'_>, visit: &Visit, id: ThreadId, seen: Option<&Chosen>) -> Form {
    let typed = |name| visit.form.get(name);
    let minute = |name, key: &str| {
        let field = Field::line(name, t.say(key), typed(name));
        field.kind("datetime-local").optional()
    };
    let mut fields = vec![
        Field::line("people", t.say("cosigns-people"), typed("people"))
            .hint(t.say("cosigns-people-hint"))
            .optional(),
        minute("from", "cosigns-from"),
        minute("to", "cosigns-to"),
        Field::line("new_days", t.say("cosigns-new"), typed("new_days"))
            .hint(t.say("cosigns-new-hint"))
            .kind("number")
            .optional(),
        Field::area("note", t.say("cosigns-why"), typed("note"), 3)
            .hint(t.say("cosigns-why-hint"))
            .optional(),
    ];
    let button = |value, key, style| Button {
        value,
        label: t.say(key),
        style,
    };
    let look = |style| button("preview", "cosigns-preview", style);
    let buttons = match seen {
        Some(chosen) if chosen.count > 0 => {
            fields.push(Field::hidden("mark", &chosen.mark));
            vec![button("remove", "cosigns-remove", "danger"), look("quiet")]
        }
        _ => vec![look("")],
    };
    let mut form = Form::new(urls::question_removals(id), fields, String::new());
    form.buttons = buttons;
    form
}

fn restoring(t: &Texts<'_>, visit: &Visit, id: ThreadId, standing: &[&Removal]) -> Form {
    let option = |one: &&Removal| {
        let when = t.moment(one.at, &visit.zone);
        let why = told_hidden(t, &one.reason);
        let args = [
            ("n", one.removed.into()),
            ("when", Arg::Text(&when)),
            ("why", Arg::Text(&why)),
        ];
        (one.id.to_string(), t.with("cosigns-removal", &args), false)
    };
    let options = standing.iter().map(option).collect();
    let which = Field::select("removal", t.say("cosigns-which"), options);
    let mut form = Form::new(urls::question_removals(id), vec![which], String::new());
    form.buttons = vec![Button {
        value: "restore",
        label: t.say("cosigns-restore"),
        style: "quiet",
    }];
    form.headed("check", t.say("cosigns-restore-title"), "restore-")
}
