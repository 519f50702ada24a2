/** What came from elsewhere: files that the program wrote, or that were changed in another tab or on another device. */

import {ask} from "./requests.js";
import {filled, words} from "./words.js";

export class Arrivals {
  constructor({documents, files, autosave, url}) {
    Object.assign(this, {documents, files, autosave, url});
    this.isAsking = false;
    this.isAskedAgain = false;
  }

  /** Another page saved; or this one, and hears of itself. `revisions`: file id -> revision; empty: who knows what changed. */
  async heard(revisions) {
    const ids = Object.keys(revisions);
    await Promise.all(ids.map((id) => this.autosave.idle(id)));
    const isKnown = (id) => this.documents.get(id)?.revision >= revisions[id];
    if (!ids.length || !ids.every(isKnown)) await this.look();
  }

  /** Compares with the server, one look at a time. */
  async look() {
    this.isAskedAgain = this.isAsking;
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      const before = this.documents.all; // what is uploaded while this is on its way is not in it
      const {files} = await ask(this.url);
      for (const file of files) await this.#arrived(file);
      this.#drop(before, files);
    } catch {
      // Not reached, or signed out: saving says so; there is nothing to show here.
    }
    this.isAsking = false;
    if (this.isAskedAgain) await this.look();
  }

  async #arrived(file) {
    const known = this.documents.get(file.id);
    if (!known) return this.documents.add(file.is_text ? await ask(file.url) : file);
    if (!file.is_text || !known.is_text) {
      // What it holds may have become text, or a picture of another size: it is taken anew.
      if (file.revision !== known.revision) this.documents.add(file.is_text ? await ask(file.url) : file);
      return;
    }
    if (file.name !== known.name) this.documents.describe(file);
    const isAside = JSON.stringify(file.asides) !== JSON.stringify(known.asides);
    if (file.revision <= known.revision && !isAside) return;
    const {text, ...facts} = await ask(file.url);
    await this.autosave.idle(file.id);
    if (isAside) this.documents.describe(facts);
    if (facts.revision <= known.revision) return;
    const isTaken = this.documents.take(file.id, text, facts);
    // Where both touch the same lines, saving tells the server, which keeps both. Where a choice was open it may be settled.
    if (!isTaken || this.autosave.isHeld(file.id)) this.autosave.release(file.id);
  }

  #drop(before, files) {
    const there = new Set(files.map(({id}) => id));
    for (const {id, name} of before) {
      if (there.has(id) || !this.documents.get(id) || this.documents.isUnsaved(id)) continue;
      if (this.files.leaving.has(id)) continue;
      this.files.take(id);
      this.files.note(filled(words.deletedElsewhere, {name}));
    }
  }
}
