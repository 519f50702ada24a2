/** What is on the sheet, and how it is painted: finished things on one canvas, turtles and the line being drawn above. */

import {pathOf, placed} from "./turtle_shapes.js";

const WHITE = "#ffffff";

const usual = () => ({x: 0, y: 0, angle: 0, look: null});

export class Sheet {
  /** `paper` and `front` are canvases, one upon the other. */
  constructor(paper, front) {
    this.paper = paper;
    this.front = front;
    this.size = [640, 600];
    this.begin();
  }

  begin() {
    this.items = new Map();
    this.turtles = new Map();
    this.shapes = new Map();
    this.images = new Map();
    this.view = null;
    this.background = WHITE;
    this.picture = "";
    this.wants = {keys: [], clicks: 0, turtles: []};
    this.isHeld = false;
    this.between = null; // a turtle on its way: {turtle, x, y} or {turtle, angle}
    this.fresh = []; // painted next: [item, from which point on]
    this.filled = new Set(); // ids of what came in a place kept for it: what lies above is painted over it again
    this.isStale = true; // everything must be painted anew
  }

  turtle(number) {
    if (!this.turtles.has(number)) this.turtles.set(number, usual());
    return this.turtles.get(number);
  }

  // ── The plane ──

  /** left, bottom, right, top of what is seen. */
  get region() {
    const [width, height] = this.size;
    const [left, bottom, right, top] = this.view ?? [0, 0, 0, 0];
    if (right - left > 1 && top - bottom > 1 && (right - left > width || top - bottom > height || left !== -right)) {
      return [left, bottom, right, top];
    }
    return [-width / 2, -height / 2, width / 2, height / 2];
  }

  /** Fits the canvases into a box of CSS pixels; true where their size changed. */
  fit(boxWidth, boxHeight, sharpness) {
    const [left, bottom, right, top] = this.region;
    const scale = Math.min(boxWidth / (right - left), boxHeight / (top - bottom), 2);
    const width = Math.max(1, Math.floor((right - left) * scale));
    const height = Math.max(1, Math.floor((top - bottom) * scale));
    this.scale = scale;
    for (const canvas of [this.paper, this.front]) {
      const [across, down] = [Math.round(width * sharpness), Math.round(height * sharpness)];
      if (canvas.width !== across || canvas.height !== down) {
        [canvas.width, canvas.height] = [across, down];
        this.isStale = true;
      }
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this.pixels = this.paper.width / (right - left);
    return [width, height];
  }

  /** From CSS pixels on the canvas to the plane. */
  placeAt(x, y) {
    const [left, , , top] = this.region;
    return [left + x / this.scale, top - y / this.scale];
  }

  #aim(context) {
    const [left, , , top] = this.region;
    context.setTransform(this.pixels, 0, 0, -this.pixels, -left * this.pixels, top * this.pixels);
  }

  // ── Painting ──

  /** `moving`: the line being drawn just now, {colour, width, points}, or null. */
  paint(moving = null) {
    const context = this.paper.getContext("2d");
    if (this.isStale) this.#paintAll(context);
    else {
      this.#aim(context);
      for (const [item, from] of this.fresh) this.#paintItem(context, item, from);
      if (this.filled.size) this.#paintAbove(context);
    }
    this.fresh = [];
    this.filled.clear();
    this.#paintFront(moving);
  }

  #paintAll(context) {
    this.isStale = false;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = this.background || WHITE;
    context.fillRect(0, 0, this.paper.width, this.paper.height);
    this.#aim(context);
    const image = this.images.get(this.picture);
    if (image?.complete && image.naturalWidth) paintImage(context, image, 0, 0);
    for (const item of this.items.values()) this.#paintItem(context, item, 0);
  }

  /** Once for all that was filled: each by itself would go through the whole sheet. */
  #paintAbove(context) {
    let isAbove = false;
    for (const [id, item] of this.items) {
      isAbove ||= this.filled.has(id);
      if (isAbove) this.#paintItem(context, item, 0);
    }
  }

  #paintItem(context, item, from) {
    PAINTERS[item.kind](context, item, from, this);
  }

  #paintFront(moving) {
    const context = this.front.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.front.width, this.front.height);
    this.#aim(context);
    if (moving) paintLine(context, moving, 0);
    for (const turtle of this.turtles.values()) {
      if (!turtle.look?.isShown) continue;
      const seen = this.between?.turtle === turtle ? {...turtle, ...this.between} : turtle;
      this.paintShape(context, seen, turtle.look);
    }
  }

  paintShape(context, {x, y, angle}, look) {
    const image = this.images.get(look.shape);
    if (image) return image.naturalWidth ? paintImage(context, image, x, y) : undefined;
    for (const [points, fill, edge] of this.shapes.get(look.shape) ?? []) {
      const path = pathOf(placed(points, x, y, angle, look.stretch));
      context.fillStyle = fill ?? look.fill;
      if (context.fillStyle && (fill ?? look.fill)) context.fill(path);
      context.strokeStyle = edge ?? look.edge;
      context.lineWidth = Math.max(look.width, 0.5);
      context.lineJoin = "round";
      if (edge ?? look.edge) context.stroke(path);
    }
  }

  // ── What changes it ──

  put(id, item) {
    if (this.items.has(id)) this.filled.add(id);
    else this.fresh.push([item, 0]);
    this.items.set(id, item); // a Map keeps the place of what it has already
  }

  lengthen(id, x, y) {
    const line = this.items.get(id);
    if (line?.kind !== "line") return;
    line.points.push(x, y);
    this.fresh.push([line, line.points.length - 4]);
  }

  shorten(id) {
    const line = this.items.get(id);
    if (line?.kind !== "line" || line.points.length < 4) return;
    line.points.length -= 2;
    this.isStale = true;
  }

  remove(id) {
    if (this.items.delete(id)) this.isStale = true;
  }

  wipe() {
    this.items.clear();
    this.turtles.clear();
    this.isHeld = false;
    this.background = WHITE;
    this.picture = "";
    this.isStale = true;
  }

  stretch(across, up) {
    for (const item of this.items.values()) {
      if (item.points) item.points = item.points.map((part, index) => part * (index % 2 ? up : across));
      else [item.x, item.y] = [item.x * across, item.y * up];
    }
    for (const turtle of this.turtles.values()) [turtle.x, turtle.y] = [turtle.x * across, turtle.y * up];
    this.isStale = true;
  }
}

function paintLine(context, {colour, width, points}, from) {
  if (!colour || points.length < 4) return;
  context.strokeStyle = colour;
  context.lineWidth = Math.max(width, 0.3);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(points[from], points[from + 1]);
  for (let index = from + 2; index < points.length; index += 2) context.lineTo(points[index], points[index + 1]);
  context.stroke();
}

function paintSurface(context, {colour, points}) {
  if (!colour || points.length < 6) return;
  context.fillStyle = colour;
  context.fill(pathOf(points), "evenodd");
}

function paintDot(context, {x, y, size, colour}) {
  if (!colour) return;
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, size / 2, 0, 2 * Math.PI);
  context.fill();
}

/** Upright, though the plane's y goes up. */
function paintUpright(context, x, y, paint) {
  context.save();
  context.translate(x, y);
  context.scale(1, -1);
  paint();
  context.restore();
}

function paintWords(context, {x, y, text, align, family, size, style, colour}) {
  if (!colour) return;
  paintUpright(context, x, y, () => {
    const slant = style.includes("italic") ? "italic " : "";
    const weight = style.includes("bold") ? "bold " : "";
    context.font = `${slant}${weight}${size}pt "${family.replace(/["\\]/g, "")}", sans-serif`;
    context.fillStyle = colour;
    context.textAlign = align;
    context.textBaseline = "bottom";
    const lines = text.split("\n");
    lines.forEach((line, index) => context.fillText(line, 0, -(lines.length - 1 - index) * size * 1.6));
  });
}

function paintImage(context, image, x, y) {
  const {naturalWidth: width, naturalHeight: height} = image;
  paintUpright(context, x, y, () => context.drawImage(image, -width / 2, -height / 2));
}

const PAINTERS = {
  line: paintLine,
  surface: paintSurface,
  dot: paintDot,
  words: paintWords,
  stamp: (context, item, _, sheet) => sheet.paintShape(context, item, item.look),
};
