//! Whether a letter comes from the domain it says: a signature (DKIM) or a sending host (SPF) of that same domain.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;

use mail_auth::common::parse::TxtRecordParser;
use mail_auth::dkim::Signature;
use mail_auth::hickory_resolver::config::{NameServerConfig, ResolverConfig, ResolverOpts};
use mail_auth::spf::verify::SpfParameters;
use mail_auth::{
    AuthenticatedMessage, DkimResult, DnsError, Error, MessageAuthenticator, Parameters,
    ResolverCache, SpfResult, Txt,
};

use crate::base::clock::Ticks;
use crate::config::Config;

/// What was found out about a letter's author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// His domain stands for it.
    Shown,
    /// Nobody stands for it.
    None,
    /// No name server answers.
    Later,
}

/// How a letter came.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    /// The envelope's sender, where it is known; empty for the one to whom nobody answers.
    pub sender: Option<String>,
    /// The address of the host outside that sent it, where the own server tells it.
    pub ip: Option<IpAddr>,
    pub helo: String,
}

/// Asks name servers.
pub struct Dns {
    resolver: MessageAuthenticator,
    /// In a test: all the names there are.
    known: Option<Known>,
}

impl Dns {
    /// The name servers of the settings, or of the system.
    ///
    /// # Errors
    /// Says why there are none.
    pub fn open(config: &Config) -> Result<Dns, String> {
        let resolver = if config.mail_in_dns.is_empty() {
            MessageAuthenticator::new_system_conf()
        } else {
            let servers = config.mail_in_dns.iter();
            let servers = servers
                .map(|ip| NameServerConfig::udp_and_tcp(*ip))
                .collect();
            MessageAuthenticator::new(
                ResolverConfig::from_parts(None, Vec::new(), servers),
                ResolverOpts::default(),
            )
        };
        let resolver = resolver.map_err(|e| format!("mail_in_dns: {e}"))?;
        Ok(Dns {
            resolver,
            known: None,
        })
    }

    /// Texts by name, with a dot at the end, and no network; nobody answers for a name whose text is empty.
    ///
    /// # Errors
    /// Says what the resolver does.
    pub fn of_table(table: &[(&str, &str)]) -> Result<Dns, String> {
        let config = ResolverConfig::from_parts(None, Vec::new(), Vec::new());
        let resolver = MessageAuthenticator::new(config, ResolverOpts::default());
        let known = table.iter().map(|(name, text)| {
            let (name, text) = ((*name).to_owned(), text.as_bytes());
            let silent = || Txt::Error(Error::Dns(DnsError::Resolver("silent".to_owned())));
            let record = if text.is_empty() {
                Ok(silent())
            } else if name.contains("._domainkey.") {
                mail_auth::common::verify::DomainKey::parse(text)
                    .map(|key| Txt::DomainKey(key.into()))
            } else {
                mail_auth::spf::Spf::parse(text).map(|spf| Txt::Spf(spf.into()))
            };
            (name, record.unwrap_or_else(Txt::Error))
        });
        Ok(Dns {
            known: Some(Known(known.collect())),
            resolver: resolver.map_err(|e| e.to_string())?,
        })
    }

    /// What stands for a letter of this author.
    pub(super) async fn evidence(&self, raw: &[u8], from: &str, way: &Way) -> Evidence {
        let Some((_, domain)) = from.rsplit_once('@') else {
            return Evidence::None;
        };
        let mut found = Evidence::None;
        if let Some(message) = AuthenticatedMessage::parse(raw) {
            let signed = match &self.known {
                Some(known) => {
                    let asked = Parameters::new(&message).with_txt_cache(known);
                    self.resolver.verify_dkim(asked).await
                }
                None => self.resolver.verify_dkim(&message).await,
            };
            for one in &signed {
                let ours = one.signature().is_some_and(|s| covers(s, domain));
                found = match one.result() {
                    DkimResult::Pass if ours => return Evidence::Shown,
                    DkimResult::TempError(_) if ours => Evidence::Later,
                    _ => found,
                };
            }
        }
        let sender = way.sender.as_deref().unwrap_or_default();
        let sent_by = sender.rsplit_once('@').map_or("", |(_, d)| d);
        let Some(ip) = way.ip.filter(|_| are_related(sent_by, domain)) else {
            return found;
        };
        let asked = SpfParameters::verify_mail_from(ip, &way.helo, &way.helo, sender);
        let spf = match &self.known {
            Some(known) => {
                let asked = Parameters::new(asked).with_txt_cache(known);
                self.resolver.verify_spf(asked).await
            }
            None => self.resolver.verify_spf(asked).await,
        };
        match spf.result() {
            SpfResult::Pass => Evidence::Shown,
            SpfResult::TempError => Evidence::Later,
            _ => found,
        }
    }
}

/// True for a signature of the author's domain over who its author is; one over a part of the text does not pass.
fn covers(signature: &Signature, domain: &str) -> bool {
    let names_author = signature.h.iter().any(|h| h.eq_ignore_ascii_case("from"));
    names_author && are_related(&signature.d, domain)
}

/// True for the same domain, or two of one organisation (RFC 7489, 3.2): under a public suffix each has his own.
fn are_related(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|d| d.trim_end_matches('.').to_ascii_lowercase());
    let organisation = psl::domain_str(&one);
    let same = organisation.is_some() && organisation == psl::domain_str(&other);
    same || one == other && !one.is_empty()
}

struct Known(HashMap<String, Txt>);

impl ResolverCache<Box<str>, Txt> for Known {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let found = self.0.iter().find(|(key, _)| {
            let key: Box<str> = key.as_str().into();
            key.borrow() == name
        });
        let none = Error::Dns(DnsError::RecordNotFound(
            mail_auth::hickory_resolver::proto::op::ResponseCode::NXDomain,
        ));
        Some(found.map_or(Txt::Error(none), |(_, txt)| txt.clone()))
    }

    fn remove<Q>(&self, _: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: Box<str>, _: Txt, _: Ticks) {}
}

#[cfg(test)]
mod tests {
    use super::are_related;

    #[test]
    fn domains_are_compared_by_whose_they_are() {
        for (one, other, related) in [
            ("example.org", "example.org", true),
            ("Example.org.", "example.org", true),
            ("mail.example.org", "example.org", true),
            ("example.org", "city.example.org", true),
            ("a.example.org", "b.example.org", true),
            ("mail.city.gov.kz", "city.gov.kz", true),
            ("city.gov.kz", "village.gov.kz", false),
            ("evil.github.io", "github.io", false),
            ("krakow.pl", "krakow.pl", true),
            ("evil.com.pl", "com.pl", false),
            ("talk.example", "talk.example", true),
            ("badexample.org", "example.org", false),
            ("example.org", "example.org.evil.net", false),
            ("org", "example.org", false),
            ("", "example.org", false),
            ("", "", false),
        ] {
            assert_eq!(are_related(one, other), related, "{one} {other}");
        }
    }
}
