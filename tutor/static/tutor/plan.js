/** My own idea in small steps: the server ticks them, when a run has shown that one is done. */

import {worded} from "../runner/findings.js";
import {earlier} from "./order.js";
import {filled} from "./words.js";

export class Plan {
  /** `rearrange(order)`: the numbers of the steps as they are wanted; those that are missing are dropped. */
  constructor({mount, words, piece, cardAddress, rearrange}) {
    Object.assign(this, {mount, words, piece, cardAddress, rearrange});
    this.root = mount.querySelector("[data-plan]");
    this.isGoing = false; // there is a step to do now
  }

  draw({idea, steps, now}) {
    const drawn = JSON.stringify([idea, steps, now]);
    if (drawn === this.drawn) return; // whoever is in it with the keyboard stays where they are
    this.drawn = drawn;
    const hadFocus = this.root.contains(document.activeElement);
    this.root.hidden = !steps.length;
    this.isGoing = now > 0;
    const done = steps.filter(({is_done: isDone}) => isDone).length;
    const words = filled(this.words.planWords, {done, all: steps.length, idea});
    this.root.querySelector("[data-plan-words]").textContent = words;
    this.#drawNow(steps.find(({number}) => number === now), steps.length, words);
    this.root.querySelector("[data-plan-steps]").replaceChildren(...steps.map((step) => this.#step(step, now, steps)));
    if (hadFocus) this.root.querySelector("summary").focus();
  }

  /** All that is seen of it while it is folded. */
  #drawNow(step, all, otherwise) {
    const text = step ? filled(this.words.planNow, {now: step.number, all, text: step.text}) : otherwise;
    this.root.querySelector("[data-plan-now]").replaceChildren(...worded("span", "", text).childNodes);
  }

  /** The room is for what is said. */
  fold() {
    if (!this.root.contains(document.activeElement)) this.root.open = false;
  }

  unfold() {
    this.root.open = true;
  }

  #step({number, text, how, card, is_done: isDone}, now, steps) {
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
    part("changes").hidden = isDone;
    part("earlier").hidden = number === now;
    const numbers = steps.map((step) => step.number);
    part("earlier").addEventListener("click", () => this.rearrange(earlier(numbers, number)));
    part("drop").addEventListener("click", () => this.rearrange(numbers.filter((other) => other !== number)));
    for (const name of ["earlier", "drop"]) part(name).setAttribute("aria-description", text);
    return made;
  }
}
