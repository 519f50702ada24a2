/** The drawing of a turtle: what it needs is loaded when the first command comes, and not before. */

export class Drawing {
  /** `root` is the empty box for it; `send(message)`; `onChange(isThere)`; `canAct`: a teacher only watches;
   * `mayFocus()`: whether the student is not busy elsewhere just now; `url` of it as SVG. */
  constructor(parts) {
    this.parts = parts;
    this.pane = null;
    this.waiting = []; // what happened while it loads
  }

  #do(act) {
    if (this.pane) return act(this.pane);
    this.waiting.push(act);
  }

  /** A program that names turtle will need it soon. */
  prepare() {
    import("./turtle.js").catch(() => {}); // tried again when it is needed
  }

  async drawing({commands}) {
    this.#do((pane) => pane.take(commands));
    if (this.pane || this.isLoading) return;
    this.isLoading = true;
    const {TurtlePane} = await import("./turtle.js");
    this.pane = new TurtlePane(this.parts);
    for (const act of this.waiting.splice(0)) act(this.pane);
  }

  /** What is drawn now, in words. */
  described({text}) {
    if (this.pane || this.isLoading) this.#do((pane) => pane.describe(text));
  }

  /** Another run begins: the old drawing stays until this one draws or ends. */
  begin() {
    if (this.pane || this.isLoading) this.#do((pane) => pane.begin());
  }

  end() {
    if (this.pane || this.isLoading) this.#do((pane) => pane.end());
  }
}
