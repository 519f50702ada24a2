/** Which words are coloured: Python where the name says so, nothing elsewhere. */

import {LanguageSupport} from "@codemirror/language";
import {pythonLanguage} from "@codemirror/lang-python";
import {highlightTree} from "@lezer/highlight";

import {colours} from "./theme.js";

// Not `python()`: that brings completions, which beginners did not ask for, and their weight.
const python = new LanguageSupport(pythonLanguage);

export function languageOf(name) {
  return /\.pyw?$/i.test(name) ? python : [];
}

function span(className, text) {
  return Object.assign(document.createElement("span"), {className, textContent: text});
}

/** Python to read, in the editor's colours: what can be put into a <pre>. */
export function coloured(code) {
  const shown = document.createDocumentFragment();
  let done = 0;
  highlightTree(pythonLanguage.parser.parse(code), colours, (from, to, classes) => {
    shown.append(code.slice(done, from), span(classes, code.slice(from, to)));
    done = to;
  });
  shown.append(code.slice(done));
  return shown;
}
