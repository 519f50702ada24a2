/** The row of files: open, add, rename, delete with its undo, upload, download. */

import {say} from "../runner/say.js";
import {NameForm} from "./name_form.js";
import {Note} from "./notes.js";
import {ask, sentenceOf} from "./requests.js";
import {counted, filled, words} from "./words.js";

function button(text, className, act) {
  const made = document.createElement("button");
  Object.assign(made, {type: "button", className, textContent: text});
  made.addEventListener("click", act);
  return made;
}

/** Among the tabs only: the page stays where it is, for a lesson may stand above them. */
function reveal(tab) {
  const list = tab?.closest("[role=tablist]");
  if (!list) return;
  const [room, its] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
  if (its.left < room.left) list.scrollLeft -= room.left - its.left;
  else if (its.right > room.right) list.scrollLeft += its.right - room.right;
}

export class Files {
  /** `root` holds [data-tabs], [data-file-notes], [data-name-form] and the [data-act] buttons. `onOpen(id)`, `onGone(id)`; `onWrite()`: the
   * student will want to type now. */
  constructor({root, documents, autosave, urls, canEdit, isChoice, onOpen, onGone, onWrite}) {
    Object.assign(this, {root, documents, autosave, urls, canEdit, isChoice, onOpen, onGone, onWrite});
    this.tabs = root.querySelector("[data-tabs]");
    this.notes = root.querySelector("[data-file-notes]");
    this.menu = root.querySelector("[data-file-menu]");
    this.form = new NameForm(root.querySelector("[data-name-form]"));
    this.open = null;
    this.leaving = new Set(); // being deleted here: that it is gone is no news, whichever word of it comes first
    for (const type of ["listed", "typed", "saved", "replaced"]) documents.addEventListener(type, () => this.draw());
    this.tabs.addEventListener("keydown", (event) => this.#arrows(event));
    this.#listen();
  }

  #listen() {
    const acts = {
      add: () => this.add(),
      rename: () => this.rename(),
      remove: () => this.remove(this.open),
      download: () => this.download(),
      upload: () => this.root.querySelector("[data-upload]").click(),
    };
    for (const part of this.root.querySelectorAll("[data-act]")) {
      part.addEventListener("click", () => {
        part.closest("details")?.removeAttribute("open");
        acts[part.dataset.act]();
      });
    }
    this.root.querySelector("[data-upload]")?.addEventListener("change", ({target}) => {
      this.upload([...target.files]);
      target.value = "";
    });
  }

  // ── The tabs ──

  draw() {
    const focused = this.tabs.contains(document.activeElement);
    const all = this.documents.all;
    for (const tab of [...this.tabs.children]) if (!this.documents.get(tab.dataset.id)) tab.remove();
    all.forEach((file, index) => {
      const tab = this.#tab(file.id) ?? this.#newTab(file.id);
      this.#drawTab(tab, file);
      if (this.tabs.children[index] !== tab) this.tabs.insertBefore(tab, this.tabs.children[index] ?? null);
    });
    this.menu.hidden = !this.open;
    if (focused && !this.tabs.contains(document.activeElement)) this.#tab(this.open)?.focus();
  }

  #tab(id) {
    return this.tabs.querySelector(`[data-id="${id}"]`);
  }

  #focusTab() {
    this.#tab(this.open)?.focus();
  }

  #newTab(id) {
    const tab = button("", "tab", () => this.show(id));
    tab.dataset.id = id;
    tab.id = `tab-${id}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", "open-file");
    return tab;
  }

  #drawTab(tab, file) {
    const isOpen = file.id === this.open;
    if (tab.textContent !== file.name) tab.textContent = file.name;
    tab.setAttribute("aria-selected", String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    tab.classList.toggle("tab--unsaved", this.canEdit && this.documents.isUnsaved(file.id));
    tab.classList.toggle("tab--choice", this.isChoice(file.id));
  }

  #arrows(event) {
    const all = [...this.tabs.children];
    const at = all.indexOf(document.activeElement);
    const to = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1}[event.key];
    if (at < 0) return;
    if (event.key === "F2" && this.canEdit) return this.rename();
    if (event.key === "Delete" && this.canEdit) return this.remove(this.open);
    if (to === undefined) return;
    event.preventDefault();
    const tab = all.at(to % all.length);
    this.show(tab.dataset.id);
    tab.focus();
  }

  show(id) {
    if (this.open && this.open !== id) this.autosave.save(this.open);
    this.open = id;
    this.draw();
    reveal(this.#tab(id));
    this.onOpen(id);
  }

  // ── What can be done with them ──

  add() {
    this.form.open({
      label: words.newFile,
      hint: words.newFileHint,
      action: words.add,
      send: async (name) => {
        const file = await ask(this.urls.files, {method: "POST", json: {name: withEnding(name), text: ""}});
        this.documents.add({text: "", ...file});
        this.show(file.id);
      },
      after: () => this.onWrite(),
    });
  }

  rename() {
    const file = this.documents.get(this.open);
    this.form.open({
      label: filled(words.newName, file),
      hint: words.newNameHint,
      action: words.rename,
      value: file.name,
      send: async (name) => {
        const answer = await ask(`${file.url}name/`, {method: "POST", json: {name: withEnding(name)}});
        this.documents.describe(answer);
        this.show(file.id);
      },
      after: () => this.#focusTab(),
    });
  }

  async remove(id) {
    const file = this.documents.get(id);
    this.leaving.add(id);
    try {
      // What was typed last comes back too, when the deletion is undone.
      await this.autosave.save(id);
      const {undo} = await ask(`${file.url}delete/`, {method: "POST"});
      this.take(id);
      this.#offerUndo(file, undo);
    } catch (error) {
      this.note(sentenceOf(error));
    }
    this.leaving.delete(id);
  }

  take(id) {
    const all = this.documents.all;
    const next = all[all.findIndex((file) => file.id === id) + 1] ?? all[all.length - 2];
    this.autosave.forget(id);
    this.documents.remove(id);
    this.onGone(id);
    if (this.open !== id) return;
    this.open = null;
    if (next) this.show(next.id);
    else this.draw();
  }

  #offerUndo(file, url) {
    const note = this.note(filled(words.deleted, file));
    note.offer(words.undo, async () => {
      const back = await ask(url, {method: "POST"});
      this.documents.add({...back, text: file.text});
      this.show(file.id);
      say(filled(words.isBack, file));
    });
    note.focus();
  }

  /** Deleted in another tab while something was typed here: what was typed stays until it is decided. */
  deletedElsewhere(file, {message, undo}) {
    this.note(message).offer(words.bringBack, async () => {
      this.documents.describe(await ask(undo, {method: "POST"}));
      this.autosave.release(file.id);
    });
  }

  async download() {
    const file = this.documents.get(this.open);
    await this.autosave.save(file.id);
    location.assign(file.download_url);
  }

  async upload(files) {
    if (!files.length) return;
    const [{name}] = files;
    const isOne = files.length === 1;
    const waiting = this.note(isOne ? filled(words.uploading, {name}) : counted(words, "uploadingMany", files.length));
    const form = new FormData();
    for (const file of files) form.append("files", file);
    try {
      const answer = await ask(this.urls.upload, {method: "POST", form});
      for (const file of answer.files) await this.#arrived(file);
      for (const refused of answer.refused) this.note(refused);
      if (answer.files.length) this.show(answer.files[0].id);
    } catch (error) {
      this.note(sentenceOf(error));
    }
    waiting.close();
  }

  async #arrived(file) {
    const full = file.is_text && file.text === undefined ? await ask(file.url) : file;
    if (!this.documents.get(file.id)) return this.documents.add(full);
    this.documents.describe(full);
    if (full.is_text) this.documents.replace(file.id, full.text, full);
  }

  /** A sentence beside the files, there until it is closed. */
  note(text) {
    const note = new Note(text, () => this.#focusTab());
    this.notes.append(note.element);
    return note;
  }
}

export function withEnding(name) {
  const trimmed = name.trim();
  return !trimmed || trimmed.includes(".") ? trimmed : `${trimmed}.py`;
}
