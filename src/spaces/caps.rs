//! THE table of who may do what. Everything that writes asks it, through `permit`.

use super::model::{Right, ThreadKind};

/// Who has a capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Whoever has signed in.
    Person,
    /// Whoever has signed in and is known to the site.
    Known,
    /// Whoever has the forum's right to reply.
    MayReply,
    /// Whoever has the forum's right to start threads.
    MayStart,
    /// Who keeps the blog: its owner, or a moderator of its space.
    Keeper,
    /// Who keeps the blog, or writes the article along with him and is known to the site.
    Writer,
    /// Who wrote the thing, wherever he belongs now.
    Author,
    /// Who wrote the thing, as long as he may still reply there.
    WritingAuthor,
    /// Who wrote the thing, or moderates there.
    AuthorOrModerator,
    /// Whoever writes for the office: its holder, or any of his delegates.
    Drafter,
    /// Whoever publishes for the office: its holder, or a delegate who may.
    Publisher,
    /// Whoever publishes for the office, or an administrator.
    PublisherOrAdministrator,
    /// Whoever publishes for the office, or moderates there.
    PublisherOrModerator,
    /// Who holds the office.
    Holder,
    /// Who holds the office, or an administrator.
    HolderOrAdministrator,
    /// A moderator of the space, or an administrator.
    Moderator,
    /// An administrator.
    Administrator,
}

/// What the state of the place forbids to everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The thread must not be locked.
    Unlocked,
    /// Comments must not be closed.
    Open,
    /// The forum must not be archived.
    Kept,
    /// The thing must stand: neither removed nor held.
    Standing,
    /// The author's time to change it must not be over.
    InTime,
}

/// A capability: a type, so that a permit for one is never taken for another.
pub trait Cap {
    /// Its name in the table.
    const NAME: &'static str;
    /// Who has it.
    const NEED: Need;
    /// What the place's state must be.
    const WHEN: &'static [Condition];
}

/// A capability that brings threads into being which are prepared where nobody sees them.
pub trait Prepares: Cap {
    /// What such a thread is.
    const KIND: ThreadKind;
}

impl Prepares for Publish {
    const KIND: ThreadKind = ThreadKind::Article;
}

impl Prepares for PublishForOffice {
    const KIND: ThreadKind = ThreadKind::Article;
}

impl Prepares for Ask {
    const KIND: ThreadKind = ThreadKind::Question;
}

impl Prepares for TakeDown {
    const KIND: ThreadKind = ThreadKind::Question;
}

impl Prepares for JudgeQuestion {
    const KIND: ThreadKind = ThreadKind::Question;
}

impl Prepares for PursueQuestion {
    const KIND: ThreadKind = ThreadKind::Question;
}

/// A capability to write posts in the name of an office.
pub trait Speaks: Cap {}

impl Speaks for AnswerQuestion {}

impl Speaks for PublishForOffice {}

/// One row of the table, for pages and tests that walk it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub name: &'static str,
    pub need: Need,
    pub when: &'static [Condition],
}

macro_rules! caps {
    ($($(#[$doc:meta])* $cap:ident: $need:ident, [$($when:ident),*];)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub struct $cap;

            impl Cap for $cap {
                const NAME: &'static str = stringify!($cap);
                const NEED: Need = Need::$need;
                const WHEN: &'static [Condition] = &[$(Condition::$when),*];
            }
        )+

        /// The whole table.
        pub const CAPS: &[Row] = &[$(Row { name: $cap::NAME, need: $cap::NEED, when: $cap::WHEN }),+];
    };
}

caps! {
    /// Becomes a member, or asks to.
    Join: Person, [];
    /// Stops being a member.
    Leave: Person, [];
    /// Starts a thread.
    Start: MayStart, [Kept];
    /// Writes a post.
    Reply: MayReply, [Kept, Unlocked, Open];
    /// Opens a blog of his own.
    OpenOwnBlog: Known, [];
    /// Opens the blog of a space.
    OpenBlog: Moderator, [];
    /// Changes a blog.
    KeepBlog: Keeper, [];
    /// Writes an article and publishes it.
    Publish: Keeper, [Kept];
    /// Changes an article: its author, and who writes it along with him.
    WriteArticle: Writer, [Kept];
    /// Writes an article along with its author no more, or does not begin to.
    LeaveArticle: Person, [];
    /// Ends a blog for all, or lets it go on.
    ArchiveBlog: Administrator, [];
    /// Opens the blog of an office.
    OpenOfficeBlog: PublisherOrAdministrator, [];
    /// Writes an article for the blog of an office.
    WriteForOffice: Drafter, [Kept];
    /// Publishes an article in the name of an office, gives it back to its writer, changes it, takes it back.
    PublishForOffice: Publisher, [Kept];
    /// Puts a question to an office.
    Ask: MayStart, [Kept];
    /// Takes down the question of somebody without an account, and makes his slip.
    TakeDown: Moderator, [Kept];
    /// Takes over by the code of a slip the question that was taken down for him.
    ClaimQuestion: Person, [];
    /// Takes back an own question, appeals, answers what an office asks back, asks again, says what an answer is worth.
    PursueQuestion: Author, [];
    /// Lets a question through, returns or declines it, decides on an appeal.
    JudgeQuestion: Moderator, [];
    /// Says that a question was received.
    Acknowledge: Drafter, [];
    /// Writes for an office what another may publish.
    DraftAnswer: Drafter, [];
    /// Keeps the texts that an office uses again and again.
    KeepTemplates: Drafter, [];
    /// Approves or returns what somebody wrote for an office.
    ApproveAnswer: Publisher, [];
    /// Answers for an office, asks back, refuses, asks for more time.
    AnswerQuestion: Publisher, [];
    /// Sends a question on to another office.
    ForwardQuestion: PublisherOrModerator, [];
    /// Wants to know the answer to somebody's question too.
    Cosign: MayReply, [Kept];
    /// Changes a post.
    Edit: WritingAuthor, [Kept, Unlocked, Standing, InTime];
    /// Adds to an own post that can no longer be changed.
    Add: WritingAuthor, [Kept, Unlocked, Standing];
    /// Says with one press what one thinks of a post.
    React: MayReply, [Kept, Unlocked, Standing];
    /// Says what a picture shows that its author left without words.
    Describe: MayReply, [Kept, Unlocked, Standing];
    /// Changes or takes away what others said of a picture.
    Redescribe: AuthorOrModerator, [Standing];
    /// Takes back an own post.
    Delete: Author, [Kept, Standing];
    /// Brings back an own post, or as a moderator any.
    Restore: AuthorOrModerator, [Kept];
    /// Removes somebody's post, with a reason.
    Remove: Moderator, [Standing];
    /// Hides words in somebody's post, and shows them again.
    Redact: Moderator, [Standing];
    /// Reads what is hidden in a post.
    ReadHidden: AuthorOrModerator, [];
    /// Lets a waiting post through, or refuses it.
    Decide: Moderator, [];
    /// Vouches for a new member.
    Vouch: Moderator, [];
    /// Wipes a post for good.
    Purge: Administrator, [];
    /// Locks and unlocks a thread.
    Lock: Moderator, [];
    /// Pins and unpins a thread.
    Pin: Moderator, [Kept];
    /// Chooses the tags of somebody's thread.
    Label: Moderator, [Kept];
    /// Moves a thread to another forum; asked in both places.
    Move: Moderator, [Kept];
    /// Admits and refuses those who ask to join.
    ApproveMember: Moderator, [];
    /// Makes codes that bring people in, and looks after the accounts made by them.
    Invite: Moderator, [];
    /// Says that a member lives there, and takes it back.
    ConfirmResident: Moderator, [];
    /// Says who lives there by a list, and makes letters to households.
    KeepResidents: Administrator, [];
    /// Shows by the code of a letter that he lives there.
    Reside: Person, [];
    /// Keeps the list of a space's tags.
    ManageTags: Moderator, [];
    /// Changes a space, its forums and its moderators.
    ManageSpace: Administrator, [];
    /// Opens a new space.
    OpenSpace: Administrator, [];
    /// Opens offices, says who holds them, makes sure of them, and sets how they are asked.
    ManageOffices: Administrator, [];
    /// Says who acts for an office.
    NameDelegates: HolderOrAdministrator, [];
    /// Keeps a text that is not published yet.
    SaveDraft: Person, [];
    /// Adds a file, for a post to be.
    Upload: Person, [];
    /// Reads the audit log.
    ReadAudit: Administrator, [];
    /// Approves and refuses names that wait.
    DecideName: Administrator, [];
    /// Looks after letters: tries again, cancels.
    TendLetters: Administrator, [];
    /// Agrees that somebody has lost his second factor.
    ReleaseFactor: Administrator, [];
}

impl Right {
    /// True when somebody of this standing has the right.
    pub(super) fn given(self, member: bool, moderator: bool, trust: i16) -> bool {
        match self {
            Right::Visitor => true,
            Right::Member => member || moderator,
            Right::Trust1 => moderator || (member && trust >= 1),
            // Offices come with their own rows; until somebody speaks for one, moderators alone do.
            Right::Office | Right::Moderator => moderator,
        }
    }
}
