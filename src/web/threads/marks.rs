//! What a page says of its posts to one reader: what is new to him, what is his, what he may do.

use std::fmt::Write;

use super::describe::may_describe;
use crate::app::App;
use crate::spaces::{Add, Delete, Edit, Purge, React, Remove, Reply, Restore};
use crate::threads::{self, Post, PostState, Reaction, Shown};
use crate::web::door::Visit;

/// All that hangs on the reader in the drawing of one post, a bit each.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u32);

impl Marks {
    pub const OWN: u32 = 1;
    pub const NEW: u32 = 1 << 1;
    pub const HERE: u32 = 1 << 2;
    pub const QUOTE: u32 = 1 << 3;
    pub const EDIT: u32 = 1 << 4;
    pub const ADD: u32 = 1 << 5;
    pub const DELETE: u32 = 1 << 6;
    pub const REMOVE: u32 = 1 << 7;
    pub const RESTORE: u32 = 1 << 8;
    pub const PURGE: u32 = 1 << 9;
    pub const DESCRIBE: u32 = 1 << 10;
    pub const REACT: u32 = 1 << 11;
    /// He is told all of why a post is gone.
    pub const INNER: u32 = 1 << 12;
    /// The author moderates, or runs the site.
    pub const MODERATOR: u32 = 1 << 13;
    pub const ADMINISTRATOR: u32 = 1 << 14;
    /// What he has said of it: one bit for each reaction, in their order.
    const SAID: u32 = 1 << 15;

    pub fn has(self, bit: u32) -> bool {
        self.0 & bit != 0
    }

    /// True when he has said this of the post.
    pub fn said(self, reaction: Reaction) -> bool {
        self.has(Marks::SAID << place(reaction))
    }

    fn set(&mut self, bit: u32, is_so: bool) {
        self.0 |= if is_so { bit } else { 0 };
    }
}

fn place(reaction: Reaction) -> usize {
    let all = Reaction::ALL.iter();
    all.take_while(|known| **known != reaction).count()
}

/// The marks of the page's posts; `here` is the post that he was led to.
pub(super) fn marks(app: &App, visit: &Visit, shown: &Shown, here: Option<i64>) -> Vec<Marks> {
    let posts = shown.posts().iter();
    posts
        .map(|post| of_post(app, visit, shown, post, here))
        .collect()
}

fn of_post(app: &App, visit: &Visit, shown: &Shown, post: &Post, here: Option<i64>) -> Marks {
    let (now, limits, viewer) = (app.clock.now(), &app.config.limits, &visit.viewer);
    let facts = threads::facts(&shown.found.thread, post, limits, now);
    let gone = post.state.is_gone();
    let held = matches!(post.state, PostState::Held | PostState::Refused);
    let own = viewer.id() == Some(post.author);
    let may = &shown.may;
    let mut marks = Marks::default();
    marks.set(Marks::OWN, own);
    // Neither a tombstone nor one's own word is news.
    let new = !gone && !held && !own && !shown.base.has(post.n);
    marks.set(Marks::NEW, new);
    marks.set(Marks::HERE, here == Some(post.id.0));
    let moderates = shown.found.sight.moderates(shown.found.space.id);
    marks.set(Marks::INNER, moderates || own);
    let by_moderator = shown.moderators.contains(&post.author);
    marks.set(Marks::MODERATOR, !gone && by_moderator);
    let author = shown.people.get(&post.author);
    let administrator = author.is_some_and(|person| person.administrator);
    marks.set(Marks::ADMINISTRATOR, !gone && administrator);
    if viewer.id().is_none() {
        return marks;
    }
    let thread = threads::thread_facts(&shown.found.thread, now);
    marks.set(Marks::QUOTE, !gone && may.check::<Reply>(&thread).is_ok());
    let edit = may.check::<Edit>(&facts).is_ok();
    marks.set(Marks::EDIT, edit);
    marks.set(Marks::ADD, !edit && may.check::<Add>(&facts).is_ok());
    let asks = shown.found.thread.asks(post);
    let delete = !asks && may.check::<Delete>(&facts).is_ok();
    marks.set(Marks::DELETE, delete);
    marks.set(
        Marks::REMOVE,
        !delete && may.check::<Remove>(&facts).is_ok(),
    );
    let lifted = threads::restorable(&shown.found, post, viewer, &facts, now);
    let restore = lifted.is_ok() && may.check::<Restore>(&facts).is_ok();
    marks.set(Marks::RESTORE, restore);
    let purged = post.state == PostState::Purged;
    marks.set(Marks::PURGE, !purged && may.check::<Purge>(&facts).is_ok());
    marks.set(Marks::DESCRIBE, !gone && may_describe(may, &facts));
    let reacts = !own && !gone && !shown.found.forum.no_reactions;
    marks.set(Marks::REACT, reacts && may.check::<React>(&facts).is_ok());
    for (id, reaction) in &shown.own {
        marks.set(Marks::SAID << place(*reaction), *id == post.id);
    }
    marks
}

/// All that the drawing of a page's posts hangs on beside their rows, as text: two readers for whom it is the same
/// are shown the same bytes.
pub(super) fn look(visit: &Visit, shown: &Shown, marks: &[Marks]) -> String {
    let mut look = String::with_capacity(40 * marks.len() + 200);
    let (signed_in, zone) = (visit.viewer.id().is_some(), visit.zone.name());
    let thread = &shown.found.thread;
    let lang = visit.lang.code();
    // Writing into a text cannot fail.
    let _ = write!(
        look,
        "{lang} {zone} {signed_in} {:?} {}",
        shown.news, thread.slug
    );
    for (post, marks) in shown.posts().iter().zip(marks) {
        let _ = write!(look, "\n{:x} ", marks.0);
        look.push_str(name(shown, post));
    }
    for (post, _) in &shown.shared.above {
        look.push('\n');
        look.push_str(name(shown, post));
    }
    look
}

fn name<'s>(shown: &'s Shown, post: &Post) -> &'s str {
    shown.signed(post)
}
