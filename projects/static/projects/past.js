/** The versions of a file as the server has them: the list in pages, each text when somebody looks at it. */

import {ask} from "./requests.js";

const MOST_TEXTS = 300; // kept in this page

export class Past {
  constructor({url}) {
    this.url = url;
    this.texts = new Map(); // version id -> promise of what it holds
  }

  /** The first look: files, moments, runs, and the newest versions of `fileId`. */
  async open(fileId) {
    const told = await ask(`${this.url}?file=${fileId}`);
    this.fileId = fileId;
    this.versions = told.versions.map(version);
    this.hasMore = told.has_more;
    return told;
  }

  /** The versions before those that are here; gives how many came. */
  async older() {
    const {fileId} = this;
    const told = await ask(`${this.url}?file=${fileId}&before=${this.versions[0].id}`);
    if (fileId !== this.fileId) return 0;
    this.versions.unshift(...told.versions.map(version));
    this.hasMore = told.has_more;
    return told.versions.length;
  }

  /** {text, origins, name, picture_url, …} of a version; they never change. */
  look(id) {
    if (!this.texts.has(id)) {
      const asked = ask(`${this.url}${id}/`);
      asked.catch(() => this.texts.delete(id));
      this.texts.set(id, asked);
      if (this.texts.size > MOST_TEXTS) this.texts.delete(this.texts.keys().next().value);
    }
    return this.texts.get(id);
  }

  bringBack(id) {
    return ask(`${this.url}${id}/back/`, {method: "POST"});
  }

  bringAllBack(id) {
    return ask(`${this.url}${id}/all_back/`, {method: "POST"});
  }

  async name(id, name) {
    return (await ask(`${this.url}${id}/name/`, {method: "POST", json: {name}})).name;
  }
}

function version([id, at, kind, size]) {
  return {id, at, kind, size};
}
