//! Tests of the room; each table row is one text and what becomes of it.

mod commonmark;
mod hostile;
mod kept;
mod limits;
mod own;
mod tags;

use super::{Place, Rendered, TooComplex, render};

/// A post on example.kz whose id is not known yet.
fn post() -> Place<'static> {
    Place {
        anchor: super::PLACEHOLDER,
        site_host: "example.kz",
        heading: 4,
        line_breaks: true,
    }
}

fn rendered(source: &str) -> Rendered {
    render(source, &post(), &|| false).unwrap()
}

fn html(source: &str) -> String {
    rendered(source).html
}

fn refused(source: &str) -> Option<TooComplex> {
    render(source, &post(), &|| false).err()
}

/// The HTML in a form to compare: no newline between tags.
fn folded(html: &str) -> String {
    html.trim().replace(">\n<", "><").replace("<br>\n", "<br>")
}
