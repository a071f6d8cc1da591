//! Questions to offices: asking, moderating, answering, and what they come to as data.

use super::API;
use super::parts::with;
use crate::base::{AddresseeId, CycleId, ThreadId};

/// Where a question to an office of a space is written.
pub fn ask(space: &str) -> String {
    format!("/s/{space}/ask")
}

/// The same, for one office.
pub fn ask_office(space: &str, office: &str) -> String {
    format!("/s/{space}/ask?office={office}")
}

/// Where a moderator takes a question down for somebody without an account.
pub fn question_intake(space: &str) -> String {
    format!("/s/{space}/ask/intake")
}

/// What its asker takes home.
pub fn question_slip(id: ThreadId) -> String {
    format!("/questions/{id}/slip")
}

/// The page of the question whose slip stands there.
pub fn of_slip(location: &str) -> &str {
    location.trim_end_matches("/slip")
}

/// Where the code of that is typed.
pub const CLAIM: &str = "/claim";

/// Where the scan of the paper is kept that it was taken down from.
pub fn question_scan(id: ThreadId) -> String {
    format!("/questions/{id}/scan")
}

/// What is on that paper; who looks at it is written down.
pub fn question_scan_picture(id: ThreadId) -> String {
    format!("/questions/{id}/scan/picture")
}

/// Where the scan is taken away.
pub fn question_scan_end(id: ThreadId) -> String {
    format!("/questions/{id}/scan/end")
}

/// Where it is brought back.
pub fn question_scan_back(id: ThreadId) -> String {
    format!("/questions/{id}/scan/restoration")
}

/// The scan, for programs.
pub fn api_question_scan(id: ThreadId) -> String {
    format!("/api/v1/questions/{id}/scan")
}

/// What is on that paper, for programs.
pub fn api_question_scan_picture(id: ThreadId) -> String {
    format!("/api/v1/questions/{id}/scan/picture")
}

/// What waits for moderators there.
pub fn questions_waiting(space: &str) -> String {
    format!("/s/{space}/ask/waiting")
}

/// Where questions are sent.
pub fn questions(space: &str) -> String {
    format!("/s/{space}/questions")
}

/// What became of a question, where it does not stand.
pub fn question(id: ThreadId) -> String {
    format!("/questions/{id}")
}

/// The same for programs.
pub fn api_question(id: ThreadId) -> String {
    format!("{API}/questions/{id}")
}

pub fn question_edit(id: ThreadId) -> String {
    format!("/questions/{id}/edit")
}

pub fn question_submission(id: ThreadId) -> String {
    format!("/questions/{id}/submission")
}

pub fn question_acts(id: ThreadId) -> String {
    format!("/questions/{id}/acts")
}

pub fn question_cosigns(id: ThreadId) -> String {
    format!("/questions/{id}/cosigns")
}

pub fn question_cosign_end(id: ThreadId) -> String {
    format!("/questions/{id}/cosigns/end")
}

/// Where moderators take co-signs out of the count of a question.
pub fn question_removals(id: ThreadId) -> String {
    format!("/questions/{id}/removals")
}

/// Where moderators hide words of what is said beside a question.
pub fn question_redactions(id: ThreadId) -> String {
    format!("/questions/{id}/redactions")
}

/// A question before one office, for those who act there.
pub fn addressee(id: AddresseeId) -> String {
    format!("/addressees/{id}")
}

pub fn addressee_steps(id: AddresseeId) -> String {
    format!("/addressees/{id}/steps")
}

/// Where it is said that a question was handed in officially.
pub fn legal_clock(id: AddresseeId) -> String {
    format!("/addressees/{id}/clock")
}

/// The desk of those who act for an office.
pub fn desk(office: &str) -> String {
    format!("/o/{office}/desk")
}

/// A page of a desk behind the question of this number.
pub fn desk_behind(office: &str, id: AddresseeId) -> String {
    format!("/o/{office}/desk?behind={id}")
}

/// How the questions of an office were answered.
pub fn office_figures(office: &str) -> String {
    format!("/o/{office}/figures")
}

/// What an office was asked, as data: csv or json.
pub fn office_data(office: &str, format: &str) -> String {
    format!("/o/{office}/questions.{format}")
}

/// The same of all offices of a space.
pub fn space_questions(space: &str, format: &str) -> String {
    format!("/s/{space}/questions.{format}")
}

/// What comes behind the clock of this number.
pub fn data_after(base: &str, at: CycleId) -> String {
    with(base, "after", &at.to_string())
}

/// What each column of that data means.
pub fn space_data(space: &str) -> String {
    format!("/s/{space}/offices/data")
}

/// A question as a letter on paper.
pub fn question_letter(id: ThreadId) -> String {
    format!("/questions/{id}/letter")
}
