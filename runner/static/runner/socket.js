/** The connection to a run: finds a way, and after a drop goes on where it was, without a gap or a double line. */

import {Posts} from "./posts.js";
import {Sequence} from "./sequence.js";
import {recallWay, rememberWay, WAYS} from "./ways.js";

const PAUSES = [300, 1000, 2000, 4000, 8000]; // ms before trying again
const STEADY = 5000; // ms: a connection that held so long was a good one
const SHORT = 30_000; // ms: three in a row that end before are cut by something on the way
const BESIDE = 8000; // ms that a websocket may take while another way is used already
const PROBE = {soon: 3000, later: 600_000}; // ms until it is tried again
const HIDDEN = 10_000; // ms: a browser has few places for streams; a page that nobody looks at gives its own back
const UNTURNED = 4000; // ms after a start was taken: then its news was lost between two parts of the server

export class RunSocket {
  /** `onEvent(event, isFirst)`: isFirst is the first of another run. `onConnection("open" | "lost" | "refused", way)`. */
  constructor({path, onEvent, onConnection}) {
    this.path = path;
    this.onEvent = onEvent;
    this.onConnection = onConnection;
    this.sequence = new Sequence();
    this.greeting = () => ({type: "watch", run: this.sequence.run, seq: this.sequence.seq});
    this.waiting = []; // said while there was no connection
    this.tries = 0;
    this.cuts = 0; // good connections in a row that did not last
    this.posts = new Posts({
      path,
      onEvent: (event) => this.#heard(event),
      onStarted: () => this.#started(),
      onRefused: () => this.wire.end("refused"),
    });
    this.hooks = {
      live: (wire) => (wire === this.wire ? this.#opened() : this.#takeBetter(wire)),
      event: (wire, event) => wire === this.wire && this.#heard(event),
      slow: (wire) => this.#slow(wire),
      end: (wire, why) => (wire === this.wire ? this.#ended(wire, why) : this.#noBetter()),
    };
    this.way = recallWay().way;
    addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#rest() : this.#lookAgain()));
    this.#connect();
  }

  get isOpen() {
    return this.wire.isLive;
  }

  send(message) {
    if (this.isOpen) return this.wire.send(message);
    if (message.type === "act") return; // too late when the connection is back
    // Only the latest start counts, and a stop takes back what was not started yet.
    if (message.type !== "answer") this.waiting = this.waiting.filter(({type}) => type === "answer");
    this.waiting.push(message);
    this.#hurry();
  }

  #open(way, patience = WAYS[way].patience) {
    return WAYS[way].open({...this, patience});
  }

  #connect(way = this.way) {
    clearTimeout(this.timer);
    if (way === "websocket") this.better?.close();
    this.way = way;
    this.wire = this.#open(way);
  }

  #opened() {
    for (const message of this.waiting.splice(0)) this.send(message);
    this.onConnection("open", this.way);
    if (this.way === "websocket") return;
    this.#rememberAndProbe();
    if (document.hidden) this.#rest();
  }

  #heard(event) {
    const place = this.sequence.take(event);
    if (place !== "drop") this.onEvent(event, place === "first");
  }

  #started() {
    if (this.way === "websocket") return this.wire.watch(); // it was opened meanwhile, and knows nothing of it
    const before = this.sequence.run;
    setTimeout(() => this.isOpen && this.sequence.run === before && this.wire.end("again"), UNTURNED);
  }

  // ── When it ends, or does not even begin ──

  #slow(wire) {
    if (wire !== this.wire || this.way !== "websocket") return wire.end("lost");
    // It may still come, from a busy server or over a long line: whichever lives first is taken.
    this.better = wire;
    setTimeout(() => wire.liveAt || wire.end("lost"), BESIDE);
    this.#connect(WAYS[this.way].next);
  }

  #ended(wire, why) {
    const {next} = WAYS[this.way];
    this.isRefused = why === "refused";
    if (this.isRefused) return this.onConnection("refused", this.way);
    if (why === "again" || (why === "over" && wire.lived > STEADY)) return this.#connect();
    if (!wire.liveAt && next) return this.#connect(next);
    if (!wire.liveAt) this.way = recallWay().way; // none was right: from the start
    else if (this.#isCut(wire.lived) && next) this.#useNext(next);
    this.onConnection("lost", this.way);
    this.#tryLater(wire.lived);
  }

  #isCut(lived) {
    this.cuts = lived < SHORT ? this.cuts + 1 : 0;
    return this.cuts >= 3;
  }

  #useNext(next) {
    this.cuts = 0;
    this.way = next;
    rememberWay(next);
  }

  #tryLater(lived) {
    if (lived > STEADY) this.tries = 0;
    const pause = PAUSES[Math.min(this.tries, PAUSES.length - 1)];
    this.tries += 1;
    // A whole class loses the server at the same moment: not all of it should come back in the same one.
    this.timer = setTimeout(() => this.#connect(), pause * (0.7 + 0.6 * Math.random()));
  }

  #hurry() {
    if (this.wire.isOver && !this.isRefused) this.#connect();
  }

  // ── Coming and going ──

  #rest() {
    clearTimeout(this.bedtime);
    if (this.way !== "websocket") this.bedtime = setTimeout(() => this.wire.close(), HIDDEN);
  }

  /** After a closed lid the connection may be dead without knowing: saying something finds out. */
  #lookAgain() {
    clearTimeout(this.bedtime);
    if (this.isOpen) this.wire.watch();
    else this.#hurry();
  }

  // ── Back to the websocket, should it have been a moment's trouble ──

  #rememberAndProbe() {
    const {way, isSure} = recallWay();
    if (way !== this.way) rememberWay(this.way, {isSure: false});
    this.#probeIn(way === this.way && isSure ? PROBE.later : PROBE.soon);
  }

  #probeIn(pause) {
    clearTimeout(this.probing);
    this.probing = setTimeout(() => this.#probe(), pause);
  }

  #probe() {
    if (this.way === "websocket" || (this.better && !this.better.isOver)) return;
    if (document.hidden || !this.isOpen) return this.#probeIn(PROBE.soon);
    this.better = this.#open("websocket", BESIDE);
  }

  #takeBetter(wire) {
    rememberWay("websocket");
    this.wire.close();
    this.wire = wire;
    this.way = "websocket";
    wire.watch(); // from where we are now
    this.#opened();
  }

  #noBetter() {
    if (this.isOpen && this.way !== "websocket") rememberWay(this.way);
    this.#probeIn(PROBE.later);
  }
}
