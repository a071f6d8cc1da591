//! What administrators look after for the whole site.

use super::parts::encode;
use crate::base::paging::Cursor;
use crate::base::{DeliveryId, UserId};

pub const PACKS: &str = "/admin/packs";
pub const AUDIT: &str = "/admin/audit";
pub const DELIVERIES: &str = "/admin/deliveries";
pub const DELIVERIES_RETRY: &str = "/admin/deliveries/retry";
pub const NAMES: &str = "/names";

/// A page of the audit log, of all or of one person.
pub fn audit(who: &str, way: &str, at: &Cursor) -> String {
    format!("{AUDIT}?who={}&{way}={}", encode(who), at.encode())
}

/// A page of letters: in one state or all, to one domain or all.
pub fn deliveries(state: &str, domain: &str, way: &str, at: &Cursor) -> String {
    let domain = encode(domain);
    format!(
        "{DELIVERIES}?state={state}&domain={domain}&{way}={}",
        at.encode()
    )
}

pub fn delivery_retry(id: DeliveryId) -> String {
    format!("{DELIVERIES}/{id}/retry")
}

pub fn delivery_cancel(id: DeliveryId) -> String {
    format!("{DELIVERIES}/{id}/cancel")
}

pub fn name_decision(id: UserId) -> String {
    format!("{NAMES}/{id}/decision")
}
