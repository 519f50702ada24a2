/** Two texts side by side: what differs is marked, what is alike and far from it is left out. */

import {changes} from "./merging.js";
import {counted, words} from "./words.js";

const AROUND = 2; // lines alike that are shown before and after

/** Rows of {mine, other}: a line of each, null where there is none; {skipped} for lines alike that are left out. */
export function rows(mine, other) {
  const [ours, theirs] = [mine.split("\n"), other.split("\n")];
  const found = [];
  let at = 0;
  const alike = (to, isFirst, isLast) => {
    const lines = ours.slice(at, to);
    const head = isFirst ? 0 : AROUND;
    const tail = isLast ? 0 : AROUND;
    const skipped = lines.length - head - tail;
    if (skipped < 2) return found.push(...lines.map((line) => ({mine: line, other: line})));
    found.push(...lines.slice(0, head).map((line) => ({mine: line, other: line})), {skipped});
    found.push(...lines.slice(lines.length - tail).map((line) => ({mine: line, other: line})));
  };
  const all = changes(ours, theirs);
  all.forEach(({start, end, lines}, number) => {
    alike(start, number === 0, false);
    for (let row = 0; row < Math.max(end - start, lines.length); row += 1) {
      found.push({mine: start + row < end ? ours[start + row] : null, other: lines[row] ?? null, isDifferent: true});
    }
    at = end;
  });
  alike(ours.length, !all.length, true);
  return found;
}

/** Both in one: where they differ one below the other, with a comment before each. */
export function together(mine, other) {
  const lines = mine.split("\n");
  for (const {start, end, lines: theirs} of changes(lines, other.split("\n")).reverse()) {
    const parts = [words.commentHere, ...lines.slice(start, end), words.commentThere, ...theirs, words.commentEnd];
    lines.splice(start, end - start, ...parts);
  }
  return lines.join("\n");
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function line(text, isDifferent) {
  const made = element(isDifferent && text !== null ? "mark" : "span", "beside__line", text ?? "");
  if (text === null) made.classList.add("beside__line--none");
  return made;
}

/** Draws them into two elements, line beside line. */
export function draw(here, there, mine, other) {
  const all = rows(mine, other);
  const skip = ({skipped}) => element("span", "beside__line beside__line--skipped", counted(words, "alike", skipped));
  here.replaceChildren(...all.map((row) => (row.skipped ? skip(row) : line(row.mine, row.isDifferent))));
  there.replaceChildren(...all.map((row) => (row.skipped ? skip(row) : line(row.other, row.isDifferent))));
}
