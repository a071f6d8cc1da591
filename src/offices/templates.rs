//! Texts that the people of an office use again and again.

use diesel::prelude::*;

use super::write::permitted;
use crate::accounts::Viewer;
use crate::base::text::{Faults, body, line};
use crate::base::{Error, FieldError, OfficeId, Result, TemplateId};
use crate::db::schema::office_templates as rows;
use crate::db::{Conn, Tx};
use crate::spaces::KeepTemplates;

/// Templates of one office.
const MOST: i64 = 50;
/// Characters of one: as long as an answer may be.
const LONGEST: usize = 20_000;

/// A text that is used again and again.
#[derive(Clone, Debug, Queryable)]
pub struct Template {
    pub id: TemplateId,
    pub title: String,
    /// The Markdown.
    pub text: String,
}

/// A template to be.
#[derive(Clone, Debug)]
pub struct NewTemplate {
    title: String,
    text: String,
}

impl NewTemplate {
    /// Checks the fields as they were sent.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(title: &str, text: &str) -> Result<NewTemplate> {
        let mut faults = Faults::default();
        let title = faults.take(line("title", title, 1..=100));
        let text = faults.take(body("text", text, 1..=LONGEST));
        faults.none().map(|()| NewTemplate { title, text })
    }
}

/// The templates of an office, for those who act for it; by their titles.
///
/// # Errors
/// What the database says.
pub fn templates(c: &mut Conn, office: OfficeId) -> Result<Vec<Template>> {
    Ok(rows::table
        .filter(rows::office_id.eq(office))
        .order((rows::title, rows::id))
        .limit(MOST)
        .select((rows::id, rows::title, rows::text))
        .load(c)?)
}

/// Keeps a template: a new one, or another text for one that is there.
///
/// # Errors
/// `NotFound` when the viewer does not see the office, or it has no such template; `Refused` unless he acts for it;
/// `Invalid(title)` where there are fifty.
pub fn save_template(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    id: Option<TemplateId>,
    new: &NewTemplate,
) -> Result<()> {
    // Silent: it is for the people of its office alone.
    let (office, permit) = permitted::<KeepTemplates>(tx, viewer, slug)?;
    let (now, own) = (tx.now(), rows::table.filter(rows::office_id.eq(office.id)));
    let said = (
        rows::title.eq(&new.title),
        rows::text.eq(&new.text),
        rows::changed_by.eq(permit.by),
        rows::changed_at.eq(now),
    );
    if let Some(id) = id {
        let one = own.filter(rows::id.eq(id));
        return match diesel::update(one).set(said).execute(&mut **tx)? {
            1 => Ok(()),
            _ => Err(Error::NotFound),
        };
    }
    if own.count().get_result::<i64>(&mut **tx)? >= MOST {
        return Err(Error::Invalid(vec![FieldError {
            field: "title".into(),
            code: "too_many_templates",
            limit: Some(MOST),
            actual: None,
        }]));
    }
    diesel::insert_into(rows::table)
        .values((rows::office_id.eq(office.id), said))
        .execute(&mut **tx)?;
    Ok(())
}

/// Throws a template away; what was written with it stays. Twice is once.
///
/// # Errors
/// As [`save_template`].
pub fn end_template(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, id: TemplateId) -> Result<()> {
    // Silent: as above.
    let (office, _) = permitted::<KeepTemplates>(tx, viewer, slug)?;
    let own = rows::table.filter(rows::office_id.eq(office.id));
    diesel::delete(own.filter(rows::id.eq(id))).execute(&mut **tx)?;
    Ok(())
}
