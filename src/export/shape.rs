//! What is known of a table that travels, and which words may stand in its closed columns.

/// A table that travels.
pub(super) struct Table {
    pub name: &'static str,
    /// Its rows stand in the order of these columns, which tell any two apart.
    pub key: &'static [&'static str],
    /// Columns that are made anew where they arrive: what follows from others, HTML above all, and what waits.
    pub made: &'static [&'static str],
    /// Which of its columns name a row of which table.
    pub refs: &'static [(&'static str, &'static str)],
    /// Where a row and the one that it names by the first column have the second in common.
    pub shared: &'static [(&'static str, &'static str)],
    /// Which table `author_id` names, by the word of `author_kind`.
    pub voices: &'static [(&'static str, &'static str)],
    /// Columns of closed words; what may be empty may be so here too.
    pub words: &'static [(&'static str, IsKnown)],
}

/// Whether a word is on its list.
type IsKnown = fn(&str) -> bool;

impl Table {
    /// The file of its rows within an export.
    pub fn file(&self) -> String {
        format!("tables/{}.jsonl", self.name)
    }
}

/// A pack of another site may not be here; the one for any place counts in its stead.
pub(super) fn is_code(word: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    (1..=40).contains(&word.len()) && word.bytes().all(plain)
}

/// A day as `2026-03-14`.
pub(super) fn is_day(word: &str) -> bool {
    word.len() == 10 && word.parse::<jiff::civil::Date>().is_ok()
}

/// One whose rows have a number, and nothing else to be known of.
pub(super) const PLAIN: Table = Table {
    name: "",
    key: &["id"],
    made: &[],
    refs: &[],
    shared: &[],
    voices: &[],
    words: &[],
};

/// Who posts and threads are of: people, or offices in whose name somebody wrote.
pub(super) const VOICES: &[(&str, &str)] = &[("person", "users"), ("office", "offices")];

/// A word for where a question stands before an office.
pub(super) fn is_before(word: &str) -> bool {
    let open = ["pending", "waiting", "clarifying", "closed"];
    let done = ["answered", "refused", "forwarded", "private"];
    open.contains(&word) || done.contains(&word)
}
