//! What happened: one numbered row, written in the transaction of the change it tells. Ids and small facts, never text.

mod asked;
mod facts;
mod follow;
mod kinds;
mod reach;
mod read;
mod record;

pub use asked::{Asked, Drafted, Handled, QuestionPlace, Reviewed};
pub use follow::{follow, follow_batches, pass_over};
pub use kinds::{Event, OfficePlace, PostPlace};
pub use read::{
    Envelope, after, epoch, forgotten, head, known, last_ahead, latest, newest, of_topic, stands,
};
pub use record::{begin_epoch, forget, record, record_all};
