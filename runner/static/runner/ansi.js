/** Terminal colour codes into class names. Everything else a terminal could be told is dropped. */

const CODES = /\x1b\[([0-?]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[^[\]]|[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]/g;
const UNFINISHED = /\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?$/;
const LONGEST_CODE = 256; // more than this without an end is no code

const SWITCHES = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "inverse", 9: "strike"};
const SWITCHED_OFF = {22: ["bold", "dim"], 23: ["italic"], 24: ["underline"], 27: ["inverse"], 29: ["strike"]};

// The usual sixteen, only to find the nearest: what is shown are the page's own colours, readable in light and dark.
const SIXTEEN = [
  [0, 0, 0], [187, 0, 0], [0, 187, 0], [187, 187, 0], [0, 0, 187], [187, 0, 187], [0, 187, 187], [187, 187, 187],
  [85, 85, 85], [255, 85, 85], [85, 255, 85], [255, 255, 85], [85, 85, 255], [255, 85, 255], [85, 255, 255], [255, 255, 255],
];
const STEPS = [0, 95, 135, 175, 215, 255];

function nearest(rgb) {
  const distance = (colour) => colour.reduce((sum, part, index) => sum + (part - rgb[index]) ** 2, 0);
  return SIXTEEN.reduce((best, colour, index) => (distance(colour) < distance(SIXTEEN[best]) ? index : best), 0);
}

function of256(number) {
  if (number < 16) return number;
  if (number > 231) return nearest(Array(3).fill(8 + (number - 232) * 10));
  const cube = number - 16;
  return nearest([STEPS[Math.floor(cube / 36)], STEPS[Math.floor(cube / 6) % 6], STEPS[cube % 6]]);
}

/** Reads `5;n` or `2;r;g;b` off the front of `codes`: a colour of the sixteen, or null. */
function longColour(codes) {
  const kind = codes.shift();
  const within = (number) => Math.min(255, Math.max(0, number || 0));
  if (kind === 5) return of256(within(codes.shift()));
  if (kind === 2) return nearest(codes.splice(0, 3).map(within));
  return null;
}

export class Ansi {
  constructor() {
    this.unread = "";
    this.#reset();
  }

  #reset() {
    this.on = new Set();
    this.front = null;
    this.back = null;
  }

  /** The pieces of `text`, each {text, look}: `look` is class names. A code cut in two is read with the next piece. */
  read(text) {
    let all = this.unread + text;
    const cut = all.search(UNFINISHED);
    this.unread = cut >= 0 && all.length - cut < LONGEST_CODE ? all.slice(cut) : "";
    if (this.unread) all = all.slice(0, cut);
    const pieces = [];
    let from = 0;
    for (const match of all.matchAll(CODES)) {
      if (match.index > from) pieces.push({text: all.slice(from, match.index), look: this.look});
      from = match.index + match[0].length;
      if (match[2] === "m") this.#apply(match[1]);
    }
    if (from < all.length) pieces.push({text: all.slice(from), look: this.look});
    return pieces;
  }

  get look() {
    const names = [...this.on].sort().map((name) => `is-${name}`);
    if (this.front !== null) names.push(`front-${this.front}`);
    if (this.back !== null) names.push(`back-${this.back}`);
    return names.join(" ");
  }

  #apply(parameters) {
    const codes = parameters.split(/[;:]/).map((code) => Number.parseInt(code || "0", 10));
    while (codes.length) this.#applyOne(codes.shift(), codes);
  }

  #applyOne(code, rest) {
    if (code === 0) this.#reset();
    else if (SWITCHES[code]) this.on.add(SWITCHES[code]);
    else if (SWITCHED_OFF[code]) SWITCHED_OFF[code].forEach((name) => this.on.delete(name));
    else if (code === 38) this.front = longColour(rest) ?? this.front;
    else if (code === 48) this.back = longColour(rest) ?? this.back;
    else if (code === 39) this.front = null;
    else if (code === 49) this.back = null;
    else if (code >= 30 && code <= 37) this.front = code - 30;
    else if (code >= 40 && code <= 47) this.back = code - 40;
    else if (code >= 90 && code <= 97) this.front = code - 82;
    else if (code >= 100 && code <= 107) this.back = code - 92;
  }
}
