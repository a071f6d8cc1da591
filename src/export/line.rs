//! Files of JSON, a line a row: read with bounds, and hashed as they go.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::Part;
use crate::base::crypto::hexadecimal;
use crate::db::dump::at;

/// Most bytes of one line.
const LONGEST: usize = 2_000_000;
/// Most bytes of a manifest.
const SMALL: u64 = 1_000_000;

/// A row.
pub(super) type Row = Map<String, Value>;

/// Opens a file that is one: no link, no device.
pub(super) fn open(path: &Path) -> Result<File, String> {
    let flags = i32::try_from((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits()).unwrap_or(0);
    let mut how = OpenOptions::new();
    let file = at(
        path.display(),
        how.read(true).custom_flags(flags).open(path),
    )?;
    match file.metadata() {
        Ok(facts) if facts.is_file() => Ok(file),
        _ => Err(format!("{}: it is no file", path.display())),
    }
}

/// The bytes of a file that may not be large.
pub(super) fn small(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = open(path)?.take(SMALL + 1).read_to_end(&mut bytes);
    at(path.display(), read)?;
    match bytes.len() as u64 > SMALL {
        true => Err(format!("{}: it is too large", path.display())),
        false => Ok(bytes),
    }
}

/// Reads a file line by line; what is wrong is said with the number of the line.
pub(super) struct Lines {
    name: String,
    file: BufReader<File>,
    sum: Sha256,
    read: Part,
}

impl Lines {
    /// The lines of `name` within the folder.
    pub fn open(folder: &Path, name: &str) -> Result<Lines, String> {
        Ok(Lines {
            name: name.to_owned(),
            file: BufReader::with_capacity(1 << 16, open(&folder.join(name))?),
            sum: Sha256::new(),
            read: Part::default(),
        })
    }

    /// The number of the line that was read last, from 1.
    pub fn number(&self) -> u64 {
        self.read.rows
    }

    /// What is wrong with the line that was read last.
    pub fn fault(&self, why: impl std::fmt::Display) -> String {
        format!("{}:{}: {why}", self.name, self.read.rows)
    }

    /// The next line, without its end; none behind the last.
    pub fn next(&mut self) -> Result<Option<Vec<u8>>, String> {
        let mut line = Vec::new();
        let most = LONGEST as u64 + 1;
        let read = self.file.by_ref().take(most).read_until(b'\n', &mut line);
        self.read.rows += 1;
        if read.map_err(|why| self.fault(why))? == 0 {
            self.read.rows -= 1;
            return Ok(None);
        }
        self.sum.update(&line);
        self.read.bytes += line.len() as u64;
        if line.pop() != Some(b'\n') {
            let why = match line.len() < LONGEST {
                true => "it does not end",
                false => "it is too long",
            };
            return Err(self.fault(why));
        }
        Ok(Some(line))
    }

    /// The next row.
    pub fn row(&mut self) -> Result<Option<Row>, String> {
        let Some(line) = self.next()? else {
            return Ok(None);
        };
        let row: Row = serde_json::from_slice(&line).map_err(|why| self.fault(why))?;
        // Of two values under one name only one would be looked at.
        let again = serde_json::to_vec(&row).map_err(|why| self.fault(why))?;
        match again == line {
            true => Ok(Some(row)),
            false => Err(self.fault("it is not written as an export writes it")),
        }
    }

    /// What was read, once all of it was.
    pub fn part(self) -> Part {
        Part {
            sha256: hexadecimal(&self.sum.finalize()),
            ..self.read
        }
    }
}

/// Writes a file line by line.
pub(super) struct Writer {
    file: BufWriter<File>,
    sum: Sha256,
    written: Part,
}

impl Writer {
    pub fn new(path: &Path) -> Result<Writer, String> {
        let mut how = OpenOptions::new();
        let file = how.write(true).create_new(true).mode(0o600).open(path);
        Ok(Writer {
            file: BufWriter::with_capacity(1 << 16, at(path.display(), file)?),
            sum: Sha256::new(),
            written: Part::default(),
        })
    }

    pub fn line(&mut self, mut text: String) -> Result<(), String> {
        text.push('\n');
        self.sum.update(&text);
        self.written.rows += 1;
        self.written.bytes += text.len() as u64;
        at("write", self.file.write_all(text.as_bytes()))
    }

    /// Brings all of it to the disk.
    pub fn end(mut self) -> Result<Part, String> {
        at("write", self.file.flush())?;
        at("write", self.file.get_ref().sync_all())?;
        Ok(Part {
            sha256: hexadecimal(&self.sum.finalize()),
            ..self.written
        })
    }
}
