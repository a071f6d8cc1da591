//! The questions of an office in one state, by what its page asks for: words, a tag, days, a term.

use diesel::dsl::exists;
use diesel::prelude::*;

use super::model::State;
use super::read::{Entry, LIST, Listing, entries_of};
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::text::folded;
use crate::base::words::words;
use crate::base::{AddresseeId, Instant, OfficeId, Result, TagId, TermId};
use crate::db::Conn;
use crate::db::schema::{addressees, cycles, forums, questions, spaces, thread_tags, threads};
use crate::spaces::{Sight, seen_forum};
use crate::threads::seen_thread;

/// Titles that are read at a time, and at most for one page: behind them the next page goes on.
const BATCH: i64 = 500;
const LOOKED_AT: usize = 5000;

words! {
    /// In which order questions of an office stand.
    Order {
        New = "new",
        Old = "old",
        /// Those that most want answered on top.
        Cosigned = "cosigned",
    }
}

/// What of the questions of an office is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub listing: Listing,
    pub order: Order,
    /// What the title holds, in capitals or not.
    pub text: String,
    pub tag: Option<TagId>,
    /// Published from this instant on, and ahead of that.
    pub from: Option<Instant>,
    pub until: Option<Instant>,
    /// Before whom it was in this term.
    pub term: Option<TermId>,
}

impl Asked {
    /// All of one state, the newest on top.
    pub fn all(listing: Listing) -> Asked {
        Asked {
            listing,
            order: Order::New,
            text: String::new(),
            tag: None,
            from: None,
            until: None,
            term: None,
        }
    }

    /// True where not all of them are asked for.
    pub fn narrows(&self) -> bool {
        let days = self.from.is_some() || self.until.is_some();
        !self.text.is_empty() || self.tag.is_some() || self.term.is_some() || days
    }
}

/// A question, how many want it answered, its title.
type Line = (AddresseeId, i32, String);

/// Questions of an office that was found through the viewer.
///
/// # Errors
/// `Invalid(cursor)` for a cursor of another list.
pub fn of_office(
    c: &mut Conn,
    sight: &Sight,
    (office, asked): (OfficeId, &Asked),
    seek: &Seek,
    now: Instant,
) -> Result<Page<Entry>> {
    let (lines, more) = lines(c, sight, (office, asked), (seek, now))?;
    let mut page = Page::cut(lines, LIST, seek, place);
    // Not all titles were looked at: where one goes on is no row of the page.
    match seek {
        Seek::First | Seek::After(_) => page.after = page.after.or(more),
        Seek::Before(_) | Seek::Last => page.before = page.before.or(more),
    }
    // A page without rows leads back to the one that led to it.
    if page.items.is_empty() {
        match seek {
            Seek::After(at) => page.before = Some(beside(at, asked.order, true)?),
            Seek::Before(at) => page.after = Some(beside(at, asked.order, false)?),
            Seek::First | Seek::Last => {}
        }
    }
    let ids: Vec<AddresseeId> = page.items.iter().map(|(id, ..)| *id).collect();
    Ok(Page {
        items: entries_of(c, sight, &ids)?,
        before: page.before,
        after: page.after,
    })
}

fn place((id, cosigns, _): &Line) -> Cursor {
    Cursor::at(format!("{cosigns}.{id}"))
}

/// From where a list that ended at this cursor is read the other way, with the row that stands there.
fn beside(at: &Cursor, order: Order, ahead: bool) -> Result<Cursor> {
    let (cosigns, id) = at.pair()?;
    let step = match (order == Order::Old) == ahead {
        true => 1,
        false => -1,
    };
    Ok(Cursor::at(format!("{cosigns}.{}", id.saturating_add(step))))
}

/// The lines of a page and one more, and where one goes on when enough titles were looked at.
fn lines(
    c: &mut Conn,
    sight: &Sight,
    (office, asked): (OfficeId, &Asked),
    (seek, now): (&Seek, Instant),
) -> Result<(Vec<Line>, Option<Cursor>)> {
    let needle = folded(&asked.text);
    let limit = match needle.is_empty() {
        true => i64::try_from(LIST).unwrap_or(20) + 1,
        false => BATCH,
    };
    let (mut found, mut looked_at, mut from) = (Vec::new(), 0, seek.clone());
    loop {
        let batch = batch(c, sight, (office, asked), &from, (limit, now))?;
        let last = batch.last().map(place);
        let whole = i64::try_from(batch.len()).unwrap_or(0) == limit;
        looked_at += batch.len();
        found.extend(
            batch
                .into_iter()
                .filter(|(.., title)| folded(title).contains(&needle)),
        );
        let Some(last) = last.filter(|_| whole && found.len() <= LIST) else {
            return Ok((found, None));
        };
        if looked_at >= LOOKED_AT {
            return Ok((found, Some(last)));
        }
        from = match from {
            Seek::First | Seek::After(_) => Seek::After(last),
            Seek::Before(_) | Seek::Last => Seek::Before(last),
        };
    }
}

fn batch(
    c: &mut Conn,
    sight: &Sight,
    (office, asked): (OfficeId, &Asked),
    seek: &Seek,
    (limit, now): (i64, Instant),
) -> Result<Vec<Line>> {
    let mut list = addressees::table
        .inner_join(
            questions::table
                .inner_join(threads::table.inner_join(forums::table.inner_join(spaces::table))),
        )
        // What is not seen counts neither as found nor as looked at.
        .filter(seen_thread(sight).and(seen_forum(sight)))
        .filter(addressees::office_id.eq(office))
        .filter(addressees::state.eq_any(asked.listing.states()))
        .filter(questions::state.eq(State::Published.as_str()))
        .select((addressees::id, questions::cosigns, threads::title))
        .limit(limit)
        .into_boxed();
    if asked.listing == Listing::Overdue {
        // Asked of each row as it comes: of many that are late no more are read than a page shows. That its clock is its
        // own office's need not be said, and would lead SQLite through all that are late for each row.
        let late = cycles::table
            .filter(cycles::addressee_id.eq(addressees::id))
            .filter(cycles::stopped_at.is_null())
            .filter(cycles::due_at.le(now));
        list = list.filter(exists(late));
    }
    if let Some(tag) = asked.tag {
        let bearing = thread_tags::table
            .filter(thread_tags::tag_id.eq(tag))
            .select(thread_tags::thread_id);
        list = list.filter(addressees::thread_id.eq_any(bearing));
    }
    if let Some(term) = asked.term {
        let within = cycles::table
            .filter(cycles::term_id.eq(term))
            .select(cycles::addressee_id);
        list = list.filter(addressees::id.eq_any(within));
    }
    if let Some(from) = asked.from {
        list = list.filter(questions::published_at.ge(from));
    }
    if let Some(until) = asked.until {
        list = list.filter(questions::published_at.lt(until));
    }
    let (cosigns, id) = (questions::cosigns, addressees::id);
    if asked.order == Order::Cosigned {
        let at = match seek {
            Seek::After(cursor) | Seek::Before(cursor) => {
                let (n, id) = cursor.pair()?;
                Some((i32::try_from(n).unwrap_or(i32::MAX), AddresseeId(id)))
            }
            Seek::First | Seek::Last => None,
        };
        list = match (seek, at) {
            (Seek::After(_), Some((n, at))) => {
                list.filter(cosigns.lt(n).or(cosigns.eq(n).and(id.lt(at))))
            }
            (Seek::Before(_), Some((n, at))) => {
                list.filter(cosigns.gt(n).or(cosigns.eq(n).and(id.gt(at))))
            }
            _ => list,
        };
        return Ok(match seek {
            Seek::First | Seek::After(_) => list.order((cosigns.desc(), id.desc())).load(c)?,
            Seek::Before(_) | Seek::Last => list.order((cosigns.asc(), id.asc())).load(c)?,
        });
    }
    let forward = matches!(seek, Seek::First | Seek::After(_));
    let falls = forward == (asked.order == Order::New);
    if let Seek::After(cursor) | Seek::Before(cursor) = seek {
        let at = AddresseeId(cursor.pair()?.1);
        list = match falls {
            true => list.filter(id.lt(at)),
            false => list.filter(id.gt(at)),
        };
    }
    Ok(match falls {
        true => list.order(id.desc()).load(c)?,
        false => list.order(id.asc()).load(c)?,
    })
}
