//! ZIPs are made, one after the other, and swept when their days are over.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use askama::Template;

use super::asked;
use super::contents::{self, PART, Profile, Text};
use super::model::Takeout;
use super::rows::{due, ended, forget, lease, settle};
use crate::accounts;
use crate::base::zip::Zip;
use crate::base::{Error, PostId, Result, UserId};
use crate::config::private_folder;
use crate::db::{Conn, Db};
use crate::files::{self, Store};
use crate::i18n::{I18n, Lang, Texts};

/// Where they lie within the folder of files, which all nodes share.
const FOLDER: &str = "takeouts";
/// One that is not whole yet bears this ending.
const PART_ENDING: &str = "part";

#[derive(Template)]
#[template(path = "accounts/takeout_index.html")]
struct Index<'a> {
    t: &'a Texts<'a>,
    profile: &'a Profile,
    site: &'a str,
    /// Path and words of each part.
    parts: Vec<(String, String)>,
    /// The same of each file.
    files: &'a [(String, String)],
}

#[derive(Template)]
#[template(path = "accounts/takeout_texts.html")]
struct Page<'a> {
    t: &'a Texts<'a>,
    site: &'a str,
    texts: &'a [Text],
}

/// Where the bytes of one lie.
pub fn path(files_dir: &Path, takeout: &Takeout) -> PathBuf {
    files_dir.join(FOLDER).join(format!("{}.zip", takeout.name))
}

/// Makes the ZIP that is due, if any is, and sweeps what has ended; says whether there was something to do. `page` is the
/// whole address of the page that gives it.
///
/// # Errors
/// What the database or the file system says.
pub async fn make(db: &Db, files_dir: &Path, site: &str, page: &str) -> Result<bool> {
    let now = db.now();
    let Some(person) = db.read(move |c| due(c, now)).await? else {
        return sweep(db, files_dir).await;
    };
    let Some(name) = db.write(move |tx| lease(tx, person)).await? else {
        return Ok(true);
    };
    let folder = files_dir.join(FOLDER);
    let whole = folder.join(format!("{name}.zip"));
    let (to, store, site) = (whole.clone(), Store::new(files_dir), site.to_owned());
    let jobs = db.for_jobs();
    let written = jobs.read(move |c| write(c, person, (&to, &store, &site)));
    let size = written.await?;
    let page = page.to_owned();
    db.write(move |tx| settle(tx, (person, &name), size, &page))
        .await?;
    Ok(true)
}

/// Writes it beside its name, and gives it that when it is whole; returns how many bytes it has.
fn write(c: &mut Conn, person: UserId, (to, store, site): (&Path, &Store, &str)) -> Result<u64> {
    let lost = |why: std::io::Error| Error::broken(format!("{}: {why}", to.display()));
    if let Some(folder) = to.parent() {
        private_folder(folder).map_err(lost)?;
    }
    let part = to.with_extension(PART_ENDING);
    let mut how = OpenOptions::new();
    let file = how.write(true).create(true).truncate(true).mode(0o600);
    let mut zip = Zip::new(BufWriter::new(file.open(&part).map_err(lost)?));
    fill(c, person, &mut zip, (store, site))?;
    let mut out = zip.end().map_err(lost)?;
    out.flush().map_err(lost)?;
    out.get_ref().sync_all().map_err(lost)?;
    fs::rename(&part, to).map_err(lost)?;
    Ok(fs::metadata(to).map_err(lost)?.len())
}

fn fill(
    c: &mut Conn,
    person: UserId,
    zip: &mut Zip<BufWriter<File>>,
    (store, site): (&Store, &str),
) -> Result<()> {
    let viewer = accounts::by_id(c, person, crate::base::Instant(0), false)?;
    let i18n = I18n::load().map_err(Error::broken)?;
    let profile = contents::profile(c, person)?;
    let t = i18n.texts(Lang::from_code(&profile.lang).unwrap_or(Lang::En));
    let mut add = |name: &str, bytes: &[u8]| zip.add(name, bytes).map_err(Error::broken);
    add("profile.json", &json(&profile)?)?;
    add("marks.json", &json(&contents::marks(c, person)?)?)?;
    add("questions.json", &json(&asked::asked(c, person)?)?)?;
    let (mut parts, mut after, mut count) = (Vec::new(), PostId(0), 0);
    let told = ["profile.json", "marks.json", "questions.json", "files.json"];
    parts.extend(told.map(|name| (name.to_owned(), name.to_owned())));
    loop {
        let texts = contents::texts(c, &viewer, after)?;
        let Some(last) = texts.last() else {
            break;
        };
        after = PostId(last.id);
        count += 1;
        let name = format!("texts-{count}");
        let told = format!("{name}.json");
        add(&told, &json(&texts)?)?;
        let page = Page {
            t: &t,
            site,
            texts: &texts,
        };
        add(&format!("{name}.html"), drawn(&page)?.as_bytes())?;
        parts.push((
            format!("{name}.html"),
            t.count("takeout-texts", texts.len()),
        ));
        parts.push((told.clone(), told));
        if texts.len() < PART {
            break;
        }
    }
    let mut kept = Vec::new();
    for name in contents::brought(c, person)? {
        kept.extend(files::find(c, &viewer, &name).ok());
    }
    for name in contents::scans(c, person)? {
        kept.extend(files::find_scan(c, &name).ok());
    }
    let mut files = Vec::new();
    for file in kept {
        // Its largest form; bytes that are lost are lost here too.
        let Some(Ok(bytes)) = file.forms().last().map(|form| store.get(&file, form)) else {
            continue;
        };
        let path = format!("files/{}.{}", file.name, file.kind.ending());
        add(&path, &bytes)?;
        files.push((path, file.title));
    }
    add("files.json", &json(&files)?)?;
    let index = Index {
        t: &t,
        profile: &profile,
        site,
        parts,
        files: &files,
    };
    add("index.html", drawn(&index)?.as_bytes())
}

fn json(what: &impl serde::Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec_pretty(what).map_err(Error::broken)
}

fn drawn(page: &impl Template) -> Result<String> {
    page.render().map_err(Error::broken)
}

/// Wipes what has ended, the bytes first: a crash between the two repeats it.
async fn sweep(db: &Db, files_dir: &Path) -> Result<bool> {
    let now = db.now();
    let over = db.read(move |c| ended(c, now)).await?;
    if over.is_empty() {
        return Ok(false);
    }
    for name in &over {
        drop(fs::remove_file(
            files_dir.join(FOLDER).join(format!("{name}.zip")),
        ));
    }
    db.write(move |tx| forget(tx, &over)).await?;
    Ok(true)
}
