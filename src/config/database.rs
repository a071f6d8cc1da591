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
    /// Where an embedded file lies; none for a server.
    pub(super) fn folder(&self) -> Option<&Path> {
        match self {
            DatabaseUrl::Sqlite(path) => Some(folder_of(path)),
            DatabaseUrl::Postgres(_) => None,
        }
    }

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

/// The folder that a file lies in, as the system understands it.
pub(super) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, gather};

    #[test]
    fn the_folders_of_a_site_are_those_of_data_files_and_database() {
        for (database, folders) in [
            ("sqlite:/c/elab.db", &["/a", "/b", "/c"][..]),
            ("sqlite:elab.db", &["/a", "/b", "."][..]),
            ("postgres://localhost/elab", &["/a", "/b"][..]),
        ] {
            let mut values = gather(None, std::iter::empty()).unwrap();
            values.set("data_dir", "/a", "test").unwrap();
            values.set("files_dir", "/b", "test").unwrap();
            values.set("database_url", database, "test").unwrap();
            let config = Config::from_values(&values).unwrap();
            let wanted: Vec<&Path> = folders.iter().map(Path::new).collect();
            assert_eq!(config.folders(), wanted, "{database}");
        }
    }
}
