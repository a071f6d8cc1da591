//! Pages of discussions as all their readers share them, kept under the version of the discussion.
//!
//! The version is read in the snapshot that asks, and grows in the transaction of each change: what is found is never
//! older than what the snapshot sees, and nothing has to be thrown away for a removed post to be gone.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::added::Addition;
use super::model::{Post, View};
use crate::base::paging::{Page, Seek};
use crate::base::{PostId, Result, ThreadId, UserId};

/// What a post takes beside its text.
const POST: usize = 600;
/// What a page takes beside its posts.
const PAGE: usize = 500;
/// Readings of one page that differ: languages, zones and rights.
const LOOKS: usize = 6;

/// Which page.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub thread: ThreadId,
    pub version: i64,
    pub view: View,
    pub seek: Seek,
    pub root: Option<PostId>,
}

impl Key {
    fn size(&self) -> usize {
        match &self.seek {
            Seek::First | Seek::Last => 0,
            Seek::After(cursor) | Seek::Before(cursor) => cursor.key().len(),
        }
    }
}

/// The post that another answers, as far as a page says it.
#[derive(Clone, Debug)]
pub struct Parent {
    pub n: i32,
    pub author: UserId,
    pub replies: i32,
}

/// What is the same for all readers of a page.
pub struct Shared {
    pub posts: Page<Post>,
    /// The levels above posts of the page with their texts, by path: in the tree above its first post, in what is
    /// new above each.
    pub above: Vec<(Post, String)>,
    /// What each post of the page answers.
    pub parents: HashMap<PostId, Parent>,
    /// By which numbers each post is quoted.
    pub quoted_by: HashMap<PostId, Vec<(PostId, i32)>>,
    /// What was added to each post later.
    pub additions: HashMap<PostId, Vec<Addition>>,
    pub drawn: Drawn,
}

impl Shared {
    fn size(&self) -> usize {
        let posts = self.posts.items.iter().map(|post| post.html.len() + POST);
        let above = self.above.iter().map(|(_, text)| text.len() + POST);
        let added = self.additions.values().flatten();
        let added = added.map(|addition| addition.html.len() + POST);
        let looks = self.drawn.looks();
        let drawn = looks.iter().map(|(look, html)| look.len() + html.len());
        PAGE + posts.chain(above).chain(added).chain(drawn).sum::<usize>()
    }
}

/// A page's posts as they were drawn, each under all that the drawing hangs on beside the rows.
#[derive(Default)]
pub struct Drawn {
    looks: Mutex<Vec<(String, Arc<str>)>>,
    /// Where the bytes are counted; nowhere for a page that is not kept.
    size: Option<Arc<AtomicUsize>>,
}

impl Drawn {
    /// The drawing under `look`, drawn now where there is none.
    ///
    /// # Errors
    /// What `draw` says.
    pub fn find(&self, look: &str, draw: impl FnOnce() -> Result<String>) -> Result<Arc<str>> {
        let Some(size) = &self.size else {
            return draw().map(Arc::from);
        };
        if let Some(html) = self.known(look) {
            return Ok(html);
        }
        let html: Arc<str> = draw()?.into();
        size.fetch_add(look.len() + html.len(), Ordering::Relaxed);
        let mut looks = self.looks();
        if looks.len() == LOOKS {
            looks.remove(0);
        }
        if looks.iter().all(|(known, _)| known != look) {
            looks.push((look.to_owned(), html.clone()));
        }
        Ok(html)
    }

    /// The drawing under `look`, where there is one.
    pub fn known(&self, look: &str) -> Option<Arc<str>> {
        let looks = self.looks();
        let found = looks.iter().find(|(known, _)| known == look);
        found.map(|(_, html)| html.clone())
    }

    fn looks(&self) -> MutexGuard<'_, Vec<(String, Arc<str>)>> {
        self.looks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The pages that this node keeps.
#[derive(Default)]
pub struct Kept {
    /// Bytes that pages may take: half of it what was asked for last, half what was ahead of that; 0 keeps none.
    room: usize,
    pages: Mutex<Generations>,
    /// Bytes of the younger generation.
    size: Arc<AtomicUsize>,
}

/// What was asked for lately, and what was ahead of that: the second makes room for the first.
#[derive(Default)]
struct Generations {
    young: HashMap<Key, Arc<Shared>>,
    old: HashMap<Key, Arc<Shared>>,
}

impl Kept {
    /// An empty store of so many bytes.
    pub fn new(room: usize) -> Kept {
        Kept {
            room,
            ..Kept::default()
        }
    }

    /// The page under `key`, read now where it is not kept.
    pub(super) fn find(
        &self,
        key: Key,
        read: impl FnOnce() -> Result<Shared>,
    ) -> Result<Arc<Shared>> {
        if let Some(page) = self.known(&key) {
            return Ok(page);
        }
        let mut page = read()?;
        if self.room == 0 {
            return Ok(Arc::new(page));
        }
        page.drawn.size = Some(self.size.clone());
        let page = Arc::new(page);
        self.put(key, &page);
        Ok(page)
    }

    fn known(&self, key: &Key) -> Option<Arc<Shared>> {
        let mut pages = self.pages();
        if let Some(page) = pages.young.get(key) {
            return Some(page.clone());
        }
        let page = pages.old.remove(key)?;
        drop(pages);
        self.put(key.clone(), &page);
        Some(page)
    }

    fn put(&self, key: Key, page: &Arc<Shared>) {
        let own = key.size() + page.size();
        let size = self.size.fetch_add(own, Ordering::Relaxed);
        let mut pages = self.pages();
        if size > self.room / 2 {
            pages.old = std::mem::take(&mut pages.young);
            self.size.store(own, Ordering::Relaxed);
        }
        pages.young.insert(key, page.clone());
    }

    fn pages(&self) -> MutexGuard<'_, Generations> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::base::paging::Cursor;

    fn key(thread: i64) -> Key {
        Key {
            thread: ThreadId(thread),
            version: 0,
            view: View::Tree,
            seek: Seek::First,
            root: None,
        }
    }

    /// A page of no posts, and how often it was read.
    fn asked(kept: &Kept, key: Key, read: &Cell<u32>) -> Arc<Shared> {
        let page = kept.find(key, || {
            read.set(read.get() + 1);
            Ok(Shared {
                posts: Page {
                    items: Vec::new(),
                    before: None,
                    after: None,
                },
                above: Vec::new(),
                parents: HashMap::new(),
                quoted_by: HashMap::new(),
                additions: HashMap::new(),
                drawn: Drawn::default(),
            })
        });
        page.unwrap()
    }

    /// How often a page is drawn for each of these looks, one after the other.
    fn drawn(page: &Shared, looks: &[&str]) -> u32 {
        let mut times = 0;
        for look in looks {
            let html = page.drawn.find(look, || {
                times += 1;
                Ok(format!("as {look}: {}", "x".repeat(90)))
            });
            assert!(html.unwrap().starts_with(&format!("as {look}: ")));
        }
        times
    }

    #[test]
    fn a_page_is_read_once_while_its_version_stands() {
        let (kept, read) = (Kept::new(10_000), Cell::new(0));
        asked(&kept, key(7), &read);
        asked(&kept, key(7), &read);
        assert_eq!(read.get(), 1);
        let others = [
            Key {
                version: 1,
                ..key(7)
            },
            Key {
                view: View::Time,
                ..key(7)
            },
            Key {
                seek: Seek::Last,
                ..key(7)
            },
            Key {
                root: Some(PostId(1)),
                ..key(7)
            },
            key(8),
        ];
        for (n, other) in (2..).zip(others) {
            asked(&kept, other, &read);
            assert_eq!(read.get(), n);
        }
    }

    #[test]
    fn who_sees_the_same_shares_one_drawing_and_the_oldest_look_goes_first() {
        let (kept, read) = (Kept::new(10_000), Cell::new(0));
        let page = asked(&kept, key(7), &read);
        assert_eq!(drawn(&page, &["a", "a", "b", "a"]), 2);
        assert_eq!(drawn(&page, &["c", "d", "e", "f", "b"]), 4);
        assert_eq!(
            drawn(&page, &["g", "b", "a"]),
            2,
            "the seventh takes the place of the first"
        );
        assert_eq!(drawn(&asked(&kept, key(7), &read), &["a"]), 0);
    }

    #[test]
    fn pages_take_no_more_room_than_they_may_and_what_is_asked_for_stays() {
        let (kept, read) = (Kept::new(10_000), Cell::new(0));
        for thread in 0..100 {
            drawn(&asked(&kept, key(thread), &read), &["a"]);
            drawn(&asked(&kept, key(7), &read), &["a"]);
        }
        assert_eq!(read.get(), 100, "each is read once");
        let pages = kept.pages();
        let all = pages.young.values().chain(pages.old.values());
        let size: usize = all.map(|page| page.size()).sum();
        assert!((2_500..=11_500).contains(&size), "{size} bytes");
    }

    #[test]
    fn a_page_without_posts_takes_room_and_so_does_its_cursor() {
        let after = |at: String| Key {
            seek: Seek::After(Cursor::at(at)),
            ..key(7)
        };
        for (filled, most) in [(0, 22), (500, 11)] {
            let (kept, read) = (Kept::new(10_000), Cell::new(0));
            for n in 0..100 {
                asked(&kept, after("x".repeat(filled) + &n.to_string()), &read);
            }
            let pages = kept.pages();
            let count = pages.young.len() + pages.old.len();
            assert!((most / 3..=most).contains(&count), "{count} pages");
        }
    }

    #[test]
    fn without_room_nothing_is_kept() {
        let (kept, read) = (Kept::new(0), Cell::new(0));
        let page = asked(&kept, key(7), &read);
        asked(&kept, key(7), &read);
        assert_eq!((read.get(), drawn(&page, &["a", "a"])), (2, 2));
    }
}
