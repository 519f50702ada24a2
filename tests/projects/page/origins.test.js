import assert from "node:assert/strict";
import {test} from "node:test";

import {rows} from "../../../projects/static/projects/changes.js";
import {Documents} from "../../../projects/static/projects/documents.js";
import {Origins} from "../../../projects/static/projects/origins.js";

const TEXT = "print('hello')\nprint('again')\n";

function page(text = TEXT) {
  const documents = new Documents([{id: "1", name: "main.py", is_text: true, text, revision: 1}], "main.py");
  const root = new EventTarget();
  const selection = {id: "", from: 0, to: 0};
  const origins = new Origins({documents, root, selected: () => selection});
  const now = () => documents.get("1").text;
  return {
    documents,
    root,
    origins,
    selection,
    type: (after) => documents.type("1", after),
    paste(after) {
      root.dispatchEvent(new Event("paste"));
      documents.type("1", after);
    },
    told: () => origins.of("1", now()).map(([length, code]) => `${length}${code}`).join(""),
  };
}

test("what is typed in the middle is told from what was there", () => {
  const open = page();
  open.type("print('hello, Ada')\nprint('again')\n");
  assert.equal(open.told(), `12.5t${TEXT.length - 12}.`);
});

test("what is pasted is told from what is typed, and only that", async () => {
  const open = page("");
  open.paste("pasted = 1\n");
  await new Promise((done) => setTimeout(done, 5));
  open.type("pasted = 1\nx");
  assert.equal(open.told(), "11p1t");
});

test("a pasted part keeps its origin when it is cut in two, and loses what is deleted", () => {
  const open = page("");
  open.paste("abcdef");
  open.root.dispatchEvent(new Event("keydown"));
  open.origins.next = "";
  open.type("abcXdef");
  assert.equal(open.told(), "3p1t3p");
  open.type("abcX");
  assert.equal(open.told(), "3p1t");
});

test("what is cut and pasted, or deleted and undone, is what it was", () => {
  const open = page("");
  open.type("my own words");
  open.type("");
  open.paste("my own words");
  assert.equal(open.told(), "12t");
  open.origins.next = "";
  open.type("");
  open.type("my own words");
  assert.equal(open.told(), "12t");
});

test("what one copies from oneself is no paste", () => {
  const open = page("");
  open.type("for x in y:\n");
  Object.assign(open.selection, {id: "1", from: 0, to: 11});
  open.root.dispatchEvent(new Event("copy"));
  open.selection.id = "";
  open.paste("for x in y:\nfor x in y:");
  assert.equal(open.told(), "23t");
});

test("a letter typed before its like is told from it by the cursor", () => {
  const open = page("# found\n");
  const typed = "# typed\n";
  for (let end = 1; end <= typed.length; end += 1) {
    Object.assign(open.selection, {id: "1", from: end, to: end});
    open.type(typed.slice(0, end) + "# found\n");
  }
  assert.equal(open.told(), "8t8.");
  Object.assign(open.selection, {from: 7, to: 7});
  open.type("# typed# found\n");
  assert.equal(open.told(), "7t8.");
});

test("what comes from elsewhere is left to the server to know", () => {
  const open = page();
  open.type(TEXT + "typed\n");
  open.documents.replace("1", "brought\n" + TEXT + "typed\n", {revision: 2});
  assert.equal(open.told(), `${TEXT.length + 8}.6t`);
});

test("changes in several places are followed line by line", () => {
  const open = page("one\ntwo\nthree\nfour\n");
  open.type("ONE\ntwo\nthree\nFOUR\n");
  assert.equal(open.told(), "3t11.4t1.");
});

test("of a text that it does not know nothing is told", () => {
  const open = page();
  assert.equal(open.origins.of("1", "another"), null);
  assert.equal(open.origins.of("2", ""), null);
});

test("what was known before the page was opened anew is known again, if it fits the text", () => {
  const open = page("");
  open.paste("a = 1\n");
  const runs = open.origins.of("1", "a = 1\n");
  const again = page("");
  again.documents.resume("1", "a = 1\n", 1);
  assert.equal(again.told(), "6.");
  for (const nonsense of [null, [], [[7, "p"]], [[6, "x"]], [null], [[-1, "t"], [7, "t"]]]) again.origins.recall("1", nonsense);
  assert.equal(again.told(), "6.");
  again.origins.recall("1", runs);
  assert.equal(again.told(), "6p");
});

test("whatever is done, the runs cover the text", () => {
  const open = page("");
  let seed = 7;
  const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  let text = "";
  for (let count = 0; count < 400; count += 1) {
    const [from, gone] = [random(text.length + 1), random(6)];
    text = text.slice(0, from) + "ab\nc🙂d\n".slice(random(4), 4 + random(6)) + text.slice(from + gone);
    if (random(3)) open.type(text);
    else open.paste(text);
    const sum = open.origins.of("1", text).reduce((all, [length]) => all + length, 0);
    assert.equal(sum, text.length);
  }
});

test("two texts become rows: same, gone and new, with the words that differ", () => {
  const drawn = rows("a = 1\nb = 2\nc = 3\n", "a = 1\nb = 20\nc = 3\nd = 4\n");
  assert.deepEqual(
    drawn.map(({kind, text}) => `${kind} ${text}`),
    ["same a = 1", "gone b = 2", "new b = 20", "same c = 3", "new d = 4", "same "],
  );
  assert.deepEqual([drawn[1].words, drawn[2].words], [[[4, 5]], [[4, 6]]]);
  assert.deepEqual(drawn.filter(({kind}) => kind !== "gone").map(({start}) => start), [0, 6, 13, 19, 25]);
});

test("rows hold both texts, whatever they are", () => {
  const texts = ["", "\n", "a", "a\n", "a\nb\na\n", "b\na\nb", "x\ny\nz\na\n", "🙂\n\n\n", "a\n\n\nb"];
  for (const before of texts) {
    for (const after of texts) {
      const drawn = rows(before, after);
      const told = (...kinds) => drawn.filter(({kind}) => kinds.includes(kind)).map(({text}) => text).join("\n");
      assert.equal(told("same", "new"), after);
      assert.equal(told("same", "gone"), before);
    }
  }
});
