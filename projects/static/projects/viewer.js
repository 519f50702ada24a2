/** A picture is shown as one; what is no text either, with its size and the way to download it. */

import {counted, filled, words} from "./words.js";

export function sizeWords(bytes) {
  if (bytes < 1000) return counted(words, "bytes", bytes);
  if (bytes < 1_000_000) return filled(words.kilobytes, {number: Math.round(bytes / 1000)});
  return filled(words.megabytes, {number: (bytes / 1_000_000).toFixed(1)});
}

function downloadLink(file) {
  const link = document.createElement("a");
  link.className = "button";
  link.href = file.download_url;
  link.textContent = filled(words.download, file);
  return link;
}

function about({name, size, is_picture: isPicture}) {
  const line = document.createElement("p");
  line.className = "muted";
  line.textContent = filled(isPicture ? words.pictureSize : words.noText, {name, size: sizeWords(size)});
  return line;
}

function textButton(onText) {
  const button = document.createElement("button");
  Object.assign(button, {type: "button", className: "button", textContent: words.showText});
  button.addEventListener("click", onText);
  return button;
}

/** `onText()`: a picture that is written as text (SVG) can be seen as that too. */
export function show(root, file, onText) {
  const parts = [about(file), downloadLink(file)];
  if (file.is_text) parts.push(textButton(onText));
  if (file.is_picture) {
    const image = document.createElement("img");
    image.className = "viewer__picture";
    image.alt = filled(words.picture, file);
    image.src = file.picture_url;
    parts.unshift(image);
  }
  root.replaceChildren(...parts);
}
