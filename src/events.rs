//! What happened: one numbered row, written in the transaction of the change it tells. Ids and small facts, never text.
// Long: what a kind is called, whom it reaches and what it says are read together.

mod asked;

use diesel::prelude::*;
use serde_json::{Value, json};

pub use asked::{Asked, Drafted, Handled, QuestionPlace, Reviewed};

use crate::base::{
    AddresseeId, DelegateId, Error, ForumId, Instant, NoticeId, OfficeArticleId, OfficeId, PostId,
    RedactionId, Result, SeriesId, SpaceId, TermId, ThreadId, UserId,
};
use crate::db::schema::{event_cursors, event_head, event_topics, events, threads};
use crate::db::{Conn, Db, News, PreparedMethods, Tx, dialect, each};

/// Events read in one go.
const BATCH: i64 = 200;
/// Kinds after which a page that was made before shows less than there is, and nothing that is not so.
const ADDS: [&str; 5] = [
    "thread.created",
    "post.created",
    "post.held",
    "post.approved",
    "reaction.changed",
];
/// Numbers left out when an epoch begins: more than were given between a backup and its restore.
const AHEAD: i64 = 1_000_000;

/// All that can happen. The set is closed: a new kind makes the compiler point at each reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    SpaceChanged {
        space: SpaceId,
        fields: Vec<&'static str>,
    },
    ForumChanged {
        space: SpaceId,
        forum: ForumId,
        fields: Vec<&'static str>,
    },
    MemberChanged {
        space: SpaceId,
        person: UserId,
        role: &'static str,
    },
    /// Somebody is a confirmed resident of a space now, or no more.
    ResidentChanged {
        space: SpaceId,
        person: UserId,
        /// `confirmed`, `ended`.
        what: &'static str,
    },
    PersonChanged {
        person: UserId,
        fields: Vec<&'static str>,
    },
    AccessEnded {
        person: UserId,
    },
    /// Letters to his address have stopped, or go again.
    MailState {
        person: UserId,
        bouncing: bool,
    },
    ThreadCreated {
        thread: ThreadId,
        forum: ForumId,
        space: SpaceId,
        kind: &'static str,
    },
    ThreadEdited {
        thread: ThreadId,
        forum: ForumId,
        space: SpaceId,
        fields: Vec<&'static str>,
    },
    ThreadState {
        thread: ThreadId,
        forum: ForumId,
        space: SpaceId,
        locked: bool,
        pinned_until: Option<Instant>,
    },
    ThreadMoved {
        thread: ThreadId,
        space: SpaceId,
        from: ForumId,
        to: ForumId,
        to_space: SpaceId,
    },
    BlogChanged {
        space: SpaceId,
        forum: ForumId,
        fields: Vec<&'static str>,
    },
    /// An article stands now; `thread.created` and `post.created` come with it the first time.
    ArticlePublished {
        thread: ThreadId,
        forum: ForumId,
        space: SpaceId,
    },
    SeriesChanged {
        space: SpaceId,
        forum: ForumId,
        series: SeriesId,
        fields: Vec<&'static str>,
    },
    /// It has gone to the readers of its blog.
    NewsletterSent {
        thread: ThreadId,
        forum: ForumId,
        space: SpaceId,
        count: i64,
    },
    /// Its day came, and its author may not publish there any more.
    ArticleNotPublished {
        thread: ThreadId,
        forum: ForumId,
        space: SpaceId,
        author: UserId,
        rule: &'static str,
    },
    /// Somebody was asked to write an article along with its author, answered, or does so no more.
    ArticleAuthors {
        thread: ThreadId,
        forum: ForumId,
        space: SpaceId,
        person: UserId,
        /// invited, accepted, declined, left or removed.
        what: &'static str,
        /// The article stands under other names now.
        shown: bool,
    },
    /// An article stands no more, or does again.
    ThreadRemoved {
        thread: ThreadId,
        forum: ForumId,
        space: SpaceId,
    },
    ThreadRestored {
        thread: ThreadId,
        forum: ForumId,
        space: SpaceId,
    },
    PostCreated {
        at: PostPlace,
        n: i32,
        parent: Option<PostId>,
        depth: i32,
        via: &'static str,
    },
    PostEdited {
        at: PostPlace,
        revision: i32,
    },
    PostRemoved {
        at: PostPlace,
        by: &'static str,
        reason: Option<&'static str>,
    },
    PostRestored {
        at: PostPlace,
    },
    /// A new member's post waits.
    PostHeld {
        at: PostPlace,
        author: UserId,
        rule: &'static str,
    },
    /// It was let through; `post.created` comes with it.
    PostApproved {
        at: PostPlace,
        author: UserId,
    },
    PostRefused {
        at: PostPlace,
        author: UserId,
        reason: &'static str,
    },
    PostPurged {
        at: PostPlace,
    },
    /// Words of it were hidden, or are shown again.
    PostRedacted {
        at: PostPlace,
        code: &'static str,
        hidden: bool,
    },
    /// Something was done to a question.
    QuestionMoved {
        at: QuestionPlace,
        what: Asked,
        /// Others see it.
        open: bool,
        author: UserId,
        code: Option<&'static str>,
        /// Of hidden words: which.
        redaction: Option<RedactionId>,
    },
    /// Something happened to a question before an office.
    AddresseeMoved {
        at: QuestionPlace,
        office: OfficeId,
        addressee: AddresseeId,
        what: Handled,
        code: Option<&'static str>,
        /// What the office said with it.
        post: Option<PostId>,
    },
    /// A text that is not published was proposed, approved or returned within an office; nobody else is told.
    AnswerDrafted {
        at: QuestionPlace,
        office: OfficeId,
        addressee: AddresseeId,
        what: Drafted,
        to: Vec<UserId>,
    },
    /// A text for the blog of an office was proposed, returned, published or not; nobody else is told.
    OfficeArticle {
        space: SpaceId,
        office: OfficeId,
        article: OfficeArticleId,
        what: Reviewed,
        to: Vec<UserId>,
    },
    ReactionChanged {
        at: PostPlace,
        kind: &'static str,
        stands: bool,
        /// How many agree, thank, and ask for a source.
        counts: [i32; 3],
    },
    ReadMarked {
        person: UserId,
        /// None for all threads of a forum or a space at once.
        thread: Option<ThreadId>,
    },
    DraftSaved {
        person: UserId,
        /// As in `thread-7`.
        target: String,
        version: i32,
    },
    /// What opens somebody's account is another now.
    SecurityChanged {
        person: UserId,
        what: &'static str,
    },
    /// What is said of an office, or whether it is sure who stands behind it.
    OfficeChanged {
        space: SpaceId,
        office: OfficeId,
        fields: Vec<&'static str>,
        /// Administrators alone see it.
        draft: bool,
    },
    TermChanged {
        at: OfficePlace,
        term: TermId,
        person: UserId,
        /// `given`, `noted` (it is over already), `changed`, `begun`, `ended`.
        what: &'static str,
    },
    DelegateChanged {
        at: OfficePlace,
        delegate: DelegateId,
        person: UserId,
        /// `draft`, `publish`, `ended`.
        what: &'static str,
    },
    NotificationCreated {
        person: UserId,
        notice: NoticeId,
        kind: &'static str,
        thread: Option<ThreadId>,
        post: Option<PostId>,
    },
    NotificationRead {
        person: UserId,
        up_to: NoticeId,
    },
}

/// Where a post stands, as each event about it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostPlace {
    pub post: PostId,
    pub thread: ThreadId,
    pub forum: ForumId,
    pub space: SpaceId,
}

/// Of which office something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficePlace {
    pub office: OfficeId,
    pub space: SpaceId,
    /// Administrators alone see it.
    pub draft: bool,
}

impl Event {
    /// The stable name of the kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::SpaceChanged { .. } => "space.changed",
            Event::ForumChanged { .. } => "forum.changed",
            Event::MemberChanged { .. } => "member.changed",
            Event::ResidentChanged { .. } => "resident.changed",
            Event::PersonChanged { .. } => "person.changed",
            Event::AccessEnded { .. } => "access.ended",
            Event::MailState { .. } => "mail.state",
            Event::ThreadCreated { .. } => "thread.created",
            Event::ThreadEdited { .. } => "thread.edited",
            Event::ThreadState { .. } => "thread.state",
            Event::ThreadMoved { .. } => "thread.moved",
            Event::BlogChanged { .. } => "blog.changed",
            Event::ArticlePublished { .. } => "article.published",
            Event::SeriesChanged { .. } => "series.changed",
            Event::NewsletterSent { .. } => "newsletter.sent",
            Event::ArticleNotPublished { .. } => "article.not_published",
            Event::ArticleAuthors { .. } => "article.authors",
            Event::ThreadRemoved { .. } => "thread.removed",
            Event::ThreadRestored { .. } => "thread.restored",
            Event::PostCreated { .. } => "post.created",
            Event::PostEdited { .. } => "post.edited",
            Event::PostRemoved { .. } => "post.removed",
            Event::PostRestored { .. } => "post.restored",
            Event::PostHeld { .. } => "post.held",
            Event::PostApproved { .. } => "post.approved",
            Event::PostRefused { .. } => "post.refused",
            Event::PostPurged { .. } => "post.purged",
            Event::PostRedacted { .. } => "post.redacted",
            Event::QuestionMoved { what, .. } => what.as_str(),
            Event::AddresseeMoved { what, .. } => what.as_str(),
            Event::AnswerDrafted { what, .. } => what.as_str(),
            Event::OfficeArticle { what, .. } => what.as_str(),
            Event::ReactionChanged { .. } => "reaction.changed",
            Event::ReadMarked { .. } => "read.marked",
            Event::DraftSaved { .. } => "draft.saved",
            Event::SecurityChanged { .. } => "security.changed",
            Event::OfficeChanged { .. } => "office.changed",
            Event::TermChanged { .. } => "term.changed",
            Event::DelegateChanged { .. } => "delegate.changed",
            Event::NotificationCreated { .. } => "notification.created",
            Event::NotificationRead { .. } => "notification.read",
        }
    }

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
    fn thread(&self) -> Option<ThreadId> {
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
            Event::PersonChanged { person, .. } => {
                vec![format!("person:{person}"), "people".to_owned()]
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
    fn news(&self) -> News {
        match self {
            Event::AccessEnded { .. }
            | Event::ResidentChanged { .. }
            | Event::MailState { .. }
            | Event::NewsletterSent { .. }
            | Event::ArticleNotPublished { .. }
            | Event::ArticleAuthors { shown: false, .. }
            | Event::AnswerDrafted { .. }
            | Event::OfficeArticle { .. }
            | Event::ReadMarked { .. }
            | Event::DraftSaved { .. }
            | Event::SecurityChanged { .. }
            | Event::NotificationCreated { .. }
            | Event::NotificationRead { .. } => News::None,
            event if ADDS.contains(&event.kind()) => News::Added,
            _ => News::Changed,
        }
    }

    fn facts(&self) -> Value {
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

/// An event as its readers get it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = events)]
pub struct Envelope {
    pub seq: Option<i64>,
    pub kind: String,
    pub at: Instant,
    pub space_id: Option<SpaceId>,
    pub actor_id: Option<UserId>,
    /// Separated by spaces.
    pub topics: String,
    /// The facts of its kind, as JSON.
    pub data: String,
}

impl Envelope {
    /// True where there is more than before and nothing else has changed.
    pub fn only_adds(&self) -> bool {
        ADDS.contains(&self.kind.as_str())
    }
}

/// Writes down what happened, in the transaction of the change. `actor` is the accountable person.
///
/// # Errors
/// What the database says.
pub fn record(tx: &mut Tx<'_>, actor: Option<UserId>, event: &Event) -> Result<()> {
    tx.tell(event.news());
    if let Some(thread) = event.thread() {
        diesel::update(threads::table.find(thread))
            .set(threads::version.eq(threads::version + 1))
            .returning(threads::id)
            .prepared()
            .get_result::<ThreadId>(&mut **tx)
            .optional()?;
    }
    let seq = dialect::event_number(tx)?;
    let topics = event.topics();
    let at = tx.now();
    diesel::insert_into(events::table)
        .values((
            events::seq.eq(seq),
            events::kind.eq(event.kind()),
            events::at.eq(at),
            events::space_id.eq(event.space()),
            events::actor_id.eq(actor),
            events::topics.eq(topics.join(" ")),
            events::data.eq(event.facts().to_string()),
        ))
        .execute(&mut **tx)?;
    if let Some(seq) = seq {
        for topic in topics {
            diesel::insert_into(event_topics::table)
                .values((event_topics::topic.eq(topic), event_topics::seq.eq(seq)))
                .execute(&mut **tx)?;
        }
    }
    Ok(())
}

/// Writes down many things at once, each as [`record`] does; none of them is news to others.
///
/// # Errors
/// What the database says.
pub fn record_all(tx: &mut Tx<'_>, all: &[Event]) -> Result<()> {
    let count = i64::try_from(all.len()).map_err(Error::broken)?;
    if count == 0 {
        return Ok(());
    }
    let (last, at) = (dialect::event_numbers(tx, count)?, tx.now());
    let (mut rows, mut topics) = (Vec::new(), Vec::new());
    for (n, event) in (1 - count..).zip(all) {
        let (seq, named) = (last.map(|last| last + n), event.topics());
        rows.push((
            events::seq.eq(seq),
            events::kind.eq(event.kind()),
            events::at.eq(at),
            events::topics.eq(named.join(" ")),
            events::data.eq(event.facts().to_string()),
        ));
        let beside = |topic| Some((event_topics::topic.eq(topic), event_topics::seq.eq(seq?)));
        topics.extend(named.into_iter().filter_map(beside));
    }
    each!(tx, |c| diesel::insert_into(events::table)
        .values(&rows)
        .execute(c))?;
    if !topics.is_empty() {
        each!(tx, |c| diesel::insert_into(event_topics::table)
            .values(&topics)
            .execute(c))?;
    }
    Ok(())
}

/// The numbered events behind `after`, at most `limit`, in order.
///
/// # Errors
/// What the database says.
pub fn after(c: &mut Conn, after: i64, limit: i64) -> Result<Vec<Envelope>> {
    Ok(events::table
        .filter(events::seq.gt(after))
        .order(events::seq.asc())
        .limit(limit)
        .select(Envelope::as_select())
        .load(c)?)
}

/// The events behind `after`, and those that have no number yet (PostgreSQL), at most `limit` of each: for a reader who
/// needs to know at once and may hear twice.
///
/// # Errors
/// What the database says.
pub fn latest(c: &mut Conn, after: i64, limit: i64) -> Result<Vec<Envelope>> {
    let mut found = self::after(c, after, limit)?;
    let unnumbered = events::table
        .filter(events::seq.is_null())
        .limit(limit)
        .select(Envelope::as_select());
    found.extend(unnumbered.load(c)?);
    Ok(found)
}

/// The numbered events of a topic behind `after`, at most `limit`, in order.
///
/// # Errors
/// What the database says.
pub fn of_topic(c: &mut Conn, topic: &str, after: i64, limit: i64) -> Result<Vec<Envelope>> {
    Ok(event_topics::table
        .inner_join(events::table.on(events::seq.eq(event_topics::seq.nullable())))
        .filter(event_topics::topic.eq(topic))
        .filter(event_topics::seq.gt(after))
        .order(event_topics::seq.asc())
        .limit(limit)
        .select(Envelope::as_select())
        .load(c)?)
}

/// The number of the last event of a topic ahead of `before`; 0 while there was none.
///
/// # Errors
/// What the database says.
pub fn last_ahead(c: &mut Conn, topic: &str, before: i64) -> Result<i64> {
    let last = event_topics::table
        .filter(event_topics::topic.eq(topic))
        .filter(event_topics::seq.lt(before))
        .order(event_topics::seq.desc())
        .select(event_topics::seq)
        .first(c)
        .optional()?;
    Ok(last.unwrap_or(0))
}

/// The number of a topic's newest event: behind it, who reads rows in the same snapshot has missed nothing.
///
/// # Errors
/// What the database says.
pub fn known(c: &mut Conn, topic: &str) -> Result<i64> {
    match last_ahead(c, topic, i64::MAX)? {
        // What is forgotten is not missed.
        0 => forgotten(c),
        last => Ok(last),
    }
}

/// The number below which events may be forgotten; 0 while none is.
///
/// # Errors
/// What the database says.
pub fn forgotten(c: &mut Conn) -> Result<i64> {
    let first: Option<Option<i64>> = events::table
        .filter(events::seq.is_not_null())
        .order(events::seq.asc())
        .select(events::seq)
        .first(c)
        .optional()?;
    Ok(first.flatten().map_or(0, |first| first - 1))
}

/// The number of the newest event; 0 when nothing has happened.
///
/// # Errors
/// What the database says.
pub fn head(c: &mut Conn) -> Result<i64> {
    Ok(event_head::table.select(event_head::seq).first(c)?)
}

/// When this epoch began: another one means that some numbers were given to what is gone.
///
/// # Errors
/// What the database says.
pub fn epoch(c: &mut Conn) -> Result<i64> {
    let began: Instant = event_head::table.select(event_head::epoch).first(c)?;
    Ok(began.0)
}

/// True when who knows all up to this number can be told what came next: nothing of that is forgotten, and the number
/// was given in this past, not in one that a restore has undone.
///
/// # Errors
/// What the database says.
pub fn stands(c: &mut Conn, number: i64) -> Result<bool> {
    if number < forgotten(c)? {
        return Ok(false);
    }
    let given: i64 = events::table
        .filter(events::seq.eq(number))
        .count()
        .get_result(c)?;
    Ok(given > 0 || number == forgotten(c)? || number == head(c)?)
}

/// When the newest event happened.
///
/// # Errors
/// What the database says.
pub fn newest(c: &mut Conn) -> Result<Option<Instant>> {
    Ok(events::table
        .order(events::id.desc())
        .select(events::at)
        .first(c)
        .optional()?)
}

/// Begins another epoch, as after a restore: numbers that were given in a past that is gone are never given again, nor
/// any up to `known`.
///
/// # Errors
/// What the database says.
pub fn begin_epoch(tx: &mut Tx<'_>, known: i64) -> Result<()> {
    let now = tx.now();
    diesel::update(event_head::table.filter(event_head::seq.lt(known)))
        .set(event_head::seq.eq(known))
        .execute(&mut **tx)?;
    diesel::update(event_head::table)
        .set((
            event_head::seq.eq(event_head::seq + AHEAD),
            event_head::epoch.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Moves the cursor of the durable reader `reader` behind all that has happened: it is never told of that.
///
/// # Errors
/// What the database says.
pub fn pass_over(tx: &mut Tx<'_>, reader: &'static str) -> Result<()> {
    let last = head(tx)?;
    each!(tx, |c| diesel::insert_into(event_cursors::table)
        .values((
            event_cursors::reader.eq(reader),
            event_cursors::seq.eq(last)
        ))
        .on_conflict(event_cursors::reader)
        .do_update()
        .set(event_cursors::seq.eq(last))
        .execute(c))?;
    Ok(())
}

/// Hands the durable reader `reader` what has happened since it last read, one batch, and returns how many.
///
/// Its cursor moves in the transaction of its effect: a crash repeats nothing and loses nothing.
///
/// # Errors
/// What the effect or the database says; then nothing of the batch was done.
pub async fn follow<F>(db: &Db, reader: &'static str, effect: F) -> Result<usize>
where
    F: Fn(&mut Tx<'_>, &Envelope) -> Result<()> + Send + 'static,
{
    // A write wakes all workers: who finds nothing to do does not write.
    let news = db.read(move |c| {
        let seen: Option<i64> = event_cursors::table
            .find(reader)
            .select(event_cursors::seq)
            .first(c)
            .optional()?;
        Ok(head(c)? > seen.unwrap_or(0))
    });
    if !news.await? {
        return Ok(0);
    }
    db.write(move |tx| {
        let seen: Option<i64> = event_cursors::table
            .find(reader)
            .select(event_cursors::seq)
            .first(&mut **tx)
            .optional()?;
        let head = head(tx)?;
        let batch = after(tx, seen.unwrap_or(0), BATCH)?;
        let last = batch.last().and_then(|envelope| envelope.seq);
        // Where an epoch began or events were forgotten there is nothing between the last event and the head.
        let last = last.unwrap_or(head);
        if Some(last) == seen {
            return Ok(0);
        }
        for envelope in &batch {
            effect(tx, envelope)?;
        }
        // Only from the place it was read at: a second reader of this name then does nothing twice.
        let moved = match seen {
            Some(seen) => diesel::update(
                event_cursors::table
                    .find(reader)
                    .filter(event_cursors::seq.eq(seen)),
            )
            .set(event_cursors::seq.eq(last))
            .execute(&mut **tx)?,
            None => each!(tx, |c| diesel::insert_into(event_cursors::table)
                .values((
                    event_cursors::reader.eq(reader),
                    event_cursors::seq.eq(last)
                ))
                .on_conflict_do_nothing()
                .execute(c))?,
        };
        if moved == 1 {
            Ok(batch.len())
        } else {
            Err(Error::Busy)
        }
    })
    .await
}

/// Forgets events older than `before`, at most `limit`; returns how many.
///
/// # Errors
/// What the database says.
pub fn forget(tx: &mut Tx<'_>, before: Instant, limit: i64) -> Result<usize> {
    let old: Vec<i64> = events::table
        .filter(events::at.lt(before).and(events::seq.is_not_null()))
        .select(events::id)
        .order(events::id)
        .limit(limit)
        .load(&mut **tx)?;
    let seqs: Vec<Option<i64>> = events::table
        .filter(events::id.eq_any(&old))
        .select(events::seq)
        .load(&mut **tx)?;
    let seqs: Vec<i64> = seqs.into_iter().flatten().collect();
    diesel::delete(event_topics::table.filter(event_topics::seq.eq_any(seqs)))
        .execute(&mut **tx)?;
    Ok(diesel::delete(events::table.filter(events::id.eq_any(old))).execute(&mut **tx)?)
}
