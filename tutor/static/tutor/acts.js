/** What the tutor can do with the selected lines: a quiet bar under the code, in both editors. */

import {filled} from "./words.js";

const PAUSE = 350; // ms: while one is still selecting nothing moves

/** {first, last}: the lines of a selection; one that ends at the start of a line does not mean that line. */
export function linesOf(text, {from, to}) {
  const number = (offset) => text.slice(0, offset).split("\n").length;
  const end = to > from && text[to - 1] === "\n" ? to - 1 : to;
  return {first: number(from), last: number(end)};
}

export class Acts {
  /** `onAct({action, file, first, last})`. */
  constructor({mount, workspace, onAct}) {
    Object.assign(this, {workspace, onAct});
    const look = mount.querySelector("[data-acts]");
    this.bar = look?.content.firstElementChild.cloneNode(true);
    this.isOffered = Boolean(this.bar);
    this.done = "";
    if (!this.bar) return;
    const editor = workspace.root.querySelector("[data-editor] [data-plain]").parentElement;
    editor.querySelector(".editor__foot").before(this.bar);
    for (const button of this.bar.querySelectorAll("[data-act-on]")) {
      button.addEventListener("click", () => this.#act(button.dataset.actOn));
    }
    this.bar.addEventListener("keydown", (event) => this.#pressed(event));
    document.addEventListener("selectionchange", () => this.#later());
    editor.addEventListener("keyup", () => this.#later());
    // Also where the same lines are selected once more: it is meant once more.
    editor.addEventListener("pointerdown", () => (this.done = ""));
    editor.addEventListener("keydown", ({key}) => (key === "Escape" ? this.#put() : (this.done = "")));
    this.#later(); // something may be selected already
  }

  offer(isOffered) {
    this.isOffered = isOffered && Boolean(this.bar);
    if (!this.isOffered && this.bar) this.bar.hidden = true;
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#draw(Boolean(this.#selected)), PAUSE);
  }

  /** {file, first, last}; null where nothing is selected, or nothing that has words in it. */
  get #selected() {
    const {id, from, to} = this.workspace.editing.selected;
    const file = this.workspace.documents.get(id);
    if (!file?.text || !file.text.slice(from, to).trim()) return null;
    return {file: file.name, ...linesOf(file.text, {from, to})};
  }

  #draw(isShown) {
    if (this.bar.contains(document.activeElement)) return;
    const selected = isShown && this.isOffered ? this.#selected : null;
    if (JSON.stringify(selected) !== this.done) this.done = "";
    this.bar.hidden = !selected || Boolean(this.done);
    if (this.bar.hidden) return;
    const {first, last} = selected;
    const {line, lines} = this.bar.dataset;
    this.bar.querySelector(".tutor-acts__lines").textContent = filled(first === last ? line : lines, {first, last});
  }

  /** The keyboard goes there; false where there is nothing to do anything with. */
  focus() {
    if (!this.isOffered || this.bar.contains(document.activeElement) || !this.#selected) return false;
    this.done = "";
    this.#draw(true);
    this.bar.querySelector("button").focus();
    return true;
  }

  #pressed(event) {
    const buttons = [...this.bar.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const to = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1}[event.key];
    if (event.key === "Escape") {
      event.preventDefault();
      this.workspace.editing.focus();
    } else if (to !== undefined) {
      event.preventDefault();
      buttons.at(to % buttons.length).focus();
    }
  }

  #act(action) {
    const selected = this.#selected;
    if (selected) this.onAct({action, ...selected});
    this.#put();
  }

  /** Away, until something else is selected, or the same again. */
  #put() {
    this.done = JSON.stringify(this.#selected);
    this.bar.hidden = true;
  }
}
