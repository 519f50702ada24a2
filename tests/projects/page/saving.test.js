import assert from "node:assert/strict";
import {beforeEach, mock, test} from "node:test";

import {Autosave} from "../../../projects/static/projects/autosave.js";
import {Documents} from "../../../projects/static/projects/documents.js";
import {Drafts} from "../../../projects/static/projects/drafts.js";
import {NotReached, Refusal} from "../../../projects/static/projects/requests.js";

/** Storage as a browser has it; `room` characters at most. */
function storage(room = Infinity) {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => kept.delete(key),
    setItem(key, value) {
      if (value.length > room) throw new Error("QuotaExceededError");
      kept.set(key, value);
    },
    key: (number) => [...kept.keys()][number],
    get length() {
      return kept.size;
    },
    kept,
  };
}

const FILE = {id: "1", name: "main.py", is_text: true, text: "old", revision: 1, url: "/1/"};
const settled = () => new Promise((done) => setImmediate(done));

/** A page with one file; `answers` are taken one by one, the last stays. */
function page(answers) {
  const documents = new Documents([{...FILE}], "main.py");
  const drafts = new Drafts("s", "p");
  const sent = [];
  const seen = {moved: [], settled: 0, words: ""};
  const autosave = new Autosave({
    documents,
    drafts,
    put: async (file, text, {sent: earlier, aside}) => {
      sent.push({text, base: file.revision, ...(earlier.length && {sent: earlier}), ...(aside && {aside})});
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    onState: (_, words) => (seen.words = words),
    onMoved: (file, answer) => seen.moved.push(answer),
    onSettled: () => (seen.settled += 1),
    onDeleted: () => {},
  });
  return {documents, drafts, autosave, sent, seen};
}

beforeEach(() => {
  globalThis.localStorage = storage();
  mock.timers.reset();
  mock.timers.enable({apis: ["setTimeout"]});
});

test("a second after the last key it is saved, once", async () => {
  const {documents, sent, seen} = page([{revision: 2}]);
  documents.type("1", "n");
  mock.timers.tick(600);
  documents.type("1", "new");
  assert.equal(seen.words, "Saving…");
  mock.timers.tick(1000);
  await settled();
  assert.deepEqual(sent, [{text: "new", base: 1}]);
  assert.equal(seen.words, "Saved");
  assert.equal(localStorage.kept.size, 0);
});

test("what is typed while a save is on its way goes with the next", async () => {
  const {documents, autosave, sent} = page([{revision: 2}, {revision: 3}]);
  documents.type("1", "a");
  const first = autosave.save("1");
  documents.type("1", "ab");
  await first;
  mock.timers.tick(1000);
  await settled();
  assert.deepEqual(sent, [{text: "a", base: 1}, {text: "ab", base: 2}]);
});

test("without a connection it is kept on the device, tried again, and said", async () => {
  const {documents, drafts, autosave, sent, seen} = page([new NotReached("away"), {revision: 2}]);
  documents.type("1", "mine");
  await autosave.save("1");
  assert.equal(seen.words, "Not saved yet: no connection, kept on this device");
  assert.deepEqual(drafts.find(FILE), {text: "mine", base: 1, sent: ["mine"], aside: null, origins: null});
  mock.timers.tick(2000);
  await settled();
  assert.equal(sent.length, 2);
  assert.equal(seen.words, "Saved");
});

test("a device without room says that the page must stay open", async () => {
  globalThis.localStorage = storage(5);
  const {documents, autosave, seen} = page([new NotReached("away")]);
  documents.type("1", "mine");
  await autosave.save("1");
  assert.match(seen.words, /Keep this page open/);
  assert.equal(autosave.isSafe, false);
});

test("a file changed elsewhere is never written over", async () => {
  const moved = new Refusal(409, {message: "moved", revision: 5, text: "theirs", aside: "a"});
  const {documents, autosave, sent, seen} = page([moved]);
  documents.type("1", "mine");
  await autosave.save("1");
  await autosave.save("1"); // the server has both: nothing new to tell it
  documents.type("1", "mine too");
  mock.timers.tick(20_000);
  await settled();
  assert.deepEqual(sent, [{text: "mine", base: 1}, {text: "mine too", base: 1, sent: ["mine"], aside: "a"}]);
  assert.equal(seen.moved[0].text, "theirs");
  assert.match(seen.words, /choose/);
});

test("what is refused is said, and tried again when it is changed", async () => {
  const {documents, autosave, sent, seen} = page([new Refusal(413, {message: "Too long."}), {revision: 2}]);
  documents.type("1", "much");
  await autosave.save("1");
  assert.equal(seen.words, "Too long.");
  documents.type("1", "less");
  mock.timers.tick(1000);
  await settled();
  assert.deepEqual(sent.at(-1), {text: "less", base: 1});
  assert.equal(seen.words, "Saved");
});

test("a draft that the server has is dropped; one it does not have comes back", () => {
  const drafts = new Drafts("s", "p");
  drafts.keep("1", {text: "old", base: 1});
  assert.equal(drafts.find(FILE), null);
  drafts.keep("1", {text: "mine", base: 1, sent: [], aside: "a", origins: null});
  assert.deepEqual(drafts.find(FILE), {text: "mine", base: 1, sent: [], aside: "a", origins: null});
});

test("a draft knows where its parts came from, against the text that it grew from", () => {
  const drafts = new Drafts("s", "p");
  drafts.keep("1", {text: "mine", base: 1, sent: ["other"], origins: [[4, "p"]]});
  assert.deepEqual(drafts.find(FILE).origins, [[4, "p"]]);
  assert.equal(drafts.find({...FILE, text: "other", revision: 2}).origins, null);
});

test("a draft that grew from a text of ours on its way has a base that the server knows", () => {
  const drafts = new Drafts("s", "p");
  drafts.keep("1", {text: "abc", base: 1, sent: ["a", "ab"]});
  assert.equal(drafts.find({...FILE, text: "ab", revision: 2}).base, 2);
  assert.equal(drafts.find({...FILE, text: "theirs", revision: 2}).base, 1);
});

test("two tabs keep a draft each, and each comes back", async () => {
  new Drafts("s", "p").keep("1", {text: "one tab", base: 1});
  new Drafts("s", "p").keep("1", {text: "another tab", base: 1});
  const first = new Drafts("s", "p");
  const texts = [first.find(FILE).text];
  await settled();
  first.drop("1"); // saved
  texts.push(new Drafts("s", "p").find({...FILE, text: texts[0], revision: 2}).text);
  assert.deepEqual(texts.sort(), ["another tab", "one tab"]);
});

test("a draft of another student is not found", () => {
  new Drafts("ada", "p").keep("1", {text: "mine", base: 1});
  assert.equal(new Drafts("bo", "p").find(FILE), null);
});

test("what was typed before the page was opened is sent with its old base, and comes together", async () => {
  const {documents, autosave, sent, seen} = page([{revision: 4, text: "theirs\nmine"}]);
  const resumed = autosave.resume("1", {text: "mine", base: 0, sent: ["mi"], aside: "a"});
  assert.equal(seen.words, "Saving…");
  await resumed;
  assert.deepEqual(sent, [{text: "mine", base: 0, sent: ["mi"], aside: "a"}]);
  assert.deepEqual([documents.get("1").text, documents.get("1").revision], ["theirs\nmine", 4]);
  assert.equal(seen.words, "Saved");
});

test("an answer with both texts goes around what was typed meanwhile", async () => {
  const {documents, autosave, sent} = page([{revision: 3, text: "theirs\nmi"}, {revision: 4}]);
  documents.type("1", "old\nmi");
  const saving = autosave.save("1");
  documents.type("1", "old\nmine");
  await saving;
  assert.equal(documents.get("1").text, "theirs\nmine");
  mock.timers.tick(1000);
  await settled();
  assert.deepEqual(sent[1], {text: "theirs\nmine", base: 3});
});

test("where the answer touches what was typed meanwhile, the server is told what it knows already", async () => {
  const {documents, autosave, sent} = page([{revision: 3, text: "mi, theirs"}, {revision: 4}]);
  documents.type("1", "mi");
  const saving = autosave.save("1");
  documents.type("1", "mine");
  await saving;
  assert.equal(documents.get("1").text, "mine");
  mock.timers.tick(1000);
  await settled();
  assert.deepEqual(sent[1], {text: "mine", base: 1, sent: ["mi"]});
});

test("several files are sent one after the other when the connection is back, the oldest first", async () => {
  const {documents, autosave, sent} = page([new NotReached("away"), new NotReached("away"), {revision: 2}]);
  documents.add({...FILE, id: "2", name: "b.py"});
  mock.timers.tick(10);
  documents.type("2", "first");
  documents.type("1", "second");
  await autosave.save("2");
  await autosave.save("1");
  await autosave.hurry();
  assert.deepEqual(sent.slice(2).map(({text}) => text), ["first", "second"]);
});

test("leaving keeps the draft and sends what is unsaved", async () => {
  const {documents, autosave, sent} = page([{revision: 2}]);
  documents.type("1", "last word");
  const left = autosave.leave();
  assert.match([...localStorage.kept.values()].join(), /last word/);
  await left;
  assert.deepEqual(sent, [{text: "last word", base: 1}]);
});

test("what another place saved comes in around what is typed here, and what is typed is saved after it", async () => {
  const {documents, autosave, sent} = page([{revision: 3}]);
  documents.replace("1", "one\ntwo\nthree", {revision: 1});
  documents.type("1", "one, mine\ntwo\nthree");
  assert.equal(documents.take("1", "one\ntwo\nthree, theirs", {revision: 2}), true);
  assert.equal(documents.get("1").text, "one, mine\ntwo\nthree, theirs");
  await autosave.save("1");
  assert.deepEqual(sent, [{text: "one, mine\ntwo\nthree, theirs", base: 2}]);
});

test("what touches what is typed here is not taken", () => {
  const {documents} = page([{revision: 3}]);
  documents.type("1", "mine");
  assert.equal(documents.take("1", "theirs", {revision: 2}), false);
  assert.deepEqual([documents.get("1").text, documents.get("1").revision], ["mine", 1]);
});
