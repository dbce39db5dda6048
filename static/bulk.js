/* Ticking rows of a list. The check boxes belong to the form by their `form` attribute, so all of it works without this; here the
   bar appears when something is ticked, says how much, and Shift ticks everything between two clicks. */
class BulkBar extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.stop = new AbortController();
    const until = { signal: this.stop.signal };
    document.addEventListener("change", event => event.target.form === this.form && this.changed(event.target), until);
    document.addEventListener("click", event => { this.shift = event.shiftKey; }, { capture: true, ...until });
    addEventListener("pageshow", () => this.show(), until); /* after Back the browser ticks what was ticked */
    this.querySelector("[data-clear]").addEventListener("click", () => this.clear());
    this.show();
    requestAnimationFrame(() => this.show()); /* while htmx swaps, the boxes of the list before are still there */
  }

  disconnectedCallback() {
    this.stop.abort();
  }

  get boxes() {
    return Array.from(this.form.elements).filter(control => control.name === "ids");
  }

  get head() {
    return Array.from(this.form.elements).find(control => control.type === "checkbox" && !control.name);
  }

  get all() {
    return this.form.elements.namedItem("all");
  }

  changed(box) {
    const boxes = this.boxes;
    if (box === this.head) boxes.forEach(each => { each.checked = box.checked; });
    else if (box.name === "ids" && this.shift && boxes.includes(this.last)) {
      const [from, to] = [boxes.indexOf(this.last), boxes.indexOf(box)].sort((a, b) => a - b);
      boxes.slice(from, to + 1).forEach(each => { each.checked = box.checked; });
    }
    if (box.name === "ids") this.last = box;
    if (box !== this.all && !box.checked) this.all.checked = false;
    this.show();
  }

  clear() {
    for (const box of [...this.boxes, this.all]) box.checked = false;
    this.show();
    this.head?.focus();
  }

  show() {
    const boxes = this.boxes;
    const ticked = boxes.filter(box => box.checked).length;
    if (this.head) {
      this.head.checked = ticked > 0 && ticked === boxes.length;
      this.head.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    const { one, many, all } = this.querySelector("output").dataset;
    const said = this.all.checked ? all : ticked === 1 ? one : many.replace("{count}", ticked);
    this.querySelector("output").textContent = said;
    this.toggleAttribute("data-some", ticked > 0 || this.all.checked);
  }
}

customElements.define("bulk-bar", BulkBar);
