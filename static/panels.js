"use strict";
/* The panels of a record: files brought by drop and paste, people named after an @. All works without this file. */

/* Around a form with a file input: files dropped on it or pasted into it join the chosen ones. With data-send they go at once.
   More than data-largest megabytes at once is said before anything is sent. */
class FileIntake extends HTMLElement {
  connectedCallback() {
    this.addEventListener("dragover", event => this.isOffered(event.dataTransfer) && this.invite(event));
    this.addEventListener("dragleave", event => this.contains(event.relatedTarget) || this.toggleAttribute("data-over", false));
    this.addEventListener("drop", event => this.take(event, event.dataTransfer));
    this.addEventListener("change", event => event.target === this.input && this.chosen());
    this.addEventListener("submit", event => this.fits() || this.refuse(event), { capture: true });
    this.paste = event => this.isFor(event) && this.take(event, event.clipboardData);
    document.addEventListener("paste", this.paste);
  }

  disconnectedCallback() {
    document.removeEventListener("paste", this.paste);
  }

  get input() {
    return this.querySelector("input[type=file]");
  }

  get form() {
    return this.querySelector("form");
  }

  isOffered(transfer) {
    return this.input && [...transfer.types].includes("Files");
  }

  /* A paste elsewhere on the page is meant for the open files panel, unless somebody is writing there. */
  isFor(event) {
    return this.contains(event.target) || (this.hasAttribute("data-send") && !event.target.closest?.("input, textarea"));
  }

  invite(event) {
    event.preventDefault();
    this.toggleAttribute("data-over", true);
  }

  take(event, transfer) {
    this.toggleAttribute("data-over", false);
    if (!this.isOffered(transfer) || !transfer.files.length) return;
    event.preventDefault();
    event.stopPropagation();
    const all = new DataTransfer();
    for (const file of [...this.input.files, ...transfer.files]) all.items.add(file);
    this.input.files = all.files;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  chosen() {
    if (this.hasAttribute("data-send") && this.input.files.length) this.form.requestSubmit();
  }

  fits() {
    const bytes = Array.from(this.input?.files ?? [], file => file.size).reduce((sum, size) => sum + size, 0);
    return bytes < Number(this.dataset.largest) * 1e6;
  }

  refuse(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    document.getElementById("toasts").fail(this.dataset.tooLarge);
    if (this.hasAttribute("data-send")) this.form.reset();
  }
}

/* <name-list data-url="…"> around a textarea: a list of people while one types after an @. Arrows, Enter or Tab, Escape. */
class NameList extends HTMLElement {
  static WAIT = 120;

  connectedCallback() {
    this.area = this.querySelector("textarea");
    this.list = Object.assign(document.createElement("ul"), { className: "name-list", hidden: true, id: `${this.area.id}-names` });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.dataset.label);
    this.append(this.list);
    this.area.setAttribute("aria-controls", this.list.id);
    this.area.setAttribute("aria-autocomplete", "list");
    this.area.addEventListener("input", () => this.ask());
    this.area.addEventListener("keydown", event => this.steer(event));
    this.area.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", event => {
      event.preventDefault();
      this.choose(event.target.closest("li"));
    });
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.list.remove();
  }

  /* What stands between the last @ and the caret, if that can still become a name. */
  get begun() {
    const before = this.area.value.slice(0, this.area.selectionStart);
    return before.match(/(?:^|[^\w.-])[@＠]([^@＠\n]{0,40})$/)?.[1] ?? null;
  }

  ask() {
    clearTimeout(this.timer);
    if (this.begun === null) return this.close();
    this.timer = setTimeout(() => this.suggest(this.begun), NameList.WAIT);
  }

  async suggest(begun) {
    if (begun === null) return this.close();
    const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(begun)}`).catch(() => null);
    if (!answer?.ok || begun !== this.begun) return this.close();
    this.draw((await answer.json()).names);
  }

  draw(names) {
    this.list.replaceChildren(...names.map((name, number) => {
      const item = Object.assign(document.createElement("li"), { textContent: name, id: `${this.list.id}-${number}` });
      item.setAttribute("role", "option");
      return item;
    }));
    this.list.hidden = !names.length;
    this.mark(this.list.firstElementChild);
  }

  mark(item) {
    for (const each of this.list.children) each.setAttribute("aria-selected", each === item);
    if (item) this.area.setAttribute("aria-activedescendant", item.id);
    else this.area.removeAttribute("aria-activedescendant");
    item?.scrollIntoView({ block: "nearest" });
  }

  steer(event) {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return this.area.form.requestSubmit();
    if (this.list.hidden || event.isComposing) return;
    const marked = this.list.querySelector("[aria-selected=true]");
    const act = {
      ArrowDown: () => this.mark(marked?.nextElementSibling ?? this.list.firstElementChild),
      ArrowUp: () => this.mark(marked?.previousElementSibling ?? this.list.lastElementChild),
      Enter: () => this.choose(marked), Tab: () => this.choose(marked), Escape: () => this.close(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  choose(item) {
    if (!item) return;
    const caret = this.area.selectionStart;
    this.area.setRangeText(`${item.textContent} `, caret - this.begun.length, caret, "end");
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.mark(null);
  }
}

customElements.define("file-intake", FileIntake);
customElements.define("name-list", NameList);
