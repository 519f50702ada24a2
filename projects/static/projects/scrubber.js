/** The line of time: a slider over the versions of a file, with marks for named moments and runs, and a way to play it. */

import {words} from "./words.js";

const FRAME = 250; // ms
const MOST_FRAMES = 120; // a long history is played in half a minute
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Scrubber {
  /** `root` holds [data-range], [data-ticks], [data-play], [data-earlier] and [data-later]. `wordsOf(version)`; `onMove(version)`. */
  constructor({root, wordsOf, onMove}) {
    Object.assign(this, {wordsOf, onMove});
    this.part = (name) => root.querySelector(`[data-${name}]`);
    this.range = this.part("range");
    this.versions = [];
    this.range.addEventListener("input", () => this.#moved({byHand: true}));
    this.part("play").addEventListener("click", () => (this.timer ? this.pause() : this.#play()));
    this.part("earlier").addEventListener("click", () => this.#step(-1));
    this.part("later").addEventListener("click", () => this.#step(1));
    this.part("play").hidden = still.matches; // nothing moves by itself; step by step it can still be seen
  }

  /** `ticks`: [{at, kind, words}], in seconds. Stays where it was, or starts at the newest. */
  show(versions, ticks, {stay = false} = {}) {
    const index = stay ? this.index + versions.length - this.versions.length : versions.length - 1;
    this.versions = versions;
    this.ticks = ticks;
    this.range.max = String(Math.max(0, versions.length - 1));
    this.range.value = String(index);
    this.range.disabled = versions.length < 2;
    this.#drawTicks();
    this.#say();
    if (!stay) this.onMove(this.version);
  }

  get index() {
    return Number(this.range.value);
  }

  get version() {
    return this.versions[this.index];
  }

  focus() {
    this.range.focus();
  }

  goTo(id) {
    const index = this.versions.findIndex((version) => version.id === id);
    if (index < 0) return false;
    this.range.value = String(index);
    this.#moved({byHand: true});
    return true;
  }

  #step(by) {
    this.range.value = String(this.index + by);
    this.#moved({byHand: true});
  }

  #moved({byHand}) {
    if (byHand) this.pause();
    this.#say();
    this.onMove(this.version);
  }

  #say() {
    if (this.version) this.range.setAttribute("aria-valuetext", this.wordsOf(this.version));
    this.part("earlier").disabled = this.index <= 0;
    this.part("later").disabled = this.index >= this.versions.length - 1;
    this.part("play").disabled = this.versions.length < 2;
  }

  #drawTicks() {
    const last = Math.max(1, this.versions.length - 1);
    const drawn = new Map(); // place -> tick: a hundred runs in one minute are one mark
    for (const tick of this.ticks) {
      const index = this.versions.findLastIndex(({at}) => at <= tick.at);
      if (index >= 0) drawn.set(`${tick.kind} ${Math.round((index / last) * 200)}`, {...tick, index});
    }
    const marks = [...drawn.values()].map(({kind, index, words}) => {
      const mark = document.createElement("span");
      mark.className = `tick tick--${kind}`;
      mark.title = words;
      mark.style.left = `${(100 * index) / last}%`;
      return mark;
    });
    this.part("ticks").replaceChildren(...marks);
  }

  // ── By itself ──

  #play() {
    if (this.index >= this.versions.length - 1) this.range.value = "0";
    const step = Math.max(1, Math.ceil((this.versions.length - this.index) / MOST_FRAMES));
    this.#drawPlaying(true);
    this.#moved({byHand: false});
    this.timer = setInterval(() => {
      this.range.value = String(this.index + step);
      this.#moved({byHand: false});
      if (this.index >= this.versions.length - 1) this.pause();
    }, FRAME);
  }

  pause() {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
    this.#drawPlaying(false);
  }

  #drawPlaying(isPlaying) {
    this.part("play").dataset.state = isPlaying ? "playing" : "paused";
    this.part("play-words").textContent = isPlaying ? words.pause : words.play;
  }
}
