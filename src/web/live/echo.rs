//! Sends back what comes, to test the protocol by; only where the site was started for that.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::rt;
use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::tungstenite::protocol::Message;

use super::pipe::Pipe;
use super::socket::{accept, closing, farewell, shake};
use crate::app::App;
use crate::base::Error;
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit};

/// The longest message, in bytes.
const LONGEST: usize = 32 << 20;

/// Sends back each message: where the site was started to test the protocol, and nowhere else.
///
/// # Errors
/// `NotFound` unless the site serves its test endpoints; `Invalid(upgrade)` for what is no websocket.
#[utoipa::path(get, path = "/api/v1/live/echo",
    responses((status = 101, description = "A websocket"), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    if !app.test_endpoints {
        return Err(Error::NotFound);
    }
    let (key, payload) = visit.upgrade()?;
    let pipe = Pipe::default();
    let answer = accept(&key, &pipe);
    rt::spawn(async move {
        let mut socket = shake(payload, pipe, LONGEST).await;
        while let Some(heard) = socket.next().await {
            let answer = match heard {
                Ok(message @ (Message::Text(_) | Message::Binary(_))) => message,
                Ok(_) => continue,
                Err(fault) => match farewell(&fault) {
                    Some((code, why)) => closing(code, why),
                    None => break,
                },
            };
            if socket.send(answer).await.is_err() {
                break;
            }
        }
    });
    Ok(answer)
}
