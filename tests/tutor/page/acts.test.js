import assert from "node:assert/strict";
import {test} from "node:test";

import {linesOf} from "../../../tutor/static/tutor/acts.js";
import {filled} from "../../../tutor/static/tutor/words.js";

test("a selection is of the lines that have something of it", () => {
  const text = "one\ntwo\nthree\n";
  assert.deepEqual(linesOf(text, {from: 1, to: 5}), {first: 1, last: 2});
  assert.deepEqual(linesOf(text, {from: 4, to: 8}), {first: 2, last: 2}); // its end is the start of the next line
  assert.deepEqual(linesOf(text, {from: 0, to: text.length}), {first: 1, last: 3});
});

test("what is not known stays in the sentence", () => {
  assert.equal(filled("Lines {first} to {last}", {first: 2}), "Lines 2 to {last}");
  assert.equal(filled("{idea}", {idea: "{x} $& a game"}), "{x} $& a game");
});
