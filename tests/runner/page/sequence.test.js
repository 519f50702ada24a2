import assert from "node:assert/strict";
import {test} from "node:test";

import {failureWords, finishedWords} from "../../../runner/static/runner/failure.js";
import {Sequence} from "../../../runner/static/runner/sequence.js";

const event = (run, seq, type = "output") => ({run, seq, type});

test("after a reconnect nothing is shown twice and nothing is missed", () => {
  const sequence = new Sequence();
  const taken = [1, 2, 3, 2, 3, 4].map((seq) => sequence.take(event("a", seq)));
  assert.deepEqual(taken, ["first", "next", "next", "drop", "drop", "next"]);
});

test("another run starts afresh, and the one before is over", () => {
  const sequence = new Sequence();
  sequence.take(event("a", 9));
  assert.equal(sequence.take(event("b", 1)), "first");
  assert.equal(sequence.take(event("a", 10, "finished")), "drop");
  assert.equal(sequence.take(event("a", 11, "files")), "next");
});

test("a refusal belongs to no run", () => {
  const sequence = new Sequence();
  sequence.take(event("a", 5));
  assert.equal(sequence.take(event("", 0, "refused")), "next");
  assert.equal(sequence.take(event("a", 6)), "next");
});

test("what happened is said in words", () => {
  const failed = {kind: "NameError", message: "name 'foo' is not defined", file: "main.py", line: 3};
  assert.equal(failureWords(failed), "NameError in main.py, line 3: name 'foo' is not defined");
  assert.equal(failureWords({kind: "MemoryError", message: "too much", file: "", line: 0}), "MemoryError: too much");
  assert.equal(finishedWords({outcome: "finished", seconds: 0.121}), "Finished in 0.12 seconds.");
  assert.equal(finishedWords({outcome: "limit", text: "It ran for 30 seconds."}), "It ran for 30 seconds.");
});
