//! Whether the process lives, whether it can serve, and its meters.

use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use actix_web::http::header::{self, HeaderValue};

use crate::app::App;
use crate::base::seconds;
use crate::base::{Error, Result};
use crate::db::migrate;
use crate::web::door::{Reply, Visit, text};
use crate::{events, jobs, outbox};

/// A letter that nobody has taken in hand for longer than this says that letters do not leave. One that the relay refused
/// says so of the relay: no node would come back by being taken out of service for it.
const LAG: std::time::Duration = seconds(60);

/// `GET /livez`: never asks the database.
///
/// # Errors
/// None.
pub async fn live(_: Arc<App>, _: Rc<Visit>) -> Reply {
    let mut said = text(200, "text/plain; charset=utf-8", "ok\n".to_owned());
    let rule = HeaderValue::from_static("no-store");
    said.headers_mut().insert(header::CACHE_CONTROL, rule);
    Ok(said)
}

/// `GET /readyz`: 503 with the reason while the site cannot serve.
///
/// # Errors
/// None: the reason is in the answer.
pub async fn ready(app: Arc<App>, _: Rc<Visit>) -> Reply {
    let (status, body) = match reason(&app).await {
        Ok(None) => (200, "ok\n".to_owned()),
        Ok(Some(reason)) => (503, format!("{reason}\n")),
        Err(_) => (503, "the database does not answer\n".to_owned()),
    };
    Ok(text(status, "text/plain; charset=utf-8", body))
}

async fn reason(app: &App) -> Result<Option<&'static str>> {
    if app.is_stopping() {
        return Ok(Some("stopping"));
    }
    if app.config.folders().into_iter().any(disk_is_low) {
        return Ok(Some("the disk is nearly full"));
    }
    if !app.db.takes_writes() {
        return Ok(Some("nothing can be written"));
    }
    let now = app.clock.now();
    app.db
        .read(move |c| {
            if !migrate::is_current(c)? {
                return Ok(Some("migrations wait"));
            }
            let lag = outbox::untouched(c, now)?;
            Ok((lag > LAG).then_some("letters do not leave"))
        })
        .await
}

/// Free bytes that are enough on a disk of any size, since nobody's letters wait for the last twentieth of a terabyte.
const ROOM: u64 = 1 << 30;

/// True when less than a twentieth of the disk, and less than [`ROOM`], is free. A folder that cannot be asked says nothing.
fn disk_is_low(folder: &Path) -> bool {
    // On PostgreSQL the folder may not be there.
    rustix::fs::statvfs(folder)
        .is_ok_and(|disk| is_low(disk.f_bavail, disk.f_blocks, disk.f_frsize))
}

/// Both sizes in blocks of so many bytes.
fn is_low(free: u64, all: u64, block: u64) -> bool {
    free.saturating_mul(20) < all && free.saturating_mul(block) < ROOM
}

/// `GET /metrics`, in the text format of OpenMetrics.
///
/// # Errors
/// `NotFound` where the settings give it another port, or none.
pub async fn metrics(app: Arc<App>, _: Rc<Visit>) -> Reply {
    if app.config.metrics_bind.is_some() || !app.config.loopback() {
        return Err(Error::NotFound);
    }
    Ok(text(
        200,
        "application/openmetrics-text; version=1.0.0; charset=utf-8",
        measure(&app).await?,
    ))
}

/// All meters as text, read now.
///
/// # Errors
/// What the database says.
pub async fn measure(app: &App) -> Result<String> {
    let now = app.clock.now();
    let (head, (due, lag), (waiting, dead)) = app
        .db
        .read(move |c| {
            Ok((
                events::head(c)?,
                outbox::backlog(c, now)?,
                jobs::backlog(c, now)?,
            ))
        })
        .await?;
    let meters = &app.meters;
    meters.set("event_head", head);
    meters.set("letters_due", due);
    meters.set(
        "letters_lag_seconds",
        i64::try_from(lag.as_secs()).unwrap_or(i64::MAX),
    );
    meters.set("jobs_due", waiting);
    meters.set("jobs_dead", dead);
    meters.set(
        "writes_waiting",
        i64::try_from(app.db.queue()).unwrap_or(i64::MAX),
    );
    Ok(meters.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_is_low_below_a_twentieth_and_a_gibibyte() {
        assert!(is_low(49, 1000, 4096) && !is_low(50, 1000, 4096) && !is_low(0, 0, 4096));
        assert!(is_low(0, 1, 1) && !is_low(u64::MAX, u64::MAX, 4096));
        // Of a terabyte 1 GiB is enough.
        assert!(is_low(262_143, 1 << 28, 4096) && !is_low(262_144, 1 << 28, 4096));
    }
}
