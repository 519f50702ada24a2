// What htmx was asked for and did not get is said: by itself it says nothing. What nobody pressed is tried again quietly.

const note = document.querySelector("[data-unanswered]");
const words = note.querySelector("[data-unanswered-words]");
const {sayAway, sayTrouble, saySignedOut, sayOutOfDate} = note.dataset;

const SENTENCES = { 401: saySignedOut, 403: sayOutOfDate, 404: sayOutOfDate };
const HAS_ITS_OWN = 422; // a refusal comes with the part that says why

const isPressed = ({ detail }) => detail.requestConfig?.triggeringEvent?.isTrusted;

function tell(event, sentence) {
  if (!isPressed(event)) return;
  // Over an open dialog everything outside is neither seen nor read.
  (document.querySelector("dialog[open]") ?? document.body).append(note);
  note.hidden = false;
  words.textContent = "";
  // A region that comes with its words is often not read.
  setTimeout(() => (words.textContent = sentence), 50);
}

addEventListener("htmx:sendError", (event) => tell(event, sayAway));
addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (status !== HAS_ITS_OWN) tell(event, SENTENCES[status] ?? sayTrouble);
});
addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful) note.hidden = true;
});
note.querySelector("button").addEventListener("click", () => (note.hidden = true));
