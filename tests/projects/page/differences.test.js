import assert from "node:assert/strict";
import {test} from "node:test";

import {rows, together} from "../../../projects/static/projects/differences.js";

const LINES = Array.from({length: 20}, (_, number) => `line ${number}`);

function changed(number, text) {
  const lines = [...LINES];
  lines.splice(number, 1, ...[text].flat());
  return lines.join("\n");
}

test("what differs stands side by side, with a little around it", () => {
  const all = rows(changed(10, "mine"), changed(10, ["theirs", "and more"]));
  assert.deepEqual(all, [
    {skipped: 8},
    {mine: "line 8", other: "line 8"},
    {mine: "line 9", other: "line 9"},
    {mine: "mine", other: "theirs", isDifferent: true},
    {mine: null, other: "and more", isDifferent: true},
    {mine: "line 11", other: "line 11"},
    {mine: "line 12", other: "line 12"},
    {skipped: 7},
  ]);
});

test("texts that have nothing in common, and texts that are alike", () => {
  assert.deepEqual(rows("a", "b"), [{mine: "a", other: "b", isDifferent: true}]);
  assert.deepEqual(rows("a", "a"), [{mine: "a", other: "a"}]);
  assert.ok(rows("", "b").some(({other, isDifferent}) => other === "b" && isDifferent));
});

test("both in one: what is alike once, what differs with words before it", () => {
  const both = together("a\nmine\nc", "a\ntheirs\nc").split("\n");
  assert.deepEqual([both[0], both.at(-1)], ["a", "c"]);
  assert.ok(both.indexOf("mine") < both.indexOf("theirs"));
  assert.equal(both.filter((line) => line.startsWith("#")).length, 3);
});
