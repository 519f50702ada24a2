/** What went wrong, with the way to the line: in Python's own words, and above them in plain ones, as soon as they are there. */

import {explanation} from "./findings.js";
import {filled, pieced, words} from "./words.js";

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function placeWords({file, line}) {
  if (!file) return "";
  return line > 0 ? filled(words.place, {file, line}) : file;
}

/** "NameError in main.py, line 3: name 'foo' is not defined" */
export function failureWords(event) {
  const place = placeWords(event);
  const kind = place ? filled(words.kindIn, {kind: event.kind, place}) : event.kind;
  return filled(words.failure, {kind, message: event.message});
}

function placeButton(place, onPlace, text = placeWords(place)) {
  const button = element("button", "link-button", text);
  button.type = "button";
  button.addEventListener("click", () => onPlace(place));
  return button;
}

function frameItem(frame, onPlace) {
  const item = element("li");
  const place = placeButton(frame, onPlace);
  const isNamed = frame.function && frame.function !== "<module>";
  item.append(...(isNamed ? pieced(words.frame, {place, name: frame.function}) : [place]));
  return item;
}

function details({frames, text}, onPlace) {
  const box = element("details", "failure__details");
  box.append(element("summary", "", words.how));
  if (frames.length > 1) {
    const list = element("ol", "failure__frames");
    list.append(...frames.map((frame) => frameItem(frame, onPlace)));
    box.append(list);
  }
  const trace = element("pre", "failure__trace", text);
  trace.tabIndex = 0; // wide lines scroll; the keyboard must reach them
  trace.setAttribute("aria-label", words.full);
  trace.setAttribute("role", "region");
  box.append(trace);
  return box;
}

function stepButton(onStep) {
  const button = element("button", "link-button failure__step", words.step);
  button.type = "button";
  button.addEventListener("click", onStep);
  return button;
}

/** Where somebody may offer help with it: an element that is nothing until a feature above defines what it is. */
function helpPlace({run}) {
  const place = element("help-place");
  place.setAttribute("about", "failure");
  place.setAttribute("run", run ?? "");
  return place;
}

/** `onPlace({file, line, column, end_line, end_column})` shows it in the editor; `onStep()`, if given, goes there step by step. */
export function failureBlock(event, onPlace, onStep) {
  const block = element("div", "failure");
  // Announced at once elsewhere, with its line: the log must not read it a second time.
  block.setAttribute("aria-live", "off");
  const what = element("p", "failure__what");
  const kind = element("strong", "", event.kind);
  what.append(...(event.file ? pieced(words.kindIn, {kind, place: placeButton(event, onPlace)}) : [kind]));
  block.append(what, element("p", "failure__message", event.message));
  const ways = element("div", "failure__ways");
  ways.append(helpPlace(event));
  if (onStep && event.frames?.length) ways.append(stepButton(onStep));
  block.append(ways);
  if (event.text) block.append(details(event, onPlace));
  return block;
}

/** Our words go first; Python's stay, below. */
export function explain(block, finding, onPlace) {
  block.prepend(explanation(finding, onPlace));
  block.classList.add("is-explained");
}

export function timeWords(seconds) {
  if (seconds < 0.005) return words.soon;
  const digits = seconds < 1 ? 2 : seconds < 10 ? 1 : 0;
  return filled(words.seconds, {number: seconds.toFixed(digits)});
}

const OUTCOMES = {
  finished: ({seconds}) => filled(words.finished, {time: timeWords(seconds)}),
  failed: ({seconds}) => filled(words.failed, {time: timeWords(seconds)}),
  stopped: ({text}) => text || words.stopped,
  limit: ({text}) => text || words.limit,
  broken_off: ({text}) => text || words.brokenOff,
};

export function finishedWords(event) {
  return OUTCOMES[event.outcome](event);
}

export function finishedBlock(event, onPlace) {
  const block = element("p", `outcome outcome--${event.outcome}`, finishedWords(event));
  if (event.line > 0 && event.file) block.append(" ", placeButton(event, onPlace, words.showWhere));
  if (event.outcome === "limit") block.append(" ", helpPlace(event));
  return block;
}

export function noticeBlock(text, kind = "notice") {
  return element("p", `outcome outcome--${kind}`, text);
}
