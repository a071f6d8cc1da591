//! In random worlds: what one may do, one sees; what one does not see, one is not even refused.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use elab::accounts::{self, Me, Viewer};
use elab::base::{Error, ForumId, PostId, Result, SpaceId, ThreadId, UserId, hours};
use elab::config::Limits;
use elab::db::Tx;
use elab::markup;
use elab::spaces::{self, Facts, ForumForm, NewForum, NewSpace, Place, Role};
use elab::threads::{self, NewPost, NewThread, Via};

use super::world::{person, viewer_of};
use crate::app::TestApp;

/// A small generator (Marsaglia's xorshift64): the seed names the world.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(n).unwrap()).unwrap()
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }
}

/// Two spaces with forums, threads and posts of all states, and people of every standing.
struct World {
    seed: u64,
    dice: Dice,
    keeper: Viewer,
    viewers: Vec<Viewer>,
    spaces: Vec<(SpaceId, String)>,
    forums: Vec<(SpaceId, ForumId)>,
    threads: Vec<ThreadId>,
    posts: Vec<PostId>,
    limits: Limits,
}

impl World {
    fn build(tx: &mut Tx<'_>, seed: u64, people: &[UserId], limits: Limits) -> Result<World> {
        let mut dice = Dice::new(seed);
        let keeper = viewer_of(people[0], true);
        let mut viewers = vec![Viewer::Visitor, keeper.clone()];
        for id in &people[1..] {
            let (confirmed, trust) = (!dice.chance(4), i16::from(!dice.chance(3)));
            viewers.push(changed(*id, |me| {
                (me.confirmed, me.trust) = (confirmed, trust)
            }));
        }
        let (spaces, forums, threads, posts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut world = World {
            seed,
            dice,
            keeper,
            viewers,
            spaces,
            forums,
            threads,
            posts,
            limits,
        };
        for n in 0..2 {
            world.open_space(tx, n, people)?;
        }
        Ok(world)
    }

    fn open_space(&mut self, tx: &mut Tx<'_>, n: usize, people: &[UserId]) -> Result<()> {
        let (seed, keeper) = (self.seed, self.keeper.clone());
        let slug = format!("world-{seed}-{n}");
        let kind = self.dice.one_of(&["public", "restricted", "private"]);
        let space = spaces::open(
            tx,
            &keeper,
            &NewSpace::parse("W", &slug, kind, "To try.", "", "en")?,
        )?;
        for id in &people[1..] {
            let roles = [
                None,
                None,
                Some(Role::Asking),
                Some(Role::Member),
                Some(Role::Member),
                Some(Role::Moderator),
            ];
            if let Some(role) = self.dice.one_of(&roles) {
                spaces::settle(tx, &keeper, space, *id, role)?;
            }
        }
        self.spaces.push((space, slug));
        for slug in ["first", "second"] {
            let forum = spaces::open_forum(
                tx,
                &keeper,
                space,
                &forum(slug, ["visitor", "member", "member"], false),
            )?;
            self.fill(tx, space, forum)?;
            let rights = [
                self.dice
                    .one_of(&["visitor", "visitor", "member", "moderator"]),
                self.dice
                    .one_of(&["member", "member", "trust1", "moderator"]),
                self.dice.one_of(&["member", "trust1", "moderator"]),
            ];
            let archived = self.dice.chance(4);
            spaces::change_forum(
                tx,
                &keeper,
                space,
                forum,
                &self::forum(slug, rights, archived),
            )?;
            self.forums.push((space, forum));
        }
        Ok(())
    }

    /// A thread with posts by whoever may, some of them fallen.
    fn fill(&mut self, tx: &mut Tx<'_>, space: SpaceId, forum: ForumId) -> Result<()> {
        let (keeper, limits) = (self.keeper.clone(), self.limits);
        let new = NewThread {
            title: "Of random things".to_owned(),
            tags: Vec::new(),
            opening: text(None),
        };
        let thread = threads::start(tx, &keeper, (space, forum), new, &crate::app::FREE)?;
        for _ in 0..3 {
            let writer = self.dice.below(self.viewers.len());
            let writer = self.viewers[writer].clone();
            let Ok(post) = threads::reply(tx, &writer, thread, text(None), &crate::app::FREE)
            else {
                continue;
            };
            match self.dice.below(4) {
                0 => threads::delete(tx, &writer, post, &limits)?,
                1 => threads::remove(tx, &keeper, post, "spam", ("", ""), &limits)?,
                _ => {}
            }
            self.posts.push(post);
        }
        if self.dice.chance(3) {
            threads::lock(tx, &keeper, thread, "It is settled.", None)?;
        }
        self.threads.push(thread);
        Ok(())
    }

    fn anybody(&mut self) -> Viewer {
        let n = self.dice.below(self.viewers.len());
        self.viewers[n].clone()
    }

    /// Does a random act and returns what it was, whether its place was seen just before, and what came of it.
    fn act(&mut self, tx: &mut Tx<'_>, viewer: &Viewer) -> (String, bool, Result<()>) {
        let (space, slug) = self.spaces[self.dice.below(self.spaces.len())].clone();
        let (home, forum) = self.dice.one_of(&self.forums.clone());
        let (thread, limits) = (self.dice.one_of(&self.threads.clone()), self.limits);
        let post = if self.posts.is_empty() {
            PostId(1)
        } else {
            self.dice.one_of(&self.posts.clone())
        };
        let whom = self.anybody().id().unwrap_or(UserId(1));
        let now = tx.now();
        let sight = spaces::sight(tx, viewer).unwrap();
        let n = self.dice.below(16);
        let seen = match n {
            0 => spaces::forum_by_id(tx, &sight, forum).is_ok(),
            1..=3 | 8..=11 => threads::find(tx, viewer, thread).is_ok(),
            4..=7 => threads::post(tx, viewer, post, now).is_ok(),
            _ => spaces::find(tx, &sight, &slug).is_ok(),
        };
        let done = match n {
            0 => threads::start(tx, viewer, (home, forum), opening(), &crate::app::FREE).map(drop),
            1 | 2 => threads::reply(tx, viewer, thread, text(None), &crate::app::FREE).map(drop),
            3 => threads::reply(tx, viewer, thread, text(Some(post)), &crate::app::FREE).map(drop),
            4 => threads::edit(tx, viewer, post, 1, text(None), &limits),
            5 => threads::delete(tx, viewer, post, &limits),
            6 => threads::remove(tx, viewer, post, "spam", ("", ""), &limits),
            7 => threads::restore(tx, viewer, post, &limits),
            8 => threads::lock(tx, viewer, thread, "It is settled.", None),
            9 => threads::unlock(tx, viewer, thread),
            10 => threads::pin(tx, viewer, thread, now.plus(hours(24))),
            11 => {
                let moved = threads::move_to(tx, viewer, thread, forum);
                let there = spaces::forum_by_id(tx, &sight, forum).is_ok();
                assert!(
                    moved.is_err() || there,
                    "moved where {viewer:?} sees nothing"
                );
                moved
            }
            12 => spaces::find(tx, &sight, &slug)
                .and_then(|found| spaces::join(tx, viewer, &found).map(drop)),
            13 => spaces::leave(tx, viewer, space),
            14 => spaces::admit(tx, viewer, space, whom),
            _ => spaces::appoint(tx, viewer, space, whom, Role::Moderator),
        };
        (
            format!("world {}, act {n} by {viewer:?}", self.seed),
            seen,
            done,
        )
    }
}

fn changed(id: UserId, change: impl FnOnce(&mut Me)) -> Viewer {
    let mut me = viewer_of(id, false).me().unwrap().clone();
    change(&mut me);
    Viewer::Member(Arc::new(me))
}

fn forum(
    slug: &'static str,
    [can_read, can_reply, can_start]: [&'static str; 3],
    archived: bool,
) -> NewForum {
    let sent = ForumForm {
        name: slug,
        slug,
        position: "0",
        can_read,
        can_reply,
        can_start,
        archived,
        ..ForumForm::default()
    };
    NewForum::parse(&sent).unwrap()
}

fn text(parent: Option<PostId>) -> NewPost {
    let rendered = markup::Rendered {
        files: Vec::new(),
        html: "<p>Said.</p>".to_owned(),
        text: "Said.".to_owned(),
        mentions: Vec::new(),
        quotes: Vec::new(),
        version: markup::RENDERER_VERSION,
    };
    NewPost {
        source: "Said.".to_owned(),
        rendered,
        lang: "en".to_owned(),
        via: Via::Web,
        parent,
    }
}

fn opening() -> NewThread {
    NewThread {
        title: "Of random things".to_owned(),
        tags: Vec::new(),
        opening: text(None),
    }
}

/// Runs `check` in `count` random worlds, each in a transaction that is undone; sums up what it counts.
async fn in_worlds(count: u64, check: fn(&mut Tx<'_>, World) -> usize) -> usize {
    let counted = Arc::new(AtomicUsize::new(0));
    let site = TestApp::start().await;
    let people: Vec<UserId> = site
        .app
        .db
        .write(|tx| {
            let new = |n| person(&format!("person-{n}"), "");
            (0..7)
                .map(|n| accounts::settle_in(tx, &new(n), n == 0, 1))
                .collect()
        })
        .await
        .unwrap();
    let limits = site.app.config.limits;
    for seed in 1..=count {
        let (people, counted) = (people.clone(), counted.clone());
        let undone = site.app.db.write(move |tx| {
            let world = World::build(tx, seed, &people, limits)?;
            counted.fetch_add(check(tx, world), Ordering::SeqCst);
            Err::<(), _>(Error::TooLarge)
        });
        assert_eq!(undone.await, Err(Error::TooLarge), "world {seed}");
    }
    counted.load(Ordering::SeqCst)
}

#[tokio::test]
async fn what_one_may_do_one_sees_and_what_one_does_not_see_is_not_found() {
    let done = in_worlds(300, |tx, mut world| {
        let mut done = 0;
        for _ in 0..25 {
            let viewer = world.anybody();
            let (what, seen, outcome) = world.act(tx, &viewer);
            match (&outcome, viewer.id()) {
                (Ok(()), _) => assert!(seen, "{what} was done unseen"),
                (Err(Error::SignIn), None) => {}
                (Err(error), _) if !seen => assert_eq!(*error, Error::NotFound, "{what}"),
                (Err(Error::Broken(why)), _) => panic!("{what}: {why}"),
                _ => {}
            }
            done += usize::from(outcome.is_ok());
        }
        done
    })
    .await;
    assert!(done > 1000, "only {done} acts were done");
}

#[tokio::test]
async fn the_permit_for_each_capability_says_what_sight_says() {
    let asked = in_worlds(30, |tx, world| {
        for viewer in &world.viewers {
            for (space, forum) in &world.forums {
                let sight = spaces::sight(tx, viewer).unwrap();
                let place = Place::Forum(*space, *forum);
                let found = spaces::forum_by_id(tx, &sight, *forum);
                let author = Facts { author: viewer.id(), ..Facts::default() };
                let now = tx.now();
                macro_rules! agree {
                    ($($cap:ident)+) => {$({
                        let got = spaces::permit::<spaces::$cap>(tx, viewer, place, &author).map(drop);
                        let what = format!("world {}: {} by {viewer:?}", world.seed, stringify!($cap));
                        match &found {
                            Err(_) => assert_eq!(got, Err(Error::NotFound), "{what}"),
                            Ok((space, forum)) => {
                                let may = spaces::may(viewer, &sight, space.id, Some(forum), now);
                                assert_eq!(got, may.check::<spaces::$cap>(&author), "{what}: the page says else");
                            }
                        }
                    })+};
                }
                agree!(Join Leave Start Reply Edit Delete Restore Remove Lock Pin Move ApproveMember ManageSpace OpenSpace SaveDraft Upload);
            }
        }
        world.viewers.len() * world.forums.len()
    })
    .await;
    assert!(asked > 500, "only {asked} places were asked about");
}

#[tokio::test]
async fn nobody_unconfirmed_writes() {
    let tried = in_worlds(40, |tx, mut world| {
        let mut tried = 0;
        for n in 1..world.viewers.len() {
            let me = world.viewers[n].me().unwrap().clone();
            let viewer = changed(me.id, |new| {
                *new = Me {
                    confirmed: false,
                    ..me
                }
            });
            for _ in 0..10 {
                let (what, seen, outcome) = world.act(tx, &viewer);
                let want = if seen {
                    Error::refused("unconfirmed", "self")
                } else {
                    Error::NotFound
                };
                assert_eq!(outcome, Err(want), "{what}");
                tried += usize::from(seen);
            }
        }
        tried
    })
    .await;
    assert!(tried > 500, "only {tried} acts were tried in sight");
}

#[tokio::test]
async fn who_leaves_loses_his_rights_at_once() {
    let left = in_worlds(50, |tx, world| {
        let mut left = 0;
        for viewer in world
            .viewers
            .iter()
            .skip(2)
            .filter(|v| v.me().unwrap().confirmed)
        {
            for (space, slug) in &world.spaces {
                let belonged = spaces::sight(tx, viewer).unwrap().belongs(*space);
                if !belonged {
                    continue;
                }
                spaces::leave(tx, viewer, *space).unwrap();
                left += 1;
                let sight = spaces::sight(tx, viewer).unwrap();
                assert!(
                    !sight.belongs(*space) && !sight.moderates(*space),
                    "world {}",
                    world.seed
                );
                let all = spaces::sight(tx, &world.keeper).unwrap();
                let kind = spaces::find(tx, &all, slug).unwrap().kind;
                let seen = spaces::find(tx, &sight, slug).is_ok();
                assert_eq!(
                    seen,
                    kind != spaces::SpaceKind::Private,
                    "world {}",
                    world.seed
                );
                for (_, forum) in world.forums.iter().filter(|(home, _)| home == space) {
                    let place = Place::Forum(*space, *forum);
                    let own = Facts {
                        author: viewer.id(),
                        ..Facts::default()
                    };
                    let refused = |done: Result<()>| match done {
                        Err(Error::NotFound) => {}
                        Err(Error::Refused(_)) if seen => {}
                        other => panic!("world {}: {other:?} for {viewer:?}", world.seed),
                    };
                    refused(spaces::permit::<spaces::Start>(tx, viewer, place, &own).map(drop));
                    refused(spaces::permit::<spaces::Reply>(tx, viewer, place, &own).map(drop));
                    refused(spaces::permit::<spaces::Edit>(tx, viewer, place, &own).map(drop));
                    refused(spaces::permit::<spaces::Remove>(tx, viewer, place, &own).map(drop));
                    refused(spaces::permit::<spaces::Lock>(tx, viewer, place, &own).map(drop));
                }
            }
        }
        left
    })
    .await;
    assert!(left > 100, "only {left} left");
}
