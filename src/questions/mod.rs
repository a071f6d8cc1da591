//! Questions put to offices: asked in public, judged by moderators, answered under a clock that all can read.

mod ask;
mod cycle;
mod draft;
mod drafting;
mod due;
mod duplicates;
mod handle;
mod judge;
mod machine;
mod model;
mod nudge;
mod pursue;
mod read;
mod rows;
mod standard;
mod step;

pub use ask::{Asking, ask, ask_again, withdraw};
pub use cycle::printed;
pub use draft::{Draft, DraftAct, DraftState, after, draft, drafters, drafts_at};
pub use drafting::{NewDraft, approve_draft, return_draft, save_draft};
pub use due::{keep_days, reckon_anew};
pub use duplicates::{duplicates, original};
pub use handle::{
    Seen, acknowledge, add_to_answer, answer, answer_privately, clarify, extend, forward,
    publishes, refuse, reply_to_verdict, respond, revise, take_over,
};
pub use judge::{Judgement, appeal, decide_appeal, judge};
pub use machine::{Actor, Appeal, Facts, Matter, Refusal, next, step};
pub use model::{
    Act, Addressee, Appealed, Before, Closing, Cycle, Decided, Declared, Decline, LONGEST,
    LONGEST_ANSWER, MOST_OFFICES, NewQuestion, Question, Refusing, Said, State, Step, Verdict,
};
pub use nudge::{may_remind, remind};
pub use pursue::{cosign, cosigners, deny, follow_up, give_verdict, reopen, reply};
pub use read::{
    Entry, Listing, Moved, Placed, Said as SaidOf, Spoken, Whole, counts, desk, find,
    find_addressee, history, is_cosigned, named_cosigners, of, of_office, spoken, standing,
    verdicts_of, waiting,
};
pub use standard::{Standard, decide_standard, mark_standard, object, standards};
