//! Who is signed out while he types, or whose page has grown too old, finds his text again where he wrote it.

use super::Visit;
use crate::app::App;
use crate::base::Error;
use crate::threads::{self, Target, Words};

/// Seconds for which a text is held.
const HELD: i64 = 24 * 3600;

/// What a question has beside its text.
const ASKED: [&str; 4] = ["place", "sources", "offices", "unsure"];

/// Holds what a composer's form brought, when it is refused for want of a session or a good token.
pub(super) async fn hold(app: &App, visit: &Visit, error: &Error) {
    let stale = matches!(error, Error::Refused(rule) if rule.code == "form_token");
    let target = target(visit).filter(|_| stale || *error == Error::SignIn);
    let words = words(visit).within(app.config.limits.opening_max);
    let (Some(target), Ok(words)) = (target, words) else {
        return;
    };
    if words.is_empty() {
        return;
    }
    // The text is on the page as well: when it cannot be held, nothing is lost yet.
    if let Ok(Some(token)) = app
        .db
        .write(move |tx| threads::hold(tx, target, &words))
        .await
    {
        visit.set_cookie("elab-held", token.expose(), Some(HELD));
    }
}

/// Where the text that the form brought was meant to go.
pub(super) fn target(visit: &Visit) -> Option<Target> {
    visit.form.get("target").parse().ok()
}

/// What the form of a composer brought.
pub fn words(visit: &Visit) -> Words {
    let typed = |name| visit.form.get(name).to_owned();
    Words {
        title: typed("title"),
        tags: visit.form.all("tags").collect::<Vec<_>>().join(", "),
        body: typed("body"),
        lang: typed("lang"),
        base: typed("base").parse().unwrap_or(0),
        place: typed("place"),
        sources: typed("sources"),
        offices: match ASKED.iter().any(|name| visit.form.has(name)) {
            true => Words::put_to(visit.form.all("offices"), visit.form.has("unsure")),
            // It is no form of a question.
            false => String::new(),
        },
    }
}
