/** Going through a run step by step, as the workspace sees it: when the panel opens, what it marks, when it closes. */

import {noticeBlock} from "../runner/failure.js";
import {Recording} from "../runner/recording.js";
import {say} from "../runner/say.js";
import {recall, remember} from "./memory.js";
import {bringIntoView} from "./narrow.js";
import {counted, words} from "./words.js";

const evenLines = (text) => text.replace(/\r\n?/g, "\n");

export class Stepping {
  /** `root` is the workspace; `showFile(id)` opens a file, `run()` starts the program with its steps recorded. */
  constructor({root, project, documents, editing, console, showFile, run, canRun}) {
    Object.assign(this, {root, documents, editing, console, showFile, run, canRun});
    this.element = root.querySelector("[data-stepping]");
    this.key = `stepping.${project}`;
    this.recording = new Recording();
    this.runId = "";
    this.wish = null; // how the run that was just started is to be opened: {toError}
    root.querySelector("[data-step]").addEventListener("click", () => this.start());
    for (const type of ["typed", "replaced", "listed"]) documents.addEventListener(type, () => this.#programChanged());
    root.addEventListener("click", (event) => this.#lineClicked(event));
  }

  get isOpen() {
    return Boolean(this.panel?.isOpen);
  }

  get keys() {
    return [
      {keys: ["F8", "Ctrl+Shift+Enter"], does: words.keyStep, act: () => this.start(), changes: true},
      {keys: ["←", "→"], does: words.keyBackOn},
      {keys: ["Home", "End"], does: words.keyEnds},
      {keys: ["↑", "↓"], does: words.keyTimes},
      {keys: ["E"], does: words.keyToError},
      {keys: ["L"], does: words.keyToLine},
    ];
  }

  // ── What happens to the run ──

  start({toError = false} = {}) {
    this.wish = {toError};
    this.run();
  }

  /** Any run begins: what was recorded before is over. */
  runStarts() {
    if (this.isOpen) this.panel.close();
  }

  anotherRun({run}) {
    this.runId = run;
    this.recording.begin();
    if (this.isOpen) this.panel.close();
  }

  printed(stream, text) {
    this.recording.print(stream, text);
  }

  /** A program that asks needs the console. */
  asked({prompt}) {
    this.recording.print("prompt", prompt);
    if (this.isOpen) this.panel.close();
  }

  steps(event) {
    this.recording.take(event);
    if (event.done) this.#recorded();
  }

  #recorded() {
    const wish = this.wish ?? this.#rememberedPlace();
    this.wish = null;
    if (wish && this.recording.isThere) this.open(wish);
  }

  finished() {
    if (this.recording.isThere) this.console.add(this.#offer());
  }

  /** A page that is opened anew goes on where it was. */
  #rememberedPlace() {
    const kept = recall(this.key);
    return kept?.run === this.runId ? {index: kept.index} : null;
  }

  #offer() {
    const block = noticeBlock(`${counted(words, "stepsRecorded", this.recording.steps.length)} `, "steps");
    const button = document.createElement("button");
    Object.assign(button, {type: "button", className: "link-button", textContent: words.goThrough});
    button.addEventListener("click", () => this.open());
    block.append(button);
    return block;
  }

  // ── The panel ──

  /** From a failure: to its step, or, where the run was not recorded, once it was run again. */
  get wayToError() {
    return this.canRun || this.recording.isThere ? () => this.#toError() : null;
  }

  #toError() {
    if (this.recording.isThere) return this.open({toError: true});
    this.start({toError: true});
  }

  #sayInConsole(sentence) {
    this.console.add(noticeBlock(sentence));
    say(sentence);
  }

  async open(where = {}) {
    if (!this.#isProgramSame()) return this.#sayInConsole(words.stepsChanged);
    try {
      await this.#bringPanel();
    } catch {
      return this.#sayInConsole(words.stepsAway);
    }
    this.root.classList.add("is-stepping");
    this.panel.open(this.recording, {...where, index: Math.min(where.index ?? 0, this.recording.steps.length - 1)});
    bringIntoView(this.root.querySelector("[data-file]")); // the code stands above: both are in view from its upper edge on
  }

  async #bringPanel() {
    const {Panel} = await import("../runner/stepping.js");
    this.panel ??= new Panel({
      root: this.element,
      onStep: (place) => this.#mark(place),
      onClose: () => this.#closed(),
      cursor: () => ({file: this.documents.get(this.editing.open)?.name, line: this.editing.line}),
    });
  }

  #mark({file, line, index}) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => remember(this.key, {run: this.runId, index}), 300);
    const known = line ? this.documents.named(file) : null;
    if (!known) return this.editing.markStep(null);
    if (known.id !== this.editing.open) this.showFile(known.id);
    this.editing.markStep({id: known.id, line});
  }

  #closed() {
    clearTimeout(this.timer);
    remember(this.key, null);
    const hadFocus = this.element.contains(document.activeElement) || document.activeElement === document.body;
    this.root.classList.remove("is-stepping");
    this.editing.markStep(null);
    if (hadFocus) this.root.querySelector("[data-step]").focus({preventScroll: true});
  }

  #isProgramSame() {
    return Object.entries(this.recording.texts).every(
      ([name, text]) => this.documents.named(name)?.text === evenLines(text),
    );
  }

  #programChanged() {
    if (!this.isOpen || this.#isProgramSame()) return;
    this.panel.close();
    say(words.stepsEnded);
  }

  #lineClicked({target}) {
    const number = this.isOpen && target.closest(".cm-lineNumbers .cm-gutterElement")?.textContent;
    if (number) this.panel.toLine({file: this.documents.get(this.editing.open)?.name, line: Number(number)});
  }
}
