/** Sentences of the page's own, as templates/runner/_words.html has them: there they are translated. */

const found = globalThis.document?.querySelector("[data-words-of-run]");

/** By name; see the template. */
export const words = found ? found.dataset : {};
