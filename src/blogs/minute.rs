//! What an office has had looked through comes out at its minute, if who set the minute may still publish for it.

use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::model::NewArticle;
use super::official::{Official, OfficialRow};
use super::review::{Cause, Deed, Stage};
use super::writing::{Spot, decided, found, miss, publish_for_office};
use crate::accounts::{self, Viewer};
use crate::base::{Error, Instant, OfficeArticleId, OfficeId, Result};
use crate::db::Tx;
use crate::db::schema::{office_articles as rows, offices as office_rows};
use crate::jobs::{self, Job};
use crate::markup::{self, PLACEHOLDER, Place};
use crate::spaces::PublishForOffice;
use crate::threads::{NewPost, NewThread, Via, language};

/// What the job needs of the site: whether staff need a second factor, and by which host it goes.
pub type Site<'s> = (bool, &'s str);

/// Has a text published at a minute that is to come.
///
/// # Errors
/// As [`publish_for_office`]; `Invalid(at)` with `time_past` for a minute that has passed.
pub fn schedule_for_office(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    spot: &Spot,
    minute: Instant,
    site: Site<'_>,
) -> Result<()> {
    // Silent: nobody else sees it.
    let (at, one) = found::<PublishForOffice>(tx, viewer, spot)?;
    let stage = at.next(Some(&one), Deed::Schedule)?;
    if minute <= tx.now() {
        return Err(Error::field("at", "time_past"));
    }
    decided(tx, &at, (spot, &one), (stage, Some(minute), ""))?;
    queue(tx, (spot.id, &spot.link), minute, site)
}

fn queue(
    tx: &mut Tx<'_>,
    (article, link): (OfficeArticleId, &str),
    at: Instant,
    (staff_mfa, host): Site<'_>,
) -> Result<()> {
    let job = PublishOfficial {
        article,
        at,
        staff_mfa,
        host: host.to_owned(),
        link: link.to_owned(),
    };
    let once = format!("publish official {article} at {}", at.0);
    jobs::enqueue(tx, &job, at, Some(&once))
}

/// Queues once more, on a site that was brought here, all that waits for its minute.
///
/// # Errors
/// What the database says.
pub fn officials_again(tx: &mut Tx<'_>, site: Site<'_>) -> Result<usize> {
    // Silent: nobody else sees it.
    let waiting: Vec<(OfficeArticleId, Option<Instant>)> = rows::table
        .filter(rows::state.eq(Stage::Scheduled.as_str()))
        .select((rows::id, rows::publish_at))
        .load(&mut **tx)?;
    for (id, at) in &waiting {
        queue(tx, (*id, ""), at.unwrap_or(tx.now()), site)?;
    }
    Ok(waiting.len())
}

fn slug(tx: &mut Tx<'_>, office: OfficeId) -> Result<String> {
    Ok(office_rows::table
        .find(office)
        .select(office_rows::slug)
        .first(&mut **tx)?)
}

/// Publishes a text of an office at its minute.
#[derive(Debug, Serialize, Deserialize)]
pub struct PublishOfficial {
    pub article: OfficeArticleId,
    /// The minute for which it was queued: another one has a job of its own.
    pub at: Instant,
    pub staff_mfa: bool,
    pub host: String,
    /// Where the people of the office find their texts; empty where nobody knows.
    pub link: String,
}

impl Job for PublishOfficial {
    const NAME: &'static str = "publish_official";

    fn run(&self, tx: &mut Tx<'_>) -> Result<Option<Duration>> {
        let row: Option<OfficialRow> = rows::table
            .find(self.article)
            .filter(rows::state.eq(Stage::Scheduled.as_str()))
            .filter(rows::publish_at.eq(self.at))
            .select(OfficialRow::as_select())
            .first(&mut **tx)
            .optional()?;
        // Done already, or meant for another minute by now.
        let Some(row) = row else {
            return Ok(None);
        };
        let office = row.office_id;
        let one = row.official(self.article);
        let spot = Spot {
            office: slug(tx, office)?,
            id: self.article,
            version: one.version,
            link: self.link.clone(),
        };
        let (now, new) = (tx.now(), rendered(&one, &self.host)?);
        let decider = one.decider.ok_or(Error::NotFound);
        let tried = decider
            .and_then(|who| accounts::by_id(tx, who, now, self.staff_mfa))
            .and_then(|viewer| publish_for_office(tx, &viewer, &spot, &new));
        match tried {
            Ok(_) => Ok(None),
            Err(Error::Broken(why)) => Err(Error::Broken(why)),
            Err(Error::Busy) => Err(Error::Busy),
            Err(why) => miss(tx, office, (&spot, &one), Cause::of(&why)).map(|()| None),
        }
    }
}

/// The text as it is published. It was rendered within its limits when it was kept.
fn rendered(one: &Official, host: &str) -> Result<NewArticle> {
    let place = Place {
        anchor: PLACEHOLDER,
        site_host: host,
        heading: 2,
        line_breaks: true,
    };
    let rendered = markup::render(&one.text, &place, &|| false)
        .map_err(|limit| Error::broken(format!("{limit:?}")))?;
    let whole = format!("{}\n{}", one.title, rendered.text);
    let opening = NewPost {
        lang: language(&one.lang, &whole, ""),
        source: one.text.clone(),
        rendered,
        via: Via::Web,
        parent: None,
    };
    Ok(NewArticle {
        thread: NewThread {
            title: one.title.clone(),
            tags: one.tags.clone(),
            opening,
        },
        excerpt: one.excerpt.clone(),
        comments: one.comments,
    })
}
