//! The source as text, for the tests that read it: code without comments and strings, the strings, the functions.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// One file under `src/`.
pub struct Source {
    /// From `src/` on, as in `threads/write.rs`.
    pub path: String,
    /// As it stands.
    pub text: String,
    /// The same bytes, with comments, strings and `#[cfg(test)]` items blanked out.
    pub code: String,
    /// Strings of the code that is not a test: where each begins, and what it says.
    pub literals: Vec<(usize, String)>,
}

/// A function of a file.
pub struct Function<'s> {
    pub name: &'s str,
    /// From `fn` to the brace.
    pub head: &'s str,
    /// Code between the braces, comments and strings blanked out.
    pub body: &'s str,
    /// The same with its comments.
    pub text: &'s str,
    pub public: bool,
}

/// The folder of the crate.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under `folder` with this ending, in order.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join(folder)];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A path from the crate's folder on, with slashes.
pub fn short(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap()
        .to_str()
        .unwrap()
        .replace('\\', "/")
}

/// The Rust files of the product, without those that are tests as a whole.
pub fn sources() -> &'static [Source] {
    static ALL: OnceLock<Vec<Source>> = OnceLock::new();
    ALL.get_or_init(read_all)
}

fn read_all() -> Vec<Source> {
    let all = files("src", "rs").into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).unwrap();
        Source::read(short(&path).trim_start_matches("src/").to_owned(), text)
    });
    all.filter(|source| !source.path.contains("/tests/"))
        .collect()
}

impl Source {
    pub fn read(path: String, text: String) -> Source {
        let (mut code, mut literals) = mask(&text);
        while let Some(at) = code.find("#[cfg(test)]") {
            let end = item_end(&code, at + "#[cfg(test)]".len());
            literals.retain(|(place, _)| !(at..end).contains(place));
            code.replace_range(at..end, &blank(&code[at..end]));
        }
        Source {
            path,
            text,
            code,
            literals,
        }
    }

    /// The line of a place, counted from one.
    pub fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    /// `path:line` of a place.
    pub fn place(&self, at: usize) -> String {
        format!("src/{}:{}", self.path, self.line(at))
    }

    /// The strings that begin between two places.
    pub fn strings(&self, from: usize, to: usize) -> Vec<&str> {
        self.literals
            .iter()
            .filter(|(at, _)| (from..to).contains(at))
            .map(|(_, text)| text.as_str())
            .collect()
    }

    /// Where a word stands in the code as a whole word.
    pub fn words(&self, word: &str) -> Vec<usize> {
        places(&self.code, word)
            .into_iter()
            .filter(|at| {
                let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
                ends(self.code[..*at].chars().next_back())
                    && ends(self.code[at + word.len()..].chars().next())
            })
            .collect()
    }

    /// Every function, those inside others too.
    pub fn functions(&self) -> Vec<Function<'_>> {
        let mut found = Vec::new();
        for at in self.words("fn") {
            let rest = &self.code[at + 2..];
            let Some(open) = opening(rest).filter(|_| rest.starts_with(' ')) else {
                continue;
            };
            let name_end = rest[1..]
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap()
                + 1;
            let (start, end) = (at + 2 + open + 1, closing(&self.code, at + 2 + open));
            let line = &self.code[self.code[..at].rfind('\n').map_or(0, |n| n + 1)..at];
            found.push(Function {
                name: &rest[1..name_end],
                head: &self.code[at..at + 2 + open],
                body: &self.code[start..end],
                text: &self.text[start..end],
                public: line.trim_start().starts_with("pub ") && !line.contains("pub("),
            });
        }
        found
    }
}

/// Where the brace of a function's body stands, if it has one.
fn opening(head: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, byte) in head.bytes().enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b'{' if depth == 0 => return Some(at),
            b';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Where a piece of text stands.
pub fn places(text: &str, piece: &str) -> Vec<usize> {
    text.match_indices(piece).map(|(at, _)| at).collect()
}

/// The place of the bracket that closes the one at `open`.
pub fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_i32;
    for (at, byte) in code.as_bytes()[open..].iter().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + at;
        }
    }
    code.len()
}

/// Pieces between the commas that stand in no bracket.
pub fn split(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut pieces) = (0_i32, 0, Vec::new());
    let mut before = b' ';
    for (at, byte) in list.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' | b'<' => depth += 1,
            b'>' if before == b'-' || before == b'=' => {}
            b')' | b']' | b'}' | b'>' => depth -= 1,
            b',' if depth == 0 => {
                pieces.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        before = byte;
    }
    pieces.push(&list[start..]);
    pieces
        .into_iter()
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Where the item ends that begins at `from`: at its brace or its semicolon.
fn item_end(code: &str, from: usize) -> usize {
    let open = code[from..].find('{').map_or(code.len(), |at| from + at);
    let semicolon = code[from..].find(';').map_or(code.len(), |at| from + at);
    if semicolon < open {
        semicolon + 1
    } else {
        (closing(code, open) + 1).min(code.len())
    }
}

fn blank(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\n' {
                "\n".to_owned()
            } else {
                " ".repeat(c.len_utf8())
            }
        })
        .collect()
}

/// Blanks comments and strings, and collects the strings.
fn mask(text: &str) -> (String, Vec<(usize, String)>) {
    let mut code = String::with_capacity(text.len());
    let mut literals = Vec::new();
    while code.len() < text.len() {
        let at = code.len();
        let rest = &text[at..];
        let wordy = code
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || c == '_');
        let (length, said) = piece(rest, wordy);
        if let Some(said) = said {
            literals.push((at, said));
            code.push('"');
            code.push_str(&blank(&rest[1..length - 1]));
            code.push('"');
        } else if length > 0 {
            code.push_str(&blank(&rest[..length]));
        } else {
            code.extend(rest.chars().next());
        }
    }
    (code, literals)
}

/// How many bytes the comment, string or character here takes; 0 for code. A string comes with what it says.
fn piece(rest: &str, wordy: bool) -> (usize, Option<String>) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), None);
    }
    if rest.starts_with("/*") {
        return (rest.find("*/").map_or(rest.len(), |end| end + 2), None);
    }
    if !wordy && let Some(raw) = rest.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if let Some(inner) = raw[hashes..].strip_prefix('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let length = inner.find(&end).unwrap_or(inner.len());
            return (
                1 + hashes + 1 + length + end.len(),
                Some(inner[..length].to_owned()),
            );
        }
    }
    if let Some(inner) = rest.strip_prefix('"') {
        let mut said = String::new();
        let mut letters = inner.char_indices();
        while let Some((at, c)) = letters.next() {
            match c {
                '"' => return (at + 2, Some(said)),
                '\\' => match letters.next() {
                    Some((_, 'n')) => said.push('\n'),
                    Some((_, 't')) => said.push('\t'),
                    // A line that goes on: its indentation is no part of the text.
                    Some((_, '\n')) => {
                        let ahead = inner[at + 2..].len() - inner[at + 2..].trim_start().len();
                        for _ in 0..ahead {
                            letters.next();
                        }
                    }
                    Some((_, other)) => said.push(other),
                    None => {}
                },
                other => said.push(other),
            }
        }
        return (rest.len(), Some(said));
    }
    if let Some(inner) = rest.strip_prefix('\'') {
        // A character, not a lifetime.
        let mut letters = inner.char_indices();
        match (letters.next(), letters.next()) {
            (Some((_, '\\')), Some(_)) => {
                return (inner[2..].find('\'').map_or(0, |end| end + 4), None);
            }
            (Some(_), Some((at, '\''))) => return (at + 2, None),
            _ => {}
        }
    }
    (0, None)
}

#[test]
fn the_reader_tells_code_from_comments_and_strings() {
    let text = "fn a<'x>() { // \"no\"\n let c = '\"'; let d = '\\''; b(\"one \\\"two\\\"\", r#\"{\"#); }\n\
                #[cfg(test)]\nmod tests { fn z() { \"gone\"; } }\n";
    let source = Source::read("a.rs".to_owned(), text.to_owned());
    assert_eq!(source.code.len(), text.len());
    let said: Vec<&str> = source
        .literals
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(said, ["one \"two\"", "{"]);
    let functions = source.functions();
    assert_eq!(functions.iter().map(|f| f.name).collect::<Vec<_>>(), ["a"]);
    assert!(functions[0].text.contains("// \"no\"") && !functions[0].body.contains("no"));
    assert_eq!(
        split("a: u8, (b, c): (u8, Vec<(u8, u8)>), d: impl Fn(u8) -> u8"),
        [
            "a: u8",
            "(b, c): (u8, Vec<(u8, u8)>)",
            "d: impl Fn(u8) -> u8"
        ]
    );
}
