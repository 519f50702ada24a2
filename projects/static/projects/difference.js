/** A text as it was, line by line: what is new and what is gone against another one, and who wrote which part. */

import {rows} from "./changes.js";

const MOST_ROWS = 6000; // drawn; more would make the page slow
const SIGNS = {same: " ", new: "+", gone: "−"};
const SPOKEN = {new: "New: ", gone: "Gone: "};
export const SOURCES = {
  t: "Typed",
  p: "Pasted",
  k: "From the starter or the original",
  r: "Brought back",
  s: "Suggested",
  w: "Written by the program",
  b: "Uploaded or imported",
  "?": "Not known",
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
  if (all.length > MOST_ROWS) lines.push(element("p", "muted", `${all.length - MOST_ROWS} more lines are not shown here.`));
  root.replaceChildren(...lines);
  const count = (kind) => all.filter((row) => row.kind === kind).length;
  return {fresh: count("new"), gone: count("gone")};
}

export function differenceWords({fresh, gone}) {
  if (!fresh && !gone) return "No difference.";
  const lines = (number) => `${number} ${number === 1 ? "line" : "lines"}`;
  return [fresh && `${lines(fresh)} new (+)`, gone && `${lines(gone)} gone (−)`].filter(Boolean).join(", ") + ".";
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
  const words = element("span", "line__text");
  if (SPOKEN[row.kind]) words.append(element("span", "visually-hidden", SPOKEN[row.kind]));
  words.append(...pieces(row, row.kind === "gone" ? [] : sources));
  made.append(numbered, sign, words);
  return made;
}

/** The line cut where its origin changes, or where a changed word begins or ends. */
function pieces({text, start, words}, sources) {
  const ends = new Set([text.length]);
  for (const [from, to] of words) ends.add(from).add(to);
  const here = sources.filter(({from, to}) => to > start && from < start + text.length);
  for (const {from, to} of here) ends.add(Math.max(0, from - start)).add(Math.min(text.length, to - start));
  let at = 0;
  return [...ends]
    .sort((one, other) => one - other)
    .filter((end) => end > 0)
    .map((end) => {
      const isChanged = words.some(([from, to]) => from <= at && end <= to);
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
