//! Clocks stand still while nobody can answer for an office, as its holder's account is closed, and go on when somebody can.

use diesel::prelude::*;

use super::cycle;
use super::model::Before;
use super::read::placed_of;
use super::step::{Words, tell};
use crate::base::{AddresseeId, Instant, OfficeId, Result};
use crate::clocks::Packs;
use crate::db::schema::{addressees, cycles, terms};
use crate::db::{AmongMethods, Conn, Tx};
use crate::events::Handled;
use crate::offices;

/// Clocks that stop, and clocks that go on.
#[derive(Default)]
pub(super) struct Changed {
    stop: Vec<AddresseeId>,
    go: Vec<AddresseeId>,
}

impl Changed {
    pub(super) fn is_empty(&self) -> bool {
        self.stop.is_empty() && self.go.is_empty()
    }
}

/// Which clocks stop or go on now.
pub(super) fn changed(c: &mut Conn, now: Instant, most: i64) -> Result<Changed> {
    let silent = offices::silent(c, now)?;
    Ok(Changed {
        stop: match silent.is_empty() {
            true => Vec::new(),
            false => to_stop(c, &silent, most)?,
        },
        go: to_go(c, &silent, most)?,
    })
}

fn to_stop(c: &mut Conn, silent: &[OfficeId], most: i64) -> Result<Vec<AddresseeId>> {
    Ok(cycles::table
        .filter(cycles::office_id.among(silent.to_vec()))
        .filter(cycles::stopped_at.is_null())
        .filter(cycles::due_at.is_not_null())
        .order(cycles::id)
        .limit(most)
        .select(cycles::addressee_id)
        .load(c)?)
}

/// What waits for an office that somebody holds has no other reason to stand still.
fn to_go(c: &mut Conn, silent: &[OfficeId], most: i64) -> Result<Vec<AddresseeId>> {
    Ok(cycles::table
        .inner_join(addressees::table)
        .inner_join(terms::table.on(cycles::term_id.eq(terms::id.nullable())))
        .filter(cycles::stopped_at.is_null().and(cycles::due_at.is_null()))
        // Said apart, it names the index of what stands still.
        .filter(cycles::term_id.is_not_null())
        // What a term that is over has left is for the end of terms.
        .filter(terms::stage.eq("running"))
        .filter(addressees::state.eq(Before::Waiting.as_str()))
        .filter(cycles::office_id.ne_all(silent.to_vec()))
        .order(cycles::id)
        .limit(most)
        .select(cycles::addressee_id)
        .load(c)?)
}

/// Stops clocks and lets them go on; returns how many.
pub(super) fn tend(tx: &mut Tx<'_>, packs: &Packs, most: i64) -> Result<i64> {
    let now = tx.now();
    let changed = changed(tx, now, most)?;
    let count = changed.stop.len().max(changed.go.len());
    for id in changed.stop {
        let (whole, placed) = placed_of(tx, id)?;
        cycle::pause(tx, packs, &placed.office, &placed.addressee)?;
        let one = (&placed.addressee, None);
        tell(tx, &whole, one, Handled::Halted, Words::default())?;
    }
    for id in changed.go {
        let (whole, placed) = placed_of(tx, id)?;
        cycle::resume(tx, packs, &placed.office, &placed.addressee)?;
        let one = (&placed.addressee, None);
        tell(tx, &whole, one, Handled::Resumed, Words::default())?;
    }
    Ok(i64::try_from(count).unwrap_or(most))
}
