/** The project's files as this page knows them: what is typed, and what the server is known to hold. */

import {merge} from "./merging.js";

const evenLines = (text) => text.replace(/\r\n?/g, "\n");

/** Events: "typed" {id}, "saved" {id}, "listed" (names, order or number changed), "replaced" {id, isElsewhere} (text from
 * outside; `isElsewhere`: what another place wrote came in between, and is not the student's to undo here). */
export class Documents extends EventTarget {
  constructor(files, entry) {
    super();
    this.entry = entry;
    this.byId = new Map();
    for (const file of files) this.#take(file);
  }

  #take(file) {
    const text = file.is_text ? evenLines(file.text ?? "") : null;
    this.byId.set(file.id, {...file, text, saved: text});
  }

  #tell(type, id, more = {}) {
    this.dispatchEvent(new CustomEvent(type, {detail: {id, ...more}}));
  }

  /** The program that Run starts first, then by name. */
  get all() {
    const rank = (file) => (file.name === this.entry ? 0 : 1);
    return [...this.byId.values()].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  }

  get(id) {
    return this.byId.get(id);
  }

  named(name) {
    return this.all.find((file) => file.name === name);
  }

  isUnsaved(id) {
    const file = this.byId.get(id);
    return Boolean(file) && file.text !== file.saved;
  }

  /** {name: text} of all that the server does not have yet. */
  get unsaved() {
    return Object.fromEntries(this.all.filter(({id}) => this.isUnsaved(id)).map(({name, text}) => [name, text]));
  }

  type(id, text) {
    const file = this.byId.get(id);
    if (!file || file.text === text) return;
    file.text = text;
    this.#tell("typed", id);
  }

  /** The server has taken `text`. */
  acknowledge(id, text, {revision, size, digest}) {
    const file = this.byId.get(id);
    if (!file) return;
    Object.assign(file, {saved: text, revision, size: size ?? file.size, digest: digest ?? file.digest});
    this.#tell("saved", id);
  }

  /** The server has another text, and it is wanted here. */
  replace(id, text, {revision, size}) {
    const file = this.byId.get(id);
    const even = evenLines(text);
    Object.assign(file, {text: even, saved: even, revision, size: size ?? file.size});
    this.#tell("replaced", id);
  }

  /** Another place saved `text`: it comes in around what was typed here since `ancestor`. False, and nothing is done, where
   * both touch the same lines. */
  take(id, text, {revision, size, digest}, ancestor = this.byId.get(id).saved) {
    const file = this.byId.get(id);
    const theirs = evenLines(text);
    const both = ancestor === null ? null : merge(ancestor, file.text, theirs);
    if (both === null) return false;
    const isNew = both !== file.text;
    Object.assign(file, {text: both, saved: theirs, revision, size: size ?? file.size, digest: digest ?? file.digest});
    this.#tell(isNew ? "replaced" : "saved", id, {isElsewhere: true});
    return true;
  }

  /** What was typed before the page was opened, on a base that may be older than what is here: then only the server knows it. */
  resume(id, text, base) {
    const file = this.byId.get(id);
    if (base !== file.revision) Object.assign(file, {revision: base, saved: null});
    file.text = text;
    this.#tell("replaced", id);
  }

  /** As if it were typed: from outside the editor, and to be saved. */
  put(id, text) {
    this.byId.get(id).text = text;
    this.#tell("replaced", id);
    this.#tell("typed", id);
  }

  add(file) {
    this.#take(file);
    this.#tell("listed", file.id);
  }

  /** Name, size and addresses as the server says; text and revision stay as they are known here. */
  describe(file) {
    const known = this.byId.get(file.id);
    const {text, revision, ...facts} = file;
    Object.assign(known, facts);
    this.#tell("listed", file.id);
  }

  remove(id) {
    const file = this.byId.get(id);
    this.byId.delete(id);
    this.#tell("listed", id);
    return file;
  }
}
