/** Where no websocket passes: events come as a stream, or, where that is held back, in answers; words go by POST. */

import {isOurNo, PAGE, token} from "./posts.js";
import {Wire} from "./wire.js";

const SILENT = 40_000; // ms: the server says something every 15 s
const WAIT = 15; // s that an answer may take while nothing happens
const BREATH = 1000; // ms between two answers that brought nothing, should something on the way give them at once

/** Takes whole events of a stream; gives what is not whole yet. */
export function takeEvents(text, heard) {
  const end = text.lastIndexOf("\n\n");
  for (const line of text.slice(0, Math.max(0, end)).split("\n")) {
    if (line.startsWith("data: ")) heard(JSON.parse(line.slice(6)));
  }
  return end < 0 ? text : text.slice(end + 2);
}

export class ByStream extends Wire {
  constructor(options) {
    super(options);
    this.stopping = new AbortController();
    this.begin();
  }

  async begin() {
    this.end(await this.read(""));
  }

  send(message) {
    this.posts.send(message);
  }

  /** Whether it lives shows by itself; but who comes back after a while should not wait for that. */
  watch() {
    if (performance.now() - this.heardAt > SILENT / 2) this.end("again");
  }

  release() {
    this.stopping?.abort();
    clearTimeout(this.silence);
  }

  /** Reads one answer to its end. Gives why it ended. */
  async read(question) {
    const {run, seq} = this.sequence;
    const headers = {Accept: "text/event-stream", "Last-Event-ID": `${run}:${seq}`, "X-CSRFToken": token()};
    const how = {headers, cache: "no-store", signal: this.stopping.signal};
    try {
      const response = await fetch(`${this.path}?page=${PAGE}${question}`, how);
      if (!response.ok) return isOurNo(response) ? "refused" : "lost";
      await this.#readAll(response.body.pipeThrough(new TextDecoderStream()).getReader());
      return "over";
    } catch {
      return "lost";
    }
  }

  async #readAll(reader) {
    let rest = "";
    for (;;) {
      this.#listen();
      const {done, value} = await reader.read();
      if (done) return;
      rest = takeEvents(rest + value, (event) => this.heard(event));
    }
  }

  #listen() {
    this.heardAt = performance.now();
    clearTimeout(this.silence);
    if (!this.isOver) this.silence = setTimeout(() => this.end("lost"), SILENT);
  }
}

export class ByAnswers extends ByStream {
  async begin() {
    let wait = 0; // the first answer comes at once, and shows that this works
    while (!this.isOver) {
      const {run, seq} = this.sequence;
      const began = performance.now();
      const why = await this.read(`&once=${wait}`);
      if (why !== "over") return this.end(why);
      const isNew = run !== this.sequence.run || seq !== this.sequence.seq;
      if (wait && !isNew && performance.now() - began < BREATH) await new Promise((done) => setTimeout(done, BREATH));
      wait = WAIT;
    }
  }
}
