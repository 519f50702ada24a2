/** The files of a shared project, as tabs: one is open, the arrow keys go from one to the next. */

export class Tabs {
  constructor({list, documents, onOpen}) {
    Object.assign(this, {list, documents, onOpen, open: null});
    list.replaceChildren(...documents.all.map((file) => this.#tab(file)));
    list.addEventListener("keydown", (event) => this.#pressed(event));
    for (const type of ["typed", "replaced"]) documents.addEventListener(type, () => this.#draw());
  }

  #tab({id, name}) {
    const tab = document.createElement("button");
    Object.assign(tab, {type: "button", className: "tab", id: `tab-${id}`, textContent: name});
    tab.dataset.id = id;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", "open-file");
    tab.addEventListener("click", () => this.show(id));
    return tab;
  }

  show(id) {
    this.open = id;
    this.#draw();
    this.onOpen(id);
  }

  #draw() {
    for (const tab of this.list.children) {
      const isOpen = tab.dataset.id === this.open;
      tab.setAttribute("aria-selected", String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      tab.classList.toggle("tab--unsaved", this.documents.isUnsaved(tab.dataset.id));
    }
  }

  #pressed(event) {
    const all = [...this.list.children];
    const at = all.indexOf(document.activeElement);
    const to = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1}[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const tab = all.at(to % all.length);
    this.show(tab.dataset.id);
    tab.focus();
  }
}
