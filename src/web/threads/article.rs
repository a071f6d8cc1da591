//! The composer of articles: what is saved is seen by those alone who write it until its author publishes it.

use std::rc::Rc;
use std::sync::Arc;

use serde::Deserialize;

use super::compose::{Attach, Compose, Resumed, published, resumed, scripted};
use super::drafts::settle;
use super::preview::preview_of;
use super::render::{Head, rendered as of_source};
use super::tags as choices;
use crate::app::App;
use crate::base::{Error, Result, ThreadId};
use crate::blogs::{self, Article, Blog, Comments, NewArticle, Single};
use crate::idempotency;
use crate::markup;
use crate::spaces::{self, Publish, Tag, WriteArticle};
use crate::threads::{self, NewPost, NewThread, Post, Target, Via, language, tag_names};
use crate::web::door::form::Field;
use crate::web::door::{Reply, Visit, urls};
use crate::web::layout::Page;

/// Most characters of an article.
const LONGEST: usize = 100_000;

/// What an article is made of, as a form or a program sends it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sent {
    pub title: String,
    pub body: String,
    pub excerpt: String,
    pub lang: String,
    pub tags: Vec<String>,
    pub comments: String,
    pub comment_days: String,
}

/// What the form brought.
///
/// # Errors
/// `Invalid(tags)` for more than a thread bears.
pub fn read(visit: &Visit) -> Result<Sent> {
    let typed = |name| visit.form.get(name).to_owned();
    Ok(Sent {
        title: typed("title"),
        body: typed("body"),
        excerpt: typed("excerpt"),
        lang: typed("lang"),
        tags: tag_names(visit.form.all("tags"))?,
        comments: typed("comments"),
        comment_days: typed("comment_days"),
    })
}

/// The article, checked and rendered.
///
/// # Errors
/// `Invalid` with what is wrong.
pub async fn rendered(app: &App, sent: Sent, via: Via, fallback: &str) -> Result<NewArticle> {
    let (title, source) = NewThread::parse(&sent.title, &sent.body, LONGEST)?;
    let excerpt = NewArticle::excerpt(&sent.excerpt)?;
    let comments = Comments::parse(&sent.comments, &sent.comment_days)?;
    let rendered = of_source(app, "body", &source, Head::Page).await?;
    let whole = format!("{title}\n{}", rendered.text);
    let opening = NewPost {
        lang: language(&sent.lang, &whole, fallback),
        source,
        rendered,
        via,
        parent: None,
    };
    let thread = NewThread {
        title,
        tags: sent.tags,
        opening,
    };
    Ok(NewArticle {
        thread,
        excerpt,
        comments,
    })
}

/// `GET /b/{blog}/new`
///
/// # Errors
/// `NotFound` when the viewer may not see the blog; `Refused` or `Locked` when he may not write there.
pub async fn new_article(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (blog, tags) = writable(&app, &visit).await?;
    let page = new_page(&app, &visit, &blog, &tags, "");
    resumed(&app, &visit, page).await?.reply(None)
}

/// The blog of the address, where the viewer may write, and the tags that its articles may bear.
async fn writable(app: &App, visit: &Visit) -> Result<(Blog, Vec<Tag>)> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("blog").to_owned();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let blog = blogs::find(c, &sight, &slug)?;
        spaces::may(&viewer, &sight, blog.space.id, Some(&blog.forum), now)
            .check::<Publish>(&blog.facts(&sight))?;
        let tags = spaces::tags(c, blog.space.id)?;
        Ok((blog, tags))
    });
    found.await
}

/// `POST /b/{blog}/articles`
///
/// # Errors
/// `NotFound` when the viewer may not see the blog; what was typed comes back with every other refusal.
pub async fn create_article(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (blog, tags) = writable(&app, &visit).await?;
    let back = match begin(&app, &visit, &blog).await {
        Ok(Ok(location)) => return Ok(published(&visit, &location)),
        other => other,
    };
    let page = new_page(&app, &visit, &blog, &tags, visit.form.get("body"));
    again(&app, &visit, page, back.map(|html| html.err())).await
}

/// The page with a preview, or with what was wrong.
async fn again(
    app: &App,
    visit: &Visit,
    mut page: Compose<'_>,
    back: Result<Option<String>>,
) -> Reply {
    match back {
        Ok(Some(html)) => {
            page.preview = Some(preview_of(app, visit, page.target, html).await?);
            page.reply(None)
        }
        Ok(None) => page.reply(None),
        Err(error) => page.reply(Some(&error)),
    }
}

/// The address of the article, or a preview.
async fn begin(
    app: &App,
    visit: &Visit,
    blog: &Blog,
) -> Result<std::result::Result<String, String>> {
    let mut sent = read(visit)?;
    let preview = visit.form.get("do") == "preview";
    if preview && sent.title.is_empty() {
        "·····".clone_into(&mut sent.title);
    }
    let new = rendered(app, sent, Via::Web, visit.lang.code()).await?;
    if preview {
        return Ok(Err(markup::anchored(&new.thread.opening.rendered.html, 0)));
    }
    let (key, viewer, held) = (visit.act()?, visit.viewer.clone(), visit.held.clone());
    let (slug, forum) = (blog.slug.clone(), blog.forum.id);
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let id = blogs::begin(tx, &viewer, &slug, &new)?;
            settle(tx, &viewer, Target::Forum(forum), held.as_deref())?;
            Ok(urls::article(id))
        })
    });
    Ok(Ok(done.await?.location()))
}

/// The composer of a new article.
pub(super) fn new_page<'a>(
    app: &'a App,
    visit: &Visit,
    blog: &Blog,
    tags: &[Tag],
    text: &str,
) -> Compose<'a> {
    let t = visit.texts(app);
    let typed = Sent {
        body: text.to_owned(),
        ..read(visit).unwrap_or_default()
    };
    let heading = t.say("article-new");
    let page = Page::new(app, visit, heading.clone()).under(
        urls::blog(&blog.slug),
        &blog.forum.name,
        &blog.space.lang,
    );
    let fields = fields(app, visit, &typed, tags);
    let submit = t.say("article-save");
    Compose {
        target: Target::Forum(blog.forum.id),
        attach: Attach::default(),
        draft: Resumed::of(visit),
        keys: visit.keys(app),
        heading,
        action: urls::blog_articles(&blog.slug),
        fields,
        faults: None,
        parent: None,
        preview: None,
        submit,
        kept: true,
        notice: None,
        way: None,
        back: urls::blog(&blog.slug),
        preview_url: urls::PREVIEW,
        people: urls::api_people(&blog.space.slug, &blog.forum.slug),
        page: scripted(page.hidden()),
    }
}

/// The fields of an article.
pub fn fields(app: &App, visit: &Visit, sent: &Sent, tags: &[Tag]) -> Vec<Field> {
    let t = visit.texts(app);
    let longest = i64::try_from(LONGEST).unwrap_or(i64::MAX);
    let chosen = match sent.comments.as_str() {
        "" => "on",
        word => word,
    };
    let option = |word: &str, words| (word.to_owned(), words, word == chosen);
    let options = vec![
        option("on", t.say("comments-on")),
        option("days", t.say("comments-days")),
        option("off", t.say("comments-off")),
    ];
    let mut fields = vec![
        Field::line("title", t.say("article-title"), &sent.title),
        Field::area("body", t.say("article-body"), &sent.body, 20)
            .hint(t.count("compose-body-hint", longest)),
        Field::area("excerpt", t.say("article-excerpt"), &sent.excerpt, 3)
            .hint(t.say("article-excerpt-hint"))
            .optional(),
    ];
    fields.extend(choices::field(&t, tags, &sent.tags));
    fields.push(Field::select("comments", t.say("comments-field"), options));
    fields.push(
        Field::line(
            "comment_days",
            t.say("comments-days-field"),
            &sent.comment_days,
        )
        .kind("number")
        .hint(t.say("comments-days-hint"))
        .optional(),
    );
    fields.push(Field::text_language(&t, &sent.lang));
    fields
}

/// An article as whoever writes it changes it: with its opening post, its Markdown, its tags, and those it may bear.
type Own = (Single, Post, String, Vec<Tag>, Vec<Tag>);

async fn own(app: &App, visit: &Visit, id: ThreadId) -> Result<Own> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let found = app.db.read(move |c| {
        let single = blogs::article(c, &viewer, id)?;
        let (space, forum) = (single.found.space.id, &single.found.forum);
        spaces::may(&viewer, &single.found.sight, space, Some(forum), now)
            .check::<WriteArticle>(&single.facts())?;
        let (post, source, _) = threads::opening_text(c, id)?;
        if post.state.is_gone() {
            return Err(Error::Gone);
        }
        let known = spaces::tags(c, space)?;
        Ok((single, post, source, threads::tags_of(c, id)?, known))
    });
    found.await
}

fn standing(article: &Article, title: &str, post: &Post, source: String, tags: &[Tag]) -> Sent {
    Sent {
        title: title.to_owned(),
        body: source,
        excerpt: article.excerpt.clone(),
        lang: post.lang.clone(),
        tags: tags.iter().map(|tag| tag.name.clone()).collect(),
        comments: article.comments.word().to_owned(),
        comment_days: match article.comments {
            Comments::Days(days) => days.to_string(),
            Comments::On | Comments::Off => String::new(),
        },
    }
}

/// `GET /articles/{id}/edit`
///
/// # Errors
/// `NotFound`, `Refused`, `Locked` or `Gone` when the viewer may not change it.
pub async fn edit_article(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let page = edit_page(&app, &visit, visit.id("id")?, None).await?;
    resumed(&app, &visit, page).await?.reply(None)
}

/// The composer of an article that there is: with its text, or with what was typed and this body.
///
/// # Errors
/// As [`edit_article`].
pub(super) async fn edit_page<'a>(
    app: &'a App,
    visit: &Visit,
    id: ThreadId,
    typed: Option<&str>,
) -> Result<Compose<'a>> {
    let (single, post, source, tags, known) = own(app, visit, id).await?;
    let t = visit.texts(app);
    let thread = &single.found.thread;
    let (sent, base) = match typed {
        None => {
            let sent = standing(&single.article, &thread.title, &post, source, &tags);
            (sent, post.revision)
        }
        Some(body) => {
            let sent = Sent {
                body: body.to_owned(),
                ..read(visit).unwrap_or_default()
            };
            (
                sent,
                visit.form.get("base").parse().unwrap_or(post.revision),
            )
        }
    };
    let heading = t.say("article-edit");
    let page = Page::new(app, visit, heading.clone())
        .under(
            urls::blog(&single.blog.slug),
            &single.blog.forum.name,
            &single.blog.space.lang,
        )
        .under(urls::article(id), &thread.title, &thread.lang);
    let mut fields = fields(app, visit, &sent, &known);
    fields.push(Field::hidden("base", &base.to_string()));
    Ok(Compose {
        target: Target::Edit(post.id),
        attach: Attach::default(),
        draft: Resumed::of(visit),
        keys: visit.keys(app),
        heading,
        action: urls::article_revisions(id),
        fields,
        faults: None,
        parent: None,
        preview: None,
        submit: t.say("form-save"),
        kept: true,
        notice: None,
        way: None,
        back: urls::article(id),
        preview_url: urls::PREVIEW,
        people: urls::api_people(&single.found.space.slug, &single.found.forum.slug),
        page: scripted(page.hidden()),
    })
}

/// `POST /articles/{id}/revisions`
///
/// # Errors
/// `NotFound` when the viewer may not see it; what was typed comes back with every other refusal.
pub async fn save_article(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    let back = match write(&app, &visit, id).await {
        Ok(None) => return Ok(published(&visit, &urls::article(id))),
        other => other,
    };
    let mut page = edit_page(&app, &visit, id, Some(visit.form.get("body"))).await?;
    if let Err(Error::Conflict(conflict)) = &back
        && conflict.code == "edit_conflict"
    {
        // What stands by now is shown beside what was typed, and the next press puts this in its place.
        page.draft.rival.clone_from(&conflict.current);
        let base = conflict.revision.unwrap_or(0).to_string();
        let field = page.fields.iter_mut().find(|field| field.name == "base");
        if let Some(field) = field {
            field.value = base;
        }
    }
    again(&app, &visit, page, back).await
}

async fn write(app: &App, visit: &Visit, id: ThreadId) -> Result<Option<String>> {
    let new = rendered(app, read(visit)?, Via::Web, visit.lang.code()).await?;
    if visit.form.get("do") == "preview" {
        return Ok(Some(markup::anchored(&new.thread.opening.rendered.html, 0)));
    }
    let base = visit.form.get("base").parse();
    let base = base.map_err(|_| Error::field("base", "missing"))?;
    let (key, viewer, held) = (visit.act()?, visit.viewer.clone(), visit.held.clone());
    let limits = app.config.limits;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            blogs::save(tx, &viewer, id, (base, new), &limits)?;
            let post = threads::opening(tx, id)?.id;
            settle(tx, &viewer, Target::Edit(post), held.as_deref())?;
            Ok(urls::article(id))
        })
    });
    done.await.map(|_| None)
}
