//! Styles, scripts and icons: in the binary, under names that change with their content.

use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use actix_web::http::header;
use actix_web::web::Bytes;

use super::respond::{builder, packed};
use super::{Reply, Visit};
use crate::app::App;
use crate::base::packing::{Packing, brotli, gzip};
use crate::base::{Error, crypto};

const STYLE: &str = concat!(
    include_str!("../../../assets/css/plain.css"),
    include_str!("../../../assets/css/tokens.css"),
    include_str!("../../../assets/css/base.css"),
    include_str!("../../../assets/css/layout.css"),
    include_str!("../../../assets/css/parts.css"),
    include_str!("../../../assets/css/print.css"),
);

const SHARE: &str = include_str!("../../../assets/js/share-sheet.js");
/// A discussion is shared too.
const DISCUSSION: &str = concat!(
    include_str!("../../../assets/js/live-updates.js"),
    include_str!("../../../assets/js/share-sheet.js"),
);

/// How hard assets are packed: once for all readers.
const GZIP: u32 = 9;
const BROTLI: u32 = 9;

/// A name changes with what it names.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

struct Asset {
    /// As it stands in addresses: `site.0123456789abcdef.css`.
    name: String,
    kind: &'static str,
    bytes: Bytes,
    gzip: Bytes,
    brotli: Bytes,
}

impl Asset {
    fn new(stem: &str, ending: &str, kind: &'static str, text: &str) -> Asset {
        let name = format!("{stem}.{}.{ending}", crypto::fingerprint(text.as_bytes()));
        Asset {
            name,
            kind,
            bytes: Bytes::copy_from_slice(text.as_bytes()),
            gzip: gzip(text.as_bytes(), GZIP),
            brotli: brotli(text.as_bytes(), BROTLI),
        }
    }
}

fn script(stem: &str, text: &str) -> Asset {
    Asset::new(stem, "js", "text/javascript; charset=utf-8", &lean(text))
}

/// A script without what only its readers need: lines that are a comment, and the space at both ends of the others. Texts
/// that go over several lines would lose by it: a test sees to it that there are none.
fn lean(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let kept = lines.filter(|line| !line.is_empty() && !is_comment(line));
    kept.fold(String::with_capacity(script.len()), |all, line| {
        all + line + "\n"
    })
}

/// True for a line that holds one comment and nothing else.
fn is_comment(line: &str) -> bool {
    let note = line
        .strip_prefix("/*")
        .and_then(|rest| rest.split_once("*/"));
    line.starts_with("//") || note.is_some_and(|(_, behind)| behind.is_empty())
}

/// All of them.
pub struct Assets {
    all: Vec<Asset>,
}

/// The assets of this binary.
pub static ASSETS: LazyLock<Assets> = LazyLock::new(|| Assets {
    all: vec![
        Asset::new("site", "css", "text/css; charset=utf-8", STYLE),
        Asset::new(
            "icons",
            "svg",
            "image/svg+xml",
            include_str!("../../../assets/icons/icons.svg"),
        ),
        script("live-updates", DISCUSSION),
        script("share-sheet", SHARE),
        script(
            "text-preview",
            include_str!("../../../assets/js/text-preview.js"),
        ),
        script(
            "name-picker",
            include_str!("../../../assets/js/name-picker.js"),
        ),
        script(
            "draft-keeper",
            include_str!("../../../assets/js/draft-keeper.js"),
        ),
        script(
            "text-tools",
            include_str!("../../../assets/js/text-tools.js"),
        ),
        script(
            "picture-shrink",
            include_str!("../../../assets/js/picture-shrink.js"),
        ),
    ],
});

impl Assets {
    /// The address of an asset by its stem.
    pub fn url(&self, stem: &str) -> String {
        let found = self
            .all
            .iter()
            .find(|asset| asset.name.split('.').next() == Some(stem));
        found
            .map(|asset| super::urls::asset(&asset.name))
            .unwrap_or_default()
    }
}

/// `GET /assets/{name}`: kept for a year by whoever gets it, as its name changes with it.
///
/// # Errors
/// `NotFound` for any other name.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let name = visit.part("name");
    if let Some(logo) = app.logo.as_ref().filter(|logo| logo.name == name) {
        let mut answer = builder(200);
        answer
            .insert_header((header::CACHE_CONTROL, FOR_EVER))
            .content_type(logo.media_type);
        return Ok(answer.body(logo.bytes.clone()));
    }
    let asset = ASSETS
        .all
        .iter()
        .find(|asset| asset.name == name)
        .ok_or(Error::NotFound)?;
    let mut answer = builder(200);
    answer
        .insert_header((header::CACHE_CONTROL, FOR_EVER))
        .insert_header((header::VARY, "Accept-Encoding"))
        .content_type(asset.kind);
    let packing = visit.packing();
    let bytes = match packing {
        Packing::None => &asset.bytes,
        Packing::Gzip => &asset.gzip,
        Packing::Brotli => &asset.brotli,
    };
    Ok(packed(answer, packing, bytes.clone()))
}

/// `GET /favicon.ico`: for browsers that ask without being told.
///
/// # Errors
/// None.
pub async fn favicon(_: Arc<App>, _: Rc<Visit>) -> Reply {
    let location = ASSETS.url("icons");
    Ok(builder(302)
        .insert_header((header::LOCATION, location))
        .finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compressed bytes of all scripts together.
    const SCRIPTS: usize = 10_000;

    fn sources() -> Vec<(String, String)> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/js");
        let files = std::fs::read_dir(folder).unwrap();
        let read = files.map(|file| {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            (path.display().to_string(), text)
        });
        read.collect()
    }

    #[test]
    fn a_script_loses_comments_and_indents_alone() {
        let script =
            "// Why.\nconst a = 1; // stays\n\n  /** Says. */\n  b(`//`);\n  /* c */ d();\n";
        let want = "const a = 1; // stays\nb(`//`);\n/* c */ d();\n";
        assert_eq!(lean(script), want);
        for (name, text) in sources() {
            let mut kept = text.lines().map(str::trim).collect::<Vec<_>>();
            kept.retain(|line| !line.is_empty() && !line.starts_with("//"));
            kept.retain(|line| !(line.starts_with("/*") && line.ends_with("*/")));
            assert!(lean(&text).lines().eq(kept), "{name}");
            for line in text.lines() {
                // No text and no comment goes over the end of a line, so that none begins or ends within one.
                let whole = line.matches('`').count() % 2 == 0
                    && !line.ends_with('\\')
                    && line.matches("/*").count() == line.matches("*/").count();
                assert!(whole, "{name}: {line}");
            }
        }
    }

    #[test]
    fn all_scripts_together_are_light() {
        let packed = sources()
            .iter()
            .map(|(_, text)| gzip(lean(text).as_bytes(), GZIP).len())
            .collect::<Vec<_>>();
        let bytes: usize = packed.iter().sum();
        assert!(
            packed.len() > 5 && bytes <= SCRIPTS,
            "{bytes} bytes of scripts"
        );
    }
}
