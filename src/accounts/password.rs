//! Passwords: which are good enough, and their argon2id hashes.

use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use crate::base::crypto::Secret;
use crate::base::{Error, FieldError, Result};

/// Fewest and most characters.
const LENGTH: std::ops::RangeInclusive<usize> = 10..=128;
/// Hashes that may wait for a core.
const QUEUE: usize = 32;
/// A hash of no password, so that an unknown name costs what a known one does.
const NOBODY: &str = "$argon2id$v=19$m=47104,t=1,p=1$c29tZXNhbHRvZm91cnM$rNLiDvlX6a9JNFsxGAFnTfRTEIwMFQiOyc1nGO6dLz8";

/// Hashes and checks passwords, a few at a time: each takes 46 MiB and most of a core.
#[derive(Clone)]
pub struct Hasher {
    cores: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

impl Hasher {
    /// One that works on `cores` passwords at a time.
    pub fn new(cores: usize) -> Hasher {
        Hasher {
            cores: Arc::new(Semaphore::new(cores)),
            queue: Arc::new(Semaphore::new(cores + QUEUE)),
        }
    }

    /// The hash of a password, in the PHC string format.
    ///
    /// # Errors
    /// `Busy` when too many wait.
    pub async fn hash(&self, password: Secret<String>) -> Result<String> {
        self.work(move || {
            let salt = crate::base::crypto::random::<16>();
            let hash = argon2()?.hash_password_with_salt(normal(&password).as_bytes(), &salt);
            hash.map(|hash| hash.to_string()).map_err(Error::broken)
        })
        .await
    }

    /// True when the password is the one of `hash`. Without a hash the same work is done for nothing.
    ///
    /// # Errors
    /// `Busy` when too many wait.
    pub async fn verify(&self, password: Secret<String>, hash: Option<String>) -> Result<bool> {
        self.work(move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
            let parsed = PasswordHash::new(&hash).map_err(Error::broken)?;
            let fits = argon2()?
                .verify_password(normal(&password).as_bytes(), &parsed)
                .is_ok();
            Ok(fits && known)
        })
        .await
    }

    async fn work<T: Send + 'static>(
        &self,
        f: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let _place = self.queue.try_acquire().map_err(|_| Error::Busy)?;
        let core = tokio::time::timeout(Duration::from_secs(20), self.cores.acquire());
        let _core = core
            .await
            .map_err(|_| Error::Busy)?
            .map_err(|_| Error::Busy)?;
        tokio::task::spawn_blocking(f)
            .await
            .unwrap_or_else(|e| Err(Error::broken(e)))
    }
}

/// Checks a new password against the rules; `known` are words an attacker would try first.
///
/// # Errors
/// `missing`, `too_short`, `too_long` or `password_weak`.
pub fn check(field: &'static str, password: &Secret<String>, known: &[&str]) -> Result<()> {
    let text = normal(password);
    let count = text.chars().count();
    let code = if count == 0 {
        Some(("missing", None))
    } else if count < *LENGTH.start() {
        Some(("too_short", Some(*LENGTH.start())))
    } else if count > *LENGTH.end() {
        Some(("too_long", Some(*LENGTH.end())))
    } else if zxcvbn::zxcvbn(&text, known).score() < zxcvbn::Score::Three
        || holds_known(&text, known)
    {
        Some(("password_weak", None))
    } else {
        None
    };
    let number = |n: usize| i64::try_from(n).ok();
    match code {
        None => Ok(()),
        Some((code, limit)) => Err(Error::Invalid(vec![FieldError {
            field: field.into(),
            code,
            limit: limit.and_then(number),
            actual: limit.and(number(count)),
        }])),
    }
}

/// True when most of the password is one known word.
fn holds_known(text: &str, known: &[&str]) -> bool {
    let text = text.to_lowercase();
    known.iter().any(|word| {
        let word = word.to_lowercase();
        word.chars().count() > 3
            && text.contains(&word)
            && text.chars().count() < word.chars().count() + 7
    })
}

fn normal(password: &Secret<String>) -> String {
    password.expose().nfc().collect()
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(47_104, 1, 1, None).map_err(Error::broken)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guessable_password_is_refused() {
        let code = |text: &str| match check(
            "password",
            &Secret::new(text.to_owned()),
            &["aigul", "Public E-lab"],
        ) {
            Ok(()) => "",
            Err(Error::Invalid(faults)) => faults[0].code,
            Err(_) => "?",
        };
        assert_eq!(code(""), "missing");
        assert_eq!(code("Ab3$xyz"), "too_short");
        assert_eq!(code(&"long word ".repeat(13)), "too_long");
        assert_eq!(code("password123"), "password_weak");
        assert_eq!(code("aigul-12345"), "password_weak");
        assert_eq!(code("жайлау тоған күзет"), "");
        assert_eq!(code("pump well ledger thirteen"), "");
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_alone() {
        let hasher = Hasher::new(1);
        let word = |text: &str| Secret::new(text.to_owned());
        let hash = hasher.hash(word("caf\u{e9} on the square")).await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"),
            "{hash}"
        );
        assert!(
            hasher
                .verify(word("cafe\u{301} on the square"), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(
            !hasher
                .verify(word("cafe on the square"), Some(hash))
                .await
                .unwrap()
        );
        assert!(!hasher.verify(word(""), None).await.unwrap());
    }
}
