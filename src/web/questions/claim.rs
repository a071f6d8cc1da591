//! The page on which the code of a slip is typed: to follow the question, or to claim it as one's own.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::base::{Error, Result};
use crate::idempotency;
use crate::notices::{self, Level, Target};
use crate::questions;
use crate::web::door::form::{Button, Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

/// `GET /claim?code=`
///
/// # Errors
/// None of its own.
pub async fn new(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, visit.query.get("code")).reply(None)
}

fn page<'a>(app: &'a App, visit: &Visit, code: &str) -> FormPage<'a> {
    let t = visit.texts(app);
    let heading = t.say("claim-title");
    let page = Page::new(app, visit, heading.clone()).hidden();
    let fields = vec![
        Field::line("code", t.say("claim-code"), code)
            .hint(t.say("residence-code-hint"))
            .fills("off"),
        Field::check("named", t.say("claim-named"), visit.form.has("named"))
            .hint(t.say("claim-named-hint")),
    ];
    let mut form = Form::new(urls::CLAIM.to_owned(), fields, String::new());
    form.buttons = vec![
        Button {
            value: "claim",
            label: t.say("claim-send"),
            style: "",
        },
        Button {
            value: "follow",
            label: t.say("claim-follow"),
            style: "quiet",
        },
    ];
    FormPage::new(app, visit, page, heading, vec![form]).lead(t.say("claim-lead"))
}

/// `POST /claim`
///
/// # Errors
/// A code that is not good comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let code = visit.form.get("code");
    let follows = visit.form.get("do") == "follow";
    match use_code(&app, &visit, code, (follows, visit.form.has("named"))).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ (Error::SignIn | Error::StepUp | Error::Broken(_))) => Err(error),
        Err(error) => page(&app, &visit, code).reply(Some(&error)),
    }
}

/// Follows or claims the question of a slip; where it is.
///
/// # Errors
/// `Invalid(code)`; `TooMany` for who has guessed wrong often; as [`questions::claim`].
pub async fn use_code(
    app: &App,
    visit: &Visit,
    code: &str,
    (follows, named): (bool, bool),
) -> Result<String> {
    let (viewer, site) = (visit.viewer.clone(), app.key.clone());
    let guesser = viewer.clone();
    let key = visit.act()?;
    let counted = app.db.write(move |tx| questions::count_slip(tx, &guesser));
    counted.await?;
    let code = code.to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            if follows {
                let whole = questions::by_slip(tx, &viewer, &code, &site)?;
                let id = whole.question.thread;
                notices::choose(tx, &viewer, Target::Thread(id), Level::All)?;
                return Ok(urls::question(id));
            }
            let id = questions::claim(tx, &viewer, (&code, named), &site)?;
            Ok(urls::question(id))
        })
    });
    Ok(done.await?.location())
}
