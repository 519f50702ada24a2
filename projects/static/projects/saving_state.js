/** Whether everything is saved, beside the project's name. There is no such place for a teacher, who changes nothing. */

import {say} from "../runner/say.js";
import {words} from "./words.js";

const ALARMING = ["lost", "refused", "choice"];

export class SavingState {
  constructor(element) {
    this.element = element;
  }

  draw(state, sentence) {
    if (!this.element || this.element.textContent === sentence) return;
    this.element.dataset.state = state;
    this.element.textContent = sentence;
    if (ALARMING.includes(state)) say(sentence);
  }

  /** To whoever wanted to save by hand: it is done, and was already. */
  confirm() {
    if (this.element?.dataset.state !== "saved") return;
    this.element.classList.remove("is-said");
    requestAnimationFrame(() => this.element.classList.add("is-said"));
    say(words.saved);
  }
}
