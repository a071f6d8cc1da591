//! Which database the site keeps its rows in.

use std::path::{Path, PathBuf};

use super::values::Values;
use crate::base::crypto::Secret;

/// Which database, and where.
#[derive(Clone, Debug)]
pub enum DatabaseUrl {
    /// An embedded file.
    Sqlite(PathBuf),
    /// A server's URL: it may bear a password.
    Postgres(Secret<String>),
}

impl DatabaseUrl {
    /// What was said; a file in `data_dir` where nothing was.
    pub(super) fn read(values: &Values, data_dir: &Path) -> Result<DatabaseUrl, String> {
        Ok(match values.text("database_url") {
            "" => DatabaseUrl::Sqlite(data_dir.join("elab.db")),
            url if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                DatabaseUrl::Postgres(Secret::new(url.to_owned()))
            }
            url => match url.strip_prefix("sqlite:") {
                Some(path) if !path.is_empty() => DatabaseUrl::Sqlite(PathBuf::from(path)),
                _ => return Err("database_url: must begin with postgres:// or sqlite:".to_owned()),
            },
        })
    }
}
