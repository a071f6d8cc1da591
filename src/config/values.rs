//! What was said of each setting, and where: the defaults, the file, the environment, each over the one before it.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::Path;

use super::settings::{SETTINGS, known};

/// Every key with its value and where that came from.
#[derive(Clone, Debug)]
pub struct Values(BTreeMap<&'static str, (String, String)>);

impl Values {
    /// Key, value as text, source; secrets masked.
    pub fn masked(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        SETTINGS.iter().filter_map(|s| {
            let (value, source) = self.0.get(s.name)?;
            let bears_password =
                value.contains("://") && (value.contains('@') || value.contains("password"));
            let shown = if bears_password { "***" } else { value };
            Some((s.name, shown, source.as_str()))
        })
    }

    /// Sets a key, as a command line or a test does.
    ///
    /// # Errors
    /// Names the nearest key when there is none of this name.
    pub fn set(&mut self, name: &str, value: &str, source: &str) -> Result<(), String> {
        let setting = known(name)?;
        self.0
            .insert(setting.name, (value.to_owned(), source.to_owned()));
        Ok(())
    }

    /// What was said, without the space around it.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |(value, _)| value.trim())
    }

    /// What was said, read as a `T`; `want` says how it must read.
    pub(super) fn parse<T: std::str::FromStr>(&self, name: &str, want: &str) -> Result<T, String> {
        let text = self.text(name);
        text.parse()
            .map_err(|_| format!("{name}: {text} is not {want}"))
    }

    /// Addresses with commas between them.
    pub(super) fn addresses(&self, name: &str) -> Result<Vec<IpAddr>, String> {
        let parts = self.text(name).split(',').map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(|part| {
                part.parse()
                    .map_err(|_| format!("{name}: {part} is no address"))
            })
            .collect()
    }

    /// A number that is neither too small nor too large.
    pub(super) fn within<T>(&self, name: &str, least: T, most: T) -> Result<T, String>
    where
        T: std::str::FromStr + PartialOrd + std::fmt::Display,
    {
        let value: T = self.parse(name, "a whole number")?;
        if value < least || value > most {
            return Err(format!("{name}: {value} is not between {least} and {most}"));
        }
        Ok(value)
    }

    /// One word of a list.
    pub(super) fn one_of(&self, name: &str, known: &[&str]) -> Result<&str, String> {
        let text = self.text(name);
        match known.contains(&text) {
            true => Ok(text),
            false => Err(format!("{name}: {text} is not one of {}", known.join(" "))),
        }
    }
}

/// The defaults, under the file, under `ELAB_*`, under the content of the files named by `ELAB_*_FILE`.
///
/// # Errors
/// Names a file that cannot be read, or an unknown key with the nearest known one.
pub fn gather(
    file: Option<&Path>,
    env: impl Iterator<Item = (String, String)>,
) -> Result<Values, String> {
    let mut values = Values(BTreeMap::new());
    for s in SETTINGS {
        values
            .0
            .insert(s.name, (s.default.to_owned(), "default".to_owned()));
    }
    let usual = Path::new("elab.toml");
    if let Some(path) = file.or_else(|| usual.exists().then_some(usual)) {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let table: toml::Table = text
            .parse()
            .map_err(|e| format!("{}: {e}", path.display()))?;
        for (name, value) in table {
            let text = match value {
                toml::Value::String(text) => text,
                other => other.to_string(),
            };
            values.set(&name, &text, &path.display().to_string())?;
        }
    }
    let named: BTreeMap<String, String> = env
        .filter_map(|(name, value)| Some((name.strip_prefix("ELAB_")?.to_lowercase(), value)))
        .filter(|(name, _)| name != "config")
        .collect();
    for (name, value) in &named {
        if known(name).is_ok() {
            values.set(name, value, &format!("ELAB_{}", name.to_uppercase()))?;
        }
    }
    for (name, path) in &named {
        match name.strip_suffix("_file").filter(|_| known(name).is_err()) {
            Some(inner) => {
                known(inner)?;
                let text = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
                values.set(inner, text.trim(), path)?;
            }
            None => drop(known(name)?),
        }
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn env(pairs: &[(&str, &str)]) -> std::vec::IntoIter<(String, String)> {
        let owned: Vec<_> = pairs
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        owned.into_iter()
    }

    #[test]
    fn the_environment_wins_over_the_file_and_a_named_file_over_both() {
        let dir = std::env::temp_dir().join(format!("elab-config-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let (toml, name) = (dir.join("a.toml"), dir.join("name"));
        std::fs::write(
            &toml,
            "site_name = \"From the file\"\nworkers = 3\nlog = \"debug\"\n",
        )
        .unwrap();
        std::fs::write(&name, "From the named file\n").unwrap();
        let values = gather(
            Some(&toml),
            env(&[
                ("ELAB_WORKERS", "4"),
                ("ELAB_SITE_NAME", "x"),
                ("ELAB_SITE_NAME_FILE", name.to_str().unwrap()),
            ]),
        )
        .unwrap();
        let config = Config::from_values(&values).unwrap();
        assert_eq!(config.site_name, "From the named file");
        assert_eq!((config.workers, config.log), (4, tracing::Level::DEBUG));
        std::fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn an_unknown_key_names_the_nearest() {
        let wrong = gather(None, env(&[("ELAB_BASE_ULR", "x")])).unwrap_err();
        assert_eq!(
            wrong,
            "base_ulr: there is no such setting; the nearest is base_url"
        );
    }

    #[test]
    fn a_dump_shows_no_password() {
        let mut values = gather(None, env(&[])).unwrap();
        values
            .set("database_url", "postgres://u:hush@h/d", "test")
            .unwrap();
        assert!(values.masked().all(|(_, value, _)| !value.contains("hush")));
    }
}
