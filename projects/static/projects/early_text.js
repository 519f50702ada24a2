/** What was typed into the bare text area while the modules were still on their way: it belongs to the program. */

import {together} from "./differences.js";
import {merge} from "./merging.js";

/** Of `area` as the page came with it, before anything else is shown there; null: nothing was typed. `early.js` has marked it. */
export function typedEarly(area) {
  if (!("typedEarly" in area.dataset)) return null;
  const {defaultValue: before, value: after, selectionStart: from, selectionEnd: to} = area;
  return {before, after, place: {from, to}};
}

/** The same put into `text`, which may be a draft of before and not what the page came with. */
export function withEarly({before, after}, text) {
  return merge(before, after, text) ?? together(after, text);
}
