/** Grey text while one types: asks the tutor in a pause, and tells it what was taken. How it looks is the editor's. */

import {say} from "../runner/say.js";
import {around} from "./around.js";
import {filled} from "./words.js";

const LATEST = 2000; // ms: what comes later is of no use

export class Ghosts {
  constructor({line, workspace, words, newId}) {
    Object.assign(this, {line, workspace, words, newId});
    this.waiting = new Map(); // id -> what gives the answer
    this.isOffered = false;
    this.areKeysTold = false;
  }

  offer(isOffered) {
    if (isOffered === this.isOffered) return;
    this.isOffered = isOffered;
    this.workspace.editing.suggestFrom(isOffered ? this : null);
    if (isOffered && !this.areKeysTold) this.#tellKeys();
  }

  #tellKeys() {
    this.areKeysTold = true;
    this.workspace.keys.add({keys: ["Tab"], does: this.words.keyGhost});
    this.workspace.keys.add({keys: ["Ctrl+→", "Alt+→"], does: this.words.keyGhostWord});
  }

  // ── For the editor, see learn/site/frontend/src/ghost.js ──

  ask({signal, ...text}) {
    const id = this.newId();
    const file = this.workspace.documents.get(this.workspace.files.open)?.name ?? "";
    return new Promise((done) => {
      const give = (text) => {
        if (!this.waiting.delete(id)) return;
        clearTimeout(timer);
        done({id, text});
      };
      const drop = () => {
        this.line.say({type: "cancel", id});
        give("");
      };
      const timer = setTimeout(drop, LATEST);
      this.waiting.set(id, give);
      signal.addEventListener("abort", () => this.waiting.has(id) && drop());
      this.line.say({type: "complete", id, file, ...around(text)});
    });
  }

  onShown(text) {
    say(filled(this.words.ghost, {text}));
  }

  onTaking() {
    this.workspace.origins.expect("s");
  }

  onTaken({id, chars, isAll}) {
    this.line.say({type: "settle", id, taken: isAll ? "all" : "some", chars});
  }

  // ── From the tutor ──

  heard({id, text}) {
    this.waiting.get(id)?.(text);
  }

  /** True where it was about grey text. */
  ended({id}) {
    if (!this.waiting.has(id)) return false;
    this.waiting.get(id)("");
    return true;
  }
}
