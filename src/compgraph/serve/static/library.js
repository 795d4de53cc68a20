// The question library: a list by theme, and a search in it.
import { byId, element, show } from "./element.js";
import { offer } from "./offer.js";
import { either, number, say, whenSpoken } from "./words.js";

let choose = () => {};
let chosen = "";

export function startLibrary(taken) {
  choose = taken;
  byId("search").addEventListener("input", render);
  byId("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") byId("questions").querySelector("button")?.click();
    if (event.key === "ArrowDown") byId("questions").querySelector("button")?.focus();
  });
  byId("questions").addEventListener("keydown", step);
  byId("fold").addEventListener("click", () => unfold(byId("fold").getAttribute("aria-expanded") !== "true"));
  whenSpoken(render);
  render();
}

export function mark(name, isSeen = true) {
  chosen = name;
  for (const one of byId("questions").querySelectorAll("button")) {
    if (one.dataset.name !== name) one.removeAttribute("aria-current");
    else {
      one.setAttribute("aria-current", "true");
      if (!isSeen) bring(one);
    }
  }
}

// Scroll the list, and not the page, until an entry is seen.
function bring(entry) {
  const list = byId("questions");
  const [around, here] = [list.getBoundingClientRect(), entry.getBoundingClientRect()];
  if (here.top < around.top + 32 || here.bottom > around.bottom) {
    list.scrollTop += here.top - around.top - around.height / 3;
  }
}

// On a narrow screen the list folds away; on a wide one it always stands there.
export function unfold(open) {
  byId("fold").setAttribute("aria-expanded", String(open));
  byId("fold").firstElementChild.dataset.say = open ? "library-fold" : "library-unfold";
  byId("fold").firstElementChild.textContent = say(open ? "library-fold" : "library-unfold");
  byId("library-body").classList.toggle("unfolded", open);
}

function render() {
  const words = folded(byId("search").value).split(/\s+/).filter(Boolean);
  const found = offer.questions.filter((question) => words.every((word) => told(question).includes(word)));
  const groups = offer.themes
    .map((theme) => [theme, found.filter((question) => question.theme === theme.name)])
    .filter(([, questions]) => questions.length);
  byId("questions").replaceChildren(...groups.map(([theme, questions]) => group(theme, questions)));
  byId("found").textContent = say(
    !found.length ? "found-none" : words.length ? "found-some" : "found", { count: number(found.length) },
  );
  show(byId("questions"), found.length > 0);
}

function group(theme, questions) {
  const id = `theme-of-${theme.name}`;
  return element("section", { "aria-labelledby": id },
    element("h3", { id }, either(theme.label)),
    element("ul", {}, ...questions.map(entry)));
}

function entry(question) {
  const current = question.name === chosen ? { "aria-current": "true" } : {};
  return element("li", {}, element(
    "button", { type: "button", "data-name": question.name, onclick: () => choose(question.name), ...current },
    either(question.summary)));
}

const tellings = new Map();

// Everything that a search looks in: name and both languages.
function told(question) {
  if (!tellings.has(question.name)) {
    const { name, summary, description } = question;
    tellings.set(question.name, folded([name, ...Object.values(summary), ...Object.values(description)].join(" ")));
  }
  return tellings.get(question.name);
}

function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}

function step(event) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  const all = [...byId("questions").querySelectorAll("button")];
  const next = all.indexOf(document.activeElement) + way;
  event.preventDefault();
  (next < 0 ? byId("search") : all[Math.min(next, all.length - 1)]).focus();
}
