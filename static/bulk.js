/* Ticking rows of a list. The check boxes belong to the form by their `form` attribute, so all of it works without this; here the
   bar appears when something is ticked, says how much, and Shift ticks everything between two clicks. What is ticked on other pages of
   the same list stays ticked, as hidden fields, until the list is narrowed otherwise. */
class BulkBar extends HTMLElement {
  static kept = { list: "", ids: new Set() };

  connectedCallback() {
    this.form = this.closest("form");
    this.stop = new AbortController();
    const until = { signal: this.stop.signal };
    document.addEventListener("change", event => event.target.form === this.form && this.changed(event.target), until);
    document.addEventListener("click", event => { this.shift = event.shiftKey; }, { capture: true, ...until });
    addEventListener("pageshow", () => this.show(), until); /* after Back the browser ticks what was ticked */
    this.querySelector("[data-clear]").addEventListener("click", () => this.clear());
    this.show();
    requestAnimationFrame(() => { this.bringBack(); this.show(); }); /* while htmx swaps, the boxes of the list before are still there */
  }

  /* The list that ticks belong to: what narrows it, not how it is sorted. */
  get list() {
    const asked = new URLSearchParams(this.form.elements.namedItem("query").value);
    for (const name of ["sort", "columns", "view"]) asked.delete(name);
    return `${this.form.elements.namedItem("listing").value}?${asked}`;
  }

  bringBack() {
    if (!this.isConnected) return;
    if (BulkBar.kept.list !== this.list) BulkBar.kept = { list: this.list, ids: new Set() };
    const here = new Map(this.boxes.map(box => [box.value, box]));
    for (const id of BulkBar.kept.ids) {
      if (here.has(id)) here.get(id).checked = true;
      else if (!this.elsewhere.some(each => each.value === id)) {
        const field = Object.assign(document.createElement("input"), { type: "hidden", name: "ids", value: id });
        this.append(field);
      }
    }
  }

  keep() {
    if (BulkBar.kept.list !== this.list) return;
    for (const box of this.boxes) BulkBar.kept.ids[box.checked ? "add" : "delete"](box.value);
  }

  get elsewhere() {
    return Array.from(this.querySelectorAll("input[type=hidden][name=ids]"));
  }

  disconnectedCallback() {
    this.stop.abort();
  }

  get boxes() {
    return Array.from(this.form.elements).filter(control => control.name === "ids" && control.type === "checkbox");
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
    this.keep();
    this.show();
  }

  clear() {
    for (const box of [...this.boxes, this.all]) box.checked = false;
    for (const field of this.elsewhere) field.remove();
    BulkBar.kept.ids.clear();
    this.show();
    this.head?.focus();
  }

  show() {
    const boxes = this.boxes;
    const here = boxes.filter(box => box.checked).length;
    const ticked = here + this.elsewhere.length;
    if (this.head) {
      this.head.checked = here > 0 && here === boxes.length;
      this.head.indeterminate = here > 0 && here < boxes.length;
    }
    const { one, many, all } = this.querySelector("output").dataset;
    const said = this.all.checked ? all : ticked === 1 ? one : many.replace("{count}", ticked);
    this.querySelector("output").textContent = said;
    this.toggleAttribute("data-some", ticked > 0 || this.all.checked);
  }
}

customElements.define("bulk-bar", BulkBar);
