//! The reference of the programs' door as a page, drawn from the OpenAPI document.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use askama::Template;
use serde_json::Value;

use super::door::{Reply, Visit, html, urls};
use super::layout::Page;
use crate::app::App;

#[derive(Template)]
#[template(path = "reference.html")]
struct Show<'a> {
    page: Page<'a>,
    /// The address of the site, ahead of every example.
    site: String,
    reference: &'static Reference,
}

/// What the document says, in the order of the page.
struct Reference {
    about: String,
    groups: Vec<Group>,
    shapes: Vec<Shape>,
}

struct Group {
    name: String,
    operations: Vec<Operation>,
}

struct Operation {
    id: String,
    method: String,
    path: String,
    summary: String,
    scope: String,
    parameters: Vec<Member>,
    body: Option<Shape>,
    answers: Vec<Said>,
    /// The example, ahead of the address.
    curl: String,
}

/// One thing that an operation answers.
struct Said {
    status: String,
    words: String,
    /// The shape of what comes with it.
    shape: Option<String>,
}

/// A kind of object.
struct Shape {
    name: String,
    words: String,
    members: Vec<Member>,
}

/// A parameter, or a field of an object.
struct Member {
    name: String,
    /// In a word or two, and whether it must be there.
    kind: String,
    required: bool,
    words: String,
}

/// `GET /api`
///
/// # Errors
/// None of its own.
pub async fn show(app: Arc<App>, visit: Rc<Visit>, document: &'static str) -> Reply {
    static REFERENCE: OnceLock<Reference> = OnceLock::new();
    let t = visit.texts(&app);
    let view = Show {
        site: app.config.base_url.clone(),
        reference: REFERENCE.get_or_init(|| Reference::of(document)),
        page: Page::new(&app, &visit, t.say("api-title")),
    };
    html(200, &view)
}

impl Reference {
    fn of(document: &str) -> Reference {
        let document: Value = serde_json::from_str(document).unwrap_or_default();
        let mut groups: BTreeMap<String, Vec<Operation>> = BTreeMap::new();
        for (path, item) in entries(&document, "paths") {
            let within = path.trim_start_matches(urls::API);
            let name = within.split('/').nth(1).unwrap_or_default();
            for (method, said) in item.as_object().into_iter().flatten() {
                let list = groups.entry(name.to_owned()).or_default();
                list.push(Operation::of(&document, method, path, said));
            }
        }
        let shapes = entries(&document, "components schemas");
        Reference {
            about: text(&document, "info description"),
            groups: groups
                .into_iter()
                .map(|(name, operations)| Group { name, operations })
                .collect(),
            shapes: shapes.map(|(name, said)| Shape::of(name, said)).collect(),
        }
    }
}

impl Operation {
    fn of(document: &Value, method: &str, path: &str, said: &Value) -> Operation {
        let parameters = said.get("parameters").and_then(Value::as_array);
        let parameters: Vec<Member> = parameters
            .into_iter()
            .flatten()
            .map(|one| Member {
                name: text(one, "name"),
                kind: format!(
                    "{}, {}",
                    text(one, "in"),
                    marked(
                        one.get("schema"),
                        one.get("required") == Some(&Value::Bool(true))
                    )
                ),
                required: true,
                words: text(one, "description"),
            })
            .collect();
        let sent = entries(said, "requestBody content").next();
        let body = sent.and_then(|(_, content)| {
            let name = shape_name(content.get("schema"))?;
            let schema = within(document, "components schemas")?.get(&name)?;
            Some(Shape::of(&name, schema))
        });
        let json = sent.is_some_and(|(kind, _)| kind == "application/json");
        let mut heads = vec!["Authorization: Bearer elab_..."];
        if parameters.iter().any(|one| one.name == "Idempotency-Key") {
            heads.push("Idempotency-Key: a1b2c3d4");
        }
        if parameters.iter().any(|one| one.name == "If-Match") {
            heads.push("If-Match: \"1\"");
        }
        if json {
            heads.push("Content-Type: application/json");
        }
        let method = method.to_uppercase();
        let mut curl = "curl".to_owned();
        if method != "GET" {
            curl += &format!(" -X {method}");
        }
        for head in heads {
            curl += &format!(" -H '{head}'");
        }
        if let Some(body) = body.as_ref().filter(|_| json) {
            curl += &format!(" -d '{}'", body.example());
        }
        Operation {
            id: text(said, "operationId"),
            method,
            path: path.to_owned(),
            summary: text(said, "summary"),
            scope: text(said, "x-scope"),
            answers: entries(said, "responses")
                .map(|(status, answer)| Said {
                    status: status.clone(),
                    words: text(answer, "description"),
                    shape: entries(answer, "content")
                        .next()
                        .and_then(|(_, content)| shape_name(content.get("schema"))),
                })
                .collect(),
            parameters,
            body,
            curl,
        }
    }
}

impl Shape {
    fn of(name: &str, said: &Value) -> Shape {
        let needed = said.get("required").and_then(Value::as_array);
        let is_needed = |field: &str| {
            needed.is_some_and(|all| all.iter().any(|one| one.as_str() == Some(field)))
        };
        Shape {
            name: name.to_owned(),
            words: text(said, "description"),
            members: entries(said, "properties")
                .map(|(field, schema)| Member {
                    name: field.clone(),
                    kind: marked(Some(schema), is_needed(field)),
                    required: is_needed(field),
                    words: text(schema, "description"),
                })
                .collect(),
        }
    }

    /// What a body of this shape looks like, with its needed fields.
    fn example(&self) -> String {
        let value = |member: &Member| match member.kind.trim_end_matches(", required") {
            "integer" => Value::from(1),
            "boolean" => Value::from(true),
            kind if kind.starts_with("list") => Value::from(vec!["..."]),
            _ => Value::from("..."),
        };
        let needed = self.members.iter().filter(|member| member.required);
        let body: serde_json::Map<String, Value> = needed
            .map(|member| (member.name.clone(), value(member)))
            .collect();
        Value::Object(body).to_string()
    }
}

/// The entries of an object inside the document; none where there is none.
fn entries<'v>(value: &'v Value, words: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    let found = within(value, words).and_then(Value::as_object);
    found.into_iter().flatten()
}

/// What lies under these words of the document, one inside the other.
fn within<'v>(value: &'v Value, words: &str) -> Option<&'v Value> {
    words
        .split(' ')
        .try_fold(value, |inner, word| inner.get(word))
}

fn text(value: &Value, words: &str) -> String {
    let found = within(value, words).and_then(Value::as_str);
    // The document is written in Markdown, the page is not.
    found.unwrap_or_default().replace('`', "")
}

/// The name of the shape that a schema names, itself or as the items of a list.
fn shape_name(schema: Option<&Value>) -> Option<String> {
    let schema = schema?;
    let named = schema.get("$ref").or_else(|| within(schema, "items $ref"));
    let path = named?.as_str()?;
    path.rsplit('/').next().map(str::to_owned)
}

/// The kind of a value, and that it must be there.
fn marked(schema: Option<&Value>, required: bool) -> String {
    let mark = if required { ", required" } else { "" };
    format!("{}{mark}", kind(schema))
}

/// The kind of a value in a word or two.
fn kind(schema: Option<&Value>) -> String {
    let Some(schema) = schema else {
        return String::new();
    };
    if let Some(items) = schema.get("items") {
        return format!("list of {}", kind(Some(items)));
    }
    if let Some(name) = shape_name(Some(schema)) {
        return name;
    }
    let either = schema.get("oneOf").and_then(Value::as_array);
    if let Some(one) = either.and_then(|all| all.iter().find_map(|one| shape_name(Some(one)))) {
        return format!("{one} or null");
    }
    match schema.get("type") {
        Some(Value::Array(all)) => {
            let words: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
            words.join(" or ")
        }
        Some(Value::String(word)) => word.clone(),
        _ => String::new(),
    }
}
