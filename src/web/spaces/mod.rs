//! Pages of spaces, their forums and their members.

mod forum;
mod invites;
mod members;
mod settings;
mod show;
mod tags;
pub mod view;
mod waiting;

pub use forum::show as forum;
pub use invites::{
    create as create_invite, create_reset as create_pupil_reset, end as end_invite,
    list as invites, read_pupils, show as invite,
};
pub use members::{
    add, called, create_member, decide, end_own, join, list as members, read_members, set_role,
    vouch,
};
pub use settings::{
    SpaceSettings, create, create_forum, forum_settings, forums, managed, may_open, named, new,
    new_forum, open, run_by, save, save_forum, settings,
};
pub use show::{about, show};
pub use tags::{
    create as create_tag, end as end_tag, list as tags, save as save_tag, settings as tag_settings,
};
pub use waiting::list as waiting;
