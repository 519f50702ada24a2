/** Asking the server: JSON in, JSON out, and every failure one of three: refused with a sentence, gone, or not reached. */

/** The server answered no; `message` is its sentence for the student. */
export class Refusal extends Error {
  constructor(status, answer) {
    super(answer.message || SENTENCES[status] || "That did not work. Try again in a moment.");
    this.status = status;
    this.answer = answer;
  }
}

/** The server could not be reached, or has a fault: worth trying again. */
export class NotReached extends Error {}

const SENTENCES = {
  401: "You are signed out. Sign in again in another tab; what you typed is kept here.",
  403: "This page is out of date. Reload it; what you typed is kept on this device.",
  404: "This is not here any more. It may have been deleted in another tab.",
  413: "That is too large. A smaller file will fit.",
};

/** What to tell the student. */
export function sentenceOf(error) {
  return error instanceof NotReached ? `${error.message} Try again in a moment.` : error.message;
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
    throw new NotReached("There is no connection to the server.");
  }
  // Someone signed out is sent to the door.
  if (response.redirected) throw new Refusal(401, {});
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  if (response.status >= 500 || response.status === 429) throw new NotReached(answer.message || "The server has a problem.");
  throw new Refusal(response.status, answer);
}
