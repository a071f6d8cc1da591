// <live-updates src="/api/v1/live" topics="thread:7@12 person:2@9">: hears what happens in the discussion on the page.
// New replies wait behind a button: what is on the page keeps its order and its place, and the focus stays.
const policy = globalThis.trustedTypes?.createPolicy("elab", { createHTML: (html) => html });
const SECOND = 1000;

/** By websocket; where that fails twice by a stream of events, then by asking. */
class Line {
  constructor(src, events, topics, tell) {
    Object.assign(this, { src, events, tell, tags: new Map(), heard: Promise.resolve() });
    /** The last known event of each. */
    this.last = new Map(topics.split(" ").map((one) => one.split("@")).map(([topic, seq]) => [topic, +seq]));
    addEventListener("online", () => this.paused || this.anew());
    addEventListener("offline", () => this.broken());
    document.addEventListener("visibilitychange", () => this.turned());
    this.anew();
  }

  open() {
    this.end();
    this.ready = this.paused = false;
    [this.socket, this.stream, this.ask][this.way].call(this);
  }

  anew() {
    this.way = this.tries = this.failures = 0;
    this.open();
  }

  end() {
    this.shut?.();
    for (const timer of [this.next, this.beat, this.silence]) clearTimeout(timer);
  }

  socket() {
    const url = new URL(this.src, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = new WebSocket(url);
    this.say = (message) => socket.send(JSON.stringify(message));
    socket.onopen = () => this.last.forEach((after, topic) => this.say({ type: "sub", topic, after }));
    socket.onmessage = ({ data }) => this.got(data);
    socket.onclose = () => this.broken();
    this.shut = () => {
      socket.onopen = socket.onclose = null;
      socket.close();
    };
    this.alive();
  }

  stream() {
    const after = Math.min(...this.last.values());
    const source = new EventSource(`${this.src}/stream?topics=${[...this.last.keys()]}&after=${after}`);
    source.onmessage = ({ data }) => this.got(data);
    source.onerror = () => this.broken();
    this.shut = () => source.close();
  }

  async ask() {
    let over = false;
    this.shut = () => (over = true);
    let well = true;
    for (const topic of this.last.keys()) well &&= await this.read(topic);
    if (over) return;
    // What was away is back: perhaps all of it.
    if (well && this.away) return this.anew();
    this.away = !well;
    this.tell({ type: well ? "up" : "down" });
    this.next = setTimeout(() => this.open(), (document.hidden ? 120 : 30) * SECOND);
  }

  /** A socket that is silent for a minute is dead. */
  alive() {
    clearTimeout(this.silence);
    if (!this.way) this.silence = setTimeout(() => this.broken(), 60 * SECOND);
  }

  got(text) {
    this.alive();
    // One after another, even where one has to be asked about first.
    this.heard = this.heard.then(() => this.hear(JSON.parse(text)));
  }

  async hear(message) {
    const { type, topic } = message;
    if (type === "ready") {
      this.ready = true;
      this.failures = 0;
      if (!this.way) this.beat = setInterval(() => this.say({ type: "ping" }), message.heartbeat_s * SECOND);
      this.tell({ type: "up" });
    } else if (type === "pong") this.tries = 0;
    else if (type === "bye") this.wait = message.retry_ms;
    else if (type === "gap") await this.fill(topic);
    else if (type === "presence") this.tell(message);
    else if (type === "event") {
      for (const each of message.topics) if (message.prev[each] > this.last.get(each)) await this.fill(each);
      this.take(message);
    } else if (type === "reset" || type === "denied") {
      if (type === "denied") this.last.delete(topic);
      else await this.fill(topic);
      this.tell({ type: "reset" });
    }
  }

  take(event) {
    const fresh = event.topics.filter((topic) => this.last.get(topic) < event.seq);
    for (const topic of fresh) this.last.set(topic, event.seq);
    if (fresh.length) this.tell(event);
  }

  async fill(topic) {
    if (!(await this.read(topic))) this.broken();
  }

  /** Asks what happened since; false where there is no answer. */
  async read(topic) {
    try {
      for (let more = true; more; ) {
        const url = `${this.events}?topic=${topic}&after=${this.last.get(topic)}`;
        const known = this.tags.get(topic) ?? {};
        const answer = await fetch(url, { headers: known.url === url ? { "If-None-Match": known.tag } : {} });
        if (answer.status === 304) return true;
        if (!answer.ok) return false;
        const range = await answer.json();
        this.tags.set(topic, { url, tag: answer.headers.get("ETag") });
        range.events.forEach((event) => this.take(event));
        more = range.more;
        if (!range.forgotten) continue;
        this.last.set(topic, range.head);
        this.tell({ type: "reset" });
      }
      return true;
    } catch {
      return false;
    }
  }

  broken() {
    this.end();
    this.tell({ type: "down" });
    if (!this.ready && this.way < 2 && ++this.failures === 2) {
      this.way += 1;
      this.failures = 0;
    }
    this.ready = false;
    // Each at a moment of its own.
    const wait = this.wait ?? Math.random() * Math.min(60, 2 ** this.tries++) * SECOND;
    this.wait = undefined;
    this.next = setTimeout(() => this.open(), wait);
  }

  /** Nobody looks: after five minutes there is nothing to keep open for. */
  turned() {
    clearTimeout(this.leave);
    if (!document.hidden) return this.paused || this.way === 2 ? this.open() : undefined;
    this.leave = setTimeout(() => {
      if (this.way === 2) return;
      this.paused = true;
      this.end();
      this.tell({ type: "up" });
    }, 300 * SECOND);
  }
}

const postOf = (id) => document.getElementById(`p${id}`);
const make = (name, words, className) => Object.assign(document.createElement(name), { textContent: words, className });

function below(post, what) {
  post.insertBefore(what, post.querySelector(":scope > .acts"));
}

/** A page of ours; `peek` leaves its posts unread. */
async function pageAt(query) {
  try {
    const answer = await fetch(query);
    const html = await answer.text();
    return answer.ok ? new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html") : null;
  } catch {
    return null;
  }
}

/** What a post says now, in place of what it said; a menu with the focus stays. */
function renew(post, fresh) {
  const focus = post.contains(document.activeElement);
  const held = focus && document.activeElement.closest(".acts");
  for (const part of [...post.children]) if (part !== held) part.remove();
  let behind = !held;
  for (const part of [...fresh.children]) {
    if (held && part.className === held.className) behind = true;
    else if (behind) post.append(part);
    else held.before(part);
  }
  post.classList.toggle("gone", fresh.classList.contains("gone"));
  if (focus && !held) post.querySelector("a").focus({ preventScroll: true });
}

/** The post that an item shows, or has a line of. */
const idOf = ({ firstElementChild: first }) => /\d+$/.exec(first.id || first.firstElementChild.getAttribute("href"))[0];
const lineOf = (id) => document.querySelector(`.above a[href="/p/${id}"]`);

/** An item of the other page, on this one: put where it stands there. */
function place(item) {
  const id = idOf(item);
  const here = (postOf(id) ?? lineOf(id))?.closest("li");
  if (here) return here;
  const fresh = item.cloneNode();
  fresh.append(item.firstElementChild.cloneNode(true));
  if (document.getElementById("new")) fresh.querySelector("#new")?.removeAttribute("id");
  const above = item.parentElement.closest("li");
  if (item.previousElementSibling) place(item.previousElementSibling).after(fresh);
  else if (above) listOf(place(above), above).prepend(fresh);
  else document.querySelector(".tree").prepend(fresh);
  return fresh;
}

/** The list in an item, made like the other's where there is none. */
function listOf(item, other) {
  const find = () => item.querySelector(":scope > ol, :scope > details > ol");
  if (find()) return find();
  const list = other.lastElementChild.cloneNode(true);
  list.querySelectorAll("li").forEach((each) => each.remove());
  item.append(list);
  return find();
}

class LiveUpdates extends HTMLElement {
  connectedCallback() {
    /** Posts of others that are not on the page; posts whose text is to go. */
    this.news = new Set();
    this.owed = new Set();
    this.status = make("p", "");
    this.status.setAttribute("role", "status");
    this.button = make("button", "", "button");
    this.button.addEventListener("click", () => this.press());
    this.sign = make("p", "", "hint");
    this.append(this.sign, this.status);
    const [src, events, topics] = ["src", "events", "topics"].map((name) => this.getAttribute(name));
    new Line(src, events, topics, (message) => (this[message.kind ?? message.type] ?? this.other).call(this, message));
  }

  up() {
    clearTimeout(this.alone);
    this.alone = undefined;
    this.sign.textContent = "";
    this.presence({ count: 0 });
  }

  down() {
    this.alone ??= setTimeout(() => (this.sign.textContent = this.dataset.away), 60 * SECOND);
  }

  /** Who reads this too: on a line that is there already, so that nothing moves. */
  presence({ count, people = [] }) {
    const line = document.querySelector(".readers");
    const more = count - people.length;
    const words = (more ? this.dataset.readings : this.dataset.reading) ?? "";
    if (line) line.textContent = count ? words.replace("#", more).replace("%", () => people.join(", ")) : "";
  }

  /** A step before an office that leaves no post. */
  other({ kind, data }) {
    if (/^(add|ans|clo|del|off|que|ter|ver)/.test(kind) && !data.post_id) this.reset();
  }

  reset() {
    this.stale = true;
    this.show();
  }

  "post.created"({ actor, data }) {
    if (String(actor?.id) === this.getAttribute("me") || postOf(data.post_id)) return;
    this.news.add(data.post_id);
    const wait = Math.max(0, (this.shown ?? 0) + 10 * SECOND - Date.now());
    this.soon ??= setTimeout(() => this.show(), wait);
  }

  "post.edited"({ data }) {
    const post = postOf(data.post_id);
    this.owed.delete(data.post_id);
    if (!post || post.querySelector(":scope > .fresh")) return;
    const button = make("button", this.dataset.edited, "button small quiet fresh");
    button.append(make("span", ` ${post.querySelector("h3 a")?.textContent ?? ""}`, "vh"));
    button.addEventListener("click", () => this["post.redacted"]({ data }));
    below(post, button);
  }

  /** Words that are hidden go at once. */
  async "post.redacted"({ data }) {
    const post = postOf(data.post_id);
    const fresh = post && (await pageAt(`?root=${data.post_id}&peek`))?.getElementById(post.id);
    if (fresh) renew(post, fresh);
  }

  "post.restored" = this["post.edited"];

  "post.removed"({ data }) {
    if (this.news.delete(data.post_id)) this.show();
    this.owed.add(data.post_id);
    this.mend();
  }

  "post.purged"(event) {
    const id = event.data.post_id;
    this["post.removed"](event);
    // Its words in quotations are wiped with it.
    for (const link of document.querySelectorAll(`.body a[href="/p/${id}"]`)) {
      this["post.edited"]({ data: { post_id: link.closest("article")?.id.slice(1) } });
    }
  }

  "reaction.changed"({ data }) {
    if (postOf(data.post_id)) this.recount(10);
  }

  "notification.created"() {
    this.recount(1);
  }

  "notification.read" = this["notification.created"];

  recount(wait) {
    this.counting ??= setTimeout(async () => {
      const page = await pageAt(`${location.search || "?"}&peek`);
      this.counting = undefined;
      if (page) this.count(page);
    }, wait * (1 + Math.random()) * SECOND);
  }

  "thread.state"({ data }) {
    const box = document.getElementById("reply");
    this.lock?.remove();
    if (!data.locked || box.querySelector(".notice")) return;
    this.lock = make("p", this.dataset.locked, "notice");
    box.append(this.lock);
  }

  /** Takes away what was removed, at once, then puts its tombstone there. */
  async mend() {
    clearTimeout(this.mending);
    for (const id of this.owed) {
      const post = postOf(id);
      post?.querySelectorAll(":scope > .body").forEach((body) => body.remove());
      const line = lineOf(id);
      line?.parentElement.replaceChildren(line);
      const fresh = post && (await pageAt(`?root=${id}&peek`))?.getElementById(post.id);
      const gone = fresh?.classList.contains("gone");
      if (gone) renew(post, fresh);
      if (gone || !post) this.owed.delete(id);
    }
    if (this.owed.size) this.mending = setTimeout(() => this.mend(), 10 * SECOND);
  }

  /** The reactions, and the bell. */
  count(page) {
    const [bell, rung] = [document, page].map((each) => each.querySelector('a[href="/notices"]'));
    if (rung) bell?.replaceChildren(...rung.childNodes);
    for (const fresh of page.querySelectorAll("article")) {
      const post = document.getElementById(fresh.id);
      const [old, now] = [post, fresh].map((each) => each?.querySelector(":scope > .said"));
      if (old) old.textContent = now?.textContent ?? "";
      else if (post && now) below(post, now);
    }
  }

  show() {
    clearTimeout(this.soon);
    this.soon = undefined;
    this.shown = Date.now();
    const n = this.news.size;
    const rules = new Intl.PluralRules(document.documentElement.lang);
    const like = [1, 2, 5].find((one) => rules.select(one) === rules.select(n));
    this.button.textContent = this.stale ? this.dataset.reload : this.dataset[`n${like}`].replace(like, n);
    if (!n && !this.stale) this.button.remove();
    else if (!this.button.isConnected) this.status.append(this.button);
  }

  async press() {
    if (this.stale) return location.reload();
    const page = await pageAt(location.search || location.pathname);
    if (!page) return;
    this.count(page);
    const [stood, stands] = [document, page].map((each) => each.querySelector(".question"));
    if (stands) stood?.replaceWith(stands);
    if (!document.querySelector(".tree")) document.querySelector(".none")?.replaceWith(make("ol", "", "tree"));
    const missing = [...page.querySelectorAll(".tree article")].filter((article) => !document.getElementById(article.id));
    const found = missing.map((article) => place(article.parentElement).firstElementChild);
    const first = found.find((post) => this.news.has(Number(post.id.slice(1))));
    if (!first) return this.news.size ? location.assign(this.getAttribute("since")) : undefined;
    for (const post of found) this.news.delete(Number(post.id.slice(1)));
    for (let fold = first; (fold = fold.parentElement.closest("details")); ) fold.open = true;
    first.tabIndex = -1;
    first.focus();
    this.show();
  }
}

customElements.define("live-updates", LiveUpdates);
