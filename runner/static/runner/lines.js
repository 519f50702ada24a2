/** What a program prints, as lines of pieces: `\r` goes back to the start of the line, `\b` one back, as a terminal does. */

import {Ansi} from "./ansi.js";

const MOST_PIECES = 500; // of one line, each in its own colour: what comes then is in the last one's

export class Line {
  constructor() {
    this.pieces = []; // {text, look}
    this.length = 0;
    this.column = 0;
    this.streams = new Set();
  }

  put(text, look) {
    const end = this.column + text.length;
    if (this.column === this.length) this.append({text, look});
    else {
      const pieces = [...this.cut(0, this.column), {text, look}, ...this.cut(end, this.length)];
      this.pieces = [];
      for (const piece of pieces) this.append(piece);
    }
    this.column = end;
    this.length = Math.max(this.length, end);
  }

  /** In place: a line of very many pieces is not copied for each. */
  append({text, look}) {
    const last = this.pieces.at(-1);
    if (last && (last.look === look || this.pieces.length === MOST_PIECES)) last.text += text;
    else this.pieces.push({text, look});
  }

  cut(from, to) {
    const found = [];
    let at = 0;
    for (const {text, look} of this.pieces) {
      const part = text.slice(Math.max(0, from - at), Math.max(0, to - at));
      if (part) found.push({text: part, look});
      at += text.length;
    }
    return found;
  }

  get text() {
    return this.pieces.map((piece) => piece.text).join("");
  }
}

export class Lines {
  constructor() {
    this.codes = {stdout: new Ansi(), stderr: new Ansi(), answer: new Ansi()};
    this.current = new Line();
  }

  /** Takes what was printed; gives the lines that it finished. */
  write(stream, text) {
    const finished = [];
    for (const {text: part, look} of this.codes[stream].read(text.replaceAll("\r\n", "\n"))) {
      const looks = [stream === "stdout" ? "" : stream, look].filter(Boolean).join(" ");
      for (const word of part.split(/([\n\r\b])/)) this.#take(word, looks, stream, finished);
    }
    return finished;
  }

  #take(word, look, stream, finished) {
    if (word === "\n") finished.push(this.end());
    else if (word === "\r") this.current.column = 0;
    else if (word === "\b") this.current.column = Math.max(0, this.current.column - 1);
    else if (word) {
      this.current.streams.add(stream);
      this.current.put(word, look);
    }
  }

  /** The current line as it is; the next one begins. */
  end() {
    const line = this.current;
    this.current = new Line();
    return line;
  }
}
