/** Keys and pointer on the drawing, as the program asked for them. Tab and Esc always stay the person's own. */

import {isInside, placed} from "./turtle_shapes.js";

const NAMES = {
  ArrowUp: "Up", ArrowDown: "Down", ArrowLeft: "Left", ArrowRight: "Right", " ": "space", Enter: "Return",
  Backspace: "BackSpace", PageUp: "Prior", PageDown: "Next", Shift: "Shift_L", Control: "Control_L", Alt: "Alt_L",
  "+": "plus", "-": "minus", "*": "asterisk", "/": "slash", ".": "period", ",": "comma", ";": "semicolon",
  ":": "colon", "?": "question", "!": "exclam", "=": "equal", "#": "numbersign", "<": "less", ">": "greater",
  "(": "parenleft", ")": "parenright", "[": "bracketleft", "]": "bracketright", "'": "apostrophe", '"': "quotedbl",
  _: "underscore", "%": "percent", "&": "ampersand", "@": "at", $: "dollar",
};
const FINGER = 14; // CSS pixels around a small turtle that count as on it

export function keyName({key}) {
  return NAMES[key] ?? key;
}

/** What stands on a key of this name. */
export function signOf(name) {
  const key = Object.keys(NAMES).find((one) => NAMES[one] === name) ?? name;
  return key.trim() || name;
}

export class Hands {
  /** `stage` is the focusable element over the canvases; `send({kind, …})` tells the program; `mayFocus()`. */
  constructor({stage, hint, sheet, send, mayFocus}) {
    Object.assign(this, {stage, hint, sheet, send, mayFocus});
    this.wanted = null;
    this.held = new Set(); // keys that are down
    this.turtle = 0; // held by the pointer
    stage.addEventListener("keydown", (event) => this.#keyDown(event));
    stage.addEventListener("keyup", (event) => this.#keyUp(event));
    stage.addEventListener("blur", () => this.#letGo());
    stage.addEventListener("pointerdown", (event) => this.#down(event));
    stage.addEventListener("pointermove", (event) => this.#move(event));
    stage.addEventListener("pointerup", (event) => this.#up(event));
    stage.addEventListener("pointercancel", (event) => this.#up(event));
    stage.addEventListener("contextmenu", (event) => this.#wantsPointer() && event.preventDefault());
  }

  /** What the program listens to; null: to nothing. */
  wants(wanted) {
    const hadKeys = Boolean(this.wanted?.keys.length);
    this.wanted = wanted;
    const hasKeys = Boolean(wanted?.keys.length);
    if (hasKeys && !hadKeys && this.mayFocus()) this.stage.focus({preventScroll: true});
    this.hint.hidden = !hasKeys;
    this.stage.setAttribute("role", hasKeys ? "application" : "img");
    this.stage.classList.toggle("takes-pointer", this.#wantsPointer());
    this.stage.classList.toggle("takes-drags", Boolean(wanted?.turtles.length));
  }

  #wantsPointer() {
    return Boolean(this.wanted && (this.wanted.clicks || this.wanted.turtles.length));
  }

  // ── Keys ──

  #wantsKey(event) {
    if (event.key === "Tab" || event.ctrlKey || event.metaKey || event.altKey) return false;
    const keys = this.wanted?.keys ?? [];
    const name = keyName(event);
    const other = name.length === 1 ? name.toLowerCase() === name ? name.toUpperCase() : name.toLowerCase() : name;
    return keys.includes(name) || keys.includes(other) || keys.includes("");
  }

  #keyDown(event) {
    if (this.#wantsKey(event)) {
      event.preventDefault();
      event.stopPropagation();
      const key = keyName(event);
      this.held.add(key);
      this.send({kind: "press", key});
    }
    if (event.key === "Escape") this.stage.blur();
  }

  #keyUp(event) {
    const key = keyName(event);
    if (this.held.delete(key)) this.send({kind: "release", key});
  }

  #letGo() {
    for (const key of this.held) this.send({kind: "release", key});
    this.held.clear();
  }

  // ── Pointer ──

  #place({clientX, clientY}) {
    const {left, top} = this.stage.getBoundingClientRect();
    const [x, y] = this.sheet.placeAt(clientX - left, clientY - top);
    return {x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100};
  }

  /** The topmost turtle there that the program listens to; 0: none. */
  turtleAt(x, y, isFinger) {
    const found = [...this.sheet.turtles].reverse().filter(([number]) => this.wanted?.turtles.includes(number));
    const near = isFinger ? FINGER / this.sheet.scale : 0;
    for (const [number, turtle] of found) {
      const {look} = turtle;
      if (!look?.isShown) continue;
      if (Math.hypot(turtle.x - x, turtle.y - y) < near) return number;
      const image = this.sheet.images.get(look.shape);
      if (image && Math.abs(turtle.x - x) * 2 < image.naturalWidth && Math.abs(turtle.y - y) * 2 < image.naturalHeight) {
        return number;
      }
      for (const [points] of this.sheet.shapes.get(look.shape) ?? []) {
        if (isInside(placed(points, turtle.x, turtle.y, turtle.angle, look.stretch), x, y)) return number;
      }
    }
    return 0;
  }

  #down(event) {
    if (!this.#wantsPointer()) return;
    const {x, y} = this.#place(event);
    this.turtle = this.turtleAt(x, y, event.pointerType !== "mouse");
    this.button = [1, 2, 3][event.button] ?? 1;
    this.stage.setPointerCapture(event.pointerId);
    this.send({kind: "down", x, y, button: this.button, turtle: this.turtle});
  }

  /** Once a frame is enough. */
  #move(event) {
    if (!this.turtle) return;
    this.latest = event;
    this.moving ??= requestAnimationFrame(() => {
      this.moving = undefined;
      if (this.turtle) this.send({kind: "drag", ...this.#place(this.latest), button: this.button, turtle: this.turtle});
    });
  }

  #up(event) {
    if (!this.turtle) return;
    const turtle = this.turtle;
    this.turtle = 0;
    this.send({kind: "up", ...this.#place(event), button: this.button, turtle});
  }
}
