/** Where in the student's files a run went wrong: marked, and shown when asked. */

import {say} from "../runner/say.js";
import {lineText} from "./spans.js";
import {filled, words} from "./words.js";

export class Marks {
  #textsOfNext = null; // name -> text, of the run that was started here and has not begun
  #textsOfRun = null; // the same of the run that is shown; null: it was not started from this page

  constructor({documents, editing, files}) {
    Object.assign(this, {documents, editing, files});
  }

  runStarts() {
    this.#textsOfNext = new Map(this.documents.all.map(({name, text}) => [name, text]));
    this.editing.clearMark();
  }

  anotherRun() {
    this.#textsOfRun = this.#textsOfNext;
    this.#textsOfNext = null;
  }

  /** Only where the line still reads as it did when the program ran: a wrong mark is worse than none. */
  failed(event) {
    const file = this.documents.named(event.file);
    if (!file?.is_text || !event.line) return;
    const texts = this.#textsOfRun;
    const line = texts ? lineText(texts.get(file.name) ?? "", event.line) : this.editing.rememberedWords(event.run);
    if (line !== null) this.editing.setMark(file.id, event, line);
  }

  show(event) {
    const file = this.documents.named(event.file);
    if (!file) return say(filled(words.notHere, event));
    if (file.id !== this.files.open) this.files.show(file.id);
    if (file.is_text && event.line) this.editing.goTo(event);
  }
}
