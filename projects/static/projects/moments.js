/** When and how a version came to be, in words. "Today" is the server's: the clock of a device may be a year off. */

const DAY = 86_400;
const time = new Intl.DateTimeFormat("en-GB", {hour: "2-digit", minute: "2-digit", second: "2-digit"});
const weekday = new Intl.DateTimeFormat("en-GB", {weekday: "long", day: "numeric", month: "long"});
const date = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "long", year: "numeric"});

const KINDS = {
  typed: "typed",
  restored: "brought back from the history",
  program: "written by the program",
  uploaded: "uploaded",
  starter: "as the starter has it",
  copied: "as it was copied",
  merged: "put together from two places",
  imported: "imported",
  suggested: "suggested by the tutor",
  renamed: "given another name",
  deleted: "deleted",
  back: "brought back after it was deleted",
  found: "as it was when its history began",
};

export function kindWords(kind) {
  return KINDS[kind] ?? "saved";
}

/** `at` and `now`: seconds since 1970, both by the server's clock. */
export function timeWords(at, now) {
  const [then, today, yesterday] = [at, now, now - DAY].map((seconds) => new Date(seconds * 1000));
  const words = time.format(then);
  if (then.toDateString() === today.toDateString()) return `Today, ${words}`;
  if (then.toDateString() === yesterday.toDateString()) return `Yesterday, ${words}`;
  const day = now - at < 300 * DAY ? weekday : date;
  return `${day.format(then)}, ${words}`;
}
