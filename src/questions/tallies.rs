//! What offices come to, as their pages show it: their figures, and how many of their questions stand where. It is kept
//! until a question or a clock of the office changes, the figures for a day at most.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use super::cycle;
use super::fair::{Figures, Rules};
use super::read::{Listing, counts};
use super::record::figures_of;
use crate::base::{Instant, OfficeId, Result};
use crate::db::Conn;
use crate::offices::{self, Office};

/// Offices whose figures are kept; with one more all are forgotten.
const MOST: usize = 2000;

/// What figures hang on: how often a clock of the office has changed, the day, the rules, whether nothing counts.
type Stamp = (i64, Date, Rules, bool);

/// What is kept of each office, under what it hangs on.
type Kept<S, T> = Mutex<HashMap<OfficeId, (S, T)>>;

/// What offices came to when they were asked for.
#[derive(Default)]
pub struct Tallies {
    figures: Kept<Stamp, Arc<Figures>>,
    /// Open, answered and refused questions.
    counts: Kept<i64, [i64; 3]>,
}

/// What is kept of an office under the same stamp.
fn find<S: PartialEq, T: Clone>(kept: &Kept<S, T>, id: OfficeId, stamp: &S) -> Option<T> {
    let all = kept.lock().unwrap_or_else(PoisonError::into_inner);
    let known = all.get(&id).filter(|(at, _)| at == stamp);
    known.map(|(_, told)| told.clone())
}

fn keep<S, T>(kept: &Kept<S, T>, id: OfficeId, told: (S, T)) {
    // Each entry is whole, whoever fell over while it was put in.
    let mut all = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if all.len() >= MOST {
        all.clear();
    }
    all.insert(id, told);
}

impl Tallies {
    /// The figures of an office that was found through the viewer, and what they are counted by; none of one in an
    /// exercise counts.
    ///
    /// # Errors
    /// `Broken` for a row that cannot be read.
    pub fn figures(
        &self,
        c: &mut Conn,
        (office, exercise): (&Office, bool),
        now: Instant,
    ) -> Result<(Arc<Figures>, Rules)> {
        let rules = Rules::of(&offices::settings(c, office.space, Some(office.id))?);
        let stamp = (office.clocks, office.today(now), rules, exercise);
        if let Some(known) = find(&self.figures, office.id, &stamp) {
            return Ok((known, rules));
        }
        let counted = Arc::new(figures_of(c, office, exercise, (rules, stamp.1))?);
        keep(&self.figures, office.id, (stamp, counted.clone()));
        Ok((counted, rules))
    }

    /// How many questions of an office that was found through the viewer are in each listing.
    ///
    /// # Errors
    /// What the database says.
    pub fn counts(
        &self,
        c: &mut Conn,
        office: &Office,
        now: Instant,
    ) -> Result<[(Listing, i64); 4]> {
        let [open, answered, refused] = match find(&self.counts, office.id, &office.clocks) {
            Some(known) => known,
            None => {
                let counted = counts(c, office.id)?;
                keep(&self.counts, office.id, (office.clocks, counted));
                counted
            }
        };
        Ok([
            (Listing::Open, open),
            // A day makes a question overdue, and nothing else changes.
            (Listing::Overdue, cycle::count_overdue(c, office.id, now)?),
            (Listing::Answered, answered),
            (Listing::Refused, refused),
        ])
    }
}
