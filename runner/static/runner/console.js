/** The console: what the program prints, in order, with what stands between the lines. Program text is only ever text. */

import {Lines} from "./lines.js";

const MOST_LINES = 5000; // shown at once; a page with more becomes slow
const ROOM = 8; // px above what is looked at
const TOO_FAST_TO_READ = 40; // lines in one frame: a screen reader would never end

const classOf = (line) => (line.streams.has("stderr") ? "line line--stderr" : "line");

function nodesOf(line) {
  return line.pieces.map(({text, look}) => {
    if (!look) return document.createTextNode(text);
    const span = document.createElement("span");
    span.className = look;
    span.textContent = text;
    return span;
  });
}

function lineElement(line) {
  const element = document.createElement("div");
  element.className = classOf(line);
  element.append(...nodesOf(line));
  return element;
}

export class Console {
  /** `root` holds [data-log], [data-lines], [data-dropped] and [data-empty]. */
  constructor(root) {
    this.held = null;
    this.log = root.querySelector("[data-log]");
    this.list = root.querySelector("[data-lines]");
    this.dropped = root.querySelector("[data-dropped]");
    this.empty = root.querySelector("[data-empty]");
    this.pending = []; // lines and elements not on the page yet
    this.scheduled = false;
    this.log.addEventListener("scroll", () => this.#scrolled(), {passive: true});
    new ResizeObserver(() => this.grew()).observe(this.log);
    this.#begin();
  }

  #begin() {
    this.follows = true;
    this.top = 0; // of what was in view
    this.landing = null; // what the run has come to
    this.lines = new Lines();
    this.pending = [];
    this.open = document.createElement("div"); // the line still being printed
    this.words = document.createElement("span");
    this.open.className = "line";
    this.open.append(this.words);
    this.list.replaceChildren(this.open);
    this.dropped.hidden = true;
  }

  clear() {
    this.#begin();
    if (this.held) this.open.append(this.held);
    this.log.scrollTop = 0;
  }

  write(stream, text) {
    for (const line of this.lines.write(stream, text)) this.pending.push(line);
    if (this.pending.length > MOST_LINES) this.#drop();
    this.#schedule();
  }

  /** An element after what was printed so far. */
  add(element) {
    if (this.lines.current.length) this.pending.push(this.lines.end());
    this.pending.push(element);
    this.#schedule();
  }

  /** An element at the end of the current line, until `release`. */
  hold(element) {
    this.flush();
    // Put again only where it is not: an element that is moved loses the focus.
    if (element.parentElement !== this.open) this.open.append(element);
    this.held = element;
    this.empty.hidden = true;
    this.#toEnd();
  }

  release() {
    this.held?.remove();
    this.held = null;
  }

  #drop() {
    this.pending.splice(0, this.pending.length - MOST_LINES);
    this.dropped.hidden = false;
  }

  #schedule() {
    this.empty.hidden = true;
    if (this.scheduled) return;
    this.scheduled = true;
    // A page that is not seen draws no frames.
    if (document.hidden) setTimeout(() => this.flush(), 200);
    else requestAnimationFrame(() => this.flush());
  }

  flush() {
    this.scheduled = false;
    this.log.ariaLive = this.pending.length > TOO_FAST_TO_READ ? "off" : "polite";
    const fragment = document.createDocumentFragment();
    for (const item of this.pending) fragment.append(item instanceof Element ? item : lineElement(item));
    this.pending = [];
    this.open.before(fragment);
    this.#drawOpen();
    this.#trim();
    this.grew();
  }

  /** Who scrolls up to read is left there; who comes back to the end follows it again. */
  #scrolled() {
    const {scrollTop, scrollHeight, clientHeight} = this.log;
    const atEnd = scrollHeight - scrollTop - clientHeight < 48;
    this.follows = atEnd || (this.follows && scrollTop >= this.top);
    this.top = scrollTop;
  }

  /** From here on the end is read: where it does not fit, its top is what has to be seen. */
  land(element) {
    this.landing = element;
    this.grew();
  }

  /** Something became larger, or the room smaller: who reads the end goes on reading it. */
  grew() {
    if (this.follows) this.#toEnd();
  }

  #drawOpen() {
    this.open.className = classOf(this.lines.current);
    this.words.replaceChildren(...nodesOf(this.lines.current));
  }

  #trim() {
    const extra = this.list.childElementCount - MOST_LINES - 1;
    if (extra <= 0) return;
    const range = document.createRange();
    range.setStartBefore(this.list.children[0]);
    range.setEndAfter(this.list.children[extra - 1]);
    range.deleteContents();
    this.dropped.hidden = false;
  }

  #toEnd() {
    const {scrollTop, scrollHeight, clientHeight} = this.log;
    const end = scrollHeight - clientHeight;
    if (!this.landing?.isConnected) this.log.scrollTop = end;
    else this.log.scrollTop = Math.min(end, scrollTop + this.#topOf(this.landing) - ROOM);
  }

  /** Within what is seen now. */
  #topOf(element) {
    return element.getBoundingClientRect().top - this.log.getBoundingClientRect().top;
  }
}
