/** The way to the tutor: by websocket where one passes, else each question is a POST and its answer a stream of events. */

import {takeEvents} from "../runner/by_stream.js";
import {ByWebsocket} from "../runner/by_websocket.js";
import {isOurNo, token} from "../runner/posts.js";
import {recallWay, WAYS} from "../runner/ways.js";

const PAUSES = [500, 1000, 2000, 4000, 8000]; // ms before trying again
const ANSWERED = new Set(["help", "talk", "act", "write", "complete", "plan"]); // each until it has ended
const KEPT = new Set(["settle", "rearrange", "look"]); // until they can be said: the page says each once

export class Line {
  /** `onEvent(event)`: of tutor/messages.py, and {type: "ended", id, how: "lost"} for what broke off. `onRefused()`: the door is closed. */
  constructor({path, onEvent, onRefused}) {
    Object.assign(this, {path, onEvent, onRefused});
    this.way = recallWay().way; // what the run's own connection has found out about this network
    this.wire = null;
    this.waiting = []; // said before it was open
    this.open = new Set(); // ids that are not answered to their end
    this.posted = new Map(); // id -> what ends the POST
    this.hasBeenOpen = false;
    this.tries = 0;
    this.hooks = {
      live: () => this.#opened(),
      event: (wire, event) => this.#heard(event),
      slow: (wire) => wire.end("lost"),
      end: (wire, why) => this.#ended(wire, why),
    };
    addEventListener("online", () => this.wire?.isOver && this.#connect());
  }

  say(message) {
    if (ANSWERED.has(message.type)) this.open.add(message.id);
    if (message.type === "cancel") this.open.delete(message.id);
    if (this.way !== "websocket") return void this.#post(message);
    if (this.wire?.isLive) return this.wire.send(message);
    if (message.type !== "look" || message.earlier) this.waiting.push(message); // a websocket begins with a plain one
    if (!this.wire || this.wire.isOver) this.#connect();
  }

  #heard(event) {
    if (event.type === "ended" || event.type === "ghost") this.open.delete(event.id);
    this.onEvent(event);
  }

  // ── By websocket ──

  #connect() {
    clearTimeout(this.timer);
    const {path, hooks} = this;
    this.wire = new ByWebsocket({path, hooks, patience: WAYS.websocket.patience, greeting: () => ({type: "look"})});
  }

  #opened() {
    this.hasBeenOpen = true;
    this.tries = 0;
    for (const message of this.waiting.splice(0)) this.wire.send(message);
  }

  #ended(wire, why) {
    if (why === "refused") {
      this.#lose();
      return this.onRefused();
    }
    if (!wire.liveAt && navigator.onLine && !this.#mayComeBack) return this.#goOver();
    this.#lose();
    const pause = PAUSES[Math.min(this.tries, PAUSES.length - 1)];
    this.tries += 1;
    this.timer = setTimeout(() => this.#connect(), pause * (0.7 + 0.6 * Math.random()));
  }

  /** One has passed here, and the run's own connection has not found out that none does any more: the server is away. */
  get #mayComeBack() {
    return this.hasBeenOpen && recallWay().way === "websocket";
  }

  /** None passes here: what waits is posted. */
  #goOver() {
    this.way = "stream";
    const waiting = this.waiting.splice(0);
    for (const message of waiting.length ? waiting : [{type: "look"}]) this.#post(message);
  }

  #lose(ids = [...this.open]) {
    this.waiting = this.waiting.filter(({type}) => KEPT.has(type));
    for (const id of ids) if (this.open.has(id)) this.#heard({type: "ended", id, how: "lost"});
  }

  // ── By POST ──

  async #post(message) {
    const {id = message.type, type} = message;
    if (type === "cancel") return this.posted.get(id)?.abort();
    const stopping = new AbortController();
    this.posted.set(id, stopping);
    try {
      const headers = {Accept: "text/event-stream", "Content-Type": "application/json", "X-CSRFToken": token()};
      const how = {method: "POST", headers, body: JSON.stringify([message]), signal: stopping.signal};
      const response = await fetch(this.path, how);
      if (isOurNo(response)) this.onRefused();
      else if (response.ok) await this.#read(response.body.pipeThrough(new TextDecoderStream()).getReader());
    } catch {
      // It broke off, or was ended by us: what was not answered is told below.
    }
    this.posted.delete(id);
    this.#lose([id]);
  }

  async #read(reader) {
    let rest = "";
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      rest = takeEvents(rest + value, (event) => this.#heard(event));
    }
  }
}
