/** Where the tutor can be called from. It comes with the page and is small; the rest comes when it is wanted, or in a quiet moment. */

import {workspace} from "../projects/workspace.js";

const QUIET = 2500; // ms after the page has opened
const JOBS = {failure: "hint", check: "hint", start: "hint", file: "file"}; // what a place needs; "open" needs none

const mount = document.getElementById("tutor");
// data-say-not-loaded becomes words.notLoaded
const named = ([name, text]) => [name.replace(/^say(.)/, (all, first) => first.toLowerCase()), text];
const words = Object.fromEntries(Object.entries(mount.querySelector("[data-words-of-tutor]").dataset).map(named));
let coming = null;

async function bring() {
  try {
    coming ??= import(mount.dataset.module);
    const {tutorOf} = await coming;
    return tutorOf({mount, workspace, words});
  } catch (error) {
    coming = null;
    throw error;
  }
}

/** Something is seen at once, and where the rest cannot be fetched it is said. */
async function call(act, button = null) {
  button?.setAttribute("aria-busy", "true");
  try {
    await act(await bring());
  } catch {
    workspace.files.note(words.notLoaded);
  }
  button?.removeAttribute("aria-busy");
}

function press(place, button) {
  const about = place.getAttribute("about");
  button.closest("details.menu")?.removeAttribute("open");
  if (about === "open") call((tutor) => tutor.toggle(button), button);
  else if (about === "file") call((tutor) => tutor.wish(button), button);
  else call((tutor) => tutor.help({about, run: place.getAttribute("run") ?? "", opener: button}), button);
}

const isOffered = (about) => !(about in JOBS) || mount.dataset.jobs.split(" ").includes(JOBS[about]);

/** Another feature says where help may be offered; here is what it looks like. */
class HelpPlace extends HTMLElement {
  connectedCallback() {
    const about = this.getAttribute("about");
    const look = mount.querySelector(`[data-help-look="${CSS.escape(about)}"]`);
    if (!look || this.childElementCount) return;
    this.append(look.content.cloneNode(true));
    const button = this.querySelector("button");
    button.addEventListener("click", () => press(this, button));
    this.draw();
  }

  /** Where no help is left it looks so, and says why. */
  draw() {
    const about = this.getAttribute("about");
    const button = this.querySelector("button");
    this.hidden = !isOffered(about) || !button;
    if (!button || JOBS[about] !== "hint") return;
    const why = mount.dataset.spent ?? "";
    button.setAttribute("aria-disabled", String(Boolean(why)));
    button.title = why;
  }
}

customElements.define("help-place", HelpPlace);

// What is offered may become less, or more, while the page is open.
mount.addEventListener("offered", () => {
  for (const place of document.querySelectorAll("help-place")) place.draw();
});

workspace.keys.add({keys: ["F4"], does: words.keyOpen, act: () => call((tutor) => tutor.goTo())});

// The first hint is made before it is asked for.
workspace.root.addEventListener("heard", ({detail}) => {
  if (detail.type !== "finished" || detail.outcome !== "failed" || !isOffered("failure")) return;
  bring().then((tutor) => tutor.foresee(detail.run), () => {});
});

setTimeout(() => (window.requestIdleCallback ?? setTimeout)(() => bring().catch(() => {})), QUIET);
