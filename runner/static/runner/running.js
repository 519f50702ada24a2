/** Run and Stop: one button in one place, which always says what is going on and always does something. */

import {counted, words} from "./words.js";

const DOUBLE_CLICK = 500; // ms after Run in which a second press is not meant as Stop
const STOPPED_AT_MOST = 6000; // ms: who waits longer for a stop may press Run
const UNANSWERED = 8000; // ms after a reconnect: then the start was lost, and is said again

const LONG = 12_000; // ms without a connection: then it may be the network, and a page tells more about that

export class Running {
  /** `program()` gives {files, entry} at the moment Run is pressed. `button`, `status`, `help` are elements. `isMine`: it is
   * whoever looks that the program asks. */
  constructor({button, status, help = null, program, onStart, isMine = true}) {
    this.asks = isMine ? words.asking : words.askingStudent;
    this.button = button;
    this.label = button.querySelector("[data-run-label]");
    this.status = status;
    this.help = help;
    this.lostAt = performance.now();
    this.program = program;
    this.onStart = onStart;
    this.state = "ready";
    this.isConnected = false;
    this.pressedAt = -Infinity; // on a page that has just come, Stop is meant
    button.addEventListener("click", () => (this.isBusy ? this.stop() : this.run()));
    setInterval(() => this.#tick(), 1000);
    this.#draw();
  }

  get isBusy() {
    return this.state !== "ready";
  }

  /** `options` go along with the start: {trace: true} records its steps. */
  run(options = {}) {
    this.pressedAt = performance.now();
    this.before = this.socket.sequence.run;
    this.onStart();
    this.message = {type: "start", ...this.program(), ...options};
    this.#become("starting");
    this.socket.send(this.message);
  }

  stop() {
    if (!this.isBusy || performance.now() - this.pressedAt < DOUBLE_CLICK) return;
    this.socket.send({type: "stop"});
    if (this.isConnected) this.#become("stopping");
    else if (this.state === "starting") this.#become("ready");
  }

  // ── What the socket says ──

  /** `way`: by which the events come. */
  connected(way = "websocket") {
    this.isConnected = true;
    this.isSlow = way === "answers";
    clearTimeout(this.again);
    if (this.state === "starting") this.again = setTimeout(() => this.#startAgain(), UNANSWERED);
    this.#draw();
  }

  /** `why`: "lost", and it is tried again; or "refused", and it is not. */
  disconnected(why) {
    if (this.isConnected) this.lostAt = performance.now();
    this.isConnected = false;
    this.isRefused = why === "refused";
    clearTimeout(this.again);
    this.#draw();
  }

  #startAgain() {
    if (this.state === "starting" && this.message) this.socket.send(this.message);
  }

  queued({ahead}) {
    this.#become("queued", ahead > 0 ? counted(words, "ahead", ahead) : "");
  }

  started() {
    this.startedAt = performance.now();
    this.message = null;
    this.#become("running");
  }

  asked() {
    this.#become("asking", this.asks);
  }

  goingOn() {
    if (this.state === "asking") this.#become("running");
  }

  /** A new Run ends the old one: that end is not the end of what was just started. */
  ended({run = ""} = {}) {
    if (run && run === this.before && this.state === "starting") return;
    this.message = null;
    this.#become("ready");
  }

  /** What was asked cannot be done; a program that runs already goes on. */
  refused() {
    if (this.state === "starting" || this.state === "stopping") this.ended();
  }

  // ── How it looks ──

  #become(state, sentence = "") {
    this.state = state;
    this.sentence = sentence || (state === "ready" ? "" : words[state]);
    clearTimeout(this.again);
    clearTimeout(this.patience);
    if (state === "stopping") this.patience = setTimeout(() => this.ended(), STOPPED_AT_MOST);
    this.#draw();
  }

  #draw() {
    this.label.textContent = this.isBusy ? words.stop : words.run;
    this.button.classList.toggle("run--busy", this.isBusy);
    this.button.dataset.state = this.state;
    this.button.title = this.isBusy ? words.stopTitle : words.runTitle;
    this.status.textContent = this.#statusWords();
    this.status.classList.toggle("is-lost", !this.isConnected);
  }

  #statusWords() {
    if (this.isConnected) return this.sentence || (this.isSlow ? words.slowNetwork : "");
    if (this.isRefused) return words.gone;
    if (this.state === "starting") return words.runsWhenConnected;
    return this.isBusy ? words.lost : words.connecting;
  }

  /** A program that takes a while shows that it is alive. */
  #tick() {
    const isLong = !this.isConnected && !this.isRefused && performance.now() - this.lostAt > LONG;
    if (this.help) this.help.hidden = !isLong && !this.isSlow;
    if (this.state !== "running" || !this.isConnected) return;
    const seconds = Math.floor((performance.now() - this.startedAt) / 1000);
    if (seconds >= 2) this.status.textContent = counted(words, "runningFor", seconds);
  }
}
