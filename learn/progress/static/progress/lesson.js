/** The panel of a lesson beside its project: it is told how a check goes, and asks for what there is to see. */

import {recall, remember} from "../projects/memory.js";
import {bringIntoView} from "../projects/narrow.js";
import {Separator} from "../projects/panes.js";
import {ask, sentenceOf} from "../projects/requests.js";
import {workspace} from "../projects/workspace.js";
import {say} from "../runner/say.js";
import {arrange} from "./ordering.js";

const LOOK_AGAIN = 3000; // ms: where the news of a check got lost
const LOOK_SOON = 500; // ms: where it came while the panel was being swapped, which hears nothing then
const MOST_LOOKS = 15;

const {root, canEdit, documents, autosave, editing, keys, marks} = workspace;
const frame = root.querySelector("[data-lesson-frame]");
const aside = root.querySelector("[data-lesson]");
const fold = aside.querySelector("[data-lesson-fold]");
const narrow = matchMedia("(max-width: 55rem)");

const panel = () => document.getElementById("lesson");
const part = (name) => aside.querySelector(`[data-${name}]`);

// ── Checking ──

let hasRunHere = false; // pressed on this page; what it was like before is replayed when a page opens
let awaitedSince = 0; // ms: what the check says was not shown yet
let hasSaidEnough = false; // an error in the console is what is looked at first
let looks = 0;
let timer = 0;

const heard = {
  finished({outcome}) {
    if (hasRunHere && part("check")) waitForCheck();
    hasSaidEnough = outcome !== "finished";
  },
  checking: () => waitForCheck(),
  checked({text, passed}) {
    hasRunHere = false;
    say(passed ? `${aside.dataset.wordPassed} ${text}` : text);
    look(LOOK_SOON);
  },
};

root.addEventListener("heard", ({detail}) => heard[detail.type]?.(detail));
root.addEventListener("run-starts", () => {
  hasRunHere = true;
});
root.addEventListener("connected", () => isChecking() && look());

function isChecking() {
  return panel().dataset.state === "checking";
}

function waitForCheck() {
  if (isChecking()) return;
  awaitedSince = performance.now();
  panel().dataset.state = "checking";
  part("checking").hidden = false;
  part("said").hidden = true;
  say(part("checking-words").textContent);
  tellHead();
  looks = 0;
  lookLater();
}

/** And once more if the panel has not changed in the time `again`. */
function look(again = LOOK_AGAIN) {
  window.htmx.trigger(panel(), "look");
  lookLater(again);
}

function lookLater(again = LOOK_AGAIN) {
  clearTimeout(timer);
  if (!isChecking() || looks >= MOST_LOOKS) return;
  looks += 1;
  timer = setTimeout(look, again);
}

async function check() {
  if (!part("check") || isChecking()) return;
  hasSaidEnough = false;
  waitForCheck();
  try {
    await autosave.flush();
    await ask(panel().dataset.checkUrl, {method: "POST", json: {files: documents.unsaved}});
  } catch (error) {
    refuse(sentenceOf(error));
  }
}

function refuse(sentence) {
  clearTimeout(timer);
  panel().dataset.state = "refused";
  part("checking").hidden = true;
  const words = document.createElement("p");
  words.className = "notice notice--warm";
  words.textContent = sentence;
  part("said").replaceChildren(words);
  part("said").hidden = false;
  say(sentence, {atOnce: true});
  tellHead();
}

if (canEdit) keys.add({keys: ["F9"], does: aside.dataset.wordCheck, act: check});

aside.addEventListener("click", ({target}) => {
  if (target.closest("[data-check]")) check();
  const place = target.closest("[data-show-line]");
  if (place) marks.show({file: place.dataset.showFile, line: Number(place.dataset.showLine)});
});

// ── What htmx swaps ──

let before = {stage: "", top: 0, hadFocus: false};
let waitsAtTitle = false; // the keyboard, until what was pressed can be pressed again, or leads on

// The server works with what is saved: first everything that was typed goes there.
aside.addEventListener("htmx:confirm", async (event) => {
  event.preventDefault();
  if (canEdit) await autosave.flush();
  event.detail.issueRequest(true);
});

aside.addEventListener("htmx:beforeSwap", ({detail}) => {
  // A refusal comes with the panel that says why.
  if (detail.xhr.status === 422) detail.shouldSwap = true;
  const hadFocus = panel().contains(document.activeElement);
  before = {stage: panel().dataset.stage, top: part("panel-scroll").scrollTop, hadFocus};
});

document.addEventListener("htmx:afterSwap", ({detail}) => {
  if (!aside.contains(detail.target) && detail.target !== aside && detail.target.id !== "lesson") return;
  if (detail.target.id === "lesson-changes") return detail.target.focus();
  drawn();
  const path = detail.requestConfig?.path ?? "";
  if (panel().dataset.stage !== before.stage || path.includes("?step=")) return begin();
  part("panel-scroll").scrollTop = before.top;
  if (path.endsWith("/hint/")) showHint();
  // Where the pressed button is gone, the keyboard goes on at what comes next.
  if (before.hadFocus && (!panel().contains(document.activeElement) || isLeftAtTitle())) goOn();
});

function goOn() {
  const way = nextWay();
  way.focus({preventScroll: true});
  waitsAtTitle = isChecking() && way.id === "lesson-title";
}

const isLeftAtTitle = () => waitsAtTitle && document.activeElement.id === "lesson-title";

/** Another step: from its top, and whoever hears the page is told its name. */
function begin() {
  part("panel-scroll").scrollTop = 0;
  bringIntoView(part("lesson-body"));
  document.getElementById("lesson-title").focus({preventScroll: true});
}

function nextWay() {
  return ["lesson-next", "lesson-answer", "lesson-check", "lesson-title"]
    .map((id) => document.getElementById(id))
    .find((way) => way && !way.disabled);
}

function showHint() {
  const hint = aside.querySelector(".hint:last-child");
  if (!hint) return;
  say(hint.textContent.trim());
  hint.scrollIntoView({block: "nearest"});
  if (!document.getElementById("lesson-hint")) document.getElementById("lesson-hints").focus({preventScroll: true});
}

function drawn() {
  arrange(aside.querySelector("[data-ordering]"), say);
  for (const link of aside.querySelectorAll(".lesson-text a")) link.target = "_blank";
  tellHead();
  lookLater();
  if (!isChecking()) showVerdict();
}

/** On a phone it stands far above the console: whoever goes on typing is left there. */
function showVerdict() {
  const isAwaited = awaitedSince > 0 && !hasSaidEnough && !editing.isTypingSince(awaitedSince);
  awaitedSince = 0;
  if (isAwaited && panel().dataset.state === "not_yet") showReason();
}

function showReason() {
  if (narrow.matches) setFolded(false);
  bringIntoView(part("said"));
}

/** What is seen of the lesson while it is folded away. */
function tellHead() {
  const {where, state} = panel().dataset;
  part("lesson-where").textContent = where;
  const chip = part("lesson-chip");
  const {wordChecking, wordPassed, wordNotYet} = aside.dataset;
  chip.textContent = {checking: wordChecking, passed: wordPassed, not_yet: wordNotYet}[state] ?? "";
  chip.dataset.state = state;
}

// ── Its place on the page ──

function setFolded(isFolded) {
  frame.classList.toggle("is-folded", isFolded);
  fold.setAttribute("aria-expanded", String(!isFolded));
}

function isReasonOutOfSight() {
  const {top, bottom} = part("said").getBoundingClientRect();
  const isSeen = bottom > fold.getBoundingClientRect().bottom && top < innerHeight - 48;
  return narrow.matches && panel().dataset.state === "not_yet" && !isSeen;
}

/** On a phone the strip stays in view while the text may have scrolled away above it. */
const isOutOfSight = () => narrow.matches && part("lesson-body").getBoundingClientRect().bottom <= fold.getBoundingClientRect().bottom;

const foldKey = narrow.matches ? "lesson.folded-small" : "lesson.folded";

fold.addEventListener("click", () => {
  if (isReasonOutOfSight()) return showReason();
  const isFolded = !frame.classList.contains("is-folded") && !isOutOfSight();
  setFolded(isFolded);
  remember(foldKey, isFolded);
  if (!isFolded && narrow.matches) part("lesson-body").scrollIntoView();
});

setFolded(recall(foldKey, false));
const divide = root.querySelector("[data-lesson-divide]");
new Separator({element: divide, box: frame, name: "lesson-width", usual: 27, least: 18, most: 50});
drawn();
