//! From what there is to tell to the facts of a letter.

use std::collections::HashMap;

use super::letters::{Desk, Head, Item, Place, Told, Ways};
use super::list::office_of;
use super::matters::Matter;
use super::model::Kind;
use super::stop::{Stop, Wish};
use crate::accounts::{self, Me, Person};
use crate::base::crypto;
use crate::base::{AddresseeId, Instant, OfficeId, Result, ThreadId, UserId};
use crate::db::{Conn, Tx};
use crate::markup;
use crate::offices;
use crate::questions;
use crate::threads as discussions;

/// Characters of posts in one letter.
const ALL: usize = 5000;
/// Characters of each post once those are used up, and of each in a letter about many threads.
const FEW: usize = 160;
/// Things in one thread, and threads in one letter.
const ITEMS: usize = 12;
const PLACES: usize = 20;

/// Writes letters to one person.
pub(super) struct Scribe<'d> {
    pub desk: &'d Desk,
    pub me: &'d Me,
    pub now: Instant,
    /// He allows letters to hold what is said in private spaces.
    pub private_text: bool,
}

impl Scribe<'_> {
    /// A letter about one thread.
    pub(super) fn thread(&self, tx: &mut Tx<'_>, pile: &[Matter]) -> Result<Option<Told>> {
        let Some(last) = pile.last() else {
            return Ok(None);
        };
        let people = actors(tx, pile, self.now)?;
        let desk = desk(tx, pile)?;
        let mut left = ALL;
        let shut = self.shut(last);
        let newest = pile.iter().rev().find(|one| says(one)).unwrap_or(last);
        let head = self.head(tx, newest)?;
        let names = (&*last.space.2, &*last.title);
        let subject = discussions::called(tx, last.thread, names)?;
        let author = people.of(newest).filter(|_| says(newest) && !shut);
        Ok(Some(Told {
            name: self.me.display_name.clone(),
            head: Head {
                author: author.map(str::to_owned),
                subject: Some(subject),
                ..head
            },
            desk: desk.as_ref().map(|desk| desk.id),
            more: shown(pile).count().saturating_sub(ITEMS),
            places: vec![self.place(pile, &people, &mut left, desk.as_ref())],
            ways: self.ways(Some(last.thread), Stop::All),
        }))
    }

    /// A letter about many threads: which the word `list` names.
    pub(super) fn many(
        &self,
        c: &mut Conn,
        (list, stop): (&str, Stop),
        piles: &[Vec<Matter>],
    ) -> Result<Told> {
        let mut people = Names::default();
        for pile in piles {
            let own = actors(c, pile, self.now)?;
            people.people.extend(own.people);
            people.offices.extend(own.offices);
        }
        let held = piles.iter().take(PLACES);
        let over = |pile: &Vec<Matter>| shown(pile).count().saturating_sub(ITEMS);
        let rest = piles.iter().skip(PLACES).map(|pile| shown(pile).count());
        Ok(Told {
            name: self.me.display_name.clone(),
            head: Head {
                sign: self.sign(),
                about: None,
                parent: None,
                above: Vec::new(),
                author: None,
                subject: None,
                list: list.to_owned(),
                archive: self.desk.links.notices(),
                stop: self.stop(stop, ThreadId(0)),
            },
            desk: None,
            more: held.clone().map(over).sum::<usize>() + rest.sum::<usize>(),
            places: held
                .map(|pile| self.place(pile, &people, &mut 0, None))
                .collect(),
            ways: self.ways(None, stop),
        })
    }

    /// Letters say no more of it than that there is something.
    fn shut(&self, one: &Matter) -> bool {
        one.closed && !self.private_text
    }

    fn sign(&self) -> String {
        let mut sign =
            crypto::hexadecimal(&self.desk.key.sign("message id", &self.me.id.to_string()));
        sign.truncate(16);
        sign
    }

    fn head(&self, c: &mut Conn, newest: &Matter) -> Result<Head> {
        let thread = format!("thread.{}", newest.thread);
        let post = newest.post.map(|post| format!("post.{post}"));
        let mut above = vec![thread];
        if let Some(post) = newest.post {
            let all = discussions::above(c, post)?;
            above.extend(all.iter().map(|post| format!("post.{post}")));
        }
        let (about, parent) = match says(newest) {
            true => (post, newest.parent.map(|post| format!("post.{post}"))),
            false => {
                above.extend(post.clone());
                (Some(format!("event.{}", newest.seq)), post)
            }
        };
        let (forum, space) = (&newest.forum.1, &newest.space.1);
        Ok(Head {
            sign: self.sign(),
            about,
            parent,
            above,
            author: None,
            subject: None,
            list: format!("{forum}.{space}"),
            archive: self.desk.links.forum(space, forum),
            stop: self.stop(Stop::All, ThreadId(0)),
        })
    }

    fn place(
        &self,
        pile: &[Matter],
        people: &Names,
        left: &mut usize,
        desk: Option<&AtDesk>,
    ) -> Place {
        let first = pile.first();
        let shut = first.is_none_or(|one| self.shut(one));
        let links = &self.desk.links;
        // Who is to answer reads the question in his letter, once.
        let mut asked = desk.map(|desk| desk.html.as_str());
        let mut item = |one: &Matter| {
            let name = people.of(one).map(str::to_owned);
            let text = match (shut, says(one)) {
                (true, _) => "",
                (false, true) => &one.html,
                (false, false) if at_desk(one) => asked.take().unwrap_or_default(),
                (false, false) => "",
            };
            let (lines, cut) = excerpt(text, left);
            Item {
                kind: one.kind.as_str().to_owned(),
                fact: one.fact.clone(),
                // Each post has an item of its own.
                count: if says(one) { 1 } else { one.count },
                name: name.unwrap_or_default(),
                url: match (one.post, desk.filter(|_| at_desk(one))) {
                    (_, Some(desk)) => links.addressee(desk.id),
                    (Some(post), None) => links.post(post),
                    (None, None) => self.own(one),
                },
                lines,
                cut,
            }
        };
        Place {
            space: first.map_or_else(String::new, |one| one.space.2.clone()),
            title: first.filter(|_| !shut).map(|one| one.title.clone()),
            url: first.map_or_else(String::new, |one| match one.post {
                Some(_) => links.thread(one.thread),
                None => self.own(one),
            }),
            items: match shut {
                true => Vec::new(),
                false => shown(pile).take(ITEMS).map(&mut item).collect(),
            },
        }
    }

    /// What is about no post is about a question, or about an article that somebody writes.
    fn own(&self, one: &Matter) -> String {
        match one.kind {
            Kind::Question => self.desk.links.question(one.thread),
            _ => self.desk.links.article(one.thread),
        }
    }

    fn stop(&self, stop: Stop, thread: ThreadId) -> String {
        let person = self.me.id;
        let wish = Wish {
            person,
            stop,
            thread,
        };
        let token = wish.token(&self.desk.key, self.now);
        self.desk.links.stop(&token, &self.me.lang)
    }

    fn ways(&self, thread: Option<ThreadId>, stop: Stop) -> Ways {
        let digest = stop == Stop::Digest;
        let none = ThreadId(0);
        Ways {
            thread: thread.map(|thread| self.stop(Stop::Thread, thread)),
            fewer: thread.map(|_| self.stop(Stop::Fewer, none)),
            digest: digest.then(|| self.stop(Stop::Digest, none)),
            all: self.stop(Stop::All, none),
            settings: self.desk.links.settings(),
        }
    }
}

/// A question that its reader may answer for an office, with the text that was asked.
struct AtDesk {
    id: AddresseeId,
    html: String,
}

/// The question at whose desk the reader of this pile is; none where he is told of it as anybody else.
fn desk(c: &mut Conn, pile: &[Matter]) -> Result<Option<AtDesk>> {
    let Some(one) = pile.iter().rev().find(|one| at_desk(one)) else {
        return Ok(None);
    };
    let Some(office) = office_of(&one.fact) else {
        return Ok(None);
    };
    let id = questions::addressee_of(c, one.thread, office)?;
    let html = discussions::opening(c, one.thread)?.html;
    Ok(id.map(|id| AtDesk { id, html }))
}

/// True for what is told to who acts for an office.
fn at_desk(one: &Matter) -> bool {
    one.kind == Kind::Question && one.fact.starts_with("desk.")
}

/// True for what is a post of somebody else's.
fn says(one: &Matter) -> bool {
    match one.kind {
        Kind::Question => one.post.is_some(),
        kind => kind.needs().is_some() && kind != Kind::Reaction,
    }
}

/// Those that are told one by one: a reaction that a later one counts is not.
fn shown(pile: &[Matter]) -> impl Iterator<Item = &Matter> {
    pile.iter().filter(|one| says(one) || !one.folded)
}

/// By what names those go who did it.
#[derive(Default)]
struct Names {
    people: HashMap<UserId, Person>,
    offices: HashMap<OfficeId, String>,
}

impl Names {
    /// The office that spoke, else who acted.
    fn of(&self, one: &Matter) -> Option<&str> {
        let office = office_of(&one.fact).filter(|_| one.kind == Kind::Question);
        match office.and_then(|id| self.offices.get(&id)) {
            Some(name) => Some(name),
            None => {
                let person = one.actor.and_then(|id| self.people.get(&id))?;
                Some(&person.display_name)
            }
        }
    }
}

fn actors(c: &mut Conn, pile: &[Matter], now: Instant) -> Result<Names> {
    let ids: Vec<UserId> = pile.iter().filter_map(|one| one.actor).collect();
    let asked = pile.iter().filter(|one| one.kind == Kind::Question);
    let asked: Vec<OfficeId> = asked.filter_map(|one| office_of(&one.fact)).collect();
    let offices = offices::among(c, &asked, now)?.into_iter();
    Ok(Names {
        people: accounts::authors(c, &ids)?,
        offices: offices.map(|(id, office)| (id, office.name)).collect(),
    })
}

/// The beginning of a text, as much as is left of the letter; and whether there is more.
fn excerpt(html: &str, left: &mut usize) -> (Vec<(usize, String)>, bool) {
    let (kept, cut) = markup::beginning(html, FEW.max(*left));
    let used: usize = kept.iter().map(|(_, text)| text.chars().count()).sum();
    *left = left.saturating_sub(used);
    (kept, cut)
}
