//! People as clients: each is a browser without JavaScript, with cookies, that fills in the forms it is shown.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::task::Poll;

use elab::accounts::{self, Viewer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::TestApp;

/// A browser.
pub struct Client<'a> {
    /// None for a site that runs as a program of its own.
    site: Option<&'a TestApp>,
    address: std::net::SocketAddr,
    /// Who sits before it, for messages of failed tests.
    pub name: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What the site answered.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// The body as it came: a picture is no text.
    pub bytes: Vec<u8>,
    /// What was asked, for messages of failed tests.
    asked: String,
}

impl<'a> Client<'a> {
    /// The same browser before another program of the site.
    pub fn on<'b>(&self, other: &'b TestApp) -> Client<'b> {
        let client = Client::new(other, &self.name);
        *client.cookies.lock().unwrap() = self.cookies.lock().unwrap().clone();
        client
    }

    pub fn new(site: &'a TestApp, name: &str) -> Client<'a> {
        Client {
            site: Some(site),
            ..Client::at(site.address, name)
        }
    }

    /// A browser that looks at a site which runs as a program of its own.
    pub fn at(address: std::net::SocketAddr, name: &str) -> Client<'a> {
        Client {
            site: None,
            address,
            name: name.to_owned(),
            cookies: Mutex::default(),
        }
    }

    /// Whose it is.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The site that it looks at.
    pub fn site(&self) -> &'a TestApp {
        self.site.unwrap()
    }

    /// Where its site is.
    pub fn address(&self) -> std::net::SocketAddr {
        self.address
    }

    /// Its cookies, as a request's header has them.
    pub fn cookies(&self) -> String {
        let all = self.cookies.lock().unwrap();
        let pairs: Vec<String> = all
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies
            .lock()
            .unwrap()
            .insert(name.to_owned(), value.to_owned());
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// The viewer that the rooms know this browser's person by.
    pub async fn viewer(&self) -> Viewer {
        let Some(token) = self.cookie("elab") else {
            return Viewer::Visitor;
        };
        let site = self.site.unwrap();
        let (now, staff_mfa) = (site.clock.now(), site.app.config.staff_mfa);
        let me = site
            .app
            .db
            .read(move |c| accounts::viewer(c, &token, now, staff_mfa))
            .await
            .unwrap();
        me.map_or(Viewer::Visitor, |me| Viewer::Member(Arc::new(me)))
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], "").await
    }

    /// Opens a page and goes where it leads, up to five times.
    pub async fn open(&self, path: &str) -> Answer {
        let mut answer = self.get(path).await;
        for _ in 0..5 {
            match answer.header("location") {
                Some(next) if (300..400).contains(&answer.status) => {
                    let next = next.split('#').next().unwrap().to_owned();
                    answer = self.get(&next).await;
                }
                _ => return answer,
            }
        }
        panic!("{path} leads in circles");
    }

    /// Fills in the form of `page` that goes to `action` and sends it.
    pub async fn submit(&self, page: &Answer, action: &str, fields: &[(&str, &str)]) -> Answer {
        let mut filled = page.form(action);
        for (name, value) in fields {
            filled.retain(|(known, _)| known != name);
            filled.push(((*name).to_owned(), (*value).to_owned()));
        }
        self.post(action, &filled).await
    }

    /// Opens the page `path`, fills in its form for `action`, and sends it.
    pub async fn fill(&self, path: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.open(path).await;
        assert_eq!(
            page.status, 200,
            "{} opens {path}: {}",
            self.name, page.body
        );
        self.submit(&page, action, fields).await
    }

    /// Sends these fields and nothing else.
    pub async fn post(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let pairs: Vec<String> = fields
            .iter()
            .map(|(k, v)| format!("{}={}", encode(k), encode(v)))
            .collect();
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        self.send("POST", path, &kind, &pairs.join("&")).await
    }

    /// A form token of this browser, and a fresh key.
    pub async fn keys(&self) -> (String, String) {
        let page = self.get("/language").await;
        let token = page
            .form("/language")
            .into_iter()
            .find(|(name, _)| name == "token")
            .unwrap()
            .1;
        (token, elab::base::crypto::name())
    }

    /// Sends fields with a good token and a fresh key, without opening the form's page.
    pub async fn act(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let (token, key) = self.keys().await;
        let mut all = vec![("token".to_owned(), token), ("key".to_owned(), key)];
        all.extend(
            fields
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned())),
        );
        self.post(path, &all).await
    }

    /// Sends JSON with a good token and a fresh key.
    pub async fn json(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let session = self.get("/api/v1/session").await;
        let token = session.value()["csrf_token"].as_str().unwrap().to_owned();
        let key = elab::base::crypto::name();
        let mut all = vec![
            ("content-type", "application/json"),
            ("x-csrf-token", token.as_str()),
        ];
        if !headers.iter().any(|(name, _)| *name == "idempotency-key") {
            all.push(("idempotency-key", key.as_str()));
        }
        all.extend(headers);
        self.send(method, path, &all, body).await
    }

    /// Starts a discussion in a forum, `/s/{space}/{forum}`, and returns its number.
    pub async fn starts(&self, forum: &str, title: &str, body: &str) -> i64 {
        let sent = self
            .act(
                &format!("{forum}/threads"),
                &[("title", title), ("body", body), ("do", "publish")],
            )
            .await;
        number(&sent.is(303).location())
    }

    /// Replies to the opening post of a thread, or to the post `to`, and returns the new post's id.
    pub async fn replies(&self, thread: i64, to: Option<i64>, body: &str) -> i64 {
        let to = to.map(|id| id.to_string()).unwrap_or_default();
        let sent = self
            .act(
                &format!("/t/{thread}/posts"),
                &[("to", &to), ("body", body), ("do", "publish")],
            )
            .await;
        number(&sent.is(303).location())
    }

    /// Posts a body of this kind to a program's address, with a token and a fresh key.
    pub async fn json_as(&self, path: &str, kind: &str, token: &str, body: &str) -> Answer {
        let key = elab::base::crypto::name();
        let mut headers = vec![("x-csrf-token", token), ("idempotency-key", key.as_str())];
        if !kind.is_empty() {
            headers.push(("content-type", kind));
        }
        self.send("POST", path, &headers, body).await
    }

    /// Sends a request as it stands and keeps the cookies that come back.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        self.send_bytes(method, path, headers, body.as_bytes())
            .await
    }

    /// As [`Client::send`], for a body that is no text.
    pub async fn send_bytes(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let cookies = self.cookies();
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n",
            self.address
        );
        if !cookies.is_empty() {
            head.push_str(&format!("cookie: {}\r\n", cookies));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if !body.is_empty() || method != "GET" {
            head.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        let raw = [head.as_bytes(), b"\r\n", body].concat();
        let mut answer = self.raw(&raw).await;
        answer.asked = format!("{method} {path} by {}", self.name);
        for cookie in answer
            .headers
            .iter()
            .filter(|(name, _)| name == "set-cookie")
        {
            let (name, value) = cookie.1.split(';').next().unwrap().split_once('=').unwrap();
            match value {
                "" => drop(self.cookies.lock().unwrap().remove(name)),
                value => self.set_cookie(name, value),
            }
        }
        answer
    }

    /// Sends bytes as they are.
    pub async fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        // The site may answer and hang up ahead of the last byte: what it said counts.
        drop(stream.write_all(bytes).await);
        let mut said = Vec::new();
        drop(stream.read_to_end(&mut said).await);
        Answer::parse(&said)
    }
}

impl Answer {
    fn parse(said: &[u8]) -> Answer {
        let head = said.windows(4).position(|four| four == b"\r\n\r\n");
        let bytes = head.map_or(Vec::new(), |end| said[end + 4..].to_vec());
        let text = String::from_utf8_lossy(said).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text.as_str(), ""));
        let mut lines = head.lines();
        let status = lines
            .next()
            .unwrap_or_default()
            .split(' ')
            .nth(1)
            .and_then(|s| s.parse().ok())
            .unwrap_or(0);
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
            .collect();
        Answer {
            status,
            headers,
            body: body.to_owned(),
            bytes,
            asked: String::new(),
        }
    }

    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The answer, when it has this status.
    #[track_caller]
    pub fn is(self, status: u16) -> Answer {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.body);
        self
    }

    /// The answer, when it shows this text.
    #[track_caller]
    pub fn shows(self, text: &str) -> Answer {
        assert!(
            self.body.contains(text),
            "{} does not show {text:?}: {}",
            self.asked,
            self.body
        );
        self
    }

    /// The answer, when it does not show this text.
    #[track_caller]
    pub fn hides(self, text: &str) -> Answer {
        assert!(
            !self.body.contains(text),
            "{} shows {text:?}: {}",
            self.asked,
            self.body
        );
        self
    }

    /// Where a redirection leads.
    #[track_caller]
    pub fn location(&self) -> String {
        let found = self.header("location");
        found
            .unwrap_or_else(|| {
                panic!(
                    "{} ({}) leads nowhere: {}",
                    self.asked, self.status, self.body
                )
            })
            .to_owned()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn value(&self) -> serde_json::Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|e| panic!("{}: {e}: {}", self.asked, self.body))
    }

    /// The value of one field of the form that goes to `action`.
    #[track_caller]
    pub fn field(&self, action: &str, name: &str) -> String {
        let found = self
            .form(action)
            .into_iter()
            .find(|(known, _)| known == name);
        found
            .unwrap_or_else(|| {
                panic!(
                    "{}: the form {action} has no {name}: {}",
                    self.asked, self.body
                )
            })
            .1
    }

    /// Where the page's link of this relation leads, as in `next`.
    pub fn link(&self, rel: &str) -> Option<String> {
        let head = &self.body[..self.body.find(&format!("\" rel=\"{rel}\""))?];
        Some(unescape(&head[head.rfind("href=\"")? + 6..]))
    }

    /// The page, when each of its elements ends where it should and lists hold items alone.
    #[track_caller]
    pub fn well_formed(self) -> Answer {
        if let Err(fault) = balanced(&self.body) {
            panic!("{}: {fault}: {}", self.asked, self.body);
        }
        self
    }

    /// The fields of the form that goes to `action`, as a browser would send them untouched.
    #[track_caller]
    pub fn form(&self, action: &str) -> Vec<(String, String)> {
        let mark = format!("action=\"{action}\"");
        let start = self
            .body
            .find(&mark)
            .unwrap_or_else(|| panic!("{} has no form {action}: {}", self.asked, self.body));
        let form = &self.body[start..];
        let form = &form[..form.find("</form>").unwrap()];
        let mut fields = Vec::new();
        for tag in form.split('<').skip(1) {
            let (inside, after) = tag.split_once('>').unwrap_or((tag, ""));
            let name = attribute(inside, "name");
            if inside.starts_with("input") {
                let kind = attribute(inside, "type").unwrap_or_default();
                let ticked =
                    !matches!(kind.as_str(), "checkbox" | "radio") || inside.contains(" checked");
                if ticked && let Some(name) = name {
                    let usual = if kind == "checkbox" { "on" } else { "" };
                    fields.push((
                        name,
                        attribute(inside, "value").unwrap_or_else(|| usual.to_owned()),
                    ));
                }
            } else if inside.starts_with("textarea") {
                fields.push((
                    name.unwrap(),
                    unescape(after.strip_prefix('\n').unwrap_or(after)),
                ));
            } else if inside.starts_with("select") {
                fields.push((name.unwrap(), String::new()));
            } else if inside.starts_with("option")
                && inside.contains(" selected")
                && let Some(last) = fields.last_mut()
            {
                last.1 = attribute(inside, "value").unwrap_or_default();
            }
        }
        fields
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let rest = &tag[start..];
    Some(unescape(&rest[..rest.find('"')?]))
}

fn unescape(text: &str) -> String {
    const KNOWN: [(&str, char); 10] = [
        ("&#60;", '<'),
        ("&#62;", '>'),
        ("&#34;", '"'),
        ("&#39;", '\''),
        ("&#38;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#x27;", '\''),
        ("&amp;", '&'),
    ];
    // One pass: what was typed as `&lt;` stays what it is.
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (name, letter) = KNOWN
            .into_iter()
            .find(|(name, _)| rest.starts_with(name))
            .unwrap_or(("&", '&'));
        out.push(letter);
        rest = &rest[name.len()..];
    }
    out + rest
}

/// Percent-encodes all but letters and digits.
pub fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

/// The number at which an address ends or which its last part begins with: of `/p/7` or `/t/7-water`.
#[track_caller]
pub fn number(address: &str) -> i64 {
    let last = address
        .split(['?', '#'])
        .next()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap();
    let digits = last.split('-').next().unwrap();
    digits
        .parse()
        .unwrap_or_else(|_| panic!("{address} bears no number"))
}

/// Waits for all of these at once and returns what each came to, in their order.
pub async fn together<F: Future>(all: Vec<F>) -> Vec<F::Output> {
    let mut running: Vec<_> = all.into_iter().map(Box::pin).collect();
    let mut done: Vec<Option<F::Output>> = running.iter().map(|_| None).collect();
    std::future::poll_fn(|cx| {
        for (future, slot) in running
            .iter_mut()
            .zip(&mut done)
            .filter(|(_, slot)| slot.is_none())
        {
            if let Poll::Ready(value) = future.as_mut().poll(cx) {
                *slot = Some(value);
            }
        }
        if done.iter().all(Option::is_some) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    done.into_iter().map(Option::unwrap).collect()
}

/// Says which element of a page does not end where it should, or stands in a list without being an item.
fn balanced(html: &str) -> Result<(), String> {
    const EMPTY: [&str; 10] = [
        "br", "hr", "img", "input", "link", "meta", "use", "path", "circle", "wbr",
    ];
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, behind) = after.split_once('>').ok_or("a tag without an end")?;
        rest = behind;
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            match open.pop() {
                Some(last) if last == name => continue,
                last => return Err(format!("</{name}> ends {last:?} ({} open)", open.len())),
            }
        }
        let name = tag.split([' ', '\n', '/']).next().unwrap_or_default();
        let inside_list = matches!(open.last(), Some(&("ol" | "ul")));
        if inside_list != (name == "li") {
            return Err(format!("<{name}> stands in {:?}", open.last()));
        }
        if name == "p" && matches!(open.last(), Some(&"p")) {
            return Err("a paragraph in a paragraph".to_owned());
        }
        if !EMPTY.contains(&name) && !tag.ends_with('/') {
            open.push(name);
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("{open:?} never end"))
    }
}
