// <name-picker for="body" src="/api/v1/spaces/…/people?forum=…">: offers people's names while one writes @ and letters.
const TYPED = /(?:^|[^\p{L}\p{N}+.\-_/@=])@([\p{L}\p{N}][\p{L}\p{N}._-]{0,29})$/u;

class NamePicker extends HTMLElement {
  connectedCallback() {
    this.text = document.getElementById(this.getAttribute("for"));
    this.list = document.createElement("ul");
    Object.assign(this.list, { id: "names", role: "listbox", ariaLabel: this.dataset.label, hidden: true });
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.take(event.target.closest("li"));
    });
    this.append(this.list);
    this.text.setAttribute("aria-autocomplete", "list");
    this.text.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), 200);
    });
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("blur", () => this.close());
  }

  typed() {
    const { selectionStart: at, selectionEnd: end, value } = this.text;
    return at === end ? TYPED.exec(value.slice(0, at))?.[1] : undefined;
  }

  async ask() {
    const prefix = this.typed();
    if (!prefix) return this.close();
    const answer = await fetch(`${this.getAttribute("src")}&prefix=${encodeURIComponent(prefix)}`).catch(() => null);
    const people = answer?.ok ? await answer.json() : [];
    // An answer that comes after the next key is old news.
    if (prefix !== this.typed() || document.activeElement !== this.text) return;
    this.list.replaceChildren(...people.map(({ name, display_name: shown }, n) => {
      const line = Object.assign(document.createElement("li"), { id: `name-${n}`, role: "option", textContent: `@${name} ` });
      line.dataset.name = name;
      line.append(Object.assign(document.createElement("span"), { className: "meta", textContent: shown }));
      return line;
    }));
    if (!people.length) return this.close();
    this.list.hidden = false;
    this.text.setAttribute("aria-controls", "names");
    this.choose(this.list.firstElementChild);
  }

  choose(line) {
    for (const one of this.list.children) one.ariaSelected = String(one === line);
    this.text.setAttribute("aria-activedescendant", line.id);
  }

  key(event) {
    if (this.list.hidden || event.isComposing) return;
    const now = this.list.querySelector("[aria-selected=true]");
    const { firstElementChild: first, lastElementChild: last } = this.list;
    if (event.key === "ArrowDown") this.choose(now.nextElementSibling ?? first);
    else if (event.key === "ArrowUp") this.choose(now.previousElementSibling ?? last);
    else if (event.key === "Enter") this.take(now);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  take(line) {
    const [prefix, at] = [this.typed(), this.text.selectionStart];
    if (!line || !prefix) return;
    this.text.setRangeText(`${line.dataset.name} `, at - prefix.length, at, "end");
    this.close();
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  close() {
    this.list.hidden = true;
    for (const name of ["aria-controls", "aria-activedescendant"]) this.text.removeAttribute(name);
  }
}

customElements.define("name-picker", NamePicker);
