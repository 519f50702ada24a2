/** What the page says, by POST: in order, what gathers meanwhile together, and again where it did not arrive. */

import {words} from "./words.js";

const PAUSES = [200, 500, 1000, 2000, 4000]; // ms before trying again

/** Joins what this page posts to what it reads. (`randomUUID` is not there on a network without https.) */
export const PAGE = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16)).join("");

export function token() {
  return document.querySelector('meta[name="csrf-token"]').content;
}

/** A proxy may say no as well; ours says so in a header. */
export function isOurNo(response) {
  return response.headers.get("X-Door") === "closed";
}

export class Posts {
  /** `onStarted`: the server took a start. `onRefused`: the door is closed. */
  constructor({path, onEvent, onStarted, onRefused}) {
    this.path = `${path}?page=${PAGE}`;
    this.onEvent = onEvent;
    this.onStarted = onStarted;
    this.onRefused = onRefused;
    this.waiting = [];
    this.tries = 0;
    this.isBusy = false;
  }

  send(message) {
    this.waiting.push(message);
    if (!this.isBusy) this.#post();
  }

  async #post() {
    this.isBusy = true;
    while (this.waiting.length) {
      const batch = this.waiting.splice(0);
      const events = await this.#ask(batch);
      if (events) this.#answered(batch, events);
      else await this.#holdOn(batch);
    }
    this.isBusy = false;
  }

  /** Gives what is said to it; null where it did not arrive. */
  async #ask(batch) {
    const headers = {"Content-Type": "application/json", "X-CSRFToken": token()};
    try {
      const response = await fetch(this.path, {method: "POST", headers, body: JSON.stringify(batch)});
      if (response.ok) return await response.json();
      if (isOurNo(response)) this.onRefused();
      else if (response.status === 413) return [{type: "refused", text: words.tooLarge}];
      else return null;
      return [];
    } catch {
      return null;
    }
  }

  #answered(batch, events) {
    this.tries = 0;
    for (const event of events) this.onEvent(event);
    if (!events.length && batch.some(({type}) => type === "start")) this.onStarted();
  }

  async #holdOn(batch) {
    const pause = PAUSES[Math.min(this.tries, PAUSES.length - 1)];
    this.tries += 1;
    await new Promise((done) => setTimeout(done, pause));
    this.waiting.unshift(...batch.filter(({type}) => type !== "act")); // a key pressed then is too late now
  }
}
