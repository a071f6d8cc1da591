//! The port on which the own mail server hands letters over. Nothing is passed on from here.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};

use super::session::{Act, Body, Rules, Session};
use super::take::take;
use crate::db::Db;

/// Conversations at a time.
const MOST: usize = 50;
/// How long the other side may be silent (RFC 5321, 4.5.3.2).
const PATIENCE: Duration = Duration::from_secs(300);
/// How long it may take to tell somebody that there is no room.
const TURNED_AWAY: Duration = Duration::from_secs(5);
/// Bytes of a command.
const LINE: usize = 1000;

/// Takes letters until the site stops.
pub(super) async fn listen(
    listener: TcpListener,
    rules: Rules,
    db: Db,
    mut stopped: watch::Receiver<bool>,
) {
    let room = Arc::new(Semaphore::new(MOST));
    loop {
        let stream = tokio::select! {
            come = listener.accept() => come,
            _ = stopped.changed() => return,
        };
        let mut stream = match stream {
            Ok((stream, _)) => stream,
            Err(why) => {
                tracing::warn!(%why, "A mail server could not come in");
                // Out of file handles: to ask again at once would take the whole core.
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let Ok(place) = room.clone().try_acquire_owned() else {
            // Told beside the others: nobody waits for who does not listen.
            tokio::spawn(async move {
                let told = stream.write_all(b"421 4.3.2 Too many at once\r\n");
                drop(tokio::time::timeout(TURNED_AWAY, told).await);
            });
            continue;
        };
        let (rules, db, mut stopped) = (rules.clone(), db.clone(), stopped.clone());
        tokio::spawn(async move {
            let talk = async {
                // Who hangs up in the midst of a letter has been told nothing, and sends it again.
                drop(converse(&mut stream, rules, &db).await);
            };
            tokio::select! {
                () = talk => {}
                _ = stopped.changed() => {}
            }
            drop(place);
        });
    }
}

/// One conversation, from greeting to farewell.
async fn converse(stream: &mut TcpStream, rules: Rules, db: &Db) -> std::io::Result<()> {
    let mut session = Session::new(rules.clone());
    let mut wire = Wire {
        stream,
        ahead: Vec::new(),
    };
    wire.tell(&session.hello()).await?;
    while let Some(line) = wire.line().await? {
        let act = match &line {
            Line::Whole(line) => session.hear(line),
            Line::Odd => session.fault("500 5.5.2 A line ends with CR and LF"),
            Line::Long => session.fault("500 5.5.2 Too long"),
        };
        match act {
            Act::Say(text) => wire.tell(&text).await?,
            Act::Leave(text) => return wire.tell(&text).await,
            Act::Take => {
                wire.tell("354 Send it, then a dot on a line of its own")
                    .await?;
                let mut body = Body::new(rules.most);
                if !wire.body(&mut body).await? {
                    return Ok(());
                }
                let lmtp = session.is_lmtp();
                let (way, recipients) = session.letter();
                let count = if lmtp { recipients.len() } else { 1 };
                let odd = body.odd;
                let says = if odd {
                    "554 5.6.0 A line ends with CR and LF"
                } else if body.over {
                    "552 5.3.4 Too large"
                } else {
                    match take(db, &rules, way, recipients, body.bytes).await {
                        Ok(()) => "250 2.6.0 Taken",
                        Err(why) => {
                            tracing::error!(%why, "A letter could not be kept");
                            "451 4.3.0 Not now"
                        }
                    }
                };
                for _ in 0..count {
                    wire.tell(says).await?;
                }
                if odd {
                    // What follows may be a letter that was smuggled in.
                    return Ok(());
                }
            }
        }
    }
    Ok(())
}

enum Line {
    Whole(Vec<u8>),
    /// It did not end as a line does.
    Odd,
    Long,
}

/// The connection, and what has come ahead of its time.
struct Wire<'a> {
    stream: &'a mut TcpStream,
    ahead: Vec<u8>,
}

impl Wire<'_> {
    async fn tell(&mut self, text: &str) -> std::io::Result<()> {
        let line = format!("{text}\r\n");
        let said = tokio::time::timeout(PATIENCE, self.stream.write_all(line.as_bytes()));
        said.await?
    }

    /// Waits for more; false when there is none.
    async fn more(&mut self) -> std::io::Result<bool> {
        let mut chunk = [0; 8192];
        let come = tokio::time::timeout(PATIENCE, self.stream.read(&mut chunk)).await??;
        self.ahead.extend(chunk.iter().take(come));
        Ok(come > 0)
    }

    /// The next command; none when the other side has hung up.
    async fn line(&mut self) -> std::io::Result<Option<Line>> {
        let mut long = false;
        loop {
            if let Some(end) = self.ahead.iter().position(|b| *b == b'\n') {
                let mut line: Vec<u8> = self.ahead.drain(..=end).collect();
                line.pop();
                return Ok(Some(if long || line.len() > LINE {
                    Line::Long
                } else if line.pop() != Some(b'\r') || line.contains(&b'\r') {
                    Line::Odd
                } else {
                    Line::Whole(line)
                }));
            }
            if self.ahead.len() > LINE {
                long = true;
                self.ahead.clear();
            }
            if !self.more().await? {
                return Ok(None);
            }
        }
    }

    /// Takes a letter; false when the other side has hung up or sends without end.
    async fn body(&mut self, body: &mut Body) -> std::io::Result<bool> {
        loop {
            if let Some(end) = body.take(&self.ahead) {
                self.ahead.drain(..end);
                return Ok(true);
            }
            self.ahead.clear();
            if body.is_flood() {
                self.tell("552 5.3.4 Too large").await?;
                return Ok(false);
            }
            if !self.more().await? {
                return Ok(false);
            }
        }
    }
}
