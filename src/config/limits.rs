//! How much and how often people may write.

use super::values::Values;

/// The bounds of what people write.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Longest post, in characters.
    pub post_max: usize,
    /// Longest opening post, in characters.
    pub opening_max: usize,
    /// Hours in which an author may edit.
    pub edit_hours: u64,
    /// Days in which an author may restore.
    pub restore_days: u64,
    /// How often one may act is bounded.
    pub rates: bool,
}

impl Limits {
    /// What was said.
    pub(super) fn read(values: &Values) -> Result<Limits, String> {
        Ok(Limits {
            post_max: values.within("post_max", 1, 100_000)?,
            opening_max: values.within("opening_max", 1, 100_000)?,
            edit_hours: values.within("edit_hours", 0, 24 * 365)?,
            restore_days: values.within("restore_days", 0, 365)?,
            rates: values.one_of("limits", &["on", "off"])? == "on",
        })
    }
}
