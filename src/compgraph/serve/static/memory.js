// What this browser remembers for this server, where it may.
const ROOT = "compgraph.query.";

export function recall(name) {
  try {
    return JSON.parse(window.localStorage.getItem(ROOT + name));
  } catch {
    return null;
  }
}

export function keep(name, value) {
  try {
    window.localStorage.setItem(ROOT + name, JSON.stringify(value));
  } catch { /* full or forbidden: forget it */ }
}
