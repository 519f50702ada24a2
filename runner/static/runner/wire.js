/** One connection, by whichever way: alive from the first word heard until it ends, once. */

export class Wire {
  /** `greeting()` is what a websocket says first. `hooks`: {live(wire), event(wire, event), slow(wire), end(wire, why)}; slow
   * after `patience` ms without a word. */
  constructor({path, posts, sequence, greeting, patience, hooks}) {
    this.path = path;
    this.greeting = greeting;
    this.posts = posts;
    this.sequence = sequence;
    this.hooks = hooks;
    this.liveAt = 0;
    this.isOver = false;
    this.timer = setTimeout(() => hooks.slow(this), patience);
  }

  get isLive() {
    return this.liveAt > 0 && !this.isOver;
  }

  /** How long it was of use, in ms. */
  get lived() {
    return this.liveAt ? performance.now() - this.liveAt : 0;
  }

  heard(event) {
    if (this.isOver) return;
    if (!this.liveAt) {
      clearTimeout(this.timer);
      this.liveAt = performance.now();
      this.hooks.live(this);
    }
    if (event.type !== "here") this.hooks.event(this, event);
  }

  /** `why`: "lost"; "over", where it may be cut or just have ended; "again", to begin anew; "refused". */
  end(why) {
    if (this.isOver) return;
    this.close();
    this.hooks.end(this, why);
  }

  close() {
    this.isOver = true;
    clearTimeout(this.timer);
    this.release();
  }
}
