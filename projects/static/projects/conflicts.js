/** A file changed here and elsewhere: both texts are kept until the student says which. Nothing is written over. */

import {ask} from "./requests.js";

function otherName(name, documents) {
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (let number = 1; ; number += 1) {
    const other = `${stem}_other${number > 1 ? number : ""}${ending}`;
    if (!documents.named(other)) return other;
  }
}

export class Conflicts {
  /** `root` holds [data-conflict-words], [data-other] and the [data-choose-text] buttons. */
  constructor({root, documents, autosave, urls, onWrite}) {
    Object.assign(this, {root, documents, autosave, urls, onWrite});
    this.others = new Map(); // file id -> {text, revision}
    this.open = null;
    for (const choice of root.querySelectorAll("[data-choose-text]")) {
      choice.addEventListener("click", () => this.#choose(choice.dataset.chooseText));
    }
  }

  /** The other text: with the server's answer where it brought it, else asked for. */
  async moved(file, answer = {}) {
    const other = typeof answer.text === "string" ? answer : await ask(file.url).catch(() => null);
    if (!other) return setTimeout(() => this.autosave.release(file.id), 4000);
    if (other.text === file.text) return this.#settle(file.id, file.text, other);
    this.others.set(file.id, {...other, file});
    this.show(this.open);
  }

  /** The choice belongs to the file that is open. */
  show(id) {
    this.open = id;
    const other = this.others.get(id);
    this.root.hidden = !other;
    if (!other) return;
    const {name} = this.documents.get(id);
    this.root.querySelector("[data-conflict-words]").textContent =
      `${name} was also changed somewhere else: in another tab, on another device, or by your program. ` +
      "Both texts are safe. Which one do you want here?";
    this.root.querySelector("[data-other]").textContent = other.text;
  }

  async #choose(choice) {
    const id = this.open;
    const file = this.documents.get(id);
    const other = this.others.get(id);
    if (choice === "both") {
      const name = otherName(file.name, this.documents);
      const added = await ask(this.urls.files, {method: "POST", json: {name, text: other.text}}).catch(() => null);
      if (!added) return;
      this.documents.add({text: other.text, ...added});
    }
    if (choice === "other") this.documents.replace(id, other.text, other);
    this.#settle(id, other.text, other);
    this.onWrite();
  }

  /** From now on `text` is what the server is known to hold; what is typed here is saved after it. */
  #settle(id, text, {revision}) {
    this.others.delete(id);
    this.documents.acknowledge(id, text, {revision});
    if (!this.documents.isUnsaved(id)) this.autosave.drafts.drop(id);
    this.autosave.release(id);
    this.show(this.open);
  }
}
