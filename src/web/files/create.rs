//! A file comes with the composer's form, or from a program.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use crate::accounts::Viewer;
use crate::app::App;
use crate::base::{Error, Instant, Result};
use crate::db::{Conn, Tx};
use crate::files::{self, File, Made, NewFile};
use crate::idempotency::{self, Outcome};
use crate::spaces::{self, Upload};
use crate::threads::Target;
use crate::web::door::{Reply, SentFile, Visit, urls};
use crate::web::threads::again;

/// How long somebody waits while others' pictures are decoded.
const PATIENCE: Duration = Duration::from_secs(20);

/// `POST /files`: the composer comes back with what was typed, and a link to the file behind it.
///
/// # Errors
/// `NotFound` for a place that the viewer may not see; what was typed comes back with every other refusal.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let target: Target = visit
        .form
        .get("target")
        .parse()
        .map_err(|()| Error::NotFound)?;
    match upload(&app, &visit).await {
        Ok(file) => {
            let (alt, silent) = (visit.form.get("alt"), visit.form.has("decorative"));
            let link = markdown(&file, alt, silent);
            let body = format!("{}\n\n{link}\n", visit.form.get("body").trim_end());
            let mut page = again(&app, &visit, target, body.trim_start()).await?;
            page.attach.added = Some(file.pixels.is_some() && alt.trim().is_empty() && !silent);
            page.reply(None)
        }
        Err(error) => {
            let mut page = again(&app, &visit, target, visit.form.get("body")).await?;
            (page.attach.open, page.attach.alt) = (true, visit.form.get("alt").to_owned());
            page.reply(Some(&error))
        }
    }
}

/// Keeps the file that the request brings.
///
/// # Errors
/// `SignIn`, `Refused`, `TooMany` or `Invalid(quota)` when the viewer may not add one now; else as [`files::made`].
pub async fn upload(app: &App, visit: &Visit) -> Result<File> {
    let (viewer, rates) = (visit.viewer.clone(), app.config.limits.rates);
    let make = |sent: SentFile| files::made(&sent.title, sent.bytes.to_vec());
    let keep = move |tx: &mut Tx<'_>, new: &NewFile| {
        Ok(urls::file(&files::keep(tx, &viewer, new, rates)?))
    };
    let location = brought(app, visit, may_upload, make, keep).await?;
    let (viewer, name) = (visit.viewer.clone(), urls::file_name(&location).to_owned());
    app.db.read(move |c| files::find(c, &viewer, &name)).await
}

/// Whether somebody may add a file at all.
///
/// # Errors
/// `SignIn` or `Refused` when he may not.
pub fn may_upload(c: &mut Conn, viewer: &Viewer, now: Instant) -> Result<()> {
    let sight = spaces::sight(c, viewer)?;
    spaces::may_on_site(viewer, &sight, now).check::<Upload>(&spaces::Facts::default())
}

/// Keeps the file that the request brings as the viewer's own, made anew by `make`, if `may` allows it; `keep` writes its
/// rows and says where it is.
///
/// # Errors
/// `TooMany` or `Invalid(quota)` when the viewer may not add one now; else as [`received`].
pub async fn brought(
    app: &App,
    visit: &Visit,
    may: impl Fn(&mut Conn, &Viewer, Instant) -> Result<()> + Send + 'static,
    make: impl FnOnce(SentFile) -> Result<Made> + Send + 'static,
    keep: impl FnOnce(&mut Tx<'_>, &NewFile) -> Result<String> + Send + 'static,
) -> Result<String> {
    let rates = app.config.limits.rates;
    let own = move |c: &mut Conn, viewer: &Viewer, now: Instant| {
        may(c, viewer, now)?;
        files::allow(c, viewer.me()?.id, rates, now)
    };
    received(app, visit, own, make, keep).await
}

/// As [`brought`], of a file that is not the viewer's own: `may` says whether he may add one now.
///
/// # Errors
/// As [`decoded`] and the three.
pub async fn received(
    app: &App,
    visit: &Visit,
    may: impl Fn(&mut Conn, &Viewer, Instant) -> Result<()> + Send + 'static,
    make: impl FnOnce(SentFile) -> Result<Made> + Send + 'static,
    keep: impl FnOnce(&mut Tx<'_>, &NewFile) -> Result<String> + Send + 'static,
) -> Result<String> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    // Asked ahead of the work: decoding is dear.
    app.db.read(move |c| may(c, &viewer, now)).await?;
    let key = visit.act()?;
    let made = decoded(app, visit, make).await?;
    let new = stored(app, made).await?;
    let kept = new.clone();
    let outcome = app
        .db
        .write(move |tx| idempotency::once(tx, &key, |tx| keep(tx, &kept)))
        .await;
    if !matches!(outcome, Ok(Outcome::Done(_))) {
        let store = app.store.clone();
        tokio::task::spawn_blocking(move || store.discard(&new))
            .await
            .map_err(Error::broken)?;
    }
    outcome.map(Outcome::location)
}

/// The file that came made anew, a few at a time and off the threads that serve requests.
///
/// # Errors
/// `Invalid(file)` without one or with several; `TooLarge`; `Busy` when too many wait; what `make` says.
async fn decoded(
    app: &App,
    visit: &Visit,
    make: impl FnOnce(SentFile) -> Result<Made> + Send + 'static,
) -> Result<Made> {
    let sent = visit
        .file
        .clone()
        .ok_or_else(|| Error::field("file", "file_missing"))?;
    if sent.more {
        return Err(Error::field("file", "file_one"));
    }
    if !sent.whole {
        return Err(Error::TooLarge);
    }
    let wait = tokio::time::timeout(PATIENCE, app.decoders.acquire());
    let _room = wait
        .await
        .map_err(|_| Error::Busy)?
        .map_err(|_| Error::Busy)?;
    let done = tokio::task::spawn_blocking(move || make(sent));
    done.await.map_err(Error::broken)?
}

/// The file under a new name, its bytes on the disk.
///
/// # Errors
/// `Broken` when the disk refuses.
async fn stored(app: &App, made: Made) -> Result<NewFile> {
    let store = app.store.clone();
    let done = tokio::task::spawn_blocking(move || {
        let new = made.named();
        store.put(&new.name, &made.forms).map(|()| new)
    });
    done.await.map_err(Error::broken)?
}

/// How a text shows the file, or links it where it is no picture.
pub fn markdown(file: &File, alt: &str, decorative: bool) -> String {
    let plain = |words: &str| {
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let escaped = |c: char| {
            if matches!(c, '[' | ']' | '\\' | '`' | '<') {
                vec!['\\', c]
            } else {
                vec![c]
            }
        };
        line.chars().take(500).flat_map(escaped).collect::<String>()
    };
    let url = urls::file(file);
    match (file.kind.is_picture(), decorative) {
        (false, _) => format!("[{}]({url})", plain(&file.title)),
        (true, true) => format!("![]({})", urls::decorative(&url)),
        (true, false) => format!("![{}]({url})", plain(alt)),
    }
}
