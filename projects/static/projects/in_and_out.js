/** The project taken along, and a program pasted: what the menu "In and out" does. Uploads are in files.js. */

import {withEnding} from "./files.js";
import {ask, sentenceOf} from "./requests.js";

export class InAndOut {
  /** `files` shows what came; `save()` keeps what was typed last, so that it goes along. */
  constructor({root, files, documents, save, url}) {
    Object.assign(this, {files, documents, save, url});
    this.menu = root.querySelector("[data-take-menu]");
    this.dialog = root.querySelector("[data-paste-dialog]");
    for (const link of this.menu.querySelectorAll("[data-take]")) {
      link.addEventListener("click", (event) => this.#take(event, link.href));
    }
    this.menu.querySelector("[data-paste]")?.addEventListener("click", () => this.#open());
    this.dialog?.querySelector("form").addEventListener("submit", (event) => this.#submit(event));
  }

  async #take(event, href) {
    event.preventDefault();
    this.menu.removeAttribute("open");
    await this.save();
    location.assign(href);
  }

  #open() {
    this.menu.removeAttribute("open");
    this.#complain("");
    this.dialog.querySelector("textarea").value = "";
    this.dialog.querySelector("input").value = this.#freeName();
    this.dialog.showModal();
    this.dialog.querySelector("textarea").focus();
  }

  #freeName() {
    let number = 1;
    const name = () => (number === 1 ? "pasted.py" : `pasted_${number}.py`);
    while (this.documents.named(name())) number += 1;
    return name();
  }

  async #submit(event) {
    if (!event.submitter?.value) return;
    event.preventDefault();
    const name = withEnding(this.dialog.querySelector("input").value) || this.#freeName();
    const text = this.dialog.querySelector("textarea").value;
    try {
      const {file, said} = await ask(this.url, {method: "POST", json: {name, text}});
      this.dialog.close();
      this.documents.add(file);
      this.files.show(file.id);
      for (const sentence of said) this.files.note(sentence);
      this.files.onWrite();
    } catch (error) {
      this.#complain(sentenceOf(error));
    }
  }

  #complain(words) {
    this.dialog.querySelector("[data-paste-error]").textContent = words;
  }
}
