//! Pages of offices: the list, the office itself, and those on which it is looked after.

mod people;
mod rules;
mod settings;
mod show;
mod templates;

pub use people::{act as act_people, people, save as save_people};
pub use rules::{Rules, RulesIn, rules, said, save as save_rules, say};
pub use settings::{
    act as act_settings, create, new, open, save as save_settings, settings, typed,
};
pub use show::{all, intake, show};
pub use templates::{
    act as act_templates, read as read_templates, save as save_templates, templates,
};
