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
