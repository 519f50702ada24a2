/** A suggested file: to take as it is, to change first, or to throw away. */

import {ask, sentenceOf} from "../projects/requests.js";
import {label} from "./words.js";

export class OfFile {
  constructor({event, element, workspace, words, colour}) {
    Object.assign(this, {event, workspace, words, colour});
    this.part = (name) => element.querySelector(`[data-${name}]`);
    this.trouble = "";
  }

  get where() {
    return this.words.newFile;
  }

  get takeWords() {
    return this.words.takeFile;
  }

  draw({root}) {
    const {file, text} = this.event;
    this.shown = Object.assign(document.createElement("pre"), {className: "sentence__code", textContent: text, tabIndex: 0});
    this.shown.setAttribute("role", "group");
    this.shown.setAttribute("aria-label", this.part("text-label").textContent);
    root.append(this.shown);
    if (file.endsWith(".py")) this.#inColours(text);
    this.part("file").hidden = false;
    this.part("name").value = file;
    label(this.part("name-label"), this.part("name"));
    label(this.part("text-label"), this.part("text"));
    this.part("change").hidden = false;
    this.part("change").addEventListener("click", () => this.#change());
  }

  #inColours(text) {
    this.colour(text).then(
      (coloured) => this.shown.replaceChildren(coloured),
      () => {},
    );
  }

  #change() {
    this.shown.hidden = true;
    this.part("change").hidden = true;
    this.part("text").hidden = false;
    this.part("text").value = this.event.text;
    this.part("text").focus();
  }

  async take() {
    const {documents, files, urls} = this.workspace;
    const isChanged = !this.part("text").hidden;
    const text = isChanged ? this.part("text").value : this.event.text;
    try {
      const json = {name: this.part("name").value, text, kind: "suggested"};
      const file = await ask(urls.files, {method: "POST", json});
      documents.add({...file, text});
      files.show(file.id);
      const isSame = text === this.event.text;
      return {taken: isSame ? "all" : "some", chars: text.length, undo: () => files.remove(file.id)};
    } catch (error) {
      throw new Error(sentenceOf(error), {cause: error});
    }
  }
}
