//! The websocket (RFC 6455), on the site's own port.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::rt;
use data_encoding::BASE64;
use futures_util::{SinkExt, StreamExt};
use sha1::{Digest, Sha1};
use tokio::time::{MissedTickBehavior, interval, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::Error as Fault;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Message, Role, WebSocketConfig};

use super::pipe::{Duplex, Pipe};
use super::{SILENT, STALLED, tune};
use crate::app::App;
use crate::base::clock::Stopwatch;
use crate::live::{Answer, HEARTBEAT, Talk};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, bytes};

/// The longest message of a client, in bytes.
const LONGEST: usize = 4096;

pub(super) type Socket = WebSocketStream<Duplex>;

/// Opens a conversation about what happens.
///
/// # Errors
/// `Refused(foreign_origin)` for another site's page; `TooMany` for a sixth connection of a person; `Invalid(upgrade)`
/// for what is no websocket.
#[utoipa::path(get, path = "/api/v1/live",
    responses((status = 101, description = "A websocket of JSON messages: `sub {topic, after}`, `unsub {topic}`, `ping {}`"),
        (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem),
        (status = 503, body = Problem)))]
pub async fn open(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (key, payload) = visit.upgrade()?;
    let (talk, hello) = tune(&app, &visit).await?;
    let pipe = Pipe::default();
    let answer = accept(&key, &pipe);
    rt::spawn(async move {
        let mut socket = shake(payload, pipe, LONGEST).await;
        // However it ends: the talk is over, and its listener is forgotten.
        let last = converse(&mut socket, talk, hello).await.err().flatten();
        timeout(STALLED, socket.close(last)).await.ok();
    });
    Ok(answer)
}

/// The answer that makes a connection a websocket.
pub(super) fn accept(key: &str, pipe: &Pipe) -> HttpResponse {
    bytes(101)
        .upgrade("websocket")
        .insert_header((header::SEC_WEBSOCKET_ACCEPT, accept_key(key)))
        .body(pipe.outlet())
}

/// What proves that the server has read the client's key (RFC 6455, 4.2.2).
fn accept_key(key: &str) -> String {
    let salted = key.to_owned() + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    BASE64.encode(&Sha1::digest(salted))
}

/// A websocket with buffers as small as its messages: thousands of them wait.
pub(super) async fn shake(payload: Payload, pipe: Pipe, longest: usize) -> Socket {
    let config = WebSocketConfig::default()
        .read_buffer_size(512)
        .write_buffer_size(0)
        .max_write_buffer_size(usize::MAX)
        .max_message_size(Some(longest))
        .max_frame_size(Some(longest));
    WebSocketStream::from_raw_socket(Duplex::new(payload, pipe), Role::Server, Some(config)).await
}

/// How to take leave of a client that broke the protocol; none where he has gone.
pub(super) fn farewell(fault: &Fault) -> Option<(u16, &'static str)> {
    match fault {
        Fault::Capacity(_) => Some((1009, "too_long")),
        Fault::Utf8(_) => Some((1007, "not_utf8")),
        Fault::Protocol(_) => Some((1002, "protocol")),
        _ => None,
    }
}

/// What is said to somebody whose connection is given up; nothing where he is gone.
type Last = Option<CloseFrame>;

/// Talks until either side has had enough.
async fn converse(socket: &mut Socket, mut talk: Talk, hello: Answer) -> Result<(), Last> {
    let (mut alive, mut beat) = (Stopwatch::start(), interval(Duration::from_secs(HEARTBEAT)));
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    send(socket, vec![hello]).await?;
    loop {
        let answers = tokio::select! {
            heard = socket.next() => {
                alive = Stopwatch::start();
                match heard {
                    None => return Ok(()),
                    // Rare and large: boxed, it takes no room while thousands wait.
                    Some(Ok(Message::Text(text))) => Box::pin(talk.hear(&text)).await,
                    Some(Ok(Message::Binary(_))) => Ok(talk.misunderstood()),
                    // Pings and closings are answered by the protocol itself.
                    Some(Ok(_)) => Ok(Vec::new()),
                    Some(Err(fault)) => {
                        let (code, why) = farewell(&fault).ok_or(None)?;
                        Ok(vec![Answer::Close(code, why)])
                    }
                }
            }
            () = talk.wait() => Box::pin(talk.tell()).await,
            _ = beat.tick() => {
                if alive.elapsed() > SILENT {
                    return Ok(());
                }
                let ping = socket.send(Message::Ping(Vec::new().into()));
                let sent = timeout(STALLED, ping).await.map_err(|_| Some(stalled()))?;
                sent.map_err(|_| None)?;
                Ok(Vec::new())
            }
        };
        // The database is away: the client comes back when it is there.
        let busy = |_| vec![Answer::Close(1013, "busy")];
        send(socket, answers.unwrap_or_else(busy)).await?;
    }
}

async fn send(socket: &mut Socket, answers: Vec<Answer>) -> Result<(), Last> {
    for answer in answers {
        let (message, last) = match answer {
            Answer::Say(text, _) => (Message::Text(text.into()), false),
            Answer::Close(code, why) => (closing(code, why), true),
        };
        match timeout(STALLED, socket.send(message)).await {
            Ok(Ok(())) if !last => {}
            Ok(_) => return Err(None),
            Err(_) => return Err(Some(stalled())),
        }
    }
    Ok(())
}

/// For who takes nothing for so long: he hears it if he takes what waits after all.
fn stalled() -> CloseFrame {
    frame(1013, "stalled")
}

pub(super) fn closing(code: u16, why: &'static str) -> Message {
    Message::Close(Some(frame(code, why)))
}

fn frame(code: u16, why: &'static str) -> CloseFrame {
    CloseFrame {
        code: CloseCode::from(code),
        reason: why.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_answered_as_the_protocol_says() {
        // The example of RFC 6455, 1.3.
        let accepted = accept_key("dGhlIHNhbXBsZSBub25jZQ==");
        assert_eq!(accepted, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
}
