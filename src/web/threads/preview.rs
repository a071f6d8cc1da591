//! What a text will look like, and whom it names in vain.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::render::{Head, rendered};
use crate::app::App;
use crate::base::Result;
use crate::i18n::Texts;
use crate::markup;
use crate::threads::{self, NewPost, Target, Unreached};
use crate::web::door::{Reply, Visit, html};

/// A text as it will stand.
#[derive(Template)]
#[template(path = "threads/preview.html")]
pub struct Preview {
    /// Safe HTML.
    html: String,
    /// Says who will not be told, and who is nobody.
    notes: Vec<String>,
}

/// The preview of a text that is meant to go there.
///
/// # Errors
/// `NotFound` when the viewer does not see the place.
pub async fn preview_of(app: &App, visit: &Visit, to: Target, html: String) -> Result<Preview> {
    let viewer = visit.viewer.clone();
    let read = app.db.read(move |c| {
        let vain = threads::unreached(c, &viewer, to, &html)?;
        Ok((threads::linked(c, &html)?, vain))
    });
    let (html, vain) = read.await?;
    Ok(Preview {
        html,
        notes: notes(&visit.texts(app), &vain),
    })
}

fn notes(t: &Texts<'_>, vain: &Unreached) -> Vec<String> {
    let mut notes = Vec::new();
    for (key, names) in [
        ("mention-blind", &vain.blind),
        ("mention-nobody", &vain.nobody),
    ] {
        if !names.is_empty() {
            let names: Vec<String> = names.iter().map(|name| format!("@{name}")).collect();
            notes.push(t.named(key, &names.join(", ")));
        }
    }
    notes
}

/// `POST /preview`: what a text will look like, as a fragment for the page's script.
///
/// # Errors
/// `Invalid(body)` naming the limit that the text exceeds; `NotFound` when the viewer does not see where it is to go.
pub async fn preview(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let source = NewPost::source(visit.form.get("body"), app.config.limits.opening_max)?;
    let rendered = rendered(&app, "body", &source, Head::Post).await?;
    let made = markup::anchored(&rendered.html, 0);
    let shown = match visit.form.get("target").parse() {
        Ok(to) => preview_of(&app, &visit, to, made).await?,
        Err(()) => Preview {
            html: made,
            notes: Vec::new(),
        },
    };
    html(200, &shown)
}
