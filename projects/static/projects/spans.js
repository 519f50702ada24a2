/** Lines and columns as Python counts them (lines from 1, code points from 0) into offsets as JavaScript counts them. */

function lineStart(text, line) {
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return null;
    start = end + 1;
  }
  return start;
}

export function lineText(text, line) {
  const start = lineStart(text, line);
  if (start === null || line < 1) return null;
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? text.length : end);
}

function offsetIn(line, column) {
  let offset = 0;
  for (let left = column; left > 0 && offset < line.length; left -= 1) {
    offset += line.codePointAt(offset) > 0xffff ? 2 : 1;
  }
  return offset;
}

/** {from, to} in `text`, of the span where columns are known, of the whole line's words where not; null past its end. */
export function spanIn(text, {line, column = -1, end_line: endLine = 0, end_column: endColumn = -1}) {
  const words = lineText(text, line);
  if (words === null) return null;
  const start = lineStart(text, line);
  if (column < 0) return {from: start + words.length - words.trimStart().length, to: start + words.trimEnd().length};
  const from = start + offsetIn(words, column);
  if (endColumn < 0) return {from, to: Math.max(from, start + words.trimEnd().length)};
  const last = lineText(text, endLine || line) === null ? line : endLine || line;
  const to = lineStart(text, last) + offsetIn(lineText(text, last), endColumn);
  return {from, to: Math.max(from, to)};
}

/** {line, column}, both from 1, of an offset. */
export function placeOf(text, offset) {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return {line: before.split("\n").length, column: offset - start + 1};
}
