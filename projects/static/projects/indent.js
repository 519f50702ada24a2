/** Where a new line of Python starts, from what stands before it; also in a program that is still broken. */

const STEP = 4;
const OPENS = "([{";
const CLOSES = ")]}";
const LEAVES = /^(return|break|continue|pass|raise)\b/;

// A line that can only be a statement: a bracket left open above it was forgotten, and must not count.
const STATEMENT =
  /^[ \t]*((def|class|while|try|except|elif|finally|return|import|with|break|continue|pass)\b|(if|for|else)\b.*:\s*(#.*)?$)/;

const columnsOf = (line) => line.match(/^[ \t]*/)[0].replaceAll("\t", " ".repeat(STEP)).length;

/** Past a string that starts at `at`: the index after it, or -1 where it does not end. */
function pastString(text, at) {
  const quote = text.startsWith(text[at].repeat(3), at) ? text[at].repeat(3) : text[at];
  for (let index = at + quote.length; index < text.length; index += 1) {
    if (text[index] === "\\") index += 1;
    else if (text.startsWith(quote, index)) return index + quote.length;
    // A quote that is never closed breaks its own line only.
    else if (text[index] === "\n" && quote.length === 1) return index;
  }
  return quote.length === 3 ? -1 : text.length;
}

function lineAt(text, start) {
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? text.length : end);
}

/** The last statement of `text`: {code, columns, depth, inString}. It may be spread over lines by brackets. */
function lastStatement(text) {
  let start = 0;
  let code = "";
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const letter = text[at];
    if (letter === "#") {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
    } else if (letter === '"' || letter === "'") {
      const end = pastString(text, at);
      if (end < 0) return {code, columns: columnsOf(text.slice(start)), depth, inString: true};
      code += "s";
      at = end;
    } else {
      if (OPENS.includes(letter)) depth += 1;
      else if (CLOSES.includes(letter)) depth = Math.max(0, depth - 1);
      else if (letter === "\n" && depth > 0 && STATEMENT.test(lineAt(text, at + 1))) depth = 0;
      if (letter === "\n" && depth === 0) {
        start = at + 1;
        code = "";
      } else code += letter;
      at += 1;
    }
  }
  return {code: code.trim(), columns: columnsOf(text.slice(start)), depth, inString: false};
}

/** How many columns the line after `before` starts with; null inside brackets, where a grammar knows better. */
export function indentAfter(before) {
  const {code, columns, depth, inString} = lastStatement(before);
  if (inString) return columnsOf(before.slice(before.lastIndexOf("\n") + 1));
  if (depth > 0) return null;
  if (code.endsWith(":")) return columns + STEP;
  if (LEAVES.test(code)) return Math.max(0, columns - STEP);
  return columns;
}

/** For the plain text area: what Enter types. */
export function newLine(before) {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const columns = indentAfter(before) ?? columnsOf(line) + (OPENS.includes(line.trimEnd().at(-1) || "x") ? STEP : 0);
  return `\n${" ".repeat(columns)}`;
}

/** For the plain text area: how many characters Backspace takes before the cursor. */
export function backspaceLength(before) {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (!line || line.trim() || line.includes("\t")) return 1;
  return line.length % STEP || STEP;
}

/** For the plain text area: `lines` one step further in, or out. */
export function shifted(lines, direction) {
  return lines
    .split("\n")
    .map((line) => {
      if (direction > 0) return line.trim() ? " ".repeat(STEP) + line : line;
      return line.replace(/^(\t| {1,4})/, "");
    })
    .join("\n");
}
