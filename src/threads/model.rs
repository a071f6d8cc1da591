//! What a thread and a post are, and where a post stands in the tree.

use std::time::Duration;

use crate::base::text::{Faults, body, line};
use crate::base::words::words;
use crate::base::{
    Error, FieldError, ForumId, Instant, OfficeId, PostId, Result, SpaceId, ThreadId, UserId, days,
};
use crate::config::Limits;
use crate::i18n::Lang;
use crate::markup::Rendered;
use crate::spaces::ThreadKind;

/// Deepest level of the tree; a deeper reply becomes a sibling there.
pub(super) const DEEPEST: i32 = 64;
/// Digits of one step of a path.
const STEP: usize = 5;
/// A thread closes at this many posts.
pub(super) const MOST_POSTS: i32 = 10_000;
/// Characters of a question's text.
pub const QUESTION: usize = 2000;
/// Pictures and other files that it shows at most.
const QUESTION_FILES: usize = 3;
/// Tags of a thread.
const MOST_TAGS: usize = 5;
/// Posts on a page.
pub const PAGE: usize = 50;
/// An edit this soon leaves no mark, as long as nobody has answered.
pub(super) const QUIET: Duration = Duration::from_secs(300);

words! {
    /// What became of a post.
    PostState {
        Published = "published",
        /// The text of an article that is not published yet; has no number.
        Draft = "draft",
        /// Waits for approval; has no number yet.
        Held = "held",
        /// Not let through by a moderator; has no number.
        Refused = "refused",
        /// Taken back by its author.
        Withdrawn = "withdrawn",
        /// Removed by a moderator.
        Removed = "removed",
        /// Wiped for good by an administrator.
        Purged = "purged",
    }
}

impl PostState {
    /// True for a tombstone.
    pub fn is_gone(self) -> bool {
        matches!(
            self,
            PostState::Withdrawn | PostState::Removed | PostState::Purged
        )
    }
}

words! {
    /// How a post came.
    Via {
        Web = "web",
        Mail = "mail",
        Api = "api",
    }
}

words! {
    /// In which order a thread is read.
    View {
        /// Replies under what they answer.
        Tree = "tree",
        /// As they were written.
        Time = "time",
        /// What the reader has not seen, with what it answers.
        New = "new",
    }
}

impl View {
    /// The one that was asked for.
    ///
    /// # Errors
    /// `Invalid(view)` for a word that names none.
    pub fn asked(word: &str) -> Result<View> {
        View::from_word(word).ok_or_else(|| Error::field("view", "choice"))
    }
}

words! {
    /// What one press says of somebody's post.
    Reaction {
        Agree = "agree",
        Thanks = "thanks",
        SourceNeeded = "source_needed",
    }
}

words! {
    /// Why a moderator removes a post.
    Removal {
        Abuse = "abuse",
        Hate = "hate",
        Threat = "threat",
        PrivateData = "private_data",
        Spam = "spam",
        OffTopic = "off_topic",
        Impersonation = "impersonation",
        Illegal = "illegal",
        Duplicate = "duplicate",
        Other = "other",
    }
}

/// The reasons in the order in which a form offers them.
pub const REASONS: &[Removal] = Removal::ALL;

/// A thread without its posts.
#[derive(Clone, Debug)]
pub struct Thread {
    pub id: ThreadId,
    pub space: SpaceId,
    pub forum: ForumId,
    pub kind: ThreadKind,
    /// Waits for approval: only its author and moderators see it.
    pub held: bool,
    /// An article that does not stand: only those who write it see it.
    pub draft: bool,
    /// Stands no more; its page says what became of it.
    pub fallen: bool,
    /// From when nobody replies any more.
    pub closes_at: Option<Instant>,
    /// From when the text of a question is not changed any more.
    pub settled_at: Option<Instant>,
    pub title: String,
    pub slug: String,
    pub lang: String,
    /// Nobody where an office wrote it.
    pub author: UserId,
    /// The office in whose name it was written.
    pub office: Option<OfficeId>,
    pub created_at: Instant,
    pub last_post_at: Instant,
    pub last_author: UserId,
    pub last_n: i32,
    /// Posts that stand, the opening one among them.
    pub posts: i32,
    /// Those of them that are not the opening one.
    pub replies: i32,
    pub lock: Option<Lock>,
    pub pinned_until: Option<Instant>,
    /// From where, when and by whom it was moved last.
    pub moved: Option<(ForumId, Instant, UserId)>,
    /// Grows with whatever changes what a page of it shows.
    pub version: i64,
}

/// A lock that holds.
#[derive(Clone, Debug)]
pub struct Lock {
    pub by: UserId,
    pub at: Instant,
    pub until: Option<Instant>,
    pub reason: String,
}

impl Thread {
    /// The lock that holds at this instant.
    pub fn locked(&self, now: Instant) -> Option<&Lock> {
        let holds = |lock: &&Lock| lock.until.is_none_or(|until| until > now);
        self.lock.as_ref().filter(holds)
    }

    /// True for a question's own text, and for what an office says to it: neither is taken back as a post.
    pub fn asks(&self, post: &Post) -> bool {
        self.kind == ThreadKind::Question && (post.parent.is_none() || post.office.is_some())
    }

    /// True for an article that an office says: whoever published it has no part in it as its author.
    pub fn is_spoken(&self, post: &Post) -> bool {
        self.kind == ThreadKind::Article && post.office.is_some()
    }

    /// True when the thread has as many posts as it can hold.
    pub fn is_full(&self) -> bool {
        self.last_n >= MOST_POSTS
    }
}

/// One message in a thread.
#[derive(Clone, Debug)]
pub struct Post {
    pub id: PostId,
    pub thread: ThreadId,
    pub parent: Option<PostId>,
    pub n: i32,
    pub path: String,
    pub depth: i32,
    /// Which reply to its parent this is, from 1.
    pub ordinal: i32,
    /// How many replies it has.
    pub replies: i32,
    pub state: PostState,
    pub author: UserId,
    /// The office in whose name the author wrote it.
    pub office: Option<OfficeId>,
    pub lang: String,
    /// Safe HTML; empty for a tombstone.
    pub html: String,
    pub revision: i32,
    /// How many reactions of each kind it has, in the order of `Reaction::ALL`.
    pub reactions: [i32; 3],
    pub created_at: Instant,
    pub edited_at: Option<Instant>,
    pub removed: Option<Removed>,
    /// Why it was not let through, and the moderator's words to its author.
    pub refused: Option<(Removal, Option<String>)>,
}

impl Post {
    /// Characters that its text may have: an opening post's more than a reply's.
    pub fn longest(&self, limits: &Limits) -> usize {
        if self.parent.is_none() {
            limits.opening_max
        } else {
            limits.post_max
        }
    }
}

/// What a tombstone says.
#[derive(Clone, Debug)]
pub struct Removed {
    pub at: Instant,
    pub by: UserId,
    pub reason: Option<Removal>,
    pub clause: Option<String>,
    pub note: Option<String>,
}

/// A post to be. Its Markdown was rendered ahead of the transaction.
#[derive(Clone, Debug)]
pub struct NewPost {
    pub source: String,
    pub rendered: Rendered,
    /// As its author named it; a reply finds it out where he named none.
    pub lang: String,
    pub via: Via,
    /// The post it answers; the opening post when none is named.
    pub parent: Option<PostId>,
}

impl NewPost {
    /// The source of a post, checked: 1 to `most` characters.
    ///
    /// # Errors
    /// `Invalid(body)`.
    pub fn source(text: &str, most: usize) -> Result<String> {
        body("body", text, 1..=most)
    }
}

/// A thread to be.
#[derive(Clone, Debug)]
pub struct NewThread {
    pub title: String,
    /// Names from the space's list of tags.
    pub tags: Vec<String>,
    pub opening: NewPost,
}

impl NewThread {
    /// The title and the source of the opening post, checked.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(title: &str, text: &str, most: usize) -> Result<(String, String)> {
        let mut faults = Faults::default();
        let title = faults.take(line("title", title, 5..=200));
        let source = faults.take(body("body", text, 1..=most));
        faults.none().map(|()| (title, source))
    }
}

/// Names of tags as a form sends them: several fields, or one with commas.
///
/// # Errors
/// `Invalid(tags)` for more than a thread bears.
pub fn tag_names<'a>(sent: impl Iterator<Item = &'a str>) -> Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for name in sent.flat_map(|field| field.split(',')) {
        let name = line("tags", name, 0..=80)?;
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    few(names.len()).map(|()| names)
}

/// Refuses more tags than a thread bears.
fn few(count: usize) -> Result<()> {
    if count <= MOST_TAGS {
        return Ok(());
    }
    Err(Error::Invalid(vec![FieldError {
        field: "tags".into(),
        code: "too_many_tags",
        limit: i64::try_from(MOST_TAGS).ok(),
        actual: i64::try_from(count).ok(),
    }]))
}

/// Refuses more pictures and files than a question shows.
///
/// # Errors
/// `Invalid(body, pictures_many)`.
pub fn few_files(opening: &NewPost) -> Result<()> {
    let shown = opening.rendered.files.len();
    if shown <= QUESTION_FILES {
        return Ok(());
    }
    Err(Error::Invalid(vec![FieldError {
        field: "body".into(),
        code: "pictures_many",
        limit: i64::try_from(QUESTION_FILES).ok(),
        actual: i64::try_from(shown).ok(),
    }]))
}

/// The language of a text: the one its author named, else a guess, else `fallback`.
pub fn language(named: &str, text: &str, fallback: &str) -> String {
    if let Some(lang) = Lang::from_code(named).filter(|_| !named.is_empty()) {
        return lang.code().to_owned();
    }
    let has = |letters: &str| text.chars().any(|c| letters.contains(c));
    if has("әғқңұһӘҒҚҢҰҺ") || (has("өүӨҮ") && has("іІ")) {
        return Lang::Kk.code().to_owned();
    }
    if has("өүӨҮ") {
        return Lang::Mn.code().to_owned();
    }
    let cyrillic = text
        .chars()
        .filter(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'))
        .count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if cyrillic * 2 > letters {
        // A few Cyrillic words without the letters of the others may still be theirs.
        let theirs = cyrillic < 12 && matches!(fallback, "kk" | "mn");
        return if theirs { fallback } else { Lang::Ru.code() }.to_owned();
    }
    use whatlang::Lang as Guess;
    let known = [
        (Guess::Eng, Lang::En),
        (Guess::Ita, Lang::It),
        (Guess::Spa, Lang::Es),
        (Guess::Pol, Lang::Pl),
    ];
    let detector = whatlang::Detector::with_allowlist(known.map(|(theirs, _)| theirs).to_vec());
    // Among four languages a weak guess is still the best one, but not for a word or two.
    let guess = detector
        .detect(text)
        .filter(|g| g.is_reliable() || letters >= 20);
    let guess = guess.and_then(|g| known.iter().find(|(theirs, _)| *theirs == g.lang()));
    guess.map_or(fallback, |(_, lang)| lang.code()).to_owned()
}

/// The path of number `n` under the path `parent`: five digits of base 36 a step, so that bytes order the tree.
pub(super) fn path_under(parent: &str, n: i32) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut step = [b'0'; STEP];
    let mut rest = u32::try_from(n).unwrap_or(0);
    for place in step.iter_mut().rev() {
        let digit = usize::try_from(rest % 36).unwrap_or(0);
        *place = DIGITS.get(digit).copied().unwrap_or(b'0');
        rest /= 36;
    }
    format!("{parent}{}", String::from_utf8_lossy(&step))
}

/// The path of the level above; none for the opening post.
pub(super) fn path_above(path: &str) -> Option<&str> {
    path.get(..path.len().checked_sub(STEP)?)
        .filter(|above| !above.is_empty())
}

/// The paths of all levels above, the opening post's first.
pub(super) fn paths_above(path: &str) -> Vec<String> {
    let mut above: Vec<String> = std::iter::successors(path_above(path), |p| path_above(p))
        .map(str::to_owned)
        .collect();
    above.reverse();
    above
}

/// A day that a moderator names, as the start of the day after it; at most `most` days from now.
///
/// # Errors
/// `Invalid(until)` for a day that has passed or lies too far ahead.
pub fn day_after(start: Option<Instant>, now: Instant, most: u64) -> Result<Instant> {
    let wrong = |code| {
        let limit = i64::try_from(most).ok();
        Err(Error::Invalid(vec![FieldError {
            field: "until".into(),
            code,
            limit,
            actual: None,
        }]))
    };
    match start.map(|start| start.plus(days(1))) {
        None => wrong("date"),
        Some(end) if end <= now => wrong("date_past"),
        Some(end) if end > now.plus(days(most + 1)) => wrong("date_far"),
        Some(end) => Ok(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_order_the_tree_bytewise() {
        assert_eq!(path_under("", 1), "00001");
        assert_eq!(path_under("00001", 36), "0000100010");
        assert_eq!(path_above("0000100010"), Some("00001"));
        assert_eq!(path_above("00001"), None);
        assert_eq!(paths_above("000010000200003"), ["00001", "0000100002"]);
        let (first, its_reply, second) = ("0000100002", "000010000200009", "0000100003");
        assert!(first < its_reply && its_reply < second);
    }

    #[test]
    fn the_language_of_a_text_is_guessed() {
        for (text, want) in [
            ("Қашан су келеді? Ауылда екі күн су жоқ.", "kk"),
            ("Когда снова дадут воду в нашем посёлке?", "ru"),
            ("Өвлийн бэлчээрийн талаар ярилцъя", "mn"),
            ("Quando passa il prossimo autobus per la valle?", "it"),
            ("¿Cuándo arreglarán las luces de nuestra calle?", "es"),
            ("Kiedy będzie naprawiona droga do przedszkola?", "pl"),
            ("When will the road to the school be repaired?", "en"),
            ("ok", "mn"),
            ("Баярлалаа", "mn"),
        ] {
            assert_eq!(language("", text, "mn"), want, "{text}");
        }
        assert_eq!(
            language("pl", "When will the road be repaired?", "en"),
            "pl"
        );
    }
}
