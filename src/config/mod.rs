//! The settings: typed, read once, each with its words of explanation. TOML < `ELAB_*` < `ELAB_*_FILE`.

mod address;
mod check;
mod database;
mod funder;
mod limits;
mod mail;
mod networks;
mod private;
mod settings;
mod values;

pub use database::DatabaseUrl;
pub use funder::Logo;
pub use limits::Limits;
pub use mail::MailRoute;
pub use networks::Network;
pub use private::{private_folder, write_private};
pub use settings::{SETTINGS, Setting, reference};
pub use values::{Values, gather};

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

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

impl Config {
    /// Reads `file` (or `elab.toml` where it exists) and the environment, and checks all.
    ///
    /// # Errors
    /// Names the key, what is wrong, and for an unknown key the nearest known one.
    pub fn load(file: Option<&Path>) -> Result<Config, String> {
        Config::from_values(&gather(file, std::env::vars())?)
    }
}
