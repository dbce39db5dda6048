"use strict";
/* A signature drawn with a finger, a pen or a mouse. Without this file one types the name. */

class SignaturePad extends HTMLElement {
  connectedCallback() {
    this.canvas = this.querySelector("canvas");
    this.field = document.getElementById(this.dataset.field);
    this.fit();
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.go(event));
    for (const name of ["pointerup", "pointercancel"]) this.canvas.addEventListener(name, () => this.end());
    this.querySelector("[data-clear]").addEventListener("click", () => this.clear());
    this.refit = () => { this.fit(); };
    addEventListener("resize", this.refit);
  }

  disconnectedCallback() {
    removeEventListener("resize", this.refit);
  }

  /* As many points as the screen shows; what was drawn is drawn again, also after an error on another field. */
  fit() {
    const box = this.canvas.getBoundingClientRect(), by = Math.min(devicePixelRatio || 1, 2);
    this.canvas.width = Math.round(box.width * by);
    this.canvas.height = Math.round(box.height * by);
    this.pen = this.canvas.getContext("2d");
    this.pen.scale(by, by);
    Object.assign(this.pen, { lineWidth: 2.2, lineCap: "round", lineJoin: "round", strokeStyle: "#10203a" });
    if (!this.field.value) return;
    const drawn = new Image();
    drawn.onload = () => this.pen.drawImage(drawn, 0, 0, box.width, box.width * drawn.height / drawn.width);
    drawn.src = this.field.value;
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  begin(event) {
    if (event.button) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.last = this.at(event);
    this.line(this.last);
  }

  go(event) {
    if (!this.last) return;
    const moves = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    for (const move of moves.length ? moves : [event]) this.line(this.at(move));
  }

  line(to) {
    this.pen.beginPath();
    this.pen.moveTo(...this.last);
    this.pen.lineTo(...to);
    this.pen.stroke();
    this.last = to;
  }

  end() {
    if (!this.last) return;
    this.last = null;
    this.field.value = this.canvas.toDataURL("image/png");
  }

  clear() {
    this.pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.field.value = "";
  }
}

customElements.define("signature-pad", SignaturePad);
