"use strict";
/* Tickets: drafts that the server keeps, presence, ready answers, keys. Everything works without this file. */

/* What is being written goes to the server every few seconds while it changes, and says so. */
class Keeper extends HTMLElement {
  static MS = 3000;

  connectedCallback() {
    this.form = this.querySelector("form");
    this.addEventListener("input", () => this.later());
    this.form.addEventListener("submit", () => { clearTimeout(this.timer); this.sent = true; });
    this.leave = () => { if (!this.sent && this.isChanged()) this.keep(true); };
    addEventListener("pagehide", this.leave);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    removeEventListener("pagehide", this.leave);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), Keeper.MS);
  }

  async send(body, leaving, headers = {}) {
    try {
      const answer = await fetch(this.dataset.url, { method: "POST", body, headers, keepalive: leaving && body.toString().length < 50000, credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.status);
      this.tell(this.dataset.saved);
      return true;
    } catch {
      this.tell(this.dataset.notSaved);
      return false;
    }
  }
}

/* The text of one's editor, kept for oneself; it is tried again until it is saved. */
class DraftKeeper extends Keeper {
  connectedCallback() {
    this.text = this.querySelector("textarea");
    this.kept = this.text.value;
    super.connectedCallback();
  }

  isChanged() {
    return this.text.value !== this.kept;
  }

  async keep(leaving = false) {
    const text = this.text.value;
    const body = new URLSearchParams({ part: this.dataset.part, body: text, csrf_token: this.form.elements.csrf_token.value });
    if (await this.send(body, leaving)) this.kept = text;
    else this.later();
  }

  tell(words) {
    this.querySelector("output").textContent = words;
  }

  insert(text) {
    const { selectionStart: from, selectionEnd: to, value } = this.text;
    this.text.value = value.slice(0, from) + text + value.slice(to);
    this.text.focus();
    this.text.setSelectionRange(from + text.length, from + text.length);
    this.later();
  }
}

/* What it holds makes sense only until a moment; then it goes. */
class UntilMoment extends HTMLElement {
  connectedCallback() {
    this.timer = setTimeout(() => this.remove(), Math.max(0, Date.parse(this.dataset.until) - Date.now()));
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }
}

/* Keys that press what stands on the page, unless somebody types. */
class PageKeys extends HTMLElement {
  connectedCallback() {
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
    const does = this.keys()[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }
}

class QueueKeys extends PageKeys {
  keys() {
    const link = document.activeElement?.closest("#results .list tbody tr")?.querySelector("th a");
    const next = document.querySelector("form[action$='/queue/next'] button");
    const to = end => () => location.assign(link.pathname + end);
    return { ...next && { n: () => next.click() }, ...link && { r: to("#reply"), m: to("#note"), a: to("/assign") } };
  }
}

class TicketKeys extends PageKeys {
  connectedCallback() {
    super.connectedCallback();
    this.say();
    this.timer = setInterval(() => { if (!document.hidden) this.say(); }, 20000);
    this.pick = event => this.put(event);
    document.addEventListener("click", this.pick);
    const wanted = /^#(reply|note|heard)$/.test(location.hash) && document.querySelector(location.hash);
    /* After the browser has gone to the fragment by itself, which takes the focus away. */
    if (wanted) addEventListener("load", () => setTimeout(() => this.open(wanted)), { once: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
    document.removeEventListener("click", this.pick);
  }

  keys() {
    const links = [...document.querySelectorAll("main a[data-key]")].map(link => [link.dataset.key, () => link.click()]);
    const editors = [...document.querySelectorAll("details[data-key]")].map(editor => [editor.dataset.key, () => this.open(editor)]);
    return Object.fromEntries([...links, ...editors]);
  }

  open(editor) {
    editor.open = true;
    editor.querySelector("textarea").focus();
    editor.scrollIntoView({ block: "nearest" });
  }

  say() {
    const token = document.querySelector("input[name=csrf_token]");
    if (token) fetch(this.dataset.presence, { method: "POST", body: new URLSearchParams({ csrf_token: token.value }), credentials: "same-origin" }).catch(() => {});
  }

  /* A ready answer goes where one was writing; without scripts the link brings it. */
  put(event) {
    const link = event.target.closest("a[data-insert]");
    if (!link) return;
    event.preventDefault();
    link.closest("details.menu").open = false;
    link.closest("draft-keeper").insert(link.dataset.insert);
  }
}

/* A form without an account behind it: all that is filled in, but for files. */
class FormKeeper extends Keeper {
  isChanged() {
    return Boolean(this.timer);
  }

  async keep(leaving = false) {
    this.timer = null;
    const body = new URLSearchParams([...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && name !== "_once")); /* each keeping counts, also of what was there before */
    await this.send(body, leaving, { "X-Keeper": "1" });
  }

  tell(words) {
    this.querySelector("output.keeping").textContent = words;
  }
}

customElements.define("form-keeper", FormKeeper);
customElements.define("draft-keeper", DraftKeeper);
customElements.define("until-moment", UntilMoment);
customElements.define("queue-keys", QueueKeys);
customElements.define("ticket-keys", TicketKeys);
