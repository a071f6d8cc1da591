//! The values become settings: each is read and checked, and then what they are together.

use std::net::SocketAddr;
use std::path::PathBuf;

use super::database::DatabaseUrl;
use super::limits::Limits;
use super::mail::{self, MailRoute, Replies};
use super::networks::Network;
use super::values::Values;
use super::{Config, address, funder};

impl Config {
    /// Checks the values of [`super::gather`].
    ///
    /// # Errors
    /// Names the key and what is wrong with it.
    pub fn from_values(values: &Values) -> Result<Config, String> {
        let data_dir = PathBuf::from(values.text("data_dir"));
        let bind: SocketAddr =
            values.parse("bind", "an address and a port, as in 127.0.0.1:8080")?;
        let base_url = address::base_url(values, bind)?;
        let database = DatabaseUrl::read(values, &data_dir)?;
        let mail = MailRoute::read(values, &data_dir)?;
        let mail_from = mail::sender(values, &base_url);
        let file = |name| Some(values.text(name)).filter(|path| !path.is_empty());
        let mail_ca_file = file("mail_ca_file").map(PathBuf::from);
        let dkim_key_file = file("mail_dkim_key_file").map(PathBuf::from);
        let packs_dir = file("packs_dir").map(PathBuf::from);
        let data_licence = match values.text("data_licence_url") {
            url if url.is_empty() || url.starts_with("https://") => {
                (values.text("data_licence").to_owned(), url.to_owned())
            }
            _ => return Err("data_licence_url: must begin with https://".to_owned()),
        };
        let dkim_selector = mail::dkim_selector(values)?;
        let secret_file = match values.text("secret_file") {
            "" => data_dir.join("secret"),
            path => PathBuf::from(path),
        };
        let files_dir = match values.text("files_dir") {
            "" => data_dir.join("files"),
            path => PathBuf::from(path),
        };
        let funder_logo = match values.text("funder_logo") {
            "" => None,
            path => Some(PathBuf::from(path)),
        };
        let metrics_bind = match values.text("metrics_bind") {
            "" => None,
            _ => Some(values.parse("metrics_bind", "an address and a port")?),
        };
        let replies = Replies::read(values, &mail_from)?;
        let config = Config {
            mail_in: replies.taken,
            mail_in_domain: replies.domain,
            mail_in_bind: replies.bind,
            mail_in_max: values.within("mail_in_max", 10_000, 26_214_400)?,
            mail_in_dns: values.addresses("mail_in_dns")?,
            database_connections: values.within("database_connections", 2, 100)?,
            durable: values.one_of("durability", &["full", "relaxed"])? == "full",
            site_name: values.text("site_name").chars().take(80).collect(),
            language: values
                .one_of("language", &["en", "ru", "kk", "mn", "it", "es", "pl"])?
                .to_owned(),
            zone: zone(values.text("zone"))?,
            trusted_proxies: values.addresses("trusted_proxies")?,
            trusted_networks: Network::listed(values)?,
            allow_plain_http: values.one_of("allow_plain_http", &["true", "false"])? == "true",
            log: values.parse("log", "one of error warn info debug trace")?,
            log_json: values.one_of("log_format", &["text", "json"])? == "json",
            staff_mfa: values.one_of("staff_mfa", &["on", "off"])? == "on",
            workers: values.within("workers", 1, 64)?,
            page_cache_mb: values.within("page_cache_mb", 0, 4096)?,
            post_cache_mb: values.within("post_cache_mb", 0, 4096)?,
            limits: Limits::read(values)?,
            funder: funder::words(values),
            funder_logo,
            data_dir,
            bind,
            base_url,
            database,
            files_dir,
            packs_dir,
            data_licence,
            secret_file,
            mail,
            mail_ca_file,
            mail_from,
            mail_bounces: replies.bounces,
            dkim_key_file,
            dkim_selector,
            metrics_bind,
        };
        if !config.loopback() && !config.limits.rates {
            return Err(
                "limits: they may be off only while the site listens on this machine alone"
                    .to_owned(),
            );
        }
        if !config.loopback() && !config.https() && !config.allow_plain_http {
            return Err(
                "base_url: without https this site would send passwords in the open; \
                        put a TLS proxy before it, or set allow_plain_http"
                    .to_owned(),
            );
        }
        Ok(config)
    }

    /// What is allowed but not wise, a sentence each.
    pub fn warnings(&self) -> Vec<&'static str> {
        let alone = "staff_mfa is off: whoever learns an administrator's password has the site";
        Vec::from_iter((!self.staff_mfa).then_some(alone))
    }
}

fn zone(name: &str) -> Result<String, String> {
    match jiff::tz::TimeZone::get(name) {
        Ok(_) => Ok(name.to_owned()),
        Err(_) => Err(format!(
            "zone: {name} is no time zone; one reads as Asia/Almaty"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::gather;

    #[test]
    fn a_wrong_value_names_its_key() {
        for (key, value) in [
            ("bind", "8080"),
            ("workers", "0"),
            ("page_cache_mb", "5000"),
            ("post_cache_mb", "-1"),
            ("durability", "maybe"),
            ("limits", "some"),
            ("staff_mfa", "some"),
            ("language", "de"),
            ("zone", "Almaty"),
            ("base_url", "ftp://x"),
            ("database_url", "mysql://x"),
            ("mail_url", "http://x"),
            ("trusted_proxies", "10.0.0.0/8"),
            ("mail_in_bind", "24"),
            ("mail_in_bind", "0.0.0.0:24"),
            ("mail_in_bind", "203.0.113.7:24"),
            ("mail_in_max", "1"),
            ("mail_in_dns", "localhost"),
            ("trusted_networks", "10.0.0.0/8"),
            ("trusted_networks", "10.0.0.0/33 School 2027-06-30"),
            ("trusted_networks", "10.0.0.0/8 School 2027-06-31"),
        ] {
            let mut values = gather(None, std::iter::empty()).unwrap();
            values.set(key, value, "test").unwrap();
            let wrong = Config::from_values(&values).unwrap_err();
            assert!(wrong.starts_with(key), "{wrong}");
        }
    }

    #[test]
    fn limits_are_off_on_this_machine_alone() {
        let mut values = gather(None, std::iter::empty()).unwrap();
        values.set("limits", "off", "test").unwrap();
        assert!(!Config::from_values(&values).unwrap().limits.rates);
        values.set("bind", "0.0.0.0:80", "test").unwrap();
        let wrong = Config::from_values(&values).unwrap_err();
        assert!(wrong.starts_with("limits"), "{wrong}");
    }

    #[test]
    fn plain_http_beyond_this_machine_needs_a_word() {
        let mut values = gather(None, std::iter::empty()).unwrap();
        values.set("bind", "0.0.0.0:80", "test").unwrap();
        assert!(Config::from_values(&values).is_err());
        values
            .set("base_url", "https://talk.example.org/", "test")
            .unwrap();
        let config = Config::from_values(&values).unwrap();
        assert_eq!(
            (config.base_url.as_str(), config.host()),
            ("https://talk.example.org", "talk.example.org")
        );
    }
}
