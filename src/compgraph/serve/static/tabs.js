// The views of an answer as tabs (ARIA Authoring Practices: tabs, chosen as the focus moves).
import { byId, show } from "./element.js";

export const VIEWS = ["table", "chart", "graph", "raw"];
let current = "table";
let changed = () => {};

export function startTabs(whenChanged) {
  changed = whenChanged;
  for (const name of VIEWS) byId(`tab-${name}`).addEventListener("click", () => choose(name));
  byId("tabs").addEventListener("keydown", (event) => {
    const here = VIEWS.indexOf(current);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: VIEWS.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(VIEWS[(next + VIEWS.length) % VIEWS.length]);
    byId(`tab-${current}`).focus();
  });
}

export function view() {
  return current;
}

export function choose(name) {
  current = VIEWS.includes(name) ? name : "table";
  for (const one of VIEWS) {
    const tab = byId(`tab-${one}`);
    tab.setAttribute("aria-selected", String(one === current));
    tab.tabIndex = one === current ? 0 : -1;
    show(byId(`view-${one}`), one === current);
  }
  changed(current);
}

// A view that an answer does not have stays where it is; pressed, it says why. `reason` is "" for none.
export function dim(name, reason) {
  const tab = byId(`tab-${name}`);
  if (reason) tab.setAttribute("aria-disabled", "true");
  else tab.removeAttribute("aria-disabled");
  tab.title = reason;
}
