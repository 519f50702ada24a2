/** The run socket: connects, says `watch`, and after a drop goes on where it was, without a gap or a double line. */

import {Sequence} from "./sequence.js";

const PAUSES = [300, 1000, 2000, 4000, 8000]; // ms before trying again
const NO_SUCH_PLACE = 4404; // the server's word for: not yours, not there, or signed out
const STEADY = 5000; // ms: a connection that held so long was a good one
const LATE = 6000; // ms: what takes longer to open is tried anew

export class RunSocket {
  /** `onEvent(event, isFirst)`: isFirst is the first of another run. `onConnection("open" | "lost" | "refused")`. */
  constructor({path, onEvent, onConnection}) {
    this.address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}`;
    this.onEvent = onEvent;
    this.onConnection = onConnection;
    this.sequence = new Sequence();
    this.waiting = []; // said while there was no connection
    this.tries = 0;
    this.openedAt = Infinity; // never yet
    addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => this.#lookAgain());
    this.#connect();
  }

  get isOpen() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  send(message) {
    if (this.isOpen) return this.socket.send(JSON.stringify(message));
    if (message.type === "act") return; // too late when the connection is back
    // Only the latest start counts, and a stop takes back what was not started yet.
    if (message.type !== "answer") this.waiting = this.waiting.filter(({type}) => type === "answer");
    this.waiting.push(message);
    this.#hurry();
  }

  #connect() {
    clearTimeout(this.timer);
    const socket = new WebSocket(this.address);
    this.socket = socket;
    const late = setTimeout(() => socket.close(), LATE);
    socket.onopen = () => {
      clearTimeout(late);
      this.#opened();
    };
    socket.onmessage = ({data}) => this.#heard(JSON.parse(data));
    socket.onclose = ({code}) => {
      clearTimeout(late);
      if (this.socket === socket) this.#lost(code);
    };
  }

  #opened() {
    this.openedAt = performance.now();
    this.#watch();
    for (const message of this.waiting.splice(0)) this.send(message);
    this.onConnection("open");
  }

  #watch() {
    const {run, seq} = this.sequence;
    this.socket.send(JSON.stringify({type: "watch", run, seq}));
  }

  #heard(event) {
    const place = this.sequence.take(event);
    if (place !== "drop") this.onEvent(event, place === "first");
  }

  #lost(code) {
    this.isRefused = code === NO_SUCH_PLACE;
    if (this.isRefused) return this.onConnection("refused");
    this.onConnection("lost");
    if (performance.now() - this.openedAt > STEADY) this.tries = 0;
    const pause = PAUSES[Math.min(this.tries, PAUSES.length - 1)];
    this.tries += 1;
    // A whole class loses the server at the same moment: not all of it should come back in the same one.
    this.timer = setTimeout(() => this.#connect(), pause * (0.7 + 0.6 * Math.random()));
  }

  #hurry() {
    if (this.socket.readyState === WebSocket.CLOSED && !this.isRefused) this.#connect();
  }

  /** After a closed lid the connection may be dead without knowing: saying something finds out. */
  #lookAgain() {
    if (document.hidden) return;
    if (this.isOpen) this.#watch();
    else this.#hurry();
  }
}
