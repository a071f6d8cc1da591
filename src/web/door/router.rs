//! Finds the line of a request by the words of its path. Of two lines that fit, the one that stands first in the list is
//! meant.

use actix_web::http::Method;

use super::Line;

/// What stands on the list for a path.
pub(super) enum Found<'r> {
    /// A line, and the words that stand for its names.
    Line(&'r Line, Vec<(String, String)>),
    /// The path is on the list, with these methods only.
    Other(&'static str, Vec<&'r Method>),
    /// No line has such a path.
    Nothing,
}

/// A path of the list with all its lines.
struct Place {
    path: &'static str,
    words: Vec<Word>,
    lines: Vec<Line>,
}

enum Word {
    Fixed(&'static str),
    /// Any word that is not empty, under this name.
    Named(&'static str),
    /// A fixed beginning, and an ending that is not empty under this name: `feed.{format}`.
    Ending(&'static str, &'static str),
}

/// All lines, sorted by how many words their paths have.
#[derive(Default)]
pub(super) struct Router(Vec<Vec<Place>>);

impl Router {
    pub(super) fn new(lines: Vec<Line>) -> Router {
        let mut router = Router::default();
        for line in lines {
            router.add(line);
        }
        router
    }

    fn add(&mut self, line: Line) {
        let words: Vec<Word> = words(line.path).map(word).collect();
        let length = words.len();
        if self.0.len() <= length {
            self.0.resize_with(length + 1, Vec::new);
        }
        let Some(places) = self.0.get_mut(length) else {
            return;
        };
        match places.iter_mut().find(|place| place.path == line.path) {
            Some(place) => place.lines.push(line),
            None => places.push(Place {
                path: line.path,
                words,
                lines: vec![line],
            }),
        }
    }

    /// The line for a path whose escapes are read already.
    pub(super) fn find(&self, method: &Method, path: &str) -> Found<'_> {
        let given: Vec<&str> = words(path).collect();
        let places = self.0.get(given.len()).map_or(&[][..], Vec::as_slice);
        let Some(place) = places.iter().find(|place| place.fits(&given)) else {
            return Found::Nothing;
        };
        // A GET's line answers HEAD too (RFC 9110, 9.3.2).
        let meant = |line: &&Line| {
            line.method == *method || (*method == Method::HEAD && line.method == Method::GET)
        };
        match place.lines.iter().find(meant) {
            Some(line) => Found::Line(line, place.named(&given)),
            None => Found::Other(place.path, place.methods()),
        }
    }
}

impl Place {
    fn fits(&self, given: &[&str]) -> bool {
        self.words.iter().zip(given).all(|pair| match pair {
            (Word::Fixed(word), given) => word == given,
            (Word::Named(_), given) => !given.is_empty(),
            (Word::Ending(start, _), given) => {
                given.len() > start.len() && given.starts_with(start)
            }
        })
    }

    fn named(&self, given: &[&str]) -> Vec<(String, String)> {
        let pairs = self.words.iter().zip(given);
        pairs
            .filter_map(|(word, given)| match word {
                Word::Named(name) => Some(((*name).to_owned(), (*given).to_owned())),
                Word::Ending(start, name) => {
                    let ending = given.strip_prefix(start).unwrap_or_default();
                    Some(((*name).to_owned(), ending.to_owned()))
                }
                Word::Fixed(_) => None,
            })
            .collect()
    }

    fn methods(&self) -> Vec<&Method> {
        let mut all = Vec::new();
        for line in &self.lines {
            all.push(&line.method);
            if line.method == Method::GET {
                all.push(&Method::HEAD);
            }
        }
        all
    }
}

fn words(path: &str) -> std::str::Split<'_, char> {
    path.strip_prefix('/').unwrap_or(path).split('/')
}

fn word(word: &'static str) -> Word {
    let named = word.strip_suffix('}').and_then(|word| word.split_once('{'));
    match named {
        None => Word::Fixed(word),
        Some(("", name)) => Word::Named(name),
        Some((start, name)) => Word::Ending(start, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Error;
    use crate::web::door::{Access, Routes};

    fn router() -> Router {
        let mut routes = Routes::default();
        for (method, path) in [
            (Method::GET, "/"),
            (Method::GET, "/s/{space}"),
            (Method::GET, "/s/{space}/about"),
            (Method::GET, "/s/{space}/feed.{format}"),
            (Method::GET, "/s/{space}/{forum}"),
            (Method::POST, "/s/{space}/{forum}"),
        ] {
            routes.add(Access::Public, method, path, |_, _| async {
                Err(Error::NotFound)
            });
        }
        Router::new(routes.lines().to_vec())
    }

    fn found(method: &Method, path: &str) -> String {
        match router().find(method, path) {
            Found::Line(line, named) => {
                let named = named.iter().map(|(name, word)| format!(" {name}={word}"));
                format!("{}{}", line.path, named.collect::<String>())
            }
            Found::Other(path, methods) => format!("{path} {methods:?}"),
            Found::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn the_first_line_that_fits_is_meant() {
        assert_eq!(found(&Method::GET, "/"), "/");
        assert_eq!(found(&Method::GET, "/s/köy"), "/s/{space} space=köy");
        assert_eq!(
            found(&Method::GET, "/s/a/about"),
            "/s/{space}/about space=a"
        );
        assert_eq!(
            found(&Method::GET, "/s/a/feed.atom"),
            "/s/{space}/feed.{format} space=a format=atom"
        );
        assert_eq!(
            found(&Method::GET, "/s/a/feed."),
            "/s/{space}/{forum} space=a forum=feed."
        );
        assert_eq!(
            found(&Method::HEAD, "/s/a/b"),
            "/s/{space}/{forum} space=a forum=b"
        );
        assert_eq!(
            found(&Method::POST, "/s/a/b"),
            "/s/{space}/{forum} space=a forum=b"
        );
    }

    #[test]
    fn a_path_is_whole_and_its_methods_are_told() {
        for path in [
            "",
            "/s",
            "/s/",
            "/s//about",
            "/s/a/",
            "/s/a/b/",
            "/s/a/b/c",
            "//",
            "s",
        ] {
            let expected = if path.is_empty() { "/" } else { "nothing" };
            assert_eq!(found(&Method::GET, path), expected, "{path}");
        }
        assert_eq!(found(&Method::POST, "/s/a"), "/s/{space} [GET, HEAD]");
        assert_eq!(
            found(&Method::PUT, "/s/a/b"),
            "/s/{space}/{forum} [GET, HEAD, POST]"
        );
    }
}
