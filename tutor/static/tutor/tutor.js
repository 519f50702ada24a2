/** The tutor beside a project: asks, and shows what is said to it. One handler for one message of tutor/messages.py. */

import {findingWords} from "../runner/findings.js";
import {PAGE} from "../runner/posts.js";
import {Acts} from "./acts.js";
import {Exchange} from "./exchange.js";
import {Ghosts} from "./ghosts.js";
import {Line} from "./line.js";
import {Panel} from "./panel.js";
import {Plan} from "./plan.js";
import {Suggestion} from "./suggestion.js";
import {Waiting} from "./waiting.js";
import {filled, pieces} from "./words.js";

const LOOK_AGAIN = 5000; // ms, while the model is being made ready and the panel is open
const LONGEST = 60_000; // ms: the server ends everything long before
const TICKS_LATER = [1200, 2000, 4000, 8000, 16000]; // ms from a run, and from look to look: by then the server knows what it was worth
const REPEATED = {help: "helpAgain"}; // how the same thing is asked once more

const KNOWN = ".failure .finding__sentence, .verdict__line--missing"; // where the page says what went wrong

let made = null;

export function tutorOf(given) {
  return (made ??= new Tutor(given));
}

function isOnPage(text) {
  const words = findingWords({sentence: text});
  return [...document.querySelectorAll(KNOWN)].some((place) => place.textContent.includes(words));
}

class Tutor {
  constructor({mount, workspace, words}) {
    Object.assign(this, {mount, workspace, words});
    this.piece = pieces(mount);
    this.asked = new Map(); // id -> {message, exchange, base}
    this.waiting = new Waiting(mount.dataset.socket);
    this.shown = new Set(); // ids of suggestions
    this.count = 0;
    this.offered = null;
    this.line = new Line({
      path: mount.dataset.socket,
      onEvent: (event) => this.on[event.type]?.(event),
      onRefused: () => this.#refused(),
    });
    this.panel = new Panel({
      mount,
      words,
      onAsk: (mode, text) => this.#asked(mode, text),
      onOpen: () => this.#opened(),
      leave: () => workspace.editing.focus(),
    });
    this.plan = new Plan({
      mount,
      words,
      piece: this.piece,
      cardAddress: (card) => this.#cardAddress(card),
      rearrange: (wanted) => this.line.say({type: "rearrange", id: this.#newId(), ...wanted}),
    });
    this.ghosts = new Ghosts({line: this.line, workspace, words, newId: () => this.#newId()});
    this.acts = new Acts({mount, workspace, onAct: (act) => this.act(act)});
    this.on = this.#handlers();
    const mayBecomeMore = new Set(["finished", "checked"]);
    workspace.root.addEventListener("heard", ({detail}) => mayBecomeMore.has(detail.type) && this.#lookSoon());
    if (this.#jobs.has("ghost")) this.#look();
  }

  get #jobs() {
    return new Set(this.mount.dataset.jobs.split(" "));
  }

  #newId() {
    this.count += 1;
    return `${PAGE.slice(0, 16)}-${this.count}`;
  }

  #cardAddress(card) {
    return this.mount.dataset.card.replace("CARD", encodeURIComponent(card));
  }

  // ── What is asked ──

  toggle(opener) {
    if (this.panel.isOpen) this.panel.close();
    else this.panel.open(opener);
  }

  /** By key: to what can be done with the selected lines, else into the panel, and from there back. */
  goTo() {
    if (this.acts.focus()) return;
    if (this.panel.hasFocus) this.panel.close();
    else this.panel.open();
  }

  wish(opener) {
    this.panel.open(opener, {mode: "file"});
  }

  help({about, run, opener}) {
    this.panel.open(opener, {stay: !this.panel.spent});
    if (this.panel.spent) return;
    const words = this.words[`help${about[0].toUpperCase()}${about.slice(1)}`];
    this.#ask({type: "help", about, run}, words);
  }

  foresee(run) {
    this.line.say({type: "foresee", run, files: this.workspace.documents.unsaved});
  }

  act({action, file, first, last}) {
    this.panel.open(null, {stay: true});
    const place = filled(first === last ? this.words.line : this.words.lines, {file, first, last});
    const name = action.replace(/(?:^|_)(\w)/g, (all, letter) => letter.toUpperCase());
    this.#ask({type: "act", action, file, first, last}, filled(this.words[`act${name}`], {place}));
  }

  #asked(mode, text) {
    if (mode === "plan") this.#wishForPlan(text);
    else if (mode === "file") this.#ask({type: "write", wish: text}, filled(this.words.file, {wish: text}));
    else this.#ask({type: "talk", text, run: this.#lastRun}, text);
  }

  /** A plan that is there already, with its ticks, makes room only for whoever says so. */
  #wishForPlan(idea) {
    const words = filled(this.words.plan, {idea});
    const make = () => this.#ask({type: "plan", idea}, words);
    if (!this.plan.isThere) return make();
    const exchange = this.#exchange(words);
    const question = this.piece("replaces");
    const part = (name) => question.querySelector(`[data-${name}]`);
    part("text").textContent = filled(this.words.planReplaces, this.plan.now);
    const answer = (act) => {
      exchange.element.remove();
      act();
    };
    part("keep").addEventListener("click", () => answer(() => this.panel.area.focus()));
    part("make").addEventListener("click", () => answer(make));
    this.plan.fold();
    this.panel.add(exchange);
    exchange.end({how: "done"});
    exchange.add(question, part("text").textContent);
    part("keep").focus();
  }

  /** The run whose error is in the console; the server knows the latest one itself. */
  get #lastRun() {
    return [...document.querySelectorAll("[data-log] help-place[run]")].at(-1)?.getAttribute("run") ?? "";
  }

  /** Of one kind one thing at a time: what still goes on is left as it is, and the eye is led there. */
  #ask(asked, words) {
    const going = [...this.asked.values()].find(({message, exchange}) => message.type === asked.type && exchange.isOpen);
    if (going && asked.type === "help") return going.exchange.show();
    const message = {...asked, id: this.#newId(), files: this.workspace.documents.unsaved};
    const exchange = this.#exchange(words, {
      of: asked.type,
      onStop: () => this.line.say({type: "cancel", id: message.id}),
      onAgain: () => this.#ask(asked, this.words[REPEATED[asked.type]] ?? words),
      onOther: (question) => this.#asked("chat", question),
      isKnown: (text) => asked.type === "help" && isOnPage(text),
    });
    this.plan.fold();
    const base = this.workspace.documents.named(asked.file)?.text; // as it is sent: what is suggested is about that
    this.asked.set(message.id, {message, exchange, base});
    setTimeout(() => exchange.end({how: "lost"}), LONGEST);
    this.panel.add(exchange);
    this.line.say(message);
  }

  #exchange(asked, ways = {}) {
    return new Exchange({
      element: this.piece("exchange"),
      piece: this.piece,
      words: this.words,
      asked,
      ...ways,
      jump: (place) => {
        this.panel.makeRoom();
        this.workspace.marks.show(place);
      },
      textOf: (file) => this.workspace.documents.named(file)?.text ?? "",
      cardAddress: (card) => this.#cardAddress(card),
      colour: (code) => this.#coloured(code),
    });
  }

  async #coloured(code) {
    const {coloured} = await import(this.workspace.root.dataset.editor);
    return coloured(code);
  }

  // ── What is said ──

  #handlers() {
    const of = (event) => this.asked.get(event.id);
    return {
      offered: (event) => this.#offered(event),
      earlier: (event) => this.#wasSaid(event),
      heard: (event) => of(event)?.exchange.heard(event),
      sentence: (event) => of(event)?.exchange.sentence(event),
      others: (event) => of(event)?.exchange.others(event),
      suggestion: (event) => this.#suggested(event),
      ghost: (event) => this.ghosts.heard(event),
      planned: (event) => this.#planned(event, of(event)),
      ended: (event) => this.#ended(event),
    };
  }

  #offered(event) {
    this.offered = event;
    const jobs = Object.entries(event.jobs).filter(([, how]) => how !== "off");
    this.mount.dataset.jobs = jobs.map(([job]) => job).join(" ");
    this.panel.offer(event);
    this.#offerActs();
    this.ghosts.offer(event.jobs.ghost === "model");
    clearTimeout(this.looking);
    if (event.model && this.panel.isOpen) this.looking = setTimeout(() => this.#look(), LOOK_AGAIN);
  }

  /** What was said before this page was opened is fetched once. */
  #opened() {
    this.#look(!this.hasLookedBack);
    this.hasLookedBack = true;
  }

  #look(earlier = false) {
    this.line.say({type: "look", earlier});
  }

  #wasSaid({job, what, asked, said, waits}) {
    const named = what.replace(/(?:^|_)(\w)/g, (all, letter) => letter.toUpperCase());
    const words = {
      hint: this.words[`help${named}`],
      action: filled(this.words[`act${named}`] ?? "", {place: this.words.someLines}),
      file: filled(this.words.file, {wish: asked}),
    };
    const exchange = this.#exchange(words[job] ?? asked, {of: job === "hint" ? "help" : job});
    for (const part of said) {
      const waiting = waits && this.waiting.find(part, this.shown);
      if (waiting) exchange.add(this.#suggestion(waiting).element);
      else exchange.sentence(part);
    }
    exchange.end({how: "done"});
    this.panel.addEarlier(exchange); // whole: so the end of all that was said stays in view
    for (const {exchange: one} of this.asked.values()) if (one.isOpen) one.show({takesFocus: false});
  }

  /** Where many run at once, a plan's step is looked at later. */
  #lookSoon([pause, ...later] = TICKS_LATER) {
    if (!this.offered) return; // nobody has asked for anything yet
    clearTimeout(this.ticking);
    this.ticking = setTimeout(() => {
      this.#look();
      if (later.length && this.plan.isGoing) this.#lookSoon(later);
    }, pause);
  }

  /** One that was just made is looked at as a whole. */
  #planned(event, found) {
    this.plan.draw(event);
    if (found) this.plan.unfold();
  }

  #suggested(event) {
    const found = this.asked.get(event.id);
    if (!found) return;
    const base = found.base ?? this.workspace.documents.named(event.file)?.text ?? "";
    this.waiting.add(event, base);
    found.exchange.add(this.#suggestion({event, base}).element, event.note);
  }

  #suggestion({event, base}) {
    this.shown.add(event.id);
    return new Suggestion({
      event,
      base,
      element: this.piece("suggestion"),
      piece: this.piece,
      words: this.words,
      workspace: this.workspace,
      colour: (code) => this.#coloured(code),
      onSettled: (settled) => {
        this.waiting.settle(event.id);
        this.line.say({type: "settle", id: event.id, ...settled});
      },
    });
  }

  #ended(event) {
    if (this.ghosts.ended(event)) return;
    // Without an id what was sent was not even understood: nothing that waits will be answered.
    const about = event.id ? [this.asked.get(event.id)] : [...this.asked.values()];
    for (const found of about) found?.exchange.end(event);
    if (!event.most) return;
    this.panel.drawLeft(event);
    this.#offerActs();
  }

  #offerActs() {
    this.acts.offer(this.#jobs.has("action") && !this.panel.spent);
  }

  #refused() {
    this.panel.refuse(this.words.gone);
    this.ghosts.offer(false);
    this.acts.offer(false);
  }
}
