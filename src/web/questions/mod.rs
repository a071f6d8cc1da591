//! Pages of questions: asked, judged, answered, pursued.

mod acts;
mod ask;
mod desk;
mod drafting;
mod handle;
pub mod lists;
mod maker;
mod own;
mod steps;

pub use acts::{Deed, create_act, perform as do_act};
pub use ask::{Typed, ask as do_ask, ask_again as do_ask_again, create, edit, new, save};
pub use desk::show as desk;
pub use handle::show as handle;
pub use lists::waiting;
pub use own::{cosign, end_cosign, show, sign as do_cosign};
pub use steps::{Taken, create_step, perform as do_step};
