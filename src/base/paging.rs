//! Lists move by cursor: an opaque key of the row beside the page, never an offset.

use data_encoding::BASE64URL_NOPAD;

use super::{Error, Result};

/// Longest key in bytes: a path of 65 posts of 5 digits, with room to spare.
const LONGEST: usize = 400;

/// The sort key of one row, as a list's address carries it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cursor(String);

impl Cursor {
    /// A cursor at a row whose sort key is `key` (printable ASCII).
    pub fn at(key: impl Into<String>) -> Cursor {
        Cursor(key.into())
    }

    /// Reads what [`Cursor::encode`] wrote.
    ///
    /// # Errors
    /// `Invalid(cursor, cursor_invalid)` for anything else.
    pub fn decode(text: &str) -> Result<Cursor> {
        let wrong = || Error::field("cursor", "cursor_invalid");
        if text.len() > LONGEST * 4 / 3 {
            return Err(wrong());
        }
        let bytes = BASE64URL_NOPAD
            .decode(text.as_bytes())
            .map_err(|_| wrong())?;
        let key = String::from_utf8(bytes).map_err(|_| wrong())?;
        if key.is_empty() || !key.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(wrong());
        }
        Ok(Cursor(key))
    }

    /// The text for an address.
    pub fn encode(&self) -> String {
        BASE64URL_NOPAD.encode(self.0.as_bytes())
    }

    /// The key as it stands.
    pub fn key(&self) -> &str {
        &self.0
    }

    /// The key as one whole number.
    ///
    /// # Errors
    /// `Invalid(cursor, cursor_invalid)` when it is not one.
    pub fn number<T: std::str::FromStr>(&self) -> Result<T> {
        self.0
            .parse()
            .map_err(|_| Error::field("cursor", "cursor_invalid"))
    }

    /// The key as two whole numbers, `a.b`.
    ///
    /// # Errors
    /// `Invalid(cursor, cursor_invalid)` when it is not that.
    pub fn pair(&self) -> Result<(i64, i64)> {
        let wrong = || Error::field("cursor", "cursor_invalid");
        let (a, b) = self.0.split_once('.').ok_or_else(wrong)?;
        Ok((
            a.parse().map_err(|_| wrong())?,
            b.parse().map_err(|_| wrong())?,
        ))
    }
}

/// Where in a list a page begins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Seek {
    /// At the list's first row.
    #[default]
    First,
    /// Behind this row.
    After(Cursor),
    /// Ending before this row.
    Before(Cursor),
    /// At the list's last rows.
    Last,
}

/// One page of a list, with the cursors that lead to its neighbours.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub items: Vec<T>,
    /// Use as `before=`: there are rows ahead of the first.
    pub before: Option<Cursor>,
    /// Use as `after=`: there are rows behind the last.
    pub after: Option<Cursor>,
}

impl<T> Page<T> {
    /// Makes a page of up to `limit + 1` rows read from `seek` on; rows read backwards come reversed.
    pub fn cut(mut rows: Vec<T>, limit: usize, seek: &Seek, key: impl Fn(&T) -> Cursor) -> Page<T> {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let backwards = matches!(seek, Seek::Before(_) | Seek::Last);
        if backwards {
            rows.reverse();
        }
        let (ahead, behind) = match seek {
            Seek::First => (false, more),
            Seek::After(_) => (true, more),
            Seek::Before(_) => (more, true),
            Seek::Last => (more, false),
        };
        Page {
            before: rows.first().filter(|_| ahead).map(&key),
            after: rows.last().filter(|_| behind).map(&key),
            items: rows,
        }
    }

    /// The same page of other items.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(f).collect(),
            before: self.before,
            after: self.after,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_was() {
        let cursor = Cursor::at("0000100002");
        assert_eq!(Cursor::decode(&cursor.encode()).unwrap(), cursor);
        assert_eq!(Cursor::at("17.4").pair().unwrap(), (17, 4));
    }

    #[test]
    fn a_made_up_cursor_is_refused() {
        let long = Cursor::at("a".repeat(10_000)).encode();
        for wrong in ["", "!", "%00", "AAAA", long.as_str(), "0J/RgNC40LLQtdGC"] {
            assert!(Cursor::decode(wrong).is_err(), "{wrong}");
        }
        assert!(Cursor::at("x.1").pair().is_err());
    }

    #[test]
    fn a_page_knows_its_neighbours() {
        let key = |n: &i32| Cursor::at(n.to_string());
        let page = Page::cut(vec![1, 2, 3], 2, &Seek::First, key);
        assert_eq!(
            (page.items.as_slice(), page.before.is_some()),
            ([1, 2].as_slice(), false)
        );
        assert_eq!(page.after, Some(Cursor::at("2")));
        let page = Page::cut(vec![4, 3, 2], 2, &Seek::Before(Cursor::at("5")), key);
        assert_eq!(page.items, [3, 4]);
        assert_eq!(
            (page.before, page.after),
            (Some(Cursor::at("3")), Some(Cursor::at("4")))
        );
        let page = Page::cut(vec![2, 1], 2, &Seek::Last, key);
        assert_eq!(
            (page.items.as_slice(), page.before, page.after),
            ([1, 2].as_slice(), None, None)
        );
    }
}
