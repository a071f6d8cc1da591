//! A believable community to try the site with, written through the rooms like any other.

mod askers;
mod blogs;
mod content;
mod crowd;
mod deeds;
mod long;
mod offices;
mod official;
mod picture;
mod questions;
mod told;

pub use askers::add as add_questions;
pub use crowd::add as add_crowd;

use std::collections::HashMap;
use std::sync::Arc;

use crate::accounts::{self, Duty, Me, NewPerson, OneTime, Profile, Theme, Viewer};
use crate::app::App;
use crate::base::{
    Clock, Error, ForumId, Instant, PostId, Result, SessionId, SpaceId, ThreadId, UserId, days,
};
use crate::config::{Config, Limits};
use crate::db::{Db, Tx};
use crate::files::{self, Store};
use crate::markup::{self, PLACEHOLDER, Place, Rendered};
use crate::notices::{self, Level, Target};
use crate::residents;
use crate::spaces::{self, ForumForm, NewForum, NewSpace, Role, Tag};
use crate::threads::{self, Kept, NewPost, NewThread, Via};
use content::{Content, Post, Space, Thread};
use deeds::{Deed, What, deeds_of};

/// How long ago the demo site began.
const AGE: std::time::Duration = days(420);

/// What was told longer ago has been read.
const UNREAD: std::time::Duration = days(3);

/// The roles that the console offers, with the person who plays each.
pub const ROLES: &[(&str, &str)] = &[
    ("administrator", "aigul"),
    ("moderator", "svetlana"),
    ("deputy", "gulnar"),
    ("member", "marat"),
    ("newcomer", "aisulu"),
];

/// Fills an empty site. The clock of the writing is moved from deed to deed, so that all has its day.
///
/// # Errors
/// Says which piece of the content a room refused, and why.
pub async fn fill(config: &Config) -> std::result::Result<(), String> {
    let content = content::load()?;
    let now = Clock::System.now();
    let clock = Clock::hand(now.minus(AGE));
    let db = Db::open(&crowd::hasty(config), &clock)?;
    let mut stage = Stage {
        db,
        store: Store::new(&config.files_dir),
        clock,
        people: HashMap::new(),
        forums: HashMap::new(),
        // The people of the demo wrote over weeks.
        limits: Limits {
            rates: false,
            ..config.limits
        },
    };
    let outcome = stage.play(&content, now).await;
    told::tell(&stage.db).await;
    stage.db.close();
    outcome.map_err(|(what, why)| format!("demo: {what}: {why}"))
}

/// New one-time sign-in links for each role: role, name, address.
///
/// # Errors
/// What the database says; `NotFound` when this is not a demo site.
pub async fn entries(
    app: &App,
    link: fn(&App) -> OneTime,
) -> Result<Vec<(&'static str, &'static str, String)>> {
    let mut out = Vec::new();
    for (role, name) in ROLES {
        let made = link(app);
        let address = made.link.clone();
        app.db
            .write(move |tx| {
                let person = accounts::by_name(tx, name)?;
                accounts::offer_entry(tx, person.id, &made)
            })
            .await?;
        out.push((*role, *name, address));
    }
    Ok(out)
}

/// Somebody who has signed in, and proved at `proved_at` that it is he.
fn entered(
    id: UserId,
    new: NewPerson,
    (administrator, trust): (bool, i16),
    (seen_at, proved_at): (Instant, Instant),
) -> Viewer {
    Viewer::Member(Arc::new(Me {
        id,
        name: new.name,
        display_name: new.display_name,
        administrator,
        trust,
        confirmed: true,
        lang: new.lang,
        zone: new.zone,
        theme: Theme::Auto,
        session: SessionId(0),
        seen_at,
        proved_at,
        factor: false,
        duty: Duty::None,
        from: String::new(),
        grant: None,
        stopped: None,
        shows_reading: false,
    }))
}

type Fault = (String, Error);

struct Stage {
    db: Db,
    store: Store,
    clock: Clock,
    people: HashMap<String, Viewer>,
    forums: HashMap<(String, String), (SpaceId, ForumId)>,
    limits: Limits,
}

impl Stage {
    async fn play(&mut self, content: &Content, now: Instant) -> std::result::Result<(), Fault> {
        for person in &content.people {
            self.person(person, now)
                .await
                .map_err(|why| (person.name.clone(), why))?;
        }
        for space in &content.spaces {
            self.space(space)
                .await
                .map_err(|why| (space.slug.clone(), why))?;
        }
        self.blogs(now).await?;
        self.offices(now).await?;
        self.official(now).await?;
        self.clock_back(now);
        let mut all: Vec<Thread> = content.threads.clone();
        all.extend(content.long.iter().map(long::grow));
        self.threads(&all, now).await?;
        for space in &content.spaces {
            for forum in space.forums.iter().filter(|forum| forum.archived) {
                let what = format!("{}/{}", space.slug, forum.slug);
                self.archive(space, forum)
                    .await
                    .map_err(|why| (what, why))?;
            }
        }
        Ok(())
    }

    async fn person(&mut self, person: &content::Person, now: Instant) -> Result<()> {
        if person.new {
            self.move_to(now.minus(days(2)));
        }
        let administrator = person.role.as_deref() == Some("administrator");
        let new = NewPerson {
            name: person.name.clone(),
            display_name: person.display.clone(),
            email: String::new(),
            password: String::new(),
            lang: person.lang.clone(),
            zone: person.zone.clone(),
        };
        let (trust, waits) = (i16::from(!person.new), person.waits);
        let profile = Profile {
            display_name: person.display.clone(),
            about: person.about.clone(),
        };
        let name = person.name.clone();
        let viewer = self
            .db
            .write(move |tx| {
                let id = accounts::settle_in(tx, &new, administrator, trust)?;
                if waits {
                    accounts::uncheck(tx, id)?;
                }
                let seen = (tx.now(), now);
                let viewer = entered(id, new, (administrator, trust), seen);
                accounts::change_profile(tx, &viewer, &profile)?;
                Ok(viewer)
            })
            .await?;
        if person.picture {
            self.picture(&viewer, &name).await?;
        }
        self.people.insert(name, viewer);
        if person.new {
            self.clock_back(now);
        }
        Ok(())
    }

    /// Shows a picture beside a name, as its owner would.
    async fn picture(&self, viewer: &Viewer, name: &str) -> Result<()> {
        let made = files::avatar(&picture::drawn(name)?)?;
        let new = made.named();
        self.store.put(&new.name, &made.forms)?;
        let viewer = viewer.clone();
        self.write(move |tx| files::choose_avatar(tx, &viewer, &new, false))
            .await
    }

    async fn space(&mut self, space: &Space) -> Result<()> {
        let administrator = self.administrator()?;
        let mut new = NewSpace::parse(
            &space.name,
            &space.slug,
            &space.kind,
            &space.aim,
            &space.rules,
            &space.lang,
        )?;
        new.rules_html = markup::anchored(&render(&new.rules)?.html, 0);
        let roles: Vec<(Viewer, Role)> = std::iter::once((&space.owner, Role::Moderator))
            .chain(space.moderators.iter().map(|name| (name, Role::Moderator)))
            .chain(space.members.iter().map(|name| (name, Role::Member)))
            .chain(space.asking.iter().map(|name| (name, Role::Asking)))
            .map(|(name, role)| Ok((self.viewer(name)?, role)))
            .collect::<Result<_>>()?;
        let forums: Vec<NewForum> = space
            .forums
            .iter()
            .enumerate()
            .map(|(i, forum)| forum_settings(&space.kind, forum, i, false))
            .collect::<Result<_>>()?;
        let residents: Vec<Viewer> = space
            .residents
            .iter()
            .map(|name| self.viewer(name))
            .collect::<Result<_>>()?;
        let tags = space.tags.clone();
        let owner_is_administrator = space.owner == ADMINISTRATOR;
        let made = self
            .db
            .write(move |tx| {
                let id = spaces::open(tx, &administrator, &new)?;
                for (viewer, role) in &roles {
                    spaces::settle(tx, &administrator, id, viewer.me()?.id, *role)?;
                    if *role == Role::Moderator {
                        notices::choose(tx, viewer, Target::Space(id), Level::All)?;
                    }
                }
                for resident in &residents {
                    residents::confirm(tx, &administrator, id, resident.me()?.id)?;
                }
                let sight = spaces::sight(tx, &administrator)?;
                let opened = spaces::find(tx, &sight, &new.slug)?;
                for tag in &tags {
                    spaces::add_tag(tx, &administrator, &opened, &Tag::parse(tag)?)?;
                }
                if !owner_is_administrator {
                    // Who opened the space for others does not stay among its moderators.
                    spaces::leave(tx, &administrator, id)?;
                }
                let ids = forums
                    .iter()
                    .map(|forum| spaces::open_forum(tx, &administrator, id, forum));
                Ok((id, ids.collect::<Result<Vec<_>>>()?))
            })
            .await?;
        for (forum, id) in space.forums.iter().zip(made.1) {
            self.forums
                .insert((space.slug.clone(), forum.slug.clone()), (made.0, id));
        }
        Ok(())
    }

    async fn archive(&mut self, space: &Space, forum: &content::Forum) -> Result<()> {
        let administrator = self.administrator()?;
        let (space_id, forum_id) = self.forum(&space.slug, &forum.slug)?;
        let position = space
            .forums
            .iter()
            .position(|f| f.slug == forum.slug)
            .unwrap_or(0);
        let settings = forum_settings(&space.kind, forum, position, true)?;
        self.db
            .write(move |tx| {
                spaces::change_forum(tx, &administrator, space_id, forum_id, &settings)
            })
            .await
    }

    async fn threads(&mut self, all: &[Thread], now: Instant) -> std::result::Result<(), Fault> {
        let mut deeds: Vec<Deed> = Vec::new();
        for (i, thread) in all.iter().enumerate() {
            deeds.extend(deeds_of(i, thread, now));
        }
        deeds.sort_by_key(|deed| deed.at);
        let mut made: Vec<(Option<ThreadId>, Vec<Option<PostId>>)> = all
            .iter()
            .map(|thread| (None, vec![None; thread.posts.len()]))
            .collect();
        let script = questions::Script::read(now);
        let mut script = script.map_err(|why| ("questions".to_owned(), why))?;
        let mut read = false;
        for deed in deeds {
            self.questions(&mut script, deed.at).await?;
            if !read && deed.at >= now.minus(UNREAD) {
                read = true;
                told::read(&self.db, self.people.values())
                    .await
                    .map_err(|why| ("notices".to_owned(), why))?;
            }
            self.move_to(deed.at);
            let (Some(thread), Some(so_far)) = (all.get(deed.thread), made.get_mut(deed.thread))
            else {
                continue;
            };
            self.act(thread, deed.what, so_far)
                .await
                .map_err(|why| (format!("{} ({})", thread.title, thread.forum), why))?;
        }
        self.questions_to_the_end(&mut script, now).await
    }

    async fn act(
        &mut self,
        thread: &Thread,
        what: What,
        made: &mut (Option<ThreadId>, Vec<Option<PostId>>),
    ) -> Result<()> {
        let limits = self.limits;
        let known = |i: usize| made.1.get(i).copied().flatten().ok_or(Error::NotFound);
        let post = |i: usize| thread.posts.get(i).ok_or(Error::NotFound);
        match what {
            What::Say(0) => {
                let place = self.forum(&thread.space, thread.first_forum())?;
                let (viewer, opening) = (
                    self.viewer(&thread.author)?,
                    text(post(0)?, &thread.lang, None)?,
                );
                let new = NewThread {
                    title: thread.title.clone(),
                    tags: thread.tags.clone(),
                    opening,
                };
                let (id, first) = self
                    .write(move |tx| {
                        let id = threads::start(tx, &viewer, place, new, &limits)?;
                        let asked = threads::Asked::default();
                        let shown =
                            threads::show(tx, &Kept::default(), (&viewer, Instant(0)), id, &asked)?;
                        let first = shown.posts().first().map(|post| post.id);
                        Ok((id, first.ok_or(Error::NotFound)?))
                    })
                    .await?;
                made.0 = Some(id);
                if let Some(slot) = made.1.first_mut() {
                    *slot = Some(first);
                }
            }
            What::Say(i) => {
                let said = post(i)?;
                let parent = known(said.to.unwrap_or(0))?;
                let quoted = match said.quote {
                    true => Some((post(said.to.unwrap_or(0))?, parent)),
                    false => None,
                };
                let mut new = text(said, &thread.lang, quoted)?;
                new.parent = Some(parent);
                let (viewer, id) = (self.viewer(&said.by)?, made.0.ok_or(Error::NotFound)?);
                let id = self
                    .write(move |tx| threads::reply(tx, &viewer, id, new, &limits))
                    .await?;
                if let Some(slot) = made.1.get_mut(i) {
                    *slot = Some(id);
                }
            }
            What::Edit(i) => {
                let (said, id) = (post(i)?, known(i)?);
                let Some(edited) = &said.edited else {
                    return Ok(());
                };
                let changed = Post {
                    body: edited.source.clone(),
                    ..said.clone()
                };
                let (viewer, new) = (self.viewer(&said.by)?, text(&changed, &thread.lang, None)?);
                self.write(move |tx| threads::edit(tx, &viewer, id, 1, new, &limits))
                    .await?;
            }
            What::Fall(i) => {
                let (said, id) = (post(i)?.clone(), known(i)?);
                let author = self.viewer(&said.by)?;
                let moderator = self.administrator()?;
                self.write(move |tx| match said.removed.as_deref() {
                    Some("moderator") => {
                        let clause: String =
                            said.reason.unwrap_or_default().chars().take(200).collect();
                        let note = said.note.unwrap_or_default();
                        threads::remove(
                            tx,
                            &moderator,
                            id,
                            "private_data",
                            (&clause, &note),
                            &limits,
                        )
                    }
                    _ => threads::delete(tx, &author, id, &limits),
                })
                .await?;
            }
            What::Pin => {
                let (moderator, id) = (self.administrator()?, made.0.ok_or(Error::NotFound)?);
                let until = self.clock.now().plus(days(thread.pinned_days.unwrap_or(0)));
                self.write(move |tx| threads::pin(tx, &moderator, id, until))
                    .await?;
            }
            What::Lock => {
                let Some(lock) = thread.locked.clone() else {
                    return Ok(());
                };
                let (moderator, id) = (self.viewer(&lock.by)?, made.0.ok_or(Error::NotFound)?);
                self.write(move |tx| threads::lock(tx, &moderator, id, &lock.reason, None))
                    .await?;
            }
            What::Move => {
                let (moderator, id) = (self.administrator()?, made.0.ok_or(Error::NotFound)?);
                let (_, to) = self.forum(&thread.space, &thread.forum)?;
                self.write(move |tx| threads::move_to(tx, &moderator, id, to))
                    .await?;
            }
        }
        Ok(())
    }

    async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.db.write(f).await
    }

    fn viewer(&self, name: &str) -> Result<Viewer> {
        self.people
            .get(name)
            .cloned()
            .ok_or_else(|| Error::broken(format!("there is no {name}")))
    }

    fn administrator(&self) -> Result<Viewer> {
        self.viewer(ADMINISTRATOR)
    }

    fn forum(&self, space: &str, forum: &str) -> Result<(SpaceId, ForumId)> {
        let key = (space.to_owned(), forum.to_owned());
        self.forums
            .get(&key)
            .copied()
            .ok_or_else(|| Error::broken(format!("there is no {space}/{forum}")))
    }

    fn move_to(&self, at: Instant) {
        self.clock.advance(at.since(self.clock.now()));
    }

    fn clock_back(&mut self, now: Instant) {
        self.clock.set(now.minus(AGE));
    }
}

/// Who runs the demo site.
const ADMINISTRATOR: &str = "aigul";

fn forum_settings(
    kind: &str,
    forum: &content::Forum,
    position: usize,
    archived: bool,
) -> Result<NewForum> {
    let usual = if kind == "private" {
        "member"
    } else {
        "visitor"
    };
    NewForum::parse(&ForumForm {
        name: &forum.name,
        slug: &forum.slug,
        about: &forum.description,
        parent: forum.parent.as_deref().unwrap_or(""),
        position: &position.to_string(),
        can_read: forum.read.as_deref().unwrap_or(usual),
        can_reply: "member",
        can_start: forum.start.as_deref().unwrap_or("member"),
        archived,
        ..ForumForm::default()
    })
}

fn text(post: &Post, lang: &str, quoted: Option<(&Post, PostId)>) -> Result<NewPost> {
    let quote = quoted.map(|(parent, id)| markup::quote(&parent.by, id.0, &parent.body) + "\n");
    let source = NewPost::source(
        &format!("{}{}", quote.unwrap_or_default(), post.body),
        50_000,
    )?;
    let rendered = render(&source)?;
    let lang = post.lang.clone().unwrap_or_else(|| lang.to_owned());
    Ok(NewPost {
        source,
        rendered,
        lang,
        via: Via::Web,
        parent: None,
    })
}

fn render(source: &str) -> Result<Rendered> {
    render_at(source, 4)
}

/// As [`render`], with headings from this level on.
fn render_at(source: &str, heading: u8) -> Result<Rendered> {
    let place = Place {
        anchor: PLACEHOLDER,
        site_host: "127.0.0.1",
        heading,
        line_breaks: true,
    };
    markup::render(source, &place, &|| false).map_err(|limit| Error::broken(limit.code()))
}
