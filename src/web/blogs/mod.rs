//! Pages of blogs, and those on which authors look after their articles.

mod article;
mod coauthors;
mod cover;
mod mine;
mod newsletter;
mod series;
mod settings;
mod show;

pub use article::{create_publication, end, publication, show as article};
pub use coauthors::{
    accept as create_authorship, create as create_coauthor, end as end_coauthor,
    invite as invite_coauthor,
};
pub use cover::{create as create_cover, end as end_cover, upload as upload_cover};
pub use mine::mine;
pub use newsletter::{
    confirm as confirm_reader, create as create_reader, create_trial, end as end_reader, press,
    reader, show as newsletter, try_out,
};
pub use series::{
    all as all_series, change, create as create_series, put, save as save_series,
    settings as series_settings,
};
pub use settings::{create, kept, new, open, save as save_settings, settings};
pub use show::{all, month, series, show};
