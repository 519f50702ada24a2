/** Signing out on a computer that others use: nothing of the student's work stays in the browser, and what has not reached the
 * server yet is said first. */

import * as cellar from "./cellar.js";

const form = document.querySelector("[data-leaving]");
const warning = document.querySelector("[data-unsent]");
const drafts = `draft.${form.dataset.leaving}.`; // of this student: those of others wait for their owners
const ofWork = ["open.", "places.", "marked.", drafts].map((begin) => `buildalong.${begin}`);

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => ofWork.some((begin) => key.startsWith(begin)));
  } catch {
    return [];
  }
}

async function unsent() {
  const small = keys().filter((key) => key.startsWith(`buildalong.${drafts}`));
  return small.length + (await cellar.all(drafts)).size;
}

async function emptyCellar() {
  for (const key of (await cellar.all(drafts)).keys()) await cellar.remove(key);
}

async function leave(event) {
  event.preventDefault();
  if (warning.hidden && (await unsent())) {
    warning.hidden = false;
    warning.focus();
    return;
  }
  for (const key of keys()) localStorage.removeItem(key);
  await Promise.race([emptyCellar(), new Promise((done) => setTimeout(done, 1000))]);
  form.submit();
}

form.addEventListener("submit", leave);
