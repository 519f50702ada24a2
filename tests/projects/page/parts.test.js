import assert from "node:assert/strict";
import {test} from "node:test";

import {applied, chosenLines, groups, oldLines, parts} from "../../../projects/static/projects/parts.js";

const BASE = "score = 0\nfor n in range(3):\n    score = score + n\nprint(scroe)\n";
const TEXT = "score = 0  # at first\nfor n in range(3):\n    score += n\nprint(score)\n";
const WHERE = {first: 1, last: 4};
const old = oldLines(BASE, WHERE);

test("what stands apart is a part of its own", () => {
  assert.equal(parts(old, TEXT).length, 2);
  assert.deepEqual(groups(old, TEXT).map(({part, rows}) => [part, rows.length]), [[0, 2], [undefined, 1], [1, 4]]);
});

test("only what is chosen is taken, and what was typed meanwhile stays", () => {
  const lines = chosenLines(old, TEXT, (number) => number === 1);
  const now = `import random\n${BASE}`;
  assert.equal(
    applied({base: BASE, now, ...WHERE, lines}),
    "import random\nscore = 0\nfor n in range(3):\n    score += n\nprint(score)\n",
  );
});

test("of lines that were changed meanwhile nothing is taken", () => {
  const lines = chosenLines(old, TEXT, () => true);
  assert.equal(applied({base: BASE, now: BASE.replace("scroe", "n"), ...WHERE, lines}), null);
});

test("lines are put in where none are replaced, and can be taken away", () => {
  assert.deepEqual(oldLines("a\nb\n", {first: 2, last: 1}), []);
  const lines = chosenLines([], "x = 1\n", () => true);
  assert.equal(applied({base: "a\nb\n", now: "a\nb\n", first: 2, last: 1, lines}), "a\nx = 1\nb\n");
  assert.deepEqual(groups([], "x = 1\n"), [{part: 0, rows: [{kind: "new", text: "x = 1", start: 0, words: []}]}]);
  assert.equal(applied({base: "a\nb\n", now: "a\nb\n", first: 1, last: 1, lines: chosenLines(["a"], "", () => true)}), "b\n");
});

test("taken back it is as it was, around what was typed since", () => {
  const after = BASE.replace("scroe", "score");
  const now = after.replace("range(3)", "range(5)");
  const back = applied({base: after, now, first: 1, last: after.split("\n").length, lines: BASE.split("\n")});
  assert.equal(back, BASE.replace("range(3)", "range(5)"));
});
