/** The editor as the workspace knows it: one file open, shown by CodeMirror or by the plain text area. */

import {say} from "../runner/say.js";
import {indentAfter} from "./indent.js";
import {typedEarly, withEarly} from "./early_text.js";
import {recall, remember} from "./memory.js";
import {edits} from "./merging.js";
import {PlainSurface} from "./plain.js";
import {lineText, spanIn} from "./spans.js";
import {filled, words} from "./words.js";

const TYPING = 2500; // ms after a key in which the focus is not taken away

export class Editing {
  /** `root` holds [data-plain], [data-rich], [data-place], [data-hint] and [data-plain-mark]. */
  constructor({root, documents, project, canEdit, onMoved = () => {}}) {
    Object.assign(this, {documents, canEdit, onMoved});
    this.part = (name) => root.querySelector(`[data-${name}]`);
    this.root = root;
    this.placeKey = `places.${project}`;
    this.markKey = `marked.${project}`;
    this.places = recall(this.placeKey, {}); // file id -> {from, to}
    this.hint = this.part("hint");
    this.usualHint = this.hint.textContent;
    this.open = null;
    this.mark = null; // {id, event, words}
    this.step = null; // {id, line}
    this.suggestions = null; // where grey text comes from
    this.lastTyped = -Infinity;
    this.callbacks = {
      canEdit,
      edits,
      onText: (id, text) => this.#typed(id, text),
      onCursor: (id, place) => this.#moved(id, place),
      onWayOut: (isOpen) => this.#wayOut(isOpen),
    };
    this.early = canEdit ? typedEarly(this.part("plain")) : null;
    this.plain = new PlainSurface({area: this.part("plain"), ...this.callbacks});
    this.surface = this.plain;
    documents.addEventListener("replaced", ({detail}) => this.#replaced(detail));
    addEventListener("appearance", () => this.rich?.measure());
    this.part("go-to-mark").addEventListener("click", () => this.goToMark());
  }

  /** The editor's bundle comes after the page can be used; until then, and where it cannot come, the text area is it. */
  async useRich(address, nonce) {
    if (!this.rich) {
      const {RichSurface} = await import(address);
      const parent = this.part("rich");
      const describedBy = this.hint.id;
      this.rich = new RichSurface({parent, nonce, describedBy, indentFor: indentAfter, ...this.callbacks});
      this.rich.suggestFrom(this.suggestions);
    }
    this.#swap(this.rich);
  }

  usePlain() {
    this.#swap(this.plain);
  }

  get isPlain() {
    return this.surface === this.plain;
  }

  #swap(surface) {
    const hadFocus = this.surface.hasFocus;
    const {place: now} = this.open ? this.surface : {};
    const place = now?.to > 0 ? now : undefined; // the beginning is where a page opens anyway: nothing is scrolled to it
    this.surface = surface;
    this.part("plain").hidden = surface !== this.plain;
    this.part("rich").hidden = surface !== this.rich;
    if (this.open) surface.show({...this.documents.get(this.open), place});
    if (place) surface.select(place.from, place.to);
    if (hadFocus) surface.focus();
    this.#drawMark();
  }

  show(id) {
    this.open = id;
    this.surface.show({...this.documents.get(id), place: this.places[id]});
    this.#drawPlace(this.surface.place);
    this.#drawMark();
  }

  /** What was typed while all this was loading, into the file that the page came with. */
  takeEarly(id) {
    if (!this.early || !id) return;
    this.places[id] = this.early.place;
    this.documents.type(id, withEarly(this.early, this.documents.get(id).text));
  }

  forget(id) {
    this.plain.forget(id);
    this.rich?.forget(id);
    if (this.open === id) this.open = null;
  }

  focus() {
    this.surface.focus();
  }

  /** Grey text at the cursor while one types, never in the text area; null for none. See learn/site/frontend/src/ghost.js. */
  suggestFrom(source) {
    this.suggestions = source;
    this.rich?.suggestFrom(source);
  }

  /** Another text for the open file, as if the student had typed it: what is different is changed, and can be undone. */
  retype(text) {
    this.surface.focus(); // in the text area the browser's own undo knows only what comes in there
    this.surface.replace(this.open, text);
    this.#typed(this.open, text);
  }

  /** {id, from, to} of what is selected. */
  get selected() {
    return {id: this.open, ...(this.open ? this.surface.place : {from: 0, to: 0})};
  }

  /** Whether the student is in the middle of a word: then nothing takes the focus away. */
  isTypingSince(moment) {
    return this.surface.hasFocus && this.lastTyped > moment && performance.now() - this.lastTyped < TYPING;
  }

  #replaced({id, isElsewhere = false}) {
    const {text} = this.documents.get(id);
    if (this.mark?.id === id && lineText(text, this.mark.event.line) !== this.mark.words) this.mark = null;
    this.#drawMarkWords();
    this.surface.replace(id, text, {isElsewhere});
  }

  #typed(id, text) {
    const file = this.documents.get(id);
    if (!file || file.text === text) return;
    this.lastTyped = performance.now();
    if (this.mark?.id === id && lineText(text, this.mark.event.line) !== this.mark.words) this.#followMark(text);
    this.documents.type(id, text);
  }

  #moved(id, {from, to, line, column}) {
    this.places[id] = {from, to};
    this.onMoved();
    clearTimeout(this.placeTimer);
    this.placeTimer = setTimeout(() => this.keepPlaces(), 500);
    this.#drawPlace({line, column});
  }

  /** Where the cursors are, as another device can use it: file id -> [from, to]. */
  get cursors() {
    const here = Object.entries(this.places).filter(([id]) => this.documents.get(id));
    return Object.fromEntries(here.map(([id, {from, to}]) => [id, [from, to]]));
  }

  resumeAt(cursors) {
    for (const [id, [from, to]] of Object.entries(cursors)) this.places[id] = {from, to};
  }

  /** Where the cursors are: at once when the page goes. */
  keepPlaces() {
    clearTimeout(this.placeTimer);
    remember(this.placeKey, this.places);
  }

  #drawPlace({line, column}) {
    this.part("place").textContent = filled(words.place, {line, column});
  }

  #wayOut(isOpen) {
    this.hint.textContent = isOpen ? words.tabLeaves : this.usualHint;
    if (isOpen) say(words.tabLeaves);
  }

  // ── The line that broke ──

  /** Marks the place of `event` in file `id`, if `words` (its line when the program ran) still stand there. */
  setMark(id, event, words) {
    if (lineText(this.documents.get(id).text, event.line) !== words) return;
    this.mark = {id, event, words};
    remember(this.markKey, {run: event.run, words});
    this.#drawMark();
  }

  /** The words of the line that this run was marked at before the page was opened anew. */
  rememberedWords(run) {
    const kept = recall(this.markKey);
    return kept?.run === run ? kept.words : null;
  }

  clearMark() {
    this.mark = null;
    this.plain.clearMarks();
    this.rich?.clearMarks();
    this.#drawMark();
  }

  /** The line was changed, or lines before it came or went: CodeMirror follows by itself, here it is counted. */
  #followMark(text) {
    const {id, event, words} = this.mark;
    const moved = text.split("\n").length - this.documents.get(id).text.split("\n").length;
    const line = event.line + moved;
    if (lineText(text, line) === words) {
      this.mark.event = {...event, line, end_line: event.end_line && event.end_line + moved};
    } else this.mark = null;
    this.#drawMarkWords();
  }

  /** The line at which a run is looked at step by step, {id, line}; null: no more. */
  markStep(step) {
    if (!step || step.id !== this.step?.id) this.rich?.clearMarks();
    this.step = step;
    this.#drawMark();
  }

  /** The line of the cursor. */
  get line() {
    return this.surface.place.line;
  }

  #drawStep() {
    const span = this.step.id === this.open && spanIn(this.documents.get(this.open).text, this.step);
    if (span) this.surface.mark(span.from, this.isPlain ? span.to : span.from);
  }

  #drawMark() {
    this.#drawMarkWords();
    if (this.step) return this.#drawStep();
    if (!this.mark || this.mark.id !== this.open) return;
    const span = spanIn(this.documents.get(this.open).text, this.mark.event);
    // In the text area the span is selected, which a student in the middle of a word would not like.
    if (span && !(this.isPlain && this.isTypingSince(0))) this.surface.mark(span.from, span.to);
  }

  #drawMarkWords() {
    this.part("plain-mark").classList.toggle("plain-mark--step", Boolean(this.step));
    if (this.step) {
      this.part("plain-mark").hidden = !this.isPlain;
      this.part("plain-mark-words").textContent = filled(words.stepLine, {line: this.step.line});
      return;
    }
    const isHere = this.isPlain && this.mark?.id === this.open;
    this.part("plain-mark").hidden = !isHere;
    if (!isHere) return;
    const {event} = this.mark;
    this.part("plain-mark-words").textContent = filled(event.kind ? words.errorLine : words.wasLine, event);
  }

  goToMark() {
    if (this.step) this.goTo(this.step);
    else if (this.mark) this.goTo(this.mark.event);
  }

  goTo(event) {
    const span = spanIn(this.documents.get(this.open).text, event);
    this.surface.focus();
    if (span) this.surface.select(...(this.isPlain ? [span.from, span.to] : [span.from]));
  }
}
