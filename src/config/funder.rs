//! Who pays for the site: what is said of him, and his picture.

use std::collections::BTreeMap;

use super::Config;
use super::values::Values;
use crate::base::crypto::fingerprint;

/// The picture of who pays for the site.
#[derive(Clone, Debug)]
pub struct Logo {
    /// Changes with its bytes.
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// Most bytes of that picture: every page shows it.
const LARGEST_LOGO: usize = 200_000;

impl Config {
    /// What is said of who pays for the site, in this language or the site's: which of them, and the words.
    pub fn funder(&self, lang: &str) -> Option<(&'static str, &str)> {
        let own = self.funder.get_key_value(lang);
        let said = own.or_else(|| self.funder.get_key_value(self.language.as_str()));
        said.map(|(lang, words)| (*lang, words.as_str()))
    }

    /// The picture of who pays for the site; none where none is named.
    ///
    /// # Errors
    /// Says why it cannot be shown.
    pub fn logo(&self) -> Result<Option<Logo>, String> {
        let Some(path) = &self.funder_logo else {
            return Ok(None);
        };
        let fault = |why: &dyn std::fmt::Display| format!("funder_logo {}: {why}", path.display());
        let bytes = std::fs::read(path).map_err(|why| fault(&why))?;
        let (ending, media_type) = match bytes.as_slice() {
            [0x89, b'P', b'N', b'G', ..] => ("png", "image/png"),
            [0xff, 0xd8, 0xff, ..] => ("jpg", "image/jpeg"),
            _ => return Err(fault(&"it is no PNG and no JPEG")),
        };
        if bytes.len() > LARGEST_LOGO {
            return Err(fault(&"it has more than 200 kB"));
        }
        let name = format!("funder.{}.{ending}", fingerprint(&bytes));
        Ok(Some(Logo {
            name,
            media_type,
            bytes,
        }))
    }
}

/// What is said of who pays, by code of the language.
pub(super) fn words(values: &Values) -> BTreeMap<&'static str, String> {
    let funder = [
        ("en", "funder_en"),
        ("ru", "funder_ru"),
        ("kk", "funder_kk"),
        ("mn", "funder_mn"),
        ("it", "funder_it"),
        ("es", "funder_es"),
        ("pl", "funder_pl"),
    ];
    let funder = funder.into_iter().filter_map(|(lang, name)| {
        let words: String = values.text(name).chars().take(1000).collect();
        (!words.is_empty()).then_some((lang, words))
    });
    funder.collect()
}
