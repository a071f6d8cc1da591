//! The settings, and what lies behind them.

use std::net::IpAddr;
use std::os::unix::fs::PermissionsExt;

use super::{Check, Finding, Site};
use crate::config::MailRoute;
use crate::mail::Dkim;
use crate::mail::inbound::Dns;

pub(super) const CHECKS: &[Check<Site>] = &[
    (
        "base address",
        "Links in letters begin with it, and forms are taken from it alone.",
        base_url,
    ),
    (
        "encryption",
        "Without TLS passwords travel in the open.",
        encryption,
    ),
    (
        "proxy",
        "Addresses that a proxy tells are believed: they bound how often one may act.",
        proxy,
    ),
    (
        "trusted networks",
        "They may act twenty times as often, until their last day.",
        networks,
    ),
    (
        "mail",
        "Without letters nobody confirms an address or gets a new password.",
        mail,
    ),
    ("relay", "Letters leave through it.", relay),
    (
        "sender",
        "Letters from an address that no relay accepts are thrown away.",
        sender,
    ),
    (
        "signature",
        "By it receivers tell letters of the site from forged ones.",
        signature,
    ),
    (
        "replies by letter",
        "Addresses to which people reply must lead to this site.",
        replies,
    ),
    (
        "limits",
        "Without them one machine guesses passwords and fills the site.",
        limits,
    ),
    (
        "second factor",
        "Without it the site is at the mercy of one password.",
        second_factor,
    ),
    (
        "durability",
        "What was answered should stand when the power fails.",
        durability,
    ),
    (
        "release",
        "A build for trying is slow, and nobody mends it.",
        release,
    ),
];

fn base_url(site: &Site) -> Finding {
    let (config, url) = (&site.config, &site.config.base_url);
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let mend = "Set base_url to the address that people type, as in https://talk.example.org.";
    if rest.is_empty() || rest.contains(['/', '@', '?', '#', ' ']) {
        return Finding::failed(format!("{url} is not an address and no more"), mend);
    }
    let host = config.host();
    let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    if !config.loopback()
        && (here || config.bind.ip().to_string() == host && config.bind.ip().is_unspecified())
    {
        return Finding::failed(format!("{url} leads nowhere from another machine"), mend);
    }
    let port = config.bind.port().to_string();
    let other = rest.rsplit_once(':').is_some_and(|(_, own)| own != port);
    if !config.https() && other {
        let bind = config.bind;
        return Finding::warning(format!("{url} has another port than bind ({bind})"), mend);
    }
    Finding::ok(url.clone())
}

fn encryption(site: &Site) -> Finding {
    match (site.config.https(), site.config.loopback()) {
        (true, _) => Finding::ok("https"),
        (false, true) => Finding::ok("this machine alone"),
        (false, false) => Finding::failed(
            "passwords travel in the open",
            "Put a TLS proxy before the site, set base_url to https, and take allow_plain_http away.",
        ),
    }
}

fn proxy(site: &Site) -> Finding {
    let config = &site.config;
    if config.trusted_proxies.iter().any(IpAddr::is_unspecified) {
        let mend = "Name the proxy's own address in trusted_proxies.";
        return Finding::failed("an address that is nobody's is trusted", mend);
    }
    match (config.https(), config.trusted_proxies.is_empty()) {
        (true, true) => Finding::warning(
            "none is trusted: all visitors seem to come from one address",
            "Name the address of the TLS proxy in trusted_proxies.",
        ),
        (false, false) => Finding::warning(
            "one is trusted, and base_url says that there is none",
            "Take trusted_proxies away, or set base_url to https.",
        ),
        (_, true) => Finding::ok("none"),
        (true, false) => Finding::ok(format!("{} trusted", config.trusted_proxies.len())),
    }
}

fn networks(site: &Site) -> Finding {
    let all = &site.config.trusted_networks;
    let past = all.iter().filter(|network| network.until <= site.now);
    let past: Vec<&str> = past.map(|network| network.label.as_str()).collect();
    if past.is_empty() {
        return Finding::ok(format!("{} trusted", all.len()));
    }
    let what = format!("over: {}", past.join(", "));
    Finding::warning(
        what,
        "Take them out of trusted_networks, or give them another last day.",
    )
}

fn mail(site: &Site) -> Finding {
    match &site.config.mail {
        MailRoute::Smtp(_) => Finding::ok("by a relay"),
        MailRoute::Files(folder) if site.config.loopback() => {
            Finding::ok(format!("as files in {}", folder.display()))
        }
        MailRoute::Files(folder) => Finding::failed(
            format!("letters stay in {}", folder.display()),
            "Name a relay in mail_url, as in smtp+starttls://user:password@mail.example.org:587.",
        ),
    }
}

fn relay(site: &Site) -> Finding {
    match (&site.config.mail, &site.relay) {
        (MailRoute::Files(_), _) => Finding::ok("none is named"),
        (MailRoute::Smtp(_), Ok(())) => Finding::ok("it answers"),
        (MailRoute::Smtp(_), Err(why)) => Finding::failed(
            format!("it takes no letter: {why}"),
            "Check host, port, TLS, user and password of mail_url, and that the network lets them pass.",
        ),
    }
}

fn sender(site: &Site) -> Finding {
    let from = &site.config.mail_from;
    let domain = from.rsplit_once('@').map_or("", |(_, domain)| domain);
    let real = domain.contains('.') && domain.parse::<IpAddr>().is_err();
    match (&site.config.mail, real) {
        (MailRoute::Smtp(_), false) => Finding::failed(
            format!("{from} has no domain that others know"),
            "Set mail_from to an address of your own domain.",
        ),
        _ => Finding::ok(from.clone()),
    }
}

fn signature(site: &Site) -> Finding {
    let Some(path) = &site.config.dkim_key_file else {
        return Finding::ok("none of its own: the relay may sign");
    };
    let dkim = match Dkim::open(&site.config) {
        Ok(Some(dkim)) => dkim,
        Ok(None) => return Finding::ok("none"),
        Err(why) => {
            let mend = "openssl genrsa 2048 makes a key; name its file in mail_dkim_key_file.";
            return Finding::failed(why, mend);
        }
    };
    let mode = std::fs::metadata(path).map_or(0, |file| file.permissions().mode());
    if mode & 0o077 != 0 {
        let what = format!("others may read {}", path.display());
        return Finding::failed(what, "chmod 600 takes that from them.");
    }
    Finding::ok(format!("publish {} TXT {}", dkim.name, dkim.record))
}

fn replies(site: &Site) -> Finding {
    let (config, domain) = (&site.config, &site.config.mail_in_domain);
    if !config.mail_in {
        return Finding::ok("none: neither mail_in_bind nor mail_in_domain is named");
    }
    if !domain.contains('.') || domain.parse::<IpAddr>().is_ok() {
        return Finding::failed(
            format!("{domain} is no domain that others know"),
            "Set mail_in_domain to the domain whose mail your server hands to the site.",
        );
    }
    if let Err(why) = Dns::open(config) {
        return Finding::failed(why, "Name a name server in mail_in_dns.");
    }
    match config.mail_in_bind {
        Some(bind) => Finding::ok(format!("to {domain}, on {bind}")),
        None => Finding::ok(format!("to {domain}, through a pipe")),
    }
}

fn limits(site: &Site) -> Finding {
    match site.config.limits.rates {
        true => Finding::ok("on"),
        false => Finding::warning(
            "off",
            "Set limits = \"on\"; off is for a site to try things with.",
        ),
    }
}

fn second_factor(site: &Site) -> Finding {
    match site.config.staff_mfa {
        true => Finding::ok("asked of who runs the site"),
        false => Finding::failed("asked of nobody", "Set staff_mfa = \"on\"."),
    }
}

fn durability(site: &Site) -> Finding {
    match site.config.durable {
        true => Finding::ok("full"),
        false => Finding::warning("the last second may be lost", "Set durability = \"full\"."),
    }
}

fn release(_: &Site) -> Finding {
    let version = env!("CARGO_PKG_VERSION");
    match (cfg!(debug_assertions), version.contains('-')) {
        (true, _) => Finding::warning(
            format!("{version}, built to be tried"),
            "cargo build --release, and run target/release/elab.",
        ),
        (false, true) => {
            Finding::warning(format!("{version} is no release"), "Take the last release.")
        }
        (false, false) => Finding::ok(version),
    }
}
