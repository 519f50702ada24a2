/** Asking the server: JSON in, JSON out, and every failure one of three: refused with a sentence, gone, or not reached. */

import {filled, words} from "./words.js";

/** The server answered no; `message` is its sentence for the student. */
export class Refusal extends Error {
  constructor(status, answer) {
    super(answer.message || SENTENCES[status] || words.failed);
    this.status = status;
    this.answer = answer;
  }
}

/** The server could not be reached, or has a fault: worth trying again. */
export class NotReached extends Error {}

const SENTENCES = {
  401: words.signedOut,
  403: words.outOfDate,
  404: words.missing,
  413: words.tooLarge,
};

/** What to tell the student. */
export function sentenceOf(error) {
  return error instanceof NotReached ? filled(words.tryAgain, {sentence: error.message}) : error.message;
}

function token() {
  return document.querySelector('meta[name="csrf-token"]').content;
}

/** Gives the answer's JSON. Raises Refusal or NotReached. */
export async function ask(url, {method = "GET", json, form, keepalive = false} = {}) {
  const headers = {Accept: "application/json"};
  if (method !== "GET") headers["X-CSRFToken"] = token();
  if (json) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(url, {method, headers, keepalive, body: json ? JSON.stringify(json) : form});
  } catch {
    throw new NotReached(words.noConnection);
  }
  // Someone signed out is sent to the door.
  if (response.redirected) throw new Refusal(401, {});
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  if (response.status >= 500 || response.status === 429) throw new NotReached(answer.message || words.serverTrouble);
  throw new Refusal(response.status, answer);
}
