/** The page of a shared project: read it, change it for oneself, run it, take it along. Nothing here is saved. */

import {Asking} from "../runner/asked.js";
import {Console} from "../runner/console.js";
import {Drawing} from "../runner/drawing.js";
import {handlers} from "../runner/events.js";
import {Pictures} from "../runner/pictures.js";
import {Running} from "../runner/running.js";
import {say} from "../runner/say.js";
import {RunSocket} from "../runner/socket.js";
import {Documents} from "./documents.js";
import {Editing} from "./editing.js";
import {enlarge} from "./large_picture.js";
import {bringIntoView, isNarrow} from "./narrow.js";
import {Tabs} from "./shared_tabs.js";
import {lineText} from "./spans.js";
import * as viewer from "./viewer.js";
import {words} from "./words.js";

const root = document.getElementById("shared");
const part = (name) => root.querySelector(`[data-${name}]`);
const {project, files: given, shown, socket: path} = JSON.parse(document.getElementById("shared-data").textContent);

// ── Files ──

const documents = new Documents(given, project.entry);
const editing = new Editing({root: part("editor"), documents, project: project.id, canEdit: true});
const tabs = new Tabs({list: part("tabs"), documents, onOpen: openFile});
const asText = new Set(); // pictures that were asked for as the text they are written in

function openFile(id) {
  const file = documents.get(id);
  const isText = file.is_text && (!file.is_picture || asText.has(id));
  part("editor").hidden = !isText;
  part("viewer").hidden = isText;
  part("file").setAttribute("aria-labelledby", `tab-${id}`);
  if (isText) return editing.show(id);
  viewer.show(part("viewer"), file, () => {
    asText.add(id);
    openFile(id);
    editing.focus();
  });
}

documents.addEventListener("typed", drawChanged);
documents.addEventListener("replaced", drawChanged);

function drawChanged() {
  part("changed").hidden = Object.keys(documents.unsaved).length === 0;
}

part("reset").addEventListener("click", () => {
  for (const file of documents.all) if (documents.isUnsaved(file.id)) documents.replace(file.id, file.saved, file);
  say(words.originalAgain);
  editing.focus();
});

part("remix")?.addEventListener("submit", ({target}) => {
  target.elements.changes.value = JSON.stringify(documents.unsaved);
});

// ── Running ──

const output = new Console(part("console"));
const running = new Running({
  button: part("run"),
  status: part("run-status"),
  program: () => ({files: documents.unsaved, entry: project.entry}),
  onStart: programStarts,
});
const asking = new Asking({console: output, send: (message) => socket.send(message), mayFocus});
const pictures = new Pictures({
  root: part("pictures"),
  console: output,
  isNarrow,
  onChange: (count) => root.classList.toggle("has-pictures", count > 0),
  onOpen: enlarge(part("large")),
});
const drawing = new Drawing({
  root: part("drawing"),
  send: (message) => socket.send(message),
  onChange: drawingComes,
  canAct: true,
  mayFocus,
});
const place = {failed: markFailure, show: showPlace, anotherRun: () => (part("last").hidden = true)};
const on = handlers({console: output, asking, pictures, drawing, running, editor: place, files: {changed() {}}});

let textsOfRun = new Map(given.map(({name, text}) => [name, text])); // name -> text, as the program was started

function programStarts() {
  textsOfRun = new Map(documents.all.map(({name, text}) => [name, text]));
  if (documents.all.some(({text}) => text?.includes("turtle"))) drawing.prepare();
  editing.clearMark();
  bringIntoView(part("console"));
}

/** It stands above the console, which was brought into view when the program started. */
function drawingComes(isThere) {
  root.classList.toggle("has-drawing", isThere);
  if (isThere && running.isBusy && running.pressedAt) bringIntoView(part("drawing"));
}

/** Only where the line still reads as it did when the program ran. */
function markFailure(event) {
  const file = documents.named(event.file);
  if (file?.is_text && event.line) editing.setMark(file.id, event, lineText(textsOfRun.get(file.name) ?? "", event.line));
}

function showPlace(event) {
  const file = documents.named(event.file);
  if (!file) return;
  if (file.id !== tabs.open) tabs.show(file.id);
  if (file.is_text && event.line) editing.goTo(event);
}

function mayFocus() {
  const isPlace = document.activeElement === document.body || root.contains(document.activeElement);
  return running.pressedAt > 0 && isPlace && !editing.isTypingSince(running.pressedAt);
}

/** What the owner saw last, as a still. */
function showLast() {
  const still = ["output", "picture", "html", "cleared", "drawing", "described", "failed"];
  for (const event of shown) if (still.includes(event.type)) on[event.type](event);
  drawing.end();
  editing.clearMark();
  part("last").hidden = !shown.length;
  part("empty").hidden ||= shown.length > 0;
}

showLast();
const socket = new RunSocket({
  path,
  onEvent(event, isFirst) {
    if (isFirst) on.anotherRun(event);
    on[event.type]?.(event);
  },
  onConnection: (state) => (state === "open" ? running.connected() : closed(state)),
});
running.socket = socket;

function closed(state) {
  running.disconnected(state);
  if (state !== "refused") return;
  part("run-status").textContent = words.linkClosed;
  part("run").disabled = true;
}

addEventListener("keydown", (event) => {
  const isRun = (event.ctrlKey && event.key === "Enter") || event.key === "F5";
  const isStop = event.ctrlKey && event.key === ".";
  if (!isRun && !isStop) return;
  event.preventDefault();
  if (isRun) running.run();
  else running.stop();
}, {capture: true});

// ── The first look ──

editing.takeEarly(documents.named(project.entry)?.id);
if (documents.all[0]) tabs.show(documents.all[0].id);
editing.useRich(root.dataset.editor, root.dataset.nonce).catch(() => editing.usePlain());
root.querySelector("[data-early]")?.click(); // pressed while all this was loading
