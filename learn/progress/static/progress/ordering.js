/** Lines that are put in order: with buttons, with keys, or dragged. Whatever is put aside is not sent. */

/** `say` reads out where a line is now. Nothing to do without `root`. */
export function arrange(root, say) {
  if (root && !("isArranged" in root.dataset)) new Ordering(root, say);
}

class Ordering {
  constructor(root, say) {
    Object.assign(this, {root, say});
    this.program = root.querySelector("[data-ordering-program]");
    this.asideList = root.querySelector("[data-ordering-aside]");
    root.dataset.isArranged = "";
    const first = this.#lines[0];
    if (first) first.tabIndex = 0;
    this.isFixed = "fixed" in root.dataset;
    for (const line of this.#lines) this.#drawButtons(line, line === first);
    if (this.isFixed) return;
    root.addEventListener("click", ({target}) => this.#pressed(target));
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("focusin", ({target}) => this.#rove(target.closest("[data-line]")));
    for (const line of this.#lines) line.draggable = true;
    root.addEventListener("dragstart", ({target}) => (this.dragged = target.closest?.("[data-line]")));
    root.addEventListener("dragover", (event) => this.#dragged(event));
    root.addEventListener("dragend", () => this.dragged && this.#moved(this.dragged));
  }

  get #lines() {
    return [...this.root.querySelectorAll("[data-line]")];
  }

  #isAside(line) {
    return line.parentElement === this.asideList;
  }

  // ── Ways to move a line ──

  #pressed(target) {
    const button = target.closest("[data-move]");
    const line = target.closest("[data-line]");
    if (!button || !line) return;
    this.#move(line, button.dataset.move);
    button.focus();
  }

  #key(event) {
    const line = event.target.closest("[data-line]");
    if (!line) return;
    const lines = this.#lines;
    const next = {ArrowUp: -1, ArrowDown: 1}[event.key];
    if (next && event.altKey) this.#move(line, next < 0 ? "up" : "down");
    else if (next) lines[lines.indexOf(line) + next]?.focus();
    else if (["Delete", "Backspace"].includes(event.key) && !this.#isAside(line)) this.#move(line, "aside");
    else if (event.key === "Enter" && event.target === line && this.#isAside(line)) this.#move(line, "aside");
    else return;
    event.preventDefault();
  }

  #move(line, where) {
    const hadFocus = document.activeElement === line;
    if (where === "up") line.previousElementSibling?.before(line);
    else if (where === "down") line.nextElementSibling?.after(line);
    else (this.#isAside(line) ? this.program : this.asideList).append(line);
    this.#moved(line);
    if (hadFocus) line.focus();
  }

  #dragged(event) {
    const list = event.target.closest("[data-ordering-program], [data-ordering-aside]");
    if (!this.dragged || !list) return;
    event.preventDefault();
    const over = event.target.closest("[data-line]");
    if (!over) list.append(this.dragged);
    else if (over !== this.dragged) {
      const {top, height} = over.getBoundingClientRect();
      if (event.clientY < top + height / 2) over.before(this.dragged);
      else over.after(this.dragged);
    }
  }

  // ── How it is afterwards ──

  #moved(line) {
    const isAside = this.#isAside(line);
    const wasAside = line.querySelector("input").disabled;
    line.querySelector("input").disabled = isAside;
    this.dragged = null;
    const fill = (words) =>
      words.replace("{number}", [...this.program.children].indexOf(line) + 1).replace("{total}", this.program.children.length);
    const {wordAside, wordBack, wordMoved} = this.root.dataset;
    this.say(isAside ? wordAside : fill(wasAside ? wordBack : wordMoved));
  }

  /** One line is reached by Tab, the others by the arrows. */
  #rove(current) {
    if (!current) return;
    for (const line of this.#lines) {
      line.tabIndex = line === current ? 0 : -1;
      this.#drawButtons(line, line === current);
    }
  }

  #drawButtons(line, isReached) {
    for (const button of line.querySelectorAll("button")) {
      button.tabIndex = isReached ? 0 : -1;
      button.hidden = this.isFixed;
    }
  }
}
