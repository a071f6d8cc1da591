//! What the site draws beside the name of an office on what it said: outside of what anybody can write.

use crate::base::{Instant, OfficeId, Result};
use crate::db::Conn;
use crate::i18n::{Arg, Texts};
use crate::offices::{self, Office, Term};
use crate::threads::{Post, Shown};
use crate::web::badge::Badge;
use crate::web::door::urls;

/// The name of an office on a post: where it leads, its badge, and the days of a term that is over.
pub struct Seal {
    pub url: String,
    pub badge: Option<Badge>,
    pub held: Option<String>,
}

/// The offices whose posts a page may show, with all their terms.
pub struct Seals(Vec<(Office, Vec<Term>)>, Instant);

impl Seals {
    /// Of a page on which no office speaks.
    pub fn none() -> Seals {
        Seals(Vec::new(), Instant(0))
    }

    /// Reads them at `now`.
    ///
    /// # Errors
    /// What the database says.
    pub fn read(c: &mut Conn, ids: &[OfficeId], now: Instant) -> Result<Seals> {
        let mut all = Vec::new();
        for (id, office) in offices::among(c, ids, now)? {
            all.push((office, offices::terms(c, id)?));
        }
        all.sort_by_key(|(office, _)| office.id);
        Ok(Seals(all, now))
    }

    /// What stands beside the name of the office that said this.
    pub(super) fn of(&self, t: &Texts<'_>, post: &Post) -> Option<Seal> {
        let mut all = self.0.iter();
        let (office, terms) = all.find(|(office, _)| Some(office.id) == post.office)?;
        let (then, today) = (office.today(post.created_at), office.today(self.1));
        let term = terms.iter().find(|term| term.runs(then));
        let over = term.filter(|term| !term.runs(today));
        Some(Seal {
            url: urls::office(&office.slug),
            badge: Badge::of(t, office),
            held: over.map(|term| {
                let from = t.date(term.from);
                let to = t.date(term.to.unwrap_or(today));
                let args = [("from", Arg::Text(&from)), ("to", Arg::Text(&to))];
                t.with("seal-held", &args)
            }),
        })
    }

    /// All that the drawing of these hangs on beside the posts themselves.
    pub(super) fn look(&self) -> String {
        let one = |(office, terms): &(Office, Vec<Term>)| {
            let today = office.today(self.1);
            let days = terms
                .iter()
                .map(|term| (term.from, term.to, term.runs(today)));
            let days: Vec<_> = days.collect();
            let holder = (office.verified, office.is_acting());
            format!("\n{} {holder:?} {days:?}", office.slug)
        };
        self.0.iter().map(one).collect()
    }
}

/// Who began a thread, as its head names him: an office with its badge, or a person.
pub struct Byline {
    pub url: String,
    pub name: String,
    pub badge: Option<Badge>,
}

/// See above.
pub(super) fn byline(shown: &Shown, t: &Texts<'_>, seals: &Seals) -> Byline {
    let (url, name) = begun_by(shown);
    let mut all = seals.0.iter();
    let office = all.find(|(office, _)| Some(office.id) == shown.found.thread.office);
    Byline {
        url,
        name,
        badge: office.and_then(|(office, _)| Badge::of(t, office)),
    }
}

/// Address and name of who began a thread: an office, or a person.
fn begun_by(shown: &Shown) -> (String, String) {
    let thread = &shown.found.thread;
    let office = thread.office.and_then(|id| shown.voices.get(&id));
    match (office, shown.people.get(&thread.author)) {
        (Some(office), _) => (urls::office(&office.slug), office.name.clone()),
        (None, Some(one)) => (urls::person(&one.name), one.display_name.clone()),
        (None, None) => Default::default(),
    }
}

/// The pages of all who wrote an article.
pub(super) fn authors(shown: &Shown) -> impl Iterator<Item = String> {
    let along = shown.along.iter().filter_map(|id| shown.people.get(id));
    let along = along.map(|one| urls::person(&one.name));
    let first = Some(begun_by(shown).0).filter(|url| !url.is_empty());
    first.into_iter().chain(along)
}
