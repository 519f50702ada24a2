/** What is typed and not yet taken by the server, kept on this device: a closed lid or a crash loses nothing. Each draft
 * is of one student, so that on a shared computer nobody finds another's, and of one tab, so that none writes over another's. */

import * as cellar from "./cellar.js";
import {forget, keysOf, nameOfTab, recall, remember} from "./memory.js";

const LARGE = 300_000; // characters: the small storage of a browser holds some millions for all projects together

export class Drafts {
  constructor(student, project) {
    this.begin = `draft.${student}.${project}.`;
    this.tab = nameOfTab();
    this.numbers = new Map(); // file id -> of the last draft: no clock is trusted to say which is newer
    this.inCellar = new Set();
  }

  #key(id) {
    return `${this.begin}${id}.${this.tab}`;
  }

  /** False where the device has no room. `sent`: texts that may have reached the server. */
  async keep(id, draft) {
    const number = (this.numbers.get(id) ?? 0) + 1;
    this.numbers.set(id, number);
    if (draft.text.length < LARGE && remember(this.#key(id), {...draft, number})) {
      if (this.inCellar.delete(id)) cellar.remove(this.#key(id));
      return true;
    }
    this.inCellar.add(id);
    const isKept = await cellar.put(this.#key(id), {...draft, number});
    if (isKept && this.numbers.get(id) === number) forget(this.#key(id)); // the older one
    return isKept;
  }

  drop(id) {
    forget(this.#key(id));
    if (this.inCellar.delete(id)) cellar.remove(this.#key(id));
  }

  /** The draft of a file as the server has it now, or null: {text, base, sent, aside, origins}. Of several, this tab's or the newest:
   * the others come when the page is opened again. */
  find(file) {
    const drafts = new Map(keysOf(`${this.begin}${file.id}.`).map((key) => [key, recall(key)]));
    return this.#best(file, drafts, forget);
  }

  /** The same of drafts that were too large, or came when the other storage was full: file id -> draft. */
  async findLarge(files) {
    const kept = await cellar.all(this.begin);
    const found = new Map();
    for (const file of files) {
      const begin = `${this.begin}${file.id}.`;
      const drafts = new Map([...kept].filter(([key]) => key.startsWith(begin)));
      const draft = this.#best(file, drafts, cellar.remove);
      if (draft) found.set(file.id, draft);
    }
    return found;
  }

  #best(file, drafts, remove) {
    const rank = ([key, {number = 0}]) => (key === this.#key(file.id) ? Infinity : number);
    const whole = [...drafts].filter(([, draft]) => typeof draft?.text === "string").sort((a, b) => rank(b) - rank(a));
    for (const [key, draft] of whole) {
      if (draft.text !== file.text) return this.#taken(file, key, draft, remove);
      remove(key); // the server has it
    }
    return null;
  }

  #taken(file, key, draft, remove) {
    const sent = [draft.sent ?? []].flat();
    // The server has what the draft grew from, or a text of ours that was on its way when the page went.
    const isOurs = draft.base === file.revision || sent.includes(file.text);
    const base = isOurs ? file.revision : draft.base;
    // Where its parts came from is known against the text that it grew from.
    const origins = draft.base === file.revision ? (draft.origins ?? null) : null;
    const found = {text: draft.text, base, sent, aside: draft.aside ?? null, origins};
    this.numbers.set(file.id, Math.max(draft.number ?? 0, this.numbers.get(file.id) ?? 0));
    // From now on it is this tab's.
    if (key !== this.#key(file.id)) this.keep(file.id, found).then((isKept) => isKept && remove(key));
    else if (remove === cellar.remove) this.inCellar.add(file.id);
    return found;
  }
}
