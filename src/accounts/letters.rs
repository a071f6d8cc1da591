//! The letters about an account. Their links are secrets, so that the rows are wiped once they have gone.

use serde::{Deserialize, Serialize};

use crate::outbox::{Class, Letter};

/// Asks the owner of an address to confirm it.
#[derive(Debug, Serialize, Deserialize)]
pub struct ConfirmAddress {
    pub name: String,
    pub link: String,
}

/// Offers a new password.
#[derive(Debug, Serialize, Deserialize)]
pub struct ResetPassword {
    pub name: String,
    pub link: String,
}

/// Somebody registered with an address that has an account already.
#[derive(Debug, Serialize, Deserialize)]
pub struct AddressKnown {
    pub name: String,
    pub link: String,
}

/// The password was changed.
#[derive(Debug, Serialize, Deserialize)]
pub struct PasswordChanged {
    pub name: String,
}

/// An administrator says that the second factor was lost; the link says that it was not.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReleaseAsked {
    pub name: String,
    pub link: String,
}

/// The second factor was taken away, since it was lost.
#[derive(Debug, Serialize, Deserialize)]
pub struct FactorReleased {
    pub name: String,
}

/// Asks whether a new address is the person's.
#[derive(Debug, Serialize, Deserialize)]
pub struct NewAddress {
    pub name: String,
    pub link: String,
}

/// Tells the old address of the new one; the link undoes it.
#[derive(Debug, Serialize, Deserialize)]
pub struct AddressChanged {
    pub name: String,
    pub link: String,
}

/// Signs in who gave the right password after many wrong ones.
#[derive(Debug, Serialize, Deserialize)]
pub struct SignInLink {
    pub name: String,
    pub link: String,
}

impl Letter for NewAddress {
    const KIND: &'static str = "new_address";
    const CLASS: Class = Class::Security;
}

impl Letter for AddressChanged {
    const KIND: &'static str = "address_changed";
    const CLASS: Class = Class::Security;
}

impl Letter for SignInLink {
    const KIND: &'static str = "sign_in";
    const CLASS: Class = Class::Security;
}

impl Letter for ReleaseAsked {
    const KIND: &'static str = "release_asked";
    const CLASS: Class = Class::Security;
}

impl Letter for FactorReleased {
    const KIND: &'static str = "released";
    const CLASS: Class = Class::Security;
}

impl Letter for ConfirmAddress {
    const KIND: &'static str = "confirm";
    const CLASS: Class = Class::Security;
}

impl Letter for ResetPassword {
    const KIND: &'static str = "reset";
    const CLASS: Class = Class::Security;
}

impl Letter for AddressKnown {
    const KIND: &'static str = "known";
    const CLASS: Class = Class::Security;
}

impl Letter for PasswordChanged {
    const KIND: &'static str = "password";
    const CLASS: Class = Class::Security;
}
