//! Whom it concerns that something happened to a question: its asker, the office, moderators, who wants it answered too.

use diesel::prelude::*;

use super::follow::follow_own;
use super::model::Kind;
use super::rows::{Happened, Told, write};
use crate::base::{AddresseeId, OfficeArticleId, OfficeId, Result, SpaceId, ThreadId, UserId};
use crate::db::schema::{notices, office_articles, threads};
use crate::db::{AmongMethods, Tx};
use crate::spaces::Hand;
use crate::{accounts, offices, questions, spaces};

/// People told in one statement.
const BATCH: usize = 250;

/// A moderator has judged a question, or is asked to; of hidden words the fact is their number.
pub(super) fn judged(tx: &mut Tx<'_>, happened: &Happened, kind: &str) -> Result<()> {
    let Some((thread, space, askers)) = asked(tx, happened)? else {
        return Ok(());
    };
    let what = kind.trim_start_matches("question.");
    match what {
        "submitted" | "appealed" => {
            let moderators = moderators(tx, space)?;
            told(tx, happened, &moderators, &format!("queue.{what}"))
        }
        "held_long" => {
            let moderators = moderators(tx, space)?;
            told(tx, happened, &moderators, "queue.held_long")?;
            told(tx, happened, &askers, "own.held_long")
        }
        "cosign.removed" | "cosign.restored" => {
            let about = what.trim_start_matches("cosign.");
            told(tx, happened, &askers, &format!("own.cosigns_{about}"))?;
            let (offices, signed) = questions::concerned(tx, thread, happened.at)?;
            for office in offices {
                let people = people(tx, office)?;
                let fact = format!("desk.cosigns_{about} {office}");
                told(tx, happened, &people, &fact)?;
            }
            told(tx, happened, &signed, what)
        }
        "published" | "returned" | "declined" | "appeal_decided" => {
            told(tx, happened, &askers, &format!("own.{what}"))
        }
        "redacted" => {
            let Ok(number) = happened.fact.parse() else {
                return Ok(());
            };
            let authors = questions::authors_of_hidden(tx, thread, number)?;
            told(tx, happened, &authors, "own.words_hidden")
        }
        "claimed" => {
            let (_, by) = questions::asker_of(tx, thread)?;
            for asker in askers {
                follow_own(tx, asker, thread)?;
            }
            told(tx, happened, &Vec::from_iter(by), "queue.claimed")
        }
        _ => Ok(()),
    }
}

/// Something happened to a question before an office.
pub(super) fn handled(
    tx: &mut Tx<'_>,
    happened: &Happened,
    (kind, office): (&str, Option<OfficeId>),
) -> Result<()> {
    let (Some((thread, space, askers)), Some(office)) = (asked(tx, happened)?, office) else {
        return Ok(());
    };
    let what = kind.split_once('.').map_or("", |(_, what)| what);
    // Who acted for an office is nobody's to know: it speaks in its own name, also where the same person took the
    // question down.
    let asks = matches!(what, "clarified" | "reopened" | "reminded" | "followed_up");
    let own = Happened {
        seq: happened.seq,
        at: happened.at,
        actor: happened
            .actor
            .filter(|actor| asks && askers.contains(actor)),
        thread: happened.thread,
        post: happened.post,
        fact: String::new(),
    };
    if matches!(
        what,
        "received"
            | "clarified"
            | "reopened"
            | "reminded"
            | "followed_up"
            | "soon"
            | "due"
            | "overdue"
            | "long_overdue"
    ) {
        let people = people(tx, office)?;
        told(tx, &own, &people, &format!("desk.{what} {office}"))?;
    }
    let code = happened.fact.as_str();
    if what == "recomputed" && code == "lifted" {
        let people = people(tx, office)?;
        told(tx, &own, &people, &format!("desk.lifted {office}"))?;
        told(tx, &own, &askers, &format!("own.lifted {office}"))?;
    }
    // The deadline of the law concerns both.
    if matches!(what, "near" | "today" | "over") {
        let people = people(tx, office)?;
        told(tx, &own, &people, &format!("desk.legal_{what} {office}"))?;
        told(tx, &own, &askers, &format!("own.legal_{what} {office}"))?;
    }
    // Whoever said it himself knows.
    if what == "recorded" && code != "office" {
        let people = people(tx, office)?;
        told(tx, &own, &people, &format!("desk.recorded {office}"))?;
    }
    if what == "recorded" && code != "asker" {
        told(tx, &own, &askers, &format!("own.recorded {office}"))?;
    }
    let to_office = what == "objection_decided" || (what == "boilerplate" && code == "moderator");
    if to_office {
        let people = people(tx, office)?;
        told(tx, &own, &people, &format!("desk.{what} {office}"))?;
    }
    if matches!(what, "long_overdue" | "objected") {
        let moderators = moderators(tx, space)?;
        told(tx, &own, &moderators, &format!("queue.{what} {office}"))?;
    }
    if matches!(
        what,
        "clarify_asked"
            | "clarify_due"
            | "answered"
            | "refused"
            | "forwarded"
            | "extended"
            | "lapsed"
            | "closed"
            | "follow_up_answered"
            | "boilerplate"
            | "objection_decided"
            | "private"
            | "overdue"
            | "long_overdue"
    ) {
        told(tx, &own, &askers, &format!("own.{what} {office}"))?;
    }
    if matches!(what, "answered" | "refused") {
        let all = questions::cosigners(tx, thread)?;
        told(tx, &own, &all, &format!("cosign.{what} {office}"))?;
    }
    Ok(())
}

/// A text that is not published was proposed within an office, approved or returned.
pub(super) fn drafted(
    tx: &mut Tx<'_>,
    happened: Happened,
    kind: &str,
    (office, addressee): (Option<OfficeId>, Option<AddresseeId>),
) -> Result<()> {
    let (Some(office), Some(addressee)) = (office, addressee) else {
        return Ok(());
    };
    let what = kind.trim_start_matches("answer.");
    let mut to = match what {
        "proposed" => deciders(tx, office)?,
        _ => questions::drafters(tx, addressee)?,
    };
    to.retain(|person| happened.actor != Some(*person));
    // An office speaks in its own name to its own people too.
    let own = Happened {
        actor: None,
        ..happened
    };
    told(tx, &own, &to, &format!("desk.{what} {office}"))
}

/// A text for the blog of an office waits to be looked through, or something has become of it.
pub(super) fn reviewed(
    tx: &mut Tx<'_>,
    happened: Happened,
    kind: &str,
    (office, article): (Option<OfficeId>, Option<OfficeArticleId>),
) -> Result<()> {
    let (Some(office), Some(article)) = (office, article) else {
        return Ok(());
    };
    let row: Option<(UserId, Option<UserId>, Option<UserId>)> = office_articles::table
        .find(article)
        .select((
            office_articles::writer_id,
            office_articles::proposer_id,
            office_articles::decider_id,
        ))
        .first(&mut **tx)
        .optional()?;
    let Some((writer, proposer, decider)) = row else {
        return Ok(());
    };
    let what = kind.trim_start_matches("article.");
    let own = |person: &UserId| *person == writer || Some(*person) == proposer;
    let mut to: Vec<UserId> = match what {
        "proposed" => deciders(tx, office)?
            .into_iter()
            .filter(|one| !own(one))
            .collect(),
        "missed" => [Some(writer), proposer, decider]
            .into_iter()
            .flatten()
            .collect(),
        _ => {
            let writers = [Some(writer), proposer].into_iter().flatten();
            writers.filter(|one| Some(*one) != decider).collect()
        }
    };
    to.sort_unstable();
    to.dedup();
    let told: Vec<Told> = to
        .into_iter()
        .map(|person| Told::news(person, Kind::Office))
        .collect();
    let happened = Happened {
        fact: format!("article_{what} {office}"),
        ..happened
    };
    write(tx, &happened, &told)
}

/// Somebody acts for an office now, or does so no more: its holder hears of it, unless it was his own word.
pub(super) fn staffed(
    tx: &mut Tx<'_>,
    happened: &Happened,
    (office, person): (OfficeId, UserId),
) -> Result<()> {
    let mut all = hands(tx, office)?;
    all.retain(|(one, hand)| *hand == Hand::Hold && *one != person && happened.actor != Some(*one));
    let told = all.into_iter();
    let told: Vec<Told> = told
        .map(|(holder, _)| Told::news(holder, Kind::Office))
        .collect();
    write(tx, happened, &told)
}

/// The thread, its space and who asked, or acts for who did; all who could, where nobody does.
fn asked(tx: &mut Tx<'_>, happened: &Happened) -> Result<Option<(ThreadId, SpaceId, Vec<UserId>)>> {
    let Some(thread) = happened.thread else {
        return Ok(None);
    };
    let space: Option<SpaceId> = threads::table
        .find(thread)
        .select(threads::space_id)
        .first(&mut **tx)
        .optional()?;
    let Some(space) = space else {
        return Ok(None);
    };
    let now = tx.now();
    let askers = questions::askers_of(tx, thread, now)?;
    Ok(Some((thread, space, askers)))
}

fn moderators(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<UserId>> {
    match spaces::moderators(tx, space)? {
        none if none.is_empty() => accounts::administrators(tx),
        some => Ok(some),
    }
}

/// Who acts for the office today.
fn people(tx: &mut Tx<'_>, office: OfficeId) -> Result<Vec<UserId>> {
    let all = hands(tx, office)?.into_iter();
    Ok(all.map(|(person, _)| person).collect())
}

/// Who approves for the office today.
fn deciders(tx: &mut Tx<'_>, office: OfficeId) -> Result<Vec<UserId>> {
    let all = hands(tx, office)?.into_iter();
    let decide = all.filter(|(_, hand)| *hand >= Hand::Publish);
    Ok(decide.map(|(person, _)| person).collect())
}

fn hands(tx: &mut Tx<'_>, office: OfficeId) -> Result<Vec<(UserId, Hand)>> {
    let now = tx.now();
    let Some(office) = offices::among(tx, &[office], now)?.remove(&office) else {
        return Ok(Vec::new());
    };
    offices::people(tx, office.id, office.today(now))
}

/// Tells all of these but who did it himself, or was told of it already.
fn told(tx: &mut Tx<'_>, happened: &Happened, people: &[UserId], fact: &str) -> Result<()> {
    let happened = Happened {
        seq: happened.seq,
        at: happened.at,
        actor: happened.actor,
        thread: happened.thread,
        post: happened.post,
        fact: fact.to_owned(),
    };
    let mut people = people.to_vec();
    people.retain(|person| happened.actor != Some(*person));
    for batch in people.chunks(BATCH) {
        // Who has two parts in it is told once, of the first.
        let known: Vec<UserId> = notices::table
            .filter(notices::seq.eq(happened.seq))
            .filter(notices::user_id.among(batch.to_vec()))
            .select(notices::user_id)
            .load(&mut **tx)?;
        let new = batch.iter().filter(|person| !known.contains(person));
        let all: Vec<Told> = new
            .map(|person| Told::news(*person, Kind::Question))
            .collect();
        write(tx, &happened, &all)?;
    }
    Ok(())
}
