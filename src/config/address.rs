//! Where the site listens and under which address people reach it; which addresses are near.

use std::net::{IpAddr, SocketAddr};

use super::Config;
use super::values::Values;

impl Config {
    /// True when only this machine can reach the site.
    pub fn loopback(&self) -> bool {
        self.bind.ip().is_loopback()
    }

    /// True when people reach the site over TLS.
    pub fn https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The host of `base_url`, without its port.
    pub fn host(&self) -> &str {
        host_name(&self.base_url)
    }
}

/// The address under which people reach the site: what was said, or where it listens.
pub(super) fn base_url(values: &Values, bind: SocketAddr) -> Result<String, String> {
    match values.text("base_url").trim_end_matches('/') {
        "" => Ok(format!("http://{bind}")),
        url if url.starts_with("http://") || url.starts_with("https://") => Ok(url.to_owned()),
        _ => Err("base_url: must begin with http:// or https://".to_owned()),
    }
}

/// True for this machine and for networks that the Internet does not reach.
pub(super) fn is_near(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local(),
    }
}

/// The host of an address, without its port.
pub(super) fn host_name(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or(rest);
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    }
}
