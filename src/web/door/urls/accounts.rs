//! People: the way in, what opens an account, what its owner chooses.

use super::parts::encode;
use crate::base::crypto::Secret;
use crate::base::{SessionId, TokenId};
use crate::config::Config;

pub const REGISTER: &str = "/register";
pub const SIGN_IN: &str = "/signin";
pub const SIGN_OUT: &str = "/signout";
pub const FORGOT: &str = "/forgot";
pub const LETTER_SENT: &str = "/letter-sent";
pub const CONFIRM: &str = "/confirm";
pub const CONFIRM_AGAIN: &str = "/confirm/again";
pub const RESET: &str = "/reset";
pub const ENTER: &str = "/enter";
pub const SETUP: &str = "/setup";
pub const PROOF: &str = "/proof";
pub const SETTINGS: &str = "/settings";
pub const EMAIL: &str = "/settings/email";
pub const NEW_EMAIL: &str = "/email/new";
pub const UNDO_EMAIL: &str = "/email/undo";
pub const PASSWORD: &str = "/settings/password";
pub const PICTURE: &str = "/settings/picture";
pub const PICTURE_END: &str = "/settings/picture/end";
pub const PICTURE_BACK: &str = "/settings/picture/restoration";
pub const API_PICTURE: &str = "/api/v1/settings/picture";
pub const DEVICES: &str = "/settings/devices";
pub const OTHER_DEVICES: &str = "/settings/devices/others/end";
pub const FACTOR: &str = "/settings/factor";
pub const FACTOR_CONFIRM: &str = "/settings/factor/confirmation";
pub const FACTOR_END: &str = "/settings/factor/end";
pub const FACTOR_CODES: &str = "/settings/factor/codes";
pub const KEEP_FACTOR: &str = "/factor/keep";
pub const SECOND_STEP: &str = "/signin/code";
pub const JOIN: &str = "/join";
pub const ADDRESS: &str = "/settings/address";
pub const OWN_NAME: &str = "/settings/name";
pub const LETTERS_AGAIN: &str = "/settings/email/retry";
pub const TOKENS: &str = "/settings/tokens";
pub const TAKEOUT: &str = "/settings/takeout";

/// A one-time link.
pub fn one_time(token: &Secret<String>) -> String {
    format!("/k/{}", token.expose())
}

/// The second step of signing in, which then leads on to `next`.
pub fn second_step(next: &str) -> String {
    format!("{SECOND_STEP}?next={}", encode(next))
}

/// What an authenticator reads: whose secret it is, and the secret.
pub fn authenticator(config: &Config, name: &str, secret: &Secret<String>) -> String {
    let (site, name) = (encode(&config.site_name), encode(name));
    let secret = secret.expose();
    format!("otpauth://totp/{site}:{name}?secret={secret}&issuer={site}")
}

/// The sign-in page, which then leads on to `next`.
pub fn sign_in_for(next: &str) -> String {
    format!("{SIGN_IN}?next={}", encode(next))
}

/// The page that asks for a proof, which then leads on to `next`.
pub fn proof_for(next: &str) -> String {
    format!("{PROOF}?next={}", encode(next))
}

pub fn device_end(id: SessionId) -> String {
    format!("/settings/devices/{id}/end")
}

pub fn token_end(id: TokenId) -> String {
    format!("{TOKENS}/{id}/end")
}

pub fn takeout(name: &str) -> String {
    format!("{TAKEOUT}/{name}")
}

pub fn person(name: &str) -> String {
    format!("/u/{}", encode(name))
}

pub fn lost_factor(name: &str) -> String {
    format!("/u/{}/factor", encode(name))
}

pub fn factor_releases(name: &str) -> String {
    format!("/u/{}/factor/releases", encode(name))
}

/// The page to come in by a code.
pub fn join(code: &str) -> String {
    format!("{JOIN}/{}", encode(code))
}
