/** One small form for the name of a file: what is wrong is said beside it, and Esc goes back. */

import {sentenceOf} from "./requests.js";
import {words} from "./words.js";

export class NameForm {
  constructor(form) {
    this.form = form;
    this.part = (name) => form?.querySelector(`[data-${name}]`);
    form?.addEventListener("submit", (event) => this.#submit(event));
    form?.addEventListener("keydown", ({key}) => key === "Escape" && this.close());
    this.part("cancel")?.addEventListener("click", () => this.close());
  }

  /** `send(name)` does it; what it raises is shown. `after()`: the focus has to go somewhere. */
  open({label, hint, action, value = "", send, after}) {
    Object.assign(this, {send, after});
    this.part("label").textContent = label;
    this.part("hint").textContent = hint;
    this.part("submit").textContent = action;
    this.#complain("");
    const input = this.part("name");
    input.value = value;
    this.form.hidden = false;
    input.focus();
    const ending = value.lastIndexOf(".");
    input.setSelectionRange(0, ending > 0 ? ending : value.length);
  }

  close() {
    if (this.form.hidden) return;
    this.form.hidden = true;
    this.after();
  }

  #complain(text) {
    this.part("error").textContent = text;
    this.part("name").setAttribute("aria-invalid", String(Boolean(text)));
  }

  async #submit(event) {
    event.preventDefault();
    const name = this.part("name").value;
    if (!name.trim()) return this.#complain(words.typeName);
    this.part("submit").setAttribute("aria-busy", "true");
    try {
      await this.send(name);
      this.close();
    } catch (error) {
      this.#complain(sentenceOf(error));
      this.part("name").focus();
    }
    this.part("submit").removeAttribute("aria-busy");
  }
}
