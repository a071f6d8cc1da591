//! The kinds of what happens to questions.

use crate::base::words::words;
use crate::base::{ForumId, SpaceId, ThreadId};

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionPlace {
    pub thread: ThreadId,
    pub forum: ForumId,
    pub space: SpaceId,
}

words! {
    /// What was done to a question.
    Asked {
        Submitted = "question.submitted",
        Published = "question.published",
        Returned = "question.returned",
        Declined = "question.declined",
        Appealed = "question.appealed",
        AppealDecided = "question.appeal_decided",
        Withdrawn = "question.withdrawn",
        Merged = "question.merged",
        Addressed = "question.addressed",
        /// It has waited for a moderator for too long.
        HeldLong = "question.held_long",
        /// Who had it taken down has come for it.
        Claimed = "question.claimed",
        Cosigned = "cosign.changed",
        /// Some who wanted to know too are not counted any more, or are again.
        CosignsRemoved = "cosign.removed",
        CosignsRestored = "cosign.restored",
        /// Words of a note beside it were hidden, or are shown again.
        Redacted = "question.redacted",
        Unredacted = "question.unredacted",
    }
}

words! {
    /// What happened to a question before an office.
    Handled {
        Received = "addressee.received",
        Acknowledged = "addressee.acknowledged",
        ClarifyAsked = "addressee.clarify_asked",
        Clarified = "addressee.clarified",
        Lapsed = "addressee.lapsed",
        Answered = "addressee.answered",
        Refused = "addressee.refused",
        Forwarded = "addressee.forwarded",
        Extended = "addressee.extended",
        Reopened = "addressee.reopened",
        Inherited = "addressee.inherited",
        Closed = "addressee.closed",
        Private = "addressee.private",
        /// The asker has not answered yet what he was asked back.
        ClarifyDue = "addressee.clarify_due",
        /// Its asker reminds the office, which is late.
        Reminded = "addressee.reminded",
        /// The asker asks once more below the answer.
        FollowedUp = "addressee.followed_up",
        FollowUpAnswered = "addressee.follow_up_answered",
        /// What the office said is another text now, or has more to it.
        Revised = "answer.revised",
        Added = "answer.added",
        /// It is said to be standard text, the office objects to that, and a moderator decides.
        Boilerplate = "answer.boilerplate",
        Objected = "answer.objected",
        ObjectionDecided = "answer.objection_decided",
        Verdict = "verdict.set",
        Soon = "clock.soon",
        Due = "clock.due",
        Overdue = "clock.overdue",
        LongOverdue = "clock.long_overdue",
        Recomputed = "clock.recomputed",
        /// Nobody can answer for the office, as its holder's account is closed; and somebody can again.
        Halted = "clock.halted",
        Resumed = "clock.resumed",
        Recorded = "statutory.recorded",
        Struck = "statutory.struck",
        /// The last day of the law's clock is near, is today, or is over.
        LegalSoon = "statutory.near",
        LegalDue = "statutory.today",
        LegalOverdue = "statutory.over",
    }
}

words! {
    /// What the people of an office have done with a text that is not published.
    Drafted {
        Proposed = "answer.proposed",
        Approved = "answer.approved",
        Returned = "answer.returned",
    }
}

words! {
    /// What has become of a text that an office writes for its blog.
    Reviewed {
        Proposed = "article.proposed",
        Returned = "article.returned",
        Accepted = "article.accepted",
        /// Its minute came, and it could not come out: the letter says why.
        Missed = "article.missed",
    }
}
