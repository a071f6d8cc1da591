//! What a person takes along: the page where he asks for it, and the ZIP itself, for him alone.

use std::fs::File;
use std::rc::Rc;
use std::sync::Arc;

use actix_web::body::SizedStream;
use actix_web::http::header;
use actix_web::web::Bytes;
use askama::Template;
use futures_util::stream::{self, Stream};

use super::settings::tabs;
use crate::app::App;
use crate::base::{Error, Result};
use crate::idempotency;
use crate::takeouts::{self, Takeout};
use crate::web::door::{Keys, Reply, Visit, bytes, html, see_other, urls};
use crate::web::layout::Page;

/// Bytes read at once.
const PIECE: usize = 1 << 16;

#[derive(Template)]
#[template(path = "accounts/takeout.html")]
struct Show<'a> {
    page: Page<'a>,
    keys: Keys,
    heading: String,
    tabs: Vec<(String, String, bool)>,
    /// Says that it is being made.
    making: Option<String>,
    /// Address, words, and until when.
    ready: Option<(String, String, String)>,
    may_ask: bool,
}

/// `GET /settings/takeout`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let own = own(&app, &visit).await?;
    let t = visit.texts(&app);
    let making = own.as_ref().filter(|own| own.ready_at.is_none());
    let ready = own.as_ref().and_then(|own| {
        let size = format!("{:.1} MB", own.size as f64 / 1e6);
        let until = t.named("takeout-until", &t.moment(own.ends_at()?, &visit.zone));
        Some((
            urls::takeout(&own.name),
            t.named("takeout-get", &size),
            until,
        ))
    });
    let view = Show {
        keys: visit.keys(&app),
        heading: t.say("nav-settings"),
        tabs: tabs(&app, &visit, urls::TAKEOUT),
        making: making.map(|_| t.say("takeout-making")),
        may_ask: making.is_none(),
        ready,
        page: Page::new(&app, &visit, t.say("takeout-title")).hidden(),
    };
    html(200, &view)
}

/// `POST /settings/takeout`: has it made.
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    ask(&app, &visit).await?;
    Ok(see_other(urls::TAKEOUT))
}

/// `GET /settings/takeout/{name}`: the ZIP, to whom it belongs.
///
/// # Errors
/// `NotFound` for everybody else, and when its days are over.
pub async fn fetch(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), visit.part("name").to_owned());
    let now = app.clock.now();
    let own = app.db.read(move |c| takeouts::find(c, &viewer, &name, now));
    let path = takeouts::path(&app.config.files_dir, &own.await?);
    let file = File::open(&path).map_err(Error::broken)?;
    let size = file.metadata().map_err(Error::broken)?.len();
    let title = format!("{}.zip", app.config.host());
    let mut answer = bytes(200);
    answer
        .content_type("application/zip")
        .insert_header((header::CONTENT_DISPOSITION, urls::attachment(&title)));
    Ok(answer.body(SizedStream::new(size, Box::pin(pieces(file)))))
}

/// The bytes of a file, a piece at a time, read off the threads that serve.
fn pieces(file: File) -> impl Stream<Item = std::io::Result<Bytes>> {
    stream::try_unfold(file, |mut file| async move {
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = vec![0; PIECE];
            let read = std::io::Read::read(&mut file, &mut piece)?;
            piece.truncate(read);
            Ok::<_, std::io::Error>((piece, file))
        });
        let (piece, file) = read.await.map_err(std::io::Error::other)??;
        Ok::<_, std::io::Error>((!piece.is_empty()).then(|| (Bytes::from(piece), file)))
    })
}

/// The viewer's own, as it stands.
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn own(app: &App, visit: &Visit) -> Result<Option<Takeout>> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    app.db.read(move |c| takeouts::of(c, &viewer, now)).await
}

/// Has the viewer's made.
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn ask(app: &App, visit: &Visit) -> Result<()> {
    let (viewer, key) = (visit.viewer.clone(), visit.act()?);
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            takeouts::ask(tx, &viewer)?;
            Ok(urls::TAKEOUT.to_owned())
        })
    });
    done.await.map(drop)
}
