//! Where the links of a text lead within an archive, and which files of people come along.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::out::Out;
use super::paths;
use crate::accounts::{self, Viewer};
use crate::base::{PostId, SpaceId, ThreadId, UserId};
use crate::db::Conn;
use crate::files::{self, Store};
use crate::spaces::Sight;
use crate::{markup, threads};

/// What an archive leads to so far.
pub(super) struct Links {
    pub store: Store,
    /// The address of the site, for what is not in the archive.
    pub site: String,
    /// The one space that is archived.
    pub space: Option<SpaceId>,
    /// People who have a page.
    pub people: BTreeSet<UserId>,
    /// Files that are there, by the last parts of their addresses; none where a visitor may not see one.
    files: HashMap<String, Option<String>>,
    copied: HashSet<String>,
}

/// An address of ours, as far as an archive may know it.
enum Address<'a> {
    Thread(ThreadId),
    Post(PostId),
    Person(&'a str),
    File(&'a str, &'a str),
}

impl<'a> Address<'a> {
    fn read(address: &'a str) -> Option<Address<'a>> {
        let path = address.split(['?', '#']).next()?;
        let mut parts = path.split('/').skip(1);
        let (kind, first) = (parts.next()?, parts.next()?);
        let number = |text: &str| text.split('-').next()?.parse().ok();
        match (kind, parts.next(), parts.next()) {
            ("t", None, None) => Some(Address::Thread(ThreadId(number(first)?))),
            ("p", None, None) => Some(Address::Post(PostId(number(first)?))),
            ("u", None, None) => Some(Address::Person(first)),
            ("f", Some(last), None) => Some(Address::File(first, last)),
            _ => None,
        }
    }
}

/// Where addresses lead, as paths from the archive's folder.
pub(super) type Known = HashMap<String, String>;

impl Links {
    pub fn new(store: Store, site: &str, space: Option<SpaceId>) -> Links {
        Links {
            store,
            site: site.to_owned(),
            space,
            people: BTreeSet::new(),
            files: HashMap::new(),
            copied: HashSet::new(),
        }
    }

    /// Where the links of these texts lead; files that they show are copied.
    pub fn of<'h>(
        &mut self,
        c: &mut Conn,
        sight: &Sight,
        texts: impl Iterator<Item = &'h str>,
        out: &mut Out,
    ) -> Result<Known, String> {
        let mut all = HashSet::new();
        for html in texts.filter(|html| html.contains("=\"/")) {
            markup::relinked(html, &mut |address| {
                all.insert(address.to_owned());
                None
            });
        }
        let mut known = Known::new();
        if all.is_empty() {
            return Ok(known);
        }
        let read: Vec<(&String, Address<'_>)> = all
            .iter()
            .filter_map(|address| Some((address, Address::read(address)?)))
            .collect();
        let fault = |why: crate::base::Error| why.to_string();
        let posts: Vec<PostId> = read.iter().filter_map(|(_, a)| post_of(a)).collect();
        let homes = threads::homes(c, &posts).map_err(fault)?;
        let wanted = read.iter().filter_map(|(_, address)| match address {
            Address::Thread(id) => Some(*id),
            Address::Post(id) => homes.get(id).copied(),
            _ => None,
        });
        let wanted: Vec<ThreadId> = wanted.collect();
        let seen = threads::among(c, sight, &wanted).map_err(fault)?;
        let here: HashSet<ThreadId> = seen
            .iter()
            .filter(|thread| self.space.is_none_or(|space| space == thread.space))
            .map(|thread| thread.id)
            .collect();
        let names = read.iter().filter_map(|(_, address)| match address {
            Address::Person(name) => Some(String::from(*name)),
            _ => None,
        });
        let people = accounts::named(c, &names.collect::<Vec<_>>()).map_err(fault)?;
        for (address, what) in &read {
            let to = match what {
                Address::Thread(id) => here.get(id).map(|id| paths::thread(*id, false, 0)),
                Address::Post(id) => homes
                    .get(id)
                    .filter(|thread| here.contains(thread))
                    .map(|thread| format!("{}#p{id}", paths::thread(*thread, false, 0))),
                Address::Person(name) => {
                    let same = |person: &&accounts::Person| person.name.eq_ignore_ascii_case(name);
                    people.iter().find(same).map(|person| {
                        self.people.insert(person.id);
                        paths::person(person.id)
                    })
                }
                Address::File(name, last) => self.file(c, (name, last), out)?,
            };
            if let Some(to) = to {
                known.insert(String::from(*address), to);
            }
        }
        Ok(known)
    }

    /// Copies a form of a file, once, where a visitor sees the file.
    pub fn file(
        &mut self,
        c: &mut Conn,
        (name, last): (&str, &str),
        out: &mut Out,
    ) -> Result<Option<String>, String> {
        let key = format!("{name}/{last}");
        if let Some(known) = self.files.get(&key) {
            return Ok(known.clone());
        }
        let to = match files::find(c, &Viewer::Visitor, name) {
            Ok(file) => {
                // A document has one form, whatever its title.
                let form = match file.kind.is_picture() {
                    true => file.form(last).ok(),
                    false => Some("0".to_owned()),
                };
                form.map(|form| {
                    (
                        paths::file(&file.name, &form, file.kind.ending()),
                        form,
                        file,
                    )
                })
            }
            Err(_) => None,
        };
        let path = match to {
            Some((path, form, file)) => match self.store.get(&file, &form) {
                Ok(bytes) => {
                    if self.copied.insert(path.clone()) {
                        out.file(&path, &bytes)?;
                    }
                    Some(path)
                }
                Err(_) => None,
            },
            None => None,
        };
        self.files.insert(key, path.clone());
        Ok(path)
    }

    /// A text as it stands on the page at `path`.
    pub fn led(&self, html: &str, known: &Known, path: &str) -> String {
        if !html.contains("=\"/") {
            return html.to_owned();
        }
        let up = paths::up(path);
        markup::relinked(html, &mut |address| {
            Some(match known.get(address) {
                Some(to) => format!("{up}{to}"),
                None => format!("{}{address}", self.site),
            })
        })
    }
}

fn post_of(address: &Address<'_>) -> Option<PostId> {
    match address {
        Address::Post(id) => Some(*id),
        _ => None,
    }
}
