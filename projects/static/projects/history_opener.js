/** The history is loaded when somebody wants it. */

import {Refusal} from "./requests.js";
import {words} from "./words.js";

/** `addresses`: {history, historyLook}, of its module and its style sheet. The rest is what the history works with. */
export function openOnDemand(button, {addresses, ...rest}) {
  let history = null;
  button.addEventListener("click", async () => {
    button.setAttribute("aria-busy", "true");
    try {
      const {History} = await import(addresses.history);
      history ??= new History(rest);
      await history.open(rest.files.open, addresses.historyLook);
    } catch (error) {
      rest.files.note(error instanceof Refusal ? error.message : words.historyAway);
    }
    button.removeAttribute("aria-busy");
  });
}
