//! Which letters somebody wants: what at once, how many a day, when, and what in a digest.

use diesel::prelude::*;

use super::model::Kind;
use crate::accounts::Viewer;
use crate::base::text::Faults;
use crate::base::words::words;
use crate::base::{Error, Instant, Result, UserId};
use crate::db::schema::{mail_prefs, users};
use crate::db::{Conn, Tx, each};
use crate::i18n::Zone;

/// The most letters a day that somebody may have at once.
pub const MOST: i32 = 50;
/// When a digest is due, o'clock.
const MORNING: i32 = 8;

words! {
    /// How often a digest comes.
    Rhythm {
        Off = "off",
        Daily = "daily",
        Weekly = "weekly",
    }
}

/// Which letters somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefs {
    /// What brings a letter at once.
    pub at_once: Vec<Kind>,
    /// What a digest holds.
    pub in_digest: Vec<Kind>,
    /// Letters a day; what is over goes into the one of the evening.
    pub budget: i32,
    /// When that comes, o'clock.
    pub evening: i32,
    /// From which hour to which no letter comes.
    pub quiet: Option<(i32, i32)>,
    pub rhythm: Rhythm,
    /// Letters may hold what is said in private spaces.
    pub private_text: bool,
    /// No letters at all but those about the account's safety.
    pub stopped: bool,
}

impl Default for Prefs {
    fn default() -> Prefs {
        let all = |of: fn(Kind) -> bool| Kind::ALL.iter().copied().filter(move |kind| of(*kind));
        Prefs {
            at_once: all(Kind::at_once).collect(),
            in_digest: all(Kind::in_digest).collect(),
            budget: 6,
            evening: 18,
            quiet: Some((22, 7)),
            rhythm: Rhythm::Off,
            private_text: false,
            stopped: false,
        }
    }
}

impl Prefs {
    /// The same, when every part is one that there is.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn checked(self) -> Result<Prefs> {
        let mut faults = Faults::default();
        let hour = |hour: i32| (0..24).contains(&hour);
        if !(0..=MOST).contains(&self.budget) {
            faults.add("budget", "letters");
        }
        if !hour(self.evening) {
            faults.add("evening", "hour");
        }
        if !self.quiet.is_none_or(|(from, to)| hour(from) && hour(to)) {
            faults.add("quiet_from", "hour");
        }
        if !self.at_once.iter().all(|kind| kind.is_mailed()) {
            faults.add("at_once", "choice");
        }
        if !self.in_digest.iter().all(|kind| kind.is_digested()) {
            faults.add("in_digest", "choice");
        }
        faults.none().map(|()| self)
    }

    /// When the quiet hours end, where `now` lies in them.
    pub(super) fn quiet_until(&self, now: Instant, zone: &Zone) -> Option<Instant> {
        let (from, to) = self.quiet?;
        let hour = zone.hour(now);
        let within = match from <= to {
            true => (from..to).contains(&hour),
            false => hour >= from || hour < to,
        };
        within.then(|| zone.next_hour(now, to, false))
    }

    /// When the next digest is due; none for who wants none.
    pub(super) fn next_digest(&self, now: Instant, zone: &Zone) -> Option<Instant> {
        match self.rhythm {
            Rhythm::Off => None,
            rhythm => Some(zone.next_hour(now, MORNING, rhythm == Rhythm::Weekly)),
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = mail_prefs)]
struct Row {
    at_once: String,
    in_digest: String,
    budget: i32,
    evening: i32,
    quiet_from: Option<i32>,
    quiet_to: Option<i32>,
    rhythm: String,
    private_text: bool,
    stopped: bool,
}

/// The kinds of this text.
pub(super) fn kinds(text: &str) -> Vec<Kind> {
    text.split(' ').filter_map(Kind::from_word).collect()
}

fn text(kinds: &[Kind]) -> String {
    let words: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    words.join(" ")
}

/// Which letters the viewer wants.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn prefs(c: &mut Conn, viewer: &Viewer) -> Result<Prefs> {
    of(c, viewer.me()?.id)
}

pub(super) fn of(c: &mut Conn, person: UserId) -> Result<Prefs> {
    let row: Option<Row> = mail_prefs::table
        .find(person)
        .select(Row::as_select())
        .first(c)
        .optional()?;
    Ok(row.map_or_else(Prefs::default, |row| Prefs {
        at_once: kinds(&row.at_once),
        in_digest: kinds(&row.in_digest),
        budget: row.budget,
        evening: row.evening,
        quiet: row.quiet_from.zip(row.quiet_to),
        rhythm: Rhythm::from_word(&row.rhythm).unwrap_or(Rhythm::Off),
        private_text: row.private_text,
        stopped: row.stopped,
    }))
}

/// Keeps which letters the viewer wants. Twice is once.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn keep_prefs(tx: &mut Tx<'_>, viewer: &Viewer, prefs: &Prefs) -> Result<()> {
    keep(tx, viewer.me()?.id, prefs)
}

/// Gives somebody who has just come a digest a week.
///
/// # Errors
/// What the database says.
pub fn begin_digest(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    let prefs = of(tx, person)?;
    let rhythm = Rhythm::Weekly;
    keep(tx, person, &Prefs { rhythm, ..prefs })
}

pub(super) fn keep(tx: &mut Tx<'_>, person: UserId, prefs: &Prefs) -> Result<()> {
    // Silent: which letters somebody wants is nobody's news.
    let zone: Option<String> = users::table
        .find(person)
        .select(users::zone)
        .first(&mut **tx)
        .optional()?;
    let zone = Zone::named(&zone.ok_or(Error::NotFound)?);
    let now = tx.now();
    let values = (
        mail_prefs::at_once.eq(text(&prefs.at_once)),
        mail_prefs::in_digest.eq(text(&prefs.in_digest)),
        mail_prefs::budget.eq(prefs.budget),
        mail_prefs::evening.eq(prefs.evening),
        mail_prefs::quiet_from.eq(prefs.quiet.map(|(from, _)| from)),
        mail_prefs::quiet_to.eq(prefs.quiet.map(|(_, to)| to)),
        mail_prefs::rhythm.eq(prefs.rhythm.as_str()),
        mail_prefs::private_text.eq(prefs.private_text),
        mail_prefs::stopped.eq(prefs.stopped),
        mail_prefs::digest_at.eq(prefs.next_digest(now, &zone)),
        mail_prefs::changed_at.eq(now),
    );
    each!(tx, |c| diesel::insert_into(mail_prefs::table)
        .values((mail_prefs::user_id.eq(person), values.clone()))
        .on_conflict(mail_prefs::user_id)
        .do_update()
        .set(values)
        .execute(c))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::rfc3339;

    #[test]
    fn quiet_hours_end_in_their_own_zone() {
        let at = Instant(1_772_050_000_000_000); // 2026-02-25T20:06:40Z
        let (warsaw, almaty) = (Zone::named("Europe/Warsaw"), Zone::named("Asia/Almaty"));
        let until = |quiet, zone: &Zone| {
            let prefs = Prefs {
                quiet,
                ..Prefs::default()
            };
            prefs.quiet_until(at, zone).map(rfc3339)
        };
        assert_eq!(until(Some((22, 7)), &warsaw), None, "21:06 there");
        let morning = Some("2026-02-26T02:00:00Z".to_owned());
        assert_eq!(until(Some((22, 7)), &almaty), morning, "01:06 there");
        assert_eq!(
            until(Some((21, 22)), &warsaw),
            Some("2026-02-25T21:00:00Z".to_owned())
        );
        assert_eq!(until(Some((7, 7)), &almaty), None, "no hour at all");
        assert_eq!(until(None, &almaty), None);
    }
}
