/** What is typed and not yet taken by the server, kept on this device: a closed lid or a crash loses nothing. */

import {forget, recall, remember} from "./memory.js";

export class Drafts {
  constructor(project) {
    this.project = project;
  }

  #key(id) {
    return `draft.${this.project}.${id}`;
  }

  /** False where the device has no room. `sent` is a text on its way to the server, if one is. */
  keep(id, {text, base, sent = null}) {
    return remember(this.#key(id), {text, base, sent});
  }

  drop(id) {
    forget(this.#key(id));
  }

  /** What to do with the draft of a file as the server has it now: {kind: "none" | "newer" | "both", text}. */
  compare({id, text, revision}) {
    const draft = recall(this.#key(id));
    if (!draft || typeof draft.text !== "string") return {kind: "none"};
    if (draft.text === text) {
      this.drop(id);
      return {kind: "none"};
    }
    // The server has what the draft grew from, or a text of ours that was on its way when the page went.
    const isOurs = draft.base === revision || draft.sent === text;
    return {kind: isOurs ? "newer" : "both", text: draft.text};
  }
}
