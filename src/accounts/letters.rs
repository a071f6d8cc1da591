//! The letters about an account. Their links are secrets, so that the rows are wiped once they have gone.

use serde::{Deserialize, Serialize};

use crate::outbox::{Class, Letter};

macro_rules! letters {
    ($($(#[$doc:meta])* $letter:ident = $kind:literal { $($fact:ident),+ };)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $letter {
            $(pub $fact: String),+
        }

        impl Letter for $letter {
            const KIND: &'static str = $kind;
            const CLASS: Class = Class::Security;
        }
    )+};
}

letters! {
    /// Asks the owner of an address to confirm it.
    ConfirmAddress = "confirm" { name, link };
    /// Offers a new password.
    ResetPassword = "reset" { name, link };
    /// Somebody registered with an address that has an account already.
    AddressKnown = "known" { name, link };
    /// The password was changed.
    PasswordChanged = "password" { name };
    /// A program has a token now by which it acts as the person.
    TokenMade = "token" { name };
    /// An administrator says that the second factor was lost; the link says that it was not.
    ReleaseAsked = "release_asked" { name, link };
    /// The second factor was taken away, since it was lost.
    FactorReleased = "released" { name };
    /// Asks whether a new address is the person's.
    NewAddress = "new_address" { name, link };
    /// Tells the old address of the new one; the link undoes it.
    AddressChanged = "address_changed" { name, link };
    /// What somebody takes along is there; the page that the link names asks who he is.
    TakeoutReady = "takeout" { name, link };
    /// Signs in who gave the right password after many wrong ones.
    SignInLink = "sign_in" { name, link };
}
