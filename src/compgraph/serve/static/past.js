// The queries that ran last in this browser.
import { button, byId, element } from "./element.js";
import { keep, recall } from "./memory.js";
import { questions } from "./offer.js";
import { either, say, tag, whenSpoken } from "./words.js";

const MOST = 20;
let take = () => {};

export function startPast(taken) {
  take = taken;
  whenSpoken(render);
  render();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && byId("past").open) close(true);
  });
  document.addEventListener("click", (event) => {
    if (!byId("past").contains(event.target)) close(false);
  });
}

export function remember(entry) {
  const same = JSON.stringify([entry.question, entry.values, entry.query]);
  const others = past().filter((one) => JSON.stringify([one.question, one.values, one.query]) !== same);
  keep("past", [{ ...entry, when: Date.now() }, ...others].slice(0, MOST));
  render();
}

function past() {
  const kept = recall("past");
  return Array.isArray(kept) ? kept.filter((one) => typeof one?.query === "string") : [];
}

function render() {
  const entries = past();
  const list = byId("past-list");
  if (!entries.length) {
    list.replaceChildren(element("p", { class: "small soft" }, say("past-none")));
    return;
  }
  const clear = button(say("past-clear"), () => {
    keep("past", []);
    render();
    close(true);
  }, { class: "plain" });
  list.replaceChildren(element("ol", {}, ...entries.map(shown)), clear);
}

function shown(entry) {
  const question = questions.get(entry.question);
  const values = Object.values(entry.values ?? {}).join(" · ");
  const first = entry.query.split("\n").find((line) => line.trim() && !/^\s*(PREFIX|#)/i.test(line)) ?? "";
  const name = question ? either(question.summary) : say("past-own");
  const when = new Date(entry.when).toLocaleString(tag(), { dateStyle: "short", timeStyle: "short" });
  const told = `${question ? values : first.trim().slice(0, 60)} · ${when}`.replace(/^ · /, "");
  const chosen = () => {
    close(true);
    take(entry);
  };
  return element("li", {}, element("button", { type: "button", onclick: chosen },
    element("span", {}, name), element("small", {}, told)));
}

function close(focus) {
  const details = byId("past");
  if (!details.open) return;
  details.open = false;
  if (focus) details.querySelector("summary").focus();
}
