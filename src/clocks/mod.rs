//! Legal clocks, pure: packs of rules for each jurisdiction, calendars of days off, and the counting of days.
//!
//! No rows, no pages and no clock of its own: who asks brings the day on which to begin.

mod calendar;
mod count;
mod day;
mod pack;
mod packs;
mod parse;
mod printed;

pub use calendar::{Calendar, Weekend};
pub use count::{Due, Extension, Pause, Reckoning, Roll, Span, Unit, elapsed, reckon};
pub use day::{date_of, date_text, day_in, end_of, zone_named};
pub use pack::{Answer, Extend, Forward, Pack, Rule, Silence, Start};
pub use packs::{Packs, Vouched};
pub use printed::Printed;
