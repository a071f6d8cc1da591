//! Every operation of the OpenAPI document under hostile requests: no fault of ours, no answer that is not documented.

use serde_json::{Value, json};

use crate::app::TestApp;
use crate::people::{Answer, Client, encode};

/// Requests for each operation and role.
const TRIES: u32 = 14;
const SEED: u64 = 0x5eed_2026;

/// Numbers that are the same in every run (xorshift64*).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(mixed).unwrap() % sides
    }

    fn pick<'v, T: ?Sized>(&mut self, from: &[&'v T]) -> &'v T {
        from[self.roll(from.len())]
    }
}

const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "Words enough for a text.",
    "\u{0}",
    "\u{202e}\u{200b}\u{feff}",
    "<script>alert(1)</script>",
    "'; DROP TABLE posts; --",
    "%s%n{}${7*7}",
    "../../etc/passwd",
    "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "a\r\nSet-Cookie: x=1",
    "-1",
    "9223372036854775808",
    "1e999",
    "agree",
    "approve",
    "spam",
    "member",
    "read",
    "town",
];

/// A JSON text of this schema, or of something else.
fn value(dice: &mut Dice, schema: &Value, deep: bool) -> String {
    let text = |dice: &mut Dice| match dice.roll(12) {
        0 => "\"\\ud800\"".to_owned(),
        1 => json!("\u{49b}".repeat(60_000)).to_string(),
        2 => json!("![x](/f/".repeat(300)).to_string(),
        _ => json!(dice.pick(TEXTS)).to_string(),
    };
    if dice.roll(6) == 0 {
        let wrong = [
            "null",
            "true",
            "-1",
            "1e400",
            "99999999999999999999",
            "[]",
            "{}",
            "\"x\"",
        ];
        return dice.pick(&wrong).to_owned();
    }
    let kinds = schema["type"].as_array().and_then(|all| all[0].as_str());
    match kinds.or(schema["type"].as_str()) {
        Some("integer") => {
            let numbers = [
                "0",
                "1",
                "2",
                "7",
                "-5",
                "365",
                "2147483648",
                "9223372036854775807",
            ];
            dice.pick(&numbers).to_owned()
        }
        Some("boolean") => dice.pick(&["true", "false"]).to_owned(),
        Some("array") if deep => {
            let items: Vec<String> = (0..dice.roll(4))
                .map(|_| value(dice, &schema["items"], false))
                .collect();
            format!("[{}]", items.join(","))
        }
        _ => text(dice),
    }
}

/// A body for this operation.
fn body(dice: &mut Dice, document: &Value, operation: &Value) -> String {
    match dice.roll(14) {
        0 => return String::new(),
        1 => return "[".repeat(5000),
        2 => return "{\"body\":".to_owned(),
        3 => return "\"\\ud800\"".to_owned(),
        4 => return format!("{{\"body\":\"{}\"}}", "a".repeat(1_600_000)),
        _ => {}
    }
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
    let Some(name) = schema.as_str() else {
        return "{}".to_owned();
    };
    let schema = document.pointer(name.trim_start_matches('#')).unwrap();
    let mut fields = Vec::new();
    for (field, kind) in schema["properties"].as_object().into_iter().flatten() {
        if dice.roll(7) > 0 {
            fields.push(format!("{}:{}", json!(field), value(dice, kind, true)));
        }
    }
    if dice.roll(8) == 0 {
        fields.push("\"\\u0000`no such\":1".to_owned());
    }
    if dice.roll(12) == 0 {
        fields.extend(fields.first().cloned());
    }
    format!("{{{}}}", fields.join(","))
}

/// The path with something in each of its places, and something asked of it.
fn path(dice: &mut Dice, pattern: &str, operation: &Value) -> String {
    let mut path = pattern.to_owned();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap();
        let strange = encode(dice.pick(TEXTS));
        let known = match name {
            "space" => dice.pick(&["town", "town", "cabinet"]).to_owned(),
            "forum" => dice.pick(&["talk", "news"]).to_owned(),
            "name" => dice.pick(&["member", "asker", "moderator"]).to_owned(),
            "target" => format!("thread-{}", dice.roll(5)),
            _ => (1 + dice.roll(9)).to_string(),
        };
        let filled = match (dice.roll(5), strange.is_empty()) {
            (0, false) => strange.replace("..", "%2e%2e"),
            _ => known,
        };
        match parameter["in"].as_str() {
            Some("path") => path = path.replace(&format!("{{{name}}}"), &filled),
            Some("query") if dice.roll(2) == 0 => {
                let sign = if path.contains('?') { '&' } else { '?' };
                path.push_str(&format!("{sign}{name}={}", encode(dice.pick(TEXTS))));
            }
            _ => {}
        }
    }
    path
}

/// What is wrong with an answer.
fn fault(operation: &Value, answer: &Answer) -> Option<String> {
    let status = answer.status.to_string();
    if operation["responses"].get(&status).is_none() {
        return Some(format!("{status} is not documented"));
    }
    if answer.status < 400 {
        return None;
    }
    if answer.header("content-type") != Some("application/problem+json") {
        return Some(format!("{status} is no problem document"));
    }
    let said: Value = match serde_json::from_str(&answer.body) {
        Ok(said) => said,
        Err(why) => return Some(format!("{status} is no JSON: {why}")),
    };
    let is_said = |key: &str| said[key].as_str().is_some_and(|text| !text.is_empty());
    if said["status"] != answer.status || !is_said("code") || !is_said("detail") {
        return Some(format!("{status} says too little: {said}"));
    }
    let waits = matches!(answer.status, 429 | 503);
    (waits && answer.header("retry-after").is_none()).then(|| format!("{status} names no wait"))
}

/// One of those who try: a browser, and what its requests bear.
struct Caller<'a> {
    role: &'static str,
    client: Client<'a>,
    token: String,
}

async fn attempt(caller: &Caller<'_>, dice: &mut Dice, what: (&str, &str), body: &str) -> Answer {
    let key = match dice.roll(12) {
        0 => "x".to_owned(),
        1 => String::new(),
        2 | 3 => "the-same-key".to_owned(),
        _ => elab::base::crypto::name(),
    };
    let mut heads = Vec::new();
    if what.0 != "GET" {
        heads.push(("x-csrf-token", caller.token.as_str()));
        heads.push(("idempotency-key", key.as_str()));
        heads.push((
            "if-match",
            *["\"1\"", "\"2\"", "*", "", "x"]
                .get(dice.roll(9))
                .unwrap_or(&"\"1\""),
        ));
        let file = what.1.ends_with("/files");
        let kinds = if file {
            [
                "multipart/form-data; boundary=b",
                "multipart/form-data",
                "application/json",
            ]
        } else {
            ["application/json", "application/json", "text/plain"]
        };
        heads.push((
            "content-type",
            kinds[(dice.roll(7) + 1).saturating_sub(4).min(2)],
        ));
    }
    caller.client.send(what.0, what.1, &heads, body).await
}

#[tokio::test]
async fn no_request_breaks_the_site_or_gets_an_answer_that_is_not_documented() {
    let document: Value = serde_json::from_str(elab::web::routes::document()).unwrap();
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    site.space("cabinet", "private").await;
    let callers = [
        ("visitor", site.visitor()),
        ("member", site.neighbour(town, "member").await),
        ("moderator", site.moderator(town, "moderator").await),
        ("administrator", site.administrator().await),
    ];
    let stranger = site.stranger(town, "stranger").await;
    for (_, client) in &callers[1..] {
        let thread = client.starts("/s/town/talk", "A matter", "Root").await;
        client.replies(thread, None, "A reply.").await;
        stranger.replies(thread, None, "It waits.").await;
    }
    let mut ready = Vec::new();
    for (role, client) in callers {
        let (token, _) = client.keys().await;
        ready.push(Caller {
            role,
            client,
            token,
        });
    }
    let callers = ready;
    let mut dice = Dice(SEED);
    let (mut tries, mut wrong, mut met) = (0, Vec::new(), std::collections::BTreeSet::new());
    for (pattern, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let method = method.to_uppercase();
            for caller in &callers {
                for _ in 0..TRIES {
                    let path = path(&mut dice, pattern, operation);
                    let sent = match method.as_str() {
                        "GET" => String::new(),
                        _ => body(&mut dice, &document, operation),
                    };
                    let answer = attempt(caller, &mut dice, (&method, &path), &sent).await;
                    tries += 1;
                    met.insert(answer.status);
                    if let Some(fault) = fault(operation, &answer) {
                        let sent: String = sent.chars().take(200).collect();
                        let said: String = answer.body.chars().take(200).collect();
                        wrong.push(format!(
                            "{method} {path} by {}: {fault}\n  {sent}\n  {said}",
                            caller.role
                        ));
                    }
                }
            }
        }
    }
    assert!(tries > 1500, "{tries}");
    for status in [200, 204, 400, 401, 403, 404, 409, 413, 415, 422] {
        assert!(
            met.contains(&status),
            "nothing was answered with {status}: {met:?}"
        );
    }
    assert!(
        wrong.is_empty(),
        "{} of {tries}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
