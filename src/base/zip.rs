//! A ZIP of files (APPNOTE 6.3), written as it goes: each file is packed where that makes it smaller.

use std::io::{self, Write};

use flate2::{Compression, Crc, write::DeflateEncoder};

/// Names are UTF-8.
const UTF8: u16 = 1 << 11;
/// 1 January 1980, the first day that the form knows: nothing in it says when it was made.
const DAY: u16 = 0x21;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// A ZIP that is being written.
pub struct Zip<W: Write> {
    out: W,
    at: u64,
    /// What stands at its end, an entry a file.
    list: Vec<u8>,
    count: u16,
}

impl<W: Write> Zip<W> {
    /// Begins one.
    pub fn new(out: W) -> Zip<W> {
        Zip {
            out,
            at: 0,
            list: Vec::new(),
            count: 0,
        }
    }

    /// Adds a file.
    ///
    /// # Errors
    /// What the writer says; too much for the form, which counts to 4 GB and 65,535 files.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut crc = Crc::new();
        crc.update(bytes);
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::default());
        packed.write_all(bytes)?;
        let packed = packed.finish()?;
        let (method, kept) = match packed.len() < bytes.len() {
            true => (DEFLATED, packed.as_slice()),
            false => (STORED, bytes),
        };
        // Version, flags, method, time, day, sum, sizes, lengths of name and of what is more.
        let mut facts = Vec::new();
        for word in [20, UTF8, method, 0, DAY] {
            facts.extend_from_slice(&u16::to_le_bytes(word));
        }
        for word in [crc.sum(), short(kept.len())?, short(bytes.len())?] {
            facts.extend_from_slice(&word.to_le_bytes());
        }
        let length = u16::try_from(name.len()).map_err(io::Error::other)?;
        facts.extend_from_slice(&length.to_le_bytes());
        facts.extend_from_slice(&[0; 2]);
        let place = short(self.at)?;
        self.count = self
            .count
            .checked_add(1)
            .ok_or(io::ErrorKind::FileTooLarge)?;
        self.list.extend_from_slice(b"PK\x01\x02\x14\0");
        self.list.extend_from_slice(&facts);
        // No remark, disk 0, nothing of what systems say of files.
        self.list.extend_from_slice(&[0; 10]);
        self.list.extend_from_slice(&place.to_le_bytes());
        self.list.extend_from_slice(name.as_bytes());
        for part in [&b"PK\x03\x04"[..], &facts, name.as_bytes(), kept] {
            self.out.write_all(part)?;
            self.at += part.len() as u64;
        }
        Ok(())
    }

    /// Writes what stands at the end, and gives the writer back.
    ///
    /// # Errors
    /// As [`Zip::add`].
    pub fn end(mut self) -> io::Result<W> {
        self.out.write_all(&self.list)?;
        self.out.write_all(b"PK\x05\x06\0\0\0\0")?;
        for _ in 0..2 {
            self.out.write_all(&self.count.to_le_bytes())?;
        }
        self.out.write_all(&short(self.list.len())?.to_le_bytes())?;
        self.out.write_all(&short(self.at)?.to_le_bytes())?;
        self.out.write_all(&[0; 2])?;
        Ok(self.out)
    }
}

fn short(number: impl TryInto<u32>) -> io::Result<u32> {
    let fits = number.try_into().ok();
    fits.ok_or_else(|| io::ErrorKind::FileTooLarge.into())
}
