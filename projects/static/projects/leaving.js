/** Signing out on a computer that others use: nothing of the student's work stays in the browser, and what has not reached the
 * server yet is said first. */

import * as cellar from "./cellar.js";

const BEGIN = "buildalong.";
const OF_WORK = /^buildalong\.(draft|open|places|marked)\./;
const form = document.querySelector("[data-leaving]");
const warning = document.querySelector("[data-unsent]");

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => OF_WORK.test(key));
  } catch {
    return [];
  }
}

async function unsent() {
  const drafts = keys().filter((key) => key.startsWith(`${BEGIN}draft.${form.dataset.leaving}.`));
  return drafts.length + (await cellar.all(`draft.${form.dataset.leaving}.`)).size;
}

async function leave(event) {
  event.preventDefault();
  if (warning.hidden && (await unsent())) {
    warning.hidden = false;
    warning.focus();
    return;
  }
  for (const key of keys()) localStorage.removeItem(key);
  await Promise.race([cellar.empty(), new Promise((done) => setTimeout(done, 1000))]);
  form.submit();
}

form.addEventListener("submit", leave);
