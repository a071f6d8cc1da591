//! A person's public page.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::markup;
use crate::web::door::{Reply, Visit, html, urls};
use crate::web::layout::Page;
use crate::{accounts, spaces, threads};

#[derive(Template)]
#[template(path = "accounts/person.html")]
struct Show<'a> {
    page: Page<'a>,
    name: String,
    handle: String,
    joined: String,
    about: String,
    administrator: bool,
    own: bool,
    /// Address, title, when, excerpt.
    posts: Vec<(String, String, String, String)>,
}

/// `GET /u/{name}`
///
/// # Errors
/// `NotFound` when there is nobody of this name.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), visit.part("name").to_owned());
    let (person, posts) = app
        .db
        .read(move |c| {
            let person = accounts::by_name(c, &name)?;
            let sight = spaces::sight(c, &viewer)?;
            let posts = threads::of_person(c, &sight, person.id, 20)?;
            Ok((person, posts))
        })
        .await?;
    let t = visit.texts(&app);
    let page = Page::new(&app, &visit, person.display_name.clone());
    let posts = posts
        .into_iter()
        .map(|(id, title, text, at)| {
            (
                urls::post(id),
                title,
                t.moment(at, &visit.zone),
                markup::excerpt(&text, 200),
            )
        })
        .collect();
    let view = Show {
        name: person.display_name,
        handle: format!("@{}", person.name),
        joined: t.named("person-joined", &t.day(person.created_at, &visit.zone)),
        about: person.about,
        administrator: person.administrator,
        own: visit.viewer.id() == Some(person.id),
        posts,
        page,
    };
    html(200, &view)
}
