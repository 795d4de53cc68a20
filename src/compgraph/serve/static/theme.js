// Light, dark, or as the system is: the switch works by style alone; this remembers it.
import { byId } from "./element.js";
import { keep, recall } from "./memory.js";

const listeners = [];

export function whenPainted(listener) {
  listeners.push(listener);
}

export function startTheme() {
  const kept = byId(`theme-${recall("theme")}`);
  if (kept) kept.checked = true;
  const announce = () => listeners.forEach((listener) => listener());
  for (const radio of document.querySelectorAll('input[name="theme"]')) {
    radio.addEventListener("change", () => {
      keep("theme", radio.value);
      announce();
    });
  }
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", announce);
}
