//! Pages of people: register, sign in, links from letters, settings, devices, profiles.

pub mod audit;
mod avatar;
mod classes;
pub mod deliveries;
mod email;
mod factors;
mod names;
mod person;
mod proof;
mod register;
mod releases;
mod settings;
mod sign_in;
pub mod takeout;
pub mod tokens;

pub use avatar::{avatar, create_avatar, end_avatar, restore_avatar};
pub use classes::{address, create_joining, join, offer_address};
pub use email::{
    change_email, email, letters_again, new_email, offer_email, old_email, retry_letters,
    undo_email,
};
pub use factors::{
    confirm as confirm_factor, create as create_factor, create_second_step, end as end_factor,
    replace_codes, second_step, show as factor,
};
pub use names::{
    choose as choose_name, decide as decide_name, list as names, own as own_name, write_name,
};
pub use person::{read_person, show as person};
pub use proof::{create_proof, proof};
pub use register::{
    confirm, confirm_again, create, create_again, create_confirmation, create_setup, letter_sent,
    new, register_in_class, setup,
};
pub use releases::{create_keeping, create_release, keep_factor, lost_factor};
pub use settings::{
    Settings, change_password, devices, end_device, end_others, password, save, settings, tabs,
    write_settings,
};
pub use sign_in::{
    ask_reset, create_entry, create_reset, enter, forgot, link, one_time, reset, sign_in,
    sign_in_page, sign_out, sign_out_page,
};
pub use tokens::{create as create_token, end as end_token};
