//! Live updates: one conversation, over a websocket, over a stream of events where no websocket passes, or asked for.

pub mod echo;
pub mod events;
mod pipe;
pub mod socket;
pub mod stream;
pub mod watch;

use std::time::Duration;

use super::door::Visit;
use crate::app::App;
use crate::base::Error;
use crate::live::{Answer, Talk, Tuned};

/// A connection that takes nothing for so long is given up.
const STALLED: Duration = Duration::from_secs(10);
/// A client of which nothing was heard for so long is gone.
const SILENT: Duration = Duration::from_secs(60);

/// Takes the visitor in as a listener.
async fn tune(app: &App, visit: &Visit) -> Result<(Talk, Answer), Error> {
    if visit.foreign {
        return Err(Error::refused("foreign_origin", "self"));
    }
    Talk::begin(Tuned {
        db: app.db.clone(),
        hub: app.live.clone(),
        clock: app.clock.clone(),
        viewer: visit.viewer.clone(),
        key: visit.credential(),
        address: visit.address.clone(),
        staff_mfa: app.config.staff_mfa,
        limited: app.config.limits.rates,
    })
    .await
}
