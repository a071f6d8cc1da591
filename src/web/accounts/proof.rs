//! The page on which somebody proves that it is still he, ahead of an act that wants it.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::base::Error;
use crate::web::door::form::Field;
use crate::web::door::{Reply, Visit, proof, see_other, urls};

/// `GET /proof`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn proof(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let mut page = proof::page(&app, &visit, urls::PROOF);
    let next = Field::hidden("next", urls::own_path(visit.query.get("next")));
    if let Some(form) = page.forms.first_mut() {
        form.fields.push(next);
    }
    page.reply(None)
}

/// `POST /proof`: the door has taken the proof; this leads on.
///
/// # Errors
/// `StepUp` without a proof.
pub async fn create_proof(_: Arc<App>, visit: Rc<Visit>) -> Reply {
    if !proof::is_brought(&visit) {
        return Err(Error::StepUp);
    }
    Ok(see_other(urls::own_path(visit.form.get("next"))))
}
