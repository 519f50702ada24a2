/** The panel: it opens when it is asked for, and the keyboard comes back to where it was called from. */

import {recall, remember} from "../projects/memory.js";
import {Separator} from "../projects/panes.js";
import {filled} from "./words.js";

const LARGE = "tutor.large"; // what this browser remembers
const narrow = matchMedia("(max-width: 55rem)");

export class Panel {
  constructor({mount, words, onAsk, onOpen, leave}) {
    Object.assign(this, {mount, words, onAsk, onOpen, leave});
    this.part = (name) => mount.querySelector(`[data-${name}]`);
    this.form = this.part("ask");
    this.area = this.form.querySelector("[data-words]");
    this.divide = document.getElementById("tutor-divide");
    this.panes = mount.parentElement;
    const onKept = () => this.#setLarge(false);
    new Separator({element: this.divide, box: this.panes, name: "above-tutor", usual: 38, least: 20, most: 85, onKept});
    this.#setLarge(recall(LARGE, false));
    this.part("larger").addEventListener("click", () => this.#setLarge(!this.isLarge));
    this.part("close").addEventListener("click", () => this.close());
    mount.addEventListener("keydown", (event) => this.#pressed(event));
    this.form.addEventListener("change", () => this.#drawMode());
    this.form.addEventListener("submit", (event) => this.#send(event));
    this.area.addEventListener("input", () => this.#complain(""));
    const {talk, more} = {talk: this.part("talk"), more: this.part("more")};
    talk.addEventListener("scroll", () => this.#drawMore(), {passive: true});
    new ResizeObserver(() => this.#drawMore()).observe(talk);
    new MutationObserver(() => this.#drawMore()).observe(talk, {childList: true, subtree: true, attributeFilter: ["hidden"]});
    more.addEventListener("click", () => talk.scrollBy({top: talk.clientHeight * 0.8, behavior: "smooth"}));
    this.spent = "";
    this.#drawMode();
  }

  #drawMore() {
    const {scrollTop, scrollHeight, clientHeight} = this.part("talk");
    const {hidden} = this.part("more");
    const isMore = scrollHeight - scrollTop - clientHeight > 16;
    if (hidden === isMore) this.part("more").hidden = !isMore;
  }

  get isOpen() {
    return !this.mount.hidden;
  }

  get hasFocus() {
    return this.mount.contains(document.activeElement);
  }

  /** `stay`: what was asked is shown; else the keyboard goes to the place where one writes. */
  open(opener, {mode, stay = false} = {}) {
    const wasOpen = this.isOpen;
    if (!this.hasFocus) this.opener = opener ?? document.activeElement;
    this.#setOpen(true);
    if (!wasOpen) this.onOpen();
    if (mode) this.#choose(mode);
    if (stay) return;
    if (this.form.hidden) this.part("talk").focus();
    else this.area.focus();
  }

  close() {
    const hadFocus = this.hasFocus;
    this.#setOpen(false);
    if (!hadFocus) return;
    if (this.opener?.isConnected && this.opener.checkVisibility()) this.opener.focus();
    else this.leave();
  }

  /** On a phone it stands over the code. */
  makeRoom() {
    if (narrow.matches) this.#setOpen(false);
  }

  #setOpen(isOpen) {
    this.mount.hidden = this.divide.hidden = !isOpen;
    for (const button of document.querySelectorAll(".tutor-opener")) button.setAttribute("aria-expanded", String(isOpen));
  }

  #setLarge(isLarge) {
    this.isLarge = isLarge;
    this.panes.classList.toggle("has-large-tutor", isLarge);
    this.part("larger").setAttribute("aria-pressed", String(isLarge));
    remember(LARGE, isLarge);
  }

  #pressed(event) {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      this.close();
    }
    const isSend = event.target === this.area && event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (!isSend || (narrow.matches && navigator.maxTouchPoints)) return; // a finger has no Shift for a second line
    event.preventDefault();
    this.form.requestSubmit();
  }

  // ── Asking ──

  get #mode() {
    return this.form.querySelector("[name=mode]:checked");
  }

  #choose(mode) {
    const choice = this.form.querySelector(`[name=mode][value=${mode}]`);
    if (choice && !choice.closest("label").hidden) choice.checked = true;
    this.#drawMode();
  }

  #drawMode() {
    const {label = "", send = ""} = this.#mode?.dataset ?? {};
    this.part("ask-label").textContent = label;
    this.area.placeholder = this.spent || label;
    this.part("send-words").textContent = send;
    this.part("send").title = send;
    this.#complain("");
  }

  #complain(sentence) {
    this.part("refused").textContent = sentence;
    this.area.setAttribute("aria-invalid", String(Boolean(sentence)));
  }

  #send(event) {
    event.preventDefault();
    const text = this.area.value.trim();
    if (!text || !this.#mode) return this.#complain(this.words.empty);
    const {value} = this.#mode;
    this.area.value = "";
    this.#choose("chat");
    this.onAsk(value, text);
  }

  // ── What is seen ──

  add(exchange) {
    if (!this.part("talk").querySelector(".exchange")) exchange.begin(this.part("notice").cloneNode(true));
    this.part("welcome").hidden = true;
    for (const ways of this.mount.querySelectorAll(".exchange__ways")) ways.hidden = true; // only of the latest
    this.part("talk").append(exchange.element);
    exchange.show({takesFocus: !this.form.contains(document.activeElement)}); // who writes goes on writing
  }

  /** Above what is asked on this page; nothing is read out, and nobody is taken away from where they read. */
  addEarlier({element}) {
    const talk = this.part("talk");
    const below = talk.scrollHeight - talk.scrollTop;
    this.part("welcome").hidden = true;
    this.part("earlier").hidden = false;
    talk.setAttribute("aria-live", "off");
    element.classList.add("exchange--earlier");
    talk.insertBefore(element, talk.querySelector(".exchange:not(.exchange--earlier)"));
    talk.scrollTop = talk.scrollHeight - below;
    setTimeout(() => talk.removeAttribute("aria-live"));
  }

  /** Of what is offered: the ways of asking, what is left, how far the model is. */
  offer({jobs, left, most, model, progress, why}) {
    for (const label of this.form.querySelectorAll("label:has([name=mode])")) {
      const {value} = label.querySelector("input");
      label.hidden = (jobs[value] ?? "off") === "off";
    }
    const shown = [...this.form.querySelectorAll("label:has([name=mode]):not([hidden])")];
    this.form.hidden = !shown.length;
    this.part("modes").hidden = shown.length < 2;
    if (shown.length && (!this.#mode || this.#mode.closest("label").hidden)) shown[0].querySelector("input").checked = true;
    this.drawLeft({left, most});
    this.#drawModel(model, progress);
    this.part("why").textContent = Object.values(why ?? {}).join(" ");
    this.part("why").hidden = !this.part("why").textContent;
  }

  drawLeft({left, most}) {
    this.part("left").hidden = !most;
    this.part("left-bar").max = Math.max(1, most);
    this.part("left-bar").value = left;
    const words = filled(left > 0 ? this.words.left : this.words.leftNone, {left, most});
    this.part("left-words").textContent = words;
    this.#setSpent(most > 0 && left <= 0 ? words : "");
  }

  /** `words`: why; "" where there is help. One can write all the same: who is in danger is heard at any time. */
  #setSpent(words) {
    this.spent = words;
    this.mount.dataset.spent = words;
    this.mount.classList.toggle("is-spent", Boolean(words));
    this.#drawMode();
    this.mount.dispatchEvent(new Event("offered"));
  }

  #drawModel(sentence, progress) {
    this.part("model").hidden = !sentence;
    if (this.part("model-words").textContent !== sentence) this.part("model-words").textContent = sentence;
    this.part("model-bar").hidden = !(progress > 0 && progress < 1);
    this.part("model-bar").value = Math.round(progress * 100);
  }

  /** The door is closed: what was said stays to be read. */
  refuse(sentence) {
    this.form.hidden = true;
    this.#drawModel(sentence, 1);
  }
}
