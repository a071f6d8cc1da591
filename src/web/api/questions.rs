//! Questions to offices for programs: asked, judged, answered, pursued.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answers::{self, DraftOut, VerdictOut};
use super::asking::asking;
use super::intakes::{TakenDownOut, taken_down};
use super::{Author, created, made};
use crate::accounts::{self, Viewer};
use crate::app::App;
use crate::base::{AddresseeId, Instant, PostId, Result, ThreadId};
use crate::db::Conn;
use crate::i18n::rfc3339;
use crate::questions::{self, Actor, Addressee, Appealed, Cycle, SaidOf, Signed, Standard, State};
use crate::threads::{self, Via};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content, urls};
use crate::web::questions::{Deed, Taken, Typed, do_act, do_ask, do_ask_again, do_cosign, do_step};

/// A question with all offices that it is put to.
#[derive(Serialize, ToSchema)]
pub struct QuestionOut {
    /// Number of the question, and of its thread.
    pub id: i64,
    /// Address word of its community.
    pub space: String,
    /// draft (a moderator returned it), held (it waits for one), published, declined, withdrawn or merged.
    pub state: String,
    /// Grows with every act; name it in the next.
    pub version: i32,
    /// Where a moderator took it down for somebody without an account.
    pub taken_down: Option<TakenDownOut>,
    /// None where it was declined without it.
    pub title: Option<String>,
    /// BCP 47 code of its language.
    pub lang: String,
    /// Who asked; none where the title is hidden.
    pub asker: Option<Author>,
    /// Safe HTML of what does not stand, for who may read it; what stands is the opening post of its thread.
    pub html: Option<String>,
    /// The Markdown, for its asker while it is his to change.
    pub source: Option<String>,
    /// Of its text.
    pub revision: i32,
    /// Where it is about.
    pub place: Option<String>,
    /// What it rests on.
    pub sources: Option<String>,
    /// The asker did not know whom to ask, and no moderator has said it yet.
    pub unaddressed: bool,
    /// RFC 3339, UTC.
    pub submitted_at: Option<String>,
    /// RFC 3339, UTC.
    pub published_at: Option<String>,
    /// Why it was declined.
    pub code: Option<String>,
    /// What a moderator said when he returned or declined it.
    pub note: Option<String>,
    /// Of a decline as a duplicate: number of the other question.
    pub duplicate_of: Option<i64>,
    /// Numbers of the questions that were declined as they repeat this one.
    pub duplicates: Vec<i64>,
    pub appeal: Option<AppealOut>,
    /// How many want to know the answer too.
    pub cosigns: i32,
    /// The caller does, and is counted.
    pub cosigned: bool,
    /// A moderator took the caller's co-sign out of the count.
    pub cosign_removed: bool,
    /// In the order in which they were asked.
    pub offices: Vec<AddresseeOut>,
    /// Path of its page.
    pub url: String,
}

/// An appeal against a decline.
#[derive(Serialize, ToSchema)]
pub struct AppealOut {
    pub text: String,
    /// RFC 3339, UTC.
    pub sent_at: String,
    /// Whether it was decided for the asker; none until it is decided.
    pub granted: Option<bool>,
    /// Why it was decided so.
    pub note: Option<String>,
}

/// A question before one office.
#[derive(Serialize, ToSchema)]
pub struct AddresseeOut {
    /// Its number, which the steps are taken by.
    pub id: i64,
    /// Address word of the office.
    pub office: String,
    pub office_name: String,
    /// What the caller may do for the office: draft, publish or hold; none for all others.
    pub hand: Option<String>,
    #[serde(flatten)]
    pub standing: StandingOut,
    /// Number of the post with the newest answer or refusal.
    pub answer_id: Option<i64>,
    pub verdict: Option<VerdictOut>,
    /// What is said of the newest answer as standard text, which does not count.
    pub standard: Option<StandardOut>,
    /// Follow-up questions below its answer, and how many of them it has answered.
    pub followed: i32,
    pub responded: i32,
    /// What its people have written and not published; none for all others.
    pub draft: Option<DraftOut>,
}

/// Where a question stands before an office. Days are those of the office's zone.
#[derive(Serialize, ToSchema)]
pub struct StandingOut {
    /// pending, waiting, clarifying, answered, refused, forwarded, private or closed.
    pub state: String,
    /// Why it was closed: lapsed, term_ended, withdrawn, declined, merged or abolished.
    pub closing: Option<String>,
    /// Grows with every step; name it in the next.
    pub version: i32,
    /// The day its clock began, as 2026-03-14.
    pub started_on: Option<String>,
    /// The day an answer is due; none while the clock stands still.
    pub due_on: Option<String>,
    pub overdue: bool,
    /// The day its clock ended.
    pub stopped_on: Option<String>,
    /// How it ended, as a word of state or closing.
    pub outcome: Option<String>,
}

/// That an answer is standard text.
#[derive(Serialize, ToSchema)]
pub struct StandardOut {
    /// office or moderator: who says so.
    pub by: String,
    pub reason: String,
    /// What the office says to that.
    pub objection: Option<String>,
    /// Whether the objection was right; none until it is decided.
    pub granted: Option<bool>,
}

asking! {
    /// A question to be.
    QuestionIn {
        /// Names of tags of the community; of one that is sent again those that it bears stay where this is left out.
        tags: Option<Vec<String>>,
        /// For one that is sent again: the revision that the new text was written from.
        #[serde(default)]
        base: i32,
    }
}

impl QuestionIn {
    fn typed(mut self) -> Typed {
        Typed {
            tags: self.tags.take(),
            base: self.base,
            ..self.asked()
        }
    }
}

/// How somebody wants to know the answer too.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CosignIn {
    /// By name.
    #[serde(default)]
    named: bool,
}

pub(super) fn standing(one: &Addressee, cycle: Option<&Cycle>, now: Instant) -> StandingOut {
    StandingOut {
        state: one.state.as_str().to_owned(),
        closing: one.state.closing().map(|code| code.as_str().to_owned()),
        version: one.version,
        started_on: cycle.map(|cycle| cycle.started_on.clone()),
        due_on: cycle.and_then(|cycle| cycle.due_on.clone()),
        overdue: cycle.is_some_and(|cycle| cycle.is_overdue(now)),
        stopped_on: cycle.and_then(|cycle| cycle.stopped.as_ref().map(|(_, day)| day.clone())),
        outcome: cycle.and_then(|cycle| cycle.outcome.clone()),
    }
}

fn appeal(one: &Appealed) -> AppealOut {
    let decided = one.decided.as_ref();
    AppealOut {
        text: one.text.clone(),
        sent_at: rfc3339(one.at),
        granted: decided.map(|(_, _, granted, _)| *granted),
        note: decided.map(|(_, _, _, note)| note.clone()),
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

async fn whole(app: &App, visit: &Visit, id: ThreadId) -> Result<QuestionOut> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    app.db.read(move |c| out(c, &viewer, id, now)).await
}

fn out(c: &mut Conn, viewer: &Viewer, id: ThreadId, now: Instant) -> Result<QuestionOut> {
    let whole = questions::find(c, viewer, id, now)?;
    let (question, thread) = (&whole.question, &whole.found.thread);
    let (post, source, _) = threads::opening_text(c, id)?;
    let (own, state) = (whole.is_asker(viewer), question.state);
    // As its page: what is hidden is hidden from all but those who must know it.
    let inner = own || whole.actor(viewer) == Actor::Moderator;
    let hidden = question.hidden_title.is_some() && !inner;
    let text = inner || (state == State::Declined && !hidden);
    let told = (text || state == State::Published) && !hidden;
    let title = question.hidden_title.clone();
    let title = title.unwrap_or_else(|| thread.title.clone());
    let author = accounts::person(c, thread.author)?;
    let decided = question.decided.as_ref();
    let signed = questions::signed(c, viewer, id)?;
    Ok(QuestionOut {
        id: id.0,
        space: whole.found.space.slug.clone(),
        state: state.as_str().to_owned(),
        version: question.version,
        taken_down: taken_down(&whole),
        title: (!hidden).then_some(title),
        lang: thread.lang.clone(),
        asker: Author::of(Some(&author)).filter(|_| !hidden),
        html: text.then_some(post.html),
        source: (own && state.is_own()).then_some(source),
        revision: post.revision,
        place: some(&question.place).filter(|_| told),
        sources: some(&question.sources).filter(|_| told),
        unaddressed: question.unaddressed,
        submitted_at: question.submitted_at.map(rfc3339),
        published_at: question.published_at.map(rfc3339),
        code: decided.and_then(|one| one.code.map(|code| code.as_str().to_owned())),
        note: decided.and_then(|one| some(&one.note)),
        duplicate_of: question.duplicate_of.map(|id| id.0),
        duplicates: questions::duplicates(c, id)?
            .into_iter()
            .map(|(id, ..)| id.0)
            .collect(),
        appeal: question.appeal.as_ref().map(appeal),
        cosigns: question.cosigns,
        cosigned: signed == Some(Signed::Valid),
        cosign_removed: signed.is_some_and(|signed| signed != Signed::Valid),
        offices: before(c, &whole, now)?,
        url: match state {
            State::Published => urls::thread(thread),
            _ => urls::question(id),
        },
    })
}

fn before(c: &mut Conn, whole: &questions::Whole, now: Instant) -> Result<Vec<AddresseeOut>> {
    let answers = whole.before.iter().filter_map(|one| one.addressee.answer);
    let answers: Vec<PostId> = answers.collect();
    let said = questions::verdicts_of(c, &answers)?;
    let mut drafts = answers::drafts(c, whole)?;
    let verdict = |one: &SaidOf| VerdictOut {
        verdict: one.verdict.as_str().to_owned(),
        note: one.note.clone(),
        reply: one.reply.clone(),
    };
    let standards = questions::standards(c, whole.question.thread)?;
    let standard = |one: &Standard| StandardOut {
        by: if one.by_office { "office" } else { "moderator" }.to_owned(),
        reason: one.reason.clone(),
        objection: one.objection.clone(),
        granted: one.granted,
    };
    let out = |one: &questions::Placed| AddresseeOut {
        standard: standards
            .iter()
            .find(|said| Some(said.post) == one.addressee.answer)
            .map(standard),
        followed: one.addressee.followed,
        responded: one.addressee.responded,
        draft: drafts.remove(&one.addressee.id),
        id: one.addressee.id.0,
        office: one.office.slug.clone(),
        office_name: one.office.name.clone(),
        hand: one.hand.map(|hand| hand.as_str().to_owned()),
        standing: standing(&one.addressee, one.cycle.as_ref(), now),
        answer_id: one.addressee.answer.map(|id| id.0),
        verdict: said
            .iter()
            .find(|said| Some(said.post) == one.addressee.answer)
            .map(verdict),
    };
    Ok(whole.before.iter().map(out).collect())
}

/// A question.
///
/// # Errors
/// `NotFound` when the caller does not see it.
#[utoipa::path(get, path = "/api/v1/questions/{id}", params(("id" = i64, Path, description = "Number")),
    responses((status = 200, body = QuestionOut)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &whole(&app, &visit, visit.id("id")?).await?)
}

/// Puts a question to offices; it waits for a moderator, or stands at once.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/questions", request_body = QuestionIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = QuestionOut)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: QuestionIn = visit.json()?;
    let id: ThreadId = made(&do_ask(&app, &visit, &sent.typed()).await?)?;
    created(&urls::api_question(id), &whole(&app, &visit, id).await?)
}

/// Sends again what a moderator returned.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/questions/{id}", request_body = QuestionIn,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = QuestionOut)))]
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: QuestionIn = visit.json()?;
    do_ask_again(&app, &visit, &sent.typed()).await?;
    json(200, &whole(&app, &visit, visit.id("id")?).await?)
}

/// Judges a question, withdraws it, appeals, or decides on that. Who did it may see it no more.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/questions/{id}/acts", request_body = Deed,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204)))]
pub async fn act(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: Deed = visit.json()?;
    do_act(&app, &visit, visit.id("id")?, sent).await?;
    Ok(no_content())
}

/// Takes a step before an office.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/addressees/{id}/steps", request_body = Taken,
    params(("id" = i64, Path, description = "Number of the question before the office"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = QuestionOut), (status = 423, body = Problem)))]
pub async fn step(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, sent): (AddresseeId, Taken) = (visit.id("id")?, visit.json()?);
    do_step(&app, &visit, id, sent, Via::Api).await?;
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let read = app.db.read(move |c| {
        let whole = questions::find_addressee(c, &viewer, id, now)?;
        out(c, &viewer, whole.question.thread, now)
    });
    json(200, &read.await?)
}

/// Says that the caller wants to know the answer too.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/questions/{id}/cosign", request_body = CosignIn,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204), (status = 423, body = Problem)))]
pub async fn cosign(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: CosignIn = visit.json()?;
    do_cosign(&app, &visit, true, sent.named).await?;
    Ok(no_content())
}

/// Says so no more.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(delete, path = "/api/v1/questions/{id}/cosign",
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204), (status = 423, body = Problem)))]
pub async fn end_cosign(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    do_cosign(&app, &visit, false, false).await?;
    Ok(no_content())
}
