// <text-tools for="body" data-bold="Bold" …>: buttons that write Markdown around what is selected.
const AROUND = { bold: ["**", "**"], italic: ["*", "*"], link: ["[", "](https://)"] };
const AHEAD = { quote: "> ", list: "- " };

class TextTools extends HTMLElement {
  connectedCallback() {
    this.text = document.getElementById(this.getAttribute("for"));
    for (const [name, label] of Object.entries(this.dataset)) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
      button.className = "button small quiet";
      button.addEventListener("click", () => this.use(name));
      this.append(button);
    }
  }

  use(name) {
    if (name === "picture") {
      const input = document.getElementById("file");
      input.closest("details").open = true;
      return input.focus();
    }
    const { selectionStart: from, selectionEnd: to, value } = this.text;
    if (name in AHEAD) {
      const line = value.lastIndexOf("\n", from - 1) + 1;
      return this.write(line, to, value.slice(line, to).replace(/^/gm, AHEAD[name]));
    }
    const [before, after] = AROUND[name];
    this.write(from, to, before + value.slice(from, to) + after);
    this.text.setSelectionRange(from + before.length, to + before.length);
  }

  write(from, to, words) {
    this.text.focus();
    this.text.setSelectionRange(from, to);
    // The old command is the one that can be undone.
    if (document.execCommand("insertText", false, words)) return;
    this.text.setRangeText(words, from, to, "end");
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("text-tools", TextTools);
