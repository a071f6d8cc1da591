//! Two locks: `seen_*` is what a viewer may see, `permit` is what he may do; what one may do, one sees.

use std::collections::{HashMap, HashSet};
use std::marker::PhantomData;
use std::time::Duration;

use diesel::prelude::*;

use super::caps::{Cap, Condition, Need};
use super::model::{Forum, Hand, Right, Role, Space, SpaceKind};
use super::rows;
use crate::accounts::{Person, Scope, Viewer};
use crate::base::{Error, ForumId, Instant, Result, SpaceId, UserId, hours};
use crate::db::schema::{forums, memberships, spaces};
use crate::db::{AmongMethods, Conn, PreparedMethods, Tx, each};

/// An administrator proves again after this time that it is he.
const HOUR: Duration = hours(1);

/// What a viewer sees: made once per snapshot, asked by every room.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    all: bool,
    trust: i16,
    person: Option<UserId>,
    spaces: Vec<SpaceId>,
    moderates: Vec<SpaceId>,
}

impl Sight {
    /// True when the viewer moderates this space.
    pub fn moderates(&self, space: SpaceId) -> bool {
        self.all || self.moderates.contains(&space)
    }

    /// True when the viewer moderates every space.
    pub fn moderates_all(&self) -> bool {
        self.all
    }

    /// The spaces that the viewer was made a moderator of.
    pub fn moderated(&self) -> Vec<SpaceId> {
        self.moderates.clone()
    }

    /// The viewer's id; nobody's for a visitor.
    pub fn person(&self) -> UserId {
        self.person.unwrap_or(UserId(0))
    }

    /// True when the viewer belongs to this space.
    pub fn belongs(&self, space: SpaceId) -> bool {
        self.spaces.contains(&space)
    }

    /// The spaces that the viewer belongs to.
    pub fn own_spaces(&self) -> &[SpaceId] {
        &self.spaces
    }

    /// The kinds of space that this viewer sees without belonging to them.
    fn open_kinds(&self) -> Vec<&'static str> {
        let seen = |kind: &&SpaceKind| self.all || kind.is_open();
        SpaceKind::ALL
            .iter()
            .filter(seen)
            .map(|kind| kind.as_str())
            .collect()
    }

    /// The rights that somebody of this standing has.
    fn readable(&self, member: bool, moderator: bool) -> Vec<&'static str> {
        let given = |right: &&Right| right.given(member, moderator, self.trust);
        Right::ALL
            .iter()
            .filter(given)
            .map(|right| right.as_str())
            .collect()
    }

    fn has(&self, right: Right, space: SpaceId) -> bool {
        right.given(self.belongs(space), self.moderates(space), self.trust)
    }

    fn sees(&self, kind: SpaceKind, space: SpaceId) -> bool {
        self.all || kind.is_open() || self.belongs(space)
    }
}

/// What the program itself sees, which shows it to nobody.
pub fn sight_of_the_site() -> Sight {
    Sight {
        all: true,
        ..Sight::default()
    }
}

/// What this viewer may see, as his memberships stand in this snapshot.
///
/// # Errors
/// What the database says.
pub fn sight(c: &mut Conn, viewer: &Viewer) -> Result<Sight> {
    let Some(me) = viewer.person() else {
        return Ok(Sight::default());
    };
    let mut sight = Sight {
        all: viewer.is_administrator(),
        trust: me.trust,
        person: Some(me.id),
        spaces: vec![SpaceId::BLOGS],
        ..Sight::default()
    };
    let rows: Vec<(SpaceId, String)> = each!(c, |c| memberships::table
        .filter(memberships::user_id.eq(me.id))
        .select((memberships::space_id, memberships::role))
        .load(c))?;
    for (space, role) in rows {
        match Role::from_word(&role) {
            Some(Role::Member) => sight.spaces.push(space),
            Some(Role::Moderator) if !viewer.is_awake() => sight.spaces.push(space),
            Some(Role::Moderator) => {
                sight.spaces.push(space);
                // By a token one moderates only where it says so.
                let grant = me.grant.as_ref();
                if grant.is_none_or(|grant| grant.scopes.hold(Scope::Moderate, Some(space))) {
                    sight.moderates.push(space);
                }
            }
            Some(Role::Asking) | None => {}
        }
    }
    Ok(sight)
}

/// Those of these people who may read a forum of this space, or see the space where none is named.
///
/// # Errors
/// What the database says.
pub fn readers(
    c: &mut Conn,
    space: &Space,
    forum: Option<&Forum>,
    people: &[Person],
) -> Result<HashSet<UserId>> {
    let ids: Vec<UserId> = people.iter().map(|person| person.id).collect();
    let rows: Vec<(UserId, String)> = each!(c, |c| memberships::table
        .filter(memberships::space_id.eq(space.id))
        .filter(memberships::user_id.among(ids))
        .select((memberships::user_id, memberships::role))
        .prepared()
        .load(c))?;
    let roles: HashMap<UserId, Option<Role>> = rows
        .into_iter()
        .map(|(id, role)| (id, Role::from_word(&role)))
        .collect();
    let reads = |person: &&Person| {
        let role = roles.get(&person.id).copied().flatten();
        let moderator = person.administrator || role == Some(Role::Moderator);
        let member = moderator || role == Some(Role::Member);
        let right = forum.map_or(Right::Visitor, |forum| forum.can_read);
        (space.kind.is_open() || member) && right.given(member, moderator, person.trust)
    };
    Ok(people
        .iter()
        .filter(reads)
        .map(|person| person.id)
        .collect())
}

/// True for a space that may be seen: filters any query that joins `spaces`.
#[diesel::dsl::auto_type(dsl_path = "crate::db::dsl")]
pub fn seen_space(sight: &Sight) -> _ {
    let open: Vec<&'static str> = sight.open_kinds();
    let own: Vec<SpaceId> = sight.spaces.clone();
    spaces::kind.among(open).or(spaces::id.among(own))
}

/// True for a forum that may be seen: filters any query that joins `forums` and `spaces`.
#[diesel::dsl::auto_type(dsl_path = "crate::db::dsl")]
pub fn seen_forum(sight: &Sight) -> _ {
    let open: Vec<&'static str> = sight.open_kinds();
    let own: Vec<SpaceId> = sight.spaces.clone();
    let mine: Vec<SpaceId> = sight.spaces.clone();
    let moderated: Vec<SpaceId> = sight.moderates.clone();
    let anybody: Vec<&'static str> = sight.readable(sight.all, sight.all);
    let member: Vec<&'static str> = sight.readable(true, false);
    let moderator: Vec<&'static str> = sight.readable(true, true);
    let right = forums::can_read
        .among(anybody)
        .or(forums::can_read
            .among(member)
            .and(forums::space_id.among(own)))
        .or(forums::can_read
            .among(moderator)
            .and(forums::space_id.among(moderated)));
    spaces::kind
        .among(open)
        .or(spaces::id.among(mine))
        .and(right)
}

/// Where an act is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The site as a whole.
    Site,
    /// A space.
    Space(SpaceId),
    /// A forum of a space.
    Forum(SpaceId, ForumId),
}

/// What the room that owns an object says of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Who wrote it.
    pub author: Option<UserId>,
    /// The viewer keeps the blog it stands in.
    pub keeper: bool,
    /// The viewer writes the article along with its author.
    pub coauthor: bool,
    /// The thread is locked.
    pub locked: bool,
    /// Nobody comments on the article any more.
    pub closed: bool,
    /// It has been removed, or waits for approval.
    pub fallen: bool,
    /// Until when the author may change it.
    pub until: Option<Instant>,
    /// What the viewer may do for the office that it is before.
    pub hand: Option<Hand>,
}

/// The right to do one thing in one place. Whatever writes rows takes one; only [`permit`] makes one.
#[derive(Debug)]
pub struct Permit<C: Cap> {
    /// The accountable person.
    pub by: UserId,
    /// Where.
    pub place: Place,
    cap: PhantomData<C>,
}

/// Asks THE table whether the viewer may do `C` here and now.
///
/// # Errors
/// `SignIn` for a visitor, `NotFound` when he does not see the place, `Refused` with the rule and who can lift it,
/// `Locked` when the place's state forbids it to all, `StepUp` when an administrator has not given his password for an
/// hour.
pub fn permit<C: Cap>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    place: Place,
    facts: &Facts,
) -> Result<Permit<C>> {
    let standing = Standing::of(tx, viewer, place)?;
    granted(tx, viewer, &standing, place, facts)
}

/// As [`permit`], in a forum that this transaction has found through the viewer's sight.
///
/// # Errors
/// As [`permit`].
pub fn permit_found<C: Cap>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (sight, forum): (&Sight, &Forum),
    facts: &Facts,
) -> Result<Permit<C>> {
    let standing = Standing {
        sight: sight.clone(),
        space: Some(forum.space),
        forum: Some(forum.clone()),
    };
    granted(
        tx,
        viewer,
        &standing,
        Place::Forum(forum.space, forum.id),
        facts,
    )
}

fn granted<C: Cap>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    standing: &Standing,
    place: Place,
    facts: &Facts,
) -> Result<Permit<C>> {
    let (now, by) = (tx.now(), viewer.me()?.id);
    standing.check(viewer, C::NEED, C::WHEN, facts, now)?;
    if C::NEED == Need::Administrator {
        viewer.proved(now, HOUR)?;
    }
    Ok(Permit {
        by,
        place,
        cap: PhantomData,
    })
}

/// What a page offers the viewer; the same table, asked without writing.
#[derive(Clone, Debug)]
pub struct May {
    standing: Standing,
    viewer: Viewer,
    now: Instant,
}

impl May {
    /// Why the viewer may not do `C` to a thing with these facts; `Ok` when he may.
    ///
    /// # Errors
    /// As [`permit`].
    pub fn check<C: Cap>(&self, facts: &Facts) -> Result<()> {
        self.viewer.me()?;
        self.standing
            .check(&self.viewer, C::NEED, C::WHEN, facts, self.now)
    }
}

/// The viewer's standing in a place that was found through his sight, to be asked for every post of a page.
pub fn may(
    viewer: &Viewer,
    sight: &Sight,
    space: SpaceId,
    forum: Option<&Forum>,
    now: Instant,
) -> May {
    let standing = Standing {
        sight: sight.clone(),
        space: Some(space),
        forum: forum.cloned(),
    };
    May {
        standing,
        viewer: viewer.clone(),
        now,
    }
}

/// The viewer's standing on the site as a whole.
pub fn may_on_site(viewer: &Viewer, sight: &Sight, now: Instant) -> May {
    let standing = Standing {
        sight: sight.clone(),
        space: None,
        forum: None,
    };
    May {
        standing,
        viewer: viewer.clone(),
        now,
    }
}

/// What the viewer is in a place, and what the place's rows say.
#[derive(Clone, Debug)]
struct Standing {
    sight: Sight,
    space: Option<SpaceId>,
    forum: Option<Forum>,
}

impl Standing {
    fn of(c: &mut Conn, viewer: &Viewer, place: Place) -> Result<Standing> {
        let sight = sight(c, viewer)?;
        let (space, forum) = match place {
            Place::Site => {
                return Ok(Standing {
                    sight,
                    space: None,
                    forum: None,
                });
            }
            Place::Space(space) => (space, None),
            Place::Forum(space, forum) => (space, Some(rows::forum_row(c, forum)?)),
        };
        let sees_space = sight.sees(rows::kind_of(c, space)?, space);
        let sees_forum = forum
            .as_ref()
            .is_none_or(|f| f.space == space && (sight.all || sight.has(f.can_read, space)));
        if !sees_space || !sees_forum {
            return Err(Error::NotFound);
        }
        Ok(Standing {
            sight,
            space: Some(space),
            forum,
        })
    }

    fn check(
        &self,
        viewer: &Viewer,
        need: Need,
        when: &[Condition],
        facts: &Facts,
        now: Instant,
    ) -> Result<()> {
        let me = viewer.me()?;
        if !me.confirmed {
            return Err(Error::refused("unconfirmed", "self"));
        }
        self.need(need, facts)?;
        for condition in when {
            self.condition(*condition, facts, now)?;
        }
        Ok(())
    }

    fn need(&self, need: Need, facts: &Facts) -> Result<()> {
        let moderates = self
            .space
            .map_or(self.sight.all, |space| self.sight.moderates(space));
        let author = facts.author.is_some() && facts.author == self.sight.person;
        let known = self.sight.all || self.sight.trust >= 1;
        match need {
            Need::Person => Ok(()),
            Need::Known if known => Ok(()),
            Need::Known => Err(Error::refused("known_only", "moderator")),
            Need::MayReply => self.forum_right(|forum| forum.can_reply),
            Need::MayStart => self.forum_right(|forum| forum.can_start),
            Need::Keeper if facts.keeper => self.forum_right(|forum| forum.can_reply),
            Need::Writer if facts.keeper => self.forum_right(|forum| forum.can_reply),
            // Whose posts wait for a moderator does not write into those of others.
            Need::Writer if facts.coauthor && !known => {
                Err(Error::refused("known_only", "moderator"))
            }
            Need::Writer if facts.coauthor => self.forum_right(|forum| forum.can_reply),
            Need::Keeper | Need::Writer => Err(Error::refused("keeper_only", "author")),
            Need::Author if author => Ok(()),
            Need::WritingAuthor if author || (facts.coauthor && known) => {
                self.forum_right(|forum| forum.can_reply)
            }
            Need::AuthorOrModerator if author || moderates => Ok(()),
            Need::Drafter if facts.hand.is_some() => Ok(()),
            Need::Publisher if facts.hand >= Some(Hand::Publish) => Ok(()),
            Need::PublisherOrAdministrator
                if self.sight.all || facts.hand >= Some(Hand::Publish) =>
            {
                Ok(())
            }
            Need::PublisherOrModerator if moderates || facts.hand >= Some(Hand::Publish) => Ok(()),
            Need::Holder if facts.hand == Some(Hand::Hold) => Ok(()),
            Need::HolderOrAdministrator if facts.hand == Some(Hand::Hold) || self.sight.all => {
                Ok(())
            }
            Need::Moderator if moderates => Ok(()),
            Need::Administrator if self.sight.all => Ok(()),
            Need::Author | Need::WritingAuthor | Need::AuthorOrModerator => {
                Err(Error::refused("author_only", "author"))
            }
            Need::Drafter
            | Need::Publisher
            | Need::PublisherOrAdministrator
            | Need::PublisherOrModerator
            | Need::Holder
            | Need::HolderOrAdministrator => Err(Error::refused("office_only", "office")),
            Need::Moderator => Err(Error::refused("moderator_only", "administrator")),
            Need::Administrator => Err(Error::refused("administrator_only", "administrator")),
        }
    }

    fn forum_right(&self, which: impl Fn(&Forum) -> Right) -> Result<()> {
        let Some(forum) = &self.forum else {
            return Err(Error::NotFound);
        };
        // Nobody writes where he does not belong, whatever the forum says: it only narrows its space.
        if !self.sight.belongs(forum.space) && !self.sight.moderates(forum.space) {
            return Err(Error::refused("members_only", "self_join"));
        }
        match which(forum) {
            right if self.sight.has(right, forum.space) => Ok(()),
            Right::Trust1 => Err(Error::refused("known_only", "moderator")),
            _ => Err(Error::refused("forum_moderators_only", "moderator")),
        }
    }

    fn condition(&self, condition: Condition, facts: &Facts, now: Instant) -> Result<()> {
        match condition {
            Condition::Unlocked if facts.locked => Err(Error::locked("thread_locked", "moderator")),
            Condition::Open if facts.closed => Err(Error::locked("comments_closed", "author")),
            Condition::Kept if self.forum.as_ref().is_some_and(|forum| forum.archived) => {
                Err(Error::locked("forum_archived", "administrator"))
            }
            Condition::Standing if facts.fallen => Err(Error::Gone),
            Condition::InTime if facts.until.is_some_and(|until| until < now) => {
                Err(Error::refused("edit_window", "nobody"))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forum_right_is_given_by_standing() {
        // right, then: nobody, new member, known member, moderator
        for (right, want) in [
            (Right::Visitor, [true, true, true, true]),
            (Right::Member, [false, true, true, true]),
            (Right::Trust1, [false, false, true, true]),
            (Right::Office, [false, false, false, true]),
            (Right::Moderator, [false, false, false, true]),
        ] {
            let got = [
                (false, false, 1),
                (true, false, 0),
                (true, false, 1),
                (true, true, 0),
            ]
            .map(|(member, moderator, trust)| right.given(member, moderator, trust));
            assert_eq!(got, want, "{right:?}");
        }
    }
}
