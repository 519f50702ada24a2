/** Where each part of a text came from, followed while it is changed: [[length, code], …], told to the server with a save.
 *
 * t typed, p pasted, s suggested; "." is what was there when the page opened or came from elsewhere: the server knows.
 * What is cut, copied or undone and comes back within this page keeps what it was.
 */

import {edits} from "./merging.js";

const FOUND = ".";
const CODES = ["t", "p", "s", FOUND];
const MOST_RUNS = 1000; // more would not be worth sending
const MOST_PIECES = 60; // that were here and may come back
const SHORTEST_PIECE = 4; // a letter that comes back is a letter typed
const LONGEST_PIECE = 20_000;

/** Neighbours of one origin become one. */
function joined(runs) {
  const found = [];
  for (const [length, code] of runs) {
    if (found.at(-1)?.[1] === code) found.at(-1)[0] += length;
    else if (length > 0) found.push([length, code]);
  }
  return found;
}

function cut(runs, from, to) {
  const found = [];
  let at = 0;
  for (const [length, code] of runs) {
    const inside = Math.min(at + length, to) - Math.max(at, from);
    if (inside > 0) found.push([inside, code]);
    at += length;
  }
  return found;
}

/** Of a letter beside its like: the cursor stands behind what was typed, and where something was taken out. */
function towards(caret, before, {from, to, insert}) {
  let at = from;
  if (from === to) {
    while (at > 0 && at + insert.length > caret && before[at - 1] === insert.at(-1)) {
      insert = before[at - 1] + insert.slice(0, -1);
      at -= 1;
    }
  } else if (!insert) while (at > caret && before[at - 1] === before[at - 1 + to - from]) at -= 1;
  return {from: at, to: to - from + at, insert};
}

/** What was changed, as [{from, to, insert}]: one change, or line by line where it is spread over many. */
export function differences(before, after, caret = Infinity) {
  let from = 0;
  const shorter = Math.min(before.length, after.length);
  while (from < shorter && before[from] === after[from]) from += 1;
  let [to, until] = [before.length, after.length];
  while (to > from && until > from && before[to - 1] === after[until - 1]) [to, until] = [to - 1, until - 1];
  const [old, young] = [before.slice(from, to), after.slice(from, until)];
  if (!old.includes("\n") || !young.includes("\n")) return [towards(caret, before, {from, to, insert: young})];
  return edits(old, young).map((edit) => ({...edit, from: edit.from + from, to: edit.to + from}));
}

export class Origins {
  /** `root` is where is typed; `selected()` gives {id, from, to}. */
  constructor({documents, root, selected}) {
    Object.assign(this, {documents, selected});
    this.known = new Map(); // file id -> {text, runs}
    this.pieces = new Map(); // text -> runs
    this.next = "";
    for (const file of documents.all) this.#meet(file.id);
    documents.addEventListener("listed", ({detail: {id}}) => this.known.has(id) || this.#meet(id));
    documents.addEventListener("typed", ({detail: {id}}) => this.#changed(id, (text) => this.#newRuns(text)));
    documents.addEventListener("replaced", ({detail: {id}}) => this.#changed(id, (text) => [[text.length, FOUND]]));
    for (const type of ["paste", "drop"]) root.addEventListener(type, () => this.expect("p"), {capture: true});
    root.addEventListener("beforeinput", ({inputType}) => /From(Paste|Drop)/.test(inputType) && this.expect("p"), {capture: true});
    for (const type of ["copy", "cut"]) root.addEventListener(type, () => this.#taken(), {capture: true});
  }

  /** What comes in this moment was not typed. */
  expect(code) {
    this.next = code;
    setTimeout(() => (this.next = ""));
  }

  /** Null where it is not known of this very text. */
  of(id, text) {
    const known = this.known.get(id);
    return known?.text === text && known.runs.length <= MOST_RUNS ? known.runs : null;
  }

  /** What this page knew of the text before it was opened anew; it came from this device, so it is looked at first. */
  recall(id, runs) {
    const text = this.documents.get(id)?.text;
    if (!Array.isArray(runs) || typeof text !== "string") return;
    const isRun = (run) => Array.isArray(run) && Number.isInteger(run[0]) && run[0] > 0 && CODES.includes(run[1]);
    const sum = runs.reduce((all, run) => (isRun(run) ? all + run[0] : NaN), 0);
    if (sum === text.length) this.known.set(id, {text, runs});
  }

  #meet(id) {
    const text = this.documents.get(id)?.text;
    if (typeof text === "string") this.known.set(id, {text, runs: joined([[text.length, FOUND]])});
  }

  #changed(id, runsFor) {
    const known = this.known.get(id);
    const text = this.documents.get(id)?.text;
    if (!known || typeof text !== "string") return this.#meet(id);
    const runs = [];
    let done = 0;
    const caret = this.selected();
    for (const {from, to, insert} of differences(known.text, text, caret.id === id ? caret.to : Infinity)) {
      this.#remember(known.text.slice(from, to), cut(known.runs, from, to));
      runs.push(...cut(known.runs, done, from), ...runsFor(insert));
      done = to;
    }
    this.known.set(id, {text, runs: joined([...runs, ...cut(known.runs, done, known.text.length)])});
  }

  #newRuns(text) {
    if (this.next === "s") return [[text.length, "s"]];
    return this.pieces.get(text) ?? [[text.length, this.next || "t"]];
  }

  #taken() {
    const {id, from, to} = this.selected();
    const known = this.known.get(id);
    if (known) this.#remember(known.text.slice(from, to), cut(known.runs, from, to));
  }

  #remember(text, runs) {
    if (text.trim().length < SHORTEST_PIECE || text.length > LONGEST_PIECE) return;
    this.pieces.delete(text);
    this.pieces.set(text, runs);
    if (this.pieces.size > MOST_PIECES) this.pieces.delete(this.pieces.keys().next().value);
  }
}
