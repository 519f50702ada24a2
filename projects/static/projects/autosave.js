/** Saves by itself: a second after a pause and on leaving, also a program that is broken. There is no Save button. */

import {NotReached} from "./requests.js";
import {filled, words} from "./words.js";

const PAUSE = 1000; // ms without typing
const LONGEST = 10_000; // ms: who types without a pause is saved too
const PAUSE_BESIDE = 4000; // ms, while two texts wait for a choice
const DRAFT_PAUSE = 250; // ms: writing a long text at every key would be felt
const AGAIN = [2000, 4000, 8000, 15_000]; // ms, while there is no connection
const KEEPALIVE_BYTES = 60_000; // a browser sends no more from a page that is going
const MOST_SENT = 5; // texts whose answers never came
const LONGEST_SENT = 100_000; // characters of one of them

export class Autosave {
  /** `put(file, text, {keepalive, sent, aside})` gives {revision}, and {text} where another place's came in; keepalive: the
   * request outlives the page; sent: earlier texts that may have arrived; aside: where the server keeps this one meanwhile.
   * `onMoved(file, answer)`: both changed the same lines. `onSettled(id)`: no longer. `onDeleted`: it was deleted elsewhere.
   * `originsOf(id, text)` is kept with a draft; `onResumed(id, origins)` gets it back. */
  constructor({documents, drafts, put, originsOf, onState, onMoved, onSettled, onDeleted, onResumed}) {
    Object.assign(this, {documents, drafts, put, originsOf, onState, onMoved, onSettled, onDeleted, onResumed});
    this.works = new Map(); // file id -> {timer, draftTimer, since, first, sending, tries, held, isLost, sent, aside}
    this.hasRoom = true;
    documents.addEventListener("typed", ({detail}) => this.#typed(detail.id));
    documents.addEventListener("replaced", ({detail}) => this.#replaced(detail.id));
    this.#say();
  }

  #work(id) {
    if (!this.works.has(id)) {
      this.works.set(id, {since: 0, first: 0, sending: null, tries: 0, held: "", isLost: false, sent: [], aside: null});
    }
    return this.works.get(id);
  }

  #typed(id) {
    const work = this.#work(id);
    work.since ||= performance.now();
    work.first ||= performance.now();
    if (work.held === "refused") work.held = "";
    clearTimeout(work.draftTimer);
    work.draftTimer = setTimeout(() => this.#keepDraft(id), DRAFT_PAUSE);
    const left = LONGEST - (performance.now() - work.since);
    this.#later(id, Math.max(0, Math.min(work.held === "moved" ? PAUSE_BESIDE : PAUSE, left)));
    this.#say();
  }

  /** Another place's text came in: what is typed here has a new base, or nothing is typed here any more. */
  #replaced(id) {
    if (this.documents.isUnsaved(id)) this.#keepDraft(id);
    else this.#settled(id);
    this.#say();
  }

  #later(id, pause) {
    const work = this.#work(id);
    clearTimeout(work.timer);
    work.timer = setTimeout(() => this.save(id), pause);
  }

  async #keepDraft(id) {
    const file = this.documents.get(id);
    if (!file || !this.documents.isUnsaved(id)) return;
    const {sending, sent, aside} = this.#work(id);
    const onTheWay = sending === null ? sent : [...sent, sending];
    const hadRoom = this.hasRoom;
    const origins = this.originsOf?.(id, file.text) ?? null;
    this.hasRoom = await this.drafts.keep(id, {text: file.text, base: file.revision, sent: onTheWay, aside, origins});
    if (this.hasRoom !== hadRoom) this.#say();
  }

  /** Saves one file now. Never two at once: what is typed meanwhile goes with the next. */
  async save(id) {
    const file = this.documents.get(id);
    const work = this.#work(id);
    clearTimeout(work.timer);
    if (!file || work.sending !== null || work.held === "refused" || !this.documents.isUnsaved(id)) return;
    if (work.held === "moved" && work.sent.at(-1) === file.text) return; // the server has both
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
    const {sent, aside} = this.#work(id);
    try {
      const keepalive = [text, ...sent].join("").length * 3 < KEEPALIVE_BYTES;
      const answer = await this.put(file, text, {keepalive, sent, aside});
      this.#saved(id, text, answer);
    } catch (error) {
      this.#failed(id, text, error);
    }
  }

  #saved(id, text, {text: both, ...facts}) {
    const work = this.#work(id);
    Object.assign(work, {sending: null, tries: 0, isLost: false});
    if (both === undefined) this.documents.acknowledge(id, text, facts);
    else if (!this.documents.take(id, both, facts, text)) {
      // What came in touches what was typed meanwhile: the next save tells the server, which knows this text now.
      this.#unsure(work, text);
      return this.#later(id, PAUSE);
    }
    this.#settled(id);
    if (!this.documents.isUnsaved(id)) return;
    this.#keepDraft(id);
    this.#later(id, PAUSE);
  }

  #settled(id) {
    const work = this.#work(id);
    Object.assign(work, {held: "", sent: [], aside: null, first: 0});
    this.onSettled?.(id);
    if (this.documents.isUnsaved(id)) return;
    clearTimeout(work.draftTimer);
    this.drafts.drop(id);
    this.hasRoom = true;
  }

  #unsure(work, text) {
    if (text.length > LONGEST_SENT) return;
    const [first, ...rest] = [...work.sent.filter((earlier) => earlier !== text), text];
    work.sent = [first, ...rest.slice(1 - MOST_SENT)]; // the first may have been on its way when the connection went
  }

  #failed(id, text, error) {
    const work = this.#work(id);
    work.sending = null;
    work.aside = error.answer?.aside ?? work.aside;
    if (error instanceof NotReached) {
      this.#unsure(work, text);
      work.isLost = true;
      this.#later(id, AGAIN[Math.min(work.tries, AGAIN.length - 1)]);
      work.tries += 1;
    } else if (error.status === 409) {
      this.#unsure(work, text);
      Object.assign(work, {held: "moved", isLost: false, tries: 0});
      this.onMoved(this.documents.get(id), error.answer);
    } else {
      work.held = "refused";
      work.sentence = error.message;
      if (error.status === 410) this.onDeleted(this.documents.get(id), error.answer);
    }
    this.#keepDraft(id);
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

  /** The connection is back: one after the other, what was typed first first. */
  async hurry() {
    const lost = this.documents.all.map(({id}) => id).filter((id) => this.#work(id).isLost);
    for (const id of lost.sort((a, b) => this.#work(a).first - this.#work(b).first)) await this.save(id);
  }

  /** What this device has kept of before the page was opened. */
  async takeUpDrafts() {
    const texts = this.documents.all.filter(({is_text: isText}) => isText);
    const resume = (draft, id) => draft && this.resume(id, draft);
    for (const file of texts) resume(this.drafts.find(file), file.id);
    (await this.drafts.findLarge(texts)).forEach(resume);
  }

  /** What was typed here before the page was opened, and is not in the file yet. */
  resume(id, {text, base, sent, aside, origins}) {
    Object.assign(this.#work(id), {sent, aside});
    this.documents.resume(id, text, base);
    this.onResumed?.(id, origins);
    return this.save(id);
  }

  /** The server may say something else now. */
  release(id) {
    this.#work(id).held = "";
    if (!this.documents.isUnsaved(id)) this.#settled(id);
    return this.save(id);
  }

  isHeld(id) {
    return Boolean(this.#work(id).held);
  }

  /** Where the server keeps the text of this page while a choice is open. */
  asideOf(id) {
    return this.#work(id).aside;
  }

  /** A choice was made here; the server knows. */
  settle(id) {
    this.#settled(id);
    this.#say();
    if (this.documents.isUnsaved(id)) this.#later(id, PAUSE);
  }

  forget(id) {
    const work = this.#work(id);
    clearTimeout(work.timer);
    clearTimeout(work.draftTimer);
    this.works.delete(id);
    this.drafts.drop(id);
    this.#say();
  }

  get #unsaved() {
    return this.documents.all.filter(({id}) => this.documents.isUnsaved(id)).map(({id}) => this.#work(id));
  }

  get isSafe() {
    return this.hasRoom || !this.#unsaved.length;
  }

  get isLost() {
    return this.#unsaved.some(({isLost}) => isLost);
  }

  #say() {
    const works = this.#unsaved;
    const refused = works.find(({held}) => held === "refused");
    if (!works.length) this.onState("saved", words.saved);
    else if (refused) this.onState("refused", refused.sentence);
    else if (this.isLost) this.onState("lost", this.hasRoom ? words.notSaved : words.notKept);
    else if (works.some(({held}) => held === "moved")) this.onState("choice", this.#choiceWords());
    else this.onState("saving", words.saving);
  }

  #choiceWords() {
    const {name} = this.documents.all.find(({id}) => this.#work(id).held === "moved");
    return filled(words.twoTexts, {name});
  }
}
