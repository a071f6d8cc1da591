//! A letter that was kept becomes a post, a draft or an answer that says why not. Once, whatever is killed meanwhile.

use std::sync::Arc;

use super::address::{self, Addressee, Invitation, addressee};
use super::answer;
use super::auth::{Evidence, Way};
use super::command::command;
use super::desk::{Author, Desk, author, rendered};
use super::read::{Letter, read};
use super::refusal::{self, Refusal, ReplyRefused};
use crate::accounts::{self, Viewer};
use crate::base::crypto::Key;
use crate::base::rates::Rate;
use crate::base::{
    AddresseeId, Error, LetterId, PostId, ReaderId, Result, ThreadId, UserId, days, hours,
};
use crate::blogs;
use crate::clocks::Packs;
use crate::config::Limits;
use crate::counters;
use crate::db::{Conn, Tx};
use crate::i18n::{I18n, LANGS};
use crate::inbox::{self, Arrived, State};
use crate::mail;
use crate::markup::Rendered;
use crate::notices::{self, Stop, Wish};
use crate::outbox::{self, Recipient};
use crate::questions;
use crate::threads::{self, NewPost, PostState, Via};

/// Letters of one person that become posts.
const PACE: Rate = Rate::new(20, hours(1));
/// Letters of one person that wait for his word: anybody may have written them, and he hears of each.
const WAITING: Rate = Rate::new(20, days(1));
/// Tries for which name servers may be silent; then nobody stands for the letter.
const PATIENT: i32 = 5;

/// Handles the letter that waits longest; false when none does.
///
/// # Errors
/// What the database says.
pub async fn handle(desk: &Desk<'_>) -> Result<bool> {
    let now = desk.db.now();
    let Some((id, tries, arrived)) = desk.db.read(move |c| inbox::due(c, now)).await? else {
        return Ok(false);
    };
    if let Err(why) = settle(desk, id, tries, arrived).await {
        tracing::warn!(letter = %id, %why, "Letter {id} could not be handled");
        // Where another node was first this changes nothing.
        let later = desk.db.write(move |tx| inbox::put_off(tx, id, tries));
        later.await?;
    }
    Ok(true)
}

/// Who was asked to write to the address of a letter.
enum Invited {
    Reader(Invitation),
    /// Who acts for an office.
    Official(address::Desk),
}

impl Invited {
    fn person(&self) -> UserId {
        match self {
            Invited::Reader(invitation) => invitation.person,
            Invited::Official(at) => at.person,
        }
    }

    fn guest(&self) -> Option<ReaderId> {
        match self {
            Invited::Reader(invitation) => invitation.guest(),
            Invited::Official(_) => None,
        }
    }
}

async fn settle(desk: &Desk<'_>, id: LetterId, tries: i32, arrived: Arrived) -> Result<()> {
    let close = |state| desk.db.write(move |tx| inbox::close(tx, id, state));
    let host = &desk.config.mail_in_domain;
    let invited = match addressee(desk.key, host, &arrived.recipient) {
        Addressee::Reply(invitation) => Invited::Reader(invitation),
        Addressee::Desk(invitation) => Invited::Official(invitation),
        Addressee::Stop(wish) => return stopped(desk, id, wish).await,
        Addressee::Bounce => return returned(desk, id, arrived).await,
        _ => return close(State::Refused).await,
    };
    let raw = Arc::new(arrived.raw.unwrap_or_default());
    let Some(letter) = opened(desk, raw.clone()).await else {
        return close(State::Refused).await;
    };
    if letter.automatic || arrived.sender.as_deref() == Some("") {
        return close(State::Ignored).await;
    }
    let Some(from) = letter.from else {
        return close(State::Refused).await;
    };
    let way = Way {
        sender: arrived.sender,
        ip: arrived.ip.parse().ok(),
        helo: arrived.helo,
    };
    let evidence = match evidence(desk, raw, &from, way).await {
        Evidence::Later if tries < PATIENT => return Err(Error::Busy),
        evidence => evidence == Evidence::Shown,
    };
    if let Some(reader) = invited.guest() {
        return guest(desk, (id, reader), (from, evidence), letter.text).await;
    }
    let author = author(desk, invited.person()).await?;
    let author = match author {
        Some(author) if author.address == from => author,
        other => {
            // Of somebody who may not sign in any more no address is known here.
            let known = other.is_some();
            return stranger(desk, id, evidence.then_some(from), known).await;
        }
    };
    let text = letter.text;
    let invitation = match invited {
        Invited::Reader(invitation) => invitation,
        Invited::Official(at) => {
            return answer::take(desk, (id, at), (&author, evidence), text).await;
        }
    };
    let done = match command(&text) {
        Some(stop) => obey(desk, id, (invitation, stop), (&author, evidence), &text).await,
        None => reply(desk, id, invitation, (&author, evidence), &text).await,
    };
    match done {
        Ok(()) => Ok(()),
        Err(error) => match refusal::of(&error) {
            Some(reason) => refuse(desk, id, invitation, (&author, reason), text).await,
            None => Err(error),
        },
    }
}

/// Gives somebody fewer letters, as the address that this one came to says.
async fn stopped(desk: &Desk<'_>, id: LetterId, wish: Wish) -> Result<()> {
    let done = desk.db.write(move |tx| {
        inbox::close(tx, id, State::Obeyed)?;
        match notices::stop(tx, wish) {
            // Who is gone gets none.
            Err(Error::NotFound) => Ok(()),
            done => done,
        }
    });
    done.await
}

/// Does what a reply asks for, and says so. One for which nobody stands changes nothing: it may be anybody's.
async fn obey(
    desk: &Desk<'_>,
    id: LetterId,
    (invitation, stop): (Invitation, Stop),
    (author, evident): (&Author, bool),
    text: &str,
) -> Result<()> {
    let (reason, state) = match stop {
        _ if !evident => (Refusal::Unproven, State::Refused),
        Stop::Thread => (Refusal::Muted, State::Obeyed),
        _ => (Refusal::Stopped, State::Obeyed),
    };
    let (post, link) = (invitation.post, (desk.links.post)(invitation.post));
    let letter = author.letter(reason, text.to_owned(), Some(link));
    let (viewer, to) = (author.viewer.clone(), author.recipient());
    let done = desk.db.write(move |tx| {
        inbox::close(tx, id, state)?;
        if evident {
            let now = tx.now();
            let wish = Wish {
                person: viewer.me()?.id,
                stop,
                thread: match stop {
                    Stop::Thread => threads::post(tx, &viewer, post, now)?.post.thread,
                    _ => ThreadId(0),
                },
            };
            notices::stop(tx, wish)?;
        }
        refusal::post(tx, &to, &letter)
    });
    done.await
}

/// Counts a letter of ours that has come back, in the transaction that closes the row.
async fn returned(desk: &Desk<'_>, id: LetterId, arrived: Arrived) -> Result<()> {
    let (key, raw) = (desk.key.clone(), arrived.raw.unwrap_or_default());
    let counted = desk.db.write(move |tx| {
        mail::returned(tx, &key, &arrived.recipient, &raw)?;
        inbox::close(tx, id, State::Returned)
    });
    counted.await
}

/// Reads the letter away from the threads that serve; what no reader understands, or breaks one, is no letter.
async fn opened(desk: &Desk<'_>, raw: Arc<Vec<u8>>) -> Option<Letter> {
    let markers = markers(desk.i18n);
    let host = desk.config.host().to_owned();
    let done = tokio::task::spawn_blocking(move || read(&raw, &host, &markers));
    done.await.ok().flatten()
}

/// The line above which people are asked to write, in each language.
pub(in crate::mail) fn markers(i18n: &I18n) -> Vec<String> {
    let said = LANGS
        .iter()
        .map(|lang| i18n.texts(*lang).say("reply-marker"));
    said.collect()
}

async fn evidence(desk: &Desk<'_>, raw: Arc<Vec<u8>>, from: &str, way: Way) -> Evidence {
    let (dns, from) = (desk.dns.clone(), from.to_owned());
    let asked = tokio::spawn(async move { dns.evidence(&raw, &from, &way).await });
    asked.await.unwrap_or(Evidence::None)
}

/// Answers somebody to whom the reply address does not belong, and says no word of whose it is. Who only may have
/// written the letter hears nothing: the answer would go to whoever was named in it.
async fn stranger(desk: &Desk<'_>, id: LetterId, from: Option<String>, known: bool) -> Result<()> {
    let lang = desk.config.language.clone();
    let reason = if known {
        Refusal::SenderMismatch
    } else {
        Refusal::NotAllowed
    };
    let letter = ReplyRefused {
        name: String::new(),
        reason: reason.as_str().to_owned(),
        text: String::new(),
        link: None,
    };
    let answer = move |tx: &mut Tx<'_>| {
        inbox::close(tx, id, State::Refused)?;
        let Some(address) = from.and_then(|from| accounts::address("from", &from).ok()) else {
            return Ok(());
        };
        let to = Recipient {
            address,
            person: None,
            lang,
        };
        refusal::post(tx, &to, &letter)
    };
    desk.db.write(answer).await
}

/// Tells a reader of a newsletter who has no account how he gets one. What comes from elsewhere is a stranger's.
async fn guest(
    desk: &Desk<'_>,
    (id, reader): (LetterId, ReaderId),
    (from, evidence): (String, bool),
    text: String,
) -> Result<()> {
    let known = desk.db.read(move |c| blogs::reader_address(c, reader));
    let known = known.await?;
    let Some((address, lang)) = known.filter(|(own, _)| own.eq_ignore_ascii_case(&from)) else {
        return stranger(desk, id, evidence.then_some(from), true).await;
    };
    let letter = ReplyRefused {
        name: String::new(),
        reason: Refusal::NoAccount.as_str().to_owned(),
        text,
        link: Some(desk.links.register.clone()),
    };
    let answer = move |tx: &mut Tx<'_>| {
        inbox::close(tx, id, State::Refused)?;
        let to = Recipient {
            address,
            person: None,
            lang,
        };
        refusal::post(tx, &to, &letter)
    };
    desk.db.write(answer).await
}

/// Makes the letter a post, or keeps it until its author says that it is his.
async fn reply(
    desk: &Desk<'_>,
    id: LetterId,
    invitation: Invitation,
    (author, evident): (&Author, bool),
    text: &str,
) -> Result<()> {
    if invitation.is_over(desk.db.now()) {
        return refuse(
            desk,
            id,
            invitation,
            (author, Refusal::Expired),
            text.to_owned(),
        )
        .await;
    }
    let limits = desk.config.limits;
    let source = NewPost::source(text, limits.post_max)?;
    if !evident {
        return keep(desk, id, author, source).await;
    }
    let rendered = rendered(desk.config, &source).await?;
    let answered = invitation.post;
    let link = (desk.links.post)(answered);
    let held = author.letter(Refusal::Held, source.clone(), Some(link));
    let (viewer, to) = (author.viewer.clone(), author.recipient());
    let packs = desk.packs.clone();
    let written = move |tx: &mut Tx<'_>| {
        let text = (source, rendered);
        let post = enter(tx, &viewer, (id, answered), text, (&limits, &packs))?;
        let now = tx.now();
        if threads::post(tx, &viewer, post, now)?.post.state == PostState::Held {
            refusal::post(tx, &to, &held)?;
        }
        Ok(())
    };
    desk.db.write(written).await
}

/// Writes the post as the web does: the same rights, brakes and limits.
fn enter(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, answered): (LetterId, PostId),
    (source, rendered): (String, Rendered),
    (limits, packs): (&Limits, &Packs),
) -> Result<PostId> {
    inbox::close(tx, id, State::Posted)?;
    if limits.rates {
        counters::take(tx, "mail in", &viewer.me()?.id.to_string(), PACE)?;
    }
    let now = tx.now();
    let thread = threads::post(tx, viewer, answered, now)?.post.thread;
    let new = NewPost {
        source,
        rendered,
        lang: String::new(),
        via: Via::Mail,
        parent: Some(answered),
    };
    // What an office asked back is answered to the office, and its clock goes on.
    let post = match questions::asked_back(tx, viewer, answered)? {
        Some(seen) => questions::reply(tx, viewer, seen, new, (packs, limits))?,
        None => threads::reply(tx, viewer, thread, new, limits)?,
    };
    inbox::became(tx, id, post)?;
    Ok(post)
}

/// Keeps a letter for which nobody stands, and sends its author a link to publish it with.
async fn keep(desk: &Desk<'_>, id: LetterId, author: &Author, text: String) -> Result<()> {
    let link = (desk.links.one_time)();
    let letter = author.letter(Refusal::AuthFailed, text.clone(), Some(link.link.clone()));
    let (to, person) = (author.recipient(), author.viewer.me()?.id);
    let kept = move |tx: &mut Tx<'_>| {
        counters::take(tx, "mail drafts", &person.to_string(), WAITING)?;
        inbox::keep_draft(tx, id, &text, link.token.expose())?;
        let expires = accounts::offer_publication(tx, person, id, &link)?;
        outbox::post(tx, &to, &letter, Some(expires)).map(drop)
    };
    desk.db.write(kept).await
}

async fn refuse(
    desk: &Desk<'_>,
    id: LetterId,
    invitation: Invitation,
    (author, reason): (&Author, Refusal),
    text: String,
) -> Result<()> {
    let link = (desk.links.post)(invitation.post);
    let (letter, to) = (author.letter(reason, text, Some(link)), author.recipient());
    let answer = move |tx: &mut Tx<'_>| {
        inbox::close(tx, id, State::Refused)?;
        refusal::post(tx, &to, &letter)
    };
    desk.db.write(answer).await
}

/// What a letter answers that waits for its author's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A post, in his own name.
    Post(PostId),
    /// A question, in the name of an office.
    Question(AddresseeId),
}

/// A reply that waits for its author's word.
#[derive(Clone)]
pub struct Waiting {
    id: LetterId,
    pub person: UserId,
    pub about: About,
    /// The Markdown.
    pub text: String,
}

/// What waits under a link that publishes it.
///
/// # Errors
/// `Gone` when nothing does any more.
pub fn waiting(c: &mut Conn, token: &str, key: &Key, host: &str) -> Result<Waiting> {
    let draft = inbox::draft(c, token)?;
    let (person, about) = match addressee(key, host, &draft.recipient) {
        Addressee::Reply(Invitation { person, post, .. }) => (person, About::Post(post)),
        Addressee::Desk(at) => (at.person, About::Question(at.addressee)),
        _ => return Err(Error::Gone),
    };
    Ok(Waiting {
        id: draft.id,
        person,
        about,
        text: draft.text,
    })
}

/// The answer of an office that was published by this link before; none where it published nothing of the kind.
///
/// # Errors
/// What the database says.
pub fn published(c: &mut Conn, token: &str, key: &Key, host: &str) -> Result<Option<PostId>> {
    let found = inbox::published(c, token)?;
    let of_desk = found.filter(|(recipient, _)| {
        let to = addressee(key, host, recipient);
        matches!(to, Addressee::Desk(_))
    });
    Ok(of_desk.map(|(_, post)| post))
}

/// Publishes it, once.
///
/// # Errors
/// `Gone` when the link was used or is too old; as [`threads::reply`], or as [`questions::answer`].
pub fn publish(
    tx: &mut Tx<'_>,
    token: &str,
    waiting: Waiting,
    rendered: Rendered,
    (limits, packs, staff_mfa): (&Limits, &Packs, bool),
) -> Result<PostId> {
    let now = tx.now();
    accounts::use_publication(tx, token)?;
    let viewer = accounts::by_id(tx, waiting.person, now, staff_mfa)?;
    match waiting.about {
        About::Post(post) => {
            let new = (waiting.text, rendered);
            enter(tx, &viewer, (waiting.id, post), new, (limits, packs))
        }
        About::Question(id) => {
            let new = answer::new(waiting.text, rendered);
            answer::publish(tx, &viewer, (waiting.id, id), new, packs)
        }
    }
}
