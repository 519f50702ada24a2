/** Pictures, plots and tables: in a pane of their own, or between the lines where there is no room. */

import {words} from "./words.js";

function imageOf({mime, data, alt, width, height}) {
  const image = document.createElement("img");
  image.src = `data:${mime};base64,${data}`;
  image.alt = alt || words.picture;
  // As a limit: a size of its own would lose its shape where the pane is smaller.
  if (width > 0) image.style.setProperty("--own-width", `${width}px`);
  if (height > 0) image.style.setProperty("--own-height", `${height}px`);
  return image;
}

function tableOf({html}) {
  const box = document.createElement("div");
  box.className = "rich";
  box.tabIndex = 0; // wide tables scroll; the keyboard must reach them
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", words.table);
  // The one place where markup goes in: the server has sanitised it, and the policy of the page runs no script.
  box.innerHTML = html;
  for (const heading of box.querySelectorAll("th:empty")) heading.replaceWith(cornerLike(heading));
  return box;
}

/** The corner of a pandas table is a heading of nothing: as one it would be read out. */
function cornerLike({colSpan, rowSpan}) {
  return Object.assign(document.createElement("td"), {colSpan, rowSpan});
}

export class Pictures {
  /** `root` holds [data-figures] and [data-count]; `isNarrow()`: there is no room for a pane. */
  constructor({root, console, isNarrow, onChange, onOpen}) {
    this.root = root;
    this.list = root.querySelector("[data-figures]");
    this.count = root.querySelector("[data-count]");
    this.console = console;
    this.isNarrow = isNarrow;
    this.onChange = onChange;
    this.onOpen = onOpen;
    this.clear();
  }

  picture(event) {
    const image = imageOf(event);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "shown__open";
    button.title = words.showLarge;
    button.append(image);
    button.addEventListener("click", () => this.onOpen(image));
    image.addEventListener("load", () => this.#grew(), {once: true});
    this.#show(button, event.slot);
  }

  html(event) {
    this.#show(tableOf(event), event.slot);
  }

  #show(content, slot) {
    this.#leaveOld();
    const earlier = this.slots.get(slot);
    if (earlier) return earlier.replaceChildren(content);
    const figure = document.createElement("figure");
    figure.className = "shown";
    figure.append(content);
    if (slot) this.slots.set(slot, figure);
    if (this.isNarrow()) this.console.add(figure);
    else this.list.append(figure);
    this.#changed();
    this.#toLast();
  }

  /** The size of a picture is known only now, and what came last should be seen. */
  #grew() {
    this.#toLast();
    this.console.grew();
  }

  #toLast() {
    const last = this.list.lastElementChild;
    if (last) this.list.scrollTop = last.offsetTop - this.list.offsetTop;
  }

  #changed() {
    const shown = this.list.childElementCount;
    this.count.textContent = String(shown);
    this.onChange(shown);
  }

  /** A new run: what the last one showed stays, pale, until this one shows something or ends. */
  begin() {
    this.old = true;
    this.slots = new Map();
    this.root.classList.add("is-old");
  }

  end() {
    this.#leaveOld();
  }

  #leaveOld() {
    if (!this.old) return;
    this.old = false;
    this.root.classList.remove("is-old");
    this.list.replaceChildren();
    this.#changed();
  }

  clear() {
    this.old = false;
    this.slots = new Map();
    this.root.classList.remove("is-old");
    this.list.replaceChildren();
    this.#changed();
  }
}
