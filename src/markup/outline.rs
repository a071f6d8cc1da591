//! The headings of a long text, for the list of its parts.

use super::lines::unescaped;

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its id in the page.
    pub id: String,
    /// As it stands in the HTML, without what is marked in it.
    pub html: String,
    /// It stands under another.
    pub deep: bool,
}

/// The HTML of a text with an id at each heading of its two highest levels, and those headings in their order.
/// `html` is of our own making.
pub fn outlined(html: &str) -> (String, Vec<Heading>) {
    let (mut out, mut headings) = (String::with_capacity(html.len()), Vec::new());
    let mut rest = html;
    while let Some((at, deep)) = next(rest) {
        let (before, heading) = rest.split_at(at);
        let close = if deep { "</h3>" } else { "</h2>" };
        let Some(end) = heading.find(close) else {
            break;
        };
        let (open, behind) = heading.split_at(4);
        let id = format!("part-{}", headings.len() + 1);
        out.push_str(before);
        out.push_str(open.trim_end_matches('>'));
        out.push_str(&format!(" id=\"{id}\">"));
        let inner = behind.get(..end - 4).unwrap_or_default();
        headings.push(Heading {
            id,
            html: plain(inner),
            deep,
        });
        rest = behind;
    }
    out.push_str(rest);
    (out, headings)
}

/// The plain text of `html`, a block a line, without its headings: what is cut from it runs none into a sentence.
pub fn without_headings(html: &str, text: &str) -> String {
    let headings = headings(html);
    let mut ahead = headings.iter().peekable();
    let mut kept: Vec<&str> = Vec::new();
    for line in text.lines() {
        let is_heading = ahead.next_if(|heading| heading.trim() == line.trim());
        if is_heading.is_none() {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// What the headings of all levels say, in their order.
fn headings(html: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), html);
    while let Some((_, behind)) = rest.split_once("<h") {
        rest = behind;
        let level = behind.chars().next().filter(|c| ('1'..='6').contains(c));
        let (Some(level), Some((_, inner))) = (level, behind.split_once('>')) else {
            continue;
        };
        let Some((words, after)) = inner.split_once(&format!("</h{level}>")) else {
            continue;
        };
        found.push(unescaped(&plain(words)));
        rest = after;
    }
    found
}

fn next(html: &str) -> Option<(usize, bool)> {
    let at = |tag: &str, deep| html.find(tag).map(|at| (at, deep));
    at("<h2>", false).into_iter().chain(at("<h3>", true)).min()
}

/// Without tags; what is escaped stays so.
fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => out.push(other),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_without_its_headings() {
        let place = crate::markup::Place {
            anchor: "p1-",
            site_host: "here.example",
            heading: 2,
            line_breaks: true,
        };
        let told = |source: &str| {
            let made = crate::markup::render(source, &place, &|| false).unwrap();
            without_headings(&made.html, &made.text)
        };
        let source = "# Water & *light*\n\nIt runs.\n\n## Why\n\nWhy\n\n---\n\n###### `<h2>`\n\nNobody knows.";
        assert_eq!(told(source), "It runs.\nWhy\nNobody knows.");
        assert_eq!(told("Only <h2>this</h2>."), "Only <h2>this</h2>.");
    }

    #[test]
    fn headings_are_found_and_named() {
        let html = "<p>a</p><h2>One <em>&lt;b&gt;</em></h2><h3>Two</h3><h4>No</h4><h2>Three</h2>";
        let (out, headings) = outlined(html);
        assert_eq!(
            out,
            "<p>a</p><h2 id=\"part-1\">One <em>&lt;b&gt;</em></h2><h3 id=\"part-2\">Two</h3>\
             <h4>No</h4><h2 id=\"part-3\">Three</h2>"
        );
        let told: Vec<_> = headings.iter().map(|h| (h.html.as_str(), h.deep)).collect();
        assert_eq!(
            told,
            [("One &lt;b&gt;", false), ("Two", true), ("Three", false)]
        );
        assert_eq!(outlined("<p>a</p>"), ("<p>a</p>".to_owned(), Vec::new()));
    }
}
