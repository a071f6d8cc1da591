//! A letter to the address of a desk becomes the draft of an answer; who publishes gets it back with one button.

use super::address;
use super::desk::{Author, Desk, rendered};
use super::refusal::{self, Refusal, ReplyRefused};
use crate::accounts::{self, OneTime, Viewer};
use crate::base::rates::Rate;
use crate::base::{AddresseeId, Error, LetterId, PostId, Result, days};
use crate::clocks::Packs;
use crate::counters;
use crate::db::Tx;
use crate::inbox::{self, State};
use crate::markup::Rendered;
use crate::outbox;
use crate::questions::{self, LONGEST_ANSWER, Lettered};
use crate::threads::{NewPost, Via};

/// Letters of one person that become texts of his office.
const PACE: Rate = Rate::new(100, days(1));

/// Makes the letter an answer, or what may become one; its author is told what came of it, whatever it is.
///
/// # Errors
/// What the database says.
pub(super) async fn take(
    desk: &Desk<'_>,
    (id, at): (LetterId, address::Desk),
    (author, evident): (&Author, bool),
    text: String,
) -> Result<()> {
    let done = match (evident, at.is_over(desk.db.now())) {
        // Anybody may have written it: it changes nothing, and its bytes stay for who looks into it.
        (false, _) => {
            return fail(
                desk,
                (id, at.addressee),
                (author, Refusal::AnswerUnproven),
                text,
            )
            .await;
        }
        (true, true) => {
            return fail(desk, (id, at.addressee), (author, Refusal::Expired), text).await;
        }
        (true, false) => enter(desk, (id, at.addressee), author, &text).await,
    };
    let Err(error) = done else {
        return Ok(());
    };
    let reason = match &error {
        Error::Conflict(conflict) if conflict.code == "office_draft" => Some(Refusal::AnswerBusy),
        Error::Conflict(conflict) if conflict.code == "question_state" => Some(Refusal::AnswerOver),
        other => refusal::of(other),
    };
    match reason {
        Some(reason) => fail(desk, (id, at.addressee), (author, reason), text).await,
        None => Err(error),
    }
}

async fn enter(
    desk: &Desk<'_>,
    (id, addressee): (LetterId, AddresseeId),
    author: &Author,
    text: &str,
) -> Result<()> {
    let source = NewPost::source(text, LONGEST_ANSWER)?;
    let new = new(source.clone(), rendered(desk.config, &source).await?);
    let (viewer, packs) = (author.viewer.clone(), desk.packs.clone());
    let (rates, link) = (desk.config.limits.rates, (desk.links.one_time)());
    let page = (desk.links.addressee)(addressee);
    let confirm = author.letter(
        Refusal::AnswerConfirm,
        source.clone(),
        Some(link.link.clone()),
    );
    let proposed = author.letter(Refusal::AnswerProposed, source.clone(), Some(page));
    let published = author.letter(Refusal::AnswerPublished, source.clone(), None);
    let (to, post_link) = (author.recipient(), desk.links.post.clone());
    let taken = desk.db.write(move |tx| {
        if rates {
            counters::take(tx, "office mail", &viewer.me()?.id.to_string(), PACE)?;
        }
        match questions::by_letter(tx, &viewer, addressee, new, &packs)? {
            Lettered::Published(post) => {
                inbox::close(tx, id, State::Posted)?;
                inbox::became(tx, id, post)?;
                let link = Some(post_link(post));
                outbox::post(tx, &to, &ReplyRefused { link, ..published }, None)?;
            }
            Lettered::Proposed => {
                inbox::close(tx, id, State::Posted)?;
                outbox::post(tx, &to, &proposed, None)?;
            }
            Lettered::Kept => {
                let expires = offer(tx, &viewer, (id, &source), &link)?;
                outbox::post(tx, &to, &confirm, Some(expires))?;
            }
        }
        Ok(())
    });
    taken.await
}

/// Keeps the text with a link by which its author publishes it.
fn offer(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, text): (LetterId, &str),
    link: &OneTime,
) -> Result<crate::base::Instant> {
    inbox::keep_draft(tx, id, text, link.token.expose())?;
    accounts::offer_publication(tx, viewer.me()?.id, id, link)
}

/// Says why nothing came of it, to the account's own address alone, with its text.
async fn fail(
    desk: &Desk<'_>,
    (id, addressee): (LetterId, AddresseeId),
    (author, reason): (&Author, Refusal),
    text: String,
) -> Result<()> {
    let page = (desk.links.addressee)(addressee);
    let (letter, to) = (author.letter(reason, text, Some(page)), author.recipient());
    let answer = move |tx: &mut Tx<'_>| {
        inbox::close(tx, id, State::Refused)?;
        refusal::post(tx, &to, &letter)
    };
    desk.db.write(answer).await
}

/// The text of a letter, as what an office says.
pub(super) fn new(source: String, rendered: Rendered) -> NewPost {
    NewPost {
        source,
        rendered,
        lang: String::new(),
        via: Via::Mail,
        parent: None,
    }
}

/// Publishes what waited for its author's word.
pub(super) fn publish(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, addressee): (LetterId, AddresseeId),
    new: NewPost,
    packs: &Packs,
) -> Result<PostId> {
    inbox::close(tx, id, State::Posted)?;
    let post = questions::publish_by_letter(tx, viewer, addressee, new, packs)?;
    inbox::became(tx, id, post)?;
    Ok(post)
}
