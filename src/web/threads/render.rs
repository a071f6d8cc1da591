//! Markdown is rendered ahead of the transaction: a few texts at a time, each for 100 ms at most.

use std::time::Duration;

use crate::app::App;
use crate::base::clock::Stopwatch;
use crate::base::{Error, FieldError, Result};
use crate::markup::{self, PLACEHOLDER, Place, Rendered, TooComplex};

/// The level at which a text's headings begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Under a post's own heading.
    Post = 4,
    /// Under a page's.
    Page = 2,
}

/// The safe HTML of a text that somebody typed into `field`.
///
/// # Errors
/// `Invalid(field)` naming the limit that the text exceeds; `Busy` when too many wait.
pub async fn rendered(
    app: &App,
    field: &'static str,
    source: &str,
    head: Head,
) -> Result<Rendered> {
    let wait = tokio::time::timeout(Duration::from_secs(5), app.renderers.acquire());
    let _room = wait
        .await
        .map_err(|_| Error::Busy)?
        .map_err(|_| Error::Busy)?;
    let (source, host) = (source.to_owned(), app.config.host().to_owned());
    let done = tokio::task::spawn_blocking(move || {
        let watch = Stopwatch::start();
        let over = || watch.elapsed() > markup::BUDGET;
        let place = Place {
            anchor: PLACEHOLDER,
            site_host: &host,
            heading: head as u8,
            line_breaks: true,
        };
        markup::render(&source, &place, &over)
    });
    done.await
        .map_err(Error::broken)?
        .map_err(|limit| too_complex(field, &limit))
}

fn too_complex(field: &'static str, hit: &TooComplex) -> Error {
    let code = match hit {
        TooComplex::Nesting => "text_too_complex_nesting",
        TooComplex::Links => "text_too_complex_links",
        TooComplex::Images => "text_too_complex_images",
        TooComplex::Footnotes => "text_too_complex_footnotes",
        TooComplex::TableColumns => "text_too_complex_columns",
        TooComplex::TableRows => "text_too_complex_rows",
        TooComplex::Time => "text_too_complex_time",
        TooComplex::Output => "text_too_complex_output",
        TooComplex::Marks => "text_too_complex_marks",
        TooComplex::Size => "text_too_complex_size",
        TooComplex::Line => "text_too_complex_line",
    };
    Error::Invalid(vec![FieldError {
        field: field.into(),
        code,
        limit: Some(i64::from(hit.limit())),
        actual: None,
    }])
}
