import assert from "node:assert/strict";
import {test} from "node:test";

import {findingWords, pieces} from "../../../runner/static/runner/findings.js";

test("what stands between backticks is code", () => {
  assert.deepEqual(pieces("Line 5 uses `scroe`. There is `score`."), ["Line 5 uses ", "scroe", ". There is ", "score", "."]);
  assert.deepEqual(pieces("`x`"), ["", "x", ""]);
  assert.deepEqual(pieces("no code"), ["no code"]);
});

test("a backtick alone begins no code", () => {
  assert.deepEqual(pieces("a ` b"), ["a ` b"]);
  assert.deepEqual(pieces("`x` and `"), ["", "x", " and `"]);
});

test("aloud the backticks are not read", () => {
  assert.equal(findingWords({sentence: "Line 2 has a `)` too many."}), "Line 2 has a ) too many.");
});
