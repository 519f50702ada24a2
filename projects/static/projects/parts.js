/** What of a suggested change is taken: parts of it that stand by themselves, put into a text that may have moved on. */

import {blocks, rows} from "./changes.js";
import {merge} from "./merging.js";

const linesOf = (text) => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));

/** Lines `first` to `last` of `base`, from 1, both included; none where `last` is before `first`. */
export function oldLines(base, {first, last}) {
  return base.split("\n").slice(first - 1, last);
}

/** [{from, to, at, until}]: lines from..to of `old` become lines at..until of the suggested text (half open). */
export function parts(old, text) {
  return blocks(old, linesOf(text));
}

/** The lines as they would be with the parts that are chosen: `isChosen(number)`. */
export function chosenLines(old, text, isChosen) {
  const fresh = linesOf(text);
  const lines = [...old];
  const all = parts(old, text);
  for (let number = all.length - 1; number >= 0; number -= 1) {
    const {from, to, at, until} = all[number];
    if (isChosen(number)) lines.splice(from, to - from, ...fresh.slice(at, until));
  }
  return lines;
}

/** The whole file with these lines in the place of `first` to `last`, kept together with what was typed since: null where both
 * are about the same lines. */
export function applied({base, now, first, last, lines}) {
  const suggested = base.split("\n");
  suggested.splice(first - 1, Math.max(0, last - first + 1), ...lines);
  return merge(base, now, suggested.join("\n"));
}

/** Rows as they are drawn, in order: {part: number, rows} of what is different, {rows} of what stays. */
export function groups(old, text) {
  const all = old.length ? rows(old.join("\n"), linesOf(text).join("\n")) : linesOf(text).map(fresh);
  const found = [];
  let part = -1;
  for (const row of all) {
    const isSame = row.kind === "same";
    const latest = found.at(-1);
    if (latest && (latest.part === undefined) === isSame) latest.rows.push(row);
    else if (isSame) found.push({rows: [row]});
    else found.push({part: (part += 1), rows: [row]});
  }
  return found;
}

function fresh(text) {
  return {kind: "new", text, start: 0, words: []};
}
