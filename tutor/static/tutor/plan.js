/** My own idea in small steps: the server ticks them, when a run has shown that one is done. */

import {findingWords, worded} from "../runner/findings.js";
import {say} from "../runner/say.js";
import {earlier, withBack} from "./order.js";
import {filled} from "./words.js";

export class Plan {
  /** `rearrange({order, seen})`: the numbers of the steps as they are wanted; those that are missing are dropped. `seen`: the
   * mark of the plan that has these numbers. */
  constructor({mount, words, piece, cardAddress, rearrange}) {
    Object.assign(this, {mount, words, piece, cardAddress, rearrange});
    this.part = (name) => mount.querySelector(`[data-plan${name && `-${name}`}]`);
    this.root = this.part("");
    this.talk = mount.querySelector("[data-talk]");
    this.steps = [];
    this.dropped = null; // {text, at}: until something else is done to the plan
    this.part("undo").addEventListener("click", () => this.#undo());
  }

  get isThere() {
    return this.steps.length > 0;
  }

  /** There is a step to do now. */
  get isGoing() {
    return this.steps.some(({is_done: isDone}) => !isDone);
  }

  /** How far it is: {done, all, idea}. */
  get now() {
    const done = this.steps.filter(({is_done: isDone}) => isDone).length;
    return {done, all: this.steps.length, idea: this.idea};
  }

  draw({id, idea, steps, now, mark}) {
    this.mark = mark;
    // The answer to a press: another page was quicker, or another press, and nothing was dropped.
    if (id && steps.some(({text}) => text === this.dropped?.text)) this.#tellDropped(null);
    const drawn = JSON.stringify([idea, steps, now]);
    if (drawn === this.drawn) return; // whoever is in it with the keyboard stays where they are
    Object.assign(this, {drawn, idea, steps});
    const hadFocus = this.root.contains(document.activeElement);
    this.root.hidden = !this.isThere;
    const words = filled(this.words.planWords, this.now);
    this.part("words").textContent = words;
    this.#drawNow(steps.find(({number}) => number === now), steps.length, words);
    this.part("steps").replaceChildren(...steps.map((step) => this.#step(step, now, steps)));
    if (hadFocus) (this.isThere ? this.root.querySelector("summary") : this.part("undo")).focus();
  }

  /** All that is seen of it while it is folded. */
  #drawNow(step, all, otherwise) {
    const text = step ? filled(this.words.planNow, {now: step.number, all, text: step.text}) : otherwise;
    this.part("now").replaceChildren(...worded("span", "", text).childNodes);
  }

  /** The room is for what is said. */
  fold() {
    this.#tellDropped(null);
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
    part("earlier").addEventListener("click", () => this.#change(earlier(numbers, number)));
    part("drop").addEventListener("click", () => {
      this.#change(
        numbers.filter((other) => other !== number),
        {text, at: numbers.indexOf(number)},
      );
    });
    for (const name of ["earlier", "drop"]) part(name).setAttribute("aria-description", text);
    return made;
  }

  #change(order, dropped = null) {
    this.rearrange({order, seen: this.mark});
    this.#tellDropped(dropped);
  }

  #tellDropped(dropped) {
    this.dropped = dropped;
    this.part("dropped").hidden = !dropped;
    if (!dropped) return;
    const words = filled(this.words.planDropped, dropped);
    this.part("dropped-words").replaceChildren(...worded("span", "", words).childNodes);
    say(findingWords({sentence: words}));
  }

  #undo() {
    this.#change(withBack(this.steps.length, this.dropped.at));
    (this.isThere ? this.root.querySelector("summary") : this.talk).focus();
  }
}
