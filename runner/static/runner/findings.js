/** What a diagnosis found, in plain words: above Python's own where a program failed, calmly below its output where not. */

import {words} from "./words.js";

const MOST_SHOWN = 3;

function element(name, className, ...parts) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...parts);
  return made;
}

/** "`score` is a text" → ["", "score", " is a text"]: every second piece is code. */
export function pieces(text) {
  const found = text.split("`");
  if (found.length % 2 === 1) return found;
  // A backtick without a partner begins no code: it stays as it is.
  const last = found.pop();
  return [...found.slice(0, -1), `${found.at(-1)}\`${last}`];
}

/** An element of these words, with what stands between backticks as code. */
export function worded(name, className, text) {
  const parts = pieces(text).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const code = element("code", "", piece);
    code.translate = false;
    return code;
  });
  return element(name, className, ...parts.filter((part) => part !== ""));
}

/** Where it is, in the words of a failure. */
export function placeOf({file, line, end_line, column, end_column}) {
  return {file, line, end_line, column, end_column};
}

/** As it is read aloud. */
export function findingWords({sentence}) {
  return sentence.replaceAll("`", "");
}

function cardLink({card}) {
  const link = element("a", "finding__card", words.readMore, element("span", "visually-hidden", ` ${words.newTab}`));
  link.href = `/cards/${encodeURIComponent(card)}/`;
  link.target = "_blank";
  link.rel = "noopener";
  return link;
}

function wordsOf(finding) {
  const parts = [worded("p", "finding__sentence", finding.sentence)];
  if (finding.look) parts.push(worded("p", "finding__look", finding.look));
  return parts;
}

function showButton(finding, onPlace) {
  const button = element("button", "link-button", words.showWhere);
  button.type = "button";
  button.addEventListener("click", () => onPlace(finding));
  return button;
}

function more(finding, onPlace) {
  const line = element("p", "finding__more");
  if (finding.line > 0) line.append(showButton(finding, onPlace), " ");
  if (finding.card) line.append(cardLink(finding));
  return line;
}

/** Our words for a failure, to stand above Python's. */
export function explanation(finding, onPlace) {
  return element("div", "finding", ...wordsOf(finding), more(finding, onPlace));
}

function item(finding, onPlace) {
  return element("li", "finding", ...wordsOf(finding), more(finding, onPlace));
}

/** What to look at in a program that did not fail; it can be closed. */
export function somethingToLookAt(findings, onPlace) {
  const block = element("section", "to-look-at");
  block.setAttribute("aria-label", words.lookAt);
  block.setAttribute("aria-live", "off"); // said elsewhere, with its line
  const close = element("button", "link-button to-look-at__close", words.close);
  close.type = "button";
  close.addEventListener("click", () => {
    const log = block.closest("[data-log]");
    block.remove();
    log?.focus(); // not to the top of the page
  });
  block.append(
    element("p", "to-look-at__title", element("strong", "", words.lookAt), close),
    element("ul", "to-look-at__list", ...findings.slice(0, MOST_SHOWN).map((finding) => item(finding, onPlace))),
  );
  return block;
}
