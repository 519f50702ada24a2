/** The plain text area: what is there before the editor has loaded, and for those who like it better. Same verbs as
 * `RichSurface` in learn/site/frontend/src/editor.js. */

import {backspaceLength, newLine, shifted} from "./indent.js";
import {follow} from "./merging.js";
import {placeOf} from "./spans.js";
import {filled, words} from "./words.js";

const MODIFIERS = ["Shift", "Control", "Alt", "Meta"];

export class PlainSurface {
  constructor({area, canEdit, edits, onText, onCursor, onWayOut}) {
    this.area = area;
    this.on = {onText, onCursor, onWayOut};
    this.edits = edits;
    this.shown = null;
    this.places = new Map(); // file id -> {from, to, scroll}
    this.isWayOut = false;
    area.readOnly = !canEdit;
    area.addEventListener("input", () => this.#changed());
    area.addEventListener("keydown", (event) => this.#pressed(event));
    area.addEventListener("blur", () => this.#wayOut(false));
    this.onSelection = () => document.activeElement === area && this.on.onCursor(this.shown, this.place);
    document.addEventListener("selectionchange", this.onSelection);
  }

  #changed() {
    if (this.isReplacing) return;
    this.on.onText(this.shown, this.area.value);
    this.on.onCursor(this.shown, this.place);
  }

  #wayOut(isOpen) {
    if (this.isWayOut === isOpen) return;
    this.isWayOut = isOpen;
    this.on.onWayOut(isOpen);
  }

  #pressed(event) {
    const {key} = event;
    if (key === "Escape") return this.#wayOut(true);
    const takes = !this.area.readOnly && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (takes && key === "Tab" && !this.isWayOut) this.#tab(event);
    else if (takes && key === "Enter") this.#type(event, newLine(this.#before));
    else if (takes && key === "Backspace") this.#backspace(event);
    if (key !== "Tab" && !MODIFIERS.includes(key)) this.#wayOut(false);
  }

  get #before() {
    return this.area.value.slice(0, this.area.selectionStart);
  }

  /** Through the browser, so that its own undo knows. */
  #type(event, text) {
    event.preventDefault();
    if (text) document.execCommand("insertText", false, text);
    else document.execCommand("delete");
  }

  #backspace(event) {
    const {selectionStart: from, selectionEnd: to} = this.area;
    const length = backspaceLength(this.#before);
    if (from !== to || length < 2) return;
    this.area.setSelectionRange(from - length, from);
    this.#type(event, "");
  }

  #tab(event) {
    const {value, selectionStart: from, selectionEnd: to} = this.area;
    const line = value.lastIndexOf("\n", from - 1) + 1;
    if (from === to && !event.shiftKey) return this.#type(event, " ".repeat(4 - ((from - line) % 4)));
    const end = value.indexOf("\n", Math.max(from, to - 1));
    const last = end < 0 ? value.length : end;
    const lines = value.slice(line, last);
    const moved = shifted(lines, event.shiftKey ? -1 : 1);
    if (moved === lines) return event.preventDefault();
    this.area.setSelectionRange(line, last);
    this.#type(event, moved);
    if (from === to) this.select(Math.max(line, from - (lines.length - moved.length)));
    else this.area.setSelectionRange(line, line + moved.length);
  }

  show({id, name, text, place}) {
    this.#keepPlace();
    this.shown = id;
    this.area.value = text;
    this.area.setAttribute("aria-label", filled(words.codeOf, {name}));
    const {from = 0, to = 0, scroll = 0} = this.places.get(id) ?? place ?? {};
    this.area.setSelectionRange(Math.min(from, text.length), Math.min(to, text.length));
    this.area.scrollTop = scroll;
  }

  #keepPlace() {
    if (this.shown) this.places.set(this.shown, {...this.place, scroll: this.area.scrollTop});
  }

  replace(id, text) {
    if (id !== this.shown || this.area.value === text) return;
    const {selectionStart: from, selectionEnd: to, scrollTop} = this.area;
    const all = this.edits(this.area.value, text);
    if (this.hasFocus && !this.area.readOnly) this.#rewrite(all);
    if (this.area.value !== text) this.area.value = text;
    this.area.setSelectionRange(follow(all, from), follow(all, to));
    this.area.scrollTop = scrollTop;
  }

  /** From the end, so that the places before stay right. */
  #rewrite(all) {
    this.isReplacing = true;
    for (const {from, to, insert} of [...all].reverse()) {
      this.area.setSelectionRange(from, to);
      document.execCommand(insert ? "insertText" : "delete", false, insert);
    }
    this.isReplacing = false;
  }

  forget(id) {
    this.places.delete(id);
    if (this.shown === id) this.shown = null;
  }

  get place() {
    const {selectionStart: from, selectionEnd: to, value} = this.area;
    return {from, to, ...placeOf(value, from)};
  }

  select(from, to = from) {
    this.area.setSelectionRange(from, to);
    this.#scrollTo(from);
    this.on.onCursor(this.shown, this.place);
  }

  /** A text area cannot mark: the span is selected, and `projects/editing.js` says the line in words beside it. */
  mark(from, to) {
    this.area.setSelectionRange(from, to);
    this.#scrollTo(from);
  }

  clearMarks() {
    // nothing is marked in a text area
  }

  #scrollTo(offset) {
    const height = Number.parseFloat(getComputedStyle(this.area).lineHeight);
    const top = (placeOf(this.area.value, offset).line - 1) * height;
    const {scrollTop, clientHeight} = this.area;
    if (top < scrollTop || top > scrollTop + clientHeight - 2 * height) this.area.scrollTop = top - clientHeight / 2;
  }

  focus() {
    this.area.focus({preventScroll: true});
  }

  get hasFocus() {
    return document.activeElement === this.area;
  }

  destroy() {
    document.removeEventListener("selectionchange", this.onSelection);
  }
}
