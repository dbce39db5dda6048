"use strict";
/* Lists by keyboard, and columns put in order. The server draws all of it; these only press what one could press oneself. */

/* Keys of the list on the page. The row in hand is the one whose link has the focus, so Enter needs no help; after htmx has drawn
   other rows, the next key goes on from where it was. */
class ListKeys extends HTMLElement {
  connectedCallback() {
    this.at = -1;
    this.listen = event => this.press(event);
    document.addEventListener("keydown", this.listen);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.listen);
  }

  press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog, summary")) return;
    if (document.querySelector("dialog:modal")) return;
    const does = this.goes ? this.go(event.key) : this.keys()[event.key];
    this.goes = !this.goes && event.key === "g";
    if (!does) return;
    event.preventDefault();
    does();
  }

  keys() {
    const row = this.row();
    return {
      j: () => this.move(1), k: () => this.move(-1), "?": () => this.querySelector("[data-help]").click(),
      ...row && {
        o: () => row.link.click(), x: () => row.box?.click(),
        e: () => { if (this.dataset.edit) location.assign(row.link.pathname + this.dataset.edit); },
      },
    };
  }

  /* After "g": the letter that an entry of the navigation bears. */
  go(key) {
    const entry = /^[a-z]$/.test(key) && document.querySelector(`#navigation [data-key="${key}"]`);
    return entry ? () => entry.click() : null;
  }

  links() {
    return [...document.querySelectorAll("#results .list tbody th a")];
  }

  row() {
    const tr = document.activeElement?.closest("#results .list tbody tr");
    const link = tr?.querySelector("th a");
    return link ? { link, box: tr.querySelector("input[type=checkbox][name=ids]") } : null;
  }

  move(step) {
    const links = this.links();
    const row = this.row();
    const from = row ? links.indexOf(row.link) : this.at - (step > 0 && this.at >= 0 ? 1 : 0);
    this.at = Math.max(0, Math.min(links.length - 1, from + step));
    links[this.at]?.focus();
  }
}

/* Columns to tick and to put in order: the arrows move a line here, which without scripts the server does. */
class ColumnOrder extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", event => this.move(event));
    this.addEventListener("change", () => this.settle());
    this.settle();
  }

  move(event) {
    const button = event.target.closest("button[name=up], button[name=down]");
    if (!button) return;
    event.preventDefault();
    const line = button.closest("li");
    const lines = [...this.querySelectorAll("[data-column]")];
    const other = lines[lines.indexOf(line) + (button.name === "up" ? -1 : 1)];
    if (other) other[button.name === "up" ? "before" : "after"](line);
    this.settle();
    (button.disabled ? line.querySelector("button:not(:disabled)") : button)?.focus();
  }

  settle() {
    const lines = [...this.querySelectorAll("[data-column]")];
    lines.forEach((line, number) => {
      line.querySelector("[name=up]").disabled = number === 0;
      line.querySelector("[name=down]").disabled = number === lines.length - 1;
    });
  }
}

customElements.define("list-keys", ListKeys);
customElements.define("column-order", ColumnOrder);
