/** The code editor: CodeMirror with what a beginner needs, behind the few verbs that `projects/editing.js` knows.
 *
 * A surface shows one file at a time and keeps the undo history and the cursor of each. The plain text area in
 * `projects/plain.js` has the same verbs. Positions are UTF-16 offsets, as JavaScript counts.
 */

import {closeBrackets, closeBracketsKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap, indentLess, indentMore, isolateHistory} from "@codemirror/commands";
import {bracketMatching, indentOnInput, indentService, indentUnit, syntaxHighlighting} from "@codemirror/language";
import {highlightSelectionMatches, search, searchKeymap} from "@codemirror/search";
import {Compartment, EditorSelection, EditorState, Transaction} from "@codemirror/state";
import {
  EditorView,
  dropCursor,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";

import {ghostText, isGhostShown, suggestFrom} from "./ghost.js";
import {languageOf} from "./languages.js";
import {errorMarks, marked, setMark} from "./marks.js";
import {colours, look} from "./theme.js";

export {coloured} from "./languages.js";

/** Tab indents the lines; after words on a line it moves to the next column of four, as in a table. */
function tab(view) {
  const {main} = view.state.selection;
  const line = view.state.doc.lineAt(main.head);
  const before = line.text.slice(0, main.head - line.from);
  if (!main.empty || !before.trim()) return indentMore(view);
  const spaces = " ".repeat(4 - (before.length % 4));
  view.dispatch(view.state.replaceSelection(spaces), {scrollIntoView: true, userEvent: "input"});
  return true;
}

/** Esc, then Tab leaves: until another key is pressed or the focus goes, Tab is the browser's. */
function wayOut(onWayOut) {
  const open = (view, isOpen) => {
    if ((view.inputState.tabFocusMode === 0) === isOpen) return;
    view.setTabFocusMode(isOpen);
    onWayOut(isOpen);
  };
  return EditorView.domEventObservers({
    keydown(event, view) {
      if (event.key === "Escape") open(view, !isGhostShown(view.state)); // with grey text it takes only that away
      else if (!["Tab", "Shift", "Control", "Alt", "Meta"].includes(event.key)) open(view, false);
    },
    blur: (_, view) => open(view, false),
  });
}

/** What a file's name decides: how it is read out and which words are coloured. */
function named(name) {
  return [languageOf(name), EditorView.contentAttributes.of({"aria-label": `Code of ${name}`})];
}

export class RichSurface {
  /** `indentFor(text before)`: the columns a new line starts with, or null to let the grammar say. `edits(before, after)`:
   * [{from, to, insert}], so that a cursor between two changes stays. */
  constructor({parent, nonce, describedBy, canEdit, indentFor, edits, onText, onCursor, onWayOut}) {
    this.states = new Map(); // file id -> {state, scroll}
    this.shown = null;
    this.on = {onText, onCursor};
    this.edits = edits;
    this.naming = new Compartment();
    this.common = [
      EditorView.cspNonce.of(nonce),
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      history(),
      dropCursor(),
      indentUnit.of("    "),
      EditorState.tabSize.of(4),
      EditorState.phrases.of({"Control character": "Invisible character"}),
      indentOnInput(),
      indentService.of((context, at) => this.#indent(context, at, indentFor)),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      highlightSelectionMatches({minSelectionLength: 2}),
      search({top: true}),
      EditorView.lineWrapping,
      errorMarks,
      syntaxHighlighting(colours),
      look,
      wayOut(onWayOut),
      ghostText,
      EditorState.readOnly.of(!canEdit),
      EditorView.contentAttributes.of({
        "aria-describedby": describedBy,
        "aria-readonly": String(!canEdit),
        tabindex: "0", // also where it cannot be changed: the keyboard scrolls it
        autocapitalize: "off",
        autocorrect: "off",
        spellcheck: "false",
      }),
      keymap.of([
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...searchKeymap,
        ...historyKeymap,
        {key: "Tab", run: tab, shift: indentLess},
      ]),
      EditorView.updateListener.of((update) => this.#updated(update)),
    ];
    this.view = new EditorView({parent, state: EditorState.create({extensions: this.common})});
  }

  #indent(context, at, indentFor) {
    // Only for Enter; when a line is indented anew (`else:`), the grammar says.
    if (context.simulatedBreak !== at) return undefined;
    return indentFor(context.state.sliceDoc(0, at)) ?? undefined;
  }

  #updated(update) {
    if (update.docChanged) this.on.onText(this.shown, update.state.doc.toString());
    if (update.docChanged || update.selectionSet) this.on.onCursor(this.shown, this.place);
  }

  #fresh({name, text}) {
    return EditorState.create({doc: text, extensions: [this.common, this.naming.of(named(name))]});
  }

  #keepShown() {
    if (this.shown === null) return;
    this.states.set(this.shown, {state: this.view.state, scroll: this.view.scrollSnapshot()});
  }

  show({id, name, text, place}) {
    if (id !== this.shown) this.#swap({id, name, text, place});
    this.replace(id, text);
    this.view.dispatch({effects: this.naming.reconfigure(named(name))});
  }

  #swap({id, name, text, place}) {
    this.#keepShown();
    const kept = this.states.get(id);
    this.shown = id;
    this.view.setState(kept?.state ?? this.#fresh({name, text}));
    if (kept) this.view.dispatch({effects: kept.scroll});
    else if (place) this.select(place.from, place.to);
  }

  /** New text from outside the editor: the cursor stays where it was. It can be undone, unless it came from elsewhere: then
   * undo goes on with what was typed here. */
  replace(id, text, {isElsewhere = false} = {}) {
    const state = id === this.shown ? this.view.state : this.states.get(id)?.state;
    if (!state || state.doc.toString() === text) return;
    const kind = isElsewhere ? Transaction.addToHistory.of(false) : isolateHistory.of("full");
    const change = {changes: this.edits(state.doc.toString(), text), annotations: kind};
    if (id === this.shown) this.view.dispatch(change);
    else this.states.get(id).state = state.update(change).state;
  }

  forget(id) {
    this.states.delete(id);
    if (this.shown === id) this.shown = null;
  }

  get place() {
    const {main} = this.view.state.selection;
    const line = this.view.state.doc.lineAt(main.head);
    return {from: main.from, to: main.to, line: line.number, column: main.head - line.from + 1};
  }

  select(from, to = from) {
    const end = this.view.state.doc.length;
    const range = EditorSelection.range(Math.min(from, end), Math.min(to, end));
    this.view.dispatch({selection: range, effects: EditorView.scrollIntoView(range, {y: "center"})});
  }

  /** Marks the line of `from` and the span to `to`; gone as soon as that line is changed. */
  mark(from, to) {
    const end = this.view.state.doc.length;
    const span = {from: Math.min(from, end), to: Math.min(to, end)};
    this.view.dispatch({effects: setMark.of(span)});
    this.#reveal(span.from);
  }

  /** Within the editor only: CodeMirror's own way would scroll the page too, away from the message on a phone. */
  #reveal(position) {
    const {top, bottom} = this.view.lineBlockAt(position);
    const {scrollDOM} = this.view;
    const isSeen = top >= scrollDOM.scrollTop && bottom <= scrollDOM.scrollTop + scrollDOM.clientHeight;
    if (!isSeen) scrollDOM.scrollTop = (top + bottom - scrollDOM.clientHeight) / 2;
  }

  clearMarks() {
    if (marked(this.view.state)) this.view.dispatch({effects: setMark.of(null)});
    for (const kept of this.states.values()) {
      if (marked(kept.state)) kept.state = kept.state.update({effects: setMark.of(null)}).state;
    }
  }

  /** Grey text while one types: see ghost.js. Null for none. */
  suggestFrom(source) {
    suggestFrom(this.view, source);
  }

  focus() {
    this.view.focus();
  }

  /** The letters have another size now. */
  measure() {
    this.view.requestMeasure();
  }

  get hasFocus() {
    return this.view.hasFocus;
  }

  destroy() {
    this.view.destroy();
  }
}
