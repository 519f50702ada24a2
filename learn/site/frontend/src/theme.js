/** The editor's look: every colour is a CSS variable, so light and dark are decided by the page. Words are coloured in `projects/editor.css`. */

import {HighlightStyle} from "@codemirror/language";
import {EditorView} from "@codemirror/view";
import {tags} from "@lezer/highlight";

export const colours = HighlightStyle.define([
  {tag: tags.comment, class: "tok-comment"},
  {tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: "tok-keyword"},
  {tag: [tags.string, tags.special(tags.string)], class: "tok-string"},
  {tag: [tags.number, tags.bool, tags.null, tags.self], class: "tok-number"},
  {tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName))], class: "tok-function"},
  {tag: [tags.className, tags.definition(tags.className), tags.typeName], class: "tok-class"},
  {tag: [tags.escape, tags.special(tags.brace)], class: "tok-escape"},
  {tag: tags.meta, class: "tok-meta"},
  {tag: tags.invalid, class: "tok-invalid"},
]);

export const look = EditorView.theme({
  "&": {height: "100%", color: "var(--colour-code-text)", backgroundColor: "var(--colour-code)", fontSize: "var(--code-size)"},
  "&.cm-focused": {outline: "none"},
  ".cm-scroller": {fontFamily: "var(--font-code)", lineHeight: "1.6"},
  ".cm-content": {caretColor: "var(--colour-code-text)", padding: "var(--space-2) 0 40vh"},
  ".cm-line": {padding: "0 var(--space-3) 0 var(--space-2)"},
  ".cm-gutters": {backgroundColor: "var(--colour-code)", color: "var(--colour-code-muted)", border: "none"},
  ".cm-lineNumbers .cm-gutterElement": {padding: "0 var(--space-2) 0 var(--space-3)", minWidth: "3.2em"},
  ".cm-activeLine": {backgroundColor: "var(--colour-code-line)"},
  ".cm-activeLineGutter": {backgroundColor: "var(--colour-code-line)", color: "var(--colour-code-text)"},
  ".cm-selectionMatch": {backgroundColor: "var(--colour-accent-soft)"},
  "&.cm-focused .cm-matchingBracket": {backgroundColor: "var(--colour-code-select)", outline: "1px solid var(--colour-code-muted)"},
  "&.cm-focused .cm-nonmatchingBracket": {backgroundColor: "transparent", outline: "1px dashed var(--colour-bad)"},
  ".cm-searchMatch": {backgroundColor: "var(--colour-accent-soft)", outline: "1px solid var(--colour-code-muted)"},
  ".cm-searchMatch-selected": {backgroundColor: "var(--colour-accent)", color: "var(--colour-on-accent)"},
  ".cm-specialChar": {color: "var(--colour-bad)"},
  ".cm-ghost": {color: "var(--colour-code-muted)", fontStyle: "italic"},
  ".cm-error-line": {backgroundColor: "var(--colour-bad-soft)"},
  ".cm-error-gutter": {backgroundColor: "var(--colour-bad-soft)", color: "var(--colour-bad)", fontWeight: "700"},
  ".cm-error-span": {
    textDecoration: "underline wavy var(--colour-bad) 1.5px",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".cm-panels": {backgroundColor: "var(--colour-sunk)", color: "var(--colour-code-text)", borderBottom: "1px solid var(--colour-line)"},
  ".cm-panel.cm-search": {padding: "var(--space-2) var(--space-6) var(--space-2) var(--space-2)", fontSize: "var(--text-s)"},
});
