/** What each command of `runner/drawing/strokes.py` does to the sheet: one table. */

const lookOf = (isShown, shape, edge, fill, width, a = 1, b = 0, c = 0, d = 1) => ({
  isShown: isShown === 1, shape, edge, fill, width, stretch: [a, b, c, d],
});

function pictureOf(sheet, name, mime, data) {
  const image = new Image();
  image.src = `data:${mime};base64,${data}`;
  image.onload = () => {
    sheet.isStale = true;
    sheet.onLoaded?.();
  };
  sheet.images.set(name, image);
}

const move = (sheet, number, x, y) => Object.assign(sheet.turtle(number), {x, y});

export const DO = {
  new: (sheet) => sheet.begin(),
  size(sheet, width, height) {
    sheet.size = [width, height];
    sheet.isStale = true;
  },
  view(sheet, ...view) {
    sheet.view = view;
    sheet.isStale = true;
  },
  scale: (sheet, x, y) => sheet.stretch(x, y),
  bg(sheet, colour) {
    sheet.background = colour;
    sheet.isStale = true;
  },
  pic(sheet, name) {
    sheet.picture = name;
    sheet.isStale = true;
  },
  title: (sheet, text) => (sheet.title = text),
  wipe: (sheet) => sheet.wipe(),
  hold: (sheet) => (sheet.isHeld = true),
  live: (sheet) => (sheet.isHeld = false),
  n: (sheet, id, colour, width, x, y) => sheet.put(id, {kind: "line", colour, width, points: [x, y]}),
  l(sheet, number, id, x, y) {
    sheet.lengthen(id, x, y);
    move(sheet, number, x, y);
  },
  m: move,
  v(sheet, number, id, x, y) {
    sheet.shorten(id);
    move(sheet, number, x, y);
  },
  h: (sheet, number, angle) => (sheet.turtle(number).angle = angle),
  t: (sheet, number, ...look) => (sheet.turtle(number).look = lookOf(...look)),
  L: (sheet, id, colour, width, points) => sheet.put(id, {kind: "line", colour, width, points}),
  b: (sheet, id) => sheet.put(id, {kind: "surface", colour: "", points: []}),
  f: (sheet, id, colour, points) => sheet.put(id, {kind: "surface", colour, points}),
  d: (sheet, id, x, y, size, colour) => sheet.put(id, {kind: "dot", x, y, size, colour}),
  w: (sheet, id, x, y, text, align, family, size, style, colour) =>
    sheet.put(id, {kind: "words", x, y, text, align, family, size, style, colour}),
  s: (sheet, id, x, y, angle, ...look) => sheet.put(id, {kind: "stamp", x, y, angle, look: lookOf(1, ...look)}),
  x: (sheet, id) => sheet.remove(id),
  shape: (sheet, name, parts) => sheet.shapes.set(name, parts),
  image: pictureOf,
  wants: (sheet, keys, clicks, turtles) => (sheet.wants = {keys, clicks, turtles}),
};

/** How long a command takes to be seen. */
export const msOf = (command) => ("lmvh".includes(command[0]) ? (command.at(-1) ?? 0) : 0);
