//! What comes after a question was asked and answered.

mod answers;
mod hidden;
