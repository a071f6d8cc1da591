//! How offices are asked and how they answer: defaults of the site, of a space and of one office. The nearest wins.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::words::words;
use crate::base::{Error, FieldError, OfficeId, Result, SpaceId, UserId};
use crate::db::schema::{office_settings as rows, offices};
use crate::db::{AmongMethods, Conn, Tx, dialect};
use crate::events::{self, Event};
use crate::spaces::{self, Facts, ManageOffices, Place};

words! {
    /// What becomes of open questions when a term ends.
    OnTermEnd {
        /// They go to who comes next.
        Inherit = "inherit",
        /// They are closed.
        Close = "close",
    }
}

words! {
    /// What becomes of an answer that comes by letter.
    MailPublish {
        /// Its author looks at it first.
        Confirm = "confirm",
        /// It is published at once.
        Direct = "direct",
    }
}

words! {
    /// Whether something is done.
    Switch {
        On = "on",
        Off = "off",
    }
}

/// What a setting may be.
#[derive(Clone, Copy, Debug)]
pub enum Range {
    /// From one number to another, both too, in a unit.
    Number(i32, i32, &'static str),
    /// One of these words.
    Words(&'static [&'static str]),
}

/// A setting, as its form asks for it.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name in rows, forms and JSON.
    pub name: &'static str,
    pub range: Range,
    /// Its value where nobody has said anything else.
    pub default: &'static str,
}

impl Key {
    /// The value, as it may stand in a row.
    fn checked(&self, text: &str) -> Result<String> {
        let text = text.trim();
        match self.range {
            Words(words) if words.contains(&text) => Ok(text.to_owned()),
            Words(_) => Err(Error::field(self.name, "choice")),
            Number(least, most, _) => {
                let wrong = |code, limit: i32| {
                    Err(Error::Invalid(vec![FieldError {
                        field: self.name.into(),
                        code,
                        limit: Some(i64::from(limit)),
                        actual: None,
                    }]))
                };
                match text.parse::<i64>() {
                    Ok(n) if n < i64::from(least) => wrong("setting_least", least),
                    Ok(n) if n <= i64::from(most) => Ok(n.to_string()),
                    Ok(_) => wrong("setting_most", most),
                    Err(_) => wrong("number", most),
                }
            }
        }
    }
}

/// How a kind of value is written in rows.
trait Value: Sized {
    fn read(text: &str) -> Option<Self>;
}

impl Value for i32 {
    fn read(text: &str) -> Option<i32> {
        text.parse().ok()
    }
}

macro_rules! worded {
    ($($kind:ident),+) => {$(
        impl Value for $kind {
            fn read(text: &str) -> Option<$kind> {
                $kind::from_word(text)
            }
        }
    )+};
}
worded!(OnTermEnd, MailPublish, Switch);

macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident: $kind:ident = $default:literal, $range:expr;)+) => {
        /// All settings of a place, as they hold there.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Settings {
            $($(#[$doc])* pub $name: $kind,)+
        }

        /// THE list of settings.
        pub const KEYS: &[Key] = &[
            $(Key { name: stringify!($name), range: $range, default: $default }),+
        ];

        impl Settings {
            /// What holds where `own` says what differs from the defaults.
            fn of(own: &HashMap<String, String>) -> Result<Settings> {
                // What a row says that nobody can read any more counts for nothing.
                let value = |name: &str, default| own.get(name).map_or(default, String::as_str);
                let lost = |name: &str| Error::broken(format!("no default of {name}"));
                Ok(Settings {
                    $($name: $kind::read(value(stringify!($name), $default))
                        .or_else(|| $kind::read($default))
                        .ok_or_else(|| lost(stringify!($name)))?,)+
                })
            }
        }
    };
}

use Range::{Number, Words};

settings! {
    /// Days in which an answer is expected, where no law says anything.
    norm_days: i32 = "14", Number(1, 365, "days");
    /// Days more that an office may give itself, once.
    extension_days: i32 = "14", Number(0, 365, "days");
    /// Working days in which it says that it has seen a question.
    acknowledge_days: i32 = "3", Number(1, 60, "working_days");
    /// Working days in which it passes on what is not its own, where no law says anything.
    forward_days: i32 = "3", Number(1, 60, "working_days");
    /// How often a question may be passed on.
    hops: i32 = "2", Number(0, 10, "times");
    /// How often an office may ask back.
    clarifications: i32 = "2", Number(0, 10, "times");
    /// Days in which the asker answers that.
    lapse_days: i32 = "14", Number(1, 365, "days");
    /// How often an answered question may be opened again.
    reopen_times: i32 = "1", Number(0, 10, "times");
    /// Days in which that may be done.
    reopen_days: i32 = "30", Number(1, 365, "days");
    /// Follow-up questions to each office.
    follow_ups: i32 = "1", Number(0, 10, "times");
    /// What becomes of open questions when a term ends.
    on_term_end: OnTermEnd = "inherit", Words(&["inherit", "close"]);
    /// What becomes of an answer that comes by letter.
    mail_publish: MailPublish = "confirm", Words(&["confirm", "direct"]);
    /// Whether moderators look at each question ahead of all others.
    premoderate: Switch = "on", Words(&["on", "off"]);
    /// Working days in which they do.
    hold_days: i32 = "3", Number(1, 60, "working_days");
    /// Days in which what they declined may be looked at again.
    appeal_days: i32 = "180", Number(1, 3650, "days");
    /// How well an asker must be known: 1 a confirmed address, 2 a confirmed resident.
    ask_level: i32 = "1", Number(1, 2, "level");
    /// Questions of one person that one office has open.
    open_per_office: i32 = "3", Number(1, 100, "questions");
    /// Questions of one person that are open in all.
    open_in_all: i32 = "5", Number(1, 500, "questions");
    /// Questions of one person in thirty days.
    asked_a_month: i32 = "10", Number(1, 1000, "questions");
    /// Questions of one person in an hour.
    asked_an_hour: i32 = "5", Number(1, 100, "questions");
    /// Questions of one person in a minute.
    asked_a_minute: i32 = "1", Number(1, 10, "questions");
    /// From how many co-signs on a question comes first.
    priority: i32 = "20", Number(1, 100_000, "people");
    /// Days after which a question counts in the statistics.
    grace_days: i32 = "14", Number(0, 365, "days");
    /// From how many questions on a rate is told.
    min_n: i32 = "10", Number(1, 1000, "questions");
    /// Days for which support of an idea is gathered.
    idea_days: i32 = "120", Number(1, 3650, "days");
    /// Days more, once.
    idea_more_days: i32 = "60", Number(0, 3650, "days");
    /// How well a supporter must be known, as an asker.
    support_level: i32 = "1", Number(1, 2, "level");
    /// Ideas that one account supports in an hour.
    support_account: i32 = "30", Number(1, 10_000, "times");
    /// Support that comes from one network in an hour.
    support_network: i32 = "60", Number(1, 100_000, "times");
    /// Supporters after which an idea is listed.
    rung_list: i32 = "5", Number(1, 100_000, "people");
    /// Supporters after which it is answered, in ten-thousandths of those who could.
    rung_answer_share: i32 = "200", Number(1, 10_000, "ten_thousandths");
    /// At least so many.
    rung_answer_floor: i32 = "50", Number(1, 1_000_000, "people");
    /// At most so many.
    rung_answer_cap: i32 = "2500", Number(1, 1_000_000, "people");
    /// Days in which it is.
    rung_answer_days: i32 = "30", Number(1, 365, "days");
}

/// Where a setting is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Site,
    Space(SpaceId),
    Office(OfficeId),
}

/// What is said in one place, by key, and what holds there for each that is not.
#[derive(Clone, Debug)]
pub struct Own {
    pub said: HashMap<String, String>,
    pub above: HashMap<String, String>,
}

type Said = (Option<SpaceId>, Option<OfficeId>, String, String);

/// The settings that hold for an office, or for a space as a whole.
///
/// # Errors
/// What the database says.
pub fn settings(c: &mut Conn, space: SpaceId, office: Option<OfficeId>) -> Result<Settings> {
    let rows = said(c, &[space], office.as_slice())?;
    let mut own = HashMap::new();
    for layer in [Scope::Site, Scope::Space(space)]
        .into_iter()
        .chain(office.map(Scope::Office))
    {
        own.extend(of(&rows, layer));
    }
    Settings::of(&own)
}

/// The rows of the site, of these spaces and of these offices.
fn said(c: &mut Conn, spaces: &[SpaceId], offices: &[OfficeId]) -> Result<Vec<Said>> {
    let site = rows::space_id.is_null().and(rows::office_id.is_null());
    let spaces: Vec<Option<SpaceId>> = spaces.iter().copied().map(Some).collect();
    let offices: Vec<Option<OfficeId>> = offices.iter().copied().map(Some).collect();
    Ok(rows::table
        .filter(
            site.or(rows::space_id.eq_any(spaces))
                .or(rows::office_id.eq_any(offices)),
        )
        .order(rows::id)
        .select((rows::space_id, rows::office_id, rows::key, rows::value))
        .load(c)?)
}

fn of(rows: &[Said], scope: Scope) -> HashMap<String, String> {
    let place = match scope {
        Scope::Site => (None, None),
        Scope::Space(space) => (Some(space), None),
        Scope::Office(office) => (None, Some(office)),
    };
    rows.iter()
        .filter(|(space, office, ..)| (*space, *office) == place)
        .map(|(.., key, value)| (key.clone(), value.clone()))
        .collect()
}

/// What becomes of open questions when a term of each of these offices ends.
pub(super) fn term_ends(
    c: &mut Conn,
    places: &[(OfficeId, SpaceId)],
) -> Result<HashMap<OfficeId, OnTermEnd>> {
    let (ids, spaces): (Vec<OfficeId>, Vec<SpaceId>) = places.iter().copied().unzip();
    let rows = said(c, &spaces, &ids)?;
    let end = |(office, space): &(OfficeId, SpaceId)| {
        let layers = [Scope::Office(*office), Scope::Space(*space), Scope::Site];
        let word = layers
            .into_iter()
            .find_map(|layer| of(&rows, layer).remove("on_term_end"));
        let end = word.as_deref().and_then(OnTermEnd::from_word);
        (*office, end.unwrap_or(OnTermEnd::Inherit))
    };
    Ok(places.iter().map(end).collect())
}

/// What is said in a place itself, for administrators, and what holds there else.
///
/// # Errors
/// `NotFound` when there is no such office.
pub fn own_settings(c: &mut Conn, scope: Scope) -> Result<Own> {
    let (space, office) = place_of(c, scope)?;
    let rows = said(c, space.as_slice(), office.as_slice())?;
    let mut above: HashMap<String, String> = KEYS
        .iter()
        .map(|key| (key.name.to_owned(), key.default.to_owned()))
        .collect();
    let layers = [Some(Scope::Site), space.map(Scope::Space)];
    for layer in layers.into_iter().flatten().filter(|layer| *layer != scope) {
        above.extend(of(&rows, layer));
    }
    Ok(Own {
        said: of(&rows, scope),
        above,
    })
}

fn place_of(c: &mut Conn, scope: Scope) -> Result<(Option<SpaceId>, Option<OfficeId>)> {
    Ok(match scope {
        Scope::Site => (None, None),
        Scope::Space(space) => (Some(space), None),
        Scope::Office(office) => {
            let space = offices::table.find(office).select(offices::space_id);
            (Some(space.first(c)?), Some(office))
        }
    })
}

/// Says what differs in a place from what holds above it; an empty value takes back what was said. Keys that are not
/// sent stay as they are.
///
/// # Errors
/// `Refused` unless an administrator; `Invalid` with every wrong value; `Invalid(rung_answer_floor)` for a floor above
/// its ceiling; `NotFound` when there is no such place.
pub fn save_settings(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    scope: Scope,
    sent: &[(String, String)],
) -> Result<()> {
    let (space, office) = place_of(tx, scope)?;
    let place = space.map_or(Place::Site, Place::Space);
    let permit = spaces::permit::<ManageOffices>(tx, viewer, place, &Facts::default())?;
    let new = checked(sent)?;
    dialect::one_at_a_time(tx, "office settings")?;
    let before = own_settings(tx, scope)?;
    sensible(&before, &new)?;
    let mut changed = Vec::new();
    for (key, value) in new {
        let was = before.said.get(key);
        if was.map(String::as_str) == value.as_deref() {
            continue;
        }
        keep(tx, scope, (key, value.as_deref()), permit.by)?;
        let told = |value: Option<&str>| format!("{key}: {}", value.unwrap_or("-"));
        changed.push((told(was.map(String::as_str)), told(value.as_deref())));
    }
    if changed.is_empty() {
        return Ok(());
    }
    if let Some(space) = space {
        let event = match office {
            Some(office) => Event::OfficeChanged {
                space,
                office,
                fields: vec!["settings"],
                draft: false,
            },
            None => Event::SpaceChanged {
                space,
                fields: vec!["office_settings"],
            },
        };
        events::record(tx, Some(permit.by), &event)?;
    }
    let object = match scope {
        Scope::Site => "site".to_owned(),
        Scope::Space(space) => format!("space {space}"),
        Scope::Office(office) => format!("office {office}"),
    };
    let (before, after): (Vec<String>, Vec<String>) = changed.into_iter().unzip();
    let change = Change {
        before: &before.join(", "),
        after: &after.join(", "),
        ..Change::default()
    };
    audit::note(tx, &viewer.who(), Action::OfficeSettings, object, change)
}

type NewValue = (&'static str, Option<String>);

/// What was sent, each on the list and within its range.
fn checked(sent: &[(String, String)]) -> Result<Vec<NewValue>> {
    let (mut new, mut faults) = (Vec::new(), Vec::new());
    for (name, value) in sent {
        let Some(key) = KEYS.iter().find(|key| key.name == name) else {
            return Err(Error::field(name.clone(), "field_unknown"));
        };
        match value.trim() {
            "" => new.push((key.name, None)),
            value => match key.checked(value) {
                Ok(value) => new.push((key.name, Some(value))),
                Err(Error::Invalid(mut wrong)) => faults.append(&mut wrong),
                Err(other) => return Err(other),
            },
        }
    }
    match faults.is_empty() {
        true => Ok(new),
        false => Err(Error::Invalid(faults)),
    }
}

/// Refuses what cannot hold together.
fn sensible(before: &Own, new: &[NewValue]) -> Result<()> {
    let mut own = before.above.clone();
    own.extend(before.said.clone());
    for (key, value) in new {
        let above = before.above.get(*key).cloned().unwrap_or_default();
        own.insert((*key).to_owned(), value.clone().unwrap_or(above));
    }
    let all = Settings::of(&own)?;
    match all.rung_answer_floor <= all.rung_answer_cap {
        true => Ok(()),
        false => Err(Error::field("rung_answer_floor", "setting_floor")),
    }
}

fn keep(
    tx: &mut Tx<'_>,
    scope: Scope,
    (key, value): (&str, Option<&str>),
    by: UserId,
) -> Result<()> {
    let now = tx.now();
    let (space, office) = match scope {
        Scope::Site => (None, None),
        Scope::Space(space) => (Some(space), None),
        Scope::Office(office) => (None, Some(office)),
    };
    let all: Vec<(i64, Option<SpaceId>, Option<OfficeId>)> = rows::table
        .filter(rows::key.eq(key))
        .select((rows::id, rows::space_id, rows::office_id))
        .load(&mut **tx)?;
    let here = all
        .into_iter()
        .filter(|(_, s, o)| (*s, *o) == (space, office));
    let here: Vec<i64> = here.map(|(id, ..)| id).collect();
    diesel::delete(rows::table.filter(rows::id.among(here))).execute(&mut **tx)?;
    if let Some(value) = value {
        diesel::insert_into(rows::table)
            .values((
                rows::space_id.eq(space),
                rows::office_id.eq(office),
                rows::key.eq(key),
                rows::value.eq(value),
                rows::by_id.eq(by),
                rows::at.eq(now),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_has_a_default_within_its_range() {
        for key in KEYS {
            assert_eq!(
                key.checked(key.default).unwrap(),
                key.default,
                "{}",
                key.name
            );
        }
        let all = Settings::of(&HashMap::new()).unwrap();
        assert_eq!((all.norm_days, all.min_n, all.priority), (14, 10, 20));
        assert_eq!(all.on_term_end, OnTermEnd::Inherit);
    }

    #[test]
    fn a_value_out_of_its_range_is_no_value() {
        let key = |name: &str| KEYS.iter().find(|key| key.name == name).unwrap();
        for (name, value, want) in [
            ("norm_days", "1", true),
            ("norm_days", " 365 ", true),
            ("norm_days", "0", false),
            ("norm_days", "366", false),
            ("norm_days", "-1", false),
            ("norm_days", "9999999999", false),
            ("norm_days", "ten", false),
            ("premoderate", "off", true),
            ("premoderate", "maybe", false),
        ] {
            assert_eq!(key(name).checked(value).is_ok(), want, "{name} {value}");
        }
    }
}
