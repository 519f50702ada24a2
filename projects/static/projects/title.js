/** The project's name, changed where it stands. */

import {NotReached, ask, sentenceOf} from "./requests.js";

export function makeRenamable({form, url}) {
  const input = form.querySelector("input");
  const error = form.querySelector("[data-title-error]");
  let known = input.defaultValue; // it may have been changed while the page was loading

  async function keep() {
    const title = input.value.trim();
    if (title === known) return;
    if (!title) {
      input.value = known;
      return;
    }
    const body = new FormData();
    body.append("title", title);
    try {
      await ask(url, {method: "POST", form: body});
      known = title;
      document.title = document.title.replace(/^.*? · /, `${title} · `);
      error.textContent = "";
    } catch (problem) {
      error.textContent = sentenceOf(problem);
      if (problem instanceof NotReached) input.value = known;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    input.blur();
  });
  input.addEventListener("blur", keep);
  if (document.activeElement !== input) keep();
  input.addEventListener("keydown", ({key}) => {
    if (key !== "Escape") return;
    input.value = known;
    input.blur();
  });
}
