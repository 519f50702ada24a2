/** A run as it was recorded: its steps, and what it printed, in order. */

export class Recording {
  constructor() {
    this.begin();
  }

  /** Another run. */
  begin() {
    this.steps = [];
    this.printed = []; // {stream, text}; the stream of a question is "prompt"
    this.texts = {}; // file name -> the program as it ran
    this.cut = "";
    this.isDone = false;
  }

  print(stream, text) {
    const last = this.printed.at(-1);
    if (last?.stream === stream && stream !== "prompt" && stream !== "answer") last.text += text;
    else this.printed.push({stream, text});
  }

  take({steps, done, cut, texts}) {
    Object.assign(this.texts, texts);
    this.steps.push(...steps);
    this.isDone = done;
    this.cut = cut;
  }

  get isThere() {
    return this.isDone && this.steps.length > 0;
  }

  /** What stood on the console at a step, and what came later. `printed`: [stdout, stderr, answers]. */
  output([stdout, stderr, answers]) {
    const left = {stdout, stderr, prompt: answers, answer: answers};
    const parts = {before: "", after: ""};
    for (const {stream, text} of this.printed) {
      const isWhole = stream === "prompt" || stream === "answer";
      const shown = isWhole ? text.slice(0, left[stream] > 0 ? text.length : 0) : firstOf(text, left[stream]);
      left[stream] -= isWhole ? 1 : shown.length;
      parts.before += shown;
      parts.after += text.slice(shown.length);
    }
    return parts;
  }

  /** What was printed between two steps. */
  between(earlier, later) {
    return this.output(later).before.slice(this.output(earlier).before.length);
  }
}

/** So many characters as Python counts them. */
function firstOf(text, number) {
  if (text.length <= number) return text;
  if (!/[\ud800-\udbff]/.test(text)) return text.slice(0, Math.max(0, number));
  return [...text].slice(0, Math.max(0, number)).join("");
}
