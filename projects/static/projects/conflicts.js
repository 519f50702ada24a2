/** A file changed in the same lines here and elsewhere: both texts are kept, here and by the server, until the student says
 * which to go on with. Nothing is written over, and whatever is not chosen stays in the history. */

import {draw, together} from "./differences.js";
import {NotReached, ask, sentenceOf} from "./requests.js";
import {filled, words} from "./words.js";

const REDRAW = 300; // ms after a key
const evenLines = (text) => text.replace(/\r\n?/g, "\n");

export class Conflicts {
  /** `root` holds [data-conflict-words], [data-conflict-mine], [data-conflict-other] and the [data-choose-text] buttons.
   * `note(sentence)` gives a note that can offer something. `onChange()`: of some file; `onFile()`: there is another. */
  constructor({root, documents, autosave, canEdit, note, onChange, onFile, onWrite}) {
    Object.assign(this, {root, documents, autosave, canEdit, note, onChange, onFile, onWrite});
    this.part = (name) => root.querySelector(`[data-conflict-${name}]`);
    this.others = new Map(); // file id -> {text, revision} that was saved elsewhere
    this.open = null;
    for (const choice of root.querySelectorAll("[data-choose-text]")) {
      choice.addEventListener("click", () => this.#choose(choice.dataset.chooseText));
    }
    for (const type of ["typed", "replaced"]) documents.addEventListener(type, ({detail}) => this.#redraw(detail.id));
  }

  /** The server has another text, and keeps this page's beside it. */
  moved(file, {text, revision}) {
    this.others.set(file.id, {text: evenLines(text), revision});
    this.onChange();
    this.show(this.open);
  }

  settled(id) {
    if (!this.others.delete(id)) return;
    this.onChange();
    this.show(this.open);
  }

  /** The other text: saved elsewhere while something else is typed here, or typed elsewhere and kept beside this one. */
  #otherOf(id) {
    const file = this.documents.get(id);
    if (!file?.is_text || !this.canEdit) return null;
    if (this.others.has(id)) return {...this.others.get(id), aside: this.autosave.asideOf(id)};
    const aside = (file.aside_texts ?? []).find((one) => one.id !== this.autosave.asideOf(id));
    return aside ? {text: evenLines(aside.text), revision: null, aside: aside.id} : null;
  }

  /** Whether two texts of it wait for a choice. */
  isOpen(id) {
    return Boolean(this.#otherOf(id));
  }

  /** The choice belongs to the file that is open. */
  show(id) {
    this.open = id;
    const other = this.#otherOf(id);
    const isNew = this.root.hidden;
    this.root.hidden = !other;
    if (!other) return;
    const {name} = this.documents.get(id);
    if (isNew) this.#say(filled(words.changedElsewhere, {name}));
    this.#draw(other);
  }

  #say(sentence) {
    this.part("words").textContent = sentence;
  }

  #draw(other) {
    draw(this.part("mine"), this.part("other"), this.documents.get(this.open).text, other.text);
  }

  #redraw(id) {
    if (id !== this.open || this.root.hidden) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(this.open), REDRAW);
  }

  async #choose(choice) {
    const id = this.open;
    await this.autosave.idle(id);
    const file = this.documents.get(id);
    const other = this.#otherOf(id);
    if (!other) return this.show(id);
    const mine = file.text;
    const text = {mine, other: other.text, both: mine, together: together(mine, other.text)}[choice];
    const beside = text === mine ? other.text : mine;
    const json = {text, base: other.revision ?? file.revision, beside, aside: other.aside, second: choice === "both"};
    try {
      this.#settle(id, mine, text, await ask(`${file.url}settle/`, {method: "POST", json}));
    } catch (error) {
      return this.#refused(id, error);
    }
    this.#offerUndo(id, choice, mine);
    if (choice === "both") this.onFile();
    this.onWrite();
  }

  /** What is typed while the server hears of the choice stays. */
  #settle(id, mine, text, answer) {
    this.others.delete(id);
    const file = this.documents.get(id);
    if (file.text === mine) this.documents.replace(id, text, answer);
    else if (!this.documents.take(id, text, answer, mine)) this.documents.acknowledge(id, text, answer);
    this.documents.describe({...answer, aside_texts: (file.aside_texts ?? []).filter((one) => one.id in answer.asides)});
    this.autosave.settle(id);
    this.show(this.open);
  }

  #refused(id, error) {
    if (error.status === 409 && typeof error.answer.text === "string") {
      this.moved(this.documents.get(id), error.answer);
      this.#say(words.changedAgain);
    } else {
      const sentence = sentenceOf(error);
      this.#say(error instanceof NotReached ? filled(words.bothStay, {sentence}) : sentence);
    }
  }

  #offerUndo(id, choice, mine) {
    const {name} = this.documents.get(id);
    const sentence = {
      mine: words.chosenMine,
      other: words.chosenOther,
      both: words.chosenBoth,
      together: words.chosenTogether,
    }[choice];
    const note = this.note(filled(sentence, {name}));
    if (choice === "other" || choice === "together") note.offer(words.undo, async () => this.documents.put(id, mine));
  }
}
