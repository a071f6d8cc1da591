//! The letters of a blog, as facts: mail makes words of them.

use serde::{Deserialize, Serialize};

use crate::base::crypto::Key;
use crate::base::{PostId, ReaderId, ThreadId};
use crate::outbox::{Class, Letter};

/// What newsletters need of the rest of the house: who signs their links, and where these lead.
pub struct Press {
    pub key: Key,
    pub links: Box<dyn Links>,
}

/// Where the links of a newsletter lead.
pub trait Links: Send + Sync {
    fn post(&self, id: PostId) -> String;
    fn blog(&self, slug: &str) -> String;
    /// The page in this language.
    fn stop(&self, token: &str, lang: &str) -> String;
}

/// Asks the owner of an address whether he wants the letters of a blog.
#[derive(Debug, Serialize, Deserialize)]
pub struct ConfirmReader {
    pub blog: String,
    pub link: String,
}

impl Letter for ConfirmReader {
    const KIND: &'static str = "confirm_reader";
    // Not of the account: who has called our letters unwanted gets none of these.
    const CLASS: Class = Class::Direct;
}

/// An article, sent to who wants the letters of its blog.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Newsletter {
    /// Whose row it is; 0 for a trial. `ended` knows a letter by it.
    pub reader: ReaderId,
    /// The reader's name; empty where he has no account.
    pub name: String,
    /// Says whose copies these are: the same for all letters to one reader.
    pub sign: String,
    pub thread: ThreadId,
    /// None for a trial, which is no copy of anything.
    pub post: Option<PostId>,
    pub author: String,
    /// Who wrote it along with him.
    #[serde(default)]
    pub along: Vec<String>,
    pub blog: String,
    /// The part of the list's name ahead of the host.
    pub list: String,
    pub archive: String,
    pub title: String,
    pub url: String,
    /// Depth of quoting and text, line by line.
    pub lines: Vec<(usize, String)>,
    /// There is more of the text than this.
    pub cut: bool,
    pub stop: String,
}

impl Letter for Newsletter {
    const KIND: &'static str = "newsletter";
    const CLASS: Class = Class::Bulk;
}

impl Newsletter {
    /// What the facts of all letters to one reader hold, and no others.
    pub(super) fn mark(reader: ReaderId) -> String {
        format!("{{\"reader\":{reader},")
    }
}

/// Tells the people of an office what has become of a text for its blog, or that one is to be looked through.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OfficialNews {
    /// The reader's name.
    pub name: String,
    pub office: String,
    pub title: String,
    /// `proposed`, `returned`, `accepted` or `missed`.
    pub what: String,
    /// Of one that was missed: `right`, `closed`, `tag` or `other`; empty in letters from before.
    #[serde(default)]
    pub why: String,
    /// What was said with it.
    pub note: String,
    /// Where the office's texts are; may be empty.
    pub link: String,
}

impl Letter for OfficialNews {
    const KIND: &'static str = "official_article";
    const CLASS: Class = Class::Direct;
}
