//! What it takes to handle letters, and whose letter it is.

use std::sync::Arc;

use super::auth::Dns;
use super::refusal::{Refusal, ReplyRefused};
use crate::accounts::{self, OneTime, Viewer};
use crate::base::clock::Stopwatch;
use crate::base::crypto::Key;
use crate::base::{AddresseeId, Error, PostId, Result, UserId};
use crate::clocks::Packs;
use crate::config::Config;
use crate::db::Db;
use crate::i18n::I18n;
use crate::markup::{self, PLACEHOLDER, Place, Rendered};
use crate::outbox::Recipient;

/// What it takes to handle letters.
pub struct Desk<'a> {
    pub db: &'a Db,
    pub config: &'a Config,
    pub i18n: &'a I18n,
    pub key: &'a Key,
    pub dns: &'a Arc<Dns>,
    pub links: &'a Links,
    pub packs: &'a Arc<Packs>,
}

/// How addresses of pages are made.
pub struct Links {
    pub one_time: Box<dyn Fn() -> OneTime + Send + Sync>,
    pub post: Arc<dyn Fn(PostId) -> String + Send + Sync>,
    /// A question before an office, for those who act there.
    pub addressee: Box<dyn Fn(AddresseeId) -> String + Send + Sync>,
    /// Where one makes an account.
    pub register: String,
}

/// Whose reply it is.
pub(super) struct Author {
    pub viewer: Viewer,
    name: String,
    pub address: String,
    lang: String,
}

/// The person of the reply address, while he may sign in and has an address of his own.
pub(super) async fn author(desk: &Desk<'_>, person: UserId) -> Result<Option<Author>> {
    let (now, staff_mfa) = (desk.db.now(), desk.config.staff_mfa);
    let read = desk.db.read(move |c| {
        let viewer = accounts::by_id(c, person, now, staff_mfa)?;
        let (_, address) = accounts::own_profile(c, &viewer)?;
        let me = viewer.me()?;
        let (name, lang) = (me.display_name.clone(), me.lang.clone());
        let address = address.filter(|_| me.confirmed).unwrap_or_default();
        Ok(Author {
            viewer,
            name,
            address,
            lang,
        })
    });
    match read.await {
        Ok(author) => Ok(Some(author)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

impl Author {
    pub(super) fn recipient(&self) -> Recipient {
        Recipient {
            address: self.address.clone(),
            person: self.viewer.id(),
            lang: self.lang.clone(),
        }
    }

    pub(super) fn letter(
        &self,
        reason: Refusal,
        text: String,
        link: Option<String>,
    ) -> ReplyRefused {
        ReplyRefused {
            name: self.name.clone(),
            reason: reason.as_str().to_owned(),
            text,
            link,
        }
    }
}

/// The safe HTML of a reply, made as on the web.
///
/// # Errors
/// `BadType` for a text that is too complex.
pub(super) async fn rendered(config: &Config, source: &str) -> Result<Rendered> {
    let (source, host) = (source.to_owned(), config.host().to_owned());
    let done = tokio::task::spawn_blocking(move || {
        let watch = Stopwatch::start();
        let over = || watch.elapsed() > markup::BUDGET;
        let place = Place {
            anchor: PLACEHOLDER,
            site_host: &host,
            heading: 4,
            line_breaks: true,
        };
        markup::render(&source, &place, &over)
    });
    let made = done.await.map_err(Error::broken)?;
    made.map_err(|_| Error::BadType)
}
