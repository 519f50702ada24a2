/** A picture is shown as one; what is no text either, with its size and the way to download it. */

export function sizeWords(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function downloadLink(file) {
  const link = document.createElement("a");
  link.className = "button";
  link.href = file.download_url;
  link.textContent = `Download ${file.name}`;
  return link;
}

function words(file) {
  const line = document.createElement("p");
  line.className = "muted";
  line.textContent = file.is_picture ? `${file.name}, ${sizeWords(file.size)}` : whatItIs(file);
  return line;
}

function whatItIs(file) {
  return `${file.name} is ${sizeWords(file.size)} of data that is not text, so it cannot be shown here. Your program can still open it.`;
}

function textButton(onText) {
  const button = document.createElement("button");
  Object.assign(button, {type: "button", className: "button", textContent: "Show its text"});
  button.addEventListener("click", onText);
  return button;
}

/** `onText()`: a picture that is written as text (SVG) can be seen as that too. */
export function show(root, file, onText) {
  const parts = [words(file), downloadLink(file)];
  if (file.is_text) parts.push(textButton(onText));
  if (file.is_picture) {
    const image = document.createElement("img");
    image.className = "viewer__picture";
    image.alt = `The picture ${file.name}`;
    image.src = file.picture_url;
    parts.unshift(image);
  }
  root.replaceChildren(...parts);
}
