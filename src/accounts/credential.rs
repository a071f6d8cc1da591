//! What somebody shows to be known: the token of a session, or one of a program.

use super::model::Me;
use super::{bearer, viewer};
use crate::base::{Instant, Result};
use crate::db::Conn;

/// What came with a request. It is a secret.
#[derive(Clone)]
pub enum Credential {
    /// The cookie of a session.
    Session(String),
    /// A program's token.
    Token(String),
}

impl Credential {
    /// Whose it is; none where it is nobody's, or no longer. With `staff_mfa`, staff must have a second factor.
    ///
    /// # Errors
    /// What the database says.
    pub fn viewer(&self, c: &mut Conn, now: Instant, staff_mfa: bool) -> Result<Option<Me>> {
        match self {
            Credential::Session(token) => viewer(c, token, now, staff_mfa),
            Credential::Token(token) => bearer(c, token, now, staff_mfa),
        }
    }
}
