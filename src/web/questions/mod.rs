//! Pages of questions: asked, judged, answered, pursued.

mod acts;
mod ask;
mod chart;
mod claim;
mod desk;
mod drafting;
pub mod figures;
mod handle;
pub mod intake;
pub mod legal;
mod letter;
pub mod lists;
mod maker;
pub mod notes;
mod own;
pub mod removals;
pub mod scan;
mod steps;
mod tables;
mod whom;

pub use acts::{Deed, create_act, perform as do_act};
pub use ask::{
    Typed, ask as do_ask, ask_again as do_ask_again, create, edit, new, save, title as forum_title,
};
pub use claim::{create as claim, new as claiming, use_code as use_slip};
pub use desk::{read as read_desk, show as desk};
pub use handle::show as handle;
pub use letter::{create as make_letter, new as letter};
pub use lists::{Wish, waiting};
pub use own::{cosign, end_cosign, show, sign as do_cosign};
pub use steps::{Taken, create_step, perform as do_step};
pub use tables::{dictionary, office as office_data, space as space_data};
