//! How much a request may bring, and in how much time.

use std::time::Duration;

use actix_web::web::{Bytes, BytesMut, Payload};

use crate::base::{Error, Result};
use crate::files;

/// Most bytes of a form or a JSON body: the longest text in four-byte characters, percent-encoded, and its fields.
pub const BODY: usize = 1_500_000;
/// Most bytes of a form that brings a file.
pub(super) const UPLOAD: usize = BODY + files::LARGEST;
/// What comes behind that is read and dropped as far as this, so that a browser hears the answer.
const DRAINED: usize = 60_000_000;
/// A body may take this long, and a second more for each 50 kB.
const PATIENCE: Duration = Duration::from_secs(15);
const PER_SECOND: usize = 50_000;

/// Reads the whole body. Of one that `uploads` what is over `most` is left out: its file is too large, but what was
/// typed comes ahead of it.
///
/// # Errors
/// `TooLarge` over the limit; `Invalid(body, too_slow)` when it trickles.
pub(super) async fn read(
    mut payload: Payload,
    announced: Option<usize>,
    most: usize,
    uploads: bool,
) -> Result<Bytes> {
    use std::future::poll_fn;
    let bound = if uploads { DRAINED } else { most };
    if announced.is_some_and(|size| size > bound) {
        return Err(Error::TooLarge);
    }
    let mut read = 0;
    let mut body = BytesMut::new();
    let clock = crate::base::clock::Stopwatch::start();
    loop {
        let allowed = PATIENCE + Duration::from_secs((read / PER_SECOND) as u64);
        let left = allowed.saturating_sub(clock.elapsed());
        let next =
            poll_fn(|cx| futures_core::Stream::poll_next(std::pin::Pin::new(&mut payload), cx));
        match tokio::time::timeout(left, next).await {
            Err(_) => return Err(Error::field("body", "too_slow")),
            Ok(None) => return Ok(body.freeze()),
            Ok(Some(Err(_))) => return Err(Error::field("body", "broken_off")),
            Ok(Some(Ok(chunk))) => {
                read += chunk.len();
                if read > bound {
                    return Err(Error::TooLarge);
                }
                let room = chunk.len().min(most.saturating_sub(body.len()));
                body.extend_from_slice(chunk.get(..room).unwrap_or_default());
            }
        }
    }
}
