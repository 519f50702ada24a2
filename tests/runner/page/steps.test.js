import assert from "node:assert/strict";
import {test} from "node:test";

import {Recording} from "../../../runner/static/runner/recording.js";
import {stepSaid} from "../../../runner/static/runner/steps_said.js";
import {Trace} from "../../../runner/static/runner/trace.js";

const FRAME = ["frame", "<module>", "main.py"];
const LIST = ["list", "list"];

// total = 3; numbers = [3]; same = numbers; total = 6; numbers.append(4); f(); f(x=1)
const STEPS = [
  [1, "line", [[-1, 0, 0, [], FRAME]], [-1], [0, 0, 0], ""],
  [2, "line", [[-1, 1, 2, [[0, "total", "3"]], []]], null, null, ""],
  [3, "line", [[-1, 2, 4, [[2, "numbers", 1]], []], [1, 1, 1, [[0, "3"]], LIST]], null, null, ""],
  [4, "line", [[-1, 3, 6, [[4, "same", 1]], []]], null, null, ""],
  [5, "line", [[-1, 3, 6, [[1, "6"]], []]], null, [2, 0, 0], ""],
  [6, "line", [[1, 2, 2, [[1, "4"]], []]], null, null, ""],
  [9, "call", [[-2, 1, 2, [[0, "x", "1"]], ["frame", "f", "main.py"]]], [-1, -2], null, ""],
  [9, "return", [[-2, 1, 4, [[2, "return", "None"]], []]], null, null, ""],
  [7, "broke", [], [-1], null, "NameError: name 'y' is not defined"],
];

const words = (trace, index, printed = "") => stepSaid(trace.at(index), index ? trace.at(index - 1) : null, printed);
const names = (trace, index) => Object.fromEntries(trace.at(index).top.names);

test("every step shows what the variables held then, whichever way one comes", () => {
  const trace = new Trace(STEPS);
  assert.deepEqual(names(trace, 4), {total: "6", numbers: 1, same: 1});
  assert.deepEqual(names(trace, 1), {total: "3"});
  assert.deepEqual(trace.at(5).thing(1).parts, ["3", "4"]);
  assert.deepEqual(trace.at(4).thing(1).parts, ["3"]);
  assert.deepEqual(names(trace, 6), {x: "1"});
  assert.deepEqual([...trace.at(5).shared], [1]);
});

test("a step is said in words", () => {
  const trace = new Trace(STEPS);
  assert.equal(words(trace, 0), "Next: line 1.");
  assert.equal(words(trace, 1), "Line 1: total is 3. Next: line 2.");
  assert.equal(words(trace, 2), "Line 2: numbers is a list of 1. Next: line 3.");
  assert.equal(words(trace, 4, "6\n"), "Line 4: total changed from 3 to 6 and printed 6. Next: line 5.");
  assert.equal(words(trace, 5), "Line 5: numbers got 4. Next: line 6.");
  assert.equal(words(trace, 6), "f is called: x is 1.");
  assert.equal(words(trace, 7), "f gives back None.");
  assert.equal(words(trace, 8), "It broke on line 7: NameError: name 'y' is not defined.");
});

test("a line is found from any step, forwards and backwards, round the end", () => {
  const trace = new Trace(STEPS);
  assert.equal(trace.findLine("main.py", 3, 0), 2);
  assert.equal(trace.findLine("main.py", 3, 5), 2);
  assert.equal(trace.findLine("main.py", 3, 5, -1), 2);
  assert.equal(trace.findLine("main.py", 99, 0), -1);
  assert.equal(trace.findLine("other.py", 3, 0), -1);
  assert.equal(trace.error, 8);
});

test("far jumps come out as single steps do", () => {
  const steps = [STEPS[0]];
  for (let n = 1; n <= 450; n += 1) steps.push([2, "line", [[-1, 1, 2, [[0, "n", String(n)]], []]], null, null, ""]);
  const trace = new Trace(steps);
  for (const index of [450, 3, 100, 101, 99, 200, 0, 301]) {
    assert.deepEqual(names(trace, index), index ? {n: String(index)} : {});
  }
});

test("steps that make no sense are drawn as far as they do", () => {
  const trace = new Trace([
    [1, "line", [[-1, 1, 2, [[0, "a", 77]], FRAME], [5, 1, 2, [[0, 5, 5]], LIST]], [-1, -9], null, ""],
    [2, "return", [], [], null, ""],
  ]);
  assert.equal(trace.at(0).thing(77).type, "thing");
  assert.equal(words(trace, 1), "The program is at its end.");
});

test("the output is cut where the step was, in each stream and around answers", () => {
  const recording = new Recording();
  recording.print("stdout", "a😀b\n");
  recording.print("prompt", "Name? ");
  recording.print("answer", "Ada\n");
  recording.print("stderr", "oh");
  recording.print("stdout", "end");
  assert.deepEqual(recording.output([2, 0, 0]), {before: "a😀", after: "b\nName? Ada\nohend"});
  assert.equal(recording.output([4, 0, 1]).before, "a😀b\nName? Ada\n");
  assert.equal(recording.output([4, 2, 1]).after, "end");
  assert.equal(recording.between([4, 0, 0], [4, 2, 1]), "Name? Ada\noh");
});
