/** The pane that a turtle draws in: canvas, pace, and what the person does on it. */

import {Foot} from "./turtle_foot.js";
import {Hands} from "./turtle_hands.js";
import {Player} from "./turtle_player.js";
import {Sheet} from "./turtle_sheet.js";
import {TouchKeys} from "./turtle_touch.js";
import {words} from "./words.js";

const PACES = [4, 2, 1, 0.4, 0]; // how much slower than usual; 0: at once
const NAMES = ["paceSlowest", "paceSlow", "paceUsual", "paceFast", "paceAtOnce"];
const USUAL = 2;

function made(name, className, more = {}) {
  return Object.assign(document.createElement(name), {className, ...more});
}

function remembered() {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return PACES.length - 1;
  try {
    const kept = Number(localStorage.getItem("turtle.pace") ?? USUAL);
    return PACES[kept] === undefined ? USUAL : kept;
  } catch {
    return USUAL;
  }
}

export class TurtlePane {
  constructor({root, send, onChange, canAct, mayFocus, url}) {
    this.url = url;
    Object.assign(this, {root, send, onChange, canAct});
    this.#build();
    this.sheet = new Sheet(this.paper, this.front);
    this.sheet.onLoaded = () => this.player.start();
    this.player = new Player({
      sheet: this.sheet,
      onPaint: (moving) => this.#paint(moving),
      onWants: () => this.#listen(this.isOver || !canAct ? null : this.sheet.wants),
    });
    this.hands = new Hands({
      stage: this.stage,
      hint: this.hint,
      sheet: this.sheet,
      send: (act) => this.#act(act),
      mayFocus: () => canAct && mayFocus(),
    });
    new ResizeObserver(() => this.#paint(null)).observe(this.box);
    this.#setPace(remembered());
  }

  #build() {
    this.box = made("div", "drawing__box");
    this.stage = made("div", "drawing__stage", {tabIndex: 0});
    this.stage.setAttribute("role", "img");
    this.stage.setAttribute("aria-label", words.drawingIs);
    this.paper = made("canvas", "drawing__paper");
    this.front = made("canvas", "drawing__front");
    this.stage.append(this.paper, this.front);
    this.box.append(this.stage);
    this.hint = made("p", "drawing__hint", {hidden: true});
    this.hint.textContent = words.drawingHint;
    this.slider = made("input", "drawing__pace", {type: "range", min: 0, max: PACES.length - 1, step: 1});
    this.slider.addEventListener("input", () => this.#choosePace(Number(this.slider.value)));
    const label = made("label", "drawing__speed", {textContent: `${words.speed} `});
    label.append(this.slider);
    const bar = made("div", "drawing__bar");
    bar.append(made("h2", "pane-title", {textContent: words.drawing}), this.hint, label);
    this.touch = new TouchKeys({send: (act) => this.#act(act)});
    this.foot = new Foot({stage: this.stage, layers: [this.paper, this.front], url: this.url});
    this.root.replaceChildren(bar, this.box, this.touch.element, this.foot.element);
    this.root.hidden = false;
  }

  // ── What comes ──

  take(commands) {
    if (this.isFirst !== false) this.#first();
    this.player.take(commands);
  }

  #first() {
    this.isFirst = false;
    this.isOver = false;
    this.foot.begin();
    this.root.hidden = false;
    this.root.classList.remove("is-old");
    this.onChange(true);
    if (this.pace !== USUAL) this.#tellPace();
  }

  describe(text) {
    this.foot.describe(text);
  }

  begin() {
    this.player.finish();
    this.isFirst = true;
    this.isOver = true;
    this.#listen(null);
    this.root.classList.add("is-old");
  }

  /** A run that drew nothing takes the drawing of the one before away. */
  end() {
    this.isOver = true;
    this.#listen(null);
    if (this.isFirst === false) return this.foot.end();
    this.root.hidden = true;
    this.onChange(false);
  }

  #paint(moving) {
    const {clientWidth, clientHeight} = this.box;
    if (!clientWidth || !clientHeight) return;
    const [width, height] = this.sheet.fit(clientWidth, clientHeight, devicePixelRatio || 1);
    this.stage.style.width = `${width}px`;
    this.stage.style.height = `${height}px`;
    this.sheet.paint(moving);
  }

  // ── What the person does ──

  /** `wanted`: what the program listens to; null: to nothing. */
  #listen(wanted) {
    this.hands.wants(wanted);
    this.touch.offer(wanted?.keys ?? []);
  }

  #act(act) {
    if (this.canAct && !this.isOver) this.send({type: "act", ...act});
  }

  #setPace(pace) {
    this.pace = pace;
    this.slider.value = String(pace);
    this.slider.setAttribute("aria-valuetext", words[NAMES[pace]]);
    this.slider.title = words[NAMES[pace]];
    this.player.slowness = PACES[pace];
  }

  #choosePace(pace) {
    this.#setPace(pace);
    this.#tellPace();
    try {
      localStorage.setItem("turtle.pace", String(pace));
    } catch {
      // Not remembered, then.
    }
  }

  #tellPace() {
    this.#act({kind: "pace", x: PACES[this.pace]});
  }
}
