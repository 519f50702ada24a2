/** The ways to the server, best first, and which one works on this network: remembered for a day. */

import {ByAnswers, ByStream} from "./by_stream.js";
import {ByWebsocket} from "./by_websocket.js";

const KEY = "buildalong.way";
const DAY = 24 * 3600 * 1000; // ms
const SHORTLY = 600_000; // ms: what was seen once may have been a moment's trouble

/** `patience`: ms until a first word. */
export const WAYS = {
  websocket: {open: (options) => new ByWebsocket(options), patience: 1500, next: "stream"},
  stream: {open: (options) => new ByStream(options), patience: 2000, next: "answers"},
  answers: {open: (options) => new ByAnswers(options), patience: 5000, next: ""},
};

/** {way, isSure}: what worked here lately, where it was not the best one. */
export function recallWay() {
  try {
    const {way, until} = JSON.parse(localStorage.getItem(KEY));
    const left = until - Date.now();
    if (way in WAYS && left > 0 && left <= DAY) return {way, isSure: left > SHORTLY};
  } catch {
    // Nothing is kept, or nothing may be.
  }
  return {way: "websocket", isSure: false};
}

export function rememberWay(way, {isSure = true} = {}) {
  try {
    if (way === "websocket") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({way, until: Date.now() + (isSure ? DAY : SHORTLY)}));
  } catch {
    // Then the next page finds out by itself.
  }
}
