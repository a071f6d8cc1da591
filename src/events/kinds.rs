//! All that can happen: each kind, what it bears, and its stable name.

use super::asked::{Asked, Drafted, Handled, QuestionPlace, Reviewed};
use crate::base::{
    AddresseeId, DelegateId, ForumId, Instant, NoticeId, OfficeArticleId, OfficeId, PostId,
    RedactionId, SeriesId, SpaceId, TermId, ThreadId, UserId,
};

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
}
