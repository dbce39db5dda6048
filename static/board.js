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
    if (!window.Sortable || !this.isConnected) return;
    for (const list of this.lists.filter(each => !Sortable.get(each))) {
      Sortable.create(list, {
        group: "deals", draggable: ".card", animation: 120, delay: 180, delayOnTouchOnly: true, filter: ".card-move",
        preventOnFilter: false, scroll: true, emptyInsertThreshold: 24, ghostClass: "card-ghost",
        onStart: ({ item }) => { this.seen = item.closest("ol").dataset.stage; },
        onEnd: ({ item, from, to, oldIndex, newIndex }) => (from !== to || oldIndex !== newIndex) && this.send(item, this.seen),
      });
    }
    if (this.focused) document.querySelector(`#deal-${this.focused} .card-title`)?.focus();
  }

  pressed(event) {
    const card = event.target.closest(".card");
    if (!card || !event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const list = card.closest("ol"), seen = list.dataset.stage;
    if (this.step(card, list, event.key)) {
      this.focused = card.dataset.deal;
      card.querySelector(".card-title").focus();
      this.send(card, seen);
    }
  }

  /* One place up or down, or on top of the column beside; false where there is none. */
  step(card, list, key) {
    const above = card.previousElementSibling, below = card.nextElementSibling;
    if (key === "ArrowUp") return above?.matches(".card") && (above.before(card), true);
    if (key === "ArrowDown") return below?.matches(".card") && (below.after(card), true);
    const lists = this.lists, beside = lists[lists.indexOf(list) + (key === "ArrowRight" ? 1 : -1)];
    return beside && (beside.prepend(card), beside.parentElement.scrollIntoView({ block: "nearest", inline: "nearest" }), true);
  }

  send(card, seen) {
    const list = card.closest("ol"), above = card.previousElementSibling;
    const values = { stage: list.dataset.stage, seen, below: above?.matches(".card") ? above.dataset.deal : "" };
    this.waiting = true;
    htmx.ajax("POST", `/sales/deals/${card.dataset.deal}/move`, { source: this, target: this.dataset.asks, swap: "innerHTML", values });
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
