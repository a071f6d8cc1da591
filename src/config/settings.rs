//! THE list of settings: how each is called, what it is when nobody sets it, what it does; and the reference of all.

use crate::base::words::nearest;

/// One key of the configuration, as the reference prints it.
pub struct Setting {
    /// The key in TOML; `ELAB_` + upper case in the environment.
    pub name: &'static str,
    /// The value when nobody sets it.
    pub default: &'static str,
    /// One line that says what it does, with its unit.
    pub says: &'static str,
}

const fn open(name: &'static str, default: &'static str, says: &'static str) -> Setting {
    Setting {
        name,
        default,
        says,
    }
}

/// THE list of keys. `config/reference.toml` is printed from it (tested).
pub const SETTINGS: &[Setting] = &[
    open(
        "data_dir",
        "data",
        "Folder of everything this site keeps: database, secret, mail written as files.",
    ),
    open(
        "bind",
        "127.0.0.1:8080",
        "Address and port the site listens on.",
    ),
    open(
        "base_url",
        "",
        "Address under which people reach the site, as in https://talk.example.org; empty: http:// and the bind address.",
    ),
    open(
        "database_url",
        "",
        "postgres://user:password@host/name or sqlite:path; empty: elab.db in data_dir.",
    ),
    open(
        "database_connections",
        "24",
        "Connections kept to PostgreSQL, or readers of SQLite; 2 to 100. One more hears what other nodes change.",
    ),
    open(
        "durability",
        "full",
        "full: an answer is sent when the disk has the change; relaxed: a power cut may lose the last second (SQLite).",
    ),
    open(
        "site_name",
        "Public E-lab",
        "Name of the site in pages and letters, at most 80 characters.",
    ),
    open(
        "language",
        "en",
        "Language of the site where a reader has chosen none: en ru kk mn it es pl.",
    ),
    open(
        "zone",
        "UTC",
        "Time zone of the site where a reader has chosen none, as in Asia/Almaty.",
    ),
    open(
        "files_dir",
        "",
        "Folder of the files that people add to their posts; empty: files in data_dir.",
    ),
    open(
        "packs_dir",
        "",
        "Folder of jurisdiction packs, *.toml, that take the place of the program's own with the same code; empty: none.",
    ),
    open(
        "data_licence",
        "CC BY 4.0",
        "Name of the licence under which questions to offices may be taken as data.",
    ),
    open(
        "data_licence_url",
        "https://creativecommons.org/licenses/by/4.0/",
        "Address of that licence, https://; empty: none.",
    ),
    open(
        "secret_file",
        "",
        "File with the site's key, at least 32 bytes, shared by all nodes; empty: secret in data_dir, made at the first start.",
    ),
    open(
        "mail_url",
        "",
        "smtp://, smtp+starttls:// or smtps:// user:password@host:port; empty: letters become files in data_dir/mail. Plain smtp:// only on loopback.",
    ),
    open(
        "mail_ca_file",
        "",
        "File with certificates, in PEM, of authorities that vouch for the relay beside those whom all trust; empty: none.",
    ),
    open(
        "mail_from",
        "",
        "Sender's address of letters; empty: notify@ and the host of base_url.",
    ),
    open(
        "mail_dkim_key_file",
        "",
        "File with the RSA key of at least 2048 bits that signs letters, in PEM, as openssl genrsa 2048 makes it; empty: letters are not signed here.",
    ),
    open(
        "mail_dkim_selector",
        "elab",
        "Selector of that key: receivers look for the public one at selector._domainkey and the domain of mail_from; elab doctor prints the record.",
    ),
    open(
        "mail_bounces",
        "off",
        "on: letters come back to an address of their own at mail_in_domain, whose mail elab must be given; off: to mail_from.",
    ),
    open(
        "mail_in_bind",
        "",
        "Address and port on which the own mail server hands over letters, by LMTP or SMTP: this machine or a private network; empty: nowhere.",
    ),
    open(
        "mail_in_domain",
        "",
        "Domain of the addresses to which people reply by letter; empty: that of mail_from, once mail_in_bind is named.",
    ),
    open(
        "mail_in_max",
        "1048576",
        "Largest letter that is taken, in bytes, 10000 to 26214400.",
    ),
    open(
        "mail_in_dns",
        "",
        "Addresses of the name servers that are asked who may send for a domain, separated by commas; empty: those of the system.",
    ),
    open(
        "trusted_proxies",
        "",
        "Addresses of proxies whose X-Forwarded-For is believed, separated by commas.",
    ),
    open(
        "trusted_networks",
        "",
        "Networks of schools and offices that may act 20 times as often from one address: network label last-day, separated by commas, as in 10.4.0.0/16 School-4 2027-06-30.",
    ),
    open(
        "allow_plain_http",
        "false",
        "true: serve without TLS beyond this machine; every page then warns in red.",
    ),
    open(
        "metrics_bind",
        "",
        "Address and port for /metrics alone; empty: on the site's own port when that is loopback, else nowhere.",
    ),
    open(
        "log",
        "info",
        "What is logged: error warn info debug trace.",
    ),
    open(
        "log_format",
        "text",
        "text or json; logs go to the standard error stream.",
    ),
    open(
        "limits",
        "on",
        "on: how often one may act is bounded; off: it is not, which a site on this machine alone may be.",
    ),
    open(
        "staff_mfa",
        "on",
        "on: administrators must have a second factor, moderators within 7 days; off: nobody must, which puts the whole site at the mercy of one password.",
    ),
    open("workers", "2", "Threads that serve requests, 1 to 64."),
    open(
        "page_cache_mb",
        "32",
        "Megabytes of rendered pages that visitors share, 0 to 4096; 0: each page is made for each visitor.",
    ),
    open(
        "post_cache_mb",
        "24",
        "Megabytes of posts that all readers of a discussion share, read and rendered, 0 to 4096; 0: each page reads them anew.",
    ),
    open("post_max", "20000", "Longest post, in characters."),
    open(
        "opening_max",
        "50000",
        "Longest opening post of a thread, in characters.",
    ),
    open(
        "edit_hours",
        "24",
        "Hours in which an author may edit a post.",
    ),
    open(
        "restore_days",
        "30",
        "Days in which an author may bring back a post he removed.",
    ),
    open(
        "funder_logo",
        "",
        "Picture of who pays for the site, PNG or JPEG of at most 200 kB: in the footer of all pages, on sheets for the notice board and in archives; empty: none.",
    ),
    open(
        "funder_en",
        "",
        "What is to be said of who pays for the site, in English; where a language has none, the words of the site's language stand.",
    ),
    open(
        "funder_ru",
        "",
        "What is to be said of who pays for the site, in Russian; where a language has none, the words of the site's language stand.",
    ),
    open(
        "funder_kk",
        "",
        "What is to be said of who pays for the site, in Kazakh; where a language has none, the words of the site's language stand.",
    ),
    open(
        "funder_mn",
        "",
        "What is to be said of who pays for the site, in Mongolian; where a language has none, the words of the site's language stand.",
    ),
    open(
        "funder_it",
        "",
        "What is to be said of who pays for the site, in Italian; where a language has none, the words of the site's language stand.",
    ),
    open(
        "funder_es",
        "",
        "What is to be said of who pays for the site, in Spanish; where a language has none, the words of the site's language stand.",
    ),
    open(
        "funder_pl",
        "",
        "What is to be said of who pays for the site, in Polish; where a language has none, the words of the site's language stand.",
    ),
];

/// The setting of this name.
///
/// # Errors
/// Names the nearest one when there is none.
pub(super) fn known(name: &str) -> Result<&'static Setting, String> {
    if let Some(setting) = SETTINGS.iter().find(|s| s.name == name) {
        return Ok(setting);
    }
    let nearest = nearest(SETTINGS.iter().map(|s| s.name), name).unwrap_or_default();
    Err(format!(
        "{name}: there is no such setting; the nearest is {nearest}"
    ))
}

/// The reference of all keys, as `config/reference.toml` holds it.
pub fn reference() -> String {
    let mut out = String::from(
        "# Every setting with its default. Written by `elab config reference`.\n\
         # A key can also be given as ELAB_ + its name in capitals, or as a file named by ELAB_..._FILE.\n",
    );
    for s in SETTINGS {
        out.push_str(&format!("\n# {}\n# {} = {:?}\n", s.says, s.name, s.default));
    }
    out
}
