//! Randomness, hashes, one-time tokens and signed values. Nothing else in the house draws a random byte.

use std::fmt;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A value that no log, debug output or error may show.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Secret<T> {
        Secret(value)
    }

    /// The value itself: call it only where it is used.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// `N` bytes from the operating system's generator.
///
/// # Panics
/// When the operating system has no randomness: nothing safe can go on then.
#[expect(
    clippy::expect_used,
    reason = "without randomness nothing safe can go on"
)]
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that draws random bytes"
)]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A new secret of 256 bits in 43 characters that are safe in an address.
pub fn token() -> Secret<String> {
    Secret(BASE64URL_NOPAD.encode(&random::<32>()))
}

/// A new name for a request, an idempotency key or a message, 128 bits in hexadecimal; not a secret.
pub fn name() -> String {
    HEXLOWER.encode(&random::<16>())
}

/// Letters of a code that people read aloud: none that is taken for another (Crockford's base 32).
const CODE: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code of 50 bits that people can write off a board: two groups of five.
pub fn code() -> String {
    code_of_bits(u64::from_le_bytes(random()))
}

/// The code that a signature makes, always the same: for what is printed and written down nowhere.
pub fn code_of(signature: &[u8; 32]) -> String {
    let bits = signature
        .first_chunk()
        .copied()
        .map_or(0, u64::from_le_bytes);
    code_of_bits(bits)
}

fn code_of_bits(mut bits: u64) -> String {
    let mut code = String::with_capacity(11);
    for n in 0..10 {
        if n == 5 {
            code.push('-');
        }
        let letter = usize::try_from(bits & 31).ok().and_then(|at| CODE.get(at));
        code.push(char::from(letter.copied().unwrap_or(b'0')));
        bits >>= 5;
    }
    code
}

/// A code as somebody typed it: any case, with or without its hyphen, O for 0 and I or L for 1.
pub fn typed_code(text: &str) -> String {
    let plain = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let mut code: String = text
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .take(11)
        .map(plain)
        .collect();
    if code.len() == 10 {
        code.insert(5, '-');
    }
    code
}

/// True when two texts are the same; takes as long when they are not.
pub fn same(one: &str, other: &str) -> bool {
    bool::from(one.as_bytes().ct_eq(other.as_bytes()))
}

/// SHA-256, for what is stored instead of a token.
pub fn hash(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

/// SHA-256 of a text behind the hash of what came before it.
pub fn chained(before: &[u8], text: &str) -> Vec<u8> {
    let sum = Sha256::new().chain_update(before).chain_update(text);
    sum.finalize().to_vec()
}

/// Bytes as hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    HEXLOWER.encode(bytes)
}

/// The first 16 hexadecimal digits of a SHA-256: names a version of a file or a body.
pub fn fingerprint(bytes: &[u8]) -> String {
    let mut hex = HEXLOWER.encode(&Sha256::digest(bytes));
    hex.truncate(16);
    hex
}

/// The site's key. All that is signed is signed for one purpose.
#[derive(Clone)]
pub struct Key(Secret<Vec<u8>>);

impl Key {
    /// A key of at least 32 bytes.
    ///
    /// # Errors
    /// Says so when it is shorter.
    pub fn new(bytes: Vec<u8>) -> Result<Key, String> {
        if bytes.len() < 32 {
            return Err(format!(
                "the secret has {} bytes, at least 32 are needed",
                bytes.len()
            ));
        }
        Ok(Key(Secret(bytes)))
    }

    /// HMAC-SHA-256 of `text` for `purpose` (RFC 2104).
    pub fn sign(&self, purpose: &str, text: &str) -> [u8; 32] {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.expose()) else {
            return [0; 32];
        };
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// `text` with 128 bits behind it that only this key makes, for an address that must be known again.
    pub fn tagged(&self, purpose: &str, text: &str) -> String {
        let tag: [u8; 16] = self
            .sign(purpose, text)
            .first_chunk()
            .copied()
            .unwrap_or_default();
        format!("{text}.{}", BASE64URL_NOPAD.encode(&tag))
    }

    /// The text that [`Key::tagged`] was given for the same purpose; none when anything is not the same.
    pub fn untagged<'t>(&self, purpose: &str, tagged: &'t str) -> Option<&'t str> {
        let (text, _) = tagged.rsplit_once('.')?;
        same(&self.tagged(purpose, text), tagged).then_some(text)
    }

    /// A secret as text that only this key opens, for the same purpose and owner.
    ///
    /// Blocks of a keystream under a fresh nonce, then a tag over both (encrypt, then MAC).
    pub fn seal(&self, purpose: &str, owner: &str, secret: &[u8]) -> String {
        let nonce = HEXLOWER.encode(&random::<16>());
        let hidden = self.streamed(purpose, &format!("{owner} {nonce}"), secret);
        let text = format!("{nonce}.{}", HEXLOWER.encode(&hidden));
        let tag = self.sign(&format!("{purpose} tag"), &format!("{owner} {text}"));
        format!("{text}.{}", HEXLOWER.encode(&tag))
    }

    /// The secret that [`Key::seal`] hid; none when text, purpose, owner or key are not the same.
    pub fn unseal(&self, purpose: &str, owner: &str, sealed: &str) -> Option<Vec<u8>> {
        let (text, tag) = sealed.rsplit_once('.')?;
        let (nonce, hidden) = text.split_once('.')?;
        let tag = HEXLOWER.decode(tag.as_bytes()).ok()?;
        let want = self.sign(&format!("{purpose} tag"), &format!("{owner} {text}"));
        if !bool::from(tag.ct_eq(&want)) {
            return None;
        }
        let hidden = HEXLOWER.decode(hidden.as_bytes()).ok()?;
        Some(self.streamed(purpose, &format!("{owner} {nonce}"), &hidden))
    }

    /// The bytes under a keystream of as many blocks of 32 as they fill; the same again takes it off.
    fn streamed(&self, purpose: &str, start: &str, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len());
        for (n, block) in bytes.chunks(32).enumerate() {
            let counter = if n == 0 {
                String::new()
            } else {
                format!(" {n}")
            };
            let stream = self.sign(&format!("{purpose} stream"), &format!("{start}{counter}"));
            out.extend(block.iter().zip(stream).map(|(a, b)| a ^ b));
        }
        out
    }

    /// A form token bound to `text`, masked anew each time so that compression gives nothing away (BREACH).
    pub fn masked(&self, purpose: &str, text: &str) -> String {
        let mask = random::<32>();
        let mut bytes = mask.to_vec();
        bytes.extend(
            self.sign(purpose, text)
                .iter()
                .zip(mask)
                .map(|(a, b)| a ^ b),
        );
        BASE64URL_NOPAD.encode(&bytes)
    }

    /// True when `token` is one that [`Key::masked`] made for the same purpose and text.
    pub fn unmask(&self, purpose: &str, text: &str, token: &str) -> bool {
        let Ok(bytes) = BASE64URL_NOPAD.decode(token.as_bytes()) else {
            return false;
        };
        let Some((mask, masked)) = bytes.split_at_checked(32) else {
            return false;
        };
        let plain: Vec<u8> = masked.iter().zip(mask).map(|(a, b)| a ^ b).collect();
        masked.len() == 32 && bool::from(plain.ct_eq(&self.sign(purpose, text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_token_is_good_for_its_purpose_only() {
        let key = Key::new(vec![7; 32]).unwrap();
        let token = key.masked("form", "session 1");
        assert_ne!(token, key.masked("form", "session 1"));
        assert!(key.unmask("form", "session 1", &token));
        assert!(!key.unmask("form", "session 2", &token));
        assert!(!key.unmask("mail", "session 1", &token));
        for wrong in ["", "AAAA", "?", &token[1..]] {
            assert!(!key.unmask("form", "session 1", wrong), "{wrong}");
        }
    }

    #[test]
    fn a_code_is_read_as_it_is_typed() {
        let made = code();
        assert!(made.len() == 11 && made != code());
        assert_eq!(typed_code(&made.to_lowercase().replace('-', " ")), made);
        assert_eq!(typed_code("o1l2i-abcde"), "01121-ABCDE");
        assert_eq!(typed_code("short"), "SH0RT");
    }

    #[test]
    fn a_sealed_secret_opens_for_its_owner_only() {
        let key = Key::new(vec![7; 32]).unwrap();
        let sealed = key.seal("totp", "1", b"twenty bytes of it..");
        assert_ne!(sealed, key.seal("totp", "1", b"twenty bytes of it.."));
        assert_eq!(
            key.unseal("totp", "1", &sealed).unwrap(),
            b"twenty bytes of it.."
        );
        let long = "Қ".repeat(50);
        let sealed_long = key.seal("totp", "1", long.as_bytes());
        assert_eq!(
            key.unseal("totp", "1", &sealed_long).unwrap(),
            long.as_bytes()
        );
        assert_eq!(key.unseal("totp", "2", &sealed), None);
        assert_eq!(key.unseal("mail", "1", &sealed), None);
        let other = Key::new(vec![8; 32]).unwrap();
        assert_eq!(other.unseal("totp", "1", &sealed), None);
        assert_eq!(
            key.unseal("totp", "1", &sealed.replacen('.', ".00", 1)),
            None
        );
        assert_eq!(key.unseal("totp", "1", ""), None);
    }

    #[test]
    fn a_tagged_text_is_known_again_for_its_purpose_only() {
        let key = Key::new(vec![7; 32]).unwrap();
        let tagged = key.tagged("stop", "all.7");
        assert_eq!(key.untagged("stop", &tagged), Some("all.7"));
        assert_eq!(key.untagged("form", &tagged), None);
        let other = Key::new(vec![8; 32]).unwrap();
        assert_eq!(other.untagged("stop", &tagged), None);
        for wrong in ["", ".", "all.7", &tagged.replace('7', "8"), &tagged[1..]] {
            assert_eq!(key.untagged("stop", wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_short_key_is_refused() {
        assert!(Key::new(vec![1; 31]).is_err());
    }

    #[test]
    fn a_secret_does_not_show() {
        assert_eq!(format!("{:?}", Secret::new("word")), "***");
    }
}
