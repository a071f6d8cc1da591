//! The figures of offices as their pages show them, kept until a clock of the office changes or a day has passed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use super::fair::{Figures, Rules};
use super::record::figures_of;
use crate::base::{Instant, OfficeId, Result};
use crate::db::Conn;
use crate::offices::{self, Office};

/// Offices whose figures are kept; with one more all are forgotten.
const MOST: usize = 2000;

/// What figures hang on: how often a clock of the office has changed, the day, the rules, whether nothing counts.
type Stamp = (i64, Date, Rules, bool);

/// The figures of offices that were asked for.
#[derive(Default)]
pub struct Tallies(Mutex<HashMap<OfficeId, (Stamp, Arc<Figures>)>>);

impl Tallies {
    /// The figures of an office that was found through the viewer, and what they are counted by; none of one in an
    /// exercise counts.
    ///
    /// # Errors
    /// `Broken` for a row that cannot be read.
    pub fn of(
        &self,
        c: &mut Conn,
        (office, exercise): (&Office, bool),
        now: Instant,
    ) -> Result<(Arc<Figures>, Rules)> {
        let rules = Rules::of(&offices::settings(c, office.space, Some(office.id))?);
        let stamp = (office.clocks, office.today(now), rules, exercise);
        if let Some((_, known)) = self.lock().get(&office.id).filter(|(at, _)| *at == stamp) {
            return Ok((known.clone(), rules));
        }
        let counted = Arc::new(figures_of(c, office, exercise, (rules, stamp.1))?);
        let mut all = self.lock();
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(office.id, (stamp, counted.clone()));
        Ok((counted, rules))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<OfficeId, (Stamp, Arc<Figures>)>> {
        // Each entry is whole, whoever fell over while it was put in.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
