"use strict";
/* Search from every page, results by keyboard, and the bell. Everything works without this file: the box is a form. */

/* The box of every page and the list it suggests (a combobox). The list is drawn anew by htmx with each answer. */
class SearchBox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.input.addEventListener("keydown", event => this.onKey(event));
    this.input.addEventListener("input", () => { if (!this.input.value.trim()) this.close(); });
    this.addEventListener("focusout", event => { if (!this.contains(event.relatedTarget)) this.close(); });
    this.addEventListener("mousedown", event => { if (event.target.closest("[role=option]")) event.preventDefault(); });
    this.addEventListener("submit", () => this.close());
    new MutationObserver(() => this.show()).observe(this, { childList: true });
  }

  get list() { return this.querySelector("[role=listbox]"); }
  get options() { return [...this.list.querySelectorAll("[role=option]")]; }
  get active() { return this.list.querySelector("[aria-selected=true]"); }

  /* After an answer, if somebody is still here to read it. */
  show() {
    if (!this.options.length || !this.input.value.trim() || document.activeElement !== this.input) return this.close();
    if (!this.list.matches(":popover-open")) this.list.showPopover();
    const box = this.input.getBoundingClientRect();
    Object.assign(this.list.style, { top: `${box.bottom + 4}px`, left: `${box.left}px` });
    this.input.setAttribute("aria-expanded", "true");
    this.choose(null);
  }

  close() {
    if (this.list.matches(":popover-open")) this.list.hidePopover();
    this.input.setAttribute("aria-expanded", "false");
    this.choose(null);
  }

  choose(option) {
    this.active?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  onKey(event) {
    const open = this.list.matches(":popover-open");
    if (event.isComposing) return; // an input method takes these keys for its own list
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) this.step(event.key === "ArrowDown" ? 1 : -1);
      else this.show();
    } else if (event.key === "Enter" && open && this.active) {
      event.preventDefault();
      this.active.click();
    } else if (event.key === "Escape" && open) {
      event.preventDefault(); // else the browser empties the box
      this.close();
    }
  }

  /* Past the last one comes the box itself, then the first. */
  step(by) {
    const options = [null, ...this.options];
    const at = options.indexOf(this.active) + by;
    this.choose(options[(at + options.length) % options.length]);
  }
}

/* Results: arrow keys go from one to the next, and from the box above into them. Enter opens, as of any link. */
class HitList extends HTMLElement {
  connectedCallback() {
    this.keys = event => this.onKey(event);
    document.addEventListener("keydown", this.keys);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.keys);
  }

  onKey(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const box = document.querySelector("main [data-search]");
    const hits = [...this.querySelectorAll("a[data-hit]")];
    const at = hits.indexOf(document.activeElement);
    if (!by || !hits.length || event.isComposing || (at < 0 && event.target !== box)) return;
    event.preventDefault();
    (hits[at + by] ?? (at + by < 0 ? box : hits[at])).focus();
  }
}

/* Asks whether something is new only while somebody can see it, at once when they come back, and fails in silence. */
class NoticeBell extends HTMLElement {
  connectedCallback() {
    this.back = () => { if (!document.hidden) this.dispatchEvent(new Event("look-again")); };
    document.addEventListener("visibilitychange", this.back);
    this.addEventListener("htmx:before:request", event => { if (document.hidden) event.preventDefault(); });
    this.addEventListener("htmx:error", event => event.stopPropagation());
    this.addEventListener("htmx:response:error", event => {
      event.stopPropagation();
      Object.assign(event.detail.ctx, { swap: "none", push: false, replace: false });
    });
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.back);
  }
}

customElements.define("search-box", SearchBox);
customElements.define("hit-list", HitList);
customElements.define("notice-bell", NoticeBell);

/* Ctrl+K (⌘K): the search of every page, from wherever one is; on a phone, where the box is folded away, its page. */
document.addEventListener("keydown", event => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const input = document.querySelector("search-box input");
  if (!input || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  if (input.checkVisibility()) input.select();
  else location.assign(input.form.action);
});
