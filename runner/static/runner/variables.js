/** The variables of every frame as tables; lists, dicts and objects as boxes.
 *
 * A box is drawn where it is met first. What more than one name points to has a number; the other places show it.
 */

import {changedParts, heldBefore} from "./trace.js";
import {nameOf, thingWords, valueWords} from "./steps_said.js";
import {counted, filled, words} from "./words.js";

const MOST_VALUES = 600; // drawn in one picture: more than anyone reads
const DEEPEST = 6;
const BACK = {__proto__: null, return: words.back, yield: words.out}; // a variable may be called constructor

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

const hidden = (text) => element("span", "visually-hidden", text);

export class Variables {
  constructor(root) {
    this.root = root;
    root.addEventListener("click", ({target}) => this.#showThing(target.closest("[data-same]")));
    root.addEventListener("pointerover", ({target}) => this.#light(target.closest("[data-number]")));
    root.addEventListener("pointerleave", () => this.#light(null));
  }

  draw(now, before) {
    Object.assign(this, {now, before, left: MOST_VALUES, drawn: new Set(), shared: now.shared});
    const frames = [...now.frames].reverse();
    this.root.replaceChildren(...frames.map((frame) => (frame.hidden ? leftOut(frame) : this.#frame(frame, frame === now.top))));
  }

  #frame(frame, isTop) {
    const box = element("section", `frame${isTop ? " frame--top" : ""}`);
    const title = element("h4", "frame__name", nameOf(frame));
    if (!isTop && frame.line) title.append(element("small", "", ` ${filled(words.waitsOn, frame)}`));
    box.append(title);
    if (!frame.names.length) box.append(element("p", "frame__empty", words.noVariables));
    else box.append(this.#table(frame));
    const more = frame.total - frame.names.length;
    if (more > 1) box.append(element("p", "frame__empty", counted(words, "more", more)));
    return box;
  }

  #table(frame) {
    const table = element("table", "names");
    const caption = element("caption", "visually-hidden", filled(words.variablesOf, {name: nameOf(frame)}));
    const rows = frame.names.map(([name, value]) => this.#row(frame, name, value));
    table.append(caption, element("tbody", "", ...rows));
    return table;
  }

  #row(frame, name, value) {
    const row = element("tr", BACK[name] ? "names__back" : "");
    const head = element("th", "", BACK[name] ?? name);
    head.scope = "row";
    const cell = element("td", "", this.#value(value, 0));
    const earlier = heldBefore(this.before, frame, name);
    if (this.before && earlier !== value && !BACK[name]) {
      row.classList.add("is-changed");
      const was = earlier === undefined ? words.new : filled(words.was, {value: valueWords(this.before, earlier)});
      cell.append(" ", element("span", "was", was));
    }
    row.append(head, cell);
    return row;
  }

  #value(value, depth) {
    this.left -= 1;
    if (typeof value !== "number") return element("code", "value", value);
    if (this.drawn.has(value)) return this.#same(value);
    if (this.left < 0 || depth > DEEPEST) return element("span", "thing__what", thingWords(this.now.thing(value)));
    this.drawn.add(value);
    return this.#thing(value, depth);
  }

  /** Another place that points to a box drawn already. */
  #same(number) {
    const chip = element("button", "same", "→ ", element("span", "same__number", String(number)));
    chip.type = "button";
    chip.dataset.same = chip.dataset.number = number;
    const thing = this.now.thing(number);
    chip.append(hidden(` ${filled(words.theSame, {thing: thingWords(thing)})}`));
    chip.title = filled(words.sameAs, {type: thing.type, number});
    return chip;
  }

  #thing(number, depth) {
    const thing = this.now.thing(number);
    const box = element("div", `thing thing--${thing.shape}`);
    const what = element("span", "thing__what", thingWords(thing));
    if (this.shared.has(number)) {
      box.dataset.number = box.dataset.thing = number;
      box.tabIndex = -1;
      what.prepend(element("span", "same__number", hidden(`${words.number} `), String(number)), " ");
    }
    box.append(what);
    const changed = changedParts(this.now, this.before, number);
    const isPaired = ["dict", "object", "class"].includes(thing.shape);
    const isShort = !isPaired && thing.parts.every((part) => typeof part !== "number");
    if (thing.parts.length) box.append(isPaired ? this.#pairs(thing, changed, depth) : this.#cells(thing, changed, depth, isShort));
    const more = thing.total - (isPaired ? thing.parts.length / 2 : thing.parts.length);
    if (more > 0) box.append(element("span", "thing__what", counted(words, "partsMore", more)));
    return box;
  }

  #cells(thing, changed, depth, isShort) {
    const list = element("ol", `cells${isShort ? " cells--row" : ""}`);
    thing.parts.forEach((part, at) => {
      const cell = element("li", "");
      if (thing.shape !== "set") cell.append(element("span", "cell__at", String(at)));
      cell.append(this.#value(part, depth + 1), ...this.#mark(cell, changed.has(at)));
      list.append(cell);
    });
    return list;
  }

  #pairs(thing, changed, depth) {
    const list = element("dl", "pairs");
    for (let at = 0; at + 1 < thing.parts.length; at += 2) {
      const pair = element("div", "");
      const value = element("dd", "", this.#value(thing.parts[at + 1], depth + 1));
      value.append(...this.#mark(pair, changed.has(at + 1)));
      pair.append(element("dt", "", this.#value(thing.parts[at], depth + 1)), value);
      list.append(pair);
    }
    return list;
  }

  #mark(box, isChanged) {
    if (!isChanged) return [];
    box.classList.add("is-changed");
    return [hidden(`, ${words.justChanged}`)];
  }

  // ── What belongs together ──

  #light(met) {
    for (const one of this.root.querySelectorAll(".is-lit")) one.classList.remove("is-lit");
    if (!met) return;
    for (const one of this.root.querySelectorAll(`[data-number="${met.dataset.number}"]`)) one.classList.add("is-lit");
  }

  #showThing(chip) {
    if (!chip) return;
    const box = this.root.querySelector(`[data-thing="${chip.dataset.same}"]`);
    this.#light(box);
    box?.focus();
    box?.scrollIntoView({block: "nearest"});
  }
}

function leftOut({hidden: number}) {
  return element("p", "frame__empty", counted(words, "callsBetween", number));
}
