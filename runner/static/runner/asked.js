/** `input()`: a box at the end of the prompt. Enter answers, Ctrl+D says that there is no more input.
 *
 * One box serves all questions of a run and keeps the focus between them: a phone would close its keyboard each time.
 */

import {say} from "./say.js";
import {words} from "./words.js";

function boxOf() {
  const form = document.createElement("form");
  form.className = "asked";
  const input = document.createElement("input");
  Object.assign(input, {autocomplete: "off", spellcheck: false});
  input.setAttribute("autocapitalize", "off");
  const send = document.createElement("button");
  Object.assign(send, {className: "asked__send", textContent: words.answer});
  form.append(input, send);
  return {form, input};
}

export class Asking {
  /** `mayFocus()`: whether the student is not busy elsewhere just now. `canAnswer`: a teacher only reads the question. */
  constructor({console, send, mayFocus, canAnswer = true}) {
    Object.assign(this, {console, send, mayFocus, canAnswer});
    Object.assign(this, boxOf());
    this.question = null; // its number
    this.lines = []; // pasted at once or typed ahead: each answers one question
    this.ahead = ""; // typed while the program was not asking, as a terminal keeps it
    this.before = null; // where the focus was
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.input.addEventListener("keydown", (event) => this.#pressed(event));
    this.input.addEventListener("paste", (event) => this.#pasted(event));
  }

  ask({ask, prompt, password}) {
    this.console.write("stdout", prompt);
    if (!this.canAnswer) return;
    this.question = ask;
    this.input.type = password ? "password" : "text";
    this.input.value = this.ahead;
    this.ahead = "";
    this.input.setAttribute("aria-label", prompt.trim() || words.waits);
    this.#draw("asking");
    this.console.hold(this.form);
    if (this.lines.length) this.#answerLine();
    else this.#takeFocus();
  }

  #takeFocus() {
    if (document.activeElement === this.input) return;
    if (!this.mayFocus()) return say(words.waits);
    this.before ??= document.activeElement;
    this.focus();
  }

  focus() {
    this.input.focus({preventScroll: true});
    this.input.scrollIntoView({block: "nearest"}); // on a phone a drawing may stand where the console was
  }

  /** "asking", "sent" until the server echoes it, "idle" until the next question. */
  #draw(state) {
    this.form.dataset.state = state;
    this.input.readOnly = state !== "asking";
  }

  /** The answer was echoed: it stands in the output now. */
  answered() {
    if (this.question === null) return;
    this.question = null;
    this.input.value = "";
    this.#draw("idle");
  }

  /** The program is over: the box goes, and the focus goes back to where it was. */
  end() {
    const hadFocus = document.activeElement === this.input;
    this.question = null;
    this.lines = [];
    this.ahead = "";
    this.console.release();
    const isFinger = matchMedia("(pointer: coarse)").matches; // a keyboard would come up
    if (hadFocus) (this.before?.isConnected && !isFinger ? this.before : this.console.log).focus({preventScroll: true});
    this.before = null;
  }

  #submitted(event) {
    event.preventDefault();
    if (!this.input.readOnly) return this.#answer(this.input.value);
    this.lines.push(this.ahead);
    this.ahead = "";
  }

  #pressed(event) {
    if (this.input.readOnly && !event.ctrlKey && !event.metaKey && !event.altKey) this.#typedAhead(event.key);
    if (event.key.toLowerCase() !== "d" || !event.ctrlKey) return;
    event.preventDefault();
    this.#answer(null);
  }

  #typedAhead(key) {
    if (key === "Backspace") this.ahead = this.ahead.slice(0, -1);
    else if ([...key].length === 1) this.ahead += key;
  }

  #pasted(event) {
    const lines = event.clipboardData.getData("text").replaceAll("\r\n", "\n").split("\n");
    if (lines.length < 2) return;
    event.preventDefault();
    if (lines.at(-1) === "") lines.pop();
    this.lines = lines.slice(1);
    this.#answer(this.input.value + lines[0]);
  }

  /** What was typed after the line is for the question after this one. */
  #answerLine() {
    this.ahead = this.input.value;
    this.#answer(this.lines.shift());
  }

  #answer(text) {
    if (this.input.readOnly) return;
    if (text !== null) this.input.value = text;
    this.#draw("sent");
    this.send({type: "answer", ask: this.question, text});
  }
}
