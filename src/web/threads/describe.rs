//! The page on which others say what pictures of a post show.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::{Error, PostId, Result};
use crate::i18n::{Arg, Texts};
use crate::idempotency;
use crate::markup::{self, Plain};
use crate::spaces::{Describe, Facts, May, Redescribe};
use crate::threads::{self, Addition, Described, Pictures, Post};
use crate::web::door::form::{Faults, Field};
use crate::web::door::{Keys, Reply, Visit, html, problem, see_other, urls};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "threads/pictures.html")]
struct Describing<'a> {
    page: Page<'a>,
    keys: Keys,
    heading: String,
    action: String,
    back: String,
    lang: Option<String>,
    faults: Option<Faults>,
    pictures: Vec<Shown>,
    /// Who said or took away what of which picture, and his words.
    past: Vec<(String, String)>,
}

impl Describing<'_> {
    fn anchor(&self, field: &str) -> String {
        field.to_owned()
    }
}

struct Shown {
    url: String,
    alt: String,
    /// None where the viewer may not say it.
    field: Option<Field>,
}

/// `GET /p/{id}/pictures`
///
/// # Errors
/// `NotFound`, `Refused`, `Locked` or `Gone` when the viewer may not say what they show.
pub async fn pictures(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let found = read(&app, &visit).await?;
    html(200, &page(&app, &visit, &found, None))
}

/// `POST /p/{id}/descriptions`: a field for each picture, which bears the name of its file.
///
/// # Errors
/// `NotFound` when the viewer may not see the post; what was typed comes back when it is wrong.
pub async fn create_descriptions(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let found = read(&app, &visit).await?;
    let (id, key, viewer) = (found.single.post.id, visit.act()?, visit.viewer.clone());
    let files = found.pictures.iter().map(|one| &one.picture.file);
    let given: Vec<(String, String)> = files
        .filter(|file| visit.form.has(file))
        .map(|file| (file.clone(), visit.form.get(file).to_owned()))
        .collect();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::describe(tx, &viewer, id, &given)?;
            Ok(urls::post(id))
        })
    });
    match done.await {
        Ok(done) => Ok(see_other(&done.location())),
        Err(error @ (Error::Invalid(_) | Error::TooMany(_))) => {
            let mut answer = html(
                problem::status(&error),
                &page(&app, &visit, &found, Some(&error)),
            )?;
            problem::retry_after(&error, &mut answer);
            Ok(answer)
        }
        Err(error) => Err(error),
    }
}

async fn read(app: &App, visit: &Visit) -> Result<Pictures> {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let now = app.clock.now();
    app.db
        .read(move |c| threads::pictures(c, &viewer, id, now))
        .await
}

fn page<'a>(
    app: &'a App,
    visit: &Visit,
    found: &Pictures,
    error: Option<&Error>,
) -> Describing<'a> {
    let t = visit.texts(app);
    let (post, thread) = (&found.single.post, &found.single.found.thread);
    let heading = t.count("pictures-title", post.n);
    let page = Page::new(app, visit, heading.clone()).hidden();
    let page = page.under(urls::thread(thread), &thread.title, &thread.lang);
    let past = found.past.iter().filter_map(|one| {
        let mut files = found.pictures.iter().map(|p| &p.picture.file);
        let n = files.position(|file| *file == one.file)? + 1;
        let key = match one.text.is_empty() {
            true => "pictures-ended",
            false => "pictures-said",
        };
        let name = found.people.get(&one.by).map(|p| &p.display_name)?;
        let when = t.moment(one.at, &visit.zone);
        let n = ("n", Arg::Number(i64::try_from(n).unwrap_or(0)));
        let words = t.with(key, &[n, ("name", name.into()), ("when", Arg::Text(&when))]);
        Some((words, one.text.clone()))
    });
    let numbered = (1_i64..).zip(&found.pictures);
    let mut pictures: Vec<Shown> = numbered.map(|(n, one)| shown(&t, visit, n, one)).collect();
    let faults = error.map(|error| {
        let mut faults = Faults::of(&t, error);
        faults.point_at(pictures.iter_mut().filter_map(|one| one.field.as_mut()));
        faults
    });
    Describing {
        keys: visit.keys(app),
        heading,
        action: urls::post_descriptions(post.id),
        back: urls::post(post.id),
        lang: page.other(&post.lang).map(str::to_owned),
        faults,
        pictures,
        past: past.collect(),
        page,
    }
}

/// A picture with the field for its description.
fn shown(t: &Texts<'_>, visit: &Visit, n: i64, one: &Described) -> Shown {
    let stands = one.stands.as_ref().map(|stands| stands.text.as_str());
    let Plain { file, url } = &one.picture;
    let text = match visit.form.has(file) {
        true => visit.form.get(file),
        false => stands.unwrap_or_default(),
    };
    let field = one.may.then(|| Field {
        name: file.clone().into(),
        ..Field::area("", t.count("pictures-field", n), text, 3)
            .hint(t.say("pictures-hint"))
            .optional()
    });
    Shown {
        url: url.clone(),
        alt: stands.map_or_else(|| t.count("pictures-alt", n), str::to_owned),
        field,
    }
}

/// Says how many pictures of a post have no description, where some have none.
pub(super) fn undescribed(t: &Texts<'_>, post: &Post, additions: &[Addition]) -> Option<String> {
    let in_text = |html: &str| html.matches(markup::UNDESCRIBED).count();
    let added: usize = additions.iter().map(|one| in_text(&one.html)).sum();
    let count = in_text(&post.html) + added;
    (count > 0).then(|| t.count("post-undescribed", count))
}

/// True where the author left pictures for others to describe.
pub(super) fn describable(post: &Post, additions: &[Addition]) -> bool {
    markup::leaves_pictures(&post.html)
        || additions
            .iter()
            .any(|one| markup::leaves_pictures(&one.html))
}

/// True for who may say what they show, or change what was said.
pub(super) fn may_describe(may: &May, facts: &Facts) -> bool {
    may.check::<Describe>(facts).is_ok() || may.check::<Redescribe>(facts).is_ok()
}
