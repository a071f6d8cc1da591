//! The packs of a site: those of the program, then those of the site's owner.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use jiff::civil::Date;

use super::pack::Pack;
use super::parse;

/// For a place of which nothing is known.
const GENERIC: (&str, &str) = (
    "generic.toml",
    include_str!("../../config/packs/generic.toml"),
);

macro_rules! embedded {
    ($($code:literal),+) => {
        [$((
            concat!($code, ".toml"),
            include_str!(concat!("../../config/packs/", $code, ".toml")),
        )),+]
    };
}

/// The packs of the program beside the one for any place.
const EMBEDDED: [(&str, &str); 7] = embedded!("es", "it", "kz", "mn", "ozernoye", "pl", "ru");

/// Since when somebody vouches for a pack of this code and version.
pub type Vouched = BTreeMap<(String, String), Date>;

/// All packs of a site.
#[derive(Debug)]
pub struct Packs {
    /// For a place of which nothing is known.
    generic: Pack,
    others: BTreeMap<String, Pack>,
    /// What was said on this site, beside what their files say.
    vouched: RwLock<Vouched>,
}

impl Packs {
    /// The packs of the program; those in `*.toml` of `folder` take the place of those with the same code, or stand beside.
    ///
    /// # Errors
    /// Names file and line, and what is wrong there.
    pub fn load(folder: Option<&Path>) -> Result<Packs, String> {
        let mut packs = Packs {
            generic: parse::pack(GENERIC.0, GENERIC.1)?,
            others: BTreeMap::new(),
            vouched: RwLock::default(),
        };
        for (file, text) in EMBEDDED {
            packs.put(parse::pack(file, text)?);
        }
        let Some(folder) = folder else {
            return Ok(packs);
        };
        let mut own: BTreeMap<String, String> = BTreeMap::new();
        for file in files(folder)? {
            let name = file.display().to_string();
            let text = std::fs::read_to_string(&file).map_err(|why| format!("{name}: {why}"))?;
            let pack = parse::pack(&name, &text)?;
            if let Some(first) = own.insert(pack.code.clone(), name.clone()) {
                let line = parse::line_of_code(&text);
                let code = pack.code;
                return Err(format!("{name}:{line}: code {code:?} is that of {first}"));
            }
            packs.put(pack);
        }
        Ok(packs)
    }

    fn put(&mut self, pack: Pack) {
        if pack.code == self.generic.code {
            self.generic = pack;
        } else {
            self.others.insert(pack.code.clone(), pack);
        }
    }

    /// The pack of this code; the one for any place where there is none.
    pub fn get(&self, code: &str) -> &Pack {
        self.others.get(code).unwrap_or(&self.generic)
    }

    /// The pack whose rules set legal deadlines in this place: its own once somebody vouches for it, else the generic one.
    pub fn in_force(&self, code: &str) -> &Pack {
        let own = self.get(code);
        match self.is_checked(own) {
            true => own,
            false => &self.generic,
        }
    }

    /// True when somebody vouches for this pack: its file says so, or it was said on this site of this very version.
    fn is_checked(&self, pack: &Pack) -> bool {
        if !pack.sets_deadlines() || pack.checked_on().is_some() {
            return pack.sets_deadlines();
        }
        let vouched = self.vouched.read().unwrap_or_else(PoisonError::into_inner);
        let key = (&pack.code, &pack.version);
        vouched.keys().any(|(code, version)| (code, version) == key)
    }

    /// Takes what is said on this site of who vouches for which pack; true where that is news.
    pub fn vouch(&self, said: Vouched) -> bool {
        let mut vouched = self.vouched.write().unwrap_or_else(PoisonError::into_inner);
        let news = *vouched != said;
        *vouched = said;
        news
    }

    /// All packs, the generic one first.
    pub fn all(&self) -> impl Iterator<Item = &Pack> {
        std::iter::once(&self.generic).chain(self.others.values())
    }
}

/// The packs of a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let fault = |why: std::io::Error| format!("packs_dir {}: {why}", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
