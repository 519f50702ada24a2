/** Plays commands at their pace: what takes time is seen on its way, the rest happens at once. */

import {DO, msOf} from "./turtle_commands.js";

const LATE = 150; // ms: what is farther behind the program than this is hurried
const FRAME_WORK = 12; // ms of work in one frame, so that the page stays usable
const MUCH = 20_000; // commands waiting: then they are all done at once

export class Player {
  /** `onPaint(moving)` is called whenever there is something new to see. */
  constructor({sheet, onPaint, onWants}) {
    Object.assign(this, {sheet, onPaint, onWants});
    this.slowness = 1;
    this.queue = [];
    this.at = 0; // the first of the queue not done
    this.behind = 0; // ms of all that waits
    this.due = 0; // when all that waits should have been seen
    this.spent = 0; // ms of the first, already seen
    this.frame = 0;
  }

  take(commands) {
    const before = this.behind;
    for (const command of commands) {
      this.queue.push(command);
      this.behind += msOf(command);
    }
    this.due = Math.max(this.due, performance.now()) + (this.behind - before) * this.slowness;
    if (document.hidden || this.queue.length - this.at > MUCH) this.finish();
    else this.start();
  }

  start() {
    if (this.frame) return;
    this.last = performance.now();
    this.frame = requestAnimationFrame((now) => this.#step(now));
  }

  /** All that waits, at once. */
  finish() {
    while (this.at < this.queue.length) this.#doNext();
    this.#rest();
    this.onPaint(null);
  }

  #step(now) {
    this.frame = 0;
    let left = Math.max(0, now - this.last) * this.#hurry(now);
    this.last = now;
    const until = performance.now() + FRAME_WORK;
    this.isShown = false;
    while (this.at < this.queue.length && performance.now() < until) {
      const needs = msOf(this.queue[this.at]) * this.slowness - this.spent;
      if (needs > left) {
        this.spent += left;
        break;
      }
      left -= Math.max(needs, 0);
      this.#doNext();
    }
    if (!this.sheet.isHeld || this.isShown) this.onPaint(this.#moving());
    if (this.at < this.queue.length) this.frame = requestAnimationFrame((next) => this.#step(next));
    else this.#rest();
  }

  /** How much faster than it should be, to be in time again. */
  #hurry(now) {
    const late = this.behind * this.slowness - Math.max(0, this.due - now);
    return late > LATE ? 1 + late / LATE : 1;
  }

  #doNext() {
    const command = this.queue[this.at];
    this.at += 1;
    this.spent = 0;
    this.behind -= msOf(command);
    const [name, ...values] = command;
    if (name === "u") this.isShown = true;
    else DO[name]?.(this.sheet, ...values);
    if (name === "wants" || name === "new") this.onWants();
  }

  #rest() {
    this.queue = [];
    this.at = this.behind = this.spent = 0;
  }

  /** The turtle between two places; gives the piece of line it draws meanwhile. */
  #moving() {
    const command = this.queue[this.at];
    const whole = command ? msOf(command) * this.slowness : 0;
    this.sheet.between = null;
    if (!whole || !this.spent) return null;
    const share = Math.min(this.spent / whole, 1);
    const turtle = this.sheet.turtle(command[1]);
    if (command[0] === "h") {
      this.sheet.between = {turtle, angle: command[2] - command[3] * (1 - share)};
      return null;
    }
    const [x, y] = command[0] === "m" ? command.slice(2, 4) : command.slice(3, 5);
    const here = {x: turtle.x + (x - turtle.x) * share, y: turtle.y + (y - turtle.y) * share};
    this.sheet.between = {turtle, ...here};
    const line = command[0] === "l" ? this.sheet.items.get(command[2]) : null;
    return line && {...line, points: [turtle.x, turtle.y, here.x, here.y]};
  }
}
