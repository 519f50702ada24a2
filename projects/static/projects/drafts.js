/** What is typed and not yet taken by the server, kept on this device: a closed lid or a crash loses nothing. Each draft
 * is of one student: on a shared computer nobody finds another's. */

import * as cellar from "./cellar.js";
import {forget, recall, remember} from "./memory.js";

const LARGE = 300_000; // characters: the small storage of a browser holds some millions for all projects together

export class Drafts {
  constructor(student, project) {
    this.begin = `draft.${student}.${project}.`;
    this.numbers = new Map(); // file id -> of the last draft: no clock is trusted to say which is newer
    this.inCellar = new Set();
  }

  /** False where the device has no room. `sent`: texts that may have reached the server. */
  async keep(id, draft) {
    const key = this.begin + id;
    const number = (this.numbers.get(id) ?? 0) + 1;
    this.numbers.set(id, number);
    const isSmall = draft.text.length < LARGE && remember(key, {...draft, number});
    if (isSmall) {
      if (this.inCellar.delete(id)) cellar.remove(key);
      return true;
    }
    this.inCellar.add(id);
    const isKept = await cellar.put(key, {...draft, number});
    if (isKept && this.numbers.get(id) === number) forget(key); // the older one
    return isKept;
  }

  drop(id) {
    forget(this.begin + id);
    if (this.inCellar.delete(id)) cellar.remove(this.begin + id);
  }

  /** The draft of a file as the server has it now, or null: {text, base, sent, aside}. */
  find(file) {
    return this.#fitted(file, recall(this.begin + file.id));
  }

  /** The same of drafts that were too large, or came when the other storage was full: file id -> draft. */
  async findLarge(files) {
    const kept = await cellar.all(this.begin);
    const found = new Map();
    for (const file of files) {
      const draft = kept.get(this.begin + file.id);
      if (!draft) continue;
      this.inCellar.add(file.id);
      if (draft.number < (this.numbers.get(file.id) ?? 0)) continue; // the small storage has a newer one
      const fitted = this.#fitted(file, draft);
      if (fitted) found.set(file.id, fitted);
    }
    return found;
  }

  #fitted(file, draft) {
    if (!draft || typeof draft.text !== "string") return null;
    this.numbers.set(file.id, Math.max(draft.number ?? 0, this.numbers.get(file.id) ?? 0));
    if (draft.text === file.text) {
      this.drop(file.id);
      return null;
    }
    const sent = [draft.sent ?? []].flat();
    // The server has what the draft grew from, or a text of ours that was on its way when the page went.
    const isOurs = draft.base === file.revision || sent.includes(file.text);
    return {text: draft.text, base: isOurs ? file.revision : draft.base, sent, aside: draft.aside ?? null};
  }
}
