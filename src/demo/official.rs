//! What the offices of the demo write for their blogs: one article is published, one waits to be looked through.

use serde::Deserialize;

use super::blogs::said;
use super::{Fault, Stage};
use crate::base::{Error, Instant, OfficeArticleId, Result, days};
use crate::blogs::{self, Comments, NewArticle, NewBlog, NewOfficial, Spot};
use crate::threads::NewThread;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct All {
    blog: Vec<Blog>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Blog {
    office: String,
    slug: String,
    title: String,
    about: String,
    /// Who publishes for the office.
    by: String,
    article: Vec<Text>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    title: String,
    lang: String,
    body: String,
    by: String,
    days_ago: u64,
    published: bool,
}

impl Stage {
    /// Opens the blogs of offices, and fills them.
    pub(super) async fn official(&mut self, now: Instant) -> std::result::Result<(), Fault> {
        let text = include_str!("../../assets/demo/office_blogs.toml");
        let all: All =
            toml::from_str(text).map_err(|why| ("office_blogs".to_owned(), Error::broken(why)))?;
        for blog in all.blog {
            let what = blog.slug.clone();
            let done = self.office_blog(&blog, now).await;
            done.map_err(|why| (what, why))?;
        }
        Ok(())
    }

    async fn office_blog(&mut self, blog: &Blog, now: Instant) -> Result<()> {
        let new = NewBlog::parse(&blog.title, &blog.slug, &blog.about)?;
        let (boss, office) = (self.viewer(&blog.by)?, blog.office.clone());
        self.clock.set(now.minus(days(15)));
        self.write(move |tx| blogs::open_for_office(tx, &boss, &office, &new))
            .await?;
        for text in &blog.article {
            self.clock.set(now.minus(days(text.days_ago)));
            self.office_text(blog, text).await?;
        }
        Ok(())
    }

    async fn office_text(&self, blog: &Blog, text: &Text) -> Result<()> {
        let article = NewArticle {
            thread: NewThread {
                title: text.title.clone(),
                tags: Vec::new(),
                opening: said(&text.body, &text.lang, 2)?,
            },
            excerpt: String::new(),
            comments: Comments::On,
        };
        let kept = NewOfficial::of(article.clone(), &text.lang, true);
        let (writer, office) = (self.viewer(&text.by)?, blog.office.clone());
        let id: OfficeArticleId = self
            .write(move |tx| blogs::begin_for_office(tx, &writer, (&office, ""), &kept))
            .await?;
        if !text.published {
            return Ok(());
        }
        let publisher = self.viewer(&blog.by)?;
        let spot = Spot {
            office: blog.office.clone(),
            id,
            version: 1,
            link: String::new(),
        };
        self.write(move |tx| blogs::publish_for_office(tx, &publisher, &spot, &article))
            .await
            .map(drop)
    }
}
