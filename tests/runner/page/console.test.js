import assert from "node:assert/strict";
import {test} from "node:test";

import {Ansi} from "../../../runner/static/runner/ansi.js";
import {Lines} from "../../../runner/static/runner/lines.js";

const printed = (...texts) => {
  const lines = new Lines();
  const finished = texts.flatMap((text) => lines.write("stdout", text));
  return [...finished, lines.current].map((line) => line.text);
};

test("lines end where the program ends them", () => {
  assert.deepEqual(printed("one\ntwo\n", "thr", "ee"), ["one", "two", "three"]);
  assert.deepEqual(printed("windows\r\nlines\r\n"), ["windows", "lines", ""]);
});

test("a progress bar is drawn over itself", () => {
  assert.deepEqual(printed("\r 10%", "\r 50%", "\r100%\ndone"), ["100%", "done"]);
  assert.deepEqual(printed("long words\rshort"), ["shortwords"]);
  assert.deepEqual(printed("a|\b/\b-"), ["a-"]);
});

test("colours become class names, also when a code comes in two pieces", () => {
  const codes = new Ansi();
  assert.deepEqual(codes.read("\x1b[1;31mred\x1b[0m plain"), [
    {text: "red", look: "is-bold front-1"},
    {text: " plain", look: ""},
  ]);
  assert.deepEqual(codes.read("a\x1b[3"), [{text: "a", look: ""}]);
  assert.deepEqual(codes.read("2mgreen"), [{text: "green", look: "front-2"}]);
});

test("every other colour becomes the nearest of the sixteen", () => {
  const codes = new Ansi();
  assert.deepEqual(codes.read("\x1b[38;2;250;80;80mx\x1b[38;5;21my\x1b[48;5;226mz").map(({look}) => look), [
    "front-9", "front-4", "front-4 back-11",
  ]);
});

test("what else a terminal could be told is dropped", () => {
  const hostile = "\x1b[2J\x1b[H\x1b]0;title\x07a\x1b]8;;http://x\x1b\\b\x07\x00\x1b[?25lc\x1b[6n";
  assert.equal(new Ansi().read(hostile).map(({text}) => text).join(""), "abc");
});

test("a code without an end is not waited for forever", () => {
  const codes = new Ansi();
  codes.read("\x1b[" + "1;".repeat(400));
  assert.equal(codes.unread, "");
});

test("drawing over a coloured line keeps the colours of what is left", () => {
  const lines = new Lines();
  lines.write("stdout", "\x1b[31mred\x1b[0m rest\r\x1b[32mG\x1b[0m");
  assert.deepEqual(lines.current.pieces, [
    {text: "G", look: "front-2"},
    {text: "ed", look: "front-1"},
    {text: " rest", look: ""},
  ]);
});

test("one line of very many colours, from both streams, stops nobody and is not made of more than a page can draw", () => {
  const lines = new Lines();
  const began = performance.now();
  for (let at = 0; at < 50_000; at += 1) {
    lines.write("stdout", `\x1b[3${at % 8}ma`);
    lines.write("stderr", "b");
  }
  assert.ok(performance.now() - began < 5_000);
  assert.ok(lines.current.pieces.length <= 500);
  assert.equal(lines.current.text, "ab".repeat(50_000));
});

test("nor one that is drawn over again and again", () => {
  const lines = new Lines();
  const began = performance.now();
  for (let at = 0; at < 20_000; at += 1) lines.write("stdout", `ab\x1b[3${at % 8}m\b`);
  lines.write("stdout", "\r");
  for (let at = 0; at < 20_000; at += 1) lines.write("stdout", `\x1b[3${at % 8}mx`);
  assert.ok(performance.now() - began < 10_000);
  assert.equal(lines.current.text, `${"x".repeat(20_000)}b`);
});
