"use strict";
/* What HTML cannot do alone. Each behaviour is a custom element: it starts when it enters the page, drawn by the server or swapped
   in by htmx. Words come from attributes, so that the server speaks the reader's language. Everything works without this file. */

/* Messages. Successes leave by themselves, unless pointed at or focused; failures stay until they are closed. */
class ToastStack extends HTMLElement {
  static SECONDS = 6;

  connectedCallback() {
    this.addEventListener("click", event => event.target.closest("[data-close]")?.closest(".toast-card")?.remove());
    new MutationObserver(() => this.settle()).observe(this, { childList: true });
    this.settle();
  }

  settle() {
    for (const toast of this.querySelectorAll(".toast-card:not([data-timed])")) {
      toast.dataset.timed = "";
      if (["success", "info"].includes(toast.dataset.category)) this.dismissLater(toast);
    }
    this.rise();
  }

  /* Into the top layer, anew each time: above a dialog that was opened since. */
  rise() {
    this.popover = "manual";
    if (this.matches(":popover-open")) this.hidePopover();
    if (this.childElementCount) this.showPopover();
  }

  dismissLater(toast) {
    setTimeout(() => toast.matches(":hover, :focus-within") ? this.dismissLater(toast) : toast.remove(), ToastStack.SECONDS * 1000);
  }

  /* A failure that no server could word: the network, or a proxy that answered in its place. */
  fail(message) {
    const toast = document.createElement("div");
    toast.className = "toast-card tone-danger";
    toast.append(Object.assign(document.createElement("p"), { textContent: message }));
    const close = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-quiet btn-icon", textContent: "×" });
    close.setAttribute("aria-label", this.dataset.closeLabel);
    close.dataset.close = "";
    toast.append(close);
    this.append(toast);
  }
}

/* A <dialog> opened by any link with data-dialog="its id"; without scripts that link leads to a page with the same form. */
class ModalDialog extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.addEventListener("click", event => {
      if (event.target === this.dialog || event.target.closest("[data-close]")) this.dialog.close();
    });
    if (this.hasAttribute("data-open")) this.open();
  }

  open() {
    if (!this.dialog.open) this.dialog.showModal();
  }
}

/* <copy-text><code>text</code><button data-done="Copied"></button></copy-text> */
class CopyText extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", event => this.copy(event.currentTarget));
  }

  async copy(button) {
    const text = this.querySelector("code");
    if (navigator.clipboard) await navigator.clipboard.writeText(text.textContent);
    else this.copySelection(text);
    const label = button.querySelector("span");
    const before = label.textContent;
    label.textContent = button.dataset.done;
    setTimeout(() => { label.textContent = before; }, 2000);
  }

  /* Browsers offer navigator.clipboard on HTTPS only; an intranet may have none. */
  copySelection(element) {
    getSelection().selectAllChildren(element);
    document.execCommand("copy");
  }
}

/* A form in it is sent as soon as a choice changes. */
class AutoSubmit extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", event => event.target.form?.requestSubmit());
  }
}

/* A file input one can drop a file on; says name and size of what was chosen. */
class FileDrop extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.input.addEventListener("change", () => this.tell());
    this.addEventListener("dragover", event => { event.preventDefault(); this.toggleAttribute("data-over", true); });
    this.addEventListener("dragleave", () => this.toggleAttribute("data-over", false));
    this.addEventListener("drop", event => this.take(event));
  }

  take(event) {
    event.preventDefault();
    this.toggleAttribute("data-over", false);
    if (!event.dataTransfer.files.length) return;
    this.input.files = event.dataTransfer.files;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  tell() {
    const size = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
    this.querySelector("output").textContent = Array.from(
      this.input.files, file => `${file.name} · ${size.format(Math.max(1, file.size / 1000))}`).join(", ");
  }
}

customElements.define("toast-stack", ToastStack);
customElements.define("modal-dialog", ModalDialog);
customElements.define("copy-text", CopyText);
customElements.define("auto-submit", AutoSubmit);
customElements.define("file-drop", FileDrop);

const toasts = () => document.getElementById("toasts");

/* htmx reads the page in a timeout of its own, queued before this one. Until then a link that fills a dialog is just a link. */
setTimeout(() => document.documentElement.toggleAttribute("data-ready", true));

document.addEventListener("click", event => {
  const opener = event.target.closest("a[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  const ready = document.documentElement.hasAttribute("data-ready");
  if (dialog && ready && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    dialog.open();
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", event => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.querySelector("main [data-search]") ?? document.querySelector("[data-search]");
    if (search) {
      event.preventDefault();
      search.select();
    }
  }
  if (event.key === "Escape") closeMenu(event.target.closest("details.menu[open]"));
});

function closeMenu(menu) {
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
}

/* htmx: no answer at all. */
document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  const saving = ctx?.request && ctx.request.method.toUpperCase() !== "GET";
  toasts().fail(saving ? toasts().dataset.notSaved : toasts().dataset.notLoaded);
});

/* htmx: an answer that is an error. 409 and 422 bring back the form; any other would replace what one is working on, so it is not
   swapped in, unless it says itself where to go (our own errors retarget to the toasts). */
document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
  if ([409, 422].includes(ctx.response.status)) return;
  Object.assign(ctx, { swap: "none", push: false, replace: false });
  if (!ctx.response.headers.get("HX-Retarget")) toasts().fail(toasts().dataset.failed);
});
