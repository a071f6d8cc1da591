//! Names and values, as a query or a form brings them.

/// Names and values, as a query or a form brings them.
#[derive(Clone, Debug, Default)]
pub struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Reads `application/x-www-form-urlencoded` text (WHATWG URL, section 5.1); at most 200 pairs.
    pub fn parse(text: &[u8]) -> Pairs {
        let pieces = text.split(|b| *b == b'&').filter(|piece| !piece.is_empty());
        Pairs(
            pieces
                .take(200)
                .map(|piece| {
                    let mut halves = piece.splitn(2, |b| *b == b'=');
                    let mut half = || decode(halves.next().unwrap_or_default());
                    (half(), half())
                })
                .collect(),
        )
    }

    /// Names and values that were read already.
    pub fn of(pairs: Vec<(String, String)>) -> Pairs {
        let clean = |(name, value): (String, String)| (without_nul(&name), without_nul(&value));
        Pairs(pairs.into_iter().map(clean).collect())
    }

    /// The first value of this name; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// All values of this name, in their order.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// True when the name is there.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// All names and values.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All pairs as text, but for some names.
    pub(super) fn without(&self, left_out: &[&str]) -> String {
        let kept = self
            .0
            .iter()
            .filter(|(name, _)| !left_out.contains(&name.as_str()));
        kept.map(|(name, value)| format!("{name}={value}\n"))
            .collect()
    }
}

fn decode(half: &[u8]) -> String {
    let mut out = Vec::with_capacity(half.len());
    let mut rest = half.iter().copied();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let ahead = rest.clone();
                let hex = |b: Option<u8>| {
                    b.and_then(|b| char::from(b).to_digit(16))
                        .and_then(|d| u8::try_from(d).ok())
                };
                match (hex(rest.next()), hex(rest.next())) {
                    (Some(high), Some(low)) => out.push(high * 16 + low),
                    _ => {
                        out.push(b'%');
                        rest = ahead;
                    }
                }
            }
            other => out.push(other),
        }
    }
    without_nul(&String::from_utf8_lossy(&out))
}

/// PostgreSQL keeps no NUL in a text; it is shown as what it is, a character that is none.
pub(super) fn without_nul(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_decoded() {
        let form = Pairs::parse("a=1&b=%D0%B0+b%zz%&c&a=2&&=x".as_bytes());
        assert_eq!(
            (form.get("a"), form.get("b"), form.get("c")),
            ("1", "а b%zz%", "")
        );
        assert!(form.has("c") && !form.has("d"));
        assert_eq!(Pairs::parse(&b"a=1&".repeat(1000)).0.len(), 200);
        assert_eq!(Pairs::parse(b"a=%FF").get("a"), "\u{fffd}");
    }
}
