//! By what name a post of a page is signed.

use super::model::Post;
use super::page::Shown;

impl Shown {
    /// By what name a post is signed: that of its office, else its author's.
    pub fn signed(&self, post: &Post) -> &str {
        match post.office.and_then(|id| self.voices.get(&id)) {
            Some(voice) => &voice.name,
            None => {
                let person = self.people.get(&post.author);
                person.map_or("", |person| person.display_name.as_str())
            }
        }
    }
}
