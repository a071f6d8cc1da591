//! A feed as all formats tell it: every address whole, every text one that XML can hold.

use crate::base::Instant;
use crate::config::Config;
use crate::i18n::{http_date, rfc3339};
use crate::markup;
use crate::pages::Topic;
use crate::threads::{Entry as Told, News, Origin};
use crate::web::door::urls;

/// What a feed is of.
pub(super) struct Place {
    pub origin: Origin,
    /// Its kind and number, which no renaming changes.
    pub key: String,
    pub name: String,
    pub about: String,
    pub lang: String,
    /// The page's address.
    pub page: String,
    /// The address that the feed's stands under.
    pub feed: String,
    pub topics: Vec<Topic>,
}

/// A feed.
pub(super) struct Feed {
    pub id: String,
    pub title: String,
    pub about: String,
    pub lang: String,
    pub page: String,
    /// Its own address.
    pub own: String,
    pub updated: Date,
    pub entries: Vec<Entry>,
    /// What is gone, by its id, and since when.
    pub gone: Vec<(String, Date)>,
}

/// One entry.
pub(super) struct Entry {
    pub id: String,
    pub url: String,
    pub title: String,
    pub lang: String,
    /// Name and address of each who wrote it.
    pub authors: Vec<(String, String)>,
    pub published: Date,
    pub updated: Date,
    pub html: String,
    pub tags: Vec<String>,
}

/// An instant as machines read it.
pub(super) struct Date {
    pub rfc3339: String,
    pub rfc822: String,
}

impl Date {
    fn of(at: Instant) -> Date {
        Date {
            rfc3339: rfc3339(at),
            rfc822: http_date(at),
        }
    }
}

impl Feed {
    /// The feed of a place, whose own address is `own`.
    pub(super) fn of(config: &Config, place: &Place, news: News, own: &str) -> Feed {
        let whole = |path: &str| urls::absolute(config, path);
        let gone = news.gone.iter().map(|(_, at)| *at);
        let changes = news.entries.iter().map(changed).chain(gone);
        let updated = Date::of(changes.max().unwrap_or(Instant(0)));
        let title = match place.origin {
            Origin::Site => place.name.clone(),
            _ => format!("{} – {}", place.name, config.site_name),
        };
        let authors = |told: &Told| {
            if let Some(voice) = told.post.office.and_then(|id| news.voices.get(&id)) {
                return vec![(clean(&voice.name), whole(&urls::office(&voice.slug)))];
            }
            let own = std::iter::once(&told.post.author);
            let people = own.chain(&told.along).map(|id| news.people.get(id));
            let named = people.map(|person| match person {
                Some(person) => (
                    clean(&person.display_name),
                    whole(&urls::person(&person.name)),
                ),
                None => Default::default(),
            });
            named.collect()
        };
        Feed {
            id: urls::feed_id(config, &place.key),
            title: clean(&title),
            about: clean(&place.about),
            lang: place.lang.clone(),
            page: whole(&place.page),
            own: whole(own),
            updated,
            entries: news
                .entries
                .iter()
                .map(|told| entry(config, told, authors(told)))
                .collect(),
            gone: news
                .gone
                .iter()
                .map(|(post, at)| (whole(&urls::post(*post)), Date::of(*at)))
                .collect(),
        }
    }
}

/// When an entry was changed last.
fn changed(told: &Told) -> Instant {
    let added = told.additions.iter().map(|addition| addition.at).max();
    let post = &told.post;
    post.created_at
        .max(post.edited_at.max(added).unwrap_or(post.created_at))
}

fn entry(config: &Config, told: &Told, authors: Vec<(String, String)>) -> Entry {
    let (thread, post) = (&told.thread, &told.post);
    let own = urls::absolute(config, &urls::post(post.id));
    let added = told.additions.iter().map(|addition| addition.html.as_str());
    let html: String = std::iter::once(post.html.as_str()).chain(added).collect();
    let title = match post.n {
        1 => thread.title.clone(),
        n => format!("{} #{n}", thread.title),
    };
    Entry {
        url: match post.n {
            1 => urls::absolute(config, &urls::thread(thread)),
            _ => own.clone(),
        },
        title: clean(&title),
        lang: post.lang.clone(),
        authors,
        published: Date::of(post.created_at),
        updated: Date::of(changed(told)),
        html: clean(&markup::absolute(&html, &config.base_url, &own)),
        tags: told.tags.iter().map(|tag| clean(&tag.name)).collect(),
        id: own,
    }
}

/// What XML 1.0 has no way to write (section 2.2) is shown as what it is, a character that is none.
fn clean(text: &str) -> String {
    let held = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.chars()
        .map(|c| if held(c) { c } else { '\u{fffd}' })
        .collect()
}
