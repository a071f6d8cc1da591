//! What a person, a viewer and a one-time link are, and the rules of names and addresses.

use std::sync::Arc;
use std::time::Duration;

use super::scopes::Grant;
use crate::audit::Who;
use crate::base::crypto::Secret;
use crate::base::text::line;
use crate::base::words::words;
use crate::base::{Error, FieldError, Instant, Result, SessionId, UserId, days, hours, minutes};
use crate::outbox::suppression::Stop;

/// A proof that it is he is good so long for what changes who may come in and who may do what.
pub const PROOF: Duration = minutes(10);

/// Who looks at a page or acts: every read and write of a room is told.
#[derive(Clone, Debug)]
pub enum Viewer {
    /// Somebody who has not signed in.
    Visitor,
    /// A signed-in person.
    Member(Arc<Me>),
}

/// How it stands with the second factor that staff owe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// He has one, or need not.
    None,
    /// Until then he must have one.
    Due(Instant),
    /// He has none in time: what he may do as staff sleeps until he has.
    Asleep,
}

/// The signed-in person, as his session gives him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    pub id: UserId,
    pub name: String,
    pub display_name: String,
    pub administrator: bool,
    /// 0 new, 1 known.
    pub trust: i16,
    /// False until the mailed link was used: such a person reads, but does not write.
    pub confirmed: bool,
    pub lang: String,
    pub zone: String,
    pub theme: Theme,
    /// Others may see in which discussion he is reading.
    pub shows_reading: bool,
    pub session: SessionId,
    /// When the session or the token was last seen in use.
    pub seen_at: Instant,
    /// When he last proved in this session that it is he.
    pub proved_at: Instant,
    /// He signs in with a second factor.
    pub factor: bool,
    pub duty: Duty,
    /// The network address of the request.
    pub from: String,
    /// The token that the request came with; none for a session.
    pub grant: Option<Grant>,
    /// Why his letters are stopped; known in a session alone.
    pub stopped: Option<Stop>,
}

impl Viewer {
    /// The person's id; none for a visitor.
    pub fn id(&self) -> Option<UserId> {
        self.person().map(|me| me.id)
    }

    /// The person; none for a visitor.
    pub fn person(&self) -> Option<&Me> {
        match self {
            Viewer::Visitor => None,
            Viewer::Member(me) => Some(me),
        }
    }

    /// The person.
    ///
    /// # Errors
    /// `SignIn` for a visitor.
    pub fn me(&self) -> Result<&Me> {
        self.person().ok_or(Error::SignIn)
    }

    /// Asks that he has proved no longer than `span` ago that it is he.
    ///
    /// # Errors
    /// `SignIn` for a visitor; `StepUp` when his last proof is older.
    pub fn proved(&self, now: Instant, span: Duration) -> Result<()> {
        match now.since(self.me()?.proved_at) <= span {
            true => Ok(()),
            false => Err(Error::StepUp),
        }
    }

    /// Who acts, for the audit log.
    pub fn who(&self) -> Who {
        let me = self.person();
        Who {
            person: me.map(|me| me.id),
            administrator: me.is_some_and(|me| me.administrator),
            token: me.and_then(|me| me.grant.as_ref()).map(|grant| grant.token),
            from: me.map(|me| me.from.clone()).unwrap_or_default(),
            console: false,
        }
    }

    /// True for those who run the site, while their rights are awake.
    pub fn is_administrator(&self) -> bool {
        self.is_awake() && self.person().is_some_and(|me| me.administrator)
    }

    /// False while somebody's rights as staff sleep, for want of a second factor.
    pub fn is_awake(&self) -> bool {
        self.person().is_none_or(|me| me.duty != Duty::Asleep)
    }
}

words! {
    /// Colours of the pages.
    Theme {
        /// As the device is set.
        Auto = "auto",
        Light = "light",
        Dark = "dark",
    }
}

words! {
    /// What a one-time link is good for.
    Purpose {
        /// Shows that an address is its owner's.
        Confirm = "confirm",
        /// Sets a new password.
        Reset = "reset",
        /// Signs in without a password, on the demo site and by the owner's hand.
        Enter = "enter",
        /// Says that the first factor was shown, and waits for the second.
        Factor = "factor",
        /// Takes over a new address.
        Email = "email",
        /// Gives the old address back.
        UndoEmail = "undo_email",
        /// Signs in who gave the right password after many wrong ones.
        Login = "login",
        /// Stops the release from a second factor that is not lost.
        KeepFactor = "keep_factor",
        /// Makes the first administrator.
        Setup = "setup",
        /// Lets a moderator decide on a post that waits.
        Review = "review",
        /// Publishes a reply that came by letter from somewhere.
        Publish = "publish",
        /// Agrees to the letters of a blog.
        Newsletter = "newsletter",
    }
}

impl Purpose {
    /// How long such a link is good.
    pub fn life(self) -> Duration {
        match self {
            Purpose::Confirm | Purpose::Email | Purpose::Setup | Purpose::Newsletter => days(1),
            Purpose::Reset => minutes(30),
            Purpose::Factor | Purpose::Login => minutes(10),
            Purpose::Enter => hours(12),
            Purpose::Review | Purpose::KeepFactor | Purpose::UndoEmail | Purpose::Publish => {
                days(7)
            }
        }
    }
}

/// A one-time link: the token goes to its reader, only its hash is kept.
#[derive(Clone, Debug)]
pub struct OneTime {
    pub token: Secret<String>,
    /// The whole address that holds the token.
    pub link: String,
}

/// A person to be.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub name: String,
    pub display_name: String,
    pub email: String,
    /// The hash, in the PHC string format.
    pub password: String,
    pub lang: String,
    pub zone: String,
}

/// A person as every page shows one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: UserId,
    pub name: String,
    pub display_name: String,
    pub about: String,
    pub administrator: bool,
    /// 0 new, 1 known.
    pub trust: i16,
    pub created_at: Instant,
}

/// What a person may change of what others see.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    pub display_name: String,
    pub about: String,
}

/// How a person likes the site.
#[derive(Clone, Debug)]
pub struct Preferences {
    pub lang: String,
    pub zone: String,
    pub theme: Theme,
    /// Others may see in which discussion he is reading.
    pub shows_reading: bool,
}

/// A signed-in device.
#[derive(Clone, Debug)]
pub struct Device {
    pub id: SessionId,
    pub device: String,
    pub address: String,
    pub created_at: Instant,
    pub seen_at: Instant,
}

/// An e-mail address, its domain in lower case (RFC 5321: at most 254 characters).
///
/// # Errors
/// `missing`, `too_long` or `address_form`.
pub fn address(field: &'static str, text: &str) -> Result<String> {
    let text = line(field, text, 1..=254)?;
    let formed = text.split_once('@').filter(|(local, domain)| {
        let plain = |part: &str, extra: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with('.')
                && !part.contains("..")
                && part
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || extra.contains(c))
        };
        local.len() <= 64 && plain(local, ".!#$%&'*+/=?^_`{|}~-") && plain(domain, ".-")
    });
    match formed {
        Some((local, domain)) => Ok(format!("{local}@{}", domain.to_ascii_lowercase())),
        None => Err(Error::Invalid(vec![FieldError {
            field: field.into(),
            code: "address_form",
            limit: None,
            actual: None,
        }])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_two_plain_parts() {
        assert_eq!(
            address("email", " Jan.K+x@Example.ORG ").unwrap(),
            "Jan.K+x@example.org"
        );
        for wrong in [
            "",
            "a",
            "a@",
            "@b",
            "a b@c.d",
            "a@b@c",
            "a@b\r\nBcc: x",
            "a..b@c.d",
            "a@.b",
            "\"a\"@b.c",
        ] {
            assert!(address("email", wrong).is_err(), "{wrong}");
        }
    }
}
