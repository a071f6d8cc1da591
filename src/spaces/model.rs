//! What a space, a forum and a membership are.

use std::borrow::Cow;

use crate::base::text::{Faults, body, line};
use crate::base::words::words;
use crate::base::{Error, FieldError, ForumId, Instant, InviteId, Result, SpaceId, UserId};
use crate::i18n::Lang;

/// Words that addresses under a space need for themselves.
const RESERVED: &[&str] = &[
    "about",
    "join",
    "members",
    "invites",
    "residence",
    "residents",
    "settings",
    "forums",
    "threads",
    "new",
    "feed",
    "waiting",
    "read",
    "tags",
    "board",
    "mine",
    "offices",
];

/// Most forums in a space.
pub(super) const FORUMS: i64 = 200;

words! {
    /// Who sees a space and who writes in it.
    SpaceKind {
        /// All see, members write, one click to join.
        Public = "public",
        /// All see, admitted members write.
        Restricted = "restricted",
        /// Members only.
        Private = "private",
        /// A run of an exercise.
        Exercise = "exercise",
    }
}

impl SpaceKind {
    /// True where all see it: search engines too.
    pub fn is_open(self) -> bool {
        matches!(self, SpaceKind::Public | SpaceKind::Restricted)
    }
}

words! {
    /// What somebody is in a space.
    Role {
        /// Waits to be admitted.
        Asking = "asking",
        Member = "member",
        Moderator = "moderator",
    }
}

impl Role {
    /// The role that is given to somebody who belongs already.
    ///
    /// # Errors
    /// `Invalid(role)` for any other word.
    pub fn given(word: &str) -> Result<Role> {
        let given = Role::from_word(word).filter(|role| *role != Role::Asking);
        given.ok_or_else(|| Error::field("role", "choice"))
    }
}

words! {
    /// Who has a right in a forum. A forum narrows its space, never widens it.
    Right {
        /// Whoever sees the space.
        Visitor = "visitor",
        Member = "member",
        /// Members known to the site.
        Trust1 = "trust1",
        Office = "office",
        Moderator = "moderator",
    }
}

words! {
    /// What somebody may do for an office, the least first.
    Hand {
        /// Writes what another publishes.
        Draft = "draft",
        Publish = "publish",
        /// Holds it.
        Hold = "hold",
    }
}

words! {
    /// What a thread is.
    ThreadKind {
        Discussion = "discussion",
        Question = "question",
        Idea = "idea",
        Article = "article",
    }
}

/// The kinds of thread that a forum allows, from the words in its row.
pub fn kinds(words: &str) -> Vec<ThreadKind> {
    words.split(' ').filter_map(ThreadKind::from_word).collect()
}

/// A community.
#[derive(Clone, Debug)]
pub struct Space {
    pub id: SpaceId,
    pub slug: String,
    pub name: String,
    pub kind: SpaceKind,
    pub aim: String,
    pub rules: String,
    /// The rules as safe HTML.
    pub rules_html: String,
    pub lang: String,
    pub members: i64,
    pub created_at: Instant,
}

/// A named place for threads.
#[derive(Clone, Debug)]
pub struct Forum {
    pub id: ForumId,
    pub space: SpaceId,
    pub parent: Option<ForumId>,
    pub slug: String,
    pub name: String,
    pub about: String,
    pub position: i32,
    pub can_read: Right,
    pub can_reply: Right,
    pub can_start: Right,
    pub can_moderate: Right,
    pub archived: bool,
    /// A blog: in no list of forums, and only its owner begins what stands here.
    pub blog: bool,
    /// Where questions to offices stand: they are asked on a page of their own.
    pub questions: bool,
    /// Nobody reacts to posts here.
    pub no_reactions: bool,
    /// Threads that stand.
    pub threads: i64,
    /// Posts that stand.
    pub posts: i64,
    pub last_post_at: Option<Instant>,
}

impl Forum {
    /// True where all may read it, as long as its space is open.
    pub fn is_open(&self) -> bool {
        self.can_read == Right::Visitor
    }
}

/// Somebody in a space.
#[derive(Clone, Debug)]
pub struct Membership {
    pub person: UserId,
    pub role: Role,
    pub joined_at: Instant,
}

/// A code that brings people into a space.
#[derive(Clone, Debug)]
pub struct Invite {
    pub id: InviteId,
    pub space: SpaceId,
    pub code: String,
    /// What its maker calls it.
    pub label: String,
    /// How many may come in by it, and have.
    pub uses: i32,
    pub used: i32,
    pub by: UserId,
    pub expires_at: Instant,
}

/// A code to be.
#[derive(Clone, Debug)]
pub struct NewInvite {
    pub label: String,
    pub uses: i32,
    /// Days for which it is good.
    pub days: u64,
}

impl NewInvite {
    /// Checks the fields as they were sent.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(label: &str, uses: &str, days: &str) -> Result<NewInvite> {
        let mut faults = Faults::default();
        let mut within = |field, text: &str, most: u64| {
            let number = text.trim().parse::<u64>().ok();
            match number.filter(|n| (1..=most).contains(n)) {
                Some(number) => number,
                None => {
                    faults.take::<()>(Err(Error::Invalid(vec![FieldError {
                        field: Cow::Borrowed(field),
                        code: "invite_number",
                        limit: i64::try_from(most).ok(),
                        actual: None,
                    }])));
                    1
                }
            }
        };
        let (uses, days) = (within("uses", uses, 1000), within("days", days, 365));
        let label = faults.take(line("label", label, 1..=80));
        faults.none().map(|()| NewInvite {
            label,
            uses: i32::try_from(uses).unwrap_or(1),
            days,
        })
    }
}

/// A space to be, or its new settings.
#[derive(Clone, Debug)]
pub struct NewSpace {
    pub slug: String,
    pub name: String,
    pub kind: SpaceKind,
    pub aim: String,
    pub rules: String,
    /// The rules as safe HTML.
    pub rules_html: String,
    pub lang: String,
}

impl NewSpace {
    /// Checks the fields as they were sent; the rules are rendered by the caller.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(
        name: &str,
        slug_text: &str,
        kind: &str,
        aim: &str,
        rules: &str,
        lang: &str,
    ) -> Result<NewSpace> {
        let mut faults = Faults::default();
        let kind = SpaceKind::from_word(kind).filter(|kind| *kind != SpaceKind::Exercise);
        if kind.is_none() {
            faults.add("kind", "choice");
        }
        let lang = Lang::from_code(lang);
        if lang.is_none() {
            faults.add("lang", "choice");
        }
        let new = NewSpace {
            name: faults.take(line("name", name, 1..=80)),
            slug: faults.take(address_word("slug", slug_text)),
            kind: kind.unwrap_or(SpaceKind::Public),
            aim: faults.take(body("aim", aim, 1..=1000)),
            rules: faults.take(body("rules", rules, 0..=10_000)),
            rules_html: String::new(),
            lang: lang.unwrap_or(Lang::En).code().to_owned(),
        };
        faults.none().map(|()| new)
    }
}

/// A forum to be, or its new settings.
#[derive(Clone, Debug)]
pub struct NewForum {
    pub slug: String,
    pub name: String,
    pub about: String,
    /// Slug of the forum it stands under.
    pub parent: Option<String>,
    pub position: i32,
    pub can_read: Right,
    pub can_reply: Right,
    pub can_start: Right,
    pub archived: bool,
    pub no_reactions: bool,
}

/// The fields of a forum as they were sent.
#[derive(Clone, Debug, Default)]
pub struct ForumForm<'a> {
    pub name: &'a str,
    pub slug: &'a str,
    pub about: &'a str,
    pub parent: &'a str,
    pub position: &'a str,
    pub can_read: &'a str,
    pub can_reply: &'a str,
    pub can_start: &'a str,
    pub archived: bool,
    pub no_reactions: bool,
}

impl NewForum {
    /// Checks the fields as they were sent.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(sent: &ForumForm<'_>) -> Result<NewForum> {
        let mut faults = Faults::default();
        let mut right = |field, word, least: &[Right]| match Right::from_word(word)
            .filter(|r| least.contains(r))
        {
            Some(right) => right,
            None => {
                faults.add(field, "choice");
                Right::Moderator
            }
        };
        let can_read = right(
            "can_read",
            sent.can_read,
            &[Right::Visitor, Right::Member, Right::Moderator],
        );
        let writes = [Right::Member, Right::Trust1, Right::Moderator];
        let can_reply = right("can_reply", sent.can_reply, &writes);
        let can_start = right("can_start", sent.can_start, &writes);
        let position = sent
            .position
            .trim()
            .parse()
            .ok()
            .filter(|n| (0..=9999).contains(n));
        if position.is_none() {
            faults.add("position", "number");
        }
        let new = NewForum {
            name: faults.take(line("name", sent.name, 1..=80)),
            slug: faults.take(address_word("slug", sent.slug)),
            about: faults.take(line("about", sent.about, 0..=500)),
            parent: Some(sent.parent.trim().to_owned()).filter(|parent| !parent.is_empty()),
            position: position.unwrap_or(0),
            can_read,
            can_reply,
            can_start,
            archived: sent.archived,
            no_reactions: sent.no_reactions,
        };
        faults.none().map(|()| new)
    }
}

/// An address word of 3 to 40 of `[a-z0-9-]`, none of those that the site needs.
///
/// # Errors
/// `Invalid` for any other.
pub fn address_word(field: &'static str, text: &str) -> Result<String> {
    let slug = line(field, text, 3..=40)?;
    let formed = slug
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !slug.starts_with('-')
        && !slug.ends_with('-');
    if !formed {
        return Err(Error::field(field, "slug_form"));
    }
    if RESERVED.contains(&slug.as_str()) {
        return Err(Error::field(field, "slug_reserved"));
    }
    Ok(slug)
}

#[cfg(test)]
mod tests {
    use super::address_word;

    #[test]
    fn an_address_word_is_plain() {
        assert_eq!(address_word("slug", "nowa-laka").unwrap(), "nowa-laka");
        let long = "a".repeat(41);
        for wrong in [
            "",
            "ab",
            "Water",
            "вода",
            "a b c",
            "-abc",
            "abc-",
            "a/b",
            "join",
            "new",
            long.as_str(),
        ] {
            assert!(address_word("slug", wrong).is_err(), "{wrong}");
        }
    }
}
