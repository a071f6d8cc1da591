//! The page on which a moderator hides words of what is said beside a question, and on which who wrote them reads them.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::base::{Error, RedactionId, Result, ThreadId};
use crate::idempotency;
use crate::questions::{self, HiddenNotes};
use crate::threads::{Redaction, ToHide};
use crate::web::door::form::{Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;
use crate::web::threads::{HidingDeed, hidden_line, hide_form, show_form, site_label, told_hidden};

/// What is hidden in the notes of a question.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` for all who neither moderate nor wrote any of it.
pub async fn read(app: &App, visit: &Visit) -> Result<HiddenNotes> {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let now = app.clock.now();
    let read = app
        .db
        .read(move |c| questions::hidden_notes(c, &viewer, id, now));
    read.await
}

/// The notes as all would read them.
async fn preview(app: &App, visit: &Visit) -> Result<Vec<String>> {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let hide = ToHide::parse(visit.form.get("words"), visit.form.get("code"))?;
    let (label, now) = (site_label(app, hide.code), app.clock.now());
    let read = app
        .db
        .read(move |c| questions::notes_with_hidden(c, &viewer, id, (&hide, &label), now));
    read.await
}

/// `GET /questions/{id}/redactions`
///
/// # Errors
/// As [`read`].
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let read = read(&app, &visit).await?;
    page(&app, &visit, &read, None).reply(None)
}

/// `POST /questions/{id}/redactions`
///
/// # Errors
/// As [`read`]; what was typed comes back with every other refusal.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let done = match visit.form.get("do") {
        "preview" => match preview(&app, &visit).await {
            Ok(seen) => {
                let read = read(&app, &visit).await?;
                return page(&app, &visit, &read, Some(seen)).reply(None);
            }
            Err(error) => Err(error),
        },
        _ => perform(&app, &visit, HidingDeed::sent(&visit)).await,
    };
    match done {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ Error::Invalid(_)) => {
            let read = read(&app, &visit).await?;
            page(&app, &visit, &read, None).reply(Some(&error))
        }
        Err(error) => Err(error),
    }
}

/// Does it; where that page is.
///
/// # Errors
/// As the room says.
pub async fn perform(app: &App, visit: &Visit, deed: HidingDeed) -> Result<String> {
    let hide = match deed.what.as_str() {
        "hide" => Some(ToHide::parse(&deed.words, &deed.code)?),
        "show" => None,
        _ => return Err(Error::field("do", "choice")),
    };
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let key = visit.act()?;
    let label = hide.as_ref().map(|hide| site_label(app, hide.code));
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            match (&hide, &label) {
                (Some(hide), Some(label)) => {
                    questions::hide_notes(tx, &viewer, id, (hide, label))?;
                }
                _ => questions::show_notes(tx, &viewer, (id, RedactionId(deed.redaction)))?,
            }
            Ok(urls::question_redactions(id))
        })
    });
    Ok(done.await?.location())
}

fn page<'a>(
    app: &'a App,
    visit: &Visit,
    read: &HiddenNotes,
    seen: Option<Vec<String>>,
) -> FormPage<'a> {
    let t = visit.texts(app);
    let thread = &read.whole.found.thread;
    let heading = t.say("notes-title");
    let back = (urls::question(thread.id), t.say("form-back"));
    let frame =
        Page::new(app, visit, heading.clone()).under(back.0.clone(), &t.say("kind-question"), "");
    let action = urls::question_redactions(thread.id);
    let hidden: Vec<&Redaction> = read.all.iter().filter(|one| one.lifted.is_none()).collect();
    let mut forms: Vec<Form> = Vec::new();
    if read.hides {
        let hint = t.say("notes-words-hint");
        let form = hide_form(&t, visit, (action.clone(), hint), seen.is_some());
        forms.push(form.or(back.0, back.1));
    }
    let shown = hidden.iter().copied();
    let shown: Vec<&Redaction> = shown.filter(|one| read.shows.contains(&one.id)).collect();
    if !shown.is_empty() {
        forms.push(show_form(&t, action, &shown));
    }
    let mut page = FormPage::new(app, visit, frame, heading, forms);
    let lead = match (read.judges, &seen) {
        (true, Some(_)) => "hide-preview-lead",
        (true, None) if !read.hides => "notes-none",
        (true, None) => "notes-lead",
        (false, _) => "notes-own-lead",
    };
    page.after = match seen {
        Some(texts) => texts.iter().map(|text| told_hidden(&t, text)).collect(),
        None => hidden
            .iter()
            .map(|one| hidden_line(&t, visit, one))
            .collect(),
    };
    page.lead(t.say(lead))
}
