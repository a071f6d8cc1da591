//! Offices: seats and bodies that are asked in public, who holds them and until when, who acts for them, and how it was
//! made sure that it is really they.

mod checks;
mod forms;
mod letters;
mod model;
mod packs;
mod people;
mod read;
mod rows;
mod settings;
mod states;
mod templates;
mod tend;
mod write;

pub use checks::{Check, checks, verify, withdraw_check};
pub use forms::{
    Contact, DelegateForm, NewCheck, NewContact, NewDelegate, NewIntake, NewOffice, NewTerm,
    OfficeForm, TermForm, last_day,
};
pub use letters::OfficeNews;
pub use model::{CheckHow, Delegate, How, Intake, IntakeCode, Kind, Office, State, Term};
pub use packs::{NewPackCheck, PackCheck, check_pack, heed_checks, pack_checks, uncheck_pack};
pub use people::{Given, delegate, end_delegate, end_term, give_term};
pub use read::{
    among, by_id, delegates, desks, facts, find, hand, has_any, held_by, is_there, list, names,
    near, of_space, people, private_contact, seen, silent, stands_in, term, term_by_id, terms,
};
pub use settings::{
    KEYS, Key, MailPublish, OnTermEnd, Own, Range, Scope, Settings, Switch, own_settings,
    save_settings, settings,
};
pub use states::{abolish, activate};
pub use templates::{NewTemplate, Template, end_template, save_template, templates};
pub use tend::TendOffices;
pub use write::{change, open, set_contact, set_intake};
