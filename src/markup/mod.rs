//! Markdown as citizens write it, made into HTML that is safe to show.
//!
//! The road of a text: limits -> prepare -> parse -> spoilers -> write -> sanitise.
//! Pure: no clock, no configuration, nothing of the rest of the product.

use std::time::Duration;

mod absolute;
mod address;
mod anchor;
mod blocks;
mod inline;
mod letters;
mod limits;
mod lines;
mod naming;
mod notes;
mod opening;
mod outline;
mod parse;
mod phrases;
mod pictures;
mod prepare;
mod quoted;
mod quoting;
mod relinked;
mod sanitise;
mod sink;
mod spoilers;
mod tables;
#[cfg(test)]
mod tests;
mod write;

pub use absolute::absolute;
pub use anchor::{PLACEHOLDER, anchored};
pub use limits::TooComplex;
pub use lines::beginning;
pub use naming::{named, unlinked};
pub use opening::opening;
pub use outline::{Heading, outlined};
pub use pictures::{
    Plain, SMALLER, UNDESCRIBED, WIDEST, described, first_picture, leaves_pictures, undescribed,
};
pub use quoted::unquoted_html;
pub use quoting::{excerpt, quote, unquoted};
pub use relinked::relinked;

/// A text is given up after this time; an unoptimised build takes ten times as long for the same text.
pub const BUDGET: Duration = Duration::from_millis(if cfg!(debug_assertions) { 2000 } else { 100 });

/// Grows with every change of the output; stored beside the HTML so that older texts can be rendered anew.
pub const RENDERER_VERSION: i32 = 2;

/// HTML made by an older version than this is never served.
pub const MIN_SAFE_VERSION: i32 = 1;

/// What came out of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Sanitised HTML; its ids begin with [`Place::anchor`].
    pub html: String,
    /// Plain text for search and excerpts, a block a line, without what spoilers hide.
    pub text: String,
    /// Who is mentioned, each once, in order; mentions inside quotes are links but not listed.
    pub mentions: Vec<Mention>,
    /// Ids of the posts quoted by a first line `> [@name](/p/id):`, each once, in order.
    pub quotes: Vec<i64>,
    /// Names of the files of our own store that it shows or links, each once, in order.
    pub files: Vec<String>,
    /// [`RENDERER_VERSION`] at the time of rendering.
    pub version: i32,
}

/// Somebody named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mention {
    /// `@name`, as written: 3 to 30 characters, letter case not folded.
    Person(String),
    /// `@office/slug`.
    Office(String),
}

/// Where the text will stand.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Prefix of all ids, `[a-z0-9-]`, such as `p17-`; [`PLACEHOLDER`] while the id is not known.
    pub anchor: &'a str,
    /// Host, and port where there is one, whose links are not external.
    pub site_host: &'a str,
    /// Level that `#` becomes: posts 4, articles 2. Never over 6, and none is left out:
    /// `#` and `###` become h4 and h5. With 1 the text is a document of its own and keeps its levels.
    pub heading: u8,
    /// A single newline is a line break; true wherever citizens write.
    pub line_breaks: bool,
}

/// Makes HTML of a text. `over` says that the time (100 ms) is spent; it is asked often.
///
/// # Errors
/// [`TooComplex`] names the one limit the text exceeds.
pub fn render(
    source: &str,
    place: &Place<'_>,
    over: &dyn Fn() -> bool,
) -> Result<Rendered, TooComplex> {
    limits::check_source(source)?;
    let prepared = prepare::prepare(source);
    let pieces = parse::pieces(&prepared, over)?;
    let spoilers = spoilers::find(&pieces);
    let written = write::write(&pieces, &spoilers, place, limits::output(source), over)?;
    limits::in_time(over)?;
    Ok(Rendered {
        html: sanitise::sanitise(&written.html),
        text: written.text,
        mentions: written.mentions,
        quotes: written.quotes,
        files: written.files,
        version: RENDERER_VERSION,
    })
}
