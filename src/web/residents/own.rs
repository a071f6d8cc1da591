//! What a community knows of where its reader lives, and the field for the code of a letter.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::base::Result;
use crate::i18n::Texts;
use crate::residents::{self, How, Resident};
use crate::spaces::{self, Space};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

/// `GET /s/{space}/residence?code=`
///
/// # Errors
/// `NotFound` when the viewer does not see the space.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, own) = read(&app, &visit).await?;
    page(&app, &visit, &space, own.as_ref(), visit.query.get("code")).reply(None)
}

/// The space, and what it knows of the viewer.
///
/// # Errors
/// As [`show`].
pub async fn read(app: &App, visit: &Visit) -> Result<(Space, Option<Resident>)> {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let own = residents::own(c, &viewer, space.id)?;
        Ok((space, own))
    });
    read.await
}

fn page<'a>(
    app: &'a App,
    visit: &Visit,
    space: &Space,
    own: Option<&Resident>,
    code: &str,
) -> FormPage<'a> {
    let t = visit.texts(app);
    let title = t.named("residence-title", &space.name);
    let page = Page::new(app, visit, title.clone()).under(
        urls::space(&space.slug),
        &space.name,
        &space.lang,
    );
    let stands = own.is_some_and(|own| own.ended.is_none());
    let forms = match stands {
        true => Vec::new(),
        false => {
            let field = Field::line("code", t.say("residence-code"), code)
                .hint(t.say("residence-code-hint"))
                .fills("off");
            let form = Form::new(
                urls::residence(&space.slug),
                vec![field],
                t.say("residence-send"),
            );
            vec![form.or(urls::space(&space.slug), t.say("form-back"))]
        }
    };
    let mut view = FormPage::new(app, visit, page, title, forms);
    view.lead = said(&t, visit, own);
    view
}

/// What is known, in words.
fn said(t: &Texts<'_>, visit: &Visit, own: Option<&Resident>) -> Vec<String> {
    let day = |at| t.day(at, &visit.zone);
    match own {
        None => vec![t.say("residence-none"), t.say("residence-ways")],
        Some(one) => match &one.ended {
            Some((at, why)) => vec![
                t.with(
                    "residence-ended",
                    &[("day", (&*day(*at)).into()), ("why", (&**why).into())],
                ),
                t.say("residence-ways"),
            ],
            None => {
                let key = match one.how {
                    How::Clerk => "residence-by-clerk",
                    How::List => "residence-by-list",
                    How::Code => "residence-by-code",
                };
                vec![t.named(key, &day(one.at)), t.say("residence-private")]
            }
        },
    }
}

/// `POST /s/{space}/residence`
///
/// # Errors
/// `NotFound` when the viewer does not see the space; a code that is not good comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let code = visit.form.get("code").to_owned();
    match reside(&app, &visit, &code).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error) => {
            let (space, own) = read(&app, &visit).await?;
            page(&app, &visit, &space, own.as_ref(), &code).reply(Some(&error))
        }
    }
}

/// Makes the viewer a resident by a code; where that is said.
///
/// # Errors
/// `Invalid(code)`; `TooMany` for who has guessed wrong often.
pub async fn reside(app: &App, visit: &Visit, code: &str) -> Result<String> {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let guesser = viewer.clone();
    app.db
        .write(move |tx| residents::count_guess(tx, &guesser))
        .await?;
    let (key, code) = (app.key.clone(), code.to_owned());
    // Twice is once without a key beside it: who lives there uses no other code up.
    let done = app.db.write(move |tx| {
        let sight = spaces::sight(tx, &viewer)?;
        let space = spaces::find(tx, &sight, &slug)?;
        residents::reside(tx, &viewer, space.id, &code, &key)?;
        Ok(urls::residence(&space.slug))
    });
    done.await
}
