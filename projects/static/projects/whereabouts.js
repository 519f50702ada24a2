/** Where the student is: told to the server now and then, so that another device goes on at the same letter. */

import {newName, recall, remember} from "./memory.js";
import {ask} from "./requests.js";

const PAUSE = 20_000; // ms: a save tells it too

function deviceName() {
  const known = recall("device");
  const name = known ?? newName();
  if (!known) remember("device", name);
  return name;
}

export class Whereabouts {
  /** `now()` gives {open, cursors: {file id: [from, to]}} of what may have moved; `kept` is what the server knows. */
  constructor({url, kept, now}) {
    Object.assign(this, {url, now});
    this.device = deviceName();
    // This device knows better itself where it was.
    this.elsewhere = kept.open && kept.device !== this.device ? kept : null;
    this.told = "";
  }

  /** For a save to take along. */
  place() {
    const place = {device: this.device, ...this.now()};
    this.told = JSON.stringify(place);
    return place;
  }

  moved() {
    this.timer ??= setTimeout(() => this.tell(), PAUSE);
  }

  /** Also when the page goes. What gets lost here is no loss: the next move tells it again. */
  async tell() {
    clearTimeout(this.timer);
    this.timer = null;
    const before = this.told;
    const json = this.place();
    if (!json.open) return;
    if (before === this.told) return;
    await ask(this.url, {method: "POST", json, keepalive: true}).catch(() => (this.told = ""));
  }
}
