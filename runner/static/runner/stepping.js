/** The panel in which one goes through a run step by step. Loaded when it is first needed. */

import {stepSaid} from "./steps_said.js";
import {Trace} from "./trace.js";
import {Variables} from "./variables.js";
import {filled, words} from "./words.js";

const MOST_SHOWN = 4000; // characters of output before the step, and half of it after
const CODES = /\x1b\[[0-9;]*m|[^\n]*\r(?!\n)/g; // colours, and what was written over

export class Panel {
  /** `root` is the panel; `onStep({file, line})` shows the line, `cursor()` gives the place to go to. */
  constructor({root, onStep, onClose, cursor}) {
    Object.assign(this, {root, onStep, onClose, cursor});
    this.part = (name) => root.querySelector(`[data-step-${name}]`);
    this.slider = this.part("slider");
    this.variables = new Variables(this.part("variables"));
    this.slider.addEventListener("input", () => this.go(Number(this.slider.value) - 1));
    root.addEventListener("click", ({target}) => this.act(target.closest("[data-step-go]")?.dataset.stepGo));
    root.addEventListener("keydown", (event) => this.#pressed(event));
  }

  open(recording, {index = 0, toError = false} = {}) {
    this.recording = recording;
    this.trace = new Trace(recording.steps);
    this.index = -1;
    this.root.hidden = false;
    this.slider.max = this.trace.length;
    this.part("cut").hidden = !recording.cut;
    this.part("cut").textContent = recording.cut;
    this.part("error").hidden = this.trace.error < 0;
    this.go(toError && this.trace.error >= 0 ? this.trace.error : index);
    this.slider.focus({preventScroll: true});
  }

  get isOpen() {
    return !this.root.hidden;
  }

  close() {
    this.root.hidden = true;
    this.onClose();
  }

  act(way) {
    const act = {
      first: () => this.go(0),
      back: () => this.go(this.index - 1),
      forward: () => this.go(this.index + 1),
      last: () => this.go(this.trace.length - 1),
      error: () => this.trace.error >= 0 && this.go(this.trace.error),
      line: () => this.toLine(this.cursor()),
      sooner: () => this.toSame(-1),
      later: () => this.toSame(1),
      close: () => this.close(),
    }[way];
    act?.();
    return Boolean(act);
  }

  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = {
      ArrowLeft: "back",
      ArrowRight: "forward",
      ArrowUp: "sooner",
      ArrowDown: "later",
      Home: "first",
      End: "last",
      e: "error",
      l: "line",
      Escape: "close",
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    // Where something scrolls, up and down are its own.
    const isScroller = event.target === this.part("output") && event.key.startsWith("Arrow");
    if (way && !isScroller && this.act(way)) event.preventDefault();
  }

  /** The next time that the program comes to this line. */
  toLine({file, line}) {
    const found = this.trace.findLine(file, line, this.index);
    if (found >= 0) this.go(found);
    else this.part("said").textContent = filled(words.neverLine, {line});
  }

  toSame(by) {
    const {line, top} = this.moment;
    const found = this.trace.findLine(top?.file ?? "", line, this.index, by);
    if (found >= 0) this.go(found);
  }

  go(index) {
    const to = Math.max(0, Math.min(index, this.trace.length - 1));
    if (to === this.index) return;
    this.index = to;
    this.moment = this.trace.at(to);
    this.before = to ? this.trace.at(to - 1) : null;
    this.#draw();
  }

  #draw() {
    const {moment, before, index} = this;
    const said = stepSaid(moment, before, before ? this.recording.between(before.printed, moment.printed) : "");
    const isEnd = moment.event === "end";
    const where = {step: index + 1, all: this.trace.length, line: moment.line};
    this.slider.value = index + 1;
    this.slider.setAttribute("aria-valuetext", filled(isEnd ? words.stepAtEnd : words.stepAtLine, where));
    this.part("count").textContent = filled(words.stepOf, where);
    this.part("place").textContent = this.#placeWords(isEnd ? words.theEnd : filled(words.line, where));
    this.part("code").textContent = isEnd ? "" : this.#code(moment);
    this.root.classList.toggle("is-error", ["error", "broke"].includes(moment.event));
    this.part("said").textContent = said;
    for (const way of ["first", "back"]) this.#enable(way, index > 0);
    for (const way of ["forward", "last"]) this.#enable(way, index < this.trace.length - 1);
    this.variables.draw(moment, before);
    this.#drawOutput(moment);
    this.onStep({file: moment.top?.file ?? "", line: isEnd ? 0 : moment.line, index});
  }

  #placeWords(place) {
    const file = this.moment.top?.file ?? "";
    return Object.keys(this.recording.texts).length > 1 && file ? filled(words.lineOf, {place, file}) : place;
  }

  #code({line, top}) {
    return (this.recording.texts[top?.file] ?? "").split(/\r\n|\r|\n/)[line - 1]?.trim() ?? "";
  }

  /** A button that is switched off would lose the focus. */
  #enable(way, can) {
    this.root.querySelector(`[data-step-go="${way}"]`).setAttribute("aria-disabled", String(!can));
  }

  #drawOutput({printed}) {
    const {before, after} = this.recording.output(printed);
    const shown = before.slice(-MOST_SHOWN).replace(CODES, "");
    const [now, later] = [this.part("printed"), this.part("later")];
    now.textContent = (before.length > MOST_SHOWN ? "… " : "") + shown;
    later.textContent = after.slice(0, MOST_SHOWN / 2).replace(CODES, "");
    this.part("silent").hidden = Boolean(before || after);
    this.part("output").hidden = !(before || after);
    const box = this.part("output");
    box.scrollTop = Math.max(0, later.offsetTop - box.clientHeight * 0.7);
  }
}
