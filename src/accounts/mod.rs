//! People: who they are, how they sign in, on which devices, and how they like the site.

mod addresses;
mod classes;
mod credential;
mod factors;
mod guests;
mod letters;
mod mentioned;
mod model;
mod names;
mod newsletters;
pub mod password;
mod read;
mod releases;
mod rows;
mod scopes;
mod standing;
mod tokens;
mod trust;
mod write;

pub use addresses::{change_email, letters_stopped, offer_email, retry_letters, undo_email};
pub use classes::{class_end, offer_address, offer_class_reset, pupils, register_in_class};
pub use credential::Credential;
pub use factors::{
    Factor, Proved, begin_factor, codes_left, confirm_factor, end_factor, has_factor,
    offer_second_step, own_factor, prove, replace_codes, second_step,
};
pub use guests::welcome;
pub use letters::{
    AddressChanged, AddressKnown, ConfirmAddress, FactorReleased, NewAddress, PasswordChanged,
    ReleaseAsked, ResetPassword, SignInLink, TakeoutReady, TokenMade,
};
pub use mentioned::{beginning, named};
pub use model::{
    Device, Duty, Me, NewPerson, OneTime, PROOF, Person, Preferences, Profile, Purpose, Theme,
    Viewer, address,
};
pub use names::{
    NameWish, choose, display_name, is_numbered, name, protect, settle_name, told_apart, wished,
    wishes,
};
pub use newsletters::{asked_letters, offer_letters, owners, reached, use_letters};
pub use read::{
    administrators, authors, by_id, by_name, closed, devices, is_empty, last_seen, mailbox,
    own_profile, password_of, pending, person, preferences, recipient, sign_in_name,
    staff_without_factor, viewer,
};
pub use releases::{EndFactor, end_lost_factor, keep_factor, release_factor, releases};
pub use rows::sign_in_failed;
pub use scopes::{Grant, Scope, Scopes};
pub use standing::{officials, set_official, set_staff};
pub use tokens::{ApiToken, NewToken, bearer, end_token, make_token, tokens, touch_token};
pub use trust::{
    check, count_reading, is_checked, make_known, offer_publication, offer_review, reading_time,
    review, uncheck, use_publication, use_review,
};
pub use write::{
    change_password, change_preferences, change_profile, confirm, end_all_sessions, end_device,
    end_other_devices, enter, offer_confirmation, offer_entry, offer_reset, offer_setup,
    offer_sign_in, register, reset, set_up, settle_in, sign_in, sign_in_remembered, sign_out,
    sweep, touch,
};
