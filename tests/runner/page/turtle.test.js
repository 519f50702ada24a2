import assert from "node:assert/strict";
import {test} from "node:test";

import {DO, msOf} from "../../../runner/static/runner/turtle_commands.js";
import {keyName, signOf} from "../../../runner/static/runner/turtle_hands.js";
import {isInside, placed} from "../../../runner/static/runner/turtle_shapes.js";
import {Sheet} from "../../../runner/static/runner/turtle_sheet.js";
import {offered} from "../../../runner/static/runner/turtle_touch.js";

const canvas = () => ({width: 0, height: 0, style: {}, getContext: () => brush});
globalThis.Path2D = class {
  lineTo() {}
  closePath() {}
};
const strokes = [];
const brush = new Proxy({}, {
  get: (_, name) => () => ["fill", "stroke"].includes(name) && strokes.push(name),
  set: () => true,
});

/** What painting does now. */
function painted(sheet) {
  strokes.length = 0;
  sheet.paint();
  return [...strokes];
}

function sheetAfter(...commands) {
  const sheet = new Sheet(canvas(), canvas());
  for (const [name, ...values] of commands) DO[name](sheet, ...values);
  return sheet;
}

test("a line grows, and is taken back", () => {
  const sheet = sheetAfter(["n", 1, "#000000", 2, 0, 0], ["l", 1, 1, 50, 0, 80], ["l", 1, 1, 50, 50, 80]);
  assert.deepEqual(sheet.items.get(1).points, [0, 0, 50, 0, 50, 50]);
  DO.v(sheet, 1, 1, 50, 0, 80);
  assert.deepEqual(sheet.items.get(1).points, [0, 0, 50, 0]);
  assert.deepEqual([sheet.turtle(1).x, sheet.turtle(1).y], [50, 0]);
});

test("a surface is painted where it began, and what came after it is painted over it", () => {
  const sheet = sheetAfter(["b", 7], ["n", 1, "#000000", 2, 0, 0], ["l", 1, 1, 50, 0, 80]);
  sheet.fit(640, 600, 1);
  sheet.paint();
  DO.f(sheet, 7, "#ff0000", [0, 0, 50, 0, 50, 50]);
  assert.deepEqual([...sheet.items.keys()], [7, 1]);
  assert.deepEqual(painted(sheet), ["fill", "stroke"]);
  assert.deepEqual(painted(sheet), []);
});

test("surfaces that come by the thousand are painted at once, not each with all above it", () => {
  const dots = Array.from({length: 20_000}, (_, n) => ["d", n + 1, 0, 0, 9, "#000000"]);
  const sheet = sheetAfter(["b", 0], ...dots);
  sheet.fit(640, 600, 1);
  sheet.paint();
  for (let n = 0; n < 20_000; n++) DO.f(sheet, 0, "#ff0000", [0, 0, n, 0, n, n]);
  assert.equal(painted(sheet).length, 20_001);
});

test("only what takes time takes time", () => {
  assert.equal(msOf(["l", 1, 1, 50, 0, 80]), 80);
  assert.equal(msOf(["h", 1, 90, 90, 110]), 110);
  assert.equal(msOf(["d", 1, 0, 0, 50, "#000000"]), 0);
  assert.equal(msOf(["live"]), 0);
});

test("the sheet fits into its box, sharp on any screen, and knows where a finger is", () => {
  const sheet = sheetAfter(["size", 400, 300]);
  assert.deepEqual(sheet.fit(200, 400, 2), [200, 150]);
  assert.deepEqual([sheet.paper.width, sheet.paper.height], [400, 300]);
  assert.deepEqual(sheet.placeAt(100, 75), [0, 0]);
  assert.deepEqual(sheet.placeAt(0, 0), [-200, 150]);
  DO.view(sheet, 0, 0, 620, 580);
  assert.deepEqual(sheet.placeAt(0, sheet.fit(400, 300, 1)[1])[0], 0);
});

test("a shape looks where its turtle looks", () => {
  const arrow = [-5, 0, 5, 0, 0, 10]; // looks up
  const east = placed(arrow, 100, 0, 0, [1, 0, 0, 1]).map(Math.round);
  assert.deepEqual(east, [100, 5, 100, -5, 110, 0].map((part) => part + 0));
  const north = placed(arrow, 0, 0, 90, [2, 0, 0, 2]).map((part) => Math.round(part) + 0);
  assert.deepEqual(north, [-10, 0, 10, 0, 0, 20]);
  assert.ok(isInside(east, 105, 0));
  assert.ok(!isInside(east, 95, 0));
});

test("keys have the names that Tk gives them", () => {
  const names = ["ArrowUp", " ", "Enter", "a", "A", "+", "F5"].map((key) => keyName({key}));
  assert.deepEqual(names, ["Up", "space", "Return", "a", "A", "plus", "F5"]);
});

test("for fingers, arrows come first and every key has its sign", () => {
  assert.deepEqual(offered(["space", "Right", "", "a", "Up", "Left"]), ["Left", "Up", "Right", "space", "a"]);
  assert.deepEqual(["plus", "a", "Return", "space", "F5"].map(signOf), ["+", "a", "Enter", "space", "F5"]);
});
