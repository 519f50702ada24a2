/** Words for a screen reader that no one else needs: polite, or at once. */

const regions = new Map();
const waiting = new Map(); // region -> the timer of the words that it will have

function region(role) {
  if (!regions.has(role)) {
    const element = document.createElement("div");
    element.className = "visually-hidden";
    element.setAttribute("role", role);
    document.body.append(element);
    regions.set(role, element);
  }
  return regions.get(role);
}

// Both stand on the page before they are used: a region that comes with its words is often not read.
region("status");
region("alert");

export function say(text, {atOnce = false} = {}) {
  const element = region(atOnce ? "alert" : "status");
  element.textContent = "";
  // Emptied first, so that the same words twice are read twice. Of two in a moment only the later are read.
  clearTimeout(waiting.get(element));
  waiting.set(element, setTimeout(() => (element.textContent = text), 50));
}
