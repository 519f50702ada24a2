/** The keys that a program listens to, as buttons below its drawing: a phone or a tablet has no arrow keys. */

import {signOf} from "./turtle_hands.js";
import {words} from "./words.js";

const MOST = 24; // buttons
const HELD = 400; // ms until a key that is held down comes again …
const AGAIN = 80; // … and then each time
const NAMED = {
  Up: ["↑", "keyUp"],
  Down: ["↓", "keyDown"],
  Left: ["←", "keyLeft"],
  Right: ["→", "keyRight"],
  space: [null, "keySpace"],
};
const FIRST = ["Left", "Up", "Down", "Right"]; // in one row, as they lie under two thumbs

/** The keys in the order of their buttons; "" (any key) has none. */
export function offered(keys) {
  const rank = (key) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  return keys.filter(Boolean).sort((one, other) => rank(one) - rank(other)).slice(0, MOST);
}

export class TouchKeys {
  /** `send({kind, key})` tells the program. */
  constructor({send}) {
    this.send = send;
    this.element = document.createElement("div");
    this.element.className = "drawing__keys";
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", words.keys);
    this.held = new Map(); // key -> the timer of its next time
    this.offer([]);
  }

  offer(keys) {
    const wanted = offered(keys);
    this.element.hidden = !wanted.length;
    if (String(wanted) === this.shown) return;
    this.shown = String(wanted);
    for (const key of [...this.held.keys()]) this.#release(key);
    this.element.replaceChildren(...wanted.map((key) => this.#button(key)));
  }

  #button(key) {
    const button = document.createElement("button");
    const [sign, name] = NAMED[key] ?? [signOf(key)];
    Object.assign(button, {type: "button", className: "button drawing__key", textContent: sign ?? words[name]});
    if (sign && name) button.setAttribute("aria-label", words[name]);
    button.addEventListener("pointerdown", (event) => this.#down(event, key));
    for (const type of ["pointerup", "pointercancel"]) button.addEventListener(type, () => this.#release(key));
    button.addEventListener("contextmenu", (event) => event.preventDefault()); // a finger that stays long
    button.addEventListener("click", ({detail}) => detail === 0 && this.#tap(key)); // Enter, or a screen reader
    return button;
  }

  #down(event, key) {
    event.preventDefault(); // the focus stays where it is
    event.target.setPointerCapture(event.pointerId);
    this.#press(key, HELD);
  }

  #press(key, pause) {
    this.send({kind: "press", key});
    clearTimeout(this.held.get(key));
    this.held.set(key, setTimeout(() => this.#press(key, AGAIN), pause));
  }

  #release(key) {
    if (!this.held.has(key)) return;
    clearTimeout(this.held.get(key));
    this.held.delete(key);
    this.send({kind: "release", key});
  }

  #tap(key) {
    this.#press(key, HELD);
    this.#release(key);
  }
}
