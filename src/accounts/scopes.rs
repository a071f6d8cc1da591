//! What a program's token is good for.

use crate::base::words::words;
use crate::base::{SpaceId, TokenId};

words! {
    /// What a token may be good for.
    Scope {
        Read = "read",
        Write = "write",
        Notify = "notify",
        Drafts = "drafts",
        /// In the spaces that it names alone.
        Moderate = "moderate",
        Admin = "admin",
    }
}

/// What one token is good for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes {
    /// All but `Moderate`.
    pub words: Vec<Scope>,
    /// Where it moderates.
    pub spaces: Vec<SpaceId>,
}

impl Scopes {
    /// True when it is good for this, in this space where one is asked about.
    pub fn hold(&self, scope: Scope, space: Option<SpaceId>) -> bool {
        let here = space.is_some_and(|space| self.spaces.contains(&space));
        let admin = self.words.contains(&Scope::Admin);
        match scope {
            Scope::Moderate => here || admin,
            other => self.words.contains(&other),
        }
    }

    pub(super) fn text(&self) -> String {
        let words = self.words.iter().map(|scope| scope.as_str().to_owned());
        let spaces = self.spaces.iter().map(|space| format!("moderate:{space}"));
        words.chain(spaces).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn of(text: &str) -> Scopes {
        let space = |word: &str| word.strip_prefix("moderate:")?.parse().ok();
        Scopes {
            words: text.split(' ').filter_map(Scope::from_word).collect(),
            spaces: text.split(' ').filter_map(space).collect(),
        }
    }
}

/// The token that a request came with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub token: TokenId,
    pub scopes: Scopes,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_kept_as_words() {
        let scopes = Scopes {
            words: vec![Scope::Read, Scope::Drafts],
            spaces: vec![SpaceId(7)],
        };
        assert_eq!(scopes.text(), "read drafts moderate:7");
        assert_eq!(Scopes::of(&scopes.text()), scopes);
        assert!(scopes.hold(Scope::Read, None) && !scopes.hold(Scope::Write, None));
        assert!(scopes.hold(Scope::Moderate, Some(SpaceId(7))));
        assert!(!scopes.hold(Scope::Moderate, Some(SpaceId(8))));
        assert!(!scopes.hold(Scope::Moderate, None));
        let admin = Scopes::of("admin");
        assert!(admin.hold(Scope::Moderate, Some(SpaceId(8))) && !admin.hold(Scope::Read, None));
    }
}
