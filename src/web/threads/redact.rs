//! The page on which a moderator hides words of a post, and on which its author reads what is hidden.

use std::rc::Rc;
use std::sync::Arc;

use serde::Deserialize;
use utoipa::ToSchema;

use super::marks::Marks;
use super::posts::act_page;
use super::render::{Head, rendered};
use crate::app::App;
use crate::base::{Error, PostId, RedactionId, Result};
use crate::i18n::{Arg, Lang, Texts};
use crate::idempotency;
use crate::markup;
use crate::threads::{self, Hiding, Post, Redaction, ToHide};
use crate::web::door::form::{Button, Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};

/// The label of hidden words.
pub fn label(t: &Texts<'_>, code: Hiding) -> String {
    t.say(&format!("hidden-{}", code.as_str().replace('_', "-")))
}

/// The label in the site's own language, as it stands in texts.
pub fn site_label(app: &App, code: Hiding) -> String {
    let lang = Lang::from_code(&app.config.language).unwrap_or(Lang::En);
    label(&app.i18n.texts(lang), code)
}

/// A text, or its HTML, with the labels of what is hidden in the reader's language.
pub fn told(t: &Texts<'_>, html: &str) -> String {
    if !threads::hides(html) {
        return html.to_owned();
    }
    let known = |said: &str| {
        let is = |code: &&Hiding| t.each().any(|other| label(&other, **code) == said);
        Hiding::ALL.iter().find(is).map(|code| label(t, *code))
    };
    threads::told_hidden(html, known)
}

/// The link in the menu of a post: to hide words of it, or to what is hidden in it.
pub(super) fn act(t: &Texts<'_>, post: &Post, marks: Marks) -> Option<(String, String)> {
    let key = if marks.has(Marks::REMOVE) {
        "post-hide-words"
    } else if marks.has(Marks::OWN) && threads::hides(&post.html) {
        "post-hidden-words"
    } else {
        return None;
    };
    Some((urls::post_redactions(post.id), t.say(key)))
}

/// `GET /p/{id}/redactions`
///
/// # Errors
/// `NotFound` when the viewer does not see the post; `Refused` unless he wrote it or moderates.
pub async fn redactions(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await?.reply(None)
}

/// `POST /p/{id}/redactions`
///
/// # Errors
/// `NotFound` when the viewer does not see the post; what was typed comes back with every other refusal.
pub async fn create_redaction(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: PostId = visit.id("id")?;
    let done = match visit.form.get("do") {
        "preview" => match preview(&app, &visit, id).await {
            Ok(html) => return page(&app, &visit, Some(html)).await?.reply(None),
            Err(error) => Err(error),
        },
        _ => perform(&app, &visit, id, HidingDeed::sent(&visit)).await,
    };
    match done {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ Error::Invalid(_)) => page(&app, &visit, None).await?.reply(Some(&error)),
        Err(error) => Err(error),
    }
}

/// What is done to the words of a post.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HidingDeed {
    /// `hide` or `show`.
    #[serde(rename = "do")]
    pub what: String,
    /// To be hidden, exactly as they stand in the Markdown: 2 to 1,000 characters.
    #[serde(default)]
    pub words: String,
    /// Why: `personal_data`, `insult`, `libel`, `secret` or `unlawful`.
    #[serde(default)]
    pub code: String,
    /// Of what is shown again: its number.
    #[serde(default)]
    pub redaction: i64,
}

impl HidingDeed {
    /// As a form sends it.
    pub fn sent(visit: &Visit) -> HidingDeed {
        let field = |name| visit.form.get(name).to_owned();
        HidingDeed {
            what: field("do"),
            words: field("words"),
            code: field("code"),
            redaction: visit.form.get("redaction").parse().unwrap_or(0),
        }
    }
}

/// Does it; where what came of it is.
///
/// # Errors
/// As the room says.
pub async fn perform(app: &App, visit: &Visit, id: PostId, deed: HidingDeed) -> Result<String> {
    let hide = match deed.what.as_str() {
        "hide" => Some(ToHide::parse(&deed.words, &deed.code)?),
        "show" => None,
        _ => return Err(Error::field("do", "choice")),
    };
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let label = hide.as_ref().map(|hide| site_label(app, hide.code));
    let host = app.config.host().to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            match (&hide, &label) {
                (Some(hide), Some(label)) => {
                    threads::redact(tx, &viewer, id, (hide, label), &host)?;
                }
                _ => threads::lift(tx, &viewer, (id, RedactionId(deed.redaction)), &host)?,
            }
            Ok(urls::post(id))
        })
    });
    Ok(done.await?.location())
}

/// What all will read.
async fn preview(app: &App, visit: &Visit, id: PostId) -> Result<String> {
    let hide = ToHide::parse(visit.form.get("words"), visit.form.get("code"))?;
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let said = site_label(app, hide.code);
    let read = app
        .db
        .read(move |c| threads::with_hidden(c, &viewer, id, (&hide, &said), now));
    let (_, source) = read.await?;
    let html = rendered(app, "words", &source, Head::Post).await?.html;
    Ok(told(&visit.texts(app), &markup::anchored(&html, 0)))
}

async fn page<'a>(app: &'a App, visit: &Visit, preview: Option<String>) -> Result<FormPage<'a>> {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let now = app.clock.now();
    let read = app
        .db
        .read(move |c| threads::redactions(c, &viewer, id, now));
    let (single, all) = read.await?;
    let t = visit.texts(app);
    let may_hide = threads::may_redact(&single);
    let author = visit.viewer.id() == Some(single.post.author);
    let own = author && !single.found.thread.is_spoken(&single.post);
    let heading = t.count("hide-title", single.post.n);
    let action = urls::post_redactions(id);
    let form = match may_hide {
        true => hide_form(
            &t,
            visit,
            (action.clone(), t.say("hide-words-hint")),
            preview.is_some(),
        ),
        false => Form::new(urls::post(id), Vec::new(), String::new()),
    };
    let mut page = act_page(app, visit, &single, heading, form);
    if let Some((_, _, html)) = &mut page.about {
        *html = told(&t, preview.as_ref().unwrap_or(html));
    }
    let hidden = all.iter().filter(|one| one.lifted.is_none());
    let hidden: Vec<&Redaction> = hidden.collect();
    if !may_hide {
        page.forms.clear();
    } else if !hidden.is_empty() {
        page.forms.push(show_form(&t, action, &hidden));
    }
    page.after = hidden
        .iter()
        .map(|one| hidden_line(&t, visit, one))
        .collect();
    let lead = match (may_hide, preview.is_some()) {
        (true, true) => "hide-preview-lead",
        (false, _) if own => "hide-own-lead",
        // A moderator reads what is hidden also in a post that stands no more.
        _ => "hide-lead",
    };
    let page = page.lead(t.say(lead));
    Ok(match may_hide {
        true => page.lead(t.say("hide-mail")),
        false => page,
    })
}

/// What is hidden, since when, and why.
pub fn hidden_line(t: &Texts<'_>, visit: &Visit, one: &Redaction) -> String {
    let (day, label) = (t.moment(one.at, &visit.zone), label(t, one.code));
    let args = [
        ("day", Arg::Text(&day)),
        ("label", Arg::Text(&label)),
        ("words", Arg::Text(&one.words)),
    ];
    t.with("hide-one", &args)
}

/// The form that hides words; `seen` says that its reader has seen what comes of it.
pub fn hide_form(
    t: &Texts<'_>,
    visit: &Visit,
    (action, hint): (String, String),
    seen: bool,
) -> Form {
    let typed = |name| visit.form.get(name);
    let codes = Hiding::ALL.iter().map(|code| {
        let chosen = typed("code") == code.as_str();
        (code.as_str().to_owned(), label(t, *code), chosen)
    });
    let fields = vec![
        Field::area("words", t.say("hide-words"), typed("words"), 3).hint(hint),
        Field::select("code", t.say("hide-code"), codes.collect()),
    ];
    let button = |value, key, style| Button {
        value,
        label: t.say(key),
        style,
    };
    let mut form = Form::new(action, fields, String::new());
    form.buttons = match seen {
        true => vec![
            button("hide", "hide-button", "danger"),
            button("preview", "hide-preview", "quiet"),
        ],
        false => vec![button("preview", "hide-preview", "")],
    };
    form
}

/// The form that shows hidden words again.
pub fn show_form(t: &Texts<'_>, action: String, hidden: &[&Redaction]) -> Form {
    let options = hidden.iter().map(|one| {
        let words = markup::excerpt(&one.words, 60);
        (one.id.to_string(), words, false)
    });
    let which = Field::select("redaction", t.say("hide-which"), options.collect());
    let mut form = Form::new(action, vec![which], String::new());
    form.buttons = vec![Button {
        value: "show",
        label: t.say("hide-show"),
        style: "quiet",
    }];
    form.headed("eye", t.say("hide-show-title"), "show-")
}
