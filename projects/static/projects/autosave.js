/** Saves by itself: a second after a pause and on leaving, also a program that is broken. There is no Save button. */

import {NotReached} from "./requests.js";

const PAUSE = 1000; // ms without typing
const LONGEST = 10_000; // ms: who types without a pause is saved too
const DRAFT_PAUSE = 250; // ms: writing a long text at every key would be felt
const AGAIN = [2000, 4000, 8000, 15_000]; // ms, while there is no connection
const KEEPALIVE_BYTES = 60_000; // a browser sends no more from a page that is going

export class Autosave {
  /** `put(file, text, {keepalive})` gives {revision}; keepalive: the request outlives the page. `onMoved(file, answer)`: the file was changed elsewhere. `onDeleted`: it was deleted elsewhere. */
  constructor({documents, drafts, put, onState, onMoved, onDeleted}) {
    Object.assign(this, {documents, drafts, put, onState, onMoved, onDeleted});
    this.works = new Map(); // file id -> {timer, draftTimer, since, sending, tries, held}
    this.hasRoom = true;
    documents.addEventListener("typed", ({detail}) => this.#typed(detail.id));
    this.#say();
  }

  #work(id) {
    if (!this.works.has(id)) this.works.set(id, {since: 0, sending: null, tries: 0, held: "", isLost: false});
    return this.works.get(id);
  }

  #typed(id) {
    const work = this.#work(id);
    work.since ||= performance.now();
    if (work.held === "refused") work.held = "";
    clearTimeout(work.draftTimer);
    work.draftTimer = setTimeout(() => this.#keepDraft(id), DRAFT_PAUSE);
    const left = LONGEST - (performance.now() - work.since);
    this.#later(id, Math.max(0, Math.min(PAUSE, left)));
    this.#say();
  }

  #later(id, pause) {
    const work = this.#work(id);
    clearTimeout(work.timer);
    work.timer = setTimeout(() => this.save(id), pause);
  }

  #keepDraft(id) {
    const file = this.documents.get(id);
    if (!file || !this.documents.isUnsaved(id)) return;
    const {sending} = this.#work(id);
    this.hasRoom = this.drafts.keep(id, {text: file.text, base: file.revision, sent: sending});
  }

  /** Saves one file now. Never two at once: what is typed meanwhile goes with the next. */
  async save(id) {
    const file = this.documents.get(id);
    const work = this.#work(id);
    clearTimeout(work.timer);
    if (!file || work.sending !== null || work.held || !this.documents.isUnsaved(id)) return;
    const text = file.text;
    work.sending = text;
    work.since = 0;
    this.#keepDraft(id);
    this.#say();
    work.going = this.#send(id, file, text);
    await work.going;
    this.#say();
  }

  /** When no save of this file is on its way. */
  async idle(id) {
    await this.works.get(id)?.going;
  }

  async #send(id, file, text) {
    try {
      const keepalive = text.length * 3 < KEEPALIVE_BYTES;
      const answer = await this.put(file, text, {keepalive});
      this.#saved(id, text, answer);
    } catch (error) {
      this.#failed(id, error);
    }
  }

  #saved(id, text, answer) {
    const work = this.#work(id);
    Object.assign(work, {sending: null, tries: 0, isLost: false});
    this.documents.acknowledge(id, text, answer);
    if (this.documents.isUnsaved(id)) {
      this.#keepDraft(id);
      this.#later(id, PAUSE);
    } else {
      clearTimeout(work.draftTimer);
      this.drafts.drop(id);
      this.hasRoom = true;
    }
  }

  #failed(id, error) {
    const work = this.#work(id);
    work.sending = null;
    if (error instanceof NotReached) {
      work.isLost = true;
      this.#later(id, AGAIN[Math.min(work.tries, AGAIN.length - 1)]);
      work.tries += 1;
    } else if (error.status === 409) {
      work.held = "moved";
      this.onMoved(this.documents.get(id), error.answer);
    } else {
      work.held = "refused";
      work.sentence = error.message;
      if (error.status === 410) this.onDeleted(this.documents.get(id), error.answer);
    }
  }

  /** All that is unsaved, now: Run was pressed, another file opened, the page is left. */
  async flush() {
    await Promise.all(this.documents.all.map(({id}) => this.save(id)));
  }

  /** The page goes: the draft first, it needs no network. */
  leave() {
    for (const {id} of this.documents.all) this.#keepDraft(id);
    return this.flush();
  }

  /** The connection is back. */
  hurry() {
    for (const {id} of this.documents.all) if (this.#work(id).isLost) this.save(id);
  }

  /** Which of two texts is kept was decided: saving goes on. */
  release(id) {
    this.#work(id).held = "";
    this.save(id);
  }

  /** Until a choice is made, nothing is written over. */
  hold(id) {
    this.#work(id).held = "moved";
    this.#say();
  }

  forget(id) {
    const work = this.#work(id);
    clearTimeout(work.timer);
    clearTimeout(work.draftTimer);
    this.works.delete(id);
    this.drafts.drop(id);
    this.#say();
  }

  get isSafe() {
    return this.hasRoom || Object.keys(this.documents.unsaved).length === 0;
  }

  #say() {
    const unsaved = this.documents.all.filter(({id}) => this.documents.isUnsaved(id));
    const works = unsaved.map(({id}) => this.#work(id));
    const refused = works.find(({held}) => held === "refused");
    if (!unsaved.length) this.onState("saved", "Saved");
    else if (refused) this.onState("refused", refused.sentence);
    else if (works.some(({held}) => held === "moved")) this.onState("choice", "Not saved yet: choose which text to keep");
    else if (works.some(({isLost}) => isLost)) this.onState("lost", this.#lostWords());
    else this.onState("saving", "Saving…");
  }

  #lostWords() {
    if (this.hasRoom) return "Not saved yet: no connection, kept on this device";
    return "Not saved yet: no connection, and this device has no room. Keep this page open.";
  }
}
