// <draft-keeper src="/api/v1/drafts/thread-7">: keeps what is typed in its form, here after 500 ms and on the site 2 s
// after the last key, at least every 10 s.
class DraftKeeper extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.place = `draft:${this.getAttribute("src")}`;
    this.said = Object.assign(document.createElement("p"), { className: "hint" });
    this.said.setAttribute("role", "status");
    this.form.append(this.said);
    this.inherit();
    this.clear();
    this.restore();
    this.form.addEventListener("input", (event) => event.target.name in this.words() && this.typed());
    this.form.addEventListener("submit", (event) => this.leave(event.submitter?.value));
    addEventListener("online", () => this.here() && this.save());
    // The next page may have been made ahead of a save still under way: it needs the copy.
    addEventListener("beforeunload", () => {
      this.leaving = true;
      // Who has sent nothing may stay after all, as with a download: then it goes with the next save.
      if (!this.sent) setTimeout(() => this.stays(), 5000);
    });
  }

  words() {
    const { elements } = this.form;
    const value = (name) => elements[name]?.value ?? "";
    const all = (name) => new FormData(this.form).getAll(name);
    const words = { title: value("title"), tags: all("tags"), body: value("body"), lang: value("lang"), base: Number(value("base")) };
    // A question has more than its text.
    if (!elements.sources) return words;
    return { ...words, place: value("place"), sources: value("sources"), offices: all("offices"), unsure: elements.unsure.checked };
  }

  /** The copy in this browser; with words it is written, with null removed. */
  here(kept, place = this.place) {
    try {
      if (kept === undefined) return JSON.parse(localStorage.getItem(place));
      if (kept) localStorage.setItem(place, JSON.stringify(kept));
      else localStorage.removeItem(place);
    } catch {
      // A browser that keeps nothing still has the site's draft.
    }
    return null;
  }

  /** What was typed ahead of a first question stands under the name of its community, and goes to the forum's. */
  inherit() {
    const earlier = `draft:${this.getAttribute("earlier")}`;
    const kept = this.here(undefined, earlier);
    if (!kept || this.here()) return;
    this.here(null, earlier);
    this.here(kept);
  }

  /** The site says which forms it has published, the last few: their copies go from any page with a composer. */
  clear() {
    try {
      for (const [place, kept] of Object.entries(localStorage)) {
        const sent = place.startsWith("draft:") && JSON.parse(kept).sent;
        if (sent && document.cookie.includes(sent)) localStorage.removeItem(place);
      }
    } catch {
      // As above.
    }
  }

  keep(sent) {
    this.here({ ...this.words(), version: this.form.elements.version.value, sent });
  }

  restore() {
    const kept = this.here();
    if (!kept) return;
    const { version, sent, ...words } = kept;
    words.tags ??= [];
    if (!this.hasAttribute("fresh")) this.keep();
    else if (JSON.stringify(words) === JSON.stringify(this.words())) {
      this.here(null);
      this.say("saved");
    } else if (version === this.form.elements.version.value) {
      for (const field of this.form.elements) {
        const { name, type, value } = field;
        if (!(name in words)) continue;
        if (type !== "checkbox") field.value = words[name];
        else field.checked = name === "unsure" ? words.unsure : words[name].includes(value);
      }
      this.say("here");
      this.typed();
    } else this.rival(words.body);
  }

  typed() {
    clearTimeout(this.near);
    clearTimeout(this.far);
    this.since ??= Date.now();
    this.near = setTimeout(() => this.keep(), 500);
    this.far = setTimeout(() => this.save(), Math.min(2000, Math.max(0, this.since + 10_000 - Date.now())));
  }

  async save() {
    if (this.stopped) return;
    if (this.busy) return this.typed();
    this.since = undefined;
    const { token, version } = this.form.elements;
    const words = this.words();
    const headers = {
      "Content-Type": "application/json",
      "X-CSRF-Token": token.value,
      "Idempotency-Key": `${Date.now()}-${Math.random().toString(36).slice(2)}`,
    };
    const body = JSON.stringify({ ...words, version: Number(version.value) });
    this.busy = true;
    const answer = await fetch(this.getAttribute("src"), { method: "PUT", headers, body }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    this.busy = false;
    if (answer?.ok && told) {
      version.value = told.version;
      this.move(told.target);
      // What was typed meanwhile is here alone until the next save.
      if (!this.leaving && JSON.stringify(words) === JSON.stringify(this.words())) this.here(null);
      this.say("saved");
    } else if (answer?.status === 409 && told?.revision) {
      version.value = told.revision;
      this.rival(told.current);
    } else this.say("here");
  }

  /** The first draft of a question brings its forum and is kept under its name from then on; so is the copy. */
  move(target) {
    const src = this.getAttribute("src").replace(/[^/]*$/, target);
    if (src === this.getAttribute("src")) return;
    const kept = this.here();
    this.here(null);
    this.setAttribute("src", src);
    this.place = `draft:${src}`;
    if (kept) this.keep(kept.sent);
  }

  /** Two texts: both are shown, and nothing is saved until somebody decides. */
  rival(text) {
    this.stopped = true;
    this.say("rival");
    const other = document.createElement("pre");
    other.textContent = text;
    this.said.after(other);
  }

  leave(act) {
    this.sent = true;
    clearTimeout(this.near);
    clearTimeout(this.far);
    if (act === "discard") this.here(null);
    else if (this.here() || this.since) this.keep(["publish", "draft"].includes(act) ? this.form.elements.key.value : undefined);
  }

  stays() {
    this.leaving = false;
    if (this.here()) this.save();
  }

  say(what) {
    this.said.dataset.state = what;
    this.said.textContent = this.getAttribute(`data-${what}`);
  }
}

customElements.define("draft-keeper", DraftKeeper);
