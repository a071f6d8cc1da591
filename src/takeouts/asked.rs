//! What somebody asked offices, what he made of their answers, and which questions of others he signed.

use diesel::prelude::*;
use serde::Serialize;

use crate::base::{Instant, PostId, Result, ThreadId, UserId};
use crate::db::Conn;
use crate::db::schema::{
    addressees, cosigns, intakes, office_drafts, office_posts, offices, questions, statutory,
    threads, verdicts as made,
};
use crate::i18n::rfc3339;

/// See above.
#[derive(Serialize)]
pub(super) struct Asked {
    questions: Vec<Question>,
    cosigns: Vec<Cosign>,
    office_drafts: Vec<Draft>,
    legal_deadlines: Vec<Handed>,
}

/// What he wrote for an office and nobody has published yet.
#[derive(Serialize)]
struct Draft {
    thread: i64,
    office: String,
    /// draft, proposed, approved or returned.
    state: String,
    markdown: String,
    saved_at: String,
}

/// A question of his; its text stands among his texts.
#[derive(Serialize)]
struct Question {
    thread: i64,
    title: String,
    /// draft, held, published, declined, withdrawn or merged.
    state: String,
    place: String,
    sources: String,
    submitted_at: Option<String>,
    published_at: Option<String>,
    offices: Vec<Before>,
    verdicts: Vec<Verdict>,
    appeal: Option<Appeal>,
}

#[derive(Serialize)]
struct Before {
    slug: String,
    name: String,
    state: String,
    /// Why it was closed there.
    closing: Option<String>,
}

#[derive(Serialize)]
struct Verdict {
    /// The answer that it is of.
    post: i64,
    verdict: String,
    note: String,
    created_at: String,
}

#[derive(Serialize)]
struct Appeal {
    text: String,
    created_at: String,
    /// None while nobody has decided.
    granted: Option<bool>,
}

/// That he wants to know the answer to another's question too.
#[derive(Serialize)]
struct Cosign {
    thread: i64,
    /// Whether his name is shown.
    named: bool,
    /// valid; invalidated where a moderator took it out of the count; withdrawn where he took it back after that.
    state: String,
    created_at: String,
}

/// Where he said that a question was handed in officially.
#[derive(Serialize)]
struct Handed {
    thread: i64,
    channel: String,
    number: String,
    received_on: String,
    answered_on: Option<String>,
    created_at: String,
}

fn handed(c: &mut Conn, me: UserId) -> Result<Vec<Handed>> {
    type Row = (ThreadId, String, String, String, Option<String>, Instant);
    let all: Vec<Row> = statutory::table
        .inner_join(addressees::table.on(addressees::id.eq(statutory::addressee_id)))
        .filter(statutory::by_id.eq(me))
        .order(statutory::addressee_id)
        .select((
            addressees::thread_id,
            statutory::channel,
            statutory::number,
            statutory::received_on,
            statutory::answered_on,
            statutory::at,
        ))
        .load(c)?;
    let one = |(thread, channel, number, received_on, answered_on, at): Row| Handed {
        thread: thread.0,
        channel,
        number,
        received_on,
        answered_on,
        created_at: rfc3339(at),
    };
    Ok(all.into_iter().map(one).collect())
}

/// All of it, in the order of its numbers.
pub(super) fn asked(c: &mut Conn, me: UserId) -> Result<Asked> {
    let signed: Vec<(ThreadId, bool, String, Instant)> = cosigns::table
        .filter(cosigns::user_id.eq(me))
        .order(cosigns::thread_id)
        .select((
            cosigns::thread_id,
            cosigns::named,
            cosigns::state,
            cosigns::created_at,
        ))
        .load(c)?;
    let cosign = |(thread, named, state, at): (ThreadId, _, _, _)| Cosign {
        thread: thread.0,
        named,
        state,
        created_at: rfc3339(at),
    };
    Ok(Asked {
        questions: own(c, me)?,
        cosigns: signed.into_iter().map(cosign).collect(),
        office_drafts: drafts(c, me)?,
        legal_deadlines: handed(c, me)?,
    })
}

fn drafts(c: &mut Conn, me: UserId) -> Result<Vec<Draft>> {
    let rows: Vec<(ThreadId, String, String, String, Instant)> = office_drafts::table
        .inner_join(addressees::table)
        .inner_join(offices::table.on(offices::id.eq(addressees::office_id)))
        .filter(office_drafts::writer_id.eq(me))
        .order(office_drafts::addressee_id)
        .select((
            addressees::thread_id,
            offices::slug,
            office_drafts::state,
            office_drafts::text,
            office_drafts::saved_at,
        ))
        .load(c)?;
    let one = |(thread, office, state, markdown, at): (ThreadId, _, _, _, _)| Draft {
        thread: thread.0,
        office,
        state,
        markdown,
        saved_at: rfc3339(at),
    };
    Ok(rows.into_iter().map(one).collect())
}

fn own(c: &mut Conn, me: UserId) -> Result<Vec<Question>> {
    type Words = (String, String, String, String, Option<String>);
    type Times = (Option<Instant>, Option<Instant>);
    type Objection = (Option<String>, Option<Instant>, Option<bool>);
    // Those too that bear another name, since somebody took them down for him.
    let claimed = intakes::table
        .filter(intakes::claimed_by.eq(me))
        .select(intakes::thread_id);
    let rows: Vec<(ThreadId, Words, Times, Objection)> = questions::table
        .inner_join(threads::table.on(threads::id.eq(questions::thread_id)))
        .filter(
            threads::user_id
                .eq(me)
                .or(questions::thread_id.eq_any(claimed)),
        )
        .order(questions::thread_id)
        .select((
            questions::thread_id,
            (
                threads::title,
                questions::state,
                questions::place,
                questions::sources,
                questions::hidden_title,
            ),
            (questions::submitted_at, questions::published_at),
            (
                questions::appeal,
                questions::appealed_at,
                questions::appeal_granted,
            ),
        ))
        .load(c)?;
    let mut all = Vec::new();
    for (thread, (title, state, place, sources, hidden), times, appeal) in rows {
        let (text, at, granted) = appeal;
        all.push(Question {
            thread: thread.0,
            title: hidden.unwrap_or(title),
            state,
            place,
            sources,
            submitted_at: times.0.map(rfc3339),
            published_at: times.1.map(rfc3339),
            offices: before(c, thread)?,
            verdicts: verdicts(c, thread)?,
            appeal: at.map(|at| Appeal {
                text: text.unwrap_or_default(),
                created_at: rfc3339(at),
                granted,
            }),
        });
    }
    Ok(all)
}

/// The offices that it was put to.
fn before(c: &mut Conn, thread: ThreadId) -> Result<Vec<Before>> {
    let rows: Vec<(String, String, String, Option<String>)> = addressees::table
        .inner_join(offices::table.on(offices::id.eq(addressees::office_id)))
        .filter(addressees::thread_id.eq(thread))
        .order(addressees::id)
        .select((
            offices::slug,
            offices::name,
            addressees::state,
            addressees::closing,
        ))
        .load(c)?;
    let one = |(slug, name, state, closing)| Before {
        slug,
        name,
        state,
        closing,
    };
    Ok(rows.into_iter().map(one).collect())
}

/// What he made of its answers.
fn verdicts(c: &mut Conn, thread: ThreadId) -> Result<Vec<Verdict>> {
    let rows: Vec<(PostId, String, String, Instant)> = made::table
        .inner_join(office_posts::table.on(office_posts::post_id.eq(made::post_id)))
        .inner_join(addressees::table.on(addressees::id.eq(office_posts::addressee_id)))
        .filter(addressees::thread_id.eq(thread))
        .order(made::post_id)
        .select((made::post_id, made::verdict, made::note, made::created_at))
        .load(c)?;
    let one = |(post, verdict, note, at): (PostId, _, _, _)| Verdict {
        post: post.0,
        verdict,
        note,
        created_at: rfc3339(at),
    };
    Ok(rows.into_iter().map(one).collect())
}
