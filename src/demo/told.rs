//! Who was told of what in the demo, and has read it.

use crate::accounts::Viewer;
use crate::base::{NoticeId, Result};
use crate::db::Db;
use crate::notices;

/// Tells everybody of what has happened so far.
pub(super) async fn tell(db: &Db) {
    loop {
        let numbered = matches!(db.sequence().await, Ok(n) if n > 0);
        let told = matches!(notices::follow(db).await, Ok(n) if n > 0);
        if !numbered && !told {
            return;
        }
    }
}

/// These people read what they were told so far.
pub(super) async fn read(db: &Db, people: impl Iterator<Item = &Viewer>) -> Result<()> {
    tell(db).await;
    for viewer in people {
        let viewer = viewer.clone();
        db.write(move |tx| notices::read_up_to(tx, &viewer, NoticeId(i64::MAX)))
            .await?;
    }
    Ok(())
}
