// <share-sheet url="https://…" data-more="…">: where the system has a sheet for sharing, one button opens it in place of
// the links inside; the address and the code stay.
class ShareSheet extends HTMLElement {
  connectedCallback() {
    if (!navigator.share) return;
    const more = this.querySelector("details");
    const links = [...more.querySelectorAll("[rel]")].map((link) => link.parentElement);
    const show = (shown) => links.forEach((link) => (link.hidden = !shown));
    const button = Object.assign(document.createElement("button"), { className: "button small quiet" });
    button.textContent = more.firstElementChild.textContent;
    button.addEventListener("click", () =>
      navigator.share({ title: document.title, url: this.getAttribute("url") }).catch(({ name }) => {
        // Whoever has closed the sheet wants no other way.
        if (name !== "AbortError") show((more.open = true));
      }),
    );
    more.firstElementChild.textContent = this.dataset.more;
    show(false);
    this.prepend(button);
  }
}

customElements.define("share-sheet", ShareSheet);
