import assert from "node:assert/strict";
import {test} from "node:test";

import {changes, edits, follow, merge} from "../../../projects/static/projects/merging.js";

/** Numbers as a die gives them, the same each time. */
function dice(seed) {
  let state = seed;
  return (most) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * most);
  };
}

function text(roll) {
  return Array.from({length: roll(9)}, () => ["", "a", "b", "    c", "x = 1", "é😀"][roll(6)]).join("\n");
}

function applied(before, all) {
  let after = before;
  for (const {from, to, insert} of [...all].reverse()) after = after.slice(0, from) + insert + after.slice(to);
  return after;
}

const BASE = "one\ntwo\nthree\nfour\n";
const MERGES = [
  ["one\nTWO\nthree\nfour\n", "one\ntwo\nthree\nFOUR\n", "one\nTWO\nthree\nFOUR\n"],
  ["one\nTWO\nthree\nfour\n", "one\ntwo\nTHREE\nfour\n", "one\nTWO\nTHREE\nfour\n"],
  ["zero\none\ntwo\nthree\nfour\n", "one\ntwo\nthree\nfour\nfive\n", "zero\none\ntwo\nthree\nfour\nfive\n"],
  ["one\nTWO\nthree\nfour\n", "one\nTWO\nthree\nFOUR\n", "one\nTWO\nthree\nFOUR\n"],
  ["one\nTWO\nthree\nfour\n", "one\nZWEI\nthree\nfour\n", null],
  ["one\ntwo\nthree\nfour\nmine\n", "one\ntwo\nthree\nfour\ntheirs\n", null],
  ["one\nthree\nfour\n", "one\ntwo, more\nthree\nfour\n", null],
];

for (const [mine, theirs, merged] of MERGES) {
  test(`${JSON.stringify(mine)} and ${JSON.stringify(theirs)}`, () => {
    assert.equal(merge(BASE, mine, theirs), merged);
    assert.equal(merge(BASE, theirs, mine), merged);
  });
}

test("one who changed nothing gets what the other wrote, and the order does not matter", () => {
  const roll = dice(7);
  for (let number = 0; number < 3000; number += 1) {
    const [base, mine, theirs] = [text(roll), text(roll), text(roll)];
    assert.equal(merge(base, mine, mine), mine);
    assert.equal(merge(base, base, theirs), theirs);
    assert.equal(merge(base, mine, base), mine);
    assert.equal(merge(base, mine, theirs), merge(base, theirs, mine));
  }
});

test("the edits lead from one text to the other", () => {
  const roll = dice(11);
  for (let number = 0; number < 5000; number += 1) {
    const [before, after] = [text(roll), text(roll)];
    const all = edits(before, after);
    assert.equal(applied(before, all), after, JSON.stringify([before, after, all]));
    all.forEach(({from}, at) => assert.ok(!at || all[at - 1].to <= from));
  }
});

test("a letter typed between two changes stays where it is", () => {
  const before = "one\ntwo\nthree\nfour";
  assert.deepEqual(edits(before, "One\ntwo\nthree\nfour!"), [
    {from: 0, to: 1, insert: "O"},
    {from: 18, to: 18, insert: "!"},
  ]);
});

test("what is large takes bounded time", () => {
  const [before, after] = ["a", "b"].map((who) => Array.from({length: 30_000}, (_, n) => `${who}${n % 40 ? n : ""}`));
  assert.equal(changes(before, after).length, 1);
});

test("a cursor follows its letter", () => {
  const before = "one\ntwo\nthree";
  const all = edits(before, "zero\none\ntwo\nthree and more");
  assert.equal(follow(all, before.indexOf("two")), "zero\none\n".length);
  assert.equal(follow(all, 0), "zero\n".length);
});
