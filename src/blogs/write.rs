//! Blogs are opened and changed, articles begun and written.

use diesel::prelude::*;

use super::coauthors;
use super::model::{Article, Blog, EXCERPT, NewArticle, NewBlog, State};
use super::read::{Single, article, find, of_person, of_space};
use crate::accounts::Viewer;
use crate::base::{Error, ForumId, Instant, OfficeId, Result, SpaceId, ThreadId, UserId};
use crate::config::Limits;
use crate::db::schema::{articles, blogs};
use crate::db::{Conn, Tx};
use crate::events::{self, Event};
use crate::markup::{self, Rendered};
use crate::offices;
use crate::spaces::{
    self, ArchiveBlog, Facts, Hand, KeepBlog, OpenBlog, OpenOwnBlog, Place, Publish, Sight,
    WriteArticle,
};
use crate::threads;

/// Blogs of one person, and of one space.
const MOST: usize = 10;

/// Opens a blog: the viewer's own, or that of a space which he moderates.
///
/// # Errors
/// `Refused` for somebody who is not known yet, and for a space that he does not moderate; `Conflict(taken)` when there
/// is a blog at this address word; `Invalid(slug)` for an eleventh.
pub fn open(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: Option<SpaceId>,
    new: &NewBlog,
) -> Result<String> {
    // Silent: the room of its forum records it.
    let sight = spaces::sight(tx, viewer)?;
    let told = (new.slug.as_str(), new.title.as_str(), new.about.as_str());
    let facts = Facts::default();
    if let Some(space) = space {
        let permit = spaces::permit::<OpenBlog>(tx, viewer, Place::Space(space), &facts)?;
        few(of_space(tx, &sight, space)?.len())?;
        free(tx, &new.slug)?;
        let forum = spaces::open_blog(tx, &permit, space, told)?;
        return keep(tx, forum, new, (None, None));
    }
    let permit = spaces::permit::<OpenOwnBlog>(tx, viewer, Place::Site, &facts)?;
    few(of_person(tx, &sight, permit.by)?.len())?;
    free(tx, &new.slug)?;
    let forum = spaces::open_blog(tx, &permit, SpaceId::BLOGS, told)?;
    keep(tx, forum, new, (Some(permit.by), None))
}

fn few(count: usize) -> Result<()> {
    match count < MOST {
        true => Ok(()),
        false => Err(Error::field("slug", "too_many_blogs")),
    }
}

pub(super) fn free(tx: &mut Tx<'_>, slug: &str) -> Result<()> {
    let same = blogs::table.filter(blogs::slug.eq(slug));
    match same.count().get_result::<i64>(&mut **tx)? {
        0 => Ok(()),
        _ => Err(Error::taken()),
    }
}

pub(super) fn keep(
    tx: &mut Tx<'_>,
    forum: ForumId,
    new: &NewBlog,
    (owner, office): (Option<UserId>, Option<OfficeId>),
) -> Result<String> {
    let now = tx.now();
    diesel::insert_into(blogs::table)
        .values((
            blogs::forum_id.eq(forum),
            blogs::slug.eq(&new.slug),
            blogs::owner_id.eq(owner),
            blogs::office_id.eq(office),
            blogs::created_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(new.slug.clone())
}

impl Blog {
    /// What THE table needs to know of it: whether the viewer keeps it.
    pub fn facts(&self, sight: &Sight) -> Facts {
        let keeper = match self.owner {
            Some(owner) => owner == sight.person(),
            // Of an office nobody keeps it by himself: its people write at their own bench.
            None => self.office.is_none() && sight.moderates(self.space.id),
        };
        Facts {
            keeper,
            ..Facts::default()
        }
    }

    /// The same, for what its blog is called: of an office's who publishes for the office says that.
    ///
    /// # Errors
    /// What the database says.
    pub fn kept_by(
        &self,
        c: &mut Conn,
        viewer: &Viewer,
        sight: &Sight,
        now: Instant,
    ) -> Result<Facts> {
        let Some(office) = self.office else {
            return Ok(self.facts(sight));
        };
        let office = offices::by_id(c, sight, office, now)?;
        let hand = offices::hand(c, viewer, &office, now)?;
        Ok(Facts {
            keeper: hand >= Some(Hand::Publish),
            ..Facts::default()
        })
    }

    pub(super) fn place(&self) -> Place {
        Place::Forum(self.space.id, self.forum.id)
    }
}

/// Changes what a blog is called and what is said of it; its address word stays.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless he keeps it.
pub fn change(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    title: &str,
    about: &str,
) -> Result<()> {
    // Silent: the room of its forum records it.
    let (sight, now) = (spaces::sight(tx, viewer)?, tx.now());
    let blog = find(tx, &sight, slug)?;
    let facts = blog.kept_by(tx, viewer, &sight, now)?;
    let permit = spaces::permit::<KeepBlog>(tx, viewer, blog.place(), &facts)?;
    let at = (blog.space.id, blog.forum.id);
    spaces::change_blog(tx, &permit, at, (title, about))
}

/// Ends a blog for all who would write in it, or lets it go on.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless an administrator.
pub fn archive(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, archived: bool) -> Result<()> {
    // Silent: the room of its forum records it.
    let (blog, facts) = with_facts(tx, viewer, slug)?;
    let permit = spaces::permit::<ArchiveBlog>(tx, viewer, blog.place(), &facts)?;
    let at = (blog.space.id, blog.forum.id);
    spaces::archive_blog(tx, viewer, &permit, at, archived)
}

pub(super) fn with_facts(c: &mut Conn, viewer: &Viewer, slug: &str) -> Result<(Blog, Facts)> {
    let sight = spaces::sight(c, viewer)?;
    let blog = find(c, &sight, slug)?;
    let facts = blog.facts(&sight);
    Ok((blog, facts))
}

/// Begins an article, which nobody else sees yet.
///
/// # Errors
/// `NotFound` when the viewer does not see the blog; `Refused` or `Locked` when he may not write there;
/// `Unknown(tag_unknown)` for a tag that its space has not.
pub fn begin(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, new: &NewArticle) -> Result<ThreadId> {
    // Silent: nobody else sees it.
    let (blog, facts) = with_facts(tx, viewer, slug)?;
    let permit = spaces::permit::<Publish>(tx, viewer, blog.place(), &facts)?;
    let place = (blog.space.id, blog.forum.id);
    let id = threads::prepare(tx, &permit, place, &new.thread)?;
    let (beginning, words) = told(&new.thread.opening.rendered);
    diesel::insert_into(articles::table)
        .values((
            articles::thread_id.eq(id),
            articles::forum_id.eq(blog.forum.id),
            articles::state.eq(State::Draft.as_str()),
            articles::excerpt.eq(&new.excerpt),
            articles::beginning.eq(beginning),
            articles::words.eq(words),
            articles::comment_days.eq(new.comments.number()),
        ))
        .execute(&mut **tx)?;
    Ok(id)
}

/// How a text begins below its headings, and how many words it has.
pub(super) fn told(rendered: &Rendered) -> (String, i32) {
    let words = rendered.text.split_whitespace().count();
    let words = i32::try_from(words).unwrap_or(i32::MAX);
    (markup::opening(&rendered.html, EXCERPT), words)
}

/// Changes an article. `base` is the revision that the new text was written from.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` or `Locked` when he may not change it;
/// `Conflict(edit_conflict)` with the text that stands when `base` is not the newest.
pub fn save(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ThreadId,
    (base, new): (i32, NewArticle),
    limits: &Limits,
) -> Result<()> {
    let single = article(tx, viewer, id)?;
    let by = spaces::permit::<WriteArticle>(tx, viewer, single.blog.place(), &single.facts())?.by;
    let (beginning, words) = told(&new.thread.opening.rendered);
    threads::revise(tx, viewer, &single.found, (base, new.thread), limits)?;
    diesel::update(articles::table.find(id))
        .set((
            articles::excerpt.eq(&new.excerpt),
            articles::beginning.eq(beginning),
            articles::words.eq(words),
            articles::comment_days.eq(new.comments.number()),
        ))
        .execute(&mut **tx)?;
    if let Some(at) = single.article.published_at {
        threads::close_comments(tx, Some(by), &single.found, new.comments.end(at))?;
    }
    // What stands for it in lists is another now, whether or not its text is.
    changed(tx, by, &single, "excerpt")
}

impl Single {
    /// What THE table needs to know of it: whether the viewer both keeps the blog and wrote the article, or writes it
    /// along.
    pub fn facts(&self) -> Facts {
        let facts = self.blog.facts(&self.found.sight);
        let own = self.found.thread.author == self.found.sight.person();
        Facts {
            keeper: facts.keeper && own,
            coauthor: self.along,
            ..facts
        }
    }
}

/// Shows a file of the viewer's, which is a cover, over an article; or none any more.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` or `Locked` when he may not change it.
pub fn set_cover(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ThreadId,
    cover: Option<&str>,
) -> Result<()> {
    let single = article(tx, viewer, id)?;
    let by = spaces::permit::<WriteArticle>(tx, viewer, single.blog.place(), &single.facts())?.by;
    diesel::update(articles::table.find(id))
        .set(articles::cover.eq(cover))
        .execute(&mut **tx)?;
    changed(tx, by, &single, "cover")
}

/// Throws an article away that nobody else has ever seen.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` when he may not; `Conflict` for one that was published once.
pub fn discard(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<()> {
    // Silent: nobody else has seen it.
    let single = article(tx, viewer, id)?;
    let permit = spaces::permit::<Publish>(tx, viewer, single.blog.place(), &single.facts())?;
    coauthors::forget(tx, id)?;
    diesel::delete(articles::table.find(id)).execute(&mut **tx)?;
    threads::discard_prepared(tx, &permit, id)
}

/// Tells of a change of an article that others see.
fn changed(tx: &mut Tx<'_>, by: UserId, single: &Single, field: &'static str) -> Result<()> {
    let thread = &single.found.thread;
    if thread.draft {
        return Ok(());
    }
    let event = Event::ThreadEdited {
        thread: thread.id,
        forum: thread.forum,
        space: thread.space,
        fields: vec![field],
    };
    events::record(tx, Some(by), &event)
}

/// Keeps where an article stands from now on.
pub(super) fn keep_state(
    tx: &mut Tx<'_>,
    before: &Article,
    (state, publish_at): (State, Option<Instant>),
) -> Result<()> {
    // The old state stands in the condition: of two at once only one goes on.
    let row = articles::table
        .find(before.thread)
        .filter(articles::state.eq(before.state.as_str()));
    let moved = diesel::update(row)
        .set((
            articles::state.eq(state.as_str()),
            articles::publish_at.eq(publish_at),
        ))
        .execute(&mut **tx)?;
    match moved {
        1 => Ok(()),
        _ => Err(Error::taken()),
    }
}
