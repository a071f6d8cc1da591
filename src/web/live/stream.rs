//! The same conversation as a stream of events (HTML, 9.2): for programs, and where no websocket passes.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header;
use actix_web::rt;
use tokio::time::{sleep, timeout};

use super::pipe::Pipe;
use super::{STALLED, tune};
use crate::app::App;
use crate::base::Error;
use crate::live::{Answer, HEARTBEAT, TOPICS, Talk};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, bytes};

/// Tells what happens in the topics named, from the event behind `Last-Event-ID` or `after` on.
///
/// # Errors
/// As the websocket; `Invalid(topics)` for none.
#[utoipa::path(get, path = "/api/v1/live/stream",
    params(("topics" = String, Query, description = "Names with commas between them, as in `thread:7,person:2`"),
        ("after" = Option<i64>, Query, description = "The number of the last event that is known")),
    responses((status = 200, description = "Messages as of the websocket", content_type = "text/event-stream"),
        (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let topics = visit.query.get("topics");
    if topics.is_empty() {
        return Err(Error::field("topics", "missing"));
    }
    let (talk, first) = begin(&app, &visit, topics).await?;
    let pipe = Pipe::default();
    let body = pipe.outlet();
    rt::spawn(async move {
        tell(&pipe, talk, first).await.ok();
        pipe.end();
    });
    Ok(bytes(200)
        .content_type("text/event-stream")
        // Whatever stands between passes it on at once.
        .insert_header((header::CACHE_CONTROL, "no-store, no-transform"))
        .insert_header(("x-accel-buffering", "no"))
        .body(body))
}

/// Takes the visitor in, listens to the topics named, and gives what is to be said first.
async fn begin(app: &App, visit: &Visit, topics: &str) -> Result<(Talk, Vec<Answer>), Error> {
    let (mut talk, hello) = tune(app, visit).await?;
    let named = visit.query.get("after");
    let known = visit.last_event.as_deref().unwrap_or(named);
    let after: Option<i64> = known.parse().ok();
    let mut first = vec![hello];
    for topic in topics.split(',').take(TOPICS) {
        first.extend(talk.subscribe(topic, after).await?);
    }
    if !talk.listens() {
        // There is nothing to wait for.
        first.push(Answer::Close(1008, "denied"));
    }
    Ok((talk, first))
}

async fn tell(pipe: &Pipe, mut talk: Talk, first: Vec<Answer>) -> Result<(), ()> {
    let mut answers = first;
    loop {
        let mut text = String::new();
        let mut over = false;
        for answer in answers {
            match answer {
                Answer::Say(message, seq) => {
                    if let Some(seq) = seq {
                        text.push_str(&format!("id: {seq}\n"));
                    }
                    text.push_str(&format!("data: {message}\n\n"));
                }
                Answer::Close(..) => over = true,
            }
        }
        send(pipe, &text).await?;
        if over {
            return Ok(());
        }
        answers = tokio::select! {
            () = pipe.gone() => return Err(()),
            () = talk.wait() => talk.tell().await.map_err(drop)?,
            () = sleep(Duration::from_secs(HEARTBEAT)) => {
                send(pipe, ": alive\n\n").await?;
                Vec::new()
            }
        };
    }
}

async fn send(pipe: &Pipe, text: &str) -> Result<(), ()> {
    let sent = timeout(STALLED, pipe.send(text.as_bytes())).await;
    sent.map_err(drop)?.map_err(drop)
}
