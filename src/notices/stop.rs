//! Fewer letters by a link in a letter: the link itself shows who asks, so that nobody has to sign in.

use super::follow;
use super::model::{Level, Target};
use super::prefs::{self, Prefs, Rhythm};
use crate::base::crypto::Key;
use crate::base::words::words;
use crate::base::{Error, Instant, Result, ThreadId, UserId, days};
use crate::db::Tx;

/// A link is good for so many days.
const LIFE: i64 = 180;

words! {
    /// What a link of a letter stops.
    Stop {
        /// Notices from one thread.
        Thread = "thread",
        /// Letters at once: what happens comes in the one of the evening.
        Fewer = "fewer",
        /// The digest.
        Digest = "digest",
        /// All letters but those about the account's safety.
        All = "all",
    }
}

/// What somebody asks by a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    pub person: UserId,
    pub stop: Stop,
    /// The thread it is about; 0 where it is about none.
    pub thread: ThreadId,
}

fn day(at: Instant) -> i64 {
    let span = at.since(Instant(0)).as_secs() / days(1).as_secs();
    i64::try_from(span).unwrap_or(0)
}

impl Wish {
    /// The token of a link that is made now.
    pub fn token(&self, key: &Key, now: Instant) -> String {
        let (stop, day) = (self.stop.as_str(), day(now));
        let text = format!("{stop}.{}.{}.{day}", self.person, self.thread);
        key.tagged("stop", &text)
    }

    /// What a token asks.
    ///
    /// # Errors
    /// `NotFound` for a token that is not ours, or too old.
    pub fn read(key: &Key, token: &str, now: Instant) -> Result<Wish> {
        let text = key.untagged("stop", token).ok_or(Error::NotFound)?;
        let parts: Vec<&str> = text.split('.').collect();
        let &[stop, person, thread, made] = parts.as_slice() else {
            return Err(Error::NotFound);
        };
        let number = |text: &str| text.parse::<i64>().map_err(|_| Error::NotFound);
        if day(now) - number(made)? > LIFE {
            return Err(Error::NotFound);
        }
        Ok(Wish {
            person: UserId(number(person)?),
            stop: Stop::from_word(stop).ok_or(Error::NotFound)?,
            thread: ThreadId(number(thread)?),
        })
    }
}

/// Does what a link asks. Twice is once.
///
/// # Errors
/// `NotFound` when there is no such person any more.
pub fn stop(tx: &mut Tx<'_>, wish: Wish) -> Result<()> {
    // Silent: which letters somebody wants is nobody's news.
    let prefs = prefs::of(tx, wish.person)?;
    let prefs = match wish.stop {
        Stop::Thread => {
            let target = Target::Thread(wish.thread);
            return follow::keep(tx, wish.person, target, Level::Nothing);
        }
        Stop::Fewer => Prefs { budget: 0, ..prefs },
        Stop::Digest => Prefs {
            rhythm: Rhythm::Off,
            ..prefs
        },
        Stop::All => Prefs {
            stopped: true,
            ..prefs
        },
    };
    prefs::keep(tx, wish.person, &prefs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_whose_it_is_and_grows_old() {
        let key = Key::new(vec![7; 32]).unwrap();
        let (now, thread) = (Instant(1_772_000_000_000_000), ThreadId(9));
        for stop in Stop::ALL {
            let wish = Wish {
                person: UserId(4),
                stop: *stop,
                thread,
            };
            let token = wish.token(&key, now);
            assert_eq!(Wish::read(&key, &token, now), Ok(wish));
            assert_eq!(Wish::read(&key, &token, now.plus(days(180))), Ok(wish));
            let late = Wish::read(&key, &token, now.plus(days(181)));
            assert_eq!(late, Err(Error::NotFound));
            let forged = token.replacen(".4.", ".5.", 1);
            assert_eq!(Wish::read(&key, &forged, now), Err(Error::NotFound));
        }
    }
}
