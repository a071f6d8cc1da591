//! Files for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use super::created;
use crate::app::App;
use crate::web::door::{Reply, Visit, urls};
use crate::web::files::{markdown, upload};

/// A file that is kept for its owner until a post of his shows it.
#[derive(Serialize, ToSchema)]
pub struct FileOut {
    /// 32 hexadecimal digits.
    pub name: String,
    /// jpg, png, pdf, txt or csv.
    pub kind: String,
    /// Width of a picture in pixels.
    pub width: Option<u32>,
    /// Height of a picture in pixels.
    pub height: Option<u32>,
    /// Bytes, in all its forms together.
    pub size: i64,
    /// Path that leads to it.
    pub url: String,
    /// What a text shows it by.
    pub markdown: String,
}

/// A file with what it shows.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes a form that the door reads")]
pub struct FileIn {
    /// PNG, JPEG, WebP or GIF; PDF, TXT or CSV. At most 10 MB; pictures at most 8192 pixels a side.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
    /// What a picture shows, at most 500 characters.
    alt: Option<String>,
    /// Given where a picture says nothing.
    decorative: Option<String>,
}

/// Keeps a file.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/files", request_body(content = FileIn, content_type = "multipart/form-data"),
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = FileOut)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let file = upload(&app, &visit).await?;
    let markdown = markdown(&file, visit.form.get("alt"), visit.form.has("decorative"));
    let (width, height) = file.pixels.unzip();
    let out = FileOut {
        kind: file.kind.as_str().to_owned(),
        width,
        height,
        size: file.size,
        url: urls::file(&file),
        markdown,
        name: file.name,
    };
    created(&out.url, &out)
}
