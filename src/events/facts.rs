//! What an event says: ids and small facts as JSON, never text.

use serde_json::{Value, json};

use super::kinds::Event;

impl Event {
    pub(super) fn facts(&self) -> Value {
        let fields_of = |id: i64, fields: &[&str]| json!({ "id": id, "fields": fields });
        match self {
            Event::SpaceChanged { space, fields } => fields_of(space.0, fields),
            Event::ForumChanged { forum, fields, .. }
            | Event::BlogChanged { forum, fields, .. } => fields_of(forum.0, fields),
            Event::SeriesChanged { series, fields, .. } => fields_of(series.0, fields),
            Event::ArticlePublished { thread, forum, .. } => {
                json!({ "thread_id": thread, "blog_id": forum })
            }
            Event::NewsletterSent {
                thread,
                forum,
                count,
                ..
            } => json!({ "thread_id": thread, "blog_id": forum, "count": count }),
            Event::ArticleNotPublished { thread, rule, .. } => {
                json!({ "thread_id": thread, "rule": rule })
            }
            Event::ArticleAuthors {
                thread,
                person,
                what,
                ..
            } => json!({ "thread_id": thread, "person_id": person, "what": what }),
            Event::ThreadRemoved { thread, .. } | Event::ThreadRestored { thread, .. } => {
                json!({ "thread_id": thread })
            }
            Event::PersonChanged { person, fields } => fields_of(person.0, fields),
            Event::MemberChanged { person, role, .. } => {
                json!({ "person_id": person, "role": role })
            }
            Event::ResidentChanged {
                space,
                person,
                what,
            } => json!({ "space_id": space, "person_id": person, "what": what }),
            Event::AccessEnded { person } => json!({ "person_id": person }),
            Event::MailState { bouncing, .. } => json!({ "bouncing": bouncing }),
            Event::ThreadCreated {
                thread,
                forum,
                kind,
                ..
            } => {
                json!({ "thread_id": thread, "forum_id": forum, "kind": kind })
            }
            Event::ThreadEdited { thread, fields, .. } => {
                json!({ "thread_id": thread, "fields": fields })
            }
            Event::ThreadState {
                thread,
                locked,
                pinned_until,
                ..
            } => {
                json!({ "thread_id": thread, "locked": locked, "pinned_until": pinned_until })
            }
            Event::ThreadMoved {
                thread, from, to, ..
            } => {
                json!({ "thread_id": thread, "from_forum": from, "to_forum": to })
            }
            Event::PostCreated {
                at,
                n,
                parent,
                depth,
                via,
            } => json!({
                "post_id": at.post, "thread_id": at.thread, "n": n,
                "parent_id": parent, "depth": depth, "via": via,
            }),
            Event::PostEdited { at, revision } => {
                json!({ "post_id": at.post, "thread_id": at.thread, "revision": revision })
            }
            Event::PostRemoved { at, by, reason } => {
                json!({ "post_id": at.post, "thread_id": at.thread, "by": by, "reason_code": reason })
            }
            Event::PostRestored { at } | Event::PostPurged { at } => {
                json!({ "post_id": at.post, "thread_id": at.thread })
            }
            Event::PostRedacted { at, code, hidden } => {
                json!({ "post_id": at.post, "thread_id": at.thread, "code": code, "hidden": hidden })
            }
            Event::QuestionMoved {
                at,
                author,
                code,
                redaction: Some(number),
                ..
            } => json!({
                "thread_id": at.thread, "author_id": author, "code": code, "redaction_id": number,
            }),
            Event::QuestionMoved {
                at, author, code, ..
            } => json!({ "thread_id": at.thread, "author_id": author, "code": code }),
            Event::AddresseeMoved {
                at,
                office,
                addressee,
                code,
                post,
                ..
            } => json!({
                "thread_id": at.thread, "office_id": office, "addressee_id": addressee, "code": code,
                "post_id": post,
            }),
            Event::AnswerDrafted {
                at,
                office,
                addressee,
                ..
            } => json!({
                "thread_id": at.thread, "office_id": office, "addressee_id": addressee,
            }),
            Event::OfficeArticle {
                office, article, ..
            } => json!({ "office_id": office, "article_id": article }),
            Event::ReactionChanged {
                at,
                kind,
                stands,
                counts: [agree, thanks, source_needed],
            } => json!({
                "post_id": at.post, "thread_id": at.thread, "reaction": kind, "stands": stands,
                "agree": agree, "thanks": thanks, "source_needed": source_needed,
            }),
            Event::PostHeld { at, rule, .. } => {
                json!({ "post_id": at.post, "thread_id": at.thread, "rule": rule })
            }
            Event::PostApproved { at, .. } => {
                json!({ "post_id": at.post, "thread_id": at.thread })
            }
            Event::PostRefused { at, reason, .. } => {
                json!({ "post_id": at.post, "thread_id": at.thread, "rule": reason })
            }
            Event::ReadMarked { thread, .. } => json!({ "thread_id": thread }),
            Event::DraftSaved {
                target, version, ..
            } => json!({ "target": target, "version": version }),
            Event::SecurityChanged { person, what } => {
                json!({ "person_id": person, "what": what })
            }
            Event::OfficeChanged { office, fields, .. } => {
                json!({ "office_id": office, "fields": fields })
            }
            Event::TermChanged {
                at,
                term,
                person,
                what,
            } => json!({
                "office_id": at.office, "term_id": term, "person_id": person, "what": what,
            }),
            Event::DelegateChanged {
                at,
                delegate,
                person,
                what,
            } => json!({
                "office_id": at.office, "delegate_id": delegate, "person_id": person, "what": what,
            }),
            Event::NotificationCreated {
                notice,
                kind,
                thread,
                post,
                ..
            } => json!({
                "notification_id": notice, "kind": kind, "thread_id": thread, "post_id": post,
            }),
            Event::NotificationRead { up_to, .. } => json!({ "upto_id": up_to }),
        }
    }
}
