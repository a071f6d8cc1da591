//! What stands inside a line: runs of text, links, images, mentions, tasks, references.

use pulldown_cmark::{Event, Tag};

use super::address::{self, Address};
use super::inline::{self, Bit};
use super::parse::{Piece, Run};
use super::pictures::{self, Picture, UNDESCRIBED};
use super::sanitise::SIZES;
use super::spoilers::BARS;
use super::write::{LONGEST_LABEL, Writer};
use super::{Mention, quoting};

/// Links of strangers are not recommended by us, and learn nothing of us.
/// Characters of a picture's description.
const LONGEST_ALT: usize = 500;
const REL: &str = "nofollow ugc noopener";

impl Writer<'_, '_> {
    /// Text, with what hides, names and leads away in it.
    pub(super) fn run(&mut self, run: &Run, at: usize) {
        let mut done = 0;
        let spoilers = self.spoilers;
        for (offset, opens) in spoilers.get(&at).into_iter().flatten() {
            self.bits(run, done..*offset);
            if *opens {
                self.sink.hidden += 1;
                self.sink.raw("<span class=\"spoiler\" tabindex=\"0\">");
            } else {
                self.sink.hidden = self.sink.hidden.saturating_sub(1);
                self.sink.raw("</span>");
            }
            done = offset + BARS.len();
        }
        self.bits(run, done..run.text.len());
    }

    fn bits(&mut self, run: &Run, range: std::ops::Range<usize>) {
        let escaped = run.escaped && range.start == 0;
        let text = run.text.get(range).unwrap_or_default();
        if !self.closers.is_empty() {
            // No link inside a link.
            self.sink.words(text);
            return;
        }
        for bit in inline::bits(text, escaped) {
            match bit {
                Bit::Plain(text) => self.sink.words(text),
                Bit::Url(url) => match Address::read(url, self.place.site_host) {
                    Some(address) => self.anchor(&address, "", url),
                    None => self.sink.words(url),
                },
                Bit::Person(name) => {
                    self.mention(
                        Mention::Person(name.to_owned()),
                        &format!("/u/{name}"),
                        &format!("@{name}"),
                    );
                }
                Bit::Office(slug) => {
                    self.mention(
                        Mention::Office(slug.to_owned()),
                        &format!("/o/{slug}"),
                        &format!("@office/{slug}"),
                    );
                }
            }
        }
    }

    fn mention(&mut self, who: Mention, path: &str, words: &str) {
        self.links += 1;
        self.sink.raw("<a");
        self.sink.attribute("href", &address::encoded(path));
        self.sink.raw(" class=\"mention\">");
        self.sink.words(words);
        self.sink.raw("</a>");
        // Whoever was named in a quoted text has heard of it already.
        if self.in_quotes == 0 && !self.mentions.contains(&who) {
            self.mentions.push(who);
        }
    }

    fn anchor(&mut self, address: &Address, title: &str, words: &str) {
        self.open_anchor(address, title);
        self.sink.words(words);
        self.sink.raw("</a>");
    }

    fn open_anchor(&mut self, address: &Address, title: &str) {
        self.links += 1;
        self.sink.raw("<a");
        self.sink.attribute("href", address.href());
        if !title.is_empty() {
            self.sink.attribute("title", title);
        }
        match address {
            Address::Outside(_) => self.sink.attribute("rel", REL),
            Address::Local(href) => self.keep_file(href),
            Address::Mail(_) => {}
        }
        self.sink.raw(">");
    }

    pub(super) fn link(&mut self, destination: &str, title: &str, at: usize) {
        let Some(address) = Address::read(destination, self.place.site_host) else {
            // The words stay, the way is closed.
            self.closers.push("");
            return;
        };
        self.open_anchor(&address, title);
        self.closers.push("</a>");
        if self.is_wordless(at) {
            // A link without words has no name: its address is one.
            self.sink.words(address.href());
        }
    }

    /// Own files are shown; a remote image would tell its host who reads, so it is a link.
    pub(super) fn image(&mut self, source: &str, title: &str, at: usize) {
        if let Some(picture) = Picture::read(source) {
            return self.picture(&picture, title, at);
        }
        let alt = self.words_of(at, usize::MAX);
        let address =
            Address::read(source, self.place.site_host).filter(|_| self.closers.is_empty());
        let words = match &address {
            Some(address) if alt.is_empty() => address.href().to_owned(),
            _ => alt,
        };
        match address {
            Some(address) => self.anchor(&address, title, &words),
            None => self.sink.words(&words),
        }
    }

    fn picture(&mut self, picture: &Picture<'_>, title: &str, at: usize) {
        let alt = self.words_of(at, LONGEST_ALT);
        self.keep_file(picture.source);
        let silent = alt.is_empty() && !picture.decorative;
        self.sink.raw(if silent { UNDESCRIBED } else { "<img" });
        self.sink.attribute("src", picture.source);
        if let Some(choice) = picture.choice() {
            self.sink.attribute("srcset", &choice);
            self.sink.attribute("sizes", SIZES);
        }
        self.sink.attribute("width", &picture.width.to_string());
        self.sink.attribute("height", &picture.height.to_string());
        self.sink.attribute("alt", &alt);
        if !title.is_empty() {
            self.sink.attribute("title", title);
        }
        self.sink.raw(" loading=\"lazy\">");
        if self.sink.hidden == 0 {
            self.sink.text.push_str(&alt);
        }
    }

    fn keep_file(&mut self, address: &str) {
        if let Some(name) = pictures::named(address)
            && !self.files.iter().any(|known| known == name)
        {
            self.files.push(name.to_owned());
        }
    }

    /// A box for the eye, a checkbox for the ear: role and state are spoken in the reader's language.
    pub(super) fn task(&mut self, done: bool, at: usize) {
        let glyph = if done {
            "\u{2611}\u{FE0E}"
        } else {
            "\u{2610}\u{FE0E}"
        };
        let words = self.words_of(at, LONGEST_LABEL);
        self.sink
            .raw("<span class=\"task-box\" role=\"checkbox\" aria-disabled=\"true\"");
        self.sink
            .attribute("aria-checked", if done { "true" } else { "false" });
        self.sink
            .attribute("aria-label", if words.is_empty() { glyph } else { &words });
        self.sink.raw(">");
        self.sink.words(glyph);
        self.sink.raw("</span> ");
        self.sink.text.push(' ');
    }

    /// Whether an item is a task, and done.
    pub(super) fn task_of(&self, at: usize) -> Option<bool> {
        let next = |offset: usize| self.pieces.get(at + offset);
        let marker = match next(1) {
            Some(Piece::Event(Event::Start(Tag::Paragraph))) => next(2),
            other => other,
        };
        match marker {
            Some(Piece::Event(Event::TaskListMarker(done))) => Some(*done),
            _ => None,
        }
    }

    pub(super) fn reference(&mut self, label: &str) {
        let Some((number, nth)) = self.notes.refer(label) else {
            self.sink.words(&format!("[^{label}]"));
            return;
        };
        let anchor = self.anchor;
        self.sink.raw(&format!(
            "<sup id=\"{anchor}r{number}-{nth}\"><a href=\"#{anchor}f{number}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    /// `> [@name](/p/id):` as the first line of an outermost quote.
    pub(super) fn note_quote(&mut self, at: usize) {
        if self.in_quotes > 0 {
            return;
        }
        let mut ahead = self.pieces.iter().skip(at + 1).take(64);
        let Some(Piece::Event(Event::Start(Tag::Paragraph))) = ahead.next() else {
            return;
        };
        let Some(Piece::Event(Event::Start(Tag::Link { dest_url, .. }))) = ahead.next() else {
            return;
        };
        let Some(id) = quoting::quoted_post(dest_url) else {
            return;
        };
        if !matches!(ahead.next(), Some(Piece::Text(run)) if run.text.starts_with('@')) {
            return;
        }
        let mut after = ahead.skip_while(|piece| !matches!(piece, Piece::Event(Event::End(_))));
        after.next();
        let colon = matches!(after.next(), Some(Piece::Text(run)) if run.text.starts_with(':'));
        if colon && !self.quotes.contains(&id) {
            self.quotes.push(id);
        }
    }

    /// The piece that ends what begins here.
    pub(super) fn end_of(&self, at: usize) -> usize {
        let mut depth = 0_usize;
        for (place, piece) in self.pieces.iter().enumerate().skip(at) {
            match piece {
                Piece::Event(Event::Start(_)) => depth += 1,
                Piece::Event(Event::End(_)) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return place;
            }
        }
        self.pieces.len()
    }

    /// Whether what begins here has no words.
    fn is_wordless(&self, at: usize) -> bool {
        self.words_of(at, 1).is_empty()
    }

    /// Whether what begins here has neither words nor images nor references.
    pub(super) fn is_blank(&self, at: usize) -> bool {
        let shows = |piece: &Piece<'_>| {
            matches!(
                piece,
                Piece::Event(Event::Start(Tag::Image { .. }) | Event::FootnoteReference(_))
            )
        };
        let inside = self.pieces.get(at..self.end_of(at)).unwrap_or_default();
        self.is_wordless(at) && !inside.iter().any(shows)
    }

    /// The words from here to the end of the element (or, from a marker, of its line), cut to a length.
    pub(super) fn words_of(&self, at: usize, longest: usize) -> String {
        let mut words = String::new();
        let mut depth = 0_usize;
        let mut length = 0;
        for (place, piece) in self.pieces.iter().enumerate().skip(at) {
            let more = match piece {
                Piece::Event(Event::Start(tag)) => {
                    if place > at && depth == 0 && matches!(tag, Tag::List(_)) {
                        break;
                    }
                    depth += 1;
                    if matches!(tag, Tag::TableCell) {
                        " "
                    } else {
                        ""
                    }
                }
                Piece::Event(Event::End(_)) if depth <= 1 => break,
                Piece::Event(Event::End(_)) => {
                    depth -= 1;
                    ""
                }
                Piece::Text(run) => run.text.as_str(),
                Piece::Event(Event::Text(text) | Event::Code(text) | Event::InlineHtml(text)) => {
                    text
                }
                Piece::Event(Event::SoftBreak | Event::HardBreak) => " ",
                _ => "",
            };
            length += more.len();
            words.push_str(more);
            if length > longest.saturating_mul(8) {
                break;
            }
        }
        quoting::excerpt(&words, longest)
    }
}
