/** My own idea in small steps: the server ticks them, when a run has shown that one is done. */

import {worded} from "../runner/findings.js";
import {filled} from "./words.js";

export class Plan {
  constructor({mount, words, piece, cardAddress}) {
    Object.assign(this, {mount, words, piece, cardAddress});
    this.root = mount.querySelector("[data-plan]");
  }

  draw({idea, steps, now}) {
    const wasHidden = this.root.hidden;
    this.root.hidden = !steps.length;
    if (wasHidden) this.root.open = true;
    const done = steps.filter(({is_done: isDone}) => isDone).length;
    const words = filled(this.words.planWords, {done, all: steps.length, idea});
    this.root.querySelector("[data-plan-words]").textContent = words;
    this.root.querySelector("[data-plan-steps]").replaceChildren(...steps.map((step) => this.#step(step, now)));
  }

  #step({number, text, how, card, is_done: isDone}, now) {
    const made = this.piece("step");
    const part = (name) => made.querySelector(`[data-${name}]`);
    made.classList.toggle("plan__step--done", isDone);
    if (number === now) made.setAttribute("aria-current", "step");
    part("mark").textContent = isDone ? "✓" : String(number);
    part("mark").setAttribute("aria-hidden", String(isDone));
    part("done").hidden = !isDone;
    part("now").hidden = number !== now;
    part("text").append(...worded("span", "", text).childNodes);
    part("how").append(...worded("span", "", how).childNodes);
    part("how").hidden = !how || isDone || number !== now;
    part("card").hidden = !card || number !== now;
    if (card) part("card").href = this.cardAddress(card);
    return made;
  }
}
