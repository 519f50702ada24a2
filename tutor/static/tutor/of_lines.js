/** A suggestion for lines of a file: a difference, of which parts can be taken. */

import {line as drawnLine} from "../projects/difference.js";
import {applied, chosenLines, groups, oldLines} from "../projects/parts.js";
import {filled} from "./words.js";

export class OfLines {
  constructor({event, base, workspace, piece, words}) {
    Object.assign(this, {event, base, workspace, piece, words});
    this.old = oldLines(base, event);
    this.choices = [];
  }

  get where() {
    const {file, first, last} = this.event;
    return filled(last > first ? this.words.lines : this.words.line, {file, first, last});
  }

  draw({root, onChange}) {
    let number = this.event.first - 1;
    for (const {part, rows} of groups(this.old, this.event.text)) {
      const lines = rows.map((row) => {
        if (row.kind !== "gone") number += 1;
        return drawnLine(row, row.kind === "gone" ? "" : String(number));
      });
      root.append(...(part === undefined ? lines : [this.#part(lines, onChange)]));
    }
    if (this.choices.length < 2) for (const choice of this.choices) choice.closest("label").hidden = true; // it is all or nothing
  }

  #part(lines, onChange) {
    const made = this.piece("part");
    const choice = made.querySelector("[data-chosen]");
    made.querySelector("[data-chosen-words]").textContent = this.words.choosePart;
    made.querySelector("[data-lines]").append(...lines);
    choice.addEventListener("change", () => {
      made.classList.toggle("is-left", !choice.checked);
      onChange();
    });
    this.choices.push(choice);
    return made;
  }

  get #chosen() {
    return this.choices.filter(({checked}) => checked).length;
  }

  get takeWords() {
    return this.#chosen < this.choices.length ? this.words.takeSome : this.words.take;
  }

  /** What is in the way of taking it; "" for nothing. */
  get trouble() {
    return this.#chosen ? "" : this.words.nothingChosen;
  }

  /** Gives {taken, chars, undo}; raises an Error with a sentence. */
  async take() {
    const {file: name, first, last} = this.event;
    const file = this.workspace.documents.named(name);
    const lines = chosenLines(this.old, this.event.text, (number) => this.choices[number].checked);
    const before = file?.text ?? null;
    const after = before === null ? null : applied({base: this.base, now: before, first, last, lines});
    if (after === null) throw new Error(this.words.touched);
    this.#retype(file.id, after);
    const chars = Math.max(0, lines.join("\n").length - this.old.join("\n").length);
    const undo = () => this.#takeBack(file.id, after, before);
    return {taken: this.#chosen < this.choices.length ? "some" : "all", chars, undo};
  }

  #retype(id, text) {
    const {files, editing, origins} = this.workspace;
    if (files.open !== id) files.show(id);
    origins.expect("s");
    editing.retype(text);
  }

  async #takeBack(id, after, before) {
    const now = this.workspace.documents.get(id)?.text;
    const lines = before.split("\n");
    const last = after.split("\n").length;
    const back = now === undefined ? null : applied({base: after, now, first: 1, last, lines});
    if (back === null) throw new Error(this.words.cannotUndo);
    this.#retype(id, back);
  }
}
