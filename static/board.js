"use strict";
/* The board: cards are dragged, or moved by Shift and an arrow key while one has the focus. What moved is sent at once; what the
   server then says is read anew, so that the board always shows what is true. Without scripts each card has its "Move to …". */
class DealBoard extends HTMLElement {
  connectedCallback() {
    this.stop = new AbortController();
    const until = { signal: this.stop.signal };
    if (!this.dataset.sortable) return;
    this.addEventListener("keydown", event => this.pressed(event), until);
    document.body.addEventListener("deals-changed", () => this.changed(), until);
    document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => this.failed(ctx), until);
    document.addEventListener("htmx:error", ({ detail: { ctx } }) => this.failed(ctx), until);
    document.addEventListener("htmx:before:swap", () => this.tidy(), until);
    document.addEventListener("htmx:after:swap", () => this.settle(), until);
    this.load();
  }

  disconnectedCallback() {
    this.stop.abort();
  }

  /* Only a board needs it. */
  load() {
    if (window.Sortable) return this.settle();
    const script = Object.assign(document.createElement("script"), { src: this.dataset.sortable });
    script.addEventListener("load", () => this.settle());
    document.head.append(script);
  }

  get lists() {
    return [...this.querySelectorAll("ol[data-stage]")];
  }

  /* Columns that are new can be sorted; the card that was moved by keyboard has the focus again. */
  settle() {
    if (!window.Sortable || !this.isConnected || document.body.hasAttribute("data-seeing")) return;
    for (const list of this.lists.filter(each => !Sortable.get(each))) {
      Sortable.create(list, {
        group: "deals", draggable: ".deal-card", animation: 120, delay: 180, delayOnTouchOnly: true, filter: ".deal-move",
        preventOnFilter: false, scroll: true, emptyInsertThreshold: 24, ghostClass: "deal-ghost",
        onStart: ({ item }) => this.lift(item),
        onEnd: ({ item, from, to, oldIndex, newIndex }) => this.drop(item, from !== to || oldIndex !== newIndex),
      });
    }
    if (this.focused) document.querySelector(`#deal-${this.focused} .deal-name`)?.focus();
  }

  /* Nothing is read anew under somebody's hand. */
  lift(card) {
    this.seen = card.closest("ol").dataset.stage;
    this.parentElement.toggleAttribute("hx-morph-skip", true);
  }

  drop(card, isElsewhere) {
    this.parentElement.removeAttribute("hx-morph-skip");
    this.focused = null;
    if (isElsewhere) this.send(card, this.seen);
  }

  /* What is left of an animation: htmx would copy it, which the policy forbids. */
  tidy() {
    for (const styled of this.querySelectorAll("[style]")) styled.removeAttribute("style");
  }

  pressed(event) {
    const card = event.target.closest(".deal-card");
    if (!card || !event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const list = card.closest("ol"), seen = list.dataset.stage;
    if (this.step(card, list, event.key)) {
      this.focused = card.dataset.deal;
      card.querySelector(".deal-name").focus();
      this.send(card, seen);
    }
  }

  /* One place up or down, or on top of the column beside; false where there is none. */
  step(card, list, key) {
    const above = card.previousElementSibling, below = card.nextElementSibling;
    if (key === "ArrowUp") return above?.matches(".deal-card") && (above.before(card), true);
    if (key === "ArrowDown") return below?.matches(".deal-card") && (below.after(card), true);
    const lists = this.lists, beside = lists[lists.indexOf(list) + (key === "ArrowRight" ? 1 : -1)];
    return beside && (beside.prepend(card), beside.parentElement.scrollIntoView({ block: "nearest", inline: "nearest" }), true);
  }

  send(card, seen) {
    const list = card.closest("ol"), above = card.previousElementSibling;
    const values = { stage: list.dataset.stage, seen, below: above?.matches(".deal-card") ? above.dataset.deal : "" };
    this.waiting = true;
    htmx.ajax("POST", `/sales/deals/${card.dataset.deal}/move`, { source: this.dataset.asks, values });
  }

  /* It worked: whatever was asked is answered. */
  changed() {
    this.waiting = false;
    document.querySelector(this.dataset.asks).replaceChildren();
  }

  /* Refused, asked back or never arrived: the card goes back to where it really is. */
  failed(ctx) {
    if (!this.waiting || ctx?.request?.method?.toUpperCase() === "GET") return;
    this.waiting = false;
    htmx.trigger(document.getElementById("board"), "board-doubted");
  }
}

customElements.define("deal-board", DealBoard);
