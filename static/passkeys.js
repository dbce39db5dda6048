"use strict";
/* Passkeys: the browser makes or shows one, and the form around the button is sent with its answer. */

class PassKey extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.told = this.querySelector("[role=alert]");
    this.button.hidden = false;
    this.button.addEventListener("click", event => {
      event.preventDefault();
      if (this.button.formNoValidate || this.form.reportValidity()) this.ask();
    });
  }

  async ask() {
    this.told.hidden = true;
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return this.tell(this.dataset.tooOld);
    this.button.disabled = true;
    try {
      const answer = await this.shown(await this.options());
      document.getElementById(this.dataset.field).value = JSON.stringify(answer.toJSON());
      this.form.requestSubmit(this.button);
    } catch {
      this.tell(this.dataset.failed);
    } finally {
      this.button.disabled = false;
    }
  }

  get form() {
    return this.closest("form");
  }

  async options() {
    const csrf_token = this.form.elements.csrf_token.value;
    const response = await fetch(this.dataset.options, { method: "POST", headers: { "X-CSRF-Token": csrf_token } });
    if (!response.ok) throw new Error(response.status);
    return response.json();
  }

  shown(options) {
    if ("make" in this.dataset) {
      return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
    }
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  }

  tell(words) {
    this.told.textContent = words;
    this.told.hidden = false;
  }
}

customElements.define("pass-key", PassKey);
