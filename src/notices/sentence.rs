//! A notice in words: for its page, for programs, and for letters.

use super::model::Kind;
use crate::i18n::Texts;

/// What happened in words, without what it is about: what of which kind, who did it last (of an office its own name),
/// and how many alike there are.
pub fn sentence(t: &Texts<'_>, fact: (Kind, &str), name: &str, count: i32) -> String {
    let many = count > 1;
    let key = match fact {
        (Kind::Security, "password") => "notice-password",
        (Kind::Security, "email") => "notice-email",
        (Kind::Security, "factor_on") => "notice-factor-on",
        (Kind::Security, "factor_off") => "notice-factor-off",
        (Kind::Security, "token") => "notice-token",
        (Kind::Security, _) => "notice-device",
        (Kind::Office, fact) => match fact.split(' ').next() {
            Some("held") => "notice-office-held",
            Some("unheld") => "notice-office-unheld",
            Some("draft") => "notice-office-draft",
            Some("publish") => "notice-office-publish",
            _ => "notice-office-undelegated",
        },
        (Kind::Question, fact) => question(fact),
        (Kind::Held, _) => "notice-held",
        (Kind::Refused, _) => "notice-refused",
        (Kind::Removed, "redacted") => "notice-redacted",
        (Kind::Removed, _) => "notice-removed",
        (Kind::Approved, _) => "notice-approved",
        (Kind::Restored, "unredacted") => "notice-unredacted",
        (Kind::Restored, _) => "notice-restored",
        (Kind::NotPublished, _) => "notice-not-published",
        (Kind::Coauthor, "invited") => "notice-coauthor-invited",
        (Kind::Coauthor, "accepted") => "notice-coauthor-accepted",
        (Kind::Coauthor, "declined") => "notice-coauthor-declined",
        (Kind::Coauthor, _) => "notice-coauthor-left",
        (Kind::Mention, _) if many => "notice-mentions",
        (Kind::Mention, _) => "notice-mention",
        (Kind::Quote, _) if many => "notice-quotes",
        (Kind::Quote, _) => "notice-quote",
        (Kind::Reply, _) if many => "notice-replies",
        (Kind::Reply, _) => "notice-reply",
        (Kind::Post, _) if many => "notice-posts",
        (Kind::Post, _) => "notice-post",
        (Kind::Thread, _) => "notice-thread",
        (Kind::Reaction, _) if many => "notice-reactions",
        (Kind::Reaction, _) => "notice-reaction",
    };
    t.with(key, &[("name", name.into()), ("n", count.into())])
}

/// What happened to a question, by its fact: whom it concerns, and what; of an office, its number stands behind.
fn question(fact: &str) -> &'static str {
    match fact.split(' ').next().unwrap_or_default() {
        "cosign.answered" => "notice-question-cosign-answered",
        "cosign.refused" => "notice-question-cosign-refused",
        "desk.approved" => "notice-question-desk-approved",
        "desk.boilerplate" => "notice-question-desk-boilerplate",
        "desk.clarified" => "notice-question-desk-clarified",
        "desk.due" => "notice-question-desk-due",
        "desk.followed_up" => "notice-question-desk-followed-up",
        "desk.long_overdue" => "notice-question-desk-long-overdue",
        "desk.objection_decided" => "notice-question-desk-objection-decided",
        "desk.overdue" => "notice-question-desk-overdue",
        "desk.proposed" => "notice-question-desk-proposed",
        "desk.received" => "notice-question-desk-received",
        "desk.reopened" => "notice-question-desk-reopened",
        "desk.reminded" => "notice-question-desk-reminded",
        "desk.returned" => "notice-question-desk-returned",
        "desk.soon" => "notice-question-desk-soon",
        "own.answered" => "notice-question-own-answered",
        "own.appeal_decided" => "notice-question-own-appeal-decided",
        "own.boilerplate" => "notice-question-own-boilerplate",
        "own.clarify_asked" => "notice-question-own-clarify-asked",
        "own.clarify_due" => "notice-question-own-clarify-due",
        "own.closed" => "notice-question-own-closed",
        "own.declined" => "notice-question-own-declined",
        "own.extended" => "notice-question-own-extended",
        "own.follow_up_answered" => "notice-question-own-follow-up-answered",
        "own.forwarded" => "notice-question-own-forwarded",
        "own.held_long" => "notice-question-own-held-long",
        "own.lapsed" => "notice-question-own-lapsed",
        "own.long_overdue" => "notice-question-own-long-overdue",
        "own.objection_decided" => "notice-question-own-objection-decided",
        "own.overdue" => "notice-question-own-overdue",
        "own.private" => "notice-question-own-private",
        "own.published" => "notice-question-own-published",
        "own.refused" => "notice-question-own-refused",
        "own.returned" => "notice-question-own-returned",
        "queue.appealed" => "notice-question-queue-appealed",
        "queue.held_long" => "notice-question-queue-held-long",
        "queue.long_overdue" => "notice-question-queue-long-overdue",
        "queue.objected" => "notice-question-queue-objected",
        "queue.submitted" => "notice-question-queue-submitted",
        _ => "notice-question-follow-said",
    }
}
