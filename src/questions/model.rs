//! What a question is, what an office that was asked has before it, and the words of both.

use crate::accounts;
use crate::base::text::{Faults, body, line};
use crate::base::words::words;
use crate::base::{
    AddresseeId, CycleId, Error, FieldError, Instant, OfficeId, PostId, Result, TermId, ThreadId,
    UserId,
};
use crate::clocks::Pause;
use crate::threads;

/// Most offices that one question is put to.
pub const MOST_OFFICES: usize = 3;
/// Characters of a question's text.
pub const LONGEST: usize = threads::QUESTION;
/// Characters of an answer.
pub const LONGEST_ANSWER: usize = 20_000;
/// A row that is acted on, as its page showed it.
pub type Seen = (AddresseeId, i32);

/// Characters of a reason or a note.
pub const NOTE: usize = 1000;

words! {
    /// Where a question stands.
    State {
        /// Nobody else sees it.
        Draft = "draft",
        /// Waits for a moderator.
        Held = "held",
        Published = "published",
        /// Not let through, or taken out by a moderator; why is public.
        Declined = "declined",
        Withdrawn = "withdrawn",
        /// Goes on as another.
        Merged = "merged",
    }
}

impl State {
    /// True while its asker changes it freely.
    pub fn is_own(self) -> bool {
        matches!(self, State::Draft | State::Held)
    }
}

words! {
    /// What is done to a question.
    Act {
        Submit = "submit",
        Approve = "approve",
        Return = "return",
        Decline = "decline",
        Appeal = "appeal",
        Uphold = "uphold",
        Reverse = "reverse",
        Withdraw = "withdraw",
        Merge = "merge",
    }
}

words! {
    /// Why a question before an office came to an end without it.
    Closing {
        /// The asker did not answer what he was asked.
        Lapsed = "lapsed",
        TermEnded = "term_ended",
        Withdrawn = "withdrawn",
        Declined = "declined",
        Merged = "merged",
        /// There is no such office any more.
        Abolished = "abolished",
    }
}

/// Where a question stands before one office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// The question is not published yet.
    Pending,
    Waiting,
    /// The asker was asked back.
    Clarifying,
    Answered,
    Refused,
    /// Sent on to another office.
    Forwarded,
    /// Answered, as the office says, to the asker alone.
    Private,
    Closed(Closing),
}

impl Before {
    /// Its word in rows and JSON, without why it was closed.
    pub fn as_str(self) -> &'static str {
        match self {
            Before::Pending => "pending",
            Before::Waiting => "waiting",
            Before::Clarifying => "clarifying",
            Before::Answered => "answered",
            Before::Refused => "refused",
            Before::Forwarded => "forwarded",
            Before::Private => "private",
            Before::Closed(_) => "closed",
        }
    }

    /// Why it was closed; none where it was not.
    pub fn closing(self) -> Option<Closing> {
        match self {
            Before::Closed(code) => Some(code),
            _ => None,
        }
    }

    /// Reads what stands in a row.
    pub(super) fn read(word: &str, closing: Option<&str>) -> Option<Before> {
        Some(match word {
            "pending" => Before::Pending,
            "waiting" => Before::Waiting,
            "clarifying" => Before::Clarifying,
            "answered" => Before::Answered,
            "refused" => Before::Refused,
            "forwarded" => Before::Forwarded,
            "private" => Before::Private,
            "closed" => Before::Closed(Closing::from_word(closing?)?),
            _ => return None,
        })
    }

    /// True while the office owes something, or the asker does.
    pub fn is_open(self) -> bool {
        matches!(self, Before::Waiting | Before::Clarifying)
    }
}

words! {
    /// What happens to a question before one office.
    Step {
        Receive = "received",
        Acknowledge = "acknowledged",
        Clarify = "clarify_asked",
        Reply = "clarified",
        Lapse = "lapsed",
        Answer = "answered",
        Refuse = "refused",
        Forward = "forwarded",
        Extend = "extended",
        Reopen = "reopened",
        EndTerm = "inherited",
        TakeOver = "taken_over",
        Close = "closed",
        Reinstate = "reinstated",
        Private = "private",
        Deny = "denied",
        /// The asker asks once more, below the answer; no clock begins.
        FollowUp = "followed_up",
        /// The office answers that.
        Respond = "responded",
    }
}

words! {
    /// Why a moderator does not let a question stand.
    Decline {
        Duplicate = "duplicate",
        NotAQuestion = "not_a_question",
        OffRemit = "off_remit",
        PersonalCase = "personal_case",
        PrivateLife = "private_life",
        Insult = "insult",
        Unlawful = "unlawful",
        Libel = "libel",
        NoSource = "no_source",
        FalseIdentity = "false_identity",
        MassMail = "mass_mail",
        OwnStaff = "own_staff",
        Advert = "advert",
    }
}

impl Decline {
    /// True where the page keeps neither title nor text.
    pub fn hides(self) -> bool {
        matches!(
            self,
            Decline::PrivateLife | Decline::Unlawful | Decline::Libel | Decline::Advert
        )
    }
}

words! {
    /// Why an office does not answer.
    Refusing {
        NotCompetent = "not_competent",
        /// Needs the law.
        Secrecy = "secrecy",
        PersonalData = "personal_data",
        Court = "court",
        /// Needs where.
        AlreadyPublic = "already_public",
        /// Needs where.
        AlreadyAnswered = "already_answered",
        Abusive = "abusive",
        NoInformation = "no_information",
    }
}

impl Refusing {
    /// True where the refusal counts as one in the figures of an office.
    pub fn counts(self) -> bool {
        !matches!(
            self,
            Refusing::NotCompetent | Refusing::AlreadyAnswered | Refusing::Abusive
        )
    }
}

words! {
    /// What the asker says of an answer.
    Verdict {
        Answered = "answered",
        Partly = "partly",
        Not = "not",
        OnlyAcknowledged = "only_acknowledged",
    }
}

words! {
    /// Whose words an answer is, as its publisher declares.
    Declared {
        /// The holder's own.
        Personal = "personal",
        /// Written by staff, approved by the holder.
        Staff = "staff",
        /// A delegate's, for the office.
        Delegate = "delegate",
        /// A substitute's.
        Substitute = "substitute",
    }
}

words! {
    /// What a post of an office is to the question.
    Said {
        Answer = "answer",
        /// Asks the asker back.
        Clarification = "clarification",
        Refusal = "refusal",
        /// Answers what the asker asked once more below the answer.
        FollowUp = "follow_up",
    }
}

words! {
    /// How a question came that a moderator took down.
    Came {
        /// On paper, by letter or by hand.
        Paper = "paper",
        Phone = "phone",
        /// Its asker came and said it.
        Visit = "visit",
    }
}

/// That a moderator took a question down for somebody without an account.
#[derive(Clone, Debug)]
pub struct Intake {
    pub how: Came,
    /// Where the paper lies; for moderators alone.
    pub evidence: String,
    pub by: UserId,
    pub at: Instant,
    /// What the site's key makes of the code on the slip; none where another site made it.
    pub code: Option<Vec<u8>>,
    /// Until when the code is good.
    pub expires_at: Instant,
    /// Who has shown by the code that it is his.
    pub claimed_by: Option<UserId>,
}

/// What is said beside a question that is taken down.
#[derive(Clone, Debug)]
pub struct NewIntake {
    /// How its asker is named.
    pub alias: String,
    pub how: Came,
    pub evidence: String,
}

impl NewIntake {
    /// Checks the fields as they were sent. The asker must have agreed that his question is published.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse([alias, how, evidence]: [&str; 3], consent: bool) -> Result<NewIntake> {
        let mut faults = Faults::default();
        if !consent {
            faults.add("consent", "intake_consent");
        }
        let new = NewIntake {
            alias: faults.take(accounts::display_name("alias", alias)),
            how: Came::from_word(how).unwrap_or_else(|| {
                faults.add("how", "choice");
                Came::Paper
            }),
            evidence: faults.take(line("evidence", evidence, 0..=200)),
        };
        faults.none().map(|()| new)
    }
}

/// A question beside its thread, which has title, text and author.
#[derive(Clone, Debug)]
pub struct Question {
    pub thread: ThreadId,
    pub state: State,
    /// Grows with every act: who acts names the one that he saw.
    pub version: i32,
    /// Where it is about, in the asker's words.
    pub place: String,
    /// What it rests on, in the asker's words.
    pub sources: String,
    /// The asker did not know whom to ask, and no moderator has said it yet.
    pub unaddressed: bool,
    pub submitted_at: Option<Instant>,
    pub published_at: Option<Instant>,
    /// What a moderator said when he returned or declined it, who and when.
    pub decided: Option<Decided>,
    pub duplicate_of: Option<ThreadId>,
    pub appeal: Option<Appealed>,
    /// The title of one that is declined without it.
    pub hidden_title: Option<String>,
    pub cosigns: i32,
}

/// A moderator's word on a question.
#[derive(Clone, Debug)]
pub struct Decided {
    /// None where it was returned.
    pub code: Option<Decline>,
    pub note: String,
    pub by: UserId,
    pub at: Instant,
}

/// An appeal against a decline.
#[derive(Clone, Debug)]
pub struct Appealed {
    pub text: String,
    pub at: Instant,
    /// Who decided it and when, whether for the asker, and why.
    pub decided: Option<(UserId, Instant, bool, String)>,
}

/// A question as one office has it before it.
#[derive(Clone, Debug)]
pub struct Addressee {
    pub id: AddresseeId,
    pub thread: ThreadId,
    pub office: OfficeId,
    pub state: Before,
    pub version: i32,
    /// The one that sent it here.
    pub from: Option<AddresseeId>,
    /// How often it was sent on until it came here.
    pub hops: i32,
    pub changed_at: Instant,
    /// What was said in the running cycle.
    pub acknowledged_at: Option<Instant>,
    pub clarifications: i32,
    pub reopened: i32,
    /// Follow-up questions below its answer, and how many of them it has answered.
    pub followed: i32,
    pub responded: i32,
    pub refusing: Option<Refusing>,
    /// Where it stood when its question was declined.
    pub before: Option<Before>,
    /// The newest answer or refusal.
    pub answer: Option<PostId>,
    /// How often the asker has reminded the office, and when last.
    pub reminders: i32,
    pub reminded_at: Option<Instant>,
}

/// One running of an office's clock, from a question or its reopening to its answer. Days are those of its zone.
#[derive(Clone, Debug)]
pub struct Cycle {
    pub id: CycleId,
    pub addressee: AddresseeId,
    pub office: OfficeId,
    /// From 1.
    pub n: i32,
    /// Whose term it began in.
    pub term: Option<TermId>,
    pub started_at: Instant,
    pub started_on: String,
    /// Code and version of the pack whose calendar it goes by, and the zone of its days.
    pub pack: String,
    /// As in `14 day`.
    pub span: String,
    pub roll: String,
    /// What was added, as in `14 day`, or the day that was named.
    pub extension: Option<String>,
    pub pauses: Vec<Pause>,
    /// The day it is due; none while it is paused.
    pub due_on: Option<String>,
    /// From when it is overdue: the end of that day.
    pub due_at: Option<Instant>,
    pub long_due_on: Option<String>,
    pub long_due_at: Option<Instant>,
    /// What was told of it already, as words with spaces between.
    pub told: String,
    /// When and on which day.
    pub stopped: Option<(Instant, String)>,
    /// How it ended, as a word of [`Before`] or [`Closing`].
    pub outcome: Option<String>,
    /// Its answer is standard text, which does not count.
    pub boilerplate: bool,
}

impl Cycle {
    /// True while it runs and its last day is over.
    pub fn is_overdue(&self, now: Instant) -> bool {
        self.stopped.is_none() && self.due_at.is_some_and(|due| now >= due)
    }

    /// True while it runs and as much time again is over.
    pub fn is_long_overdue(&self, now: Instant) -> bool {
        self.stopped.is_none() && self.long_due_at.is_some_and(|due| now >= due)
    }
}

/// A question to be. Its text was rendered ahead of the transaction.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    pub title: String,
    pub place: String,
    pub sources: String,
    /// Address words; none where the asker does not know whom to ask.
    pub offices: Vec<String>,
}

impl NewQuestion {
    /// Checks the fields as they were sent, and the Markdown beside them; returns it with them.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(
        [title, text, place, sources]: [&str; 4],
        offices: &[&str],
        unsure: bool,
    ) -> Result<(NewQuestion, String)> {
        let mut faults = Faults::default();
        let title = faults.take(line("title", title, 10..=200));
        let source = faults.take(body("body", text, 0..=LONGEST));
        let new = NewQuestion {
            title,
            place: faults.take(line("place", place, 0..=200)),
            sources: faults.take(body("sources", sources, 0..=NOTE)),
            offices: faults.take(addressed(offices, unsure)),
        };
        faults.none().map(|()| (new, source))
    }
}

/// One to three offices, each once; none only for somebody who says that he does not know whom to ask.
fn addressed(sent: &[&str], unsure: bool) -> Result<Vec<String>> {
    let mut offices: Vec<String> = Vec::new();
    for slug in sent.iter().filter(|slug| !slug.is_empty()) {
        if !offices.iter().any(|one| one == slug) {
            offices.push((*slug).to_owned());
        }
    }
    match (offices.len(), unsure) {
        (_, true) => Ok(Vec::new()),
        (0, false) => Err(Error::field("offices", "offices_none")),
        (count, false) if count > MOST_OFFICES => Err(Error::Invalid(vec![FieldError {
            field: "offices".into(),
            code: "offices_many",
            limit: i64::try_from(MOST_OFFICES).ok(),
            actual: i64::try_from(count).ok(),
        }])),
        _ => Ok(offices),
    }
}

/// A note or a reason that all may read.
///
/// # Errors
/// `Invalid(field)` for one that is missing or too long, or has a mark in it that stands for hidden words: who wrote
/// those is known by the marks in his notes.
pub fn reason(field: &'static str, text: &str) -> Result<String> {
    let text = body(field, text, 1..=NOTE)?;
    match threads::hides(&text) {
        true => Err(Error::field(field, "mark_typed")),
        false => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(offices: &[&str], unsure: bool) -> Result<Vec<String>> {
        let told = ["Когда починят мост у школы?", "", "", ""];
        NewQuestion::parse(told, offices, unsure).map(|(new, _)| new.offices)
    }

    #[test]
    fn a_question_is_put_to_one_to_three_offices_or_to_nobody_who_is_known() {
        assert_eq!(parse(&["akim", "akim", ""], false).unwrap(), ["akim"]);
        assert_eq!(parse(&["a", "b", "c"], false).unwrap().len(), 3);
        assert!(parse(&["a", "b", "c", "d"], false).is_err());
        assert!(parse(&[], false).is_err());
        assert!(parse(&["akim"], true).unwrap().is_empty());
    }

    #[test]
    fn every_wrong_field_is_named() {
        let long = "x".repeat(LONGEST + 1);
        let wrong = NewQuestion::parse(["Why?", &long, "", ""], &[], false);
        let Err(Error::Invalid(fields)) = wrong else {
            panic!("it was taken");
        };
        let names: Vec<_> = fields.iter().map(|one| one.field.as_ref()).collect();
        assert_eq!(names, ["title", "body", "offices"]);
    }

    #[test]
    fn who_takes_a_question_down_names_its_asker_and_has_his_word() {
        let good = NewIntake::parse([" Grandmother  Rosa ", "phone", ""], true).unwrap();
        assert_eq!((&*good.alias, good.how), ("Grandmother Rosa", Came::Phone));
        let Err(Error::Invalid(fields)) = NewIntake::parse(["", "pigeon", ""], false) else {
            panic!("it was taken");
        };
        let names: Vec<_> = fields.iter().map(|one| one.field.as_ref()).collect();
        assert_eq!(names, ["consent", "alias", "how"]);
    }

    #[test]
    fn what_stands_in_a_row_is_read_back() {
        for state in [
            Before::Waiting,
            Before::Private,
            Before::Closed(Closing::Merged),
        ] {
            let closing = state.closing().map(Closing::as_str);
            assert_eq!(Before::read(state.as_str(), closing), Some(state));
        }
        assert_eq!(Before::read("closed", None), None);
        assert_eq!(Before::read("else", None), None);
    }
}
