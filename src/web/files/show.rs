//! A file is given to whoever may see it, asked anew each time.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::http::header::{self, HeaderName};

use crate::app::App;
use crate::base::Error;
use crate::files;
use crate::web::door::{Reply, Visit, bytes, is_known, urls};

/// A browser keeps a file but asks each time whether it may still show it.
const KEPT: &str = "private, no-cache";
/// Nothing of a file runs, wherever it is opened.
const CLOSED: &str = "sandbox; default-src 'none'";

/// `GET /f/{id}/{name}`
///
/// # Errors
/// `NotFound` for whoever sees no post that shows it.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), visit.part("id").to_owned());
    let file = app.db.read(move |c| files::find(c, &viewer, &name)).await?;
    let form = file.form(visit.part("name"))?;
    let tag = format!("{}-{form}", file.name);
    let known = is_known(&visit, &tag);
    let mut answer = bytes(if known { 304 } else { 200 });
    answer
        .insert_header((header::CACHE_CONTROL, KEPT))
        .insert_header((header::ETAG, format!("\"{tag}\"")))
        .insert_header((HeaderName::from_static("content-security-policy"), CLOSED));
    if known {
        return Ok(answer.finish());
    }
    answer.content_type(file.kind.media_type());
    if !file.kind.is_picture() {
        answer.insert_header((header::CONTENT_DISPOSITION, urls::attachment(&file.title)));
    }
    let store = app.store.clone();
    let read = tokio::task::spawn_blocking(move || store.get(&file, &form));
    Ok(answer.body(read.await.map_err(Error::broken)??))
}
