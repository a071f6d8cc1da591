//! How many connections an address of the network may hold open at once.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;
use rustix::net::sockopt;

use super::limits::{TRUSTED, counted};
use crate::app::App;

/// Connections of an address; a trusted network may hold more, a trusted proxy counts for itself.
const MOST: usize = 50;

/// Milliseconds for which a peer may take nothing of what is sent to it.
const STALLED: u32 = 60_000;

/// The connections that are open, by address.
#[derive(Clone, Default)]
pub struct Connections(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One of them: it counts until it is dropped.
struct Held(Connections, IpAddr);

impl Connections {
    /// Counts a new connection as long as `kept` lives; one too many is shut at once.
    pub fn come(&self, app: &App, stream: &TcpStream, kept: &mut Extensions) {
        let Ok(peer) = stream.peer_addr().map(|peer| peer.ip()) else {
            return;
        };
        // Nobody else notices: what waits for a peer that reads no more is asked for no more either (RFC 5482).
        sockopt::set_tcp_user_timeout(stream, STALLED).ok();
        if !app.config.limits.rates || app.config.trusted_proxies.contains(&peer) {
            return;
        }
        let trusted = app.config.trusts_network(peer, app.clock.now());
        let most = MOST * if trusted { TRUSTED as usize } else { 1 };
        match self.hold(counted(peer), most) {
            Some(held) => drop(kept.insert(held)),
            // Who is gone already needs no door shut.
            None => drop(rustix::net::shutdown(stream, rustix::net::Shutdown::Both)),
        }
    }

    fn hold(&self, from: IpAddr, most: usize) -> Option<Held> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(from).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Held(self.clone(), from))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut open = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = open.get(&self.1).map_or(0, |count| count - 1);
        match left {
            0 => open.remove(&self.1),
            left => open.insert(self.1, left),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_so_many_and_what_ends_makes_room() {
        let (connections, from) = (Connections::default(), IpAddr::from([10, 0, 0, 1]));
        let mut held = vec![connections.hold(from, 2), connections.hold(from, 2)];
        assert!(held.iter().all(Option::is_some) && connections.hold(from, 2).is_none());
        assert!(connections.hold(IpAddr::from([10, 0, 0, 2]), 2).is_some());
        held.pop();
        assert!(connections.hold(from, 2).is_some());
        held.clear();
        assert!(
            connections.0.lock().unwrap().is_empty(),
            "nothing is left behind"
        );
    }
}
