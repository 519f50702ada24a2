/** Code that is suggested: to take, in parts or whole, after a word of one's own, or to throw away. */

import {worded} from "../runner/findings.js";
import {say} from "../runner/say.js";
import {OfFile} from "./of_file.js";
import {OfLines} from "./of_lines.js";
import {label} from "./words.js";

const FEWEST_LETTERS = 8; // of an answer in words

export class Suggestion {
  /** `base`: the file as it was when this was asked for. `onSettled({taken, words, chars})`. */
  constructor({event, element, onSettled, ...rest}) {
    Object.assign(this, {event, element, onSettled, words: rest.words});
    this.part = (name) => element.querySelector(`[data-${name}]`);
    this.what = event.first === 0 ? new OfFile({event, element, ...rest}) : new OfLines({event, ...rest});
    this.#draw();
    element.addEventListener("submit", (pressed) => {
      pressed.preventDefault();
      this.#take();
    });
    this.part("throw").addEventListener("click", () => this.#throwAway());
    this.part("undo").addEventListener("click", () => this.#undo());
  }

  #draw() {
    this.part("where").textContent = this.what.where;
    this.part("from-model").hidden = this.event.source !== "model";
    this.element.setAttribute("aria-label", this.what.where);
    this.part("note").append(...worded("span", "", this.event.note).childNodes);
    this.what.draw({root: this.part("parts"), onChange: () => this.#drawTake()});
    this.part("words-field").hidden = !this.event.wants_words;
    label(this.part("words-label"), this.part("words"));
    this.#drawTake();
  }

  #drawTake() {
    this.part("take").textContent = this.what.takeWords;
    this.part("error").textContent = "";
  }

  async #take() {
    if (this.isTaking) return; // pressed twice
    const words = this.part("words").value.trim();
    if (this.what.trouble) return this.#complain(this.what.trouble);
    if (this.event.wants_words && words.replace(/\s/g, "").length < FEWEST_LETTERS) {
      this.#complain(this.words.wantsWords);
      return this.part("words").focus();
    }
    this.#setTaking(true);
    try {
      const {taken, chars, undo} = await this.what.take();
      this.undo = undo;
      this.onSettled({taken, words, chars});
      this.#end(this.words.taken, true);
    } catch (error) {
      this.#complain(error.message);
    }
    this.#setTaking(false);
  }

  #setTaking(isTaking) {
    this.isTaking = isTaking;
    this.part("take").setAttribute("aria-busy", String(isTaking));
  }

  #complain(sentence) {
    this.part("error").textContent = sentence;
  }

  #throwAway() {
    if (this.isTaking) return;
    this.onSettled({taken: "none", words: "", chars: 0});
    this.#end(this.words.thrown, false);
  }

  /** What it was stays to be read; there is nothing to decide any more. */
  #end(sentence, canUndo) {
    const hadFocus = this.element.contains(document.activeElement);
    this.element.classList.add("is-settled");
    for (const name of ["choices", "words-field", "file"]) this.part(name).hidden = true;
    for (const choice of this.element.querySelectorAll("[data-chosen]")) choice.disabled = true;
    this.#complain("");
    this.part("settled").hidden = false;
    this.part("settled-words").textContent = sentence;
    this.part("undo").hidden = !canUndo;
    if (hadFocus) (canUndo ? this.part("undo") : this.element.closest(".exchange"))?.focus();
    say(sentence);
  }

  async #undo() {
    try {
      await this.undo();
      this.#end(this.words.undone, false);
    } catch (error) {
      this.#end(error.message, false);
    }
  }
}
