//! What an office and the asker do with a question before that office.

use std::rc::Rc;
use std::sync::Arc;

use serde::Deserialize;
use utoipa::ToSchema;

use crate::accounts::Viewer;
use crate::app::App;
use crate::base::{AddresseeId, Error, PostId, Result};
use crate::clocks::Packs;
use crate::config::Limits;
use crate::db::Tx;
use crate::idempotency;
use crate::questions::{self, Declared, LONGEST_ANSWER, NewDraft, Refusing, Verdict};
use crate::threads::{NewPost, Via};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::threads::{Head, rendered};

/// A step before an office.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// For the office `acknowledge`, `answer`, `clarify`, `refuse`, `extend`, `forward`, `private`, `take_over`,
    /// `reply_to_verdict`, `respond` (to a follow-up), `standard`, `object`, and of a text that is not published
    /// `save_draft`, `propose`, `approve`, `give_back`; for the asker `reply`, `reopen`, `deny`, `verdict`, `follow_up`,
    /// `remind`; for moderators `forward`, `standard`, `standard_upheld`, `standard_ended`.
    #[serde(rename = "do")]
    pub what: String,
    /// The version that the caller saw.
    pub version: i32,
    /// The Markdown of an answer, a refusal, a question back, a reply, a reopening, a follow-up and what is said to it.
    #[serde(default)]
    pub body: String,
    /// Language of that text; guessed when left out.
    #[serde(default)]
    pub lang: String,
    /// Why; for extensions, forwards, private answers, verdicts, what is said of standard texts, and for who gives a text
    /// back.
    #[serde(default)]
    pub note: String,
    /// Of a refusal its reason; of a verdict what it is.
    #[serde(default)]
    pub code: String,
    /// Of a forward: address word of the office that it goes to.
    #[serde(default)]
    pub office: String,
    /// Whose words an answer is: `personal`, `staff`, `delegate` or `substitute`; as the caller's right says when left out.
    #[serde(default)]
    pub declared: String,
    /// Number of the answer that a verdict is about.
    #[serde(default)]
    pub post: i64,
    /// Of a text that is not published: the version that the caller saw, 0 where there was none.
    #[serde(default)]
    pub draft: i32,
}

impl Taken {
    fn sent(visit: &Visit) -> Taken {
        let field = |name| visit.form.get(name).to_owned();
        Taken {
            what: field("do"),
            version: visit.form.get("version").parse().unwrap_or(0),
            body: field("body"),
            lang: field("lang"),
            note: field("note"),
            code: field("code"),
            office: field("office"),
            declared: field("declared"),
            post: visit.form.get("post").parse().unwrap_or(0),
            draft: visit.form.get("draft").parse().unwrap_or(0),
        }
    }

    /// True where a post comes of it.
    fn speaks(&self) -> bool {
        let speaking = [
            "answer",
            "clarify",
            "refuse",
            "reply",
            "reopen",
            "follow_up",
            "respond",
        ];
        speaking.contains(&self.what.as_str())
    }
}

/// `POST /addressees/{id}/steps`
///
/// # Errors
/// `NotFound` when the viewer does not see the question; what was typed comes back with every other refusal.
pub async fn create_step(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: AddresseeId = visit.id("id")?;
    if visit.form.get("do") == "insert" {
        // A template comes into the box; nothing is kept yet.
        return super::handle::page(&app, &visit, None).await;
    }
    match perform(&app, &visit, id, Taken::sent(&visit), Via::Web).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error) => super::handle::page(&app, &visit, Some(&error)).await,
    }
}

/// Takes it; where what came of it is.
///
/// # Errors
/// `NotFound`, `Refused`, `Conflict` or `Invalid`, as the step says.
pub async fn perform(
    app: &App,
    visit: &Visit,
    id: AddresseeId,
    taken: Taken,
    via: Via,
) -> Result<String> {
    let new = match taken.speaks() {
        true => Some(text(app, &taken, via).await?),
        false => None,
    };
    let key = visit.act()?;
    let (viewer, packs, limits) = (visit.viewer.clone(), app.packs.clone(), app.config.limits);
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let post = match new {
                Some(new) => Some(speak(tx, &viewer, (id, &taken), new, (&packs, &limits))?),
                None => {
                    step(tx, &viewer, (id, &taken), &packs)?;
                    None
                }
            };
            Ok(post.map_or_else(|| urls::addressee(id), urls::post))
        })
    });
    Ok(done.await?.location())
}

async fn text(app: &App, taken: &Taken, via: Via) -> Result<NewPost> {
    let source = NewPost::source(&taken.body, LONGEST_ANSWER)?;
    let rendered = rendered(app, "body", &source, Head::Post).await?;
    Ok(NewPost {
        source,
        rendered,
        lang: taken.lang.clone(),
        via,
        parent: None,
    })
}

/// A step that leaves a post.
fn speak(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, taken): (AddresseeId, &Taken),
    new: NewPost,
    (packs, limits): (&Packs, &Limits),
) -> Result<PostId> {
    let seen = (id, taken.version);
    match taken.what.as_str() {
        "answer" => {
            let declared = match taken.declared.as_str() {
                "" => None,
                word => Some(
                    Declared::from_word(word).ok_or_else(|| Error::field("declared", "choice"))?,
                ),
            };
            questions::answer(tx, viewer, seen, (new, declared), packs)
        }
        "clarify" => questions::clarify(tx, viewer, seen, &new, packs),
        "refuse" => {
            let code = Refusing::from_word(&taken.code);
            let code = code.ok_or_else(|| Error::field("code", "choice"))?;
            questions::refuse(tx, viewer, seen, (new, code), packs)
        }
        "reply" => questions::reply(tx, viewer, seen, new, (packs, limits)),
        "follow_up" => questions::follow_up(tx, viewer, seen, new, (packs, limits)),
        "respond" => questions::respond(tx, viewer, seen, new, packs),
        _ => questions::reopen(tx, viewer, seen, new, (packs, limits)),
    }
}

/// A step that leaves none.
fn step(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, taken): (AddresseeId, &Taken),
    packs: &Packs,
) -> Result<()> {
    let seen = (id, taken.version);
    let note = taken.note.as_str();
    let post = (id, PostId(taken.post));
    match taken.what.as_str() {
        "save_draft" | "propose" => {
            let proposes = taken.what == "propose";
            let new = NewDraft::parse(&taken.body, &taken.lang, proposes)?;
            questions::save_draft(tx, viewer, seen, taken.draft, &new)
        }
        "approve" => questions::approve_draft(tx, viewer, seen, taken.draft),
        "give_back" => questions::return_draft(tx, viewer, seen, taken.draft, note),
        "acknowledge" => questions::acknowledge(tx, viewer, seen, packs),
        "extend" => questions::extend(tx, viewer, seen, note, packs),
        "forward" => questions::forward(tx, viewer, seen, (&taken.office, note), packs),
        "private" => questions::answer_privately(tx, viewer, seen, note, packs),
        "take_over" => questions::take_over(tx, viewer, seen, packs),
        "reply_to_verdict" => questions::reply_to_verdict(tx, viewer, post, note, packs),
        "standard" => questions::mark_standard(tx, viewer, seen, note),
        "object" => questions::object(tx, viewer, seen, note),
        "standard_upheld" => questions::decide_standard(tx, viewer, seen, (false, note)),
        "standard_ended" => questions::decide_standard(tx, viewer, seen, (true, note)),
        "deny" => questions::deny(tx, viewer, seen, packs),
        "remind" => questions::remind(tx, viewer, seen),
        "verdict" => {
            let verdict = Verdict::from_word(&taken.code);
            let verdict = verdict.ok_or_else(|| Error::field("code", "choice"))?;
            questions::give_verdict(tx, viewer, post, (verdict, note))
        }
        _ => Err(Error::field("do", "choice")),
    }
}
