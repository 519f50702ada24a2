/** The keys of the workspace: one table, which both acts and explains itself. */

import {words} from "./words.js";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

function isTextPlace(element) {
  return Boolean(element?.closest("input, textarea, select, [contenteditable='true'], .cm-content"));
}

/** "Ctrl+Enter" as the event would be; on a Mac, Command does what Ctrl does elsewhere. */
function pressedName(event) {
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (!event.ctrlKey && !event.metaKey) return name;
  return event.shiftKey && name === "Enter" ? "Ctrl+Shift+Enter" : `Ctrl+${name}`;
}

export class Keys {
  /** `table`: [{keys: ["Ctrl+Enter", "F5"], does: "Run the program", act}]; without `act` only explained. */
  constructor({table, dialog, opener}) {
    this.table = table;
    this.dialog = dialog;
    opener.addEventListener("click", () => this.explain());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    // Before the editor, which has meanings of its own for some of them.
    addEventListener("keydown", (event) => this.#pressed(event), {capture: true});
    this.#draw();
  }

  #pressed(event) {
    if (event.isComposing || event.altKey || this.dialog.open) return;
    const name = pressedName(event);
    if (name === "?" && !isTextPlace(event.target)) return this.#take(event, () => this.explain());
    const row = this.table.find(({keys, act}) => act && keys.includes(name));
    if (row) this.#take(event, row.act);
  }

  #take(event, act) {
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) act();
  }

  /** A row more, of another feature. */
  add(row) {
    this.table.push(row);
    this.#drawRow(row);
  }

  explain() {
    if (!this.dialog.open) this.dialog.showModal();
  }

  #draw() {
    for (const row of this.table) this.#drawRow(row);
  }

  #drawRow({keys, does}) {
    const term = document.createElement("dt");
    keys.forEach((key, index) => {
      if (index) term.append(` ${words.keyOr} `);
      term.append(...keyParts(key));
    });
    const told = document.createElement("dd");
    told.textContent = does;
    this.dialog.querySelector("[data-keys]").append(term, told);
  }
}

function keyParts(key) {
  return key.split(/(?<=.)\+|, /).flatMap((part, index) => {
    const shown = document.createElement("kbd");
    shown.textContent = part === "Ctrl" && isMac ? "⌘" : part;
    return index ? [key.includes(", ") ? `, ${words.keyThen} ` : " + ", shown] : [shown];
  });
}
