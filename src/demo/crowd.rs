//! Thousands of discussions, to measure a site with: written through the rooms, from the demo's own sentences.

use super::content::{self, Content};
use super::long::{Dice, grow};
use super::{ADMINISTRATOR, ROLES, forum_settings, text};
use crate::accounts::{self, Viewer};
use crate::base::clock::Stopwatch;
use crate::base::{Clock, Error, ForumId, Result, SpaceId, days};
use crate::config::{Config, Limits};
use crate::db::{Db, Tx};
use crate::notices;
use crate::spaces::{self, NewSpace, Role};
use crate::threads::{self, Asked, Kept, NewPost, NewThread};

/// Posts of a discussion: what a page holds.
const POSTS: usize = 50;
/// Characters of a post, a little more or less.
const LENGTH: usize = 600;
/// Forums among which half of the discussions are dealt out; the first has the others too.
const FORUMS: usize = 20;
/// Different posts.
const TEXTS: usize = 400;

/// Adds about `posts` posts to a demo site, in a community of their own, in discussions of 50. `said` hears how many are
/// there.
///
/// # Errors
/// Says what a room refused, and why.
pub async fn add(
    config: &Config,
    posts: usize,
    said: impl Fn(usize, std::time::Duration),
) -> std::result::Result<(), String> {
    let content = content::load()?;
    let texts = texts(&content).map_err(|why| format!("a text: {why}"))?;
    let now = Clock::System.now();
    let clock = Clock::hand(now.minus(days(400)));
    let db = Db::open(&hasty(config), &clock)?;
    let limits = Limits {
        rates: false,
        ..config.limits
    };
    let discussions = posts.div_ceil(POSTS);
    let step = days(399) / u32::try_from(discussions.max(1)).unwrap_or(u32::MAX);
    let outcome = async {
        let (people, places) = db.write(settle).await?;
        let (watch, mut dice) = (Stopwatch::start(), Dice::new(7));
        for n in 0..discussions {
            clock.advance(step);
            let discussion = Discussion {
                title: format!("Discussion {n}"),
                // Half of them in the first forum: its lists are full however few there are.
                place: *places
                    .get(if n % 2 == 0 { 0 } else { n / 2 % FORUMS })
                    .ok_or(Error::NotFound)?,
                posts: deal(&mut dice, &texts, &people),
            };
            db.write(move |tx| discussion.write(tx, &limits)).await?;
            said((n + 1) * POSTS, watch.elapsed());
        }
        Ok::<(), Error>(())
    };
    let outcome = outcome.await;
    while matches!(db.sequence().await, Ok(n) if n > 0) {}
    // Else the site that is measured would be busy telling thousands of what they said.
    let outcome = match outcome {
        Ok(()) => db.write(notices::pass_over).await,
        failed => failed,
    };
    db.close();
    outcome.map_err(|why| format!("posts to measure with: {why}"))
}

/// The settings of a site that is filled: what a crash takes is written anew.
pub(super) fn hasty(config: &Config) -> Config {
    Config {
        durable: false,
        ..config.clone()
    }
}

/// The demo's long discussions as posts of about one length.
pub(super) fn texts(content: &Content) -> Result<Vec<NewPost>> {
    let grown: Vec<_> = content.long.iter().map(grow).collect();
    let mut said = grown
        .iter()
        .flat_map(|thread| thread.posts.iter().map(|post| (post, &thread.lang)))
        .cycle();
    let mut texts = Vec::with_capacity(TEXTS);
    while texts.len() < TEXTS {
        let (first, lang) = said.next().ok_or(Error::NotFound)?;
        let mut post = first.clone();
        while post.body.chars().count() < LENGTH - 50 {
            let (next, _) = said.next().ok_or(Error::NotFound)?;
            post.body = format!("{}\n\n{}", post.body, next.body);
        }
        post.body = post.body.chars().take(LENGTH + 50).collect();
        texts.push(text(&post, lang, None)?);
    }
    Ok(texts)
}

/// Who writes, and where.
type Cast = (Vec<Viewer>, Vec<(SpaceId, ForumId)>);

/// A community with its forums, and the people who write there.
fn settle(tx: &mut Tx<'_>) -> Result<Cast> {
    let mut people = Vec::new();
    for (_, name) in ROLES.iter().filter(|(role, _)| *role != "newcomer") {
        let id = accounts::by_name(tx, name)?.id;
        let token = accounts::sign_in(tx, id, "console", "127.0.0.1")?;
        let now = tx.now();
        let me = accounts::viewer(tx, token.expose(), now, false)?.ok_or(Error::NotFound)?;
        people.push((id, *name, Viewer::Member(me.into())));
    }
    let root = people.iter().find(|(_, name, _)| *name == ADMINISTRATOR);
    let root = root
        .map(|(_, _, viewer)| viewer.clone())
        .ok_or(Error::NotFound)?;
    let new = NewSpace::parse(
        "A crowd",
        "crowd",
        "public",
        "To measure the site with.",
        "",
        "en",
    )?;
    let space = spaces::open(tx, &root, &new)?;
    for (id, _, _) in &people {
        spaces::settle(tx, &root, space, *id, Role::Member)?;
    }
    let forum = |n: usize| {
        let named = content::Forum::new(format!("talk{n}"));
        forum_settings("public", &named, n, false)
    };
    let forums =
        (0..FORUMS).map(|n| Ok((space, spaces::open_forum(tx, &root, space, &forum(n)?)?)));
    let forums = forums.collect::<Result<Vec<_>>>()?;
    Ok((
        people.into_iter().map(|(_, _, viewer)| viewer).collect(),
        forums,
    ))
}

/// A discussion that is yet to be written: who says what, and to which of the posts ahead of it.
struct Discussion {
    title: String,
    place: (SpaceId, ForumId),
    posts: Vec<(Viewer, NewPost, usize)>,
}

fn deal(dice: &mut Dice, texts: &[NewPost], people: &[Viewer]) -> Vec<(Viewer, NewPost, usize)> {
    let one = |n: usize| {
        let to = match dice.roll(4) {
            0 => 0,
            _ => n.saturating_sub(1 + dice.roll(n.clamp(1, 6))),
        };
        let (viewer, post) = (dice.pick(people)?, dice.pick(texts)?);
        Some((viewer.clone(), post.clone(), to))
    };
    (0..POSTS).filter_map(one).collect()
}

impl Discussion {
    fn write(self, tx: &mut Tx<'_>, limits: &Limits) -> Result<()> {
        let mut posts = self.posts.into_iter();
        let (viewer, opening, _) = posts.next().ok_or(Error::NotFound)?;
        let new = NewThread {
            title: self.title,
            tags: Vec::new(),
            opening,
        };
        let id = threads::start(tx, &viewer, self.place, new, limits)?;
        let now = tx.now();
        let kept = Kept::default();
        let shown = threads::show(tx, &kept, (&viewer, now), id, &Asked::default())?;
        let mut made: Vec<_> = shown.posts().iter().map(|post| post.id).collect();
        for (viewer, mut reply, to) in posts {
            reply.parent = made.get(to).copied();
            made.push(threads::reply(tx, &viewer, id, reply, limits)?);
        }
        Ok(())
    }
}
