/** What this browser remembers for the student: small, and never needed. Storage may be full or switched off. */

export function recall(key, otherwise = null) {
  try {
    return JSON.parse(localStorage.getItem(`buildalong.${key}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(`buildalong.${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(key) {
  try {
    localStorage.removeItem(`buildalong.${key}`);
  } catch {
    // nothing was kept there
  }
}

/** Every key that is known and begins so. */
export function keysOf(begin) {
  try {
    const keys = Array.from({length: localStorage.length}, (_, number) => localStorage.key(number));
    return keys.filter((key) => key.startsWith(`buildalong.${begin}`)).map((key) => key.slice("buildalong.".length));
  } catch {
    return [];
  }
}

export function newName() {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
}

/** The same after a reload, another in another tab. */
export function nameOfTab() {
  try {
    sessionStorage["buildalong.tab"] ??= newName();
    return sessionStorage["buildalong.tab"];
  } catch {
    return newName();
  }
}
