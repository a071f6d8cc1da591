// <text-preview src="/preview">: shows what the textarea inside will look like, 800 ms after the last key.
const policy = globalThis.trustedTypes?.createPolicy("elab", { createHTML: (html) => html });

class TextPreview extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("textarea");
    this.form = this.closest("form");
    this.text?.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.refresh(), 800);
    });
  }

  async refresh() {
    const asked = this.text.value;
    const { token, target } = this.form.elements;
    const body = new URLSearchParams({ body: asked, token: token.value, target: target.value });
    const answer = await fetch(this.getAttribute("src"), { method: "POST", body }).catch(() => null);
    // An answer that comes after the next key is old news; a refusal leaves what is there.
    if (!answer?.ok || asked !== this.text.value) return;
    const html = await answer.text();
    this.panel().innerHTML = policy ? policy.createHTML(html) : html;
  }

  panel() {
    if (!this.shown) {
      this.shown = document.createElement("div");
      this.shown.className = "preview body";
      this.append(this.shown);
    }
    return this.shown;
  }
}

customElements.define("text-preview", TextPreview);
