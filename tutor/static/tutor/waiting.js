/** Suggestions about which nothing was decided yet: where the page is loaded again, they can still be taken.
 *
 * The server keeps what was said as words; this tab keeps what can be taken.
 */

const MOST = 5; // of a project

export class Waiting {
  constructor(project) {
    this.key = `buildalong.suggested:${project}`;
  }

  get #all() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key)) ?? [];
    } catch {
      return [];
    }
  }

  set #all(all) {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(all.slice(-MOST)));
    } catch {
      // No room, or not allowed: then it can be read later, and not taken.
    }
  }

  /** `base`: the file as it was when this was asked for. */
  add(event, base) {
    this.settle(event.id);
    this.#all = [...this.#all, {event, base}];
  }

  settle(id) {
    this.#all = this.#all.filter(({event}) => event.id !== id);
  }

  /** {event, base} of what the server tells as words now, and may have cut. `without`: ids that are shown already. */
  find({text, code}, without) {
    const told = `${text}\n${code}`;
    const isIt = ({event}) => `${event.note}\n${event.file}:\n${event.text}`.startsWith(told) && !without.has(event.id);
    return code ? this.#all.find(isIt) : undefined;
  }
}
