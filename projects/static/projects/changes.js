/** What is different between two texts: which lines, and which words in lines that were changed. */

const MOST_PAIRS = 4_000_000; // lines of one times lines of the other; above, the middle counts as changed as a whole
const MOST_WORDS = 200 * 200;

/** Blocks [{from, to, at, until}]: `before` from..to became `after` at..until (half open). */
export function blocks(before, after, most = MOST_PAIRS) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let [to, until] = [before.length, after.length];
  while (to > start && until > start && before[to - 1] === after[until - 1]) {
    to -= 1;
    until -= 1;
  }
  if (to === start && until === start) return [];
  const whole = [{from: start, to, at: start, until}];
  if (to === start || until === start || (to - start) * (until - start) > most) return whole;
  return between(before.slice(start, to), after.slice(start, until)).map((block) => ({
    from: block.from + start,
    to: block.to + start,
    at: block.at + start,
    until: block.until + start,
  }));
}

/** By the longest common subsequence. */
function between(before, after) {
  const width = after.length + 1;
  const longest = new Uint16Array((before.length + 1) * width);
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const here = row * width + column;
      longest[here] =
        before[row] === after[column]
          ? longest[here + width + 1] + 1
          : Math.max(longest[here + width], longest[here + 1]);
    }
  }
  const found = [];
  let [from, at, row, column] = [0, 0, 0, 0];
  const close = () => (row > from || column > at) && found.push({from, to: row, at, until: column});
  while (row < before.length && column < after.length) {
    const here = row * width + column;
    if (before[row] === after[column]) {
      close();
      row += 1;
      column += 1;
      [from, at] = [row, column];
    } else if (longest[here + width] >= longest[here + 1]) row += 1;
    else column += 1;
  }
  [row, column] = [before.length, after.length];
  close();
  return found;
}

/** Rows as they are drawn: {kind: "same" | "gone" | "new", text, start, words}. `start`: where the line stands in `after`
 * (for "gone" there is none); `words`: [from, to] of what is different in a changed line. */
export function rows(before, after) {
  const [old, young] = [before.split("\n"), after.split("\n")];
  const starts = [0];
  for (const line of young) starts.push(starts.at(-1) + line.length + 1);
  const drawn = [];
  let line = 0;
  const same = (until) => {
    for (; line < until; line += 1) drawn.push({kind: "same", text: young[line], start: starts[line], words: []});
  };
  for (const {from, to, at, until} of blocks(old, young)) {
    same(at);
    const [gone, fresh] = [old.slice(from, to), young.slice(at, until)];
    const words = gone.map((text, index) => (index < fresh.length ? wordsOf(text, fresh[index]) : [[], []]));
    gone.forEach((text, index) => drawn.push({kind: "gone", text, words: words[index][0]}));
    fresh.forEach((text, index) => drawn.push({kind: "new", text, start: starts[at + index], words: words[index]?.[1] ?? []}));
    line = until;
  }
  same(young.length);
  return drawn;
}

/** What is different in two lines: [[from, to] in the first, [from, to] in the second]; nothing where little is alike. */
function wordsOf(before, after) {
  const [old, young] = [before, after].map((text) => text.match(/[\p{L}\p{N}_]+|\s+|./gu) ?? []);
  const found = blocks(old, young, MOST_WORDS);
  const changed = found.reduce((sum, {from, to, at, until}) => sum + length(old, from, to) + length(young, at, until), 0);
  if (changed > 0.7 * (before.length + after.length)) return [[], []];
  const places = (parts, start, end) => [length(parts, 0, start), length(parts, 0, end)];
  return [
    found.filter(({from, to}) => to > from).map(({from, to}) => places(old, from, to)),
    found.filter(({at, until}) => until > at).map(({at, until}) => places(young, at, until)),
  ];
}

function length(parts, start, end) {
  return parts.slice(start, end).reduce((sum, part) => sum + part.length, 0);
}
