//! The settings: typed, read once, each with its words of explanation. TOML < `ELAB_*` < `ELAB_*_FILE`.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use crate::base::Instant;
use crate::base::crypto::{Key, Secret, fingerprint, random};
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
        "10",
        "Connections kept to PostgreSQL, or readers of SQLite; 2 to 100.",
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

/// The settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// See `SETTINGS` for each.
    pub data_dir: PathBuf,
    pub bind: SocketAddr,
    /// Without a slash at the end.
    pub base_url: String,
    pub database: DatabaseUrl,
    pub database_connections: usize,
    pub durable: bool,
    pub site_name: String,
    pub language: String,
    pub zone: String,
    pub files_dir: PathBuf,
    /// The owner's jurisdiction packs.
    pub packs_dir: Option<PathBuf>,
    /// Name and address of the licence of what is given as data.
    pub data_licence: (String, String),
    pub secret_file: PathBuf,
    pub mail: MailRoute,
    /// Who vouches for the relay beside those whom all trust.
    pub mail_ca_file: Option<PathBuf>,
    pub mail_from: String,
    /// Letters come back to addresses that name them.
    pub mail_bounces: bool,
    /// The key that signs letters.
    pub dkim_key_file: Option<PathBuf>,
    pub dkim_selector: String,
    /// Letters can be answered by letter: a port or a domain is named for that.
    pub mail_in: bool,
    pub mail_in_bind: Option<SocketAddr>,
    pub mail_in_domain: String,
    pub mail_in_max: usize,
    pub mail_in_dns: Vec<IpAddr>,
    pub trusted_proxies: Vec<IpAddr>,
    pub trusted_networks: Vec<Network>,
    pub allow_plain_http: bool,
    pub metrics_bind: Option<SocketAddr>,
    pub log: tracing::Level,
    pub log_json: bool,
    pub workers: usize,
    /// Megabytes of pages that visitors share.
    pub page_cache_mb: usize,
    /// Megabytes of posts that readers share.
    pub post_cache_mb: usize,
    pub staff_mfa: bool,
    pub limits: Limits,
    pub funder_logo: Option<PathBuf>,
    /// What is said of who pays, by code of the language.
    pub funder: BTreeMap<&'static str, String>,
}

/// The picture of who pays for the site.
#[derive(Clone, Debug)]
pub struct Logo {
    /// Changes with its bytes.
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// Most bytes of that picture: every page shows it.
const LARGEST_LOGO: usize = 200_000;

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

/// The bounds of what people write.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Longest post, in characters.
    pub post_max: usize,
    /// Longest opening post, in characters.
    pub opening_max: usize,
    /// Hours in which an author may edit.
    pub edit_hours: u64,
    /// Days in which an author may restore.
    pub restore_days: u64,
    /// How often one may act is bounded.
    pub rates: bool,
}

/// Which database, and where.
#[derive(Clone, Debug)]
pub enum DatabaseUrl {
    /// An embedded file.
    Sqlite(PathBuf),
    /// A server's URL: it may bear a password.
    Postgres(Secret<String>),
}

/// How letters leave.
#[derive(Clone, Debug)]
pub enum MailRoute {
    /// As `.eml` files in this folder.
    Files(PathBuf),
    /// To a relay: an SMTP URL that may bear a password.
    Smtp(Secret<String>),
}

impl Config {
    /// Reads `file` (or `elab.toml` where it exists) and the environment, and checks all.
    ///
    /// # Errors
    /// Names the key, what is wrong, and for an unknown key the nearest known one.
    pub fn load(file: Option<&Path>) -> Result<Config, String> {
        Config::from_values(&gather(file, std::env::vars())?)
    }

    /// Checks the values of [`gather`].
    ///
    /// # Errors
    /// Names the key and what is wrong with it.
    pub fn from_values(values: &Values) -> Result<Config, String> {
        let data_dir = PathBuf::from(values.text("data_dir"));
        let bind: SocketAddr =
            values.parse("bind", "an address and a port, as in 127.0.0.1:8080")?;
        let base_url = match values.text("base_url").trim_end_matches('/') {
            "" => format!("http://{bind}"),
            url if url.starts_with("http://") || url.starts_with("https://") => url.to_owned(),
            _ => return Err("base_url: must begin with http:// or https://".to_owned()),
        };
        let database = match values.text("database_url") {
            "" => DatabaseUrl::Sqlite(data_dir.join("elab.db")),
            url if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                DatabaseUrl::Postgres(Secret::new(url.to_owned()))
            }
            url => match url.strip_prefix("sqlite:") {
                Some(path) if !path.is_empty() => DatabaseUrl::Sqlite(PathBuf::from(path)),
                _ => return Err("database_url: must begin with postgres:// or sqlite:".to_owned()),
            },
        };
        let mail = match values.text("mail_url") {
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
        };
        let mail_from = match values.text("mail_from") {
            "" => format!("notify@{}", host_name(&base_url)),
            address => address.to_owned(),
        };
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
        let dkim_selector = values.text("mail_dkim_selector").to_lowercase();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if dkim_selector.is_empty() || !dkim_selector.chars().all(plain) {
            return Err(format!(
                "mail_dkim_selector: {dkim_selector} is no name in the DNS"
            ));
        }
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
        let funder = [
            ("en", "funder_en"),
            ("ru", "funder_ru"),
            ("kk", "funder_kk"),
            ("mn", "funder_mn"),
            ("it", "funder_it"),
            ("es", "funder_es"),
            ("pl", "funder_pl"),
        ];
        let funder = funder.into_iter().filter_map(|(lang, name)| {
            let words: String = values.text(name).chars().take(1000).collect();
            (!words.is_empty()).then_some((lang, words))
        });
        let metrics_bind = match values.text("metrics_bind") {
            "" => None,
            _ => Some(values.parse("metrics_bind", "an address and a port")?),
        };
        let mail_in_domain = match values.text("mail_in_domain") {
            "" => mail_from.rsplit('@').next().unwrap_or_default(),
            domain => domain,
        };
        let mail_in_bind = match values.text("mail_in_bind") {
            "" => None,
            _ => Some(values.parse("mail_in_bind", "an address and a port")?),
        };
        if mail_in_bind.is_some_and(|bind: SocketAddr| !is_near(bind.ip())) {
            let why =
                "mail_in_bind: must be this machine or a private network, behind a mail server";
            return Err(why.to_owned());
        }
        let mail_in = mail_in_bind.is_some() || !values.text("mail_in_domain").is_empty();
        let mail_bounces = values.one_of("mail_bounces", &["on", "off"])? == "on";
        if mail_bounces && !mail_in {
            return Err("mail_bounces: needs mail_in_bind or mail_in_domain".to_owned());
        }
        let config = Config {
            mail_in,
            mail_in_domain: mail_in_domain.to_ascii_lowercase(),
            mail_in_bind,
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
            trusted_networks: values
                .text("trusted_networks")
                .split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(|part| {
                    Network::parse(part).ok_or_else(|| {
                        format!("trusted_networks: {part} is no network, label and last day")
                    })
                })
                .collect::<Result<_, _>>()?,
            allow_plain_http: values.one_of("allow_plain_http", &["true", "false"])? == "true",
            log: values.parse("log", "one of error warn info debug trace")?,
            log_json: values.one_of("log_format", &["text", "json"])? == "json",
            staff_mfa: values.one_of("staff_mfa", &["on", "off"])? == "on",
            workers: values.within("workers", 1, 64)?,
            page_cache_mb: values.within("page_cache_mb", 0, 4096)?,
            post_cache_mb: values.within("post_cache_mb", 0, 4096)?,
            limits: Limits {
                post_max: values.within("post_max", 1, 100_000)?,
                opening_max: values.within("opening_max", 1, 100_000)?,
                edit_hours: values.within("edit_hours", 0, 24 * 365)?,
                restore_days: values.within("restore_days", 0, 365)?,
                rates: values.one_of("limits", &["on", "off"])? == "on",
            },
            funder: funder.collect(),
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
            mail_bounces,
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

    /// True when only this machine can reach the site.
    pub fn loopback(&self) -> bool {
        self.bind.ip().is_loopback()
    }

    /// True for an address of a trusted network, until its last day is over.
    pub fn trusts_network(&self, ip: IpAddr, now: Instant) -> bool {
        let trusted = |network: &Network| network.holds(ip) && now < network.until;
        self.trusted_networks.iter().any(trusted)
    }

    /// True when people reach the site over TLS.
    pub fn https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The host of `base_url`, without its port.
    pub fn host(&self) -> &str {
        host_name(&self.base_url)
    }

    /// What is said of who pays for the site, in this language or the site's: which of them, and the words.
    pub fn funder(&self, lang: &str) -> Option<(&'static str, &str)> {
        let own = self.funder.get_key_value(lang);
        let said = own.or_else(|| self.funder.get_key_value(self.language.as_str()));
        said.map(|(lang, words)| (*lang, words.as_str()))
    }

    /// The picture of who pays for the site; none where none is named.
    ///
    /// # Errors
    /// Says why it cannot be shown.
    pub fn logo(&self) -> Result<Option<Logo>, String> {
        let Some(path) = &self.funder_logo else {
            return Ok(None);
        };
        let fault = |why: &dyn std::fmt::Display| format!("funder_logo {}: {why}", path.display());
        let bytes = std::fs::read(path).map_err(|why| fault(&why))?;
        let (ending, media_type) = match bytes.as_slice() {
            [0x89, b'P', b'N', b'G', ..] => ("png", "image/png"),
            [0xff, 0xd8, 0xff, ..] => ("jpg", "image/jpeg"),
            _ => return Err(fault(&"it is no PNG and no JPEG")),
        };
        if bytes.len() > LARGEST_LOGO {
            return Err(fault(&"it has more than 200 kB"));
        }
        let name = format!("funder.{}.{ending}", fingerprint(&bytes));
        Ok(Some(Logo {
            name,
            media_type,
            bytes,
        }))
    }

    /// The site's key, from its file; made there at the first start, for the owner's eyes only.
    ///
    /// # Errors
    /// Says which file cannot be read or written, or that the key is too short.
    pub fn key(&self) -> Result<Key, String> {
        let path = &self.secret_file;
        let fault = |why: &dyn std::fmt::Display| format!("secret_file {}: {why}", path.display());
        match std::fs::read(path) {
            Ok(bytes) => Key::new(bytes).map_err(|why| fault(&why)),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                let bytes = random::<48>().to_vec();
                write_private(path, &bytes).map_err(|why| fault(&why))?;
                Key::new(bytes)
            }
            Err(e) => Err(fault(&e)),
        }
    }
}

/// Writes a file that only its owner may read (mode 0600), with its folder.
///
/// # Errors
/// What the file system says; a file that is there already is left alone.
pub fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    if let Some(folder) = path.parent() {
        private_folder(folder)?;
    }
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a folder that only its owner may enter (mode 0700), with those above it; one that is there stays as it is.
///
/// # Errors
/// What the file system says.
pub fn private_folder(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    let mut how = std::fs::DirBuilder::new();
    how.recursive(true).mode(0o700).create(path)
}

/// True for this machine and for networks that the Internet does not reach.
fn is_near(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local(),
    }
}

fn host_name(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or(rest);
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
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

/// Every key with its value and where that came from.
#[derive(Clone, Debug)]
pub struct Values(BTreeMap<&'static str, (String, String)>);

impl Values {
    /// Key, value as text, source; secrets masked.
    pub fn masked(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        SETTINGS.iter().filter_map(|s| {
            let (value, source) = self.0.get(s.name)?;
            let bears_password =
                value.contains("://") && (value.contains('@') || value.contains("password"));
            let shown = if bears_password { "***" } else { value };
            Some((s.name, shown, source.as_str()))
        })
    }

    /// Sets a key, as a command line or a test does.
    ///
    /// # Errors
    /// Names the nearest key when there is none of this name.
    pub fn set(&mut self, name: &str, value: &str, source: &str) -> Result<(), String> {
        let setting = known(name)?;
        self.0
            .insert(setting.name, (value.to_owned(), source.to_owned()));
        Ok(())
    }

    fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |(value, _)| value.trim())
    }

    fn parse<T: std::str::FromStr>(&self, name: &str, want: &str) -> Result<T, String> {
        let text = self.text(name);
        text.parse()
            .map_err(|_| format!("{name}: {text} is not {want}"))
    }

    fn addresses(&self, name: &str) -> Result<Vec<IpAddr>, String> {
        let parts = self.text(name).split(',').map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(|part| {
                part.parse()
                    .map_err(|_| format!("{name}: {part} is no address"))
            })
            .collect()
    }

    fn within<T>(&self, name: &str, least: T, most: T) -> Result<T, String>
    where
        T: std::str::FromStr + PartialOrd + std::fmt::Display,
    {
        let value: T = self.parse(name, "a whole number")?;
        if value < least || value > most {
            return Err(format!("{name}: {value} is not between {least} and {most}"));
        }
        Ok(value)
    }

    fn one_of(&self, name: &str, known: &[&str]) -> Result<&str, String> {
        let text = self.text(name);
        match known.contains(&text) {
            true => Ok(text),
            false => Err(format!("{name}: {text} is not one of {}", known.join(" "))),
        }
    }
}

/// The defaults, under the file, under `ELAB_*`, under the content of the files named by `ELAB_*_FILE`.
///
/// # Errors
/// Names a file that cannot be read, or an unknown key with the nearest known one.
pub fn gather(
    file: Option<&Path>,
    env: impl Iterator<Item = (String, String)>,
) -> Result<Values, String> {
    let mut values = Values(BTreeMap::new());
    for s in SETTINGS {
        values
            .0
            .insert(s.name, (s.default.to_owned(), "default".to_owned()));
    }
    let usual = Path::new("elab.toml");
    if let Some(path) = file.or_else(|| usual.exists().then_some(usual)) {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let table: toml::Table = text
            .parse()
            .map_err(|e| format!("{}: {e}", path.display()))?;
        for (name, value) in table {
            let text = match value {
                toml::Value::String(text) => text,
                other => other.to_string(),
            };
            values.set(&name, &text, &path.display().to_string())?;
        }
    }
    let named: BTreeMap<String, String> = env
        .filter_map(|(name, value)| Some((name.strip_prefix("ELAB_")?.to_lowercase(), value)))
        .filter(|(name, _)| name != "config")
        .collect();
    for (name, value) in &named {
        if known(name).is_ok() {
            values.set(name, value, &format!("ELAB_{}", name.to_uppercase()))?;
        }
    }
    for (name, path) in &named {
        match name.strip_suffix("_file").filter(|_| known(name).is_err()) {
            Some(inner) => {
                known(inner)?;
                let text = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
                values.set(inner, text.trim(), path)?;
            }
            None => drop(known(name)?),
        }
    }
    Ok(values)
}

fn known(name: &str) -> Result<&'static Setting, String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> std::vec::IntoIter<(String, String)> {
        let owned: Vec<_> = pairs
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        owned.into_iter()
    }

    #[test]
    fn the_environment_wins_over_the_file_and_a_named_file_over_both() {
        let dir = std::env::temp_dir().join(format!("elab-config-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let (toml, name) = (dir.join("a.toml"), dir.join("name"));
        std::fs::write(
            &toml,
            "site_name = \"From the file\"\nworkers = 3\nlog = \"debug\"\n",
        )
        .unwrap();
        std::fs::write(&name, "From the named file\n").unwrap();
        let values = gather(
            Some(&toml),
            env(&[
                ("ELAB_WORKERS", "4"),
                ("ELAB_SITE_NAME", "x"),
                ("ELAB_SITE_NAME_FILE", name.to_str().unwrap()),
            ]),
        )
        .unwrap();
        let config = Config::from_values(&values).unwrap();
        assert_eq!(config.site_name, "From the named file");
        assert_eq!((config.workers, config.log), (4, tracing::Level::DEBUG));
        std::fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn an_unknown_key_names_the_nearest() {
        let wrong = gather(None, env(&[("ELAB_BASE_ULR", "x")])).unwrap_err();
        assert_eq!(
            wrong,
            "base_ulr: there is no such setting; the nearest is base_url"
        );
    }

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
            let mut values = gather(None, env(&[])).unwrap();
            values.set(key, value, "test").unwrap();
            let wrong = Config::from_values(&values).unwrap_err();
            assert!(wrong.starts_with(key), "{wrong}");
        }
    }

    #[test]
    fn a_network_is_trusted_until_its_last_day_is_over() {
        let mut values = gather(None, env(&[])).unwrap();
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

    #[test]
    fn limits_are_off_on_this_machine_alone() {
        let mut values = gather(None, env(&[])).unwrap();
        values.set("limits", "off", "test").unwrap();
        assert!(!Config::from_values(&values).unwrap().limits.rates);
        values.set("bind", "0.0.0.0:80", "test").unwrap();
        let wrong = Config::from_values(&values).unwrap_err();
        assert!(wrong.starts_with("limits"), "{wrong}");
    }

    #[test]
    fn plain_http_beyond_this_machine_needs_a_word() {
        let mut values = gather(None, env(&[])).unwrap();
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

    #[test]
    fn a_dump_shows_no_password() {
        let mut values = gather(None, env(&[])).unwrap();
        values
            .set("database_url", "postgres://u:hush@h/d", "test")
            .unwrap();
        assert!(values.masked().all(|(_, value, _)| !value.contains("hush")));
    }
}
