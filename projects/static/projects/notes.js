/** A sentence with what can be done about it, calmly there until it is closed. */

import {sentenceOf} from "./requests.js";
import {words} from "./words.js";

function button(text, className, act) {
  const made = document.createElement("button");
  Object.assign(made, {type: "button", className, textContent: text});
  made.addEventListener("click", act);
  return made;
}

export class Note {
  /** `onClose()`: the focus has to go somewhere. */
  constructor(text, onClose) {
    this.onClose = onClose;
    this.element = document.createElement("div");
    this.element.className = "file-note";
    this.words = document.createElement("p");
    this.words.textContent = text;
    this.acts = document.createElement("div");
    this.acts.className = "file-note__acts";
    this.acts.append(button(words.close, "button button--quiet", () => this.close()));
    this.element.append(this.words, this.acts);
  }

  /** A button before Close; when `act` is done, the note has served. */
  offer(text, act) {
    const offered = button(text, "button", async () => {
      try {
        await act();
        this.close();
      } catch (error) {
        this.words.textContent = sentenceOf(error);
      }
    });
    this.acts.prepend(offered);
  }

  focus() {
    this.acts.querySelector("button").focus();
  }

  close() {
    const hadFocus = this.element.contains(document.activeElement);
    this.element.remove();
    if (hadFocus) this.onClose();
  }
}
