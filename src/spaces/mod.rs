//! Communities: spaces, their forums, who belongs to them, and THE rights: who may do what where.

mod blogs;
mod caps;
mod invites;
mod looks;
mod model;
mod questions;
mod read;
mod recount;
mod rights;
mod rows;
mod scopes;
mod tags;
mod write;

pub use blogs::{archive_blog, change_blog, open_blog};
pub use caps::{
    Acknowledge, Add, AnswerQuestion, ApproveAnswer, ApproveMember, ArchiveBlog, Ask,
    ClaimQuestion, ConfirmResident, Cosign, Decide, DecideName, Delete, Describe, DraftAnswer,
    Edit, ForwardQuestion, Invite as MayInvite, Join, JudgeQuestion, KeepBlog, KeepResidents,
    KeepTemplates, Label, Leave, LeaveArticle, Lock, ManageOffices, ManageSpace, ManageTags, Move,
    NameDelegates, OpenBlog, OpenOfficeBlog, OpenOwnBlog, OpenSpace, Pin, Publish,
    PublishForOffice, Purge, PursueQuestion, React, ReadAudit, ReadHidden, Redact, Redescribe,
    ReleaseFactor, Remove, Reply, Reside, Restore, SaveDraft, Start, TakeDown, TendLetters, Upload,
    Vouch, WriteArticle, WriteForOffice,
};
pub use caps::{CAPS, Cap, Condition, Need, Prepares, Speaks};
pub use invites::{come_in, end_invite, find_invite, invite, invites, join_by_code, reset_pupil};
pub use looks::{is_unnoted_look, may_read_audit, note_look};
pub use model::{
    Forum, ForumForm, Hand, Invite, Membership, NewForum, NewInvite, NewSpace, Right, Role, Space,
    SpaceKind, ThreadKind, address_word, kinds,
};
pub use questions::questions_of;
pub use read::{
    among, asking, count_asking, find, find_forum, forum, forum_by_id, forums, list, members,
    moderators, next_to_count, old_slug, role_of, space_by_id,
};
pub use recount::{Drift, drift, recount};
pub use rights::{
    Facts, May, Permit, Place, Sight, may, may_on_site, permit, permit_found, readers, seen_forum,
    seen_space, sight, sight_of_the_site,
};
pub use rows::{ForumRow, SpaceRow, kind_of, name_of};
pub use scopes::{read_scopes, scope_words};
pub use tags::{Tag, add_tag, find_tag, remove_tag, rename_tag, tags, tags_among};
pub use write::{
    admit, appoint, bring_in, change, change_forum, count_threads, find_last_post, join, leave,
    open, open_forum, refuse, settle, vouch,
};
