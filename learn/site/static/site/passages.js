/** The tests of `/network/`: each gives {state, says, ms}: good, warm (it works, less well) or bad; ms to the first answer. */

const PLACE = "/ws/network/";
const PATIENCE = 8000; // ms
const STAYS = 10_000; // ms

const token = () => document.querySelector('meta[name="csrf-token"]').content;
const since = (began) => Math.round(performance.now() - began);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function fetched(address, how, good, bad) {
  const began = performance.now();
  try {
    const response = await fetch(address, {cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...how});
    await response.arrayBuffer();
    if (response.ok && !response.redirected) return {state: "good", says: good, ms: since(began)};
    return {state: "bad", says: `${bad} The answer was ${response.status}.`, ms: since(began)};
  } catch {
    return {state: "bad", says: `${bad} There was no answer.`};
  }
}

export const page = () => fetched("/healthz", {}, "Pages arrive.", "Pages do not arrive.");

export const files = () =>
  fetched(import.meta.url, {}, "Scripts and styles arrive.", "Scripts and styles are held up, so pages stay bare.");

export const post = () =>
  fetched(
    PLACE,
    {method: "POST", body: "[]", headers: {"X-CSRFToken": token()}},
    "What is typed reaches the server.",
    "What is typed does not reach the server.",
  );

/** Opens, echoes, and is still there after ten seconds. `tell` hears how far it is. */
export async function websocket(tell) {
  const began = performance.now();
  let socket;
  try {
    socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${PLACE}`);
  } catch {
    return {state: "warm", says: "This browser does not allow websockets."};
  }
  const closed = new Promise((done) => (socket.onclose = () => done("closed")));
  const heard = new Promise((done) => (socket.onmessage = () => done("heard")));
  let isOpen = false;
  socket.onopen = () => {
    isOpen = true;
    socket.send("hello");
  };
  const first = await Promise.race([closed, heard, pause(PATIENCE)]);
  const ms = since(began);
  if (first !== "heard") {
    socket.close();
    const how = first === "closed" ? "They are refused." : "There is no answer.";
    const says = isOpen ? "Websockets open, but nothing comes through them." : `Websockets do not open. ${how}`;
    return {state: "warm", says};
  }
  tell({says: "Websockets open and answer. Do they stay open? Ten seconds more…", ms});
  const end = await Promise.race([closed, pause(STAYS)]);
  socket.onclose = null;
  socket.close();
  if (end === "closed") return {state: "warm", says: "Websockets open, but are cut within ten seconds.", ms};
  return {state: "good", says: "Websockets open, answer and stay open.", ms};
}

/** The server sends a piece every half second: do they come one by one? */
export async function stream() {
  const began = performance.now();
  const times = [];
  try {
    const headers = {Accept: "text/event-stream", "X-CSRFToken": token()};
    const response = await fetch(PLACE, {headers, cache: "no-store", signal: AbortSignal.timeout(2 * PATIENCE)});
    if (!response.ok) return {state: "bad", says: `Streams are refused. The answer was ${response.status}.`};
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      for (const _ of read.value.matchAll(/data: /g)) times.push(since(began));
    }
  } catch {
    return {state: "bad", says: "Streams do not arrive."};
  }
  const [ms] = times;
  if (!times.length) return {state: "bad", says: "Streams arrive empty."};
  if (times.at(-1) - ms < 1200) return {state: "warm", says: "Streams are held back and come in one lump.", ms};
  return {state: "good", says: "Streams arrive piece by piece.", ms};
}
