//! Blogs of people and of spaces: a blog is a forum of articles, an article a thread whose opening post is its text.

mod model;
mod publish;
mod read;
mod write;

pub use model::{Article, Blog, Comments, NewArticle, NewBlog, State};
pub use publish::{PublishArticle, publish, schedule, schedule_again, unschedule, withdraw};
pub use read::{
    Entry, Single, Wanted, among, article, article_of, articles, find, list, months, neighbours,
    of_forum, of_person, of_space, own_blogs, tags, unpublished,
};
pub use write::{archive, begin, change, discard, open, save, set_cover};
