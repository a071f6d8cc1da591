//! The letters about what happened, as facts: mail makes words of them.

use serde::{Deserialize, Serialize};

use crate::base::crypto::Key;
use crate::base::{AddresseeId, PostId, ThreadId};
use crate::outbox::{Class, Letter};

/// What letters need of the rest of the house: who signs their links, and where these lead.
pub struct Desk {
    pub key: Key,
    /// Staff must have a second factor to see as staff.
    pub staff_mfa: bool,
    pub links: Box<dyn Links>,
}

/// Where the links of a letter lead.
pub trait Links: Send + Sync {
    fn thread(&self, id: ThreadId) -> String;
    /// Where an article is looked after.
    fn article(&self, id: ThreadId) -> String;
    fn post(&self, id: PostId) -> String;
    /// A question, whatever became of it.
    fn question(&self, id: ThreadId) -> String;
    /// A question before an office, for those who act there.
    fn addressee(&self, id: AddresseeId) -> String;
    fn forum(&self, space: &str, forum: &str) -> String;
    /// All that one is told.
    fn notices(&self) -> String;
    /// Where one chooses which letters come.
    fn settings(&self) -> String;
    /// The page in this language.
    fn stop(&self, token: &str, lang: &str) -> String;
}

/// What a letter tells.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    /// The reader's name.
    pub name: String,
    pub head: Head,
    /// The question that its reader may answer for an office.
    #[serde(default)]
    pub desk: Option<AddresseeId>,
    /// Threads and what is new in each.
    pub places: Vec<Place>,
    /// How much more there is than the letter holds.
    pub more: usize,
    pub ways: Ways,
}

/// What the letter's head is made of.
#[derive(Debug, Serialize, Deserialize)]
pub struct Head {
    /// Says whose copies these are: the same for all letters to one person.
    pub sign: String,
    /// What it is about, as `post.7`; none for a letter about many things.
    pub about: Option<String>,
    /// What that answers.
    pub parent: Option<String>,
    /// What stands above that, the thread first.
    pub above: Vec<String>,
    /// Who wrote the newest of it.
    pub author: Option<String>,
    /// What space and thread were called in the first letter about the thread.
    #[serde(default)]
    pub subject: Option<(String, String)>,
    /// The part of the list's name ahead of the host.
    pub list: String,
    pub archive: String,
    /// What a mail program sends when its reader wants no more of these.
    pub stop: String,
}

/// A thread in a letter.
#[derive(Debug, Serialize, Deserialize)]
pub struct Place {
    pub space: String,
    /// None for a private space of which letters say no more than that.
    pub title: Option<String>,
    pub url: String,
    pub items: Vec<Item>,
}

/// One thing that happened.
#[derive(Debug, Serialize, Deserialize)]
pub struct Item {
    pub kind: String,
    pub fact: String,
    pub count: i32,
    /// Who did it.
    pub name: String,
    pub url: String,
    /// Depth of quoting and text, line by line.
    pub lines: Vec<(usize, String)>,
    /// There is more of the text than this.
    pub cut: bool,
}

/// The ways to fewer letters.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ways {
    /// The one thread that the letter is about.
    pub thread: Option<String>,
    pub fewer: Option<String>,
    pub digest: Option<String>,
    pub all: String,
    pub settings: String,
}

macro_rules! letters {
    ($($(#[$doc:meta])* $letter:ident($facts:ty) = $kind:literal, $class:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $letter(pub $facts);

        impl Letter for $letter {
            const KIND: &'static str = $kind;
            const CLASS: Class = Class::$class;
        }
    )+};
}

letters! {
    /// What is new for its reader in one thread.
    AtOnce(Told) = "at_once", Direct;
    /// All that was over the day's budget.
    Evening(Told) = "evening", Followed;
    /// What is due at the offices of its reader.
    Reminders(Told) = "reminders", Direct;
    /// What is new where its reader follows.
    Digest(Told) = "digest", Bulk;
    /// There will be no more digests: nobody reads them.
    DigestEnds(Ended) = "digest_ends", Bulk;
}

/// To whom no digest comes any more.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ended {
    pub name: String,
    /// Where he may choose one again.
    pub link: String,
}
