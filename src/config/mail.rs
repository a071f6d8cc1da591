//! How letters leave, from whom, signed with what; how they come in.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use super::address::{host_name, is_near};
use super::values::Values;
use crate::base::crypto::Secret;

/// How letters leave.
#[derive(Clone, Debug)]
pub enum MailRoute {
    /// As `.eml` files in this folder.
    Files(PathBuf),
    /// To a relay: an SMTP URL that may bear a password.
    Smtp(Secret<String>),
}

impl MailRoute {
    /// What was said; files in `data_dir` where nothing was.
    pub(super) fn read(values: &Values, data_dir: &Path) -> Result<MailRoute, String> {
        Ok(match values.text("mail_url") {
            "" => MailRoute::Files(data_dir.join("mail")),
            url if ["smtp://", "smtps://", "smtp+starttls://"]
                .iter()
                .any(|s| url.starts_with(s)) =>
            {
                MailRoute::Smtp(Secret::new(url.to_owned()))
            }
            _ => {
                return Err(
                    "mail_url: must begin with smtp://, smtp+starttls:// or smtps://".to_owned(),
                );
            }
        })
    }
}

/// The sender's address: what was said, or one at the host of the site.
pub(super) fn sender(values: &Values, base_url: &str) -> String {
    match values.text("mail_from") {
        "" => format!("notify@{}", host_name(base_url)),
        address => address.to_owned(),
    }
}

/// Under which name receivers find the public key.
pub(super) fn dkim_selector(values: &Values) -> Result<String, String> {
    let dkim_selector = values.text("mail_dkim_selector").to_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    if dkim_selector.is_empty() || !dkim_selector.chars().all(plain) {
        return Err(format!(
            "mail_dkim_selector: {dkim_selector} is no name in the DNS"
        ));
    }
    Ok(dkim_selector)
}

/// How letters are answered by letter.
pub(super) struct Replies {
    /// A port or a domain is named for that.
    pub taken: bool,
    pub bind: Option<SocketAddr>,
    pub domain: String,
    /// Letters come back to addresses that name them.
    pub bounces: bool,
}

impl Replies {
    /// What was said; the domain of the sender where none was.
    pub(super) fn read(values: &Values, mail_from: &str) -> Result<Replies, String> {
        let domain = match values.text("mail_in_domain") {
            "" => mail_from.rsplit('@').next().unwrap_or_default(),
            domain => domain,
        };
        let bind = match values.text("mail_in_bind") {
            "" => None,
            _ => Some(values.parse("mail_in_bind", "an address and a port")?),
        };
        if bind.is_some_and(|bind: SocketAddr| !is_near(bind.ip())) {
            let why =
                "mail_in_bind: must be this machine or a private network, behind a mail server";
            return Err(why.to_owned());
        }
        let taken = bind.is_some() || !values.text("mail_in_domain").is_empty();
        let bounces = values.one_of("mail_bounces", &["on", "off"])? == "on";
        if bounces && !taken {
            return Err("mail_bounces: needs mail_in_bind or mail_in_domain".to_owned());
        }
        Ok(Replies {
            taken,
            bind,
            domain: domain.to_ascii_lowercase(),
            bounces,
        })
    }
}
