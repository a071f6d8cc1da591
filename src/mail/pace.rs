//! When the relay, or a domain, takes nothing for a while. Each process learns it by itself.

use std::collections::HashMap;
use std::time::Duration;

use crate::base::{Instant, minutes};

/// A relay that does not answer is asked again this often.
pub(super) const PROBE: Duration = minutes(1);

/// Who waits until when.
#[derive(Default)]
pub(super) struct Pace {
    /// The relay does not answer: it is asked again then.
    pub away: Option<Instant>,
    resting: HashMap<String, Instant>,
}

impl Pace {
    /// A domain has asked for a rest.
    pub(super) fn rest(&mut self, domain: &str, until: Instant) {
        self.resting.insert(domain.to_owned(), until);
    }

    /// The domains that rest.
    pub(super) fn resting(&mut self, now: Instant) -> Vec<(String, Instant)> {
        self.resting.retain(|_, until| now < *until);
        let all = self.resting.iter();
        all.map(|(domain, until)| (domain.clone(), *until))
            .collect()
    }
}
