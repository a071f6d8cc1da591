//! Names: their form, what they look like and mean, and those that wait for an administrator.

use diesel::prelude::*;
use unicode_normalization::char::is_combining_mark;
use unicode_security::MixedScript;
use unicode_security::confusable_detection::skeleton as confusable;

use super::model::{NewPerson, Viewer};
pub(super) use crate::base::text::folded as key;
use crate::base::text::{is_hidden, line};
use crate::base::{Error, Instant, Result, UserId};
use crate::db::schema::{name_wishes, protected_names, users};
use crate::db::{Conn, Tx};
use crate::events::{self, Event};

/// Names that would pass for the site itself: nobody has one as a user name.
const SITE: &[&str] = &[
    "admin",
    "administrator",
    "moderator",
    "official",
    "root",
    "site",
    "staff",
    "support",
    "system",
    "webmaster",
    "админ",
    "әкімші",
    "amministratore",
    "administrador",
];

/// Titles in seven languages, as one word each: a name that holds one waits.
const TITLES: &[&str] = &[
    // en
    "administrator admin moderator official officer minister ministry mayor governor deputy president senator \
     councillor ombudsman prosecutor judge police parliament government council municipality prefect",
    // ru
    "администратор админ модератор министр министерство мэр глава губернатор депутат президент сенатор омбудсмен \
     прокурор прокуратура судья полиция парламент правительство администрация муниципалитет аким акимат маслихат",
    // kk
    "әкімші әкімшілік модератор министрлік әкім әкімдік мәслихат мәжіліс президент төраға сот полиция үкімет \
     парламент",
    // mn
    "админ удирдлага сайд яам дарга захирагч ерөнхийлөгч гишүүн шүүгч прокурор цагдаа засаг парламент хурал",
    // it
    "amministratore moderatore ministro ministero sindaco sindaca governatore deputato deputata presidente \
     senatore senatrice assessore consigliere prefetto procuratore giudice polizia parlamento governo comune",
    // es
    "administrador moderador ministro ministerio alcalde alcaldesa gobernador gobernadora diputado diputada \
     presidenta senador concejal fiscal juez policia parlamento gobierno ayuntamiento municipalidad",
    // pl
    "administrator moderator minister ministerstwo burmistrz wojewoda starosta poseł posłanka prezydent senator \
     radny radna prokurator sędzia policja parlament sejm rząd urząd gmina",
];

/// Accents that may stand on one letter.
const MARKS: usize = 2;

/// A name that waits, as the page of names shows it.
#[derive(Clone, Debug)]
pub struct NameWish {
    pub person: UserId,
    /// The user name, when it waits too.
    pub name: Option<String>,
    /// The name shown to others, when it waits.
    pub display_name: Option<String>,
    pub since: Instant,
}

/// A user name: 3 to 30 letters, digits, dots, hyphens or underscores, beginning and ending with a letter or digit,
/// each word of one script.
///
/// # Errors
/// `missing`, `too_short`, `too_long`, `name_form`, `name_scripts`, `name_marks` or `name_reserved`.
pub fn name(field: &'static str, text: &str) -> Result<String> {
    let name = line(field, text, 3..=30)?;
    let formed = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let ends = name.starts_with(char::is_alphanumeric) && name.ends_with(formed);
    let allowed = |c: char| formed(c) || matches!(c, '.' | '-' | '_');
    // What another field drops in silence would make two names look alike here.
    if !ends || !name.chars().all(allowed) || text.trim().chars().any(is_hidden) {
        return Err(Error::field(field, "name_form"));
    }
    one_script_a_word(field, &name)?;
    let numbered = key(&name)
        .strip_prefix("user-")
        .is_some_and(|rest| rest.chars().all(char::is_numeric));
    if numbered
        || keys(&name)
            .iter()
            .any(|key| SITE.iter().any(|site| keys(site).contains(key)))
    {
        return Err(Error::field(field, "name_reserved"));
    }
    Ok(name)
}

/// A name shown to others: one line, no pictures, each word of one script.
///
/// # Errors
/// `missing`, `too_long`, `name_picture`, `name_scripts` or `name_marks`.
pub fn display_name(field: &'static str, text: &str) -> Result<String> {
    let joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
    let name = line(field, &text.replace(joiner, ""), 1..=80)?;
    // A tick or a shield within a name would pass for the badge that the site draws.
    if name.chars().any(is_picture) {
        return Err(Error::field(field, "name_picture"));
    }
    one_script_a_word(field, &name)?;
    Ok(name)
}

fn one_script_a_word(field: &'static str, name: &str) -> Result<()> {
    if !words(name).all(|word| word.is_single_script()) {
        return Err(Error::field(field, "name_scripts"));
    }
    let mut run = 0;
    for c in name.chars() {
        run = if is_combining_mark(c) { run + 1 } else { 0 };
        if run > MARKS {
            return Err(Error::field(field, "name_marks"));
        }
    }
    Ok(())
}

/// Symbols, pictures, private characters and what selects or tags them.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{20d0}'..='\u{20ff}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{10ffff}')
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|word| !word.is_empty())
}

/// What a name looks like: the skeleton of UTS 39, section 4, of the folded name.
pub(super) fn skeleton(name: &str) -> String {
    confusable(&key(name)).collect()
}

/// By what a user name is found, and what it looks like: no two accounts have either in common.
pub fn told_apart(name: &str) -> (String, String) {
    (key(name), skeleton(name))
}

/// The official keys of a name: its words sorted, as they look and as they sound in Latin letters.
fn keys(name: &str) -> [String; 2] {
    let folded = key(name);
    let sorted = |spell: fn(&str) -> String| {
        let mut all: Vec<String> = words(&folded).map(spell).collect();
        all.sort_unstable();
        all.join(" ")
    };
    [
        sorted(|word| confusable(word).collect()),
        sorted(|word| any_ascii::any_ascii(word).to_lowercase()),
    ]
}

/// The name by which an account is shown while its own one waits.
pub(super) fn placeholder(id: UserId) -> String {
    format!("user-{id}")
}

/// True when a name holds a title, or is a verified official's.
pub(super) fn is_protected(c: &mut Conn, name: &str) -> Result<bool> {
    let own = keys(name);
    let holds = |title: &str| {
        own.iter().any(|own| {
            title
                .split(' ')
                .all(|word| own.split(' ').any(|w| w == word))
        })
    };
    let reserved = TITLES.iter().flat_map(|line| line.split_whitespace());
    if reserved.flat_map(keys).any(|title| holds(&title)) {
        return Ok(true);
    }
    let titles: Vec<String> = protected_names::table
        .filter(protected_names::title.eq(true))
        .select(protected_names::words)
        .load(c)?;
    let officials = protected_names::table
        .filter(protected_names::words.eq_any(own.to_vec()))
        .select(protected_names::words);
    Ok(titles.iter().any(|title| holds(title))
        || officials.first::<String>(c).optional()?.is_some())
}

/// Keeps others from the name of a verified official, or from an office's title.
///
/// # Errors
/// What the database says.
pub fn protect(tx: &mut Tx<'_>, name: &str, title: bool) -> Result<()> {
    // Silent: the room that fills an office records it.
    for words in keys(name) {
        let known = protected_names::table
            .find(&words)
            .select(protected_names::words);
        if known.first::<String>(&mut **tx).optional()?.is_none() {
            diesel::insert_into(protected_names::table)
                .values((
                    protected_names::words.eq(words),
                    protected_names::title.eq(title),
                ))
                .execute(&mut **tx)?;
        }
    }
    Ok(())
}

/// True when the name is somebody's, waits for somebody, or looks like one of these.
fn is_taken(tx: &mut Tx<'_>, name: &str) -> Result<bool> {
    let (key, looks) = (key(name), skeleton(name));
    let holder = users::table
        .filter(users::name_key.eq(&key).or(users::skeleton.eq(&looks)))
        .select(users::id);
    let wisher = name_wishes::table
        .filter(
            name_wishes::name_key
                .eq(&key)
                .or(name_wishes::skeleton.eq(&looks)),
        )
        .select(name_wishes::user_id);
    Ok(holder.first::<UserId>(&mut **tx).optional()?.is_some()
        || wisher.first::<UserId>(&mut **tx).optional()?.is_some())
}

/// Refuses the names of a new account that are somebody's, or look like it.
pub(super) fn are_free(tx: &mut Tx<'_>, new: &NewPerson) -> Result<()> {
    if is_taken(tx, &new.name)? {
        return Err(Error::taken());
    }
    is_no_office(tx, "name", &new.name)?;
    if skeleton(&new.display_name) == skeleton(&new.name) {
        return Ok(());
    }
    imitates_nobody(tx, None, &new.display_name)
}

/// Refuses a shown name that looks like the user name of somebody but `own`.
pub(super) fn imitates_nobody(tx: &mut Tx<'_>, own: Option<UserId>, shown: &str) -> Result<()> {
    is_no_office(tx, "display_name", shown)?;
    let looks = skeleton(shown.trim_start_matches('@'));
    let other: Option<UserId> = users::table
        .filter(users::skeleton.eq(looks))
        .select(users::id)
        .first(&mut **tx)
        .optional()?;
    match other {
        Some(other) if Some(other) != own => Err(Error::field("display_name", "name_imitates")),
        _ => Ok(()),
    }
}

/// Refuses a name that is an office's whole name: in any order of its words, in any alphabet.
fn is_no_office(tx: &mut Tx<'_>, field: &'static str, name: &str) -> Result<()> {
    let office = protected_names::title.eq(true);
    let same = protected_names::words.eq_any(keys(name).to_vec());
    let found = protected_names::table.filter(office.and(same));
    match found
        .select(protected_names::words)
        .first::<String>(&mut **tx)
        .optional()?
    {
        Some(_) => Err(Error::field(field, "name_office")),
        None => Ok(()),
    }
}

/// Lets the names of a new account wait where an administrator must look at them; it is shown by its number.
pub(super) fn hold_back(tx: &mut Tx<'_>, id: UserId, name: &str, shown: &str) -> Result<()> {
    let (held, shown_held) = (is_protected(tx, name)?, is_protected(tx, shown)?);
    if !held && !shown_held {
        return Ok(());
    }
    let (name, number) = (Some(name).filter(|_| held), placeholder(id));
    // A free name shown beside a user name that waits would show it all the same.
    wish(tx, id, name, Some(shown))?;
    diesel::update(users::table.find(id))
        .set(users::display_name.eq(&number))
        .execute(&mut **tx)?;
    if held {
        rename(tx, id, &number)?;
    }
    Ok(())
}

/// Lets a newly chosen shown name wait where an administrator must look at it; true when it does.
pub(super) fn hold_back_shown(tx: &mut Tx<'_>, id: UserId, shown: &str) -> Result<bool> {
    let held = is_protected(tx, shown)?;
    let before: Option<Option<String>> = name_wishes::table
        .find(id)
        .select(name_wishes::name)
        .first(&mut **tx)
        .optional()?;
    let name = before.flatten();
    if held || name.is_some() {
        wish(tx, id, name.as_deref(), Some(shown).filter(|_| held))?;
    } else {
        diesel::delete(name_wishes::table.find(id)).execute(&mut **tx)?;
    }
    Ok(held)
}

fn wish(tx: &mut Tx<'_>, id: UserId, name: Option<&str>, shown: Option<&str>) -> Result<()> {
    let now = tx.now();
    diesel::delete(name_wishes::table.find(id)).execute(&mut **tx)?;
    diesel::insert_into(name_wishes::table)
        .values((
            name_wishes::user_id.eq(id),
            name_wishes::name.eq(name),
            name_wishes::name_key.eq(name.map(key)),
            name_wishes::skeleton.eq(name.map(skeleton)),
            name_wishes::display_name.eq(shown),
            name_wishes::created_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

fn rename(tx: &mut Tx<'_>, id: UserId, name: &str) -> Result<()> {
    diesel::update(users::table.find(id))
        .set((
            users::name.eq(name),
            users::name_key.eq(key(name)),
            users::skeleton.eq(skeleton(name)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// True for somebody whose user name waits or was refused, so that he may choose one.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn is_numbered(viewer: &Viewer) -> Result<bool> {
    let me = viewer.me()?;
    Ok(me.name == placeholder(me.id))
}

/// Gives somebody who is shown by his number the user name of his choice, or lets that one wait.
///
/// # Errors
/// `Conflict(taken)` when he has a name, or somebody else has this one.
pub fn choose(tx: &mut Tx<'_>, viewer: &Viewer, name: &str) -> Result<()> {
    let me = viewer.me()?;
    // What he wished for before is nobody's now.
    let shown = wished(tx, me.id)?;
    diesel::delete(name_wishes::table.find(me.id)).execute(&mut **tx)?;
    // His name of a moment ago counts, not the one that the page was asked with.
    let held = users::table.find(me.id).select(users::name);
    let held: String = held.first(&mut **tx)?;
    if held != placeholder(me.id) || is_taken(tx, name)? {
        return Err(Error::taken());
    }
    is_no_office(tx, "name", name)?;
    let waits = is_protected(tx, name)?;
    if waits {
        wish(
            tx,
            me.id,
            Some(name),
            Some(shown.as_deref().unwrap_or(name)),
        )?;
    } else {
        rename(tx, me.id, name)?;
        if me.display_name == held {
            diesel::update(users::table.find(me.id))
                .set(users::display_name.eq(name))
                .execute(&mut **tx)?;
        }
    }
    let (person, fields) = (me.id, vec![if waits { "name_wished" } else { "name" }]);
    events::record(tx, Some(person), &Event::PersonChanged { person, fields })
}

/// The names that wait, the one that has waited longest on top, behind those of `after`.
///
/// # Errors
/// What the database says.
pub fn wishes(c: &mut Conn, after: UserId, limit: i64) -> Result<Vec<NameWish>> {
    let rows: Vec<(UserId, Option<String>, Option<String>, Instant)> = name_wishes::table
        .filter(name_wishes::user_id.gt(after))
        .order(name_wishes::user_id.asc())
        .limit(limit)
        .select((
            name_wishes::user_id,
            name_wishes::name,
            name_wishes::display_name,
            name_wishes::created_at,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(person, name, display_name, since)| NameWish {
            person,
            name,
            display_name,
            since,
        })
        .collect())
}

/// The shown name for which this person waits.
///
/// # Errors
/// What the database says.
pub fn wished(c: &mut Conn, person: UserId) -> Result<Option<String>> {
    let row: Option<Option<String>> = name_wishes::table
        .find(person)
        .select(name_wishes::display_name)
        .first(c)
        .optional()?;
    Ok(row.flatten())
}

/// Gives somebody the name that waits, or drops the wish; `by` has the right to.
///
/// # Errors
/// `NotFound` when nothing waits; `Conflict(taken)` when somebody has the name meanwhile.
pub fn settle_name(tx: &mut Tx<'_>, by: UserId, person: UserId, approve: bool) -> Result<()> {
    let (name, shown): (Option<String>, Option<String>) = name_wishes::table
        .find(person)
        .select((name_wishes::name, name_wishes::display_name))
        .first(&mut **tx)?;
    diesel::delete(name_wishes::table.find(person)).execute(&mut **tx)?;
    if approve {
        if let Some(name) = name {
            rename(tx, person, &name)?;
        }
        if let Some(shown) = shown {
            diesel::update(users::table.find(person))
                .set(users::display_name.eq(shown))
                .execute(&mut **tx)?;
        }
    }
    let fields = vec![if approve { "name" } else { "name_refused" }];
    events::record(tx, Some(by), &Event::PersonChanged { person, fields })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(checked: Result<String>) -> &'static str {
        match checked {
            Ok(_) => "",
            Err(Error::Invalid(faults)) => faults[0].code,
            Err(_) => "?",
        }
    }

    #[test]
    fn a_name_is_letters_and_few_marks() {
        for good in [
            "aigul",
            "Айгүл",
            "jan.kowalski",
            "ана-3",
            "Дэлгэр_77",
            "aigul.Айгүл",
        ] {
            assert_eq!(name("name", good).unwrap(), good);
        }
        for (wrong, why) in [
            ("", "missing"),
            ("ab", "too_short"),
            ("-abc", "name_form"),
            ("abc.", "name_form"),
            ("a b c", "name_form"),
            ("<b>abc", "name_form"),
            ("a/bc", "name_form"),
            ("ai\u{200b}gul", "name_form"),
            ("ai\u{200d}gul", "name_form"),
            ("\u{202e}aigul", "name_form"),
            ("aigul🛡", "name_form"),
            ("ax\u{32d}\u{331}\u{330}bc", "name_marks"),
            ("Аsкаr", "name_scripts"),
            ("Admin", "name_reserved"),
            ("модератор", "name_reserved"),
            ("user-12", "name_reserved"),
        ] {
            assert_eq!(code(name("name", wrong)), why, "{wrong}");
        }
        assert_eq!(key("Пётр"), key("ПЕТР"));
        assert_eq!(key("ａｉｇｕｌ"), "aigul");
    }

    #[test]
    fn a_shown_name_has_no_badge_of_its_own() {
        assert_eq!(
            display_name("d", "Айгүл Aigul O’Neil").unwrap(),
            "Айгүл Aigul O’Neil"
        );
        assert_eq!(display_name("d", "Ай\u{200d}гүл").unwrap(), "Айгүл");
        for (wrong, why) in [
            ("Aigul ✓", "name_picture"),
            ("Aigul 🛡️", "name_picture"),
            ("Аigul", "name_scripts"),
            ("\u{200d}", "missing"),
        ] {
            assert_eq!(code(display_name("d", wrong)), why, "{wrong}");
        }
    }

    #[test]
    fn names_that_look_alike_have_one_skeleton() {
        // Latin and Cyrillic letters of one shape, the dotless i, and one for l.
        for (one, other) in [
            ("ера", "epa"),
            ("aıgul", "aigul"),
            ("pau1", "paul"),
            ("Aigul", "aigul"),
        ] {
            assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
        }
        // Cyrillic к and Latin k differ to the eye, and ө is a letter of its own.
        for (one, other) in [("Аскар", "Askar"), ("өнер", "онер"), ("Сәуле", "Сауле")]
        {
            assert_ne!(skeleton(one), skeleton(other), "{one} {other}");
        }
    }

    #[test]
    fn a_name_is_known_by_its_words_in_any_order_and_script() {
        assert_eq!(keys("Серик Дана")[1], keys("Dana Serik")[1]);
        assert_eq!(keys("Deputat")[1], keys("Депутат")[1]);
        assert_eq!(keys("Serik_Aigul"), keys("aigul.serik"));
    }
}
