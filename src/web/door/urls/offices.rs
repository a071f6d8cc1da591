//! Offices, their people, their rules, and what they write themselves.

use super::API;
use super::parts::encode;
use crate::base::{OfficeArticleId, TemplateId};

pub const OFFICES: &str = "/o";
pub const OFFICE_RULES: &str = "/admin/questions-settings";

pub fn office(slug: &str) -> String {
    format!("/o/{slug}")
}

/// Texts that the people of an office use again and again.
pub fn office_templates(office: &str) -> String {
    format!("/o/{office}/templates")
}

/// One of them.
pub fn office_template(office: &str, id: TemplateId) -> String {
    format!("/o/{office}/templates?id={id}")
}

/// Where the people of an office write for its blog.
pub fn office_articles(office: &str) -> String {
    articles_of(&self::office(office))
}

/// The same, by the address of the office's page.
pub fn articles_of(office: &str) -> String {
    format!("{office}/articles")
}

/// The form of a new text for the blog of an office.
pub fn new_office_article(office: &str) -> String {
    format!("/o/{office}/articles/new")
}

/// One text for the blog of an office.
pub fn office_article(office: &str, id: OfficeArticleId) -> String {
    format!("/o/{office}/articles/{id}")
}

/// The questions of an office that somebody looks for: names and values of what he asks for.
pub fn office_found(office: &str, asked: &[(&str, &str)]) -> String {
    let asked = asked.iter().filter(|(_, value)| !value.is_empty());
    let pairs = asked.map(|(name, value)| format!("{name}={}", encode(value)));
    format!("/o/{office}?{}", pairs.collect::<Vec<_>>().join("&"))
}

/// The questions of an office in one state.
pub fn office_list(office: &str, list: &str) -> String {
    format!("/o/{office}?list={list}")
}

/// Where administrators look after an office.
pub fn office_settings(slug: &str) -> String {
    format!("/o/{slug}/settings")
}

/// Where it is said who holds an office and who acts for it.
pub fn office_people(slug: &str) -> String {
    format!("/o/{slug}/people")
}

/// How an office is asked.
pub fn office_rules(slug: &str) -> String {
    format!("/o/{slug}/rules")
}

/// How the offices of a space are asked.
pub fn space_rules(slug: &str) -> String {
    format!("/s/{slug}/offices/rules")
}

/// Where an office of a space is opened.
pub fn space_offices(slug: &str) -> String {
    format!("/s/{slug}/offices")
}

pub fn new_office(slug: &str) -> String {
    format!("/s/{slug}/offices/new")
}

pub fn api_office(slug: &str) -> String {
    format!("{API}/offices/{slug}")
}
