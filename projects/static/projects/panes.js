/** The lines between the panes: dragged, or moved with the arrow keys; the sizes are remembered. */

import {recall, remember} from "./memory.js";

const STEP = 2; // percent for one key

export class Separator {
  /** `element` is role="separator" in `box`; its place in percent is the CSS variable `name` of `box`. `onKept()`: it was moved. */
  constructor({element, box, name, least = 15, most = 85, usual, onKept = () => {}}) {
    Object.assign(this, {element, box, name, least, most, usual, onKept});
    this.sized = `is-sized-${name}`; // by the student: until then a pane may be as large as what is in it
    this.isAcross = element.getAttribute("aria-orientation") === "horizontal";
    element.setAttribute("aria-valuemin", least);
    element.setAttribute("aria-valuemax", most);
    element.addEventListener("keydown", (event) => this.#pressed(event));
    element.addEventListener("dblclick", () => this.#keep(usual));
    element.addEventListener("pointerdown", (event) => this.#grab(event));
    const kept = recall(`pane.${name}`);
    if (kept !== null) box.classList.add(this.sized);
    this.#set(kept ?? usual);
  }

  #set(percent) {
    this.percent = Math.min(this.most, Math.max(this.least, Number(percent) || this.usual));
    this.box.style.setProperty(`--${this.name}`, `${this.percent}%`);
    this.element.setAttribute("aria-valuenow", Math.round(this.percent));
  }

  #keep(percent) {
    this.box.classList.add(this.sized);
    this.#set(percent);
    remember(`pane.${this.name}`, this.percent);
    this.onKept();
  }

  #pressed(event) {
    const [less, more] = this.isAcross ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
    const to = {[less]: this.percent - STEP, [more]: this.percent + STEP, Home: this.least, End: this.most}[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#keep(to);
  }

  #grab(event) {
    event.preventDefault();
    this.box.classList.add(this.sized);
    this.element.focus();
    this.element.setPointerCapture(event.pointerId);
    const move = (at) => this.#set(this.#percentAt(at));
    this.element.addEventListener("pointermove", move);
    this.element.addEventListener(
      "lostpointercapture",
      () => {
        this.element.removeEventListener("pointermove", move);
        this.#keep(this.percent);
      },
      {once: true},
    );
  }

  #percentAt({clientX, clientY}) {
    const {left, top, width, height} = this.box.getBoundingClientRect();
    return this.isAcross ? ((clientY - top) / height) * 100 : ((clientX - left) / width) * 100;
  }
}
