/** A traced run's steps (`Steps` in runner/messages.py), and what all variables held at each of them. */

const APART = 100; // steps between two states that are kept; those between are put together anew

const NOTHING = {shape: "thing", type: "thing", total: 0, parts: []};

export class Trace {
  constructor(steps) {
    this.steps = steps; // [line, event, changes, stack, printed, text]
    this.kept = [];
    let state = {things: new Map(), lines: new Map(), stack: [], printed: [0, 0, 0]};
    steps.forEach((_, index) => {
      state = this.#after(state, index);
      if (index % APART === 0) this.kept.push(copied(state));
    });
  }

  get length() {
    return this.steps.length;
  }

  event(index) {
    return this.steps[index][1];
  }

  line(index) {
    return this.steps[index][0];
  }

  at(index) {
    const start = Math.floor(index / APART);
    let state = copied(this.kept[start]);
    for (let number = start * APART + 1; number <= index; number += 1) state = this.#after(state, number);
    return new Moment(state, index, this.steps[index]);
  }

  /** Changes `state`; what is in its maps is never changed. */
  #after(state, index) {
    const [line, , changes, stack, printed] = this.steps[index];
    if (stack) state.stack = stack;
    if (printed) state.printed = printed;
    for (const [number, total, size, patches, what] of changes) {
      const before = state.things.get(number) ?? NOTHING;
      const parts = before.parts.slice(0, size);
      for (const [place, ...values] of patches) values.forEach((value, at) => (parts[place + at] = value));
      const [shape, type, file] = what?.length ? what : [before.shape, before.type, before.file];
      state.things.set(number, {shape, type, file, total, parts});
    }
    const top = state.stack.at(-1);
    if (top !== undefined) state.lines.set(top, line);
    return state;
  }

  /** The file in which step `index` is. */
  file(index) {
    return this.at(index).top?.file ?? "";
  }

  /** The step nearest to `index` in direction `by` at `line` of `file`, or -1. From the other end once the end is met. */
  findLine(file, line, index, by = 1) {
    for (let count = 1; count <= this.length; count += 1) {
      const at = (index + by * count + this.length * 2) % this.length;
      if (this.line(at) === line && this.event(at) === "line" && this.file(at) === file) return at;
    }
    return -1;
  }

  /** The step of the error that ended the program, or of the last error there was; -1 where there was none. */
  get error() {
    const broke = this.steps.findLastIndex(([, event]) => event === "broke");
    return broke >= 0 ? broke : this.steps.findLastIndex(([, event]) => event === "error");
  }
}

const copied = ({things, lines, stack, printed}) => ({things: new Map(things), lines: new Map(lines), stack, printed});

/** What there was at one step. */
export class Moment {
  constructor({things, lines, stack, printed}, index, [line, event, , , , text]) {
    Object.assign(this, {things, lines, printed, index, line, event, text: text ?? ""});
    this.frames = stack.map((number) => (number < 0 ? this.#frame(number) : {hidden: number}));
  }

  #frame(number) {
    const {type, file, total, parts} = this.thing(number);
    const names = [];
    for (let at = 0; at + 1 < parts.length; at += 2) names.push([String(parts[at]), parts[at + 1]]);
    return {number, name: type, file, total, names, line: this.lines.get(number)};
  }

  thing(number) {
    return this.things.get(number) ?? NOTHING;
  }

  /** The innermost frame: the one that goes on. */
  get top() {
    const frame = this.frames.at(-1);
    return frame?.hidden ? undefined : frame;
  }

  frame(number) {
    return this.frames.find((frame) => frame.number === number);
  }

  /** Numbers of the things that more than one place points to. */
  get shared() {
    const found = new Map();
    const waiting = [];
    const count = (value) => {
      if (typeof value !== "number") return;
      found.set(value, (found.get(value) ?? 0) + 1);
      if (found.get(value) === 1) waiting.push(value);
    };
    for (const {names = []} of this.frames) for (const [, value] of names) count(value);
    while (waiting.length) this.thing(waiting.pop()).parts.forEach(count);
    return new Set([...found].filter(([, times]) => times > 1).map(([number]) => number));
  }
}

/** What a place held before: undefined where it was not there. */
export function heldBefore(before, frame, name) {
  return before?.frame(frame.number)?.names.find(([known]) => known === name)?.[1];
}

/** Which parts of a thing are other than at the step before: a set of places; of what is new itself, none. */
export function changedParts(now, before, number) {
  const earlier = before?.things.get(number);
  if (!earlier) return new Set();
  const {parts, shape} = now.thing(number);
  const isPaired = ["dict", "object", "class"].includes(shape);
  const known = isPaired ? pairs(earlier.parts) : null;
  return new Set(
    parts.map((_, at) => at).filter((at) => {
      if (!isPaired) return earlier.parts[at] !== parts[at];
      return at % 2 === 1 && known.get(parts[at - 1]) !== parts[at];
    }),
  );
}

export function pairs(parts) {
  const found = new Map();
  for (let at = 0; at + 1 < parts.length; at += 2) found.set(parts[at], parts[at + 1]);
  return found;
}
