//! The frame of every page: head, navigation, banners, footer.

use askama::Template;

use crate::accounts::{Duty, Theme};
use crate::app::App;
use crate::i18n::{LANGS, Texts};
use crate::markup;
use crate::notices;
use crate::outbox::suppression::Reason;
use crate::web::door::assets::ASSETS;
use crate::web::door::{Visit, urls};

/// Characters of a description.
pub const DESCRIBED: usize = 200;

/// What the frame needs to know.
pub struct Page<'a> {
    pub t: Texts<'a>,
    pub title: String,
    pub site: &'a str,
    pub lang: &'static str,
    pub theme: Option<&'static str>,
    pub style: String,
    pub icons: String,
    pub scripts: Vec<String>,
    pub me: Option<Signature>,
    /// The count at the bell, and what it says; none where nothing is unread.
    pub bell: Option<(String, String)>,
    /// Places above this one: address and name.
    pub crumbs: Vec<Crumb>,
    pub languages: Vec<Language>,
    pub choose_language: String,
    pub sign_in: String,
    pub demo: bool,
    /// Where the protected site is, when this line is not.
    pub alarm: bool,
    pub unconfirmed: bool,
    /// Why the reader's letters do not reach him.
    pub stopped: Option<String>,
    /// What a moderator must know of the second factor that he owes.
    pub duty: Option<String>,
    pub canonical: Option<String>,
    pub noindex: bool,
    /// What a page says of itself to the world; none where not all may read it.
    pub open: Option<Open>,
    /// The address that the page's feeds stand under, where it has some.
    pub feeds: Option<String>,
    /// Who pays for the site.
    pub funder: Option<Funder<'a>>,
    /// Targets of the skip links beside the content: anchor and message.
    pub skips: Vec<(&'static str, String)>,
}

/// What others show who link to a page (ogp.me), and what machines read of it.
pub struct Open {
    pub url: String,
    pub kind: &'static str,
    /// Language and country, as in `kk_KZ`.
    pub locale: &'static str,
    pub about: String,
    /// Pages of those who wrote it.
    pub authors: Vec<String>,
    pub picture: Option<String>,
    /// Its sheet for the notice board.
    pub board: Option<String>,
    /// The picture of its code.
    pub qr: String,
    /// In the words of schema.org; JSON in which nothing is a tag.
    pub structured: Option<String>,
}

impl Open {
    /// Adds what the page says in the words of schema.org.
    pub fn says(&mut self, said: &serde_json::Value) {
        self.structured = Some(in_script(&said.to_string()));
    }
}

/// JSON as it may stand in a script: one ends at `</script` and a line at U+2028, whatever stands around them.
pub fn in_script(json: &str) -> String {
    let escaped = |c: char| matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}');
    let mut safe = String::with_capacity(json.len());
    for part in json.split_inclusive(escaped) {
        match part.chars().next_back().filter(|c| escaped(*c)) {
            Some(last) => {
                safe.push_str(part.strip_suffix(last).unwrap_or_default());
                safe.push_str(&format!("\\u{:04x}", u32::from(last)));
            }
            None => safe.push_str(part),
        }
    }
    safe
}

/// The signed-in person in the page's head.
pub struct Signature {
    pub name: String,
    pub url: String,
    pub administrator: bool,
}

fn bell(t: &Texts<'_>, unread: i64) -> Option<(String, String)> {
    match unread {
        0 => None,
        notices::BELL.. => Some((format!("{}+", notices::BELL - 1), t.say("notices-many"))),
        n => Some((n.to_string(), t.count("notices-unread", n))),
    }
}

/// Address of the picture; language and words.
type Funder<'a> = (Option<String>, Option<(&'static str, &'a str)>);

fn funder<'a>(app: &'a App, lang: &str) -> Option<Funder<'a>> {
    let logo = app.logo.as_ref().map(|logo| urls::asset(&logo.name));
    let words = app.config.funder(lang);
    (logo.is_some() || words.is_some()).then_some((logo, words))
}

/// All that stands above a page's own part. It is a template of its own, not a part of each page's, since the program
/// would hold it once for each kind of page.
#[derive(Template)]
#[template(path = "layout_top.html")]
pub struct Top<'p, 'a> {
    page: &'p Page<'a>,
}

/// All that stands below it.
#[derive(Template)]
#[template(path = "layout_end.html")]
pub struct End<'p, 'a> {
    page: &'p Page<'a>,
}

/// A place above the page's.
pub struct Crumb {
    pub url: String,
    pub name: String,
    pub lang: Option<String>,
}

/// A language on offer.
pub struct Language {
    pub code: &'static str,
    pub name: &'static str,
    pub url: String,
    pub current: bool,
}

/// The theme that the reader has chosen; none where his device says it.
pub fn theme(visit: &Visit) -> Option<&'static str> {
    let me = visit.viewer.person()?;
    Some(me.theme)
        .filter(|theme| *theme != Theme::Auto)
        .map(Theme::as_str)
}

impl<'a> Page<'a> {
    /// The frame of a page of this title for this reader.
    pub fn new(app: &'a App, visit: &Visit, title: impl Into<String>) -> Page<'a> {
        let t = visit.texts(app);
        let me = visit.viewer.person();
        let languages = LANGS
            .into_iter()
            .map(|lang| Language {
                code: lang.code(),
                name: lang.name(),
                url: urls::in_language(&visit.target, lang.code()),
                current: lang == visit.lang,
            })
            .collect();
        Page {
            t,
            title: title.into(),
            site: &app.config.site_name,
            lang: visit.lang.code(),
            theme: theme(visit),
            style: ASSETS.url("site"),
            icons: ASSETS.url("icons"),
            scripts: Vec::new(),
            me: me.map(|me| Signature {
                name: me.display_name.clone(),
                url: urls::person(&me.name),
                administrator: visit.viewer.is_administrator(),
            }),
            bell: bell(&t, visit.bell.get()),
            crumbs: Vec::new(),
            languages,
            choose_language: urls::language(&visit.target),
            sign_in: urls::sign_in_for(if matches!(visit.method, "GET" | "HEAD") {
                &visit.target
            } else {
                urls::HOME
            }),
            demo: app.demo,
            alarm: !app.config.https() && !app.config.loopback(),
            unconfirmed: me.is_some_and(|me| !me.confirmed),
            stopped: me.and_then(|me| me.stopped).map(|stop| {
                let day = t.day(stop.since, &visit.zone);
                match stop.reason {
                    Reason::Bounce => t.named("letters-returned", &day),
                    Reason::Complaint => t.named("letters-unwanted", &day),
                }
            }),
            duty: me.and_then(|me| match me.duty {
                Duty::Due(by) => Some(t.named("duty-due", &t.moment(by, &visit.zone))),
                Duty::Asleep if !me.administrator => Some(t.say("duty-asleep")),
                Duty::Asleep | Duty::None => None,
            }),
            canonical: None,
            noindex: false,
            open: None,
            feeds: None,
            funder: funder(app, visit.lang.code()),
            skips: Vec::new(),
        }
    }

    /// The page up to its own part.
    pub fn top(&self) -> Top<'_, 'a> {
        Top { page: self }
    }

    /// The page from the end of its own part.
    pub fn end(&self) -> End<'_, 'a> {
        End { page: self }
    }

    /// Adds a place above this page.
    pub fn under(mut self, url: String, name: &str, lang: &str) -> Page<'a> {
        let lang = Some(lang.to_owned()).filter(|lang| lang != self.lang && !lang.is_empty());
        self.crumbs.push(Crumb {
            url,
            name: name.to_owned(),
            lang,
        });
        self
    }

    /// Says that all may read the page, at this address, and what it is about.
    pub fn open(&mut self, app: &App, path: &str, about: &str) -> &mut Open {
        let url = urls::absolute(&app.config, path);
        self.canonical = Some(url.clone());
        // The script of a discussion's page holds that one too: one request less.
        if !self.scripts.contains(&ASSETS.url("live-updates")) {
            self.scripts.push(ASSETS.url("share-sheet"));
        }
        self.open.insert(Open {
            url,
            kind: "website",
            locale: self.t.lang.locale(),
            about: markup::excerpt(about, DESCRIBED),
            authors: Vec::new(),
            picture: None,
            board: None,
            qr: urls::qr(path),
            structured: None,
        })
    }

    /// Keeps the page out of search engines.
    pub fn hidden(mut self) -> Page<'a> {
        self.noindex = true;
        self
    }

    /// The `lang` of a text that is not in the page's language.
    pub fn other<'t>(&self, lang: &'t str) -> Option<&'t str> {
        Some(lang).filter(|lang| *lang != self.lang && !lang.is_empty())
    }
}
