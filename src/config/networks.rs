//! Networks of schools and offices, whose many people share an address.

use std::net::IpAddr;

use super::Config;
use super::values::Values;
use crate::base::Instant;

impl Config {
    /// True for an address of a trusted network, until its last day is over.
    pub fn trusts_network(&self, ip: IpAddr, now: Instant) -> bool {
        let trusted = |network: &Network| network.holds(ip) && now < network.until;
        self.trusted_networks.iter().any(trusted)
    }
}

/// A network whose many people share an address.
#[derive(Clone, Debug)]
pub struct Network {
    pub ip: IpAddr,
    /// Bits of the address that name the network.
    pub bits: u32,
    pub label: String,
    /// The first instant at which it is trusted no more.
    pub until: Instant,
}

impl Network {
    /// All that are named.
    pub(super) fn listed(values: &Values) -> Result<Vec<Network>, String> {
        values
            .text("trusted_networks")
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| {
                Network::parse(part).ok_or_else(|| {
                    format!("trusted_networks: {part} is no network, label and last day")
                })
            })
            .collect()
    }

    fn parse(text: &str) -> Option<Network> {
        let mut words = text.split_whitespace();
        let (network, label, day) = (words.next()?, words.next()?, words.next()?);
        let (ip, bits) = network.split_once('/')?;
        let (ip, bits): (IpAddr, u32) = (ip.parse().ok()?, bits.parse().ok()?);
        let day: jiff::civil::Date = day.parse().ok()?;
        let next = day
            .tomorrow()
            .ok()?
            .to_zoned(jiff::tz::TimeZone::UTC)
            .ok()?;
        let most = if ip.is_ipv4() { 32 } else { 128 };
        (bits > 0 && bits <= most && words.next().is_none()).then(|| Network {
            ip,
            bits,
            label: label.to_owned(),
            until: Instant(next.timestamp().as_microsecond()),
        })
    }

    fn holds(&self, ip: IpAddr) -> bool {
        match (self.ip, ip) {
            (IpAddr::V4(own), IpAddr::V4(ip)) => {
                (own.to_bits() ^ ip.to_bits()).leading_zeros() >= self.bits
            }
            (IpAddr::V6(own), IpAddr::V6(ip)) => {
                (own.to_bits() ^ ip.to_bits()).leading_zeros() >= self.bits
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::gather;

    #[test]
    fn a_network_is_trusted_until_its_last_day_is_over() {
        let mut values = gather(None, std::iter::empty()).unwrap();
        let networks = "10.4.0.0/16 School-4 2026-03-02, 2001:db8:5::/48 Office 2027-01-01";
        values.set("trusted_networks", networks, "test").unwrap();
        let config = Config::from_values(&values).unwrap();
        let now = Instant(1_772_438_400_000_000);
        let trusts = |ip: &str, now| config.trusts_network(ip.parse().unwrap(), now);
        assert!(trusts("10.4.255.1", now) && !trusts("10.5.0.1", now));
        assert!(trusts("2001:db8:5:7::", now) && !trusts("2001:db8:6::", now));
        let tomorrow = now.plus(crate::base::days(1));
        assert!(!trusts("10.4.255.1", tomorrow) && trusts("2001:db8:5::", tomorrow));
    }
}
