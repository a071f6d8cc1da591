//! The scan of the paper that a question was taken down from: added, looked at, taken away and brought back by moderators.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::http::header::{self, HeaderName};

use crate::accounts::Viewer;
use crate::app::App;
use crate::base::{Error, Instant, Result, ThreadId};
use crate::db::{Conn, Tx};
use crate::files::{self, File, Made, NewFile};
use crate::i18n::Texts;
use crate::idempotency;
use crate::questions::{self, Scan, Whole};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, SentFile, Visit, bytes, see_other, urls};
use crate::web::files::received;
use crate::web::layout::Page;

/// Nobody keeps what is private.
const UNKEPT: &str = "private, no-store";
/// Nothing of a file runs, wherever it is opened.
const CLOSED: &str = "sandbox; default-src 'none'";

/// The question, its scan or the one that may be brought back, and the file of that.
pub type Read = (Whole, Option<(Scan, File)>);

/// What is kept of the paper.
///
/// # Errors
/// As [`questions::scan_of`].
pub async fn read(app: &App, visit: &Visit) -> Result<Read> {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let now = app.clock.now();
    let read = app.db.read(move |c| {
        let (whole, scan) = questions::scan_of(c, &viewer, id, now)?;
        let Some(scan) = scan else {
            return Ok((whole, None));
        };
        let file = files::find_scan(c, &scan.file)?;
        Ok((whole, Some((scan, file))))
    });
    read.await
}

/// `GET /questions/{id}/scan`
///
/// # Errors
/// As [`read`].
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let read = read(&app, &visit).await?;
    page(&app, &visit, &read).reply(None)
}

fn page<'a>(app: &'a App, visit: &Visit, (whole, scan): &Read) -> FormPage<'a> {
    let t = visit.texts(app);
    let id = whole.question.thread;
    let heading = t.say("scan-title");
    let question = (urls::question(id), t.say("kind-question"));
    let frame = Page::new(app, visit, heading.clone()).under(question.0, &question.1, "");
    let there = scan.as_ref().filter(|(scan, _)| scan.removed.is_none());
    let send = match there {
        Some(_) => "scan-replace",
        None => "scan-send",
    };
    let mut form = Form::new(urls::question_scan(id), vec![field(&t)], t.say(send));
    if there.is_some() {
        form = form.or(urls::question_scan_picture(id), t.say("scan-look"));
    }
    let mut forms = vec![form];
    let added = there.map(|(scan, _)| t.named("scan-added", &t.day(scan.at, &visit.zone)));
    let (end, back) = (urls::question_scan_end(id), urls::question_scan_back(id));
    match (there, scan) {
        (Some(_), _) => {
            let mut form = Form::new(end, Vec::new(), t.say("scan-end"));
            form.buttons.iter_mut().for_each(|one| one.style = "quiet");
            forms.push(form);
        }
        (None, Some(_)) => forms.push(Form::new(back, Vec::new(), t.say("scan-restore"))),
        (None, None) => {}
    }
    let ended = (scan.is_some() && there.is_none()).then(|| t.say("scan-ended"));
    let lead = t.say("scan-lead");
    let mut page = FormPage::new(app, visit, frame, heading, forms).lead(lead);
    page.lead.extend(added.or(ended));
    page
}

/// The field by which a scan comes.
pub fn field(t: &Texts<'_>) -> Field {
    Field::line("file", t.say("scan-file"), "")
        .kind("file")
        .hint(t.say("scan-hint"))
        .optional()
}

/// `POST /questions/{id}/scan`
///
/// # Errors
/// As [`upload`]; the page comes back with what is wrong with the picture.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    match upload(&app, &visit).await {
        Ok(()) => Ok(see_other(&urls::question_scan(visit.id("id")?))),
        Err(error @ (Error::Invalid(_) | Error::TooLarge | Error::BadType | Error::TooMany(_))) => {
            let read = read(&app, &visit).await?;
            page(&app, &visit, &read).reply(Some(&error))
        }
        Err(error) => Err(error),
    }
}

/// Keeps the picture that the request brings as the scan of the paper.
///
/// # Errors
/// As [`questions::scan_of`]; `TooMany` when the viewer may not add a scan now; else as [`files::scan`].
pub async fn upload(app: &App, visit: &Visit) -> Result<()> {
    let id: ThreadId = visit.id("id")?;
    let (viewer, rates) = (visit.viewer.clone(), app.config.limits.rates);
    let may = move |c: &mut Conn, viewer: &Viewer, now: Instant| {
        questions::scan_of(c, viewer, id, now)?;
        files::allow_scan(c, viewer.me()?.id, rates, now)
    };
    let kept = move |tx: &mut Tx<'_>, new: &NewFile| {
        keep(tx, &viewer, (id, new), rates)?;
        Ok(urls::question_scan(id))
    };
    received(app, visit, may, made, kept).await.map(drop)
}

/// The scan made anew of what somebody sent.
///
/// # Errors
/// As [`files::scan`].
pub fn made(sent: SentFile) -> Result<Made> {
    files::scan(&sent.bytes)
}

/// Keeps it, whose bytes lie in the store.
///
/// # Errors
/// As [`files::keep_scan`] and [`questions::set_scan`].
pub fn keep(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, new): (ThreadId, &NewFile),
    rates: bool,
) -> Result<()> {
    files::keep_scan(tx, viewer, new, rates)?;
    questions::set_scan(tx, viewer, id, (&new.name, rates))
}

/// `GET /questions/{id}/scan/picture`: what is on the paper; that he looked is written down.
///
/// # Errors
/// As [`questions::look_at_scan`].
pub async fn picture(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let looks = app.db.write(move |tx| {
        let scan = questions::look_at_scan(tx, &viewer, id)?;
        files::find_scan(tx, &scan.file)
    });
    let file = looks.await?;
    let form = file.forms().pop().ok_or(Error::NotFound)?;
    let mut answer = bytes(200);
    answer
        .insert_header((header::CACHE_CONTROL, UNKEPT))
        .insert_header((HeaderName::from_static("content-security-policy"), CLOSED))
        .content_type(file.kind.media_type());
    let store = app.store.clone();
    let read = tokio::task::spawn_blocking(move || store.get(&file, &form));
    Ok(answer.body(read.await.map_err(Error::broken)??))
}

/// `POST /questions/{id}/scan/end`
///
/// # Errors
/// As [`questions::end_scan`].
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    act(&app, &visit, id, move |tx| {
        questions::end_scan(tx, &viewer, id)
    })
    .await
}

/// `POST /questions/{id}/scan/restoration`
///
/// # Errors
/// As [`questions::restore_scan`].
pub async fn restore(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    act(&app, &visit, id, move |tx| {
        questions::restore_scan(tx, &viewer, id)
    })
    .await
}

async fn act<F>(app: &App, visit: &Visit, id: ThreadId, f: F) -> Reply
where
    F: FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let key = visit.act()?;
    let done = app
        .db
        .write(move |tx| idempotency::once(tx, &key, |tx| f(tx).map(|()| urls::question_scan(id))));
    Ok(see_other(&done.await?.location()))
}
