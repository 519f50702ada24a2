/** Which words are coloured: Python where the name says so, nothing elsewhere. */

import {LanguageSupport} from "@codemirror/language";
import {pythonLanguage} from "@codemirror/lang-python";

// Not `python()`: that brings completions, which beginners did not ask for, and their weight.
const python = new LanguageSupport(pythonLanguage);

export function languageOf(name) {
  return /\.pyw?$/i.test(name) ? python : [];
}
