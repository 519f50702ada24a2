/** Which events are new: each carries its run and a number, and after a reconnect some come again. */

export class Sequence {
  constructor() {
    this.run = "";
    this.seq = 0;
    this.past = new Set();
  }

  /** "drop", "next", or "first" for the first event of another run. */
  take({run, seq, type}) {
    if (!run) return "next";
    // Files of a run that is over may still come home; nothing else of it matters.
    if (this.past.has(run)) return type === "files" ? "next" : "drop";
    if (run !== this.run) {
      if (this.run) this.past.add(this.run);
      this.run = run;
      this.seq = seq;
      return "first";
    }
    if (seq && seq <= this.seq) return "drop";
    this.seq = Math.max(seq, this.seq);
    return "next";
  }
}
