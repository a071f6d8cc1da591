//! The programs' door: what the document promises, what is answered, and what is refused.

// Long: the whole door of programs: its document, its refusals, its acts.

use std::collections::BTreeSet;

use elab::web::routes;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::people::{Answer, Client};

fn document() -> Value {
    serde_json::from_str(routes::document()).unwrap()
}

/// The problem document of an answer, when it has this status and code and the shape that all have.
#[track_caller]
fn problem(answer: Answer, status: u16, code: &str) -> Value {
    let answer = answer.is(status);
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json"),
        "{}",
        answer.body
    );
    let value = answer.value();
    assert_eq!(value["status"], status, "{value}");
    assert_eq!(value["code"], code, "{value}");
    assert!(
        value["detail"]
            .as_str()
            .is_some_and(|said| !said.is_empty()),
        "{value}"
    );
    assert_eq!(
        value["request_id"].as_str(),
        answer.header("x-request-id"),
        "{value}"
    );
    for field in value["fields"].as_array().into_iter().flatten() {
        assert!(
            field["field"].is_string() && field["code"].is_string(),
            "{value}"
        );
    }
    value
}

async fn town(site: &TestApp) -> (Client<'_>, i64) {
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya
        .starts("/s/town/talk", "A matter for programs", "Root")
        .await;
    (aliya, thread)
}

#[test]
fn every_route_of_the_door_is_in_the_document_and_no_other() {
    let lines = routes::all();
    let of_routes: BTreeSet<(String, String)> = lines
        .lines()
        .iter()
        .filter(|line| line.path.starts_with("/api/"))
        .map(|line| (line.method.as_str().to_lowercase(), line.path.to_owned()))
        .collect();
    let document = document();
    let of_document: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().keys();
            methods
                .map(|method| (method.clone(), path.clone()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(of_routes, of_document);
    assert!(of_routes.len() >= 14);
}

#[test]
fn the_document_holds_together() {
    let document = document();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());

    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                found.extend(map.get("$ref").and_then(Value::as_str).map(str::to_owned));
                map.values().for_each(|inner| references(inner, found));
            }
            Value::Array(list) => list.iter().for_each(|inner| references(inner, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(!found.is_empty());
    for reference in found {
        let target = document.pointer(reference.strip_prefix('#').unwrap());
        assert!(
            target.is_some_and(Value::is_object),
            "{reference} leads nowhere"
        );
    }

    let mut names = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let responses = operation["responses"].as_object().unwrap();
            // A connection that is upgraded has succeeded too.
            assert!(
                responses
                    .keys()
                    .any(|status| status.starts_with('2') || status == "101"),
                "{method} {path} never succeeds"
            );
            assert!(
                responses.values().all(|r| r["description"].is_string()),
                "{method} {path}"
            );
            let id = operation["operationId"]
                .as_str()
                .unwrap_or_else(|| panic!("{method} {path} has no name"));
            assert!(
                names.insert(format!("{}:{id}", operation["tags"])),
                "{id} names two operations"
            );
            let mut wanted: Vec<&str> = path
                .split('{')
                .skip(1)
                .map(|part| part.split('}').next().unwrap())
                .collect();
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                if parameter["in"] == "path" {
                    assert_eq!(parameter["required"], true, "{method} {path}");
                    wanted.retain(|name| *name != parameter["name"]);
                }
            }
            assert_eq!(
                wanted,
                Vec::<&str>::new(),
                "{method} {path} does not say what these are"
            );
            if method != "get" {
                let key = operation["parameters"].as_array().into_iter().flatten();
                let keyed = key
                    .into_iter()
                    .any(|parameter| parameter["name"] == "Idempotency-Key");
                assert!(
                    keyed || path.ends_with("/preview") || path.ends_with("/proof"),
                    "{method} {path} asks for no key"
                );
            }
        }
    }
}

#[test]
fn every_operation_says_what_the_door_may_answer() {
    let document = document();
    for line in routes::all()
        .lines()
        .iter()
        .filter(|line| line.needs.is_some())
    {
        let method = line.method.as_str().to_lowercase();
        let operation = &document["paths"][line.path][&method];
        let changes = method != "get";
        let own: &[u16] = if changes { &[408, 415, 422] } else { &[] };
        let place: &[u16] = if line.path.contains('{') { &[404] } else { &[] };
        for status in [&[401, 413, 429, 503], own, place].concat() {
            let answer = &operation["responses"][status.to_string()];
            let schema = &answer["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(
                schema, "#/components/schemas/Problem",
                "{method} {} {status}",
                line.path
            );
            let waits = answer["headers"]["Retry-After"].is_object();
            assert_eq!(
                waits,
                matches!(status, 429 | 503),
                "{method} {} {status}",
                line.path
            );
        }
        let scoped = operation["security"].as_array().unwrap();
        assert!(
            !scoped.is_empty() && operation["x-scope"].is_string(),
            "{}",
            line.path
        );
    }
}

#[tokio::test]
async fn the_reference_shows_every_operation_to_everybody() {
    let site = TestApp::start().await;
    let page = site.visitor().get("/api").await.is(200).well_formed();
    assert!(page.header("set-cookie").is_none());
    for (path, item) in document()["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let (method, id) = (
                method.to_uppercase(),
                operation["operationId"].as_str().unwrap(),
            );
            assert!(
                page.body.contains(&format!("<code>{method} {path}</code>")),
                "{method} {path}"
            );
            assert!(page.body.contains(&format!("id=\"{id}\"")), "{id}");
        }
    }
    let page = page
        .shows("must be good for: <code>write</code>")
        .shows("curl -X POST");
    let page = page
        .shows("Markdown, 1 to 20,000 characters")
        .shows("<code>429</code>");
    page.hides("<script>");
    site.visitor()
        .get("/api?lang=ru")
        .await
        .is(200)
        .shows("lang=\"en\"");
}

#[test]
fn the_names_of_operations_are_unique() {
    let document = document();
    let mut names = BTreeSet::new();
    for item in document["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            let id = operation["operationId"].as_str().unwrap().to_owned();
            assert!(
                names.insert(id.clone()),
                "OpenAPI 3.1, 4.8.10: operationId {id} must be unique"
            );
        }
    }
}

#[tokio::test]
async fn the_document_is_served_as_it_is_printed() {
    let site = TestApp::start().await;
    let served = site.visitor().get("/api/v1/openapi.json").await.is(200);
    assert_eq!(served.value(), document());
}

#[tokio::test]
async fn every_refusal_is_a_problem_document() {
    let site = TestApp::start().await;
    let (aliya, thread) = town(&site).await;
    let (visitor, stranger) = (site.visitor(), site.member("stranger").await);
    let (posts, body) = (
        format!("/api/v1/threads/{thread}/posts"),
        "{\"body\":\"Hello\"}",
    );

    problem(visitor.get("/api/v1/nothing").await, 404, "not_found");
    problem(visitor.get("/api/v1/threads/99").await, 404, "not_found");
    problem(
        visitor.get(&format!("{posts}?after=!")).await,
        400,
        "cursor_invalid",
    );
    let sorted = problem(
        visitor.get(&format!("{posts}?view=sideways")).await,
        422,
        "choice",
    );
    assert_eq!(sorted["fields"][0]["field"], "view");
    problem(
        visitor.json("POST", &posts, &[], body).await,
        401,
        "sign_in",
    );
    problem(
        visitor
            .send(
                "POST",
                &posts,
                &[("content-type", "application/json")],
                body,
            )
            .await,
        401,
        "sign_in",
    );
    let refused = problem(
        stranger.json("POST", &posts, &[], body).await,
        403,
        "not_allowed",
    );
    assert_eq!(refused["rule"], "members_only");
    problem(
        aliya
            .send(
                "POST",
                &posts,
                &[("content-type", "application/json")],
                body,
            )
            .await,
        403,
        "not_allowed",
    );
    problem(
        aliya
            .send("POST", &posts, &[("content-type", "text/plain")], body)
            .await,
        415,
        "type_refused",
    );
    let large = format!("{{\"body\":\"{}\"}}", "x".repeat(1_600_000));
    problem(
        aliya.json("POST", &posts, &[], &large).await,
        413,
        "too_large",
    );
    let long = format!("{{\"body\":\"{}\"}}", "ж".repeat(20_001));
    let long = problem(
        aliya.json("POST", &posts, &[], &long).await,
        422,
        "too_long",
    );
    assert_eq!(
        long["fields"],
        json!([{"field": "body", "code": "too_long", "limit": 20_000, "actual": 20_001}])
    );
    let lang = visitor.get("/api/v1/threads/99?lang=kk").await.value();
    assert_ne!(
        lang["detail"],
        visitor.get("/api/v1/threads/99?lang=en").await.value()["detail"],
        "in the reader's language"
    );
}

#[tokio::test]
async fn a_wrong_method_is_told_so_in_the_document_too() {
    let site = TestApp::start().await;
    let answer = site
        .visitor()
        .json("DELETE", "/api/v1/spaces", &[], "")
        .await
        .is(405);
    assert_eq!(answer.header("allow"), Some("GET, HEAD, POST"));
    assert_eq!(answer.value()["status"], 405);
}

#[tokio::test]
async fn an_unknown_or_missing_field_is_named() {
    let site = TestApp::start().await;
    let (aliya, thread) = town(&site).await;
    let posts = format!("/api/v1/threads/{thread}/posts");
    let long = "colour".repeat(100);

    for (sent, field, code) in [
        (
            "{\"body\":\"x\",\"colour\":\"red\"}",
            "colour",
            "field_unknown",
        ),
        ("{\"body\":\"x\",\"цвет\":1}", "цвет", "field_unknown"),
        (&format!("{{\"{long}\":1}}"), &long[..60], "field_unknown"),
        ("{}", "body", "missing"),
    ] {
        let said = aliya.json("POST", &posts, &[], sent).await;
        let said = problem(said, 422, code);
        assert_eq!(said["fields"][0]["field"], field, "{sent}");
    }
}

#[tokio::test]
async fn bodies_that_are_no_post_are_refused() {
    let site = TestApp::start().await;
    let (aliya, thread) = town(&site).await;
    let posts = format!("/api/v1/threads/{thread}/posts");
    let deep = format!("{{\"body\":{}1{}}}", "[".repeat(10_000), "]".repeat(10_000));
    let deep_field = format!(
        "{{\"body\":\"x\",\"lang\":{}1{}}}",
        "{\"a\":".repeat(10_000),
        "}".repeat(10_000)
    );

    for (sent, code) in [
        ("{\"body\":\"x\",\"colour\":\"red\"}", "field_unknown"),
        ("{\"text\":\"x\"}", "field_unknown"),
        ("{}", "missing"),
        ("{\"body\":\"\"}", "missing"),
        ("{\"body\":\" \\n\\t\"}", "missing"),
        ("{\"body\":\"\\u0000\\u202e\"}", "missing"),
        ("{\"body\":1}", "invalid"),
        ("{\"body\":null}", "invalid"),
        ("{\"body\":[\"x\"]}", "invalid"),
        ("{\"body\":\"x\",\"body\":\"y\"}", "invalid"),
        ("{\"body\":\"x\",\"parent_id\":\"1\"}", "invalid"),
        ("{\"body\":\"x\",\"parent_id\":1e99}", "invalid"),
        ("{\"body\":\"\\ud800\"}", "invalid"),
        ("", "invalid"),
        ("null", "invalid"),
        ("[]", "invalid"),
        ("{\"body\":\"x\"", "invalid"),
        ("{\"body\":\"x\"} trailing", "invalid"),
        (deep.as_str(), "invalid"),
        (deep_field.as_str(), "invalid"),
    ] {
        problem(aliya.json("POST", &posts, &[], sent).await, 422, code);
    }
    for wrong in ["-1", "0", "99999", "9223372036854775807"] {
        let sent = format!("{{\"body\":\"x\",\"parent_id\":{wrong}}}");
        problem(
            aliya.json("POST", &posts, &[], &sent).await,
            404,
            "not_found",
        );
    }
    for key in ["", "short", "with space in it", &"x".repeat(101)] {
        let headers = [("idempotency-key", key)];
        let answer = aliya
            .json("POST", &posts, &headers, "{\"body\":\"x\"}")
            .await;
        assert_eq!(problem(answer, 422, "invalid")["fields"][0]["field"], "key");
    }
    assert_eq!(
        aliya
            .get(&format!("/api/v1/threads/{thread}"))
            .await
            .value()["posts"],
        1,
        "none was written"
    );
}

#[tokio::test]
async fn a_thread_and_its_posts_are_written_by_a_program() {
    let site = TestApp::start().await;
    let (aliya, _) = town(&site).await;
    let made = "{\"title\":\"Made by a program\",\"body\":\"A *root* with words enough to know English.\"}";

    let thread = aliya
        .json("POST", "/api/v1/spaces/town/forums/talk/threads", &[], made)
        .await
        .is(201);
    let value = thread.value();
    assert_eq!(
        thread.location(),
        format!("/api/v1/threads/{}", value["id"])
    );
    assert_eq!(
        (&value["title"], &value["posts"], &value["lang"]),
        (&json!("Made by a program"), &json!(1), &json!("en"))
    );
    let posts = format!("{}/posts", thread.location());

    let key = [("idempotency-key", "once-only-please")];
    let first = aliya
        .json(
            "POST",
            &posts,
            &key,
            "{\"body\":\"Привет, это *ответ* на русском языке.\"}",
        )
        .await
        .is(201);
    let again = aliya
        .json(
            "POST",
            &posts,
            &key,
            "{\"body\":\"Привет, это *ответ* на русском языке.\"}",
        )
        .await
        .is(201);
    assert_eq!(
        (first.location(), first.value()),
        (again.location(), again.value()),
        "twice is once"
    );
    problem(
        aliya
            .json("POST", &posts, &key, "{\"body\":\"Another\"}")
            .await,
        409,
        "key_reused",
    );
    let post = first.value();
    assert_eq!(first.header("etag"), Some("\"1\""));
    assert_eq!(
        (&post["n"], &post["depth"], &post["lang"]),
        (&json!(2), &json!(1), &json!("ru"))
    );
    assert_eq!(post["source"], "Привет, это *ответ* на русском языке.");
    assert!(post["html"].as_str().unwrap().contains("<em>ответ</em>"));
    assert_eq!(
        site.visitor()
            .get(&first.location())
            .await
            .is(200)
            .header("etag"),
        Some("\"1\"")
    );
    let under = format!(
        "{{\"body\":\"Under it\",\"parent_id\":{},\"lang\":\"kk\"}}",
        post["id"]
    );
    let reply = aliya
        .json("POST", &posts, &[], &under)
        .await
        .is(201)
        .value();
    assert_eq!(
        (&reply["parent_id"], &reply["depth"], &reply["lang"]),
        (&post["id"], &json!(2), &json!("kk"))
    );
    aliya
        .open(post["url"].as_str().unwrap())
        .await
        .is(200)
        .shows("<em>ответ</em>");
}

#[tokio::test]
async fn a_change_names_the_revision_it_was_written_from() {
    let site = TestApp::start().await;
    let (aliya, thread) = town(&site).await;
    let said = aliya.replies(thread, None, "First words").await;
    let (path, body) = (
        format!("/api/v1/posts/{said}"),
        "{\"body\":\"Second words\"}",
    );

    assert_eq!(
        problem(
            aliya.json("PATCH", &path, &[], body).await,
            428,
            "if_match_required"
        )["fields"][0]["field"],
        "If-Match"
    );
    for wrong in ["", "x", "*", "W/\"1\"", "\"1\", \"2\""] {
        let answer = aliya
            .json("PATCH", &path, &[("if-match", wrong)], body)
            .await;
        problem(answer, 412, "edit_conflict");
    }
    let done = aliya
        .json("PATCH", &path, &[("if-match", "\"1\"")], body)
        .await
        .is(200);
    assert_eq!(
        (done.header("etag"), &done.value()["source"]),
        (Some("\"2\""), &json!("Second words"))
    );
    let stale = aliya
        .json(
            "PATCH",
            &path,
            &[("if-match", "\"1\"")],
            "{\"body\":\"Third words\"}",
        )
        .await;
    let stale = problem(stale, 412, "edit_conflict");
    assert_eq!(
        (&stale["current"], &stale["revision"]),
        (&json!("Second words"), &json!(2))
    );
    let fresh = [("if-match", "\"2\"")];
    problem(
        aliya
            .json("PATCH", &path, &fresh, "{\"body\":\"x\",\"base\":2}")
            .await,
        422,
        "field_unknown",
    );
    aliya
        .json("PATCH", &path, &fresh, "{\"body\":\"Third words\"}")
        .await
        .is(200);
    let marat = site.member("marat").await;
    let refused = marat
        .json("PATCH", &path, &[("if-match", "\"3\"")], body)
        .await;
    assert_eq!(problem(refused, 403, "not_allowed")["rule"], "author_only");
    problem(
        site.visitor()
            .json("PATCH", &path, &[("if-match", "\"3\"")], body)
            .await,
        401,
        "sign_in",
    );
}

#[tokio::test]
async fn a_program_takes_back_its_own_post_once() {
    let site = TestApp::start().await;
    let (aliya, thread) = town(&site).await;
    let said = aliya.replies(thread, None, "Zanzibar").await;
    let path = format!("/api/v1/posts/{said}");

    problem(
        site.visitor().json("DELETE", &path, &[], "").await,
        401,
        "sign_in",
    );
    problem(
        site.member("marat")
            .await
            .json("DELETE", &path, &[], "")
            .await,
        403,
        "not_allowed",
    );
    let key = [("idempotency-key", "take-it-back")];
    assert_eq!(aliya.json("DELETE", &path, &key, "").await.is(204).body, "");
    aliya.json("DELETE", &path, &key, "").await.is(204);
    problem(aliya.json("DELETE", &path, &[], "").await, 410, "purged");
    problem(
        aliya
            .json("PATCH", &path, &[("if-match", "\"1\"")], "{\"body\":\"x\"}")
            .await,
        410,
        "purged",
    );

    let seen = site
        .visitor()
        .get(&path)
        .await
        .is(200)
        .hides("Zanzibar")
        .hides("aliya")
        .value();
    assert_eq!(
        (&seen["state"], &seen["author"], &seen["html"]),
        (&json!("withdrawn"), &Value::Null, &json!(""))
    );
    assert_eq!(
        aliya.get(&path).await.value()["source"],
        "Zanzibar",
        "its author may look behind"
    );
}

#[tokio::test]
async fn cursors_walk_a_long_thread_both_ways() {
    let site = TestApp::start().await;
    let (aliya, thread) = town(&site).await;
    let mut parents = vec![None];
    for i in 0..70 {
        let to = parents[i * 7 % parents.len()];
        parents.push(Some(aliya.replies(thread, to, &format!("Reply {i}")).await));
    }
    let visitor = site.visitor();
    for view in ["tree", "time"] {
        let path = format!("/api/v1/threads/{thread}/posts?view={view}");
        let numbers = |page: &Value| -> Vec<i64> {
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|post| post["n"].as_i64().unwrap())
                .collect()
        };
        let first = visitor.get(&path).await.is(200).value();
        assert_eq!(
            (numbers(&first).len(), &first["cursors"]["before"]),
            (50, &Value::Null)
        );
        let after = first["cursors"]["after"].as_str().unwrap();
        let second = visitor
            .get(&format!("{path}&after={after}"))
            .await
            .is(200)
            .value();
        assert_eq!(
            (numbers(&second).len(), &second["cursors"]["after"]),
            (21, &Value::Null)
        );
        let before = second["cursors"]["before"].as_str().unwrap();
        let back = visitor
            .get(&format!("{path}&before={before}"))
            .await
            .is(200)
            .value();
        assert_eq!(numbers(&back), numbers(&first));
        let mut all = [numbers(&first), numbers(&second)].concat();
        if view == "time" {
            assert_eq!(all, (1..=71).collect::<Vec<_>>());
        }
        all.sort_unstable();
        assert_eq!(all, (1..=71).collect::<Vec<_>>(), "{view}: every post once");
        for post in first["items"].as_array().unwrap() {
            assert!(post.get("source").is_none(), "the list bears no sources");
        }
    }
}

#[tokio::test]
async fn a_member_reads_of_a_thread_how_much_is_new() {
    let site = TestApp::start().await;
    let (aliya, thread) = town(&site).await;
    aliya.replies(thread, None, "Reply").await;
    let marat = site.member("marat").await;

    let list = marat
        .get("/api/v1/spaces/town/forums/talk/threads")
        .await
        .is(200)
        .value();
    assert_eq!(list["items"][0]["unread"], 2);
    assert_eq!(
        marat
            .get(&format!("/api/v1/threads/{thread}"))
            .await
            .is(200)
            .value()["unread"],
        2
    );
    assert_eq!(
        site.visitor()
            .get(&format!("/api/v1/threads/{thread}"))
            .await
            .value()["unread"],
        Value::Null
    );
}

#[tokio::test]
async fn a_preview_keeps_nothing() {
    let site = TestApp::start().await;
    let (aliya, thread) = town(&site).await;

    let seen = aliya
        .json(
            "POST",
            "/api/v1/preview",
            &[],
            "{\"body\":\"A *word*\\n<script>\"}",
        )
        .await
        .is(200)
        .value();
    assert!(seen["html"].as_str().unwrap().contains("<em>word</em>"));
    assert!(!seen["html"].as_str().unwrap().contains("<script"));
    problem(
        aliya
            .json("POST", "/api/v1/preview", &[], "{\"body\":\"\"}")
            .await,
        422,
        "missing",
    );
    problem(
        site.visitor()
            .json("POST", "/api/v1/preview", &[], "{\"body\":\"x\"}")
            .await,
        401,
        "sign_in",
    );
    assert_eq!(
        aliya
            .get(&format!("/api/v1/threads/{thread}"))
            .await
            .value()["posts"],
        1
    );
}
