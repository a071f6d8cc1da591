//! A bounded number of connections, lent out one at a time and opened when first needed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::conn::{Conn, Use, among_readers, open};
use super::queue::Queue;
use crate::base::{Error, Result};
use crate::config::DatabaseUrl;

pub(super) struct Pool(Arc<Shared>, Queue);

struct Shared {
    url: DatabaseUrl,
    durable: bool,
    size: usize,
    room: Arc<Semaphore>,
    idle: Mutex<Vec<Conn>>,
}

/// A connection on loan; it goes back when dropped, unless in a panic.
pub(super) struct Lease {
    shared: Arc<Shared>,
    conn: Option<Conn>,
    _room: OwnedSemaphorePermit,
}

impl Pool {
    pub(super) fn new(url: DatabaseUrl, durable: bool, size: usize) -> Pool {
        let room = Arc::new(Semaphore::new(size));
        let shared = Arc::new(Shared {
            url,
            durable,
            size,
            room,
            idle: Mutex::new(Vec::new()),
        });
        Pool(shared, Queue::default())
    }

    /// Waits for a connection, at most `wait`; `Busy` after that.
    pub(super) async fn lease(&self, wait: Duration) -> Result<Lease> {
        let room = match self.0.room.clone().try_acquire_owned() {
            Ok(room) => room,
            Err(_) => {
                let _place = self.1.enter();
                let room = self.0.room.clone().acquire_owned();
                let room = tokio::time::timeout(wait, room).await;
                room.map_err(|_| Error::Busy)?.map_err(|_| Error::Busy)?
            }
        };
        let conn = self
            .0
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        Ok(Lease {
            shared: self.0.clone(),
            conn,
            _room: room,
        })
    }
}

impl Pool {
    /// Who waits for a connection.
    pub(super) fn queue(&self) -> &Queue {
        &self.1
    }
}

impl Lease {
    /// The connection, opened now if this lease has none.
    pub(super) fn conn(&mut self) -> Result<&mut Conn> {
        if self.conn.is_none() {
            // Both backends may be read through a writing connection; only SQLite's readers are held to reading.
            let opened = open(&self.shared.url, Use::Read, self.shared.durable);
            let opened = opened.and_then(|mut conn| {
                among_readers(&mut conn, self.shared.size)?;
                Ok(conn)
            });
            self.conn = Some(opened.map_err(|why| {
                tracing::error!("{why}");
                Error::Busy
            })?);
        }
        self.conn.as_mut().ok_or(Error::Busy)
    }

    /// Gives up a connection that is lost.
    pub(super) fn drop_conn(&mut self) {
        self.conn = None;
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        // A piece of reading that panicked has left its transaction open: nobody else may come upon it.
        if let Some(conn) = self.conn.take()
            && !std::thread::panicking()
        {
            self.shared
                .idle
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(conn);
        }
    }
}
