//! Every request goes through here: body, session, form token, sign-in, handler, answer.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use actix_web::http::{Method, header};
use actix_web::web::{Payload, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, web};

use super::pairs::Pairs;
use super::room::Room;
use super::router::{Found, Router};
use super::upgrade::Upgrade;
use super::visit::{Visit, text};
use super::{Reply, held, limits, multipart, problem, proof, respond, shared, targets, urls};
use crate::accounts::{self, Scope, Viewer};
use crate::app::App;
use crate::base::clock::Stopwatch;
use crate::base::{Error, Result, minutes};
use crate::i18n::{Lang, Zone};
use crate::notices;

/// Who may come in by a route at all; what he may do there the rooms decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// Whoever has signed in.
    Member,
}

/// What a program's token must be good for at a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Any token is enough.
    Token,
    /// This scope; `Moderate` in the space that the address is about.
    Scope(Scope),
    /// No token is enough: it takes a person who has signed in.
    Session,
}

/// A handler behind the door.
pub type Handler = Rc<dyn Fn(Arc<App>, Rc<Visit>) -> Pin<Box<dyn Future<Output = Reply>>>>;

/// One line of the list of routes.
#[derive(Clone)]
pub struct Line {
    pub method: Method,
    pub path: &'static str,
    pub access: Access,
    /// What a token must be good for; none where no program comes.
    pub needs: Option<Needs>,
    /// True where a form may bring a file.
    uploads: bool,
    /// True where all visitors may share one page.
    shared: bool,
    /// True where the answer is the same for whoever asks: nobody is recognised, in no language.
    pub(super) alike: bool,
    /// The parameters that such a page hangs on.
    asks: Vec<&'static str>,
    /// True where the connection may become a websocket.
    upgrades: bool,
    /// True where the address itself shows who asks: neither form token nor origin is looked at.
    pub signed: bool,
    handler: Handler,
}

impl Line {
    pub(super) async fn handle(&self, app: &Arc<App>, visit: &Rc<Visit>) -> Reply {
        (self.handler)(app.clone(), visit.clone()).await
    }
}

/// The list of routes as it is written down.
#[derive(Default)]
pub struct Routes(Vec<Line>);

impl Routes {
    /// Adds a route.
    pub fn add<F, Fut>(&mut self, access: Access, method: Method, path: &'static str, handler: F)
    where
        F: Fn(Arc<App>, Rc<Visit>) -> Fut + 'static,
        Fut: Future<Output = Reply> + 'static,
    {
        let handler: Handler = Rc::new(move |app, visit| Box::pin(handler(app, visit)));
        self.0.push(Line {
            method,
            path,
            access,
            needs: None,
            uploads: false,
            shared: false,
            alike: false,
            asks: Vec::new(),
            upgrades: false,
            signed: false,
            handler,
        });
    }

    /// Adds a route whose address bears the proof of who asks, as links in letters do: mail programs send such a form
    /// without a token, and in a form of their own (RFC 8058, 3.2).
    pub fn signed<F, Fut>(&mut self, method: Method, path: &'static str, handler: F)
    where
        F: Fn(Arc<App>, Rc<Visit>) -> Fut + 'static,
        Fut: Future<Output = Reply> + 'static,
    {
        self.add(Access::Public, method, path, handler);
        if let Some(line) = self.0.last_mut() {
            line.signed = true;
        }
    }

    /// Adds a page that anybody may read, and that is made once for all visitors when it says what it shows. Behind its
    /// path stand the parameters that it hangs on beside the language, as in `/b/{blog}?tag&after`.
    pub fn shared<F, Fut>(&mut self, address: &'static str, handler: F)
    where
        F: Fn(Arc<App>, Rc<Visit>) -> Fut + 'static,
        Fut: Future<Output = Reply> + 'static,
    {
        let (path, asks) = address.split_once('?').unwrap_or((address, ""));
        self.add(Access::Public, Method::GET, path, handler);
        if let Some(line) = self.0.last_mut() {
            let asks = asks.split('&').filter(|name| !name.is_empty());
            line.asks = asks.chain(["lang"]).collect();
            line.shared = true;
        }
    }

    /// Adds what is made once for all, members and visitors alike, with a visitor's eyes: it hangs on its path alone.
    pub fn alike<F, Fut>(&mut self, path: &'static str, handler: F)
    where
        F: Fn(Arc<App>, Rc<Visit>) -> Fut + 'static,
        Fut: Future<Output = Reply> + 'static,
    {
        self.shared(path, handler);
        if let Some(line) = self.0.last_mut() {
            line.alike = true;
            line.asks.clear();
        }
    }

    /// Adds a route of programs: who may come in, and what his token must be good for.
    pub fn api<F, Fut>(
        &mut self,
        (access, needs): (Access, Needs),
        method: Method,
        path: &'static str,
        handler: F,
    ) where
        F: Fn(Arc<App>, Rc<Visit>) -> Fut + 'static,
        Fut: Future<Output = Reply> + 'static,
    {
        self.add(access, method, path, handler);
        if let Some(line) = self.0.last_mut() {
            line.needs = Some(needs);
        }
    }

    /// Adds a route of programs whose connection becomes a websocket.
    pub fn socket<F, Fut>(&mut self, door: (Access, Needs), path: &'static str, handler: F)
    where
        F: Fn(Arc<App>, Rc<Visit>) -> Fut + 'static,
        Fut: Future<Output = Reply> + 'static,
    {
        self.api(door, Method::GET, path, handler);
        if let Some(line) = self.0.last_mut() {
            line.upgrades = true;
        }
    }

    /// Adds a route whose form brings a file.
    pub fn add_upload<F, Fut>(&mut self, access: Access, path: &'static str, handler: F)
    where
        F: Fn(Arc<App>, Rc<Visit>) -> Fut + 'static,
        Fut: Future<Output = Reply> + 'static,
    {
        self.add(access, Method::POST, path, handler);
        if let Some(line) = self.0.last_mut() {
            line.uploads = true;
        }
    }

    /// Adds a route of programs whose form brings a file.
    pub fn api_upload<F, Fut>(&mut self, door: (Access, Needs), path: &'static str, handler: F)
    where
        F: Fn(Arc<App>, Rc<Visit>) -> Fut + 'static,
        Fut: Future<Output = Reply> + 'static,
    {
        self.api(door, Method::POST, path, handler);
        if let Some(line) = self.0.last_mut() {
            line.uploads = true;
        }
    }

    /// The lines as they stand.
    pub fn lines(&self) -> &[Line] {
        &self.0
    }

    /// Hands all routes to the server; what is on no line is not found.
    pub fn serve(self, app: &Arc<App>, config: &mut ServiceConfig) {
        let door = Rc::new((app.clone(), Router::new(self.0), nowhere()));
        config.default_service(web::route().to(move |request, payload| {
            let door = door.clone();
            async move {
                let (app, router, nowhere) = &*door;
                come(app, router, nowhere, (&request, payload)).await
            }
        }));
    }
}

/// Leads a request to its line.
async fn come(
    app: &Arc<App>,
    router: &Router,
    nowhere: &Line,
    (request, payload): (&HttpRequest, Payload),
) -> HttpResponse {
    match router.find(request.method(), request.match_info().as_str()) {
        Found::Line(line, named) => answer(app, line, named, (request, payload)).await,
        Found::Other(path, methods) => wrong_method(app, request, path, &methods),
        Found::Nothing => answer(app, nowhere, Vec::new(), (request, payload)).await,
    }
}

/// The line of all paths that are on no line.
fn nowhere() -> Line {
    Line {
        method: Method::GET,
        path: "(none)",
        access: Access::Public,
        needs: None,
        uploads: false,
        shared: false,
        alike: false,
        asks: Vec::new(),
        upgrades: false,
        signed: false,
        handler: Rc::new(|_, _| Box::pin(async { Err(Error::NotFound) })),
    }
}

fn wrong_method(
    app: &App,
    request: &HttpRequest,
    path: &'static str,
    methods: &[&Method],
) -> HttpResponse {
    let visit = Visit::new(request, urls::is_api(request.path()), app);
    let allow: Vec<&str> = methods.iter().map(|method| method.as_str()).collect();
    let mut response = problem::wrong_method(app, &visit);
    if let Ok(value) = header::HeaderValue::from_str(&allow.join(", ")) {
        response.headers_mut().insert(header::ALLOW, value);
    }
    finish(app, &visit, path, Stopwatch::start(), response)
}

async fn answer(
    app: &Arc<App>,
    line: &Line,
    named: Vec<(String, String)>,
    (request, payload): (&HttpRequest, Payload),
) -> HttpResponse {
    let watch = Stopwatch::start();
    let mut visit = Visit::new(request, urls::is_api(request.path()), app);
    visit.name_words(named);
    let shares = line.alike || (line.shared && visit.is_visitor());
    if shares {
        visit.narrow(&line.asks);
    }
    let entered = match enter(app, line, request, payload, &mut visit).await {
        Ok(()) => targets::noted(app, &visit, line.path).await,
        refused => refused,
    };
    let visit = Rc::new(visit);
    let reply = match entered {
        Ok(()) if shares => shared::serve(app, line, &visit).await,
        Ok(()) => line.handle(app, &visit).await,
        Err(refused) => {
            held::hold(app, &visit, &refused).await;
            Err(refused)
        }
    };
    let response = reply.unwrap_or_else(|error| problem::page(app, &visit, &error));
    finish(app, &visit, line.path, watch, response)
}

/// Reads the body and the session, and checks the token of whatever changes something.
async fn enter(
    app: &Arc<App>,
    line: &Line,
    request: &HttpRequest,
    payload: Payload,
    visit: &mut Visit,
) -> Result<()> {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    limits::head_fits(request)?;
    visit.foreign = !from_here(request, app);
    // A page that visitors share may be there already, for who brings no session.
    let shared = line.shared && visit.session.is_none() && visit.bearer.is_none() || line.alike;
    // While the database is away the body is read all the same: what was typed goes back.
    let mut known = match line.path {
        urls::LIVE => Ok(()),
        _ if !shared && limits::sheds(app.db.delay(), visit.method, line.path) => Err(Error::Busy),
        _ if line.alike => Ok(()),
        _ => recognise(app, visit).await,
    };
    if changes {
        let announced =
            text(request.headers(), header::CONTENT_LENGTH).and_then(|size| size.parse().ok());
        // Only who has signed in may fill the memory with a file.
        let most = if line.uploads && visit.viewer.id().is_some() {
            limits::UPLOAD
        } else {
            limits::BODY
        };
        let room = visit
            .room
            .insert(Room::of(app, limits::BODY, visit.viewer.id().is_some()));
        visit.body = limits::read(payload, announced, (most, line.uploads), room).await?;
        if room.is_short() {
            // What was typed ahead of the file goes back.
            known = known.and(Err(Error::Busy));
        }
        let said = text(request.headers(), header::CONTENT_TYPE).unwrap_or_default();
        let kind = said
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        match (visit.api, kind.as_str()) {
            _ if line.signed => {}
            (_, "multipart/form-data") if line.uploads => {
                (visit.form, visit.file) = multipart::parse(&visit.body, &said)?;
            }
            (false, "application/x-www-form-urlencoded") => visit.form = Pairs::parse(&visit.body),
            (false, "") if visit.body.is_empty() => {}
            (true, "application/json") => {}
            (true, "") if visit.body.is_empty() => {}
            _ => return Err(Error::BadType),
        }
    } else if line.upgrades {
        visit.upgrade = Upgrade::of(request, payload);
    }
    known?;
    limits::any(app, visit, line.path)?;
    if visit.bearer.is_some() && line.path != "(none)" {
        return admit(app, line, visit).await;
    }
    if changes && line.path != "(none)" && !line.signed {
        let header_token = text(
            request.headers(),
            header::HeaderName::from_static("x-csrf-token"),
        );
        let token = if visit.api {
            header_token.unwrap_or_default()
        } else {
            visit.form.get("token").to_owned()
        };
        if visit.foreign || !visit.has_token(app, &token) {
            // Who is not signed in has no token for a program's door: he is asked to sign in.
            let sign_in = visit.api && visit.viewer.id().is_none();
            let token = Error::refused("form_token", "self");
            let refusal = if sign_in { Error::SignIn } else { token };
            targets::seen(app, visit, line.path).await?;
            return Err(refusal);
        }
    }
    if line.access == Access::Member && visit.viewer.id().is_none() {
        targets::seen(app, visit, line.path).await?;
        return Err(Error::SignIn);
    }
    if visit.viewer.person().is_some_and(|me| me.administrator)
        && !visit.viewer.is_awake()
        && !urls::AHEAD_OF_FACTOR.contains(&line.path)
    {
        return Err(Error::refused("factor_due", "self_factor"));
    }
    if proof::is_brought(visit) && visit.viewer.id().is_some() {
        proof::take(app, visit).await?;
    }
    Ok(())
}

/// Holds a token against what the route needs. Another site cannot make a browser send one: no form token is asked for.
async fn admit(app: &Arc<App>, line: &Line, visit: &Visit) -> Result<()> {
    let grant = visit.viewer.person().and_then(|me| me.grant.as_ref());
    let enough = |space| match (line.needs, grant) {
        (Some(Needs::Token), Some(_)) => true,
        (Some(Needs::Scope(scope)), Some(grant)) => grant.scopes.hold(scope, space),
        _ => false,
    };
    if enough(None) || enough(targets::seen(app, visit, line.path).await?) {
        return Ok(());
    }
    Err(match grant {
        Some(_) => Error::refused("scope_missing", "token"),
        None => Error::SignIn,
    })
}

/// Finds the person whose session this is, and takes over how he likes the site.
async fn recognise(app: &Arc<App>, visit: &mut Visit) -> Result<()> {
    let (now, staff_mfa) = (app.clock.now(), app.config.staff_mfa);
    let Some(credential) = visit.credential() else {
        return Ok(());
    };
    // Pages show how much is unread; what programs and forms get does not.
    let shows = !visit.api && visit.method == "GET";
    let found = app.db.read(move |c| {
        let Some(me) = credential.viewer(c, now, staff_mfa)? else {
            return Ok(None);
        };
        let viewer = Viewer::Member(Arc::new(me.clone()));
        let bell = if shows {
            notices::unread(c, &viewer)?
        } else {
            0
        };
        Ok(Some((me, bell)))
    });
    let Some((mut me, bell)) = found.await? else {
        return Ok(());
    };
    visit.bell.set(bell);
    me.from = visit.address.clone();
    if visit.query.get("lang").is_empty() {
        visit.lang = Lang::from_code(&me.lang).unwrap_or(visit.lang);
    }
    visit.zone = Zone::named(&me.zone);
    if now.since(me.seen_at) > minutes(10) {
        let (session, token) = (me.session, me.grant.as_ref().map(|grant| grant.token));
        let touched = app.db.write(move |tx| match token {
            Some(token) => accounts::touch_token(tx, token),
            None => accounts::touch(tx, session),
        });
        match touched.await {
            // It is said with the next request: a full disk keeps nobody from reading.
            Ok(()) | Err(Error::Busy) => {}
            Err(why) => return Err(why),
        }
    }
    visit.viewer = Viewer::Member(Arc::new(me));
    Ok(())
}

/// False for a request that another site made the browser send.
fn from_here(request: &HttpRequest, app: &App) -> bool {
    let headers = request.headers();
    let site = text(headers, header::HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|site| !matches!(site.as_str(), "same-origin" | "none")) {
        return false;
    }
    match text(headers, header::ORIGIN) {
        None => true,
        Some(origin) => {
            let host = text(headers, header::HOST).unwrap_or_default();
            let scheme = if app.config.https() { "https" } else { "http" };
            origin == app.config.base_url || origin == format!("{scheme}://{host}")
        }
    }
}

/// Adds what every answer bears, counts it and writes it down.
fn finish(
    app: &App,
    visit: &Visit,
    route: &'static str,
    watch: Stopwatch,
    response: HttpResponse,
) -> HttpResponse {
    let mut response = respond::dress(visit, app, response);
    limits::head(visit, &mut response);
    let (status, took) = (response.status().as_u16(), watch.elapsed());
    app.meters.answered(visit.method, route, status, took);
    tracing::debug!(
        request = %visit.id, method = visit.method, route, status, ms = took.as_millis() as u64,
        "Answered {} {} with {}", visit.method, route, status
    );
    response
}
