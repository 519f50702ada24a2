/** The line that broke, and where on it. */

import {RangeSet, StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, GutterMarker, gutterLineClass} from "@codemirror/view";

/** {from, to}, or null for none. */
export const setMark = StateEffect.define();

const line = Decoration.line({class: "cm-error-line"});
const span = Decoration.mark({class: "cm-error-span"});
const inGutter = new (class extends GutterMarker {
  elementClass = "cm-error-gutter";
})();

function isTouched(mark, transaction) {
  const before = transaction.startState.doc;
  const first = before.lineAt(mark.from).from;
  const last = before.lineAt(mark.to).to;
  let touched = false;
  transaction.changes.iterChangedRanges((from, to) => {
    // Enter at the very start of the line only moves it.
    if (from <= last && to >= first && !(to === first && from === first)) touched = true;
  });
  return touched;
}

const mark = StateField.define({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMark)) return effect.value;
    if (!value || !transaction.docChanged) return value;
    if (isTouched(value, transaction)) return null;
    return {from: transaction.changes.mapPos(value.from, 1), to: transaction.changes.mapPos(value.to, 1)};
  },
});

function lineStarts(doc, {from, to}) {
  const starts = [];
  const last = doc.lineAt(to).number;
  for (let number = doc.lineAt(from).number; number <= last; number += 1) starts.push(doc.line(number).from);
  return starts;
}

function decorations(view) {
  const value = view.state.field(mark);
  if (!value) return Decoration.none;
  const ranges = lineStarts(view.state.doc, value).map((at) => line.range(at));
  if (value.to > value.from) ranges.push(span.range(value.from, value.to));
  return Decoration.set(ranges, true);
}

function gutterMarks(state) {
  const value = state.field(mark);
  return value ? RangeSet.of(lineStarts(state.doc, value).map((at) => inGutter.range(at))) : RangeSet.empty;
}

export function marked(state) {
  return state.field(mark, false) ?? null;
}

export const errorMarks = [
  mark,
  EditorView.decorations.of(decorations),
  gutterLineClass.compute([mark, "doc"], gutterMarks),
];
