//! The letter to somebody who begins or ceases to act for an office.

use serde::{Deserialize, Serialize};

use crate::outbox::{Class, Letter};

/// What has become of somebody's hand in an office.
#[derive(Debug, Serialize, Deserialize)]
pub struct OfficeNews {
    /// His name.
    pub name: String,
    /// The office's name.
    pub office: String,
    /// `held`, `unheld`, `draft`, `publish`, `undelegated`.
    pub what: String,
    /// The office's page, where it is known.
    pub link: Option<String>,
}

impl Letter for OfficeNews {
    const KIND: &'static str = "office";
    const CLASS: Class = Class::Security;
}
