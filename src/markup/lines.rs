//! Finished HTML as lines of plain text for a letter: quotes stay quotes, links say where they lead.

use super::quoting::excerpt;

/// A line of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// How many quotes it stands in.
    depth: usize,
    text: String,
}

/// Elements that begin and end a line.
pub(super) const BLOCKS: &[&str] = &[
    "blockquote",
    "br",
    "details",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];

/// The lines of HTML that this room made. What a spoiler or a fold hides is `…`; a picture is its description.
fn lines(html: &str) -> Vec<Line> {
    let mut walk = Walk::default();
    let mut rest = html;
    while let Some((text, behind)) = rest.split_once('<') {
        walk.words(text);
        let (tag, after) = behind.split_once('>').unwrap_or((behind, ""));
        walk.tag(tag);
        rest = after;
    }
    walk.words(rest);
    walk.end_line();
    walk.lines
}

/// How HTML of ours begins, as lines with their depth: about so many characters, and whether there is more.
pub fn beginning(html: &str, characters: usize) -> (Vec<(usize, String)>, bool) {
    let (mut room, mut kept) = (characters, Vec::new());
    for line in lines(html) {
        let length = line.text.chars().count();
        if length > room {
            // A few characters are no line.
            if room > 40 || kept.is_empty() {
                kept.push((line.depth, excerpt(&line.text, room)));
            }
            return (kept, true);
        }
        room -= length;
        kept.push((line.depth, line.text));
    }
    (kept, false)
}

#[derive(Default)]
struct Walk {
    lines: Vec<Line>,
    line: String,
    depth: usize,
    preformatted: bool,
    /// Open elements within one that hides what it holds, that one included.
    hidden: usize,
    /// Where each open link leads, where its words do not say it.
    links: Vec<Option<String>>,
}

impl Walk {
    fn words(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        let text = unescaped(text);
        let mut pieces = text.split('\n');
        self.line.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            match self.preformatted {
                true => self.end_line(),
                false => self.line.push(' '),
            }
            self.line.push_str(piece);
        }
    }

    fn tag(&mut self, tag: &str) {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let name = name.split([' ', '/']).next().unwrap_or_default();
        if self.hidden > 0 {
            let single = matches!(name, "br" | "hr" | "img");
            match (closes, single) {
                (true, _) => self.hidden -= 1,
                (false, true) => {}
                (false, false) => self.hidden += 1,
            }
            return;
        }
        if BLOCKS.contains(&name) {
            self.end_line();
        }
        match (name, closes) {
            ("blockquote", false) => self.depth += 1,
            ("blockquote", true) => self.depth = self.depth.saturating_sub(1),
            ("pre", _) => self.preformatted = !closes,
            ("li", false) => self.line.push_str("- "),
            ("td" | "th", true) => self.line.push(' '),
            ("span", false) if tag.contains("class=\"spoiler\"") => {
                self.line.push('…');
                self.hidden = 1;
            }
            ("summary", true) => {
                let open = if self.line.ends_with('…') {
                    ""
                } else {
                    "…"
                };
                self.line.push_str(open);
                self.end_line();
                // What stands behind it is hidden until its `details` ends.
                self.hidden = 1;
            }
            ("img", _) => {
                let words = attribute(tag, "alt").unwrap_or_default();
                self.line.push_str(&format!("[{words}]"));
            }
            ("a", false) => {
                let leads = attribute(tag, "href");
                self.links.push(leads.filter(|url| url.contains("://")));
            }
            ("a", true) => {
                if let Some(url) = self.links.pop().flatten()
                    && !self.line.ends_with(&url)
                {
                    self.line.push_str(&format!(" <{url}>"));
                }
            }
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = match self.preformatted {
            true => line.trim_end().to_owned(),
            false => line.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        if !text.is_empty() && text != "-" {
            self.lines.push(Line {
                depth: self.depth,
                text,
            });
        }
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, behind) = tag.split_once(&format!(" {name}=\""))?;
    Some(unescaped(behind.split('"').next().unwrap_or_default()))
}

/// The characters that the last gate writes as names.
pub(super) fn unescaped(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">");
    let plain = plain.replace("&quot;", "\"").replace("&nbsp;", " ");
    plain.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{Place, render};

    fn told(source: &str) -> Vec<(usize, String)> {
        let place = Place {
            anchor: "p1-",
            site_host: "here.example",
            heading: 4,
            line_breaks: true,
        };
        let html = render(source, &place, &|| false).unwrap().html;
        let all = lines(&html).into_iter();
        all.map(|line| (line.depth, line.text)).collect()
    }

    #[test]
    fn quotes_lists_and_links_read_as_in_a_letter() {
        let source = "> [@aliya](/p/7):\n> Is it **so**?\n\nYes & <no>.\nSee [the law](https://law.example/1) and \
                      <https://b.example>.\n\n- one\n- two\n\n```\na  b\n  c\n```\n\n![A well](/f/x/1.png)";
        let want = [
            (1, "@aliya:"),
            (1, "Is it so?"),
            (0, "Yes & <no>."),
            (
                0,
                "See the law <https://law.example/1> and https://b.example.",
            ),
            (0, "- one"),
            (0, "- two"),
            (0, "a  b"),
            (0, "  c"),
        ];
        let got = told(source);
        let want = want.map(|(depth, text)| (depth, text.to_owned()));
        assert_eq!(got.get(..8), Some(&want[..]), "{got:?}");
    }

    #[test]
    fn what_is_hidden_stays_so() {
        let source =
            "The butler ||did *it*|| at noon.\n:::details Who\nThe **cook**.\n\n- he\n:::\nEnd.";
        let got = told(source);
        let all: Vec<&str> = got.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(all, ["The butler … at noon.", "Who…", "End."]);
    }
}
