/** On a phone the panes lie one below the other. */

const narrow = matchMedia("(max-width: 55rem)");

export function isNarrow() {
  return narrow.matches;
}

/** Where it could be out of sight: what just begins to happen there should be seen. */
export function bringIntoView(element) {
  if (narrow.matches) element.scrollIntoView();
}
