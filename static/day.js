"use strict";
/* One popover for all rows: a link "Put off" opens it for its own task. Without scripts the link leads to a page with the form. */
class SnoozeMenu extends HTMLElement {
  connectedCallback() {
    this.listener = event => this.open(event);
    document.addEventListener("click", this.listener);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.listener);
  }

  open(event) {
    const opener = event.target.closest("a[data-snooze]");
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const form = this.querySelector("form");
    const menu = form.parentElement;
    form.action = opener.dataset.snooze;
    form.setAttribute("hx-post", opener.dataset.snooze);
    if (menu.matches(":popover-open")) menu.hidePopover();
    menu.showPopover({ source: opener });
    form.querySelector("button").focus();
  }
}

/* Call mode: N goes on to the next customer, Ctrl+Enter saves what came of it. */
class CallKeys extends HTMLElement {
  connectedCallback() {
    this.listener = event => this.press(event);
    document.addEventListener("keydown", this.listener);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.listener);
  }

  press(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      document.querySelector("form[data-outcome]").requestSubmit();
    }
    const typing = event.target.closest("textarea, select, input:not([type=radio])");
    if (event.key.toLowerCase() === "n" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      document.querySelector("a[data-next]").click();
    }
  }
}

customElements.define("snooze-menu", SnoozeMenu);
customElements.define("call-keys", CallKeys);
