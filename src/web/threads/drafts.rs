//! What becomes of a draft in the transaction that publishes it.

use crate::accounts::Viewer;
use crate::base::Result;
use crate::db::Tx;
use crate::threads::{self, Target};

/// The text stands published, or in a draft of its own: what was kept of it before is not needed any more.
///
/// # Errors
/// What the database says.
pub fn settle(tx: &mut Tx<'_>, viewer: &Viewer, target: Target, held: Option<&str>) -> Result<()> {
    threads::discard_draft(tx, viewer, target)?;
    held.map_or(Ok(()), |token| threads::let_go(tx, token))
}
