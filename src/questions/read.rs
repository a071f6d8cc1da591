//! What is asked about questions, through the viewer.

use diesel::prelude::*;

use super::askers::has_left;
use super::cycle;
use super::machine::Actor;
use super::model::{Addressee, Cycle, Declared, Intake, Question, Said as Kind, State, Verdict};
use super::rows::{AddresseeRow, QuestionRow, intake_of};
use crate::accounts::{self, Person, Viewer};
use crate::base::{AddresseeId, Error, Instant, OfficeId, PostId, Result, ThreadId, UserId};
use crate::db::schema::{addressees, office_posts, questions, verdicts};
use crate::db::{AmongMethods, Conn, Tx};
use crate::offices::{self, Office};
use crate::spaces::{Facts, Hand, Sight};
use crate::threads::{self, Found, Thread};

/// Questions on a page of a list.
pub(super) const LIST: usize = 20;
/// Questions on a page of a desk.
const ON_A_DESK: usize = 30;

/// A question with all offices that it was put to, as one reader finds it.
pub struct Whole {
    pub question: Question,
    pub found: Found,
    /// In the order in which they were asked.
    pub before: Vec<Placed>,
    /// Where somebody else took it down for its asker.
    pub intake: Option<Intake>,
    /// Nobody has claimed it, and who took it down moderates there no more.
    pub left: bool,
}

/// A question before one office.
pub struct Placed {
    pub addressee: Addressee,
    pub office: Office,
    /// What the reader may do for the office.
    pub hand: Option<Hand>,
    /// The newest clock.
    pub cycle: Option<Cycle>,
}

impl Whole {
    /// Who acts as its asker: of one that was taken down, whoever claimed it, or until then the moderator who did.
    pub fn asker(&self) -> UserId {
        match &self.intake {
            None => self.found.thread.author,
            Some(intake) => match intake.claimed_by {
                Some(person) => person,
                None if self.found.sight.moderates(self.found.space.id) => intake.by,
                None => self.found.thread.author,
            },
        }
    }

    /// True when the reader asked it, or acts for who did.
    pub fn is_asker(&self, viewer: &Viewer) -> bool {
        viewer.id() == Some(self.asker())
    }

    /// True for a moderator without a part in it who acts for its asker, as who took it down does so no more.
    pub fn stands_in(&self, viewer: &Viewer) -> bool {
        self.left
            && matches!(self.question.state, State::Published | State::Draft)
            && viewer.id().is_some()
            && self.found.sight.moderates(self.found.space.id)
            && !self.is_partial(viewer)
    }

    /// What THE table of rights must know for what its asker alone does.
    pub(super) fn pursued(&self, viewer: &Viewer) -> Facts {
        match self.stands_in(viewer) {
            true => Facts {
                author: viewer.id(),
                ..self.facts()
            },
            false => self.facts(),
        }
    }

    /// True when the reader took it down for somebody.
    pub fn is_taken_down_by(&self, viewer: &Viewer) -> bool {
        let by = self.intake.as_ref().map(|intake| intake.by);
        by.is_some() && by == viewer.id()
    }

    /// Who is said to have done it: not the person who claimed a question that stands under another name.
    pub(super) fn shown(&self, by: Option<UserId>) -> Option<UserId> {
        let claimed = self.intake.as_ref().and_then(|intake| intake.claimed_by);
        by.filter(|by| Some(*by) != claimed || *by == self.found.thread.author)
    }

    /// True when the reader may not judge it: he asked it, or acts for an office that was asked.
    pub fn is_partial(&self, viewer: &Viewer) -> bool {
        self.is_asker(viewer)
            || self.is_taken_down_by(viewer)
            || self.before.iter().any(|one| one.hand.is_some())
    }

    /// As whom the reader acts on the question itself.
    pub fn actor(&self, viewer: &Viewer) -> Actor {
        if self.is_asker(viewer) {
            Actor::Asker
        } else if self.found.sight.moderates(self.found.space.id) {
            Actor::Moderator
        } else {
            Actor::Other
        }
    }

    /// What THE table of rights must know of the question.
    pub fn facts(&self) -> Facts {
        Facts {
            author: Some(self.asker()),
            ..Facts::default()
        }
    }

    /// The row of this number.
    ///
    /// # Errors
    /// `NotFound` where the question has none such.
    pub fn placed(&self, id: AddresseeId) -> Result<&Placed> {
        let mut all = self.before.iter();
        all.find(|one| one.addressee.id == id)
            .ok_or(Error::NotFound)
    }

    /// What is before which office, in an order that is the same for all: none waits for one who waits for him.
    pub(super) fn by_office(&self) -> Vec<&Placed> {
        let mut all: Vec<&Placed> = self.before.iter().collect();
        all.sort_by_key(|placed| placed.office.id);
        all
    }

    /// True when an office has answered, whatever came after.
    pub fn is_answered(&self) -> bool {
        self.before.iter().any(|one| one.addressee.answer.is_some())
    }
}

impl Placed {
    /// As whom the reader acts before this office.
    pub fn actor(&self, whole: &Whole, viewer: &Viewer) -> Actor {
        match self.hand {
            Some(hand) => Actor::Office(hand),
            None => whole.actor(viewer),
        }
    }

    /// What THE table of rights must know of it.
    pub fn facts(&self, whole: &Whole) -> Facts {
        Facts {
            hand: self.hand,
            ..whole.facts()
        }
    }
}

/// The question whose thread this is, as far as this viewer sees it, with its offices at `now`.
///
/// # Errors
/// `NotFound` when there is none that he may see.
pub fn find(c: &mut Conn, viewer: &Viewer, thread: ThreadId, now: Instant) -> Result<Whole> {
    let found = match threads::find(c, viewer, thread) {
        Err(Error::NotFound) => threads::find_fallen(c, viewer, thread),
        found => found,
    };
    match found {
        Err(Error::NotFound) => left_behind(c, viewer, thread, now),
        found => of(c, viewer, found?, now),
    }
}

/// One that was given back to a moderator who has left since: others who could act for its asker find it.
pub(super) fn left_behind(
    c: &mut Conn,
    viewer: &Viewer,
    thread: ThreadId,
    now: Instant,
) -> Result<Whole> {
    let found = threads::find_given_back(c, viewer, thread)?;
    let whole = of(c, viewer, found, now)?;
    match whole.left && !whole.is_partial(viewer) {
        true => Ok(whole),
        false => Err(Error::NotFound),
    }
}

/// As [`find`], of a thread that was found already.
///
/// # Errors
/// `NotFound` when it is no question.
pub fn of(c: &mut Conn, viewer: &Viewer, found: Found, now: Instant) -> Result<Whole> {
    let row: QuestionRow = questions::table
        .find(found.thread.id)
        .select(QuestionRow::as_select())
        .first(c)?;
    let before = before(c, viewer, found.thread.id, now)?;
    let intake = intake_of(c, found.thread.id)?;
    Ok(Whole {
        left: has_left(c, found.space.id, intake.as_ref())?,
        intake,
        question: row.question(),
        found,
        before,
    })
}

fn before(c: &mut Conn, viewer: &Viewer, thread: ThreadId, now: Instant) -> Result<Vec<Placed>> {
    let rows: Vec<AddresseeRow> = addressees::table
        .filter(addressees::thread_id.eq(thread))
        .order(addressees::id)
        .select(AddresseeRow::as_select())
        .load(c)?;
    let all: Vec<Addressee> = rows.into_iter().map(AddresseeRow::addressee).collect();
    let ids: Vec<AddresseeId> = all.iter().map(|one| one.id).collect();
    let asked: Vec<OfficeId> = all.iter().map(|one| one.office).collect();
    let mut offices = offices::among(c, &asked, now)?;
    let mut cycles = cycle::newest(c, &ids)?;
    let mut placed = Vec::new();
    for addressee in all {
        let office = offices.remove(&addressee.office).ok_or(Error::NotFound)?;
        let at = cycles.iter().position(|one| one.addressee == addressee.id);
        placed.push(Placed {
            hand: offices::hand(c, viewer, &office, now)?,
            cycle: at.map(|at| cycles.swap_remove(at)),
            addressee,
            office,
        });
    }
    Ok(placed)
}

/// The question that this row is of.
///
/// # Errors
/// `NotFound` when there is none that the viewer may see.
pub fn find_addressee(
    c: &mut Conn,
    viewer: &Viewer,
    id: AddresseeId,
    now: Instant,
) -> Result<Whole> {
    let thread: ThreadId = addressees::table
        .find(id)
        .select(addressees::thread_id)
        .first(c)?;
    find(c, viewer, thread, now)
}

/// As [`find`], in the transaction of an act, at its instant.
pub(super) fn reach(tx: &mut Tx<'_>, viewer: &Viewer, thread: ThreadId) -> Result<Whole> {
    let now = tx.now();
    find(tx, viewer, thread, now)
}

/// As [`find_addressee`], in the transaction of an act, at its instant.
pub(super) fn reach_addressee(tx: &mut Tx<'_>, viewer: &Viewer, id: AddresseeId) -> Result<Whole> {
    let now = tx.now();
    find_addressee(tx, viewer, id, now)
}

/// The question before this office, for the program itself, when a day has come; the offices beside it are left out.
pub(super) fn placed_of(tx: &mut Tx<'_>, id: AddresseeId) -> Result<(Whole, Placed)> {
    let thread: ThreadId = addressees::table
        .find(id)
        .select(addressees::thread_id)
        .first(&mut **tx)?;
    let mut whole = whole_of(tx, thread)?;
    let at = whole.before.iter().position(|one| one.addressee.id == id);
    let placed = whole.before.swap_remove(at.ok_or(Error::NotFound)?);
    Ok((whole, placed))
}

/// The question, for the program itself.
pub(super) fn whole_of(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Whole> {
    let now = tx.now();
    let found = threads::for_the_site(tx, thread)?;
    of(tx, &Viewer::Visitor, found, now)
}

/// What the asker said of an answer, and what the office said to that.
#[derive(Clone, Debug)]
pub struct Said {
    pub post: PostId,
    pub verdict: Verdict,
    pub note: String,
    pub at: Instant,
    pub reply: Option<String>,
}

/// What the asker said of these answers.
///
/// # Errors
/// What the database says.
pub fn verdicts_of(c: &mut Conn, posts: &[PostId]) -> Result<Vec<Said>> {
    let rows: Vec<(PostId, String, String, Instant, Option<String>)> = verdicts::table
        .filter(verdicts::post_id.among(posts.to_vec()))
        .select((
            verdicts::post_id,
            verdicts::verdict,
            verdicts::note,
            verdicts::created_at,
            verdicts::reply,
        ))
        .load(c)?;
    let said =
        |(post, verdict, note, at, reply): (PostId, String, String, Instant, Option<String>)| {
            Some(Said {
                post,
                verdict: Verdict::from_word(&verdict)?,
                note,
                at,
                reply,
            })
        };
    Ok(rows.into_iter().filter_map(said).collect())
}

/// What a post of an office is.
#[derive(Clone, Debug)]
pub struct Spoken {
    pub post: PostId,
    pub addressee: AddresseeId,
    pub kind: Kind,
    /// Whose words it is.
    pub declared: Declared,
}

/// What the posts of offices below a question are, that was found through the viewer.
///
/// # Errors
/// What the database says.
pub fn spoken(c: &mut Conn, thread: ThreadId) -> Result<Vec<Spoken>> {
    let rows: Vec<(PostId, AddresseeId, String, String)> = office_posts::table
        .inner_join(addressees::table)
        .filter(addressees::thread_id.eq(thread))
        .order(office_posts::post_id)
        .select((
            office_posts::post_id,
            office_posts::addressee_id,
            office_posts::kind,
            office_posts::declared,
        ))
        .load(c)?;
    let spoken = |(post, addressee, kind, declared): (PostId, AddresseeId, String, String)| {
        Some(Spoken {
            post,
            addressee,
            kind: Kind::from_word(&kind)?,
            declared: Declared::from_word(&declared)?,
        })
    };
    Ok(rows.into_iter().filter_map(spoken).collect())
}

/// Which questions of an office are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    Open,
    Answered,
    Overdue,
    Refused,
}

impl Listing {
    /// The one with this word; the open ones for any other.
    pub fn asked(word: &str) -> Listing {
        match word {
            "answered" => Listing::Answered,
            "overdue" => Listing::Overdue,
            "refused" => Listing::Refused,
            _ => Listing::Open,
        }
    }

    /// Its word in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Listing::Open => "open",
            Listing::Answered => "answered",
            Listing::Overdue => "overdue",
            Listing::Refused => "refused",
        }
    }

    pub(super) fn states(self) -> &'static [&'static str] {
        match self {
            Listing::Open | Listing::Overdue => &["waiting", "clarifying"],
            Listing::Answered => &["answered", "private"],
            Listing::Refused => &["refused"],
        }
    }
}

/// A question in the list of an office.
pub struct Entry {
    pub thread: Thread,
    pub question: Question,
    pub addressee: Addressee,
    pub cycle: Option<Cycle>,
    pub asker: Option<Person>,
}

/// These rows as a list shows them, in their order, as far as their threads may be seen.
pub(super) fn entries_of(c: &mut Conn, sight: &Sight, ids: &[AddresseeId]) -> Result<Vec<Entry>> {
    let rows: Vec<(AddresseeRow, QuestionRow)> = addressees::table
        .inner_join(questions::table)
        .filter(addressees::id.among(ids.to_vec()))
        .select((AddresseeRow::as_select(), QuestionRow::as_select()))
        .load(c)?;
    let rows = rows.into_iter();
    let mut rows: Vec<(Addressee, Question)> = rows
        .map(|(addressee, question)| (addressee.addressee(), question.question()))
        .collect();
    rows.sort_by_key(|(one, _)| ids.iter().position(|id| *id == one.id));
    entries(c, sight, rows)
}

/// A question on a desk, as far as its place there hangs on it.
#[derive(Clone, Copy, Debug)]
pub struct OnDesk {
    pub id: AddresseeId,
    /// None while its clock stands still.
    pub due: Option<Instant>,
    pub cosigns: i32,
}

/// A page of a desk.
pub struct Desk {
    pub entries: Vec<Entry>,
    /// There are more behind the last.
    pub more: bool,
    /// How many of all are of the first two ranks.
    pub first: usize,
}

/// What is open before an office, by what `rank` says of each: at most 30 from the one behind `after` on.
///
/// # Errors
/// What the database says.
pub fn desk(
    c: &mut Conn,
    sight: &Sight,
    office: OfficeId,
    rank: &dyn Fn(&OnDesk) -> (usize, i64),
    after: Option<AddresseeId>,
) -> Result<Desk> {
    let rows: Vec<(AddresseeId, i32)> = addressees::table
        .inner_join(questions::table)
        .filter(addressees::office_id.eq(office))
        .filter(addressees::state.eq_any(Listing::Open.states()))
        .filter(questions::state.eq(State::Published.as_str()))
        .select((addressees::id, questions::cosigns))
        .load(c)?;
    let due = cycle::days_of(c, office)?;
    let mut all: Vec<OnDesk> = rows
        .into_iter()
        .map(|(id, cosigns)| OnDesk {
            id,
            due: due.get(&id).copied(),
            cosigns,
        })
        .collect();
    all.sort_by_key(|one| (rank(one), one.id));
    let behind = after.and_then(|id| all.iter().position(|one| one.id == id));
    let start = behind.map_or(0, |at| at + 1);
    let here = all.iter().skip(start).take(ON_A_DESK);
    let ids: Vec<AddresseeId> = here.map(|one| one.id).collect();
    Ok(Desk {
        more: start + ids.len() < all.len(),
        first: all.iter().filter(|one| rank(one).0 < 2).count(),
        entries: entries_of(c, sight, &ids)?,
    })
}

/// How many questions of an office are open, answered and refused.
pub(super) fn counts(c: &mut Conn, office: OfficeId) -> Result<[i64; 3]> {
    let mut counts = [0; 3];
    for (listing, count) in [Listing::Open, Listing::Answered, Listing::Refused]
        .iter()
        .zip(&mut counts)
    {
        *count = addressees::table
            .inner_join(questions::table)
            .filter(addressees::office_id.eq(office))
            .filter(addressees::state.eq_any(listing.states()))
            .filter(questions::state.eq(State::Published.as_str()))
            .count()
            .get_result(c)?;
    }
    Ok(counts)
}

fn entries(c: &mut Conn, sight: &Sight, rows: Vec<(Addressee, Question)>) -> Result<Vec<Entry>> {
    let ids: Vec<ThreadId> = rows.iter().map(|(one, _)| one.thread).collect();
    let mut threads = threads::among(c, sight, &ids)?;
    let askers: Vec<UserId> = threads.iter().map(|thread| thread.author).collect();
    let people = accounts::authors(c, &askers)?;
    let asked: Vec<AddresseeId> = rows.iter().map(|(one, _)| one.id).collect();
    let mut cycles = cycle::newest(c, &asked)?;
    let mut items = Vec::new();
    for (addressee, question) in rows {
        let Some(at) = threads.iter().position(|one| one.id == addressee.thread) else {
            continue;
        };
        let thread = threads.swap_remove(at);
        let clock = cycles.iter().position(|one| one.addressee == addressee.id);
        items.push(Entry {
            asker: people.get(&thread.author).cloned(),
            cycle: clock.map(|at| cycles.swap_remove(at)),
            thread,
            question,
            addressee,
        });
    }
    Ok(items)
}
