//! Pages of offices: the list, the office itself, and those on which it is looked after.

mod articles;
mod packs;
mod people;
mod rules;
mod settings;
mod show;
mod templates;

pub use articles::{
    Doing, act_article, article, articles, bench as read_bench, create_article, new_article,
    one as read_article, perform as do_article,
};
pub use packs::{
    PackAct, PackOut, create as check_pack, listed as listed_packs, perform as do_check_pack,
    show as packs,
};
pub use people::{act as act_people, people, save as save_people};
pub use rules::{Rules, RulesIn, rules, said, save as save_rules, say};
pub use settings::{
    act as act_settings, create, new, open, save as save_settings, settings, typed,
};
pub use show::{all, intake, show};
pub use templates::{
    act as act_templates, read as read_templates, save as save_templates, templates,
};
