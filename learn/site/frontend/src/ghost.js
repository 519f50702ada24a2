/** Grey text after the cursor: the next words, thought of elsewhere. Asked for in a pause, gone with the next key.
 *
 * A source is {ask({prefix, suffix, signal}) → a promise of {id, text}, onShown(text), onTaking(), onTaken({id, chars, isAll})}.
 * What comes after the text or the cursor has moved on is dropped; `signal` tells the source as soon as nobody waits.
 */

import {Prec, StateEffect, StateField, Transaction} from "@codemirror/state";
import {Decoration, EditorView, ViewPlugin, WidgetType, keymap} from "@codemirror/view";

const PAUSE = 250; // ms without a key
const WORD = /^\s*(?:[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]+)[ \t]*/u;
const ONLY_CLOSED = /^[)\]}"':,;]*\s*$/; // what may stand right of the cursor

const sources = new WeakMap(); // a surface's element -> its source
const setGhost = StateEffect.define(); // {at, text, id, taken}, or null

class Grey extends WidgetType {
  constructor(text) {
    super();
    this.text = text;
  }

  eq({text}) {
    return text === this.text;
  }

  toDOM() {
    const shown = Object.assign(document.createElement("span"), {className: "cm-ghost", textContent: this.text});
    shown.setAttribute("aria-hidden", "true"); // announced as it comes; it is not part of the code
    return shown;
  }
}

/** Who types the very letters that are offered keeps the rest. */
function afterTyping(ghost, changes) {
  let typed = "";
  let isBeside = false;
  changes.iterChanges((from, to, start, end, inserted) => {
    if (from === ghost.at && to === ghost.at && !typed) typed = inserted.toString();
    else isBeside = true;
  });
  if (isBeside || !typed || typed.length >= ghost.text.length || !ghost.text.startsWith(typed)) return null;
  return {...ghost, at: ghost.at + typed.length, text: ghost.text.slice(typed.length)};
}

const shown = StateField.define({
  create: () => null,
  update(ghost, transaction) {
    for (const effect of transaction.effects) if (effect.is(setGhost)) return effect.value;
    const now = ghost && transaction.docChanged ? afterTyping(ghost, transaction.changes) : ghost;
    const {main} = transaction.state.selection;
    return now && main.empty && main.head === now.at ? now : null;
  },
  provide: (field) =>
    EditorView.decorations.from(field, (ghost) =>
      ghost ? Decoration.set(Decoration.widget({widget: new Grey(ghost.text), side: 1}).range(ghost.at)) : Decoration.none,
    ),
});

export function isGhostShown(state) {
  return Boolean(state.field(shown, false));
}

const isTyping = (transaction) => transaction.isUserEvent("input") && !/paste|drop/.test(transaction.annotation(Transaction.userEvent));

/** Waits for a pause, asks, and takes back what it asked for as soon as another key is pressed. */
const asking = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.view = view;
    }

    update(update) {
      if (!update.docChanged && !update.selectionSet && !update.focusChanged) return;
      this.stop();
      const typed = update.docChanged && update.transactions.some(isTyping);
      if (typed && sources.get(this.view.dom) && !isGhostShown(update.state)) this.timer = setTimeout(() => this.ask(), PAUSE);
    }

    stop() {
      clearTimeout(this.timer);
      this.asked?.abort();
      this.asked = null;
    }

    async ask() {
      const {doc, selection, readOnly} = this.view.state;
      const source = sources.get(this.view.dom);
      const at = selection.main.head;
      const line = doc.lineAt(at);
      const isPlace = selection.main.empty && !readOnly && ONLY_CLOSED.test(line.text.slice(at - line.from));
      if (!source || !isPlace || !this.view.hasFocus || this.view.composing) return;
      const asked = (this.asked = new AbortController());
      const found = await source.ask({prefix: doc.sliceString(0, at), suffix: doc.sliceString(at), signal: asked.signal});
      if (asked.signal.aborted || !found?.text) return;
      this.asked = null;
      this.view.dispatch({effects: setGhost.of({at, text: found.text, id: found.id, taken: 0})});
      source.onShown(found.text);
    }

    destroy() {
      this.stop();
    }
  },
  {eventHandlers: {blur: (event, view) => void hide(view)}},
);

/** Takes the first `length` letters. */
function take(view, length) {
  const ghost = view.state.field(shown);
  const source = sources.get(view.dom);
  if (!ghost || !source) return false;
  const at = ghost.at + length;
  const rest = ghost.text.slice(length);
  const taken = ghost.taken + length;
  source.onTaking();
  view.dispatch({
    changes: {from: ghost.at, insert: ghost.text.slice(0, length)},
    selection: {anchor: at},
    effects: setGhost.of(rest ? {...ghost, at, text: rest, taken} : null),
    userEvent: "input.complete",
    scrollIntoView: true,
  });
  source.onTaken({id: ghost.id, chars: taken, isAll: !rest});
  return true;
}

const lengthOf = (view) => view.state.field(shown)?.text.length ?? 0;
const wordLength = (view) => view.state.field(shown)?.text.match(WORD)?.[0].length ?? lengthOf(view);

function hide(view) {
  if (!isGhostShown(view.state)) return false;
  view.dispatch({effects: setGhost.of(null)});
  return true;
}

const keys = [
  {key: "Tab", run: (view) => take(view, lengthOf(view))},
  {key: "Ctrl-ArrowRight", run: (view) => take(view, wordLength(view))},
  {key: "Alt-ArrowRight", run: (view) => take(view, wordLength(view))},
  {key: "Escape", run: hide},
];

/** Null: no grey text any more. */
export function suggestFrom(view, source) {
  sources.set(view.dom, source);
  if (!source) hide(view);
}

export const ghostText = [shown, asking, Prec.highest(keymap.of(keys))];
