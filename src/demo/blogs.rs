//! The blogs of the demo: opened, written in, commented on.

use serde::Deserialize;

use super::{Fault, Stage, picture, render_at};
use crate::accounts::Viewer;
use crate::base::{Instant, Result, ThreadId, days, hours};
use crate::blogs::{self, Comments, NewArticle, NewBlog, NewSeries};
use crate::db::Tx;
use crate::files;
use crate::spaces;
use crate::threads::{self, NewPost, NewThread, Via};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct All {
    blog: Vec<Blog>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Blog {
    slug: String,
    title: String,
    about: String,
    /// The person who opens it and writes there.
    by: String,
    /// The space whose blog it is.
    #[serde(default)]
    space: String,
    lang: String,
    article: Vec<Article>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    title: String,
    #[serde(default)]
    excerpt: String,
    body: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    cover: bool,
    /// Who writes it along.
    #[serde(default)]
    with: Vec<String>,
    /// Who is asked to, and has not answered.
    #[serde(default)]
    asks: Vec<String>,
    /// The title of the series that it is in.
    series: Option<String>,
    /// When it was published.
    days_ago: Option<u64>,
    /// When it comes out.
    days_on: Option<u64>,
    #[serde(default)]
    comment: Vec<Comment>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Comment {
    by: String,
    hours_after: u64,
    body: String,
    /// Which comment it answers, from 0.
    to: Option<usize>,
}

impl Stage {
    /// Opens the blogs, and fills them from the eldest article to the newest.
    pub(super) async fn blogs(&mut self, now: Instant) -> std::result::Result<(), Fault> {
        let text = include_str!("../../assets/demo/blogs.toml");
        let all: All = toml::from_str(text)
            .map_err(|why| ("blogs".to_owned(), crate::base::Error::broken(why)))?;
        for blog in all.blog {
            let what = blog.slug.clone();
            self.blog(blog, now).await.map_err(|why| (what, why))?;
        }
        Ok(())
    }

    async fn blog(&mut self, blog: Blog, now: Instant) -> Result<()> {
        let new = NewBlog::parse(&blog.title, &blog.slug, &blog.about)?;
        let (viewer, space) = (self.viewer(&blog.by)?, blog.space.clone());
        self.write(move |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let space = match space.as_str() {
                "" => None,
                slug => Some(spaces::find(tx, &sight, slug)?.id),
            };
            blogs::open(tx, &viewer, space, &new)
        })
        .await?;
        for article in &blog.article {
            self.article(&blog, article, now).await?;
        }
        Ok(())
    }

    async fn article(&mut self, blog: &Blog, article: &Article, now: Instant) -> Result<()> {
        let out = now.minus(days(article.days_ago.unwrap_or(1)));
        self.clock.set(out);
        let viewer = self.viewer(&blog.by)?;
        let new = NewArticle {
            thread: NewThread {
                title: article.title.clone(),
                tags: article.tags.clone(),
                opening: said(&article.body, &blog.lang, 2)?,
            },
            excerpt: article.excerpt.clone(),
            comments: Comments::On,
        };
        let (slug, writer) = (blog.slug.clone(), viewer.clone());
        let id: ThreadId = self
            .write(move |tx| blogs::begin(tx, &writer, &slug, &new))
            .await?;
        if article.cover {
            let made = files::cover(&picture::wide(&article.title)?)?;
            let file = made.named();
            self.store.put(&file.name, &made.forms)?;
            let writer = viewer.clone();
            self.write(move |tx| {
                files::keep(tx, &writer, &file, false)?;
                blogs::set_cover(tx, &writer, id, Some(&file.name))
            })
            .await?;
        }
        for name in article.with.iter().chain(&article.asks) {
            let (writer, name) = (viewer.clone(), name.clone());
            self.write(move |tx| blogs::invite(tx, &writer, id, (&name, false)))
                .await?;
        }
        for name in &article.with {
            let other = self.viewer(name)?;
            self.write(move |tx| blogs::accept(tx, &other, id)).await?;
        }
        if let Some(title) = article.series.clone() {
            let (slug, writer) = (blog.slug.clone(), viewer.clone());
            self.write(move |tx| in_series(tx, &writer, (&slug, id), &title))
                .await?;
        }
        if let Some(on) = article.days_on {
            let at = now.plus(days(on));
            return self
                .write(move |tx| blogs::schedule(tx, &viewer, id, at, false))
                .await;
        }
        if article.days_ago.is_none() {
            return Ok(());
        }
        self.write(move |tx| blogs::publish(tx, &viewer, id))
            .await?;
        let limits = self.limits;
        let mut made = Vec::new();
        for comment in &article.comment {
            self.clock.set(out.plus(hours(comment.hours_after)));
            let mut new = said(&comment.body, &blog.lang, 4)?;
            new.parent = comment.to.and_then(|to| made.get(to).copied());
            let viewer = self.viewer(&comment.by)?;
            let post = self
                .write(move |tx| threads::reply(tx, &viewer, id, new, &limits))
                .await?;
            made.push(post);
        }
        Ok(())
    }
}

/// Puts an article into the series of this title, which the first one opens.
fn in_series(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (slug, id): (&str, ThreadId),
    title: &str,
) -> Result<()> {
    let sight = spaces::sight(tx, viewer)?;
    let blog = blogs::find(tx, &sight, slug)?.forum.id;
    let known = blogs::series_of(tx, blog)?;
    let series = match known.into_iter().find(|one| one.title == title) {
        Some(series) => series.id,
        None => blogs::open_series(tx, viewer, slug, &NewSeries::parse(title, "")?)?,
    };
    blogs::put(tx, viewer, id, Some(series))
}

pub(super) fn said(source: &str, lang: &str, heading: u8) -> Result<NewPost> {
    Ok(NewPost {
        rendered: render_at(source, heading)?,
        source: source.trim().to_owned(),
        lang: lang.to_owned(),
        via: Via::Web,
        parent: None,
    })
}
