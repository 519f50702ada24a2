import assert from "node:assert/strict";
import {test} from "node:test";

import {backspaceLength, indentAfter, newLine, shifted} from "../../../projects/static/projects/indent.js";
import {lineText, placeOf, spanIn} from "../../../projects/static/projects/spans.js";

const INDENTS = [
  ["x = 1", 0],
  ["if x:", 4],
  ["if x:  # a reason", 4],
  ["    while True:", 8],
  ["    x = 1", 4],
  ["    return x", 0],
  ["        break", 4],
  ["    returned = 1", 4],
  ['print("a:")', 0],
  ["if x = 3:", 4],
  ["print('it's broken:", null],
  ["print(1\nif x:", 4],
  ["x = [i\n    for i in y", null],
  ["print('a'\ndef f():\n    return 1", 0],
  ["def f(a,\n      b):", 4],
  ["x = [1,\n     2]", 0],
  ['    """One:\n    two:', 4],
  ["# only words:", 0],
  ["print(1, 2", null],
  ["d = {'a': 1}", 0],
  ["class A:\n    def f(self):\n        pass", 4],
  ["if x: \\\n", 0],
];

for (const [before, columns] of INDENTS) {
  test(`Enter after ${JSON.stringify(before)} starts at ${columns}`, () => assert.equal(indentAfter(before), columns));
}

test("the plain text area indents too", () => {
  assert.equal(newLine("if x:"), "\n    ");
  assert.equal(newLine("print("), "\n    ");
  assert.equal(backspaceLength("if x:\n        "), 4);
  assert.equal(backspaceLength("if x:\n      "), 2);
  assert.equal(backspaceLength("word"), 1);
  assert.equal(shifted("a\n\n  b", 1), "    a\n\n      b");
  assert.equal(shifted("    a\n\n  b\n\tc", -1), "a\n\nb\nc");
});

test("columns are counted as Python does: a smiley is one", () => {
  const text = 'x = 1\nprint("😀", nam)\n';
  const {from, to} = spanIn(text, {line: 2, column: 11, end_line: 2, end_column: 14});
  assert.equal(text.slice(from, to), "nam");
});

test("without columns the whole line's words are meant", () => {
  const text = "if x:\n    y = z  \n";
  const {from, to} = spanIn(text, {line: 2});
  assert.equal(text.slice(from, to), "y = z");
  assert.equal(spanIn(text, {line: 9}), null);
});

test("a span past the end of the text stops there", () => {
  const text = "print(";
  assert.deepEqual(spanIn(text, {line: 1, column: 5, end_line: 4, end_column: 90}), {from: 5, to: 6});
});

test("lines and places", () => {
  assert.equal(lineText("a\nb\nc", 2), "b");
  assert.equal(lineText("a", 2), null);
  assert.deepEqual(placeOf("ab\ncd", 4), {line: 2, column: 2});
});
