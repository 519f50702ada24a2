/** A step in one sentence or two: what the line before did, and what comes next. */

import {changedParts, heldBefore} from "./trace.js";

const MOST_CLAUSES = 3;
const LEVELS = {
  "<module>": "the program",
  "<lambda>": "a lambda",
  "<listcomp>": "a list comprehension",
  "<dictcomp>": "a dict comprehension",
  "<setcomp>": "a set comprehension",
  "<genexpr>": "a generator expression",
};

export const nameOf = (frame) => LEVELS[frame?.name] ?? frame?.name ?? "";

/** "list of 3", "dict of 2", "Dog" */
export function thingWords({shape, type, total}) {
  if (shape === "class") return `class ${type}`;
  return shape === "object" ? type : `${type} of ${total}`;
}

export function valueWords(moment, value) {
  if (typeof value !== "number") return value;
  const words = thingWords(moment.thing(value));
  return words.startsWith("class") ? words : `${/^[aeiou]/i.test(words) ? "an" : "a"} ${words}`;
}

function variableClauses(now, before) {
  const clauses = [];
  for (const frame of now.frames.filter(({hidden}) => !hidden).reverse()) {
    if (!before.frame(frame.number)) continue;
    for (const [name, value] of frame.names) {
      const earlier = heldBefore(before, frame, name);
      if (earlier === value || name === "return" || name === "yield") continue;
      const is = valueWords(now, value);
      if (earlier === undefined) clauses.push(`${name} is ${is}`);
      else clauses.push(`${name} changed from ${valueWords(before, earlier)} to ${is}`);
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
      clauses.push(`${path} has ${thing.total} ${thing.total === 1 ? "item" : "items"} now`);
    }
    const isGrown = thing.shape === "list" && thing.total > earlier.total && places.every((at) => at >= earlier.parts.length);
    for (const place of places) {
      const is = valueWords(now, thing.parts[place]);
      clauses.push(isGrown || thing.shape === "set" ? `${path} got ${is}` : `${partPath(path, thing, place)} is ${is} now`);
    }
  }
  return clauses;
}

function listed(clauses) {
  const [more, shown] = [clauses.length - MOST_CLAUSES, clauses.slice(0, MOST_CLAUSES)];
  if (more > 0) return `${shown.join(", ")}, and ${more} more ${more === 1 ? "change" : "changes"}`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : (shown[0] ?? "");
}

const givenWords = (now) => listed(now.top.names.map(([name, value]) => `${name} is ${valueWords(now, value)}`));
const backWords = (now, how) => valueWords(now, now.top.names.find(([name]) => name === how)?.[1] ?? "None");

const EVENTS = {
  line: (now) => `Next: line ${now.line}.`,
  call: (now) => `${nameOf(now.top)} is called${now.top.names.length ? `: ${givenWords(now)}` : ""}.`,
  return: (now) => `${nameOf(now.top)} gives back ${backWords(now, "return")}.`,
  yield: (now) => `${nameOf(now.top)} hands out ${backWords(now, "yield")}.`,
  error: (now) => `An error on line ${now.line}: ${now.text}.`,
  broke: (now) => (now.text === "KeyboardInterrupt" ? `Stopped on line ${now.line}.` : `It broke on line ${now.line}: ${now.text}.`),
  end: () => "The program is at its end.",
};

/** `printed`: what the step before printed. */
export function stepSaid(now, before, printed) {
  const next = now.frames.length ? EVENTS[now.event](now) : EVENTS.end(now);
  if (!before) return next;
  const clauses = [...variableClauses(now, before), ...thingClauses(now, before)];
  if (printed.trim()) clauses.push(`printed ${printed.trim().slice(0, 60)}`);
  // After a call is over it is the line with the call that did it.
  const line = before.lines.get(now.top?.number) ?? before.line;
  return clauses.length ? `Line ${line}: ${listed(clauses)}. ${next}` : next;
}
