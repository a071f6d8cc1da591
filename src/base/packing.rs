//! Bodies packed for the way to the reader.

use std::io::Write;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Brotli's window, as a power of two: larger than any page.
const WINDOW: u32 = 20;
const BUFFER: usize = 4096;

/// How a body is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    None,
    Gzip,
    Brotli,
}

/// The bytes in the gzip format (RFC 1952); `level` is 1 to 9.
pub fn gzip(bytes: &[u8], level: u32) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(level));
    // Writing to memory does not fail.
    drop(encoder.write_all(bytes));
    encoder.finish().unwrap_or_default().into()
}

/// The bytes in the Brotli format (RFC 7932); `quality` is 0 to 11.
pub fn brotli(bytes: &[u8], quality: u32) -> Bytes {
    let packed = Vec::with_capacity(bytes.len() / 3);
    let mut encoder = brotli::CompressorWriter::new(packed, BUFFER, quality, WINDOW);
    drop(encoder.write_all(bytes));
    encoder.into_inner().into()
}
