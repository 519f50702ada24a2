/** The history panel: back through the versions of a file, what changed, who wrote it, and bringing it back. */

import {say} from "../runner/say.js";
import {SOURCES, differenceWords, draw, shares} from "./difference.js";
import {kindWords, timeWords} from "./moments.js";
import {Past} from "./past.js";
import {ask, sentenceOf} from "./requests.js";
import {Scrubber} from "./scrubber.js";
import {filled, language, words} from "./words.js";

function option(value, text) {
  return Object.assign(document.createElement("option"), {value, textContent: text});
}

export class History {
  /** `root` is the dialog of templates/projects/_history.html. */
  constructor({root, url, documents, autosave, files, arrivals, canEdit}) {
    Object.assign(this, {root, documents, autosave, files, arrivals, canEdit});
    this.part = (name) => root.querySelector(`[data-${name}]`);
    this.past = new Past({url});
    this.scrubber = new Scrubber({
      root: this.part("scrubber"),
      wordsOf: (version) => this.#words(version),
      onMove: (version) => this.#show(version),
    });
    root.addEventListener("close", () => this.scrubber.pause());
    this.part("which").addEventListener("change", () => this.#openFile(this.part("which").value));
    this.part("compare").addEventListener("change", () => this.#show(this.wanted));
    this.part("who").addEventListener("change", () => this.#show(this.wanted));
    if (canEdit) this.#listen();
  }

  #listen() {
    this.part("bring-back").addEventListener("click", () => this.#try(() => this.#bringBack()));
    this.part("bring-all-back").addEventListener("click", () => this.#try(() => this.#bringAllBack()));
    this.part("name-moment").addEventListener("click", () => this.#askName());
    this.part("no-name").addEventListener("click", () => this.#closeName());
    this.part("naming").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#try(() => this.#name(this.part("moment-name").value));
    });
  }

  /** `look`: the address of its style sheet. */
  async open(fileId, look) {
    await this.#load(look);
    // What was typed last belongs to the history too.
    if (this.canEdit) await this.autosave.flush();
    await this.#openFile(fileId ?? this.documents.all[0]?.id);
    this.root.showModal();
    this.scrubber.focus();
  }

  #load(look) {
    this.loaded ??= new Promise((done, failed) => {
      const link = Object.assign(document.createElement("link"), {rel: "stylesheet", href: look});
      link.addEventListener("load", done);
      link.addEventListener("error", () => {
        this.loaded = null;
        failed(new Error("The style sheet did not come."));
      });
      document.head.append(link);
    });
    return this.loaded;
  }

  async #openFile(id) {
    this.fileId = id;
    this.part("refused").textContent = "";
    const {files, moments, runs, now} = await this.past.open(id);
    Object.assign(this, {moments, runs, now, beginnings: {}});
    const names = files.map((file) => option(file.id, file.is_deleted ? filled(words.ofDeleted, file) : file.name));
    this.part("which").replaceChildren(...names);
    this.part("which").value = id;
    this.name = files.find((file) => file.id === id)?.name;
    this.#closeName();
    this.#offerComparisons(id);
    this.#drawMoments();
    this.scrubber.show(this.past.versions, this.#ticks());
    this.#fetchOlder(id);
  }

  async #fetchOlder(id) {
    try {
      while (this.past.hasMore && this.past.fileId === id && (await this.past.older())) {
        this.scrubber.show(this.past.versions, this.#ticks(), {stay: true});
        this.#drawWhen(this.wanted);
      }
    } catch {
      // What is here can be used; the older ones come when it is opened again.
    }
  }

  async #offerComparisons(id) {
    const found = await ask(`${this.documents.get(id)?.url ?? this.#urlOf(id)}beginning/`).catch(() => ({}));
    if (id !== this.fileId) return;
    this.beginnings = found;
    for (const name of ["starter", "original"]) {
      const choice = this.part("compare").querySelector(`[value=${name}]`);
      choice.hidden = choice.disabled = typeof found[name] !== "string";
      if (choice.disabled && choice.selected) this.part("compare").value = "before";
    }
  }

  #urlOf(id) {
    return this.past.url.replace(/history\/$/, `files/${id}/`);
  }

  // ── What is seen ──

  #words(version) {
    const number = this.past.versions.indexOf(version) + 1;
    const [time, how] = [timeWords(version.at, this.now), kindWords(version.kind)];
    return filled(words.versionOf, {time, how, number, all: this.past.versions.length});
  }

  #drawWhen(version) {
    const moment = this.moments.find((named) => named.version === version.id);
    const when = this.#words(version);
    this.part("when").textContent = moment ? filled(words.momentIs, {name: moment.name, words: when}) : when;
  }

  /** Of a slider that is dragged only the last place is asked for. */
  async #show(version) {
    this.wanted = version;
    if (version) this.#drawWhen(version);
    if (!version || this.isDrawing) return;
    this.isDrawing = true;
    try {
      for (let drawn = null; drawn !== this.#wish(); ) {
        drawn = this.#wish();
        await this.#draw(this.wanted);
      }
      this.part("refused").textContent = "";
    } catch (error) {
      this.part("refused").textContent = sentenceOf(error);
    }
    this.isDrawing = false;
  }

  #wish() {
    return [this.wanted.id, this.part("compare").value, this.part("who").checked].join(" ");
  }

  async #draw(version) {
    const [then, other] = await Promise.all([this.past.look(version.id), this.#other(version)]);
    const root = this.part("then");
    const isWho = this.part("who").checked && then.text !== null;
    root.classList.toggle("is-who", isWho);
    this.#drawLegend(isWho ? then.origins : []);
    if (then.text === null) return this.#drawData(then);
    const counts = draw(root, {text: then.text, other, origins: isWho ? then.origins : []});
    this.part("summary").textContent = other === null ? words.firstVersion : differenceWords(counts);
    root.querySelector(".line--new, .line--gone")?.scrollIntoView({block: "center"});
  }

  #drawData({name, picture_url: address, size}) {
    const told = filled(words.dataOf, {name, size: size.toLocaleString(language)});
    const line = Object.assign(document.createElement("p"), {textContent: told});
    const image = Object.assign(document.createElement("img"), {src: address ?? "", alt: filled(words.pictureWas, {name})});
    this.part("then").replaceChildren(...(address ? [image] : []), line);
    this.part("summary").textContent = "";
  }

  /** The text to compare with; null where there is none. */
  async #other(version) {
    const choice = this.part("compare").value;
    if (choice === "now") return this.documents.get(this.fileId)?.text ?? (await this.past.look(this.past.versions.at(-1).id)).text;
    if (choice !== "before") return this.beginnings[choice] ?? null;
    const before = this.past.versions[this.past.versions.indexOf(version) - 1];
    return before ? (await this.past.look(before.id)).text : null;
  }

  #drawLegend(origins) {
    const legend = this.part("legend");
    legend.hidden = !origins.length;
    legend.replaceChildren(
      ...shares(origins).map(([code, percent]) => {
        const swatch = document.createElement("span");
        swatch.className = `swatch source source--${code === "?" ? "unknown" : code}`;
        const item = document.createElement("li");
        item.append(swatch, filled(words.share, {source: SOURCES[code] ?? words.sourceUnknown, percent}));
        return item;
      }),
    );
  }

  // ── Moments and runs on the line ──

  #ticks() {
    const named = this.moments.map(({at, name}) => ({at, kind: "moment", words: name}));
    return [...this.runs.map((at) => ({at, kind: "run", words: filled(words.runAt, {time: timeWords(at, this.now)})})), ...named];
  }

  #drawMoments() {
    const buttons = this.moments.map(({version, name, at}) => {
      const made = document.createElement("button");
      Object.assign(made, {type: "button", className: "button button--quiet", textContent: `★ ${name}`, title: timeWords(at, this.now)});
      made.addEventListener("click", () => this.#goTo(version));
      return made;
    });
    this.part("moments").replaceChildren(...buttons);
    this.part("moments").hidden = !buttons.length;
  }

  /** A moment is of the whole project: this file as it was then. */
  #goTo(id) {
    const then = this.past.versions.findLast((version) => version.id <= id) ?? this.past.versions[0];
    this.scrubber.goTo(then.id);
  }

  #askName() {
    this.part("naming").hidden = false;
    this.part("moment-name").value = this.moments.find(({version}) => version === this.wanted.id)?.name ?? "";
    this.part("moment-name").focus();
  }

  #closeName() {
    const naming = this.part("naming");
    if (!naming || naming.hidden) return;
    naming.hidden = true;
    this.part("name-moment").focus();
  }

  async #name(wish) {
    const {id, at} = this.wanted;
    const name = await this.past.name(id, wish);
    this.moments = this.moments.filter(({version}) => version !== id);
    if (name) this.moments.push({version: id, file: this.fileId, name, at});
    this.#closeName();
    this.#drawMoments();
    this.#drawWhen(this.wanted);
    this.scrubber.show(this.past.versions, this.#ticks(), {stay: true});
    say(name ? filled(words.momentCalled, {name}) : words.momentNameless);
  }

  // ── Bringing back ──

  async #try(act) {
    this.part("refused").textContent = "";
    try {
      await act();
    } catch (error) {
      this.part("refused").textContent = sentenceOf(error);
    }
  }

  async #bringBack() {
    const {id, at} = this.wanted;
    const before = this.past.versions.at(-1).id;
    await this.past.bringBack(id);
    const told = filled(words.fileBack, {name: this.name, time: timeWords(at, this.now)});
    await this.#arrived(told, () => this.past.bringBack(before));
  }

  async #bringAllBack() {
    const {id, at} = this.wanted;
    const {before} = await this.past.bringAllBack(id);
    const told = filled(words.allBack, {time: timeWords(at, this.now)});
    await this.#arrived(told, () => this.past.bringAllBack(before));
  }

  async #arrived(told, undo) {
    this.root.close();
    await this.#takeOver();
    if (this.documents.get(this.fileId)) this.files.show(this.fileId);
    const note = this.files.note(told);
    note.offer(words.undo, async () => {
      await undo();
      await this.#takeOver();
      say(words.undone);
    });
    note.focus();
    say(told);
  }

  /** What was put away goes without a word: it was asked for. */
  async #takeOver() {
    const {files} = await ask(this.files.urls.files);
    const there = new Set(files.map(({id}) => id));
    for (const {id} of this.documents.all) if (!there.has(id)) this.files.take(id);
    await this.arrivals.look();
  }
}
