/** One thing asked and what is said to it, sentence by sentence. */

import {findingWords, worded} from "../runner/findings.js";
import {say} from "../runner/say.js";
import {filled} from "./words.js";

const ROOM = 12; // px above what was asked

const lineOf = (text, line) => text.split("\n")[line - 1];

export class Exchange {
  /** `of`: "help" where it is about something that went wrong; `isKnown(text)`: it is read elsewhere on the page. */
  constructor({element, piece, words, asked, of = "", onStop, onAgain, ...ways}) {
    Object.assign(this, {element, piece, words, isKnown: () => false, ...ways});
    this.part = (name) => element.querySelector(`[data-${name}]`);
    this.isOpen = true;
    this.shown = new Set(); // lines and cards: of each the way there stands once
    element.dataset.of = of;
    this.part("asked").textContent = asked;
    element.setAttribute("aria-label", asked);
    this.part("stop").addEventListener("click", () => {
      onStop?.();
      this.end({how: "stopped"});
      this.show();
    });
    this.part("again").addEventListener("click", () => {
      this.part("ways").hidden = true;
      onAgain?.();
    });
  }

  /** Into view, and the keyboard goes on here. */
  show({takesFocus = true} = {}) {
    if (takesFocus) this.element.focus({preventScroll: true});
    this.#scrollTo();
  }

  /** Only within the talk: on a phone the page around it stays where it is. */
  #scrollTo() {
    const talk = this.element.parentElement;
    const {top} = this.element.getBoundingClientRect();
    talk.scrollTop += top - talk.getBoundingClientRect().top - ROOM + this.#wayToNews(top, talk.clientHeight);
    this.top = talk.scrollTop;
  }

  /** px below the top of this: below what is known already the new words are to be seen. */
  #wayToNews(top, height) {
    if (!this.news) return 0;
    const {bottom} = (this.toSee ?? this.news).getBoundingClientRect();
    return Math.max(0, Math.min(bottom - top + 2 * ROOM - height, this.news.getBoundingClientRect().top - top));
  }

  /** Who has not seen the empty panel reads it above the first answer. */
  begin(notice) {
    this.part("said").before(notice);
  }

  heard({ahead}) {
    if (!ahead) return;
    this.part("state-words").textContent = ahead === 1 ? this.words.aheadOne : filled(this.words.ahead, {ahead});
  }

  sentence(event) {
    if (!this.isOpen) return;
    const made = this.piece("sentence");
    const part = (name) => made.querySelector(`[data-${name}]`);
    const isKnown = event.source === "rules" && this.isKnown(event.text);
    if (isKnown) this.hasKnown = true;
    else if (this.hasKnown) this.news ??= made;
    made.classList.add(`sentence--${isKnown ? "known" : event.source}`);
    part("about").hidden = !isKnown;
    if (isKnown) made.title = findingWords({sentence: event.text}); // the line may be cut
    part("from-model").hidden = event.source !== "model";
    part("text").append(...worded("span", "", event.text).childNodes);
    if (event.line && this.#isFirst(`${event.file}:${event.line}`)) this.#drawLine(part, event);
    if (event.code) this.#drawCode(part("code"), event.code);
    if (event.card && this.#isFirst(event.card)) this.#drawCard(part("card"), event);
    this.part("state-words").textContent = this.words.writing;
    this.#append(made);
  }

  /** What may have been meant instead: pressed, it is asked. */
  others({questions}) {
    if (!this.isOpen) return;
    const made = this.piece("others");
    for (const question of questions) {
      const one = this.piece("other");
      const button = one.querySelector("button");
      button.append(...worded("span", "", question).childNodes);
      button.addEventListener("click", () => this.onOther?.(question));
      made.querySelector("[data-questions]").append(one);
    }
    this.#append(made);
  }

  #isFirst(name) {
    if (this.shown.has(name)) return false;
    this.shown.add(name);
    return true;
  }

  /** The student's own line: pressed, it is shown in the editor. */
  #drawLine(part, {file, line}) {
    const button = part("line");
    button.hidden = false;
    part("number").textContent = String(line);
    part("line-text").textContent = (lineOf(this.textOf(file), line) ?? "").trim() || file;
    button.setAttribute("aria-label", `${filled(this.words.line, {file, first: line})}: ${part("line-text").textContent}`);
    button.addEventListener("click", () => this.jump({file, line}));
  }

  #drawCode(root, code) {
    root.hidden = false;
    root.textContent = code;
    // The words are there at once; their colours when the editor's bundle is.
    this.colour(code).then(
      (coloured) => root.replaceChildren(coloured),
      () => {},
    );
  }

  #drawCard(link, {card, card_title: title}) {
    link.hidden = false;
    link.href = this.cardAddress(card);
    link.textContent = title ? filled(this.words.card, {title}) : this.words.cardPlain;
  }

  /** Something to decide about; `note` is read out, the rest is there to look at. */
  add(element, note) {
    this.news ??= this.part("said").firstElementChild ?? element; // these need the room more than what was asked
    this.toSee = element;
    this.#append(element);
    if (note) say(note);
  }

  #append(element) {
    this.part("said").append(element);
    this.#follow();
  }

  /** There may have been no room to have it at the top. Whoever has scrolled since is left where they read. */
  #follow() {
    const talk = this.element.parentElement;
    if (talk && talk.scrollTop === this.top) this.#scrollTo();
  }

  end({how, text = "", more = false}) {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.part("state").hidden = true;
    const words = text || (how === "done" ? "" : this.words[`ended${how[0].toUpperCase()}${how.slice(1)}`]) || "";
    this.part("end").textContent = words;
    this.part("end").hidden = !words;
    const mayRepeat = more || ["lost", "busy", "away"].includes(how);
    this.part("ways").hidden = !mayRepeat;
    this.part("again").textContent = more ? this.words.anotherHint : this.words.askAgain;
    this.#follow();
  }
}
