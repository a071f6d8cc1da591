//! Who gets the newsletter of a blog: people, and addresses whose owners have said so themselves by a link.

use diesel::prelude::*;

use super::letters::{ConfirmReader, Newsletter};
use super::model::Blog;
use super::read::{find, of_forum};
use crate::accounts::{self, OneTime, Viewer};
use crate::base::crypto::{self, Key};
use crate::base::text::folded;
use crate::base::{Error, ForumId, Instant, ReaderId, Result, UserId};
use crate::db::schema::newsletter_readers as rows;
use crate::db::{Conn, Tx, each};
use crate::outbox::{self, Recipient};
use crate::spaces::{self, KeepBlog, Sight};

/// A row of those who get the letters of a blog.
#[derive(Queryable, Selectable)]
#[diesel(table_name = rows)]
pub(super) struct Row {
    pub id: ReaderId,
    pub user_id: Option<UserId>,
    pub address: Option<String>,
    pub address_key: Option<String>,
    pub lang: String,
}

impl Row {
    /// The token of the link that ends the letters to this reader; to another whom a restore gave his number it is none.
    pub(super) fn token(&self, key: &Key) -> String {
        Leave {
            reader: self.id,
            mark: self.mark(),
        }
        .token(key)
    }

    fn mark(&self) -> String {
        let who = match (self.user_id, &self.address_key) {
            (Some(person), _) => format!("person {person}"),
            (None, address) => address.clone().unwrap_or_default(),
        };
        let mut mark = crypto::fingerprint(who.as_bytes());
        mark.truncate(12);
        mark
    }
}

/// How the viewer stands to the newsletter of a blog.
pub struct Standing {
    pub blog: Blog,
    /// He gets it.
    pub gets: bool,
    /// How many get it, for those who keep the blog; nobody is told who they are.
    pub readers: Option<i64>,
}

/// How the viewer stands to the newsletter of the blog at this address word.
///
/// # Errors
/// `NotFound` when the viewer does not see the blog, or not all may read it: it has no newsletter.
pub fn newsletter(c: &mut Conn, viewer: &Viewer, slug: &str, now: Instant) -> Result<Standing> {
    let sight = spaces::sight(c, viewer)?;
    let blog = mailed(c, &sight, slug)?;
    let may = spaces::may(viewer, &sight, blog.space.id, Some(&blog.forum), now);
    let keeps = may.check::<KeepBlog>(&blog.facts(&sight)).is_ok();
    let own = rows::table
        .filter(rows::forum_id.eq(blog.forum.id))
        .filter(rows::user_id.eq(sight.person()))
        .count()
        .get_result::<i64>(c)?;
    let readers = match keeps {
        true => Some(count(c, blog.forum.id)?),
        false => None,
    };
    Ok(Standing {
        blog,
        gets: own > 0,
        readers,
    })
}

fn count(c: &mut Conn, blog: ForumId) -> Result<i64> {
    let all = rows::table.filter(rows::forum_id.eq(blog));
    Ok(all.count().get_result(c)?)
}

/// A blog whose articles may go by letter: all may read it.
fn mailed(c: &mut Conn, sight: &Sight, slug: &str) -> Result<Blog> {
    let blog = find(c, sight, slug)?;
    match blog.is_open() {
        true => Ok(blog),
        false => Err(Error::NotFound),
    }
}

impl Blog {
    /// True for one that all may read.
    pub fn is_open(&self) -> bool {
        self.space.kind.is_open() && self.forum.is_open()
    }

    fn goes_on(&self) -> Result<()> {
        match self.forum.archived {
            true => Err(Error::locked("forum_archived", "administrator")),
            false => Ok(()),
        }
    }
}

/// Posts a letter that asks the owner of an address whether he wants the newsletter. The caller cannot tell whether he
/// gets it already.
///
/// # Errors
/// `NotFound` when a visitor does not see the blog; `Locked` for one that has ended.
pub fn ask_reader(
    tx: &mut Tx<'_>,
    slug: &str,
    (address, lang): (&str, &str),
    link: &OneTime,
) -> Result<()> {
    // Silent: nothing has changed until the link is used.
    let sight = spaces::sight(tx, &Viewer::Visitor)?;
    let blog = mailed(tx, &sight, slug)?;
    blog.goes_on()?;
    let expires = accounts::offer_letters(tx, (blog.forum.id, address), link)?;
    let to = Recipient {
        address: address.to_owned(),
        person: None,
        lang: lang.to_owned(),
    };
    let letter = ConfirmReader {
        blog: blog.forum.name,
        link: link.link.clone(),
    };
    outbox::post(tx, &to, &letter, Some(expires)).map(drop)
}

/// The blog to whose letters a link agrees; uses nothing up.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was, or the blog is not for all any more.
pub fn asked_blog(c: &mut Conn, token: &str, now: Instant) -> Result<Blog> {
    let of = accounts::asked_letters(c, token, now)?;
    open_blog(c, of)
}

fn open_blog(c: &mut Conn, of: ForumId) -> Result<Blog> {
    let sight = spaces::sight(c, &Viewer::Visitor)?;
    match of_forum(c, &sight, of) {
        Err(Error::NotFound) => Err(Error::Gone),
        blog => blog,
    }
}

/// Lets the owner of an address have the newsletter, by the link that was sent to it; gives the blog.
///
/// # Errors
/// As [`asked_blog`].
pub fn confirm_reader(tx: &mut Tx<'_>, token: &str, lang: &str) -> Result<Blog> {
    // Silent: who reads what is nobody's news.
    let (of, address) = accounts::use_letters(tx, token)?;
    let blog = open_blog(tx, of)?;
    let key = folded(&address);
    if let Some(person) = accounts::owners(tx, std::slice::from_ref(&key))?.remove(&key) {
        join(tx, of, person)?;
        return Ok(blog);
    }
    let now = tx.now();
    let row = (
        rows::forum_id.eq(of),
        rows::address.eq(&address),
        rows::address_key.eq(&key),
        rows::lang.eq(lang),
        rows::since.eq(now),
    );
    each!(tx, |c| diesel::insert_into(rows::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(blog)
}

/// Lets the viewer have the newsletter at his own address. Twice is once.
///
/// # Errors
/// `SignIn` for a visitor; `NotFound` when he does not see the blog, or it has no newsletter; `Refused` while no address
/// of his is confirmed; `Locked` for a blog that has ended.
pub fn subscribe(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<()> {
    // Silent: who reads what is nobody's news.
    let me = viewer.me()?.id;
    let sight = spaces::sight(tx, viewer)?;
    let blog = mailed(tx, &sight, slug)?;
    blog.goes_on()?;
    if accounts::recipient(tx, me)?.is_none() {
        return Err(Error::refused("unconfirmed", "self"));
    }
    join(tx, blog.forum.id, me)
}

fn join(tx: &mut Tx<'_>, blog: ForumId, person: UserId) -> Result<()> {
    let now = tx.now();
    let row = (
        rows::forum_id.eq(blog),
        rows::user_id.eq(person),
        // His letters are written in the language of his account.
        rows::lang.eq(""),
        rows::since.eq(now),
    );
    each!(tx, |c| diesel::insert_into(rows::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(())
}

/// Ends the newsletter for the viewer. Twice is once.
///
/// # Errors
/// `SignIn` for a visitor; `NotFound` when he does not see the blog.
pub fn unsubscribe(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<()> {
    // Silent: who reads what is nobody's news.
    let me = viewer.me()?.id;
    let sight = spaces::sight(tx, viewer)?;
    let blog = find(tx, &sight, slug)?;
    let own = rows::table
        .filter(rows::forum_id.eq(blog.forum.id))
        .filter(rows::user_id.eq(me))
        .select(rows::id)
        .first(&mut **tx)
        .optional()?;
    own.map_or(Ok(()), |id| end(tx, id))
}

/// Ends the letters to a reader, those too that wait to leave.
fn end(tx: &mut Tx<'_>, id: ReaderId) -> Result<()> {
    diesel::delete(rows::table.find(id)).execute(&mut **tx)?;
    outbox::withdraw(tx, &Newsletter::mark(id)).map(drop)
}

/// What somebody asks by the link of a newsletter: no more of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leave {
    reader: ReaderId,
    mark: String,
}

impl Leave {
    fn token(&self, key: &Key) -> String {
        key.tagged("newsletter", &format!("{}.{}", self.reader, self.mark))
    }

    /// What a token asks. It grows never old: whoever has a letter ends the letters.
    ///
    /// # Errors
    /// `NotFound` for a token that is not ours.
    pub fn read(key: &Key, token: &str) -> Result<Leave> {
        let text = key.untagged("newsletter", token).ok_or(Error::NotFound)?;
        let (reader, mark) = text.split_once('.').ok_or(Error::NotFound)?;
        Ok(Leave {
            reader: ReaderId(reader.parse().map_err(|_| Error::NotFound)?),
            mark: mark.to_owned(),
        })
    }
}

/// Does what such a link asks. Twice is once.
///
/// # Errors
/// What the database says.
pub fn leave(tx: &mut Tx<'_>, wish: &Leave) -> Result<()> {
    // Silent: who reads what is nobody's news.
    let found = row(tx, wish.reader)?;
    match found.filter(|row| row.mark() == wish.mark) {
        Some(row) => end(tx, row.id),
        None => Ok(()),
    }
}

fn row(c: &mut Conn, id: ReaderId) -> Result<Option<Row>> {
    let row = rows::table.find(id).select(Row::as_select());
    Ok(row.first(c).optional()?)
}

/// The address of a reader without an account, and the language of his letters; none when he is none any more.
///
/// # Errors
/// What the database says.
pub fn reader_address(c: &mut Conn, id: ReaderId) -> Result<Option<(String, String)>> {
    Ok(row(c, id)?.and_then(|row| Some((row.address?, row.lang))))
}

/// Those behind the reader `after`, by number.
pub(super) fn behind(c: &mut Conn, blog: ForumId, after: ReaderId, limit: i64) -> Result<Vec<Row>> {
    Ok(rows::table
        .filter(rows::forum_id.eq(blog).and(rows::id.gt(after)))
        .order(rows::id)
        .limit(limit)
        .select(Row::as_select())
        .load(c)?)
}

/// Those of these people who have a row of their own.
pub(super) fn joined(c: &mut Conn, blog: ForumId, people: &[UserId]) -> Result<Vec<UserId>> {
    let found: Vec<Option<UserId>> = rows::table
        .filter(rows::forum_id.eq(blog))
        .filter(rows::user_id.eq_any(people.iter().map(|id| Some(*id))))
        .select(rows::user_id)
        .load(c)?;
    Ok(found.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_its_reader_and_nobody_else_makes_one() {
        let key = Key::new(vec![7; 32]).unwrap();
        let row = |id, address: &str| Row {
            id: ReaderId(id),
            user_id: None,
            address: Some(address.to_owned()),
            address_key: Some(address.to_owned()),
            lang: "en".to_owned(),
        };
        let token = row(7, "a@x.org").token(&key);
        let wish = Leave::read(&key, &token).unwrap();
        assert_eq!(wish.reader, ReaderId(7));
        assert_eq!(wish.mark, row(7, "a@x.org").mark());
        assert_ne!(wish.mark, row(7, "b@x.org").mark());
        let other = Key::new(vec![8; 32]).unwrap();
        for (key, token) in [
            (&other, token.clone()),
            (&key, token.replacen('7', "8", 1)),
            (&key, "7".to_owned()),
            (&key, String::new()),
        ] {
            assert_eq!(Leave::read(key, &token), Err(Error::NotFound), "{token}");
        }
    }
}
