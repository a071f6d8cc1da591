//! Whom an event reaches: its space, its topics, the thread whose pages it changes, and whether it is news to others.

use super::kinds::Event;
use crate::base::{ForumId, OfficeId, SpaceId, ThreadId};
use crate::db::News;

/// Kinds after which a page that was made before shows less than there is, and nothing that is not so.
pub(super) const ADDS: [&str; 4] = [
    "thread.created",
    "post.created",
    "post.approved",
    "reaction.changed",
];

/// Kinds of which no visitor sees anything, though they reach more than one.
pub(super) const UNSEEN: [&str; 4] = [
    "newsletter.sent",
    "post.held",
    "post.refused",
    "resident.changed",
];

/// How those kinds begin which change a thread and the lists that it stands in, and no other page of its space.
pub(super) const OF_THREADS: [&str; 13] = [
    "post.approved",
    "thread.created",
    "thread.edited",
    "thread.state",
    "thread.removed",
    "thread.restored",
    "article.published",
    "cosign.",
    "addressee.",
    "answer.",
    "verdict.",
    "clock.",
    "statutory.",
];

/// What others see of somebody wherever he is named.
const SEEN: [&str; 3] = ["avatar", "name", "profile"];

impl Event {
    /// The space it happened in, where it happened in one.
    pub fn space(&self) -> Option<SpaceId> {
        match self {
            Event::SpaceChanged { space, .. }
            | Event::ForumChanged { space, .. }
            | Event::MemberChanged { space, .. }
            | Event::ResidentChanged { space, .. }
            | Event::ThreadCreated { space, .. }
            | Event::ThreadEdited { space, .. }
            | Event::ThreadState { space, .. }
            | Event::BlogChanged { space, .. }
            | Event::ArticlePublished { space, .. }
            | Event::NewsletterSent { space, .. }
            | Event::SeriesChanged { space, .. }
            | Event::ArticleNotPublished { space, .. }
            | Event::ArticleAuthors { space, .. }
            | Event::ThreadRemoved { space, .. }
            | Event::ThreadRestored { space, .. }
            | Event::OfficeChanged { space, .. }
            | Event::OfficeArticle { space, .. }
            | Event::ThreadMoved { space, .. } => Some(*space),
            Event::QuestionMoved { at, .. }
            | Event::AddresseeMoved { at, .. }
            | Event::AnswerDrafted { at, .. } => Some(at.space),
            Event::PostCreated { at, .. }
            | Event::PostEdited { at, .. }
            | Event::PostRemoved { at, .. }
            | Event::PostRestored { at }
            | Event::PostHeld { at, .. }
            | Event::PostApproved { at, .. }
            | Event::PostRefused { at, .. }
            | Event::PostPurged { at }
            | Event::PostRedacted { at, .. }
            | Event::ReactionChanged { at, .. } => Some(at.space),
            Event::TermChanged { at, .. } | Event::DelegateChanged { at, .. } => Some(at.space),
            Event::PersonChanged { .. }
            | Event::AccessEnded { .. }
            | Event::MailState { .. }
            | Event::ReadMarked { .. }
            | Event::DraftSaved { .. }
            | Event::SecurityChanged { .. }
            | Event::NotificationCreated { .. }
            | Event::NotificationRead { .. } => None,
        }
    }

    /// The thread whose pages show something else now.
    pub(super) fn thread(&self) -> Option<ThreadId> {
        match self {
            Event::ThreadEdited { thread, .. }
            | Event::ThreadState { thread, .. }
            | Event::ThreadMoved { thread, .. }
            | Event::ThreadRemoved { thread, .. }
            | Event::ThreadRestored { thread, .. }
            | Event::ArticleAuthors { thread, .. }
            | Event::ArticlePublished { thread, .. } => Some(*thread),
            Event::QuestionMoved { at, .. } | Event::AddresseeMoved { at, .. } => Some(at.thread),
            Event::PostCreated { at, .. }
            | Event::PostEdited { at, .. }
            | Event::PostRemoved { at, .. }
            | Event::PostRestored { at }
            | Event::PostPurged { at }
            | Event::PostRedacted { at, .. }
            | Event::ReactionChanged { at, .. } => Some(at.thread),
            Event::SpaceChanged { .. }
            | Event::ForumChanged { .. }
            | Event::BlogChanged { .. }
            | Event::SeriesChanged { .. }
            | Event::NewsletterSent { .. }
            | Event::ArticleNotPublished { .. }
            | Event::OfficeChanged { .. }
            | Event::TermChanged { .. }
            | Event::DelegateChanged { .. }
            | Event::MemberChanged { .. }
            | Event::ResidentChanged { .. }
            | Event::PersonChanged { .. }
            | Event::AccessEnded { .. }
            | Event::MailState { .. }
            | Event::ThreadCreated { .. }
            | Event::PostHeld { .. }
            | Event::PostApproved { .. }
            | Event::PostRefused { .. }
            | Event::AnswerDrafted { .. }
            | Event::OfficeArticle { .. }
            | Event::ReadMarked { .. }
            | Event::DraftSaved { .. }
            | Event::SecurityChanged { .. }
            | Event::NotificationCreated { .. }
            | Event::NotificationRead { .. } => None,
        }
    }

    /// Whom it reaches: all subscribers of a topic may see all its events.
    pub fn topics(&self) -> Vec<String> {
        let thread = |id: &ThreadId| format!("thread:{id}");
        let forum = |id: &ForumId| format!("forum:{id}");
        let space = |id: &SpaceId| format!("space:{id}");
        // Of what administrators alone see no one else is told that it is there.
        let office = |id: &OfficeId, s: &SpaceId, draft: bool| {
            let own = [Some(format!("office:{id}")), (!draft).then(|| space(s))];
            own.into_iter().flatten().collect::<Vec<_>>()
        };
        match self {
            Event::OfficeChanged {
                space: s,
                office: id,
                draft,
                ..
            } => office(id, s, *draft),
            Event::TermChanged { at, person, .. } | Event::DelegateChanged { at, person, .. } => {
                let mut topics = office(&at.office, &at.space, at.draft);
                topics.push(format!("person:{person}"));
                topics
            }
            Event::SpaceChanged { space: s, .. } => vec![space(s)],
            Event::ForumChanged {
                space: s, forum: f, ..
            }
            | Event::BlogChanged {
                space: s, forum: f, ..
            }
            | Event::SeriesChanged {
                space: s, forum: f, ..
            }
            | Event::NewsletterSent {
                space: s, forum: f, ..
            } => vec![forum(f), space(s)],
            Event::ArticleNotPublished { author, .. } => vec![format!("person:{author}")],
            Event::MemberChanged { space, person, .. }
            | Event::ResidentChanged { space, person, .. } => {
                vec![format!("mod:{space}"), format!("person:{person}")]
            }
            // Who was asked and has not answered is told to nobody else.
            Event::ArticleAuthors {
                thread: t,
                forum: f,
                space: s,
                person,
                shown,
                ..
            } => {
                let mut topics = vec![format!("person:{person}")];
                if *shown {
                    topics.extend([thread(t), forum(f), space(s)]);
                }
                topics
            }
            // A name stands wherever its owner has written.
            Event::PersonChanged { person, fields } => {
                let mut topics = vec![format!("person:{person}")];
                if is_seen(fields) {
                    topics.push("people".to_owned());
                }
                topics
            }
            Event::AccessEnded { person }
            | Event::MailState { person, .. }
            | Event::ReadMarked { person, .. }
            | Event::DraftSaved { person, .. }
            | Event::SecurityChanged { person, .. }
            | Event::NotificationCreated { person, .. }
            | Event::NotificationRead { person, .. } => vec![format!("person:{person}")],
            Event::ThreadCreated {
                forum: f, space: s, ..
            } => vec![forum(f), space(s)],
            Event::ThreadEdited {
                thread: t,
                forum: f,
                space: s,
                ..
            }
            | Event::ArticlePublished {
                thread: t,
                forum: f,
                space: s,
            }
            | Event::ThreadRemoved {
                thread: t,
                forum: f,
                space: s,
            }
            | Event::ThreadRestored {
                thread: t,
                forum: f,
                space: s,
            }
            | Event::ThreadState {
                thread: t,
                forum: f,
                space: s,
                ..
            } => vec![thread(t), forum(f), space(s)],
            Event::ThreadMoved {
                thread: t,
                space: s,
                from,
                to,
                to_space,
            } => {
                let mut topics = vec![thread(t), forum(from), forum(to), space(s)];
                if to_space != s {
                    topics.push(space(to_space));
                }
                topics
            }
            Event::PostCreated { at, .. }
            | Event::PostEdited { at, .. }
            | Event::PostRemoved { at, .. }
            | Event::PostRestored { at }
            | Event::PostPurged { at }
            | Event::PostRedacted { at, .. }
            | Event::ReactionChanged { at, .. } => vec![thread(&at.thread)],
            Event::QuestionMoved { at, open: true, .. } => {
                vec![thread(&at.thread), forum(&at.forum), space(&at.space)]
            }
            Event::QuestionMoved { at, author, .. } => {
                vec![format!("mod:{}", at.space), format!("person:{author}")]
            }
            Event::AddresseeMoved { at, office, .. } => vec![
                thread(&at.thread),
                forum(&at.forum),
                space(&at.space),
                format!("office:{office}"),
            ],
            Event::AnswerDrafted { to, .. } | Event::OfficeArticle { to, .. } => {
                to.iter().map(|person| format!("person:{person}")).collect()
            }
            // Nobody else is told of a post that is not seen.
            Event::PostHeld { at, author, .. }
            | Event::PostApproved { at, author }
            | Event::PostRefused { at, author, .. } => {
                vec![format!("mod:{}", at.space), format!("person:{author}")]
            }
        }
    }

    /// What others than the person himself may see of it.
    pub(super) fn news(&self) -> News {
        match self {
            Event::AccessEnded { .. }
            | Event::ResidentChanged { .. }
            | Event::MailState { .. }
            | Event::NewsletterSent { .. }
            | Event::ArticleNotPublished { .. }
            | Event::ArticleAuthors { shown: false, .. }
            | Event::PostHeld { .. }
            | Event::PostRefused { .. }
            | Event::AnswerDrafted { .. }
            | Event::OfficeArticle { .. }
            | Event::ReadMarked { .. }
            | Event::DraftSaved { .. }
            | Event::SecurityChanged { .. }
            | Event::NotificationCreated { .. }
            | Event::NotificationRead { .. } => News::None,
            Event::PersonChanged { fields, .. } if !is_seen(fields) => News::None,
            event if ADDS.contains(&event.kind()) => News::Added,
            _ => News::Changed,
        }
    }
}

fn is_seen(fields: &[&str]) -> bool {
    fields.iter().any(|field| SEEN.contains(field))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::UserId;

    #[test]
    fn only_what_others_see_of_somebody_reaches_those_who_read_his_name() {
        let changed = |field| Event::PersonChanged {
            person: UserId(7),
            fields: vec![field],
        };
        for field in SEEN {
            assert_eq!(changed(field).topics(), ["person:7", "people"], "{field}");
            assert!(changed(field).news() == News::Changed, "{field}");
        }
        for field in ["created", "confirmed", "tokens", "address", "trust"] {
            assert_eq!(changed(field).topics(), ["person:7"], "{field}");
            assert!(changed(field).news() == News::None, "{field}");
        }
    }
}
