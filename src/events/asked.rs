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
        Cosigned = "cosign.changed",
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
        Verdict = "verdict.set",
        Soon = "clock.soon",
        Due = "clock.due",
        Overdue = "clock.overdue",
        LongOverdue = "clock.long_overdue",
        Recomputed = "clock.recomputed",
        Recorded = "statutory.recorded",
        Struck = "statutory.struck",
    }
}
