/** Below the drawing: what it shows, in words, and the drawing to keep. */

import {words} from "./words.js";

let last = 0;

function made(name, className, more = {}) {
  return Object.assign(document.createElement(name), {className, ...more});
}

function keep(url) {
  made("a", "", {href: url, download: "drawing.png"}).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export class Foot {
  /** `stage` is what the words describe; `layers` are its canvases; `url` of the drawing as SVG, where it is kept. */
  constructor({stage, layers, url = ""}) {
    this.stage = stage;
    this.layers = layers;
    this.text = made("p", "drawing__text", {id: `drawing-words-${(last += 1)}`});
    this.words = made("details", "drawing__words", {hidden: true});
    this.words.append(made("summary", "button button--quiet", {textContent: words.inWords}), this.text);
    this.png = made("button", "button button--quiet", {type: "button", textContent: words.png});
    this.png.addEventListener("click", () => this.#save());
    this.svg = made("a", "button button--quiet", {href: url, textContent: words.svg, hidden: true});
    this.url = url;
    this.element = made("div", "drawing__foot");
    this.element.append(this.words, this.png, this.svg);
  }

  describe(text) {
    this.text.textContent = text;
    this.words.hidden = !text;
    if (text) this.stage.setAttribute("aria-describedby", this.text.id);
    else this.stage.removeAttribute("aria-describedby");
  }

  begin() {
    this.describe("");
    this.svg.hidden = true;
  }

  /** Only now the site has it as SVG. */
  end() {
    this.svg.hidden = !this.url;
  }

  #save() {
    const {width, height} = this.layers[0];
    const canvas = made("canvas", "", {width, height});
    const context = canvas.getContext("2d");
    for (const layer of this.layers) context.drawImage(layer, 0, 0);
    canvas.toBlob((blob) => blob && keep(URL.createObjectURL(blob)), "image/png");
  }
}
