//! The figures of an office for programs.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::questions::{Figures, Half};
use crate::web::door::{Reply, Visit, json};
use crate::web::questions::figures::read;

/// Counts of an office's clocks, with what they are counted of.
#[derive(Serialize, ToSchema)]
pub struct FiguresOut {
    /// What the rest is counted of.
    pub eligible: u32,
    pub answered: u32,
    /// Of these, by their last day.
    pub within: u32,
    /// Refused for reasons that count: not answered.
    pub refused: u32,
    /// Answered with standard text: not answered.
    pub standard_text: u32,
    /// Answered of a hundred; none where there are too few.
    pub rate: Option<u32>,
    /// Days within which half of them were answered; none where there are too few, and where fewer than half were.
    pub half_within: Option<u32>,
    /// Whether half of them were answered at all; none where there are too few.
    pub half_answered: Option<bool>,
    /// How many do not count, by the reason: exercise, excused, forwarded, private, lapsed, merged, withdrawn, declined,
    /// abolished, cut or too_new.
    pub left_out: BTreeMap<&'static str, u32>,
    /// How many days each answer took, the quickest first.
    pub waits: Vec<u32>,
}

/// The figures of one term.
#[derive(Serialize, ToSchema)]
pub struct TermFigures {
    /// Number of the term; none where nobody held the office.
    pub term_id: Option<i64>,
    pub figures: FiguresOut,
}

/// What was asked in one month and counts, or is too new to.
#[derive(Serialize, ToSchema)]
pub struct MonthOut {
    /// Its first day.
    pub first: String,
    pub answered: u32,
    /// Waits, or was not answered.
    pub rest: u32,
}

/// The figures of an office.
#[derive(Serialize, ToSchema)]
pub struct OfficeFigures {
    /// The day on which they are told, where the office is.
    pub as_of: String,
    /// Days after which a question counts.
    pub grace_days: u32,
    /// From how many questions on a rate is told.
    pub min_n: u32,
    /// Days in which an answer is expected.
    pub norm_days: u32,
    pub all: FiguresOut,
    pub terms: Vec<TermFigures>,
    /// How often askers said answered, partly, not or only_acknowledged.
    pub verdicts: BTreeMap<&'static str, u32>,
    /// The last twelve, the oldest first.
    pub months: Vec<MonthOut>,
}

fn out(figures: &Figures) -> FiguresOut {
    let left_out = figures.left_out.iter();
    FiguresOut {
        eligible: figures.eligible,
        answered: figures.answered,
        within: figures.within,
        refused: figures.refused,
        standard_text: figures.boilerplate,
        rate: figures.rate,
        half_within: figures.half.and_then(|half| match half {
            Half::Within(days) => Some(days),
            Half::Fewer => None,
        }),
        half_answered: figures.half.map(|half| half != Half::Fewer),
        left_out: left_out.map(|(why, n)| (why.as_str(), *n)).collect(),
        waits: figures.waits.clone(),
    }
}

/// How the questions of an office were answered.
///
/// # Errors
/// `NotFound` when the caller does not see it.
#[utoipa::path(get, path = "/api/v1/offices/{office}/figures",
    params(("office" = String, Path, description = "Address word")),
    responses((status = 200, body = OfficeFigures)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let record = read(&app, &visit).await?.record;
    let verdicts = record.verdicts.iter();
    let terms = record.terms.iter().map(|(term, figures)| TermFigures {
        term_id: term.map(|id| id.0),
        figures: out(figures),
    });
    let months = record.months.iter().map(|month| MonthOut {
        first: month.first.to_string(),
        answered: month.answered,
        rest: month.rest,
    });
    let told = OfficeFigures {
        as_of: record.today.to_string(),
        grace_days: record.rules.grace,
        min_n: record.rules.min_n,
        norm_days: record.norm,
        all: out(&record.all),
        terms: terms.collect(),
        verdicts: verdicts.map(|(said, n)| (said.as_str(), *n)).collect(),
        months: months.collect(),
    };
    json(200, &told)
}
