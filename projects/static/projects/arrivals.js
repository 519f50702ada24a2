/** What came from elsewhere: files that the program wrote, or that were changed in another tab or on another device. */

import {ask} from "./requests.js";

export class Arrivals {
  constructor({documents, files, url}) {
    Object.assign(this, {documents, files, url});
    this.isAsking = false;
  }

  /** Compares with the server. What is typed here and not saved stays: saving it will find the difference. */
  async look() {
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      const {files} = await ask(this.url);
      for (const file of files) await this.#arrived(file);
      this.#drop(files);
    } catch {
      // Not reached, or signed out: saving says so; there is nothing to show here.
    }
    this.isAsking = false;
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
    if (file.revision <= known.revision || this.documents.isUnsaved(file.id)) return;
    const {text, ...facts} = await ask(file.url);
    // A key may have been pressed while the text was on its way.
    if (!this.documents.isUnsaved(file.id)) this.documents.replace(file.id, text, facts);
  }

  #drop(files) {
    const there = new Set(files.map(({id}) => id));
    for (const {id, name} of this.documents.all) {
      if (there.has(id) || this.documents.isUnsaved(id)) continue;
      this.files.take(id);
      this.files.note(`${name} was deleted, by your program or in another tab.`);
    }
  }
}
