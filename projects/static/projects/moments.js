/** When and how a version came to be, in words. "Today" is the server's: the clock of a device may be a year off. */

import {filled, language, words} from "./words.js";

const DAY = 86_400;
const where = language === "en" ? "en-GB" : language;
const clock = new Intl.DateTimeFormat(where, {hour: "2-digit", minute: "2-digit", second: "2-digit"});
const weekday = new Intl.DateTimeFormat(where, {weekday: "long", day: "numeric", month: "long"});
const date = new Intl.DateTimeFormat(where, {day: "numeric", month: "long", year: "numeric"});

/** `kind` as in `projects/models.py`: typed, restored, program, … */
export function kindWords(kind) {
  return words[`how${kind[0].toUpperCase()}${kind.slice(1)}`] ?? words.howSaved;
}

/** `at` and `now`: seconds since 1970, both by the server's clock. */
export function timeWords(at, now) {
  const [then, today, yesterday] = [at, now, now - DAY].map((seconds) => new Date(seconds * 1000));
  const time = clock.format(then);
  if (then.toDateString() === today.toDateString()) return filled(words.today, {time});
  if (then.toDateString() === yesterday.toDateString()) return filled(words.yesterday, {time});
  const day = now - at < 300 * DAY ? weekday : date;
  return filled(words.day, {day: day.format(then), time});
}
