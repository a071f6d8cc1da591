//! Terms begin and end by the calendar: what their days bring is told, and who acts for nobody any more is an official no
//! more.

use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::model::Term;
use super::people::{settle, stage, term_over};
use super::read::among;
use super::rows::TermRow;
use crate::accounts;
use crate::base::{OfficeId, Result, TermId, hours};
use crate::db::schema::terms;
use crate::db::{AmongMethods, Conn, Tx};
use crate::events::{self, Event};
use crate::jobs::Job;

/// Terms that are looked at in one transaction.
const BATCH: i64 = 200;

/// Tells which terms have begun and which are over, hour by hour.
#[derive(Debug, Serialize, Deserialize)]
pub struct TendOffices;

impl Job for TendOffices {
    const NAME: &'static str = "tend_offices";

    fn run(&self, tx: &mut Tx<'_>) -> Result<Option<Duration>> {
        let mut after = TermId(0);
        loop {
            let open = open_terms(tx, after)?;
            let Some((last, _)) = open.last() else {
                break;
            };
            after = last.id;
            tend(tx, open)?;
        }
        // A delegate's last day may be over too.
        for person in accounts::officials(tx)? {
            settle(tx, person)?;
        }
        Ok(Some(hours(1)))
    }
}

/// The terms behind this one that are not known to be over, and what was told of each last.
fn open_terms(c: &mut Conn, after: TermId) -> Result<Vec<(Term, String)>> {
    let rows: Vec<(TermRow, String)> = terms::table
        .filter(terms::stage.among(vec!["coming", "running"]))
        .filter(terms::id.gt(after))
        .order(terms::id)
        .limit(BATCH)
        .select((TermRow::as_select(), terms::stage))
        .load(c)?;
    let term = |(row, told): (TermRow, String)| Ok((row.term()?, told));
    rows.into_iter().map(term).collect()
}

fn tend(tx: &mut Tx<'_>, open: Vec<(Term, String)>) -> Result<()> {
    let now = tx.now();
    let ids: Vec<OfficeId> = open.iter().map(|(term, _)| term.office).collect();
    let offices = among(tx, &ids, now)?;
    for (term, told) in open {
        let Some(office) = offices.get(&term.office) else {
            continue;
        };
        let today = office.today(now);
        match stage(&(term.from, term.to, term.cut), today) {
            "over" => term_over(tx, office, &term, (None, None))?,
            "running" if told == "coming" => {
                diesel::update(terms::table.find(term.id))
                    .set(terms::stage.eq("running"))
                    .execute(&mut **tx)?;
                let event = Event::TermChanged {
                    at: office.at(),
                    term: term.id,
                    person: term.holder,
                    what: "begun",
                };
                events::record(tx, None, &event)?;
            }
            _ => {}
        }
    }
    Ok(())
}
