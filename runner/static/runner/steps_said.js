/** A step in one sentence or two: what the line before did, and what comes next. */

import {changedParts, heldBefore} from "./trace.js";
import {counted, filled, words} from "./words.js";

const MOST_CLAUSES = 3;
const LEVELS = {
  "<module>": words.theProgram,
  "<lambda>": words.aLambda,
  "<listcomp>": words.aListComprehension,
  "<dictcomp>": words.aDictComprehension,
  "<setcomp>": words.aSetComprehension,
  "<genexpr>": words.aGenerator,
};

export const nameOf = (frame) => LEVELS[frame?.name] ?? frame?.name ?? "";

/** "list of 3", "dict of 2", "Dog" */
export function thingWords({shape, type, total}) {
  if (shape === "class") return filled(words.classOf, {type});
  return shape === "object" ? type : filled(words.thingOf, {type, number: total});
}

export function valueWords(moment, value) {
  if (typeof value !== "number") return value;
  const thing = thingWords(moment.thing(value));
  if (moment.thing(value).shape === "class") return thing;
  return filled(/^[aeiou]/i.test(thing) ? words.anThing : words.aThing, {thing});
}

function variableClauses(now, before) {
  const clauses = [];
  for (const frame of now.frames.filter(({hidden}) => !hidden).reverse()) {
    if (!before.frame(frame.number)) continue;
    for (const [name, value] of frame.names) {
      const earlier = heldBefore(before, frame, name);
      if (earlier === value || name === "return" || name === "yield") continue;
      const told = {name, value: valueWords(now, value)};
      if (earlier === undefined) clauses.push(filled(words.is, told));
      else clauses.push(filled(words.changed, {...told, before: valueWords(before, earlier)}));
    }
  }
  return clauses;
}

/** How a thing is reached from the innermost frame that knows it: "numbers", "rex.friends". */
function paths(now) {
  const found = new Map();
  const waiting = [];
  const take = (number, path) => {
    if (typeof number !== "number" || found.has(number)) return;
    found.set(number, path);
    waiting.push(number);
  };
  for (const {names = []} of [...now.frames].reverse()) for (const [name, value] of names) take(value, name);
  for (let at = 0; at < waiting.length; at += 1) {
    const thing = now.thing(waiting[at]);
    thing.parts.forEach((part, place) => take(part, partPath(found.get(waiting[at]), thing, place)));
  }
  return found;
}

function partPath(path, {shape, parts}, place) {
  if (shape === "list" || shape === "tuple") return `${path}[${place}]`;
  if (shape === "dict") return `${path}[${place % 2 ? parts[place - 1] : "…"}]`;
  return shape === "set" ? path : `${path}.${place % 2 ? parts[place - 1] : "…"}`;
}

function thingClauses(now, before) {
  const clauses = [];
  for (const [number, path] of paths(now)) {
    const [thing, earlier] = [now.thing(number), before.things.get(number)];
    if (!earlier || thing === earlier) continue;
    const places = [...changedParts(now, before, number)];
    if (!places.length && thing.total !== earlier.total) {
      clauses.push(counted(words, "items", thing.total, {path}));
    }
    const isGrown = thing.shape === "list" && thing.total > earlier.total && places.every((at) => at >= earlier.parts.length);
    for (const place of places) {
      const value = valueWords(now, thing.parts[place]);
      if (isGrown || thing.shape === "set") clauses.push(filled(words.got, {path, value}));
      else clauses.push(filled(words.isNow, {path: partPath(path, thing, place), value}));
    }
  }
  return clauses;
}

function listed(clauses) {
  const [more, shown] = [clauses.length - MOST_CLAUSES, clauses.slice(0, MOST_CLAUSES)];
  if (more > 0) return counted(words, "andMore", more, {first: shown.join(", ")});
  if (shown.length < 2) return shown[0] ?? "";
  return filled(words.and, {first: shown.slice(0, -1).join(", "), last: shown.at(-1)});
}

const given = (now) => listed(now.top.names.map(([name, value]) => filled(words.is, {name, value: valueWords(now, value)})));
const back = (now, how) => valueWords(now, now.top.names.find(([name]) => name === how)?.[1] ?? "None");

const EVENTS = {
  line: ({line}) => filled(words.next, {line}),
  call: (now) => filled(now.top.names.length ? words.calledWith : words.called, {name: nameOf(now.top), values: given(now)}),
  return: (now) => filled(words.givesBack, {name: nameOf(now.top), value: back(now, "return")}),
  yield: (now) => filled(words.handsOut, {name: nameOf(now.top), value: back(now, "yield")}),
  error: ({line, text}) => filled(words.errorOn, {line, text}),
  broke: ({line, text}) => filled(text === "KeyboardInterrupt" ? words.stoppedOn : words.brokeOn, {line, text}),
  end: () => words.atEnd,
};

/** `printed`: what the step before printed. */
export function stepSaid(now, before, printed) {
  const next = now.frames.length ? EVENTS[now.event](now) : EVENTS.end(now);
  if (!before) return next;
  const clauses = [...variableClauses(now, before), ...thingClauses(now, before)];
  if (printed.trim()) clauses.push(filled(words.printed, {text: printed.trim().slice(0, 60)}));
  // After a call is over it is the line with the call that did it.
  const line = before.lines.get(now.top?.number) ?? before.line;
  return clauses.length ? filled(words.did, {line, changes: listed(clauses), next}) : next;
}
