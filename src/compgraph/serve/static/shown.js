// The answer on the page: what is told of it, and its views, each made when it is first looked at.
import { Chart } from "./chart.js";
import { offerDownload } from "./download.js";
import { Drawing } from "./drawing.js";
import { goTo } from "./editor.js";
import { button, byId, element, show } from "./element.js";
import { Raw } from "./raw.js";
import { Table } from "./table.js";
import { choose, dim, view } from "./tabs.js";
import { either, number, say, spoken, whenSpoken } from "./words.js";

let current = null;
let problem = null;
let drawn = new Set();

export function startShown() {
  whenSpoken(() => {
    if (problem) tellProblem();
    if (current) tell();
  });
}

// `query` is the text that was asked; `meanings` say what its columns hold; `check`: a row is a fault.
export function showAnswer(answer, { query, name, meanings, check, wanted }) {
  problem = null;
  current = {
    answer, query, name, check,
    views: {
      table: new Table(answer, meanings), chart: new Chart(answer, meanings),
      graph: new Drawing(answer), raw: new Raw(answer, query),
    },
  };
  tell();
  choose(wanted);
}

export function showProblem(error) {
  current = null;
  problem = error;
  clear();
  tellProblem();
}

export function clear(note = "") {
  byId("told").textContent = note;
  for (const id of ["problem", "truncated", "shown", "download"]) show(byId(id), false);
}

// Fill the view that is chosen, unless it has been.
export function look() {
  if (!current || drawn.has(view())) return;
  drawn.add(view());
  current.views[view()].render(byId(`view-${view()}`));
}

function tell() {
  const { answer, query, name, check, views } = current;
  const count = answer.rows.length;
  const seconds = answer.seconds.toLocaleString(spoken(), { maximumFractionDigits: answer.seconds < 1 ? 2 : 1 });
  const kind = { ask: "told-yes-no", construct: count === 1 ? "told-triple" : "told-triples" }[answer.kind];
  byId("told").textContent = say(kind ?? (count === 1 ? "told-row" : "told-rows"), { count: number(count), seconds });
  byId("truncated").textContent = answer.cut ? say(`truncated-${answer.cut}`, { count: number(count) }) : "";
  show(byId("truncated"), Boolean(answer.cut));
  show(byId("problem"), false);
  show(byId("shown"), true);
  for (const one of ["chart", "graph"]) dim(one, views[one].missing ? say(views[one].missing) : "");
  offerDownload(answer, query, name);
  drawn = new Set();
  look();
  if (!count && answer.kind !== "ask" && view() === "table") {
    byId("view-table").replaceChildren(element("p", { class: "reason soft" }, say(check ? "no-fault" : "no-rows")));
  }
}

function tellProblem() {
  const message = problem.said ? either(problem.said) : say("strange", { count: problem.name ?? "?" });
  const place = /line (\d+), column (\d+)/.exec(problem.said?.en ?? "");
  byId("problem").replaceChildren(
    element("strong", {}, say("problem")),
    element("p", {}, message),
    problem.remedy ? element("p", { class: "soft" }, either(problem.remedy)) : null,
    place ? button(say("problem-line", { line: place[1] }), () => goTo(Number(place[1]), Number(place[2]))) : "");
  show(byId("problem"), true);
}
