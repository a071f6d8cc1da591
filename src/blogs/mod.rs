//! Blogs of people and of spaces: a blog is a forum of articles, an article a thread whose opening post is its text.

mod coauthors;
mod letters;
mod model;
mod newsletter;
mod publish;
mod read;
mod readers;
mod series;
mod write;

pub use coauthors::{
    Coauthor, Invitation, accept, coauthors_of, end_authorship, invitation, invitations, invite,
    shared, written_with,
};
pub use letters::{ConfirmReader, Links, Newsletter, Press};
pub use model::{Article, Authorship, Blog, Comments, NewArticle, NewBlog, NewSeries, State};
pub use newsletter::{Issue, drop_newsletters, issues_of, try_newsletter, write_newsletters};
pub use publish::{PublishArticle, publish, schedule, schedule_again, unschedule, withdraw};
pub use read::{
    Entry, Single, Wanted, among, article, article_of, articles, find, list, months, neighbours,
    of_forum, of_person, of_space, own_blogs, tags, unpublished,
};
pub use readers::{
    Leave, Standing, ask_reader, asked_blog, confirm_reader, leave, newsletter, reader_address,
    subscribe, unsubscribe,
};
pub use series::{
    Part, Series, arrange, change_series, end_series, find_series, open_series, part_of, parts,
    put, series_of,
};
pub use write::{archive, begin, change, discard, open, save, set_cover};
