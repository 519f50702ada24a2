/** The workspace: puts editor, files, console and run socket together. Everything it does is in the parts. */

import {Asking} from "../runner/asked.js";
import {Console} from "../runner/console.js";
import {Drawing} from "../runner/drawing.js";
import {handlers} from "../runner/events.js";
import {Pictures} from "../runner/pictures.js";
import {Running} from "../runner/running.js";
import {RunSocket} from "../runner/socket.js";
import {Arrivals} from "./arrivals.js";
import {Autosave} from "./autosave.js";
import {comeAndGo} from "./comings.js";
import {Conflicts} from "./conflicts.js";
import {Documents} from "./documents.js";
import {Drafts} from "./drafts.js";
import {takeDrops} from "./drops.js";
import {Editing} from "./editing.js";
import {Files} from "./files.js";
import {openOnDemand} from "./history_opener.js";
import {InAndOut} from "./in_and_out.js";
import {Keys} from "./keys.js";
import {enlarge} from "./large_picture.js";
import {recall, remember} from "./memory.js";
import {Marks} from "./marks.js";
import {bringIntoView, isNarrow} from "./narrow.js";
import {Origins} from "./origins.js";
import {Separator} from "./panes.js";
import {ask} from "./requests.js";
import {SavingState} from "./saving_state.js";
import {Stepping} from "./stepping.js";
import {makeRenamable} from "./title.js";
import * as viewer from "./viewer.js";
import {Whereabouts} from "./whereabouts.js";
import {words} from "./words.js";

const root = document.getElementById("workspace");
const part = (name) => root.querySelector(`[data-${name}]`);
const {project, viewer: student, place: keptPlace, can_edit: canEdit, files: given, urls} = JSON.parse(
  document.getElementById("workspace-data").textContent,
);

// ── Files and what is typed in them ──

const documents = new Documents(given, project.entry);
const drafts = new Drafts(student, project.id);
const editing = new Editing({
  root: part("editor"),
  documents,
  project: project.id,
  canEdit,
  onMoved: () => canEdit && whereabouts.moved(),
});
const origins = new Origins({documents, root: part("editor"), selected: () => editing.selected});
const saving = new SavingState(part("saving"));
const autosave = new Autosave({
  documents,
  drafts,
  put,
  originsOf: (id, text) => origins.of(id, text),
  onResumed: (id, runs) => origins.recall(id, runs),
  onState: (state, sentence) => saving.draw(state, sentence),
  onMoved: (file, answer) => conflicts.moved(file, answer),
  onSettled: (id) => conflicts.settled(id),
  onDeleted: (file, answer) => files.deletedElsewhere(file, answer),
});
const conflicts = new Conflicts({
  root: part("conflict"),
  documents,
  autosave,
  canEdit,
  note: (sentence) => files.note(sentence),
  onChange: () => files.draw(),
  onFile: () => arrivals.look(),
  onWrite: () => editing.focus(),
});
const files = new Files({
  root,
  documents,
  autosave,
  urls,
  canEdit,
  isChoice: (id) => conflicts.isOpen(id),
  onOpen: openFile,
  onGone: (id) => editing.forget(id),
  onWrite: () => editing.focus(),
});
new InAndOut({root, files, documents, save: () => autosave.flush(), url: urls.paste});
const whereabouts = new Whereabouts({
  url: urls.place,
  kept: canEdit ? keptPlace : {},
  now: () => ({open: files.open, cursors: editing.cursors}),
});
editing.resumeAt(whereabouts.elsewhere?.cursors ?? {});
const arrivals = new Arrivals({documents, files, autosave, url: urls.files});

const asText = new Set(); // pictures that were asked for as the text they are written in

function openFile(id) {
  const file = documents.get(id);
  remember(`open.${project.id}`, id);
  if (canEdit) whereabouts.moved();
  const isText = file.is_text && (!file.is_picture || asText.has(id));
  part("editor").hidden = !isText;
  part("viewer").hidden = isText;
  part("file").setAttribute("aria-labelledby", `tab-${id}`);
  conflicts.show(id);
  if (isText) return editing.show(id);
  viewer.show(part("viewer"), file, () => {
    asText.add(id);
    openFile(id);
    editing.focus();
  });
}

documents.addEventListener("listed", ({detail: {id}}) => id === files.open && documents.get(id) && openFile(id));

function put(file, text, {keepalive, sent, aside}) {
  const more = {...(sent.length && {sent}), ...(aside && {aside})};
  const told = {text, base: file.revision, origins: origins.of(file.id, text)};
  const json = {...told, ...(files.open && {place: whereabouts.place()}), ...more};
  return ask(file.url, {method: "PUT", json, keepalive});
}

// ── Running ──

const output = new Console(part("console"));
const running = new Running({
  button: part("run"),
  status: part("run-status"),
  help: part("run-help"),
  program,
  onStart: programStarts,
  isMine: canEdit,
});
const asking = new Asking({console: output, send: (message) => socket.send(message), mayFocus, canAnswer: canEdit});
const pictures = new Pictures({
  root: part("pictures"),
  console: output,
  isNarrow,
  onChange: (shown) => root.classList.toggle("has-pictures", shown > 0),
  onOpen: enlarge(part("large")),
});
const drawing = new Drawing({
  root: part("drawing"),
  url: urls.drawing,
  send: (message) => socket.send(message),
  onChange: drawingComes,
  canAct: canEdit,
  mayFocus,
});
const marks = new Marks({documents, editing, files});
const stepping = new Stepping({
  root,
  project: project.id,
  documents,
  editing,
  console: output,
  showFile: (id) => files.show(id),
  run: () => running.run({trace: true}),
  canRun: canEdit,
});
const on = handlers({
  console: output,
  asking,
  pictures,
  drawing,
  running,
  stepping,
  editor: marks,
  files: {changed: (revisions) => arrivals.heard(revisions)},
});

function program() {
  return {files: documents.unsaved, entry: project.entry};
}

function programStarts() {
  root.dispatchEvent(new Event("run-starts"));
  marks.runStarts();
  if (documents.all.some(({text}) => text?.includes("turtle"))) drawing.prepare();
  stepping.runStarts();
  autosave.flush();
  bringIntoView(part("console"));
}

/** It stands above the console, which was brought into view when the program started. */
function drawingComes(isThere) {
  root.classList.toggle("has-drawing", isThere);
  if (isThere && running.isBusy && running.pressedAt) bringIntoView(part("drawing"));
}

function mayFocus() {
  const isPlace = document.activeElement === document.body || root.contains(document.activeElement);
  const isForm = Boolean(document.activeElement?.closest("form:not(.asked)"));
  return running.pressedAt > 0 && isPlace && !isForm && !editing.isTypingSince(running.pressedAt);
}

let wasLost = false;

const socket = new RunSocket({
  path: urls.socket,
  onEvent(event, isFirst) {
    if (isFirst) on.anotherRun(event);
    on[event.type]?.(event);
    root.dispatchEvent(new CustomEvent("heard", {detail: event}));
  },
  onConnection(state, way) {
    if (state === "open") {
      running.connected(way);
      autosave.hurry();
      if (wasLost) arrivals.look(); // nobody told us while we were away
      wasLost = false;
      root.dispatchEvent(new Event("connected"));
    } else {
      running.disconnected(state);
      wasLost = true;
    }
  },
});
running.socket = socket;

// ── Keys, panes, coming and going ──

const keys = new Keys({
  dialog: part("keys-dialog"),
  opener: part("keys-opener"),
  table: [
    {keys: ["Ctrl+Enter", "F5"], does: words.keyRun, act: () => running.run(), changes: true},
    ...stepping.keys,
    {keys: ["Ctrl+."], does: words.keyStop, act: () => running.stop(), changes: true},
    {keys: ["Ctrl+S"], does: words.keySave, act: () => autosave.flush().then(() => saving.confirm()), changes: true},
    {keys: ["Ctrl+D"], does: words.keyNoMore, changes: true},
    {keys: ["Esc, Tab"], does: words.keyLeave},
    {keys: ["Ctrl+F"], does: words.keyFind},
    {keys: ["Ctrl+Z"], does: words.keyUndo, changes: true},
    {keys: ["F2"], does: words.keyRename, changes: true},
    {keys: ["?"], does: words.keyKeys},
  ].filter(({changes}) => canEdit || !changes),
});

new Separator({element: part("divide"), box: part("panes"), name: "editor-width", usual: 55, least: 25, most: 75});
new Separator({element: part("divide-output"), box: part("output"), name: "console-height", usual: 50});

comeAndGo({
  leave() {
    editing.keepPlaces();
    if (!canEdit) return;
    autosave.leave();
    whereabouts.tell();
  },
  comeBack: () => arrivals.look(),
  isConnected: () => autosave.hurry(),
  // Only what would be lost is worth a question: everything else is kept on this device, and without a connection the
  // page would not come back.
  mayGo: () => autosave.isSafe && (navigator.onLine || !autosave.isLost),
});
if (canEdit) takeDrops(root, (dropped) => files.upload(dropped));

// ── The history, loaded when somebody wants it ──

const atHand = {url: urls.history, documents, autosave, files, arrivals, canEdit};
openOnDemand(part("history-opener"), {root: part("history"), addresses: root.dataset, ...atHand});

// ── The first look ──

const chooser = part("plain-chooser");

async function useChosenEditor() {
  if (chooser.checked) return editing.usePlain();
  try {
    await editing.useRich(root.dataset.editor, root.dataset.nonce);
  } catch {
    editing.usePlain(); // the text area does everything as well
  }
}

chooser.checked = recall("plain", false);
chooser.addEventListener("change", () => {
  remember("plain", chooser.checked);
  useChosenEditor();
});

if (canEdit) {
  autosave.takeUpDrafts();
  makeRenamable({form: part("title"), url: urls.rename});
}
const {elsewhere} = whereabouts;
editing.takeEarly(documents.named(project.entry)?.id);
const last = elsewhere?.open ?? recall(`open.${project.id}`);
const first = (!editing.early && documents.get(last)) || documents.all[0];
if (first) files.show(first.id);
useChosenEditor().then(() => {
  const isFree = document.activeElement === document.body && !isNarrow();
  if (elsewhere && canEdit && isFree) editing.focus(); // on another device: go on at the same letter
});
// Pressed while all this was loading; a lesson's panel comes after this, and should hear of it too.
addEventListener("DOMContentLoaded", () => root.querySelector("[data-early]")?.click());

/** For another feature that has a panel of its own here. `root` tells it: "run-starts", "heard" (an event), "connected". */
export const workspace = {root, canEdit, documents, autosave, editing, files, origins, keys, marks, urls};
