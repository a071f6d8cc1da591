//! Blogs of people and of spaces: a blog is a forum of articles, an article a thread whose opening post is its text.

mod coauthors;
mod letters;
mod minute;
mod model;
mod newsletter;
mod official;
mod publish;
mod read;
mod readers;
mod review;
mod series;
mod write;
mod writing;

pub use coauthors::{
    Coauthor, Invitation, accept, coauthors_of, end_authorship, invitation, invitations, invite,
    shared, written_with,
};
pub use letters::{ConfirmReader, Links, Newsletter, OfficialNews, Press};
pub use minute::{PublishOfficial, officials_again, schedule_for_office};
pub use model::{Article, Authorship, Blog, Comments, NewArticle, NewBlog, NewSeries, State};
pub use newsletter::{Issue, drop_newsletters, issues_of, try_newsletter, write_newsletters};
pub use official::{Bench, Official, bench, hands_of, official, officials, to_review};
pub use publish::{PublishArticle, publish, schedule, schedule_again, unschedule, withdraw};
pub use read::{
    Entry, Single, Wanted, among, article, article_of, articles, find, list, months, neighbours,
    of_forum, of_office, of_person, of_space, own_blogs, tags, unpublished,
};
pub use readers::{
    Leave, Standing, ask_reader, asked_blog, confirm_reader, leave, newsletter, reader_address,
    subscribe, unsubscribe,
};
pub use review::{Deed, Stage};
pub use series::{
    Part, Series, arrange, change_series, end_series, find_series, open_series, part_of, parts,
    put, series_of,
};
pub use write::{archive, begin, change, discard, open, save, set_cover};
pub use writing::{
    NewOfficial, Spot, begin_for_office, correct_for_office, discard_for_office, open_for_office,
    publish_for_office, return_for_office, save_for_office, unschedule_for_office,
    withdraw_for_office,
};
