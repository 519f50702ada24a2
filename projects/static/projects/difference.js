/** A text as it was, line by line: what is new and what is gone against another one, and who wrote which part. */

import {rows} from "./changes.js";
import {counted, filled, words} from "./words.js";

const MOST_ROWS = 6000; // drawn; more would make the page slow
const SIGNS = {same: " ", new: "+", gone: "−"};
const SPOKEN = {new: words.lineNew, gone: words.lineGone};
export const SOURCES = {
  t: words.sourceTyped,
  p: words.sourcePasted,
  k: words.sourceTemplate,
  r: words.sourceRestored,
  s: words.sourceSuggested,
  w: words.sourceProgram,
  b: words.sourceUploaded,
  "?": words.sourceUnknown,
};

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** Draws `text` against `other` (null: nothing to compare) into `root`; gives {fresh, gone}: how many lines. */
export function draw(root, {text, other, origins}) {
  const all = rows(other ?? text, text);
  const sources = sourcesIn(origins);
  let number = 0;
  const lines = all.slice(0, MOST_ROWS).map((row) => {
    if (row.kind !== "gone") number += 1;
    return line(row, row.kind === "gone" ? "" : String(number), sources);
  });
  if (all.length > MOST_ROWS) lines.push(element("p", "muted", counted(words, "moreLines", all.length - MOST_ROWS)));
  root.replaceChildren(...lines);
  const count = (kind) => all.filter((row) => row.kind === kind).length;
  return {fresh: count("new"), gone: count("gone")};
}

export function differenceWords({fresh, gone}) {
  if (!fresh && !gone) return words.noDifference;
  const [plus, minus] = [counted(words, "linesNew", fresh), counted(words, "linesGone", gone)];
  if (fresh && gone) return filled(words.differences, {fresh: plus, gone: minus});
  return filled(words.difference, {lines: fresh ? plus : minus});
}

/** [[code, share in percent]], the largest first. */
export function shares(origins) {
  const sums = new Map();
  for (const [length, code] of origins) sums.set(code, (sums.get(code) ?? 0) + length);
  const all = [...sums.values()].reduce((sum, length) => sum + length, 0);
  return [...sums].map(([code, length]) => [code, Math.round((100 * length) / all)]).sort((one, other) => other[1] - one[1]);
}

/** One row of `rows`, drawn. */
export function line(row, number, sources = []) {
  const made = element("div", `line line--${row.kind}`);
  const sign = element("span", "line__sign", SIGNS[row.kind]);
  sign.setAttribute("aria-hidden", "true");
  const numbered = element("span", "line__number", number);
  numbered.setAttribute("aria-hidden", "true");
  const text = element("span", "line__text");
  if (SPOKEN[row.kind]) text.append(element("span", "visually-hidden", SPOKEN[row.kind]));
  text.append(...pieces(row, row.kind === "gone" ? [] : sources));
  made.append(numbered, sign, text);
  return made;
}

/** The line cut where its origin changes, or where a changed word begins or ends. */
function pieces({text, start, words: changed}, sources) {
  const ends = new Set([text.length]);
  for (const [from, to] of changed) ends.add(from).add(to);
  const here = sources.filter(({from, to}) => to > start && from < start + text.length);
  for (const {from, to} of here) ends.add(Math.max(0, from - start)).add(Math.min(text.length, to - start));
  let at = 0;
  return [...ends]
    .sort((one, other) => one - other)
    .filter((end) => end > 0)
    .map((end) => {
      const isChanged = changed.some(([from, to]) => from <= at && end <= to);
      const piece = element(isChanged ? "mark" : "span", isChanged ? "line__changed" : "", text.slice(at, end));
      const source = here.find(({from, to}) => from <= start + at && start + end <= to);
      if (source) piece.classList.add("source", `source--${source.code === "?" ? "unknown" : source.code}`);
      at = end;
      return piece;
    });
}

function sourcesIn(origins) {
  let at = 0;
  return origins.map(([length, code]) => {
    const from = at;
    at += length;
    return {from, to: at, code};
  });
}
