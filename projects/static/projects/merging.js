/** Two texts that grew from the same one, put together by lines: `projects/history/merging.py` for the page. */

const MOST_CELLS = 4_000_000; // lines times lines; above, a region counts as changed as a whole

/** How many lines they begin with alike, from `at` in both; `by` -1 counts from the ends. */
function same(one, other, most, at, by) {
  let number = 0;
  while (number < most && one.at(by * (at + number) - (by < 0)) === other.at(by * (at + number) - (by < 0))) number += 1;
  return number;
}

/** The longest rows of lines that both have, as a table: [i][j] is how many the rest from i and j share. */
function table(old, fresh) {
  const width = fresh.length + 1;
  const shared = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      shared[at] = old[i] === fresh[j] ? shared[at + width + 1] + 1 : Math.max(shared[at + width], shared[at + 1]);
    }
  }
  return shared;
}

/** What was changed, in order: the lines `start` to `end` (half open) of `before` became `lines`. */
export function changes(before, after) {
  const most = Math.min(before.length, after.length);
  const start = same(before, after, most, 0, 1);
  const rest = same(before, after, most - start, 0, -1);
  const old = before.slice(start, before.length - rest);
  const fresh = after.slice(start, after.length - rest);
  if (!old.length && !fresh.length) return [];
  if ((old.length + 1) * (fresh.length + 1) > MOST_CELLS) return [{start, end: start + old.length, lines: fresh}];
  return walked(old, fresh, start);
}

function walked(old, fresh, start) {
  const shared = table(old, fresh);
  const width = fresh.length + 1;
  const found = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [fromOld, fromFresh] = [i, j];
    while ((i < old.length || j < fresh.length) && old[i] !== fresh[j]) {
      const isAdded = j < fresh.length && (i === old.length || shared[i * width + j + 1] > shared[(i + 1) * width + j]);
      if (isAdded) j += 1;
      else i += 1;
    }
    if (i > fromOld || j > fromFresh) found.push({start: start + fromOld, end: start + i, lines: fresh.slice(fromFresh, j)});
    while (i < old.length && j < fresh.length && old[i] === fresh[j]) [i, j] = [i + 1, j + 1];
  }
  return found;
}

const isAlike = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Two that add lines at one place touch too: their order would be a guess. */
const touch = (first, second) =>
  second.start < first.end || (first.start === first.end && second.start === second.end && first.end === second.start);

/** Both sides' changes of `base`; null where they touch. */
export function merge(base, mine, theirs) {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const lines = base.split("\n");
  const ours = changes(lines, mine.split("\n"));
  const others = changes(lines, theirs.split("\n")).filter((change) => !ours.some((our) => isAlike(our, change)));
  const all = [...ours, ...others].sort((a, b) => a.start - b.start || a.end - b.end);
  if (all.some((change, number) => number && touch(all[number - 1], change))) return null;
  for (const {start, end, lines: fresh} of all.reverse()) lines.splice(start, end - start, ...fresh);
  return lines.join("\n");
}

/** The way from one text to the other as an editor takes it: [{from, to, insert}], so that a cursor between stays. */
export function edits(before, after) {
  const old = before.split("\n");
  const starts = [0];
  for (const line of old) starts.push(starts.at(-1) + line.length + 1);
  return changes(old, after.split("\n")).map(({start, end, lines}) => edit(before, starts, start, end, lines));
}

/** Where an offset is after these edits. */
export function follow(all, offset) {
  let moved = offset;
  for (const {from, to, insert} of all) {
    if (to <= offset) moved += insert.length - (to - from);
    else if (from < offset) moved += from - offset;
  }
  return moved;
}

function edit(before, starts, start, end, lines) {
  // The last line has no line break behind it: then the one before is taken.
  const isLast = end === starts.length - 1;
  const words = lines.map((line) => `${line}\n`).join("");
  const whole = isLast
    ? {from: Math.max(0, starts[start] - 1), to: before.length, insert: (start && lines.length ? "\n" : "") + words.slice(0, -1)}
    : {from: starts[start], to: starts[end], insert: words};
  return narrowed(before, whole);
}

/** Without what is alike at both ends. */
function narrowed(before, {from, to, insert}) {
  let [begin, end, stop] = [from, to, insert.length];
  while (begin < end && begin - from < stop && before[begin] === insert[begin - from]) begin += 1;
  const skipped = begin - from;
  while (end > begin && stop > skipped && before[end - 1] === insert[stop - 1]) [end, stop] = [end - 1, stop - 1];
  return {from: begin, to: end, insert: insert.slice(skipped, stop)};
}
