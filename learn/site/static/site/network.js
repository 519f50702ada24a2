/** `/network/`: runs the tests, says in a sentence what they mean, and writes the text to hand on. */

import * as passages from "./passages.js";

const part = (name) => document.querySelector(`[data-${name}]`);
const TESTS = {
  page: "Pages",
  files: "Scripts and styles",
  post: "Saving and answering (POST)",
  websocket: "Websockets",
  stream: "Server-sent events",
};
let found = {};

function draw() {
  part("rows").replaceChildren(...Object.entries(TESTS).map(([name, title]) => row(title, found[name])));
  const [state, words] = verdict();
  part("verdict").className = `notice ${state ? `notice--${state}` : ""}`;
  if (part("verdict").textContent.trim() !== words) part("verdict").firstElementChild.textContent = words;
  part("report").textContent = report(words);
}

function row(title, {state = "", says = "Testing…", ms} = {}) {
  const line = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = title;
  const said = document.createElement("td");
  const words = document.createElement("div");
  words.className = "network__found";
  words.dataset.state = state;
  words.textContent = says;
  said.append(words);
  const time = document.createElement("td");
  time.textContent = ms === undefined ? "" : `${ms} ms`;
  line.append(head, said, time);
  return line;
}

/** [state, sentence]. */
function verdict() {
  const {page, files, post, websocket, stream} = found;
  if ([page, files, post].some((one) => one?.state === "bad")) {
    return ["bad", "Buildalong cannot work here yet: something on the way stops what it needs most. The text below says what to ask for."];
  }
  if (Object.keys(TESTS).some((name) => !found[name]?.state)) return ["", "Testing…"];
  if (websocket.state === "good") return ["good", "Everything gets through. There is nothing to ask for."];
  if (stream.state === "good") {
    return ["good", "Websockets are blocked here, and Buildalong works all the same: it has another way, which gets through. Letting websockets through makes it a little quicker."];
  }
  if (stream.state === "warm") {
    return ["warm", "Buildalong works here, slowly: websockets are blocked, and what a program prints is held back and comes in portions. The text below says what to ask for."];
  }
  return ["warm", "Websockets and streams are blocked here. Programs run, but their output comes late or not at all. The text below says what to ask for."];
}

function report(words) {
  const {protocol, host, hostname, port} = location;
  const isSafe = protocol === "https:";
  return `Please let this through for everyone who uses Buildalong:

Address:  ${protocol}//${host}  (host ${hostname}, port ${port || (isSafe ? 443 : 80)}, TCP)

1. Websockets: ${isSafe ? "wss" : "ws"}://${host}/ws/…
   GET requests with the headers "Connection: Upgrade" and "Upgrade: websocket"; they are answered with
   status 101 and then stay open for as long as the page is.
2. If that cannot be: server-sent events, ${protocol}//${host}/ws/…
   Answers of the type text/event-stream, passed on piece by piece (no collecting, packing or scanning of the
   whole answer), for up to ten minutes each.
3. GET and POST to the same address, up to 12 MB.

Nothing else is needed: no other address, no other port. Nothing is loaded from anywhere else.

Found on ${new Date().toLocaleString("en-GB")}:
${words}
${Object.entries(TESTS).map(([name, title]) => `- ${title}: ${foundWords(found[name])}`).join("\n")}
Browser: ${navigator.userAgent}
`;
}

function foundWords({says = "not tested yet", ms} = {}) {
  return ms === undefined ? says : `${says} (first answer after ${ms} ms)`;
}

async function test(name) {
  const tell = (progress) => {
    found[name] = progress;
    draw();
  };
  tell(await passages[name](tell));
}

async function testAll() {
  found = {};
  part("again").disabled = true;
  draw();
  for (const name of ["page", "files", "post"]) await test(name); // one by one: they time each other otherwise
  await Promise.all([test("websocket"), test("stream")]);
  part("again").disabled = false;
}

part("again").addEventListener("click", testAll);
part("print-report").addEventListener("click", () => print());
part("copy-report").addEventListener("click", async ({currentTarget}) => {
  const label = currentTarget.querySelector("span");
  try {
    await navigator.clipboard.writeText(part("report").textContent);
    label.textContent = "Copied";
  } catch {
    // The clipboard needs https or this very computer.
    getSelection().selectAllChildren(part("report"));
    label.textContent = "Selected: press Ctrl+C";
  }
  setTimeout(() => (label.textContent = "Copy as text"), 4000);
});
testAll();
