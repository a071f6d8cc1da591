//! The bell, what somebody follows, and which letters come.

use crate::base::NoticeId;

pub const NOTICES: &str = "/notices";
pub const NOTICES_READ: &str = "/notices/read";
pub const FOLLOWS: &str = "/follows";
pub const FOLLOWED: &str = "/settings/follows";
/// Where one chooses which letters come.
pub const LETTERS: &str = "/settings/notices";

/// What a link of a letter leads to that makes letters fewer.
pub fn stop(token: &str) -> String {
    format!("/stop/{token}")
}

/// What a notice leads to.
pub fn notice(id: NoticeId) -> String {
    format!("{NOTICES}/{id}")
}
