//! Questions put to offices: asked in public, judged by moderators, answered under a clock that all can read.

mod ask;
mod askers;
mod by_letter;
mod cosigns;
mod cycle;
mod deadlines;
mod declare;
mod draft;
mod drafting;
mod due;
mod duplicates;
mod fair;
mod handle;
mod history;
mod intake;
mod judge;
mod judges;
mod letters;
mod lines;
mod listed;
mod machine;
mod model;
mod notes;
mod nudge;
mod pursue;
mod read;
mod record;
mod removal;
mod rows;
mod scan;
mod standard;
mod statutory;
mod step;
mod still;
mod tallies;
mod waiting;
mod whom;

pub use ask::{Asking, ask, ask_again, keep_asking, place_to_ask, withdraw};
pub use askers::{asker_of, askers_of};
pub use by_letter::{Lettered, addressee_of, asked_back, by_letter, publish_by_letter};
pub use cosigns::{Signed, cosign, cosigners, drift, named_cosigners, recount, signed};
pub use cycle::printed;
pub use deadlines::still_runs;
pub use declare::{may_declare, own_words};
pub use draft::{AtDesk, Draft, DraftAct, DraftState, after, draft, drafters, drafts_at};
pub use drafting::{NewDraft, approve_draft, return_draft, save_draft};
pub use due::{keep_days, reckon_anew};
pub use duplicates::{duplicates, original};
pub use fair::{Figures, Half, LeftOut, Month, Outcome, Rules};
pub use handle::{
    acknowledge, add_to_answer, answer, answer_privately, clarify, extend, forward, publishes,
    refuse, reply_to_verdict, respond, revise, take_over,
};
pub use history::{Moved, acted_as_asker, history};
pub use intake::{by_slip, claim, count_slip, slip_code, take_down};
pub use judge::{Judgement, appeal, decide_appeal, judge};
pub use letters::{Escalation, Link};
pub use lines::{Datum, MOST_ROWS, data};
pub use listed::{Asked as Wanted, Order, of_office};
pub use machine::{Actor, Appeal, Facts, Matter, Refusal, next, step};
pub use model::{
    Act, Addressee, Appealed, Before, Came, Closing, Cycle, Decided, Declared, Decline, Intake,
    LONGEST, LONGEST_ANSWER, MOST_OFFICES, NewIntake, NewQuestion, Question, Refusing, Said, Seen,
    State, Step, Verdict,
};
pub use notes::{
    HiddenNotes, authors_of_hidden, hidden_notes, hide_notes, hides_notes, notes_with_hidden,
    own_hidden, show_notes,
};
pub use pursue::{deny, follow_up, give_verdict, may_remind, remind, reopen, reply};
pub use read::{
    Desk, Entry, Listing, OnDesk, Placed, Said as SaidOf, Spoken, Whole, desk, find,
    find_addressee, of, spoken, verdicts_of,
};
pub use record::{Record, record};
pub use removal::{
    Chosen, Removal, Selection, concerned, removals, remove_cosigns, restore_cosigns,
};
pub use rows::pauses_text;
pub use rows::standing;
pub use scan::{Scan, end_scan, look_at_scan, restore_scan, scan_of, set_scan};
pub use standard::{Standard, decide_standard, mark_standard, object, standards};
pub use statutory::{
    Legal, More, NewStatutory, Side, Statutory, legal, may_change as may_change_legal, own_pack,
    record as record_legal, side as legal_side, statutory_of, strike as strike_legal,
};
pub use tallies::Tallies;
pub use waiting::waiting;
pub use whom::{About, likely};
