//! Who did what to whom: rows that nobody changes, each bound to the one before by its hash.
//!
//! What is personal is sealed with a key of the person it is about, what is about nobody known with a key of its own.
//! Without the key it is read no more, and the chain still holds.

use diesel::prelude::*;
use serde::Serialize;

use crate::base::crypto::{self, Key};
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::words::words;
use crate::base::{Error, Instant, Result, SpaceId, TokenId, UserId};
use crate::db::schema::{audit, audit_head, audit_keys};
use crate::db::{Conn, Tx};

/// Whose key seals the addresses of strangers.
const NOBODY: UserId = UserId(0);
/// Rows that are checked in one go.
const BATCH: i64 = 1000;
/// Rows on a page.
const LISTED: usize = 50;

words! {
    /// What is written down.
    Action {
        SignedIn = "sign_in",
        SignInFailed = "sign_in.failed",
        DeviceEnded = "device.ended",
        DevicesEnded = "devices.ended",
        PasswordChanged = "password.changed",
        AddressConfirmed = "address.confirmed",
        FactorOn = "factor.on",
        FactorOff = "factor.off",
        /// An administrator agreed that somebody has lost his second factor.
        FactorReleased = "factor.released",
        TokenMade = "token.made",
        TokenEnded = "token.ended",
        NameDecided = "name.decided",
        LetterRetried = "letter.retried",
        /// All that had failed.
        LettersRetried = "letters.retried",
        LetterCancelled = "letter.cancelled",
        RoleChanged = "role.changed",
        Vouched = "member.vouched",
        SpaceChanged = "space.changed",
        InviteMade = "invite.made",
        InviteEnded = "invite.ended",
        ResidentConfirmed = "resident.confirmed",
        ResidentEnded = "resident.ended",
        /// Letters with codes for households.
        ResidentLettersMade = "resident.letters_made",
        ResidentLettersEnded = "resident.letters_ended",
        PasswordOffered = "password.offered",
        PostRemoved = "post.removed",
        PostRestored = "post.restored",
        PostPurged = "post.purged",
        /// Words of it were hidden, or are shown again.
        PostRedacted = "post.redacted",
        PostUnredacted = "post.unredacted",
        PostApproved = "post.approved",
        PostRefused = "post.refused",
        /// For somebody without an account, who agrees that it is published.
        QuestionTakenDown = "question.taken_down",
        /// Acted for somebody whose question a moderator took down who has left.
        QuestionActedFor = "question.acted_for",
        /// The scan of its paper was added, taken away, brought back, or looked at.
        ScanAdded = "scan.added",
        ScanRemoved = "scan.removed",
        ScanRestored = "scan.restored",
        ScanSeen = "scan.seen",
        QuestionApproved = "question.approved",
        QuestionReturned = "question.returned",
        QuestionDeclined = "question.declined",
        AppealDecided = "appeal.decided",
        /// An answer is standard text, or an objection to that was decided.
        AnswerStandard = "answer.standard",
        AnswerDecided = "answer.decided",
        /// Some who wanted an answer too are not counted any more, or are again.
        CosignsRemoved = "cosigns.removed",
        CosignsRestored = "cosigns.restored",
        /// Words of what is said beside a question were hidden, or are shown again.
        NoteRedacted = "note.redacted",
        NoteUnredacted = "note.unredacted",
        ThreadLocked = "thread.locked",
        ThreadUnlocked = "thread.unlocked",
        ThreadPinned = "thread.pinned",
        ThreadUnpinned = "thread.unpinned",
        ThreadMoved = "thread.moved",
        OfficeOpened = "office.opened",
        OfficeChanged = "office.changed",
        OfficeSettings = "office.settings",
        /// It was made sure who stands behind an office, or that is not sure any more.
        OfficeVerified = "office.verified",
        OfficeUnverified = "office.unverified",
        /// Somebody has checked the legal rules of a place, or has not after all.
        PackChecked = "pack.checked",
        PackUnchecked = "pack.unchecked",
        /// A moderator said what is shown of a legal deadline.
        LegalClock = "legal.clock",
        TermGiven = "term.given",
        TermEnded = "term.ended",
        DelegateNamed = "delegate.named",
        DelegateEnded = "delegate.ended",
        /// An administrator looked into a private space that he does not belong to.
        PrivateSeen = "private.seen",
        /// The site was brought back from a backup.
        SiteRestored = "site.restored",
        /// The site was made of an export.
        SiteImported = "site.imported",
    }
}

/// Who acts, and from where.
#[derive(Clone, Debug, Default)]
pub struct Who {
    pub person: Option<UserId>,
    pub administrator: bool,
    /// The token that the act came with.
    pub token: Option<TokenId>,
    /// The network address; empty where it is not known.
    pub from: String,
    /// Whoever has the machine, by a command.
    pub console: bool,
}

impl Who {
    /// Somebody who is known by a link or a password, and not yet by a session.
    pub fn person(id: UserId, from: &str) -> Who {
        Who {
            person: Some(id),
            from: from.to_owned(),
            ..Who::default()
        }
    }

    /// Whoever has the machine.
    pub fn console() -> Who {
        Who {
            console: true,
            ..Who::default()
        }
    }

    fn role(&self, action: Action) -> String {
        use Action::*;
        let moderates = matches!(
            action,
            RoleChanged
                | Vouched
                | InviteMade
                | InviteEnded
                | ResidentConfirmed
                | ResidentEnded
                | PasswordOffered
                | PostRemoved
                | PostRestored
                | PostRedacted
                | PostUnredacted
                | PostApproved
                | PostRefused
                | QuestionTakenDown
                | QuestionActedFor
                | ScanAdded
                | ScanRemoved
                | ScanRestored
                | ScanSeen
                | QuestionApproved
                | QuestionReturned
                | QuestionDeclined
                | AppealDecided
                | AnswerStandard
                | AnswerDecided
                | CosignsRemoved
                | CosignsRestored
                | NoteRedacted
                | NoteUnredacted
                | LegalClock
                | ThreadLocked
                | ThreadUnlocked
                | ThreadPinned
                | ThreadUnpinned
                | ThreadMoved
        );
        let role = match self.person {
            None if self.console => "console",
            None => "visitor",
            Some(_) if self.administrator => "administrator",
            Some(_) if moderates => "moderator",
            Some(_) => "member",
        };
        match self.token {
            Some(token) => format!("{role} token:{token}"),
            None => role.to_owned(),
        }
    }
}

/// What changed, and why.
#[derive(Clone, Copy, Debug, Default)]
pub struct Change<'a> {
    /// Whom it is about, where that is not the one who acts.
    pub about: Option<UserId>,
    pub before: &'a str,
    pub after: &'a str,
    /// A stable code.
    pub reason: &'a str,
}

/// A row as its page shows it; sealed values are empty once their key is gone.
#[derive(Clone, Debug, Queryable)]
pub struct Entry {
    pub id: i64,
    pub at: Instant,
    pub actor: Option<UserId>,
    pub role: String,
    pub ip: String,
    pub action: String,
    pub object: String,
    pub about: Option<UserId>,
    pub before: String,
    pub after: String,
    pub reason: String,
    prev_hash: Vec<u8>,
    hash: Vec<u8>,
}

impl Entry {
    /// The hash that the row must bear.
    fn sum(&self) -> Result<Vec<u8>> {
        let Entry {
            id,
            at,
            actor,
            role,
            ip,
            action,
            object,
            about,
            before,
            after,
            reason,
            ..
        } = self;
        let facts = (
            id, at.0, actor, role, ip, action, object, about, before, after, reason,
        );
        let text = serde_json::to_string(&facts).map_err(Error::broken)?;
        Ok(crypto::chained(&self.prev_hash, &text))
    }
}

/// Writes down what somebody did, in the transaction of the act. Last of its writes: all such acts wait here for one
/// another, so that the chain has no fork.
///
/// # Errors
/// What the database says.
pub fn note(
    tx: &mut Tx<'_>,
    who: &Who,
    action: Action,
    object: impl Into<String>,
    change: Change<'_>,
) -> Result<()> {
    let about = change.about.or(who.person);
    let at = tx.now();
    let (ip, before, after) = (
        sealed(tx, who.person, &who.from)?,
        sealed(tx, about, change.before)?,
        sealed(tx, about, change.after)?,
    );
    let (id, prev_hash): (i64, Vec<u8>) = diesel::update(audit_head::table.find(1))
        .set(audit_head::seq.eq(audit_head::seq + 1))
        .returning((audit_head::seq, audit_head::hash))
        .get_result(&mut **tx)?;
    let mut row = Entry {
        id,
        at,
        actor: who.person,
        role: who.role(action),
        ip,
        action: action.as_str().to_owned(),
        object: object.into(),
        about,
        before,
        after,
        reason: change.reason.to_owned(),
        prev_hash,
        hash: Vec::new(),
    };
    row.hash = row.sum()?;
    diesel::insert_into(audit::table)
        .values((
            audit::id.eq(row.id),
            audit::at.eq(row.at),
            audit::actor_id.eq(row.actor),
            audit::role.eq(&row.role),
            audit::ip.eq(&row.ip),
            audit::action.eq(&row.action),
            audit::object.eq(&row.object),
            audit::about_id.eq(row.about),
            (
                audit::before.eq(&row.before),
                audit::after.eq(&row.after),
                audit::reason.eq(&row.reason),
                audit::prev_hash.eq(&row.prev_hash),
                audit::hash.eq(&row.hash),
            ),
        ))
        .execute(&mut **tx)?;
    diesel::update(audit_head::table.find(1))
        .set(audit_head::hash.eq(&row.hash))
        .execute(&mut **tx)?;
    Ok(())
}

fn sealed(tx: &mut Tx<'_>, owner: Option<UserId>, text: &str) -> Result<String> {
    let owner = owner.unwrap_or(NOBODY);
    if text.is_empty() {
        return Ok(String::new());
    }
    let key = match key_of(tx, owner)? {
        Some(key) => key,
        None => {
            let fresh = crypto::random::<32>().to_vec();
            // Of two at once one is kept.
            crate::db::each!(tx, |c| diesel::insert_into(audit_keys::table)
                .values((audit_keys::user_id.eq(owner), audit_keys::key.eq(&fresh)))
                .on_conflict_do_nothing()
                .execute(c))?;
            key_of(tx, owner)?.ok_or(Error::Busy)?
        }
    };
    Ok(key.seal("audit", &owner.to_string(), text.as_bytes()))
}

fn key_of(c: &mut Conn, owner: UserId) -> Result<Option<Key>> {
    let bytes: Option<Vec<u8>> = audit_keys::table
        .find(owner)
        .select(audit_keys::key)
        .first(c)
        .optional()?;
    bytes.map(Key::new).transpose().map_err(Error::broken)
}

/// Throws a person's key away: what was sealed with it is read no more.
///
/// # Errors
/// What the database says.
pub fn forget_person(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    diesel::delete(audit_keys::table.find(person)).execute(&mut **tx)?;
    Ok(())
}

/// True when it was written down since `since` that this person looked into a private space.
///
/// # Errors
/// What the database says.
pub fn was_seen(c: &mut Conn, person: UserId, space: SpaceId, since: Instant) -> Result<bool> {
    let row: Option<i64> = audit::table
        .filter(audit::actor_id.eq(person).and(audit::at.gt(since)))
        .filter(audit::action.eq(Action::PrivateSeen.as_str()))
        .filter(audit::object.eq(format!("space {space}")))
        .select(audit::id)
        .first(c)
        .optional()?;
    Ok(row.is_some())
}

/// The rows, the newest first, of all or about one person; who asks has the right to.
///
/// # Errors
/// `Invalid(cursor)` for a cursor of another list.
pub fn list(c: &mut Conn, person: Option<UserId>, seek: &Seek) -> Result<Page<Entry>> {
    let limit = i64::try_from(LISTED).unwrap_or(50) + 1;
    let mut rows = audit::table.limit(limit).into_boxed();
    if let Some(person) = person {
        rows = rows.filter(audit::actor_id.eq(person).or(audit::about_id.eq(person)));
    }
    rows = match seek {
        Seek::First => rows.order(audit::id.desc()),
        Seek::After(cursor) => rows
            .filter(audit::id.lt(cursor.number::<i64>()?))
            .order(audit::id.desc()),
        Seek::Last => rows.order(audit::id.asc()),
        Seek::Before(cursor) => rows
            .filter(audit::id.gt(cursor.number::<i64>()?))
            .order(audit::id.asc()),
    };
    let mut rows: Vec<Entry> = rows.load(c)?;
    for row in &mut rows {
        let (actor, about) = (row.actor, row.about);
        row.ip = opened(c, actor, &row.ip)?;
        row.before = opened(c, about, &row.before)?;
        row.after = opened(c, about, &row.after)?;
    }
    Ok(Page::cut(rows, LISTED, seek, |row| {
        Cursor::at(row.id.to_string())
    }))
}

fn opened(c: &mut Conn, owner: Option<UserId>, text: &str) -> Result<String> {
    let owner = owner.unwrap_or(NOBODY);
    if text.is_empty() {
        return Ok(String::new());
    }
    let bytes = key_of(c, owner)?.and_then(|key| key.unseal("audit", &owner.to_string(), text));
    Ok(bytes.map_or_else(String::new, |bytes| {
        String::from_utf8_lossy(&bytes).into_owned()
    }))
}

/// What a check of the chain found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Rows that hold, from the first on.
    pub rows: i64,
    /// The number of the first row that is changed or missing.
    pub broken: Option<i64>,
    /// The hash of the last row that holds, in hexadecimal: who notes it down sees whether the whole was made anew.
    pub head: String,
}

/// Checks every row against the one before it, and the last against the head.
///
/// # Errors
/// What the database says.
pub fn verify(c: &mut Conn) -> Result<Verdict> {
    let (seq, head): (i64, Vec<u8>) = audit_head::table
        .select((audit_head::seq, audit_head::hash))
        .first(c)?;
    let (mut rows, mut last) = (0, Vec::new());
    let broken = loop {
        let batch: Vec<Entry> = audit::table
            .filter(audit::id.gt(rows))
            .order(audit::id.asc())
            .limit(BATCH)
            .load(c)?;
        let done = batch.is_empty();
        let mut fault = None;
        for row in batch {
            if row.id != rows + 1 || row.prev_hash != last || row.sum()? != row.hash {
                fault = Some(rows + 1);
                break;
            }
            (rows, last) = (row.id, row.hash);
        }
        if fault.is_some() || done {
            break fault;
        }
    };
    // What was cut off at the end leaves a chain that holds, but not its head.
    let broken = broken.or_else(|| (rows != seq || last != head).then_some(rows + 1));
    Ok(Verdict {
        rows,
        broken,
        head: crypto::hexadecimal(&last),
    })
}
