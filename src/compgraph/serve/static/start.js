// The page: what is asked, by question or by text, and where it is kept so that a link can bring it back.
import { answer } from "./answer.js";
import { bound } from "./binding.js";
import { startDownload } from "./download.js";
import { focusEditor, insertFirst, isEdited, query, startEditor, unbind, write } from "./editor.js";
import { byId, show } from "./element.js";
import { ask, said } from "./endpoint.js";
import * as form from "./form.js";
import { mark, startLibrary, unfold } from "./library.js";
import { questions } from "./offer.js";
import { remember, startPast } from "./past.js";
import { read, written } from "./permalink.js";
import { declarations, missing } from "./prefixes.js";
import { clear, look, showAnswer, showProblem, startShown } from "./shown.js";
import { choose, startTabs, view } from "./tabs.js";
import { startTheme } from "./theme.js";
import { say, spoken, startSpeaking, whenSpoken } from "./words.js";

const FIRST = "standards";
let question = null;
let running = null;
let ran = null; // what the address tells: the last query that ran

async function choosing(name, values) {
  question = questions.get(name) ?? null;
  mark(name, values === undefined);
  if (!question) {
    form.leave();
    unbind();
    return;
  }
  unfold(false);
  write(bound(question), { isBound: true });
  await form.ask(question, values);
  await bind();
}

// Write the question with the values of the form into the editor; false where a value is wrong.
async function bind() {
  const chosen = question;
  const values = await form.meant().catch(failed);
  if (!values || chosen !== question) return false;
  write(bound(question, values), { isBound: true });
  return true;
}

// `step`: a new step of the way back; opening an address is none.
async function run(step = true) {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  busy(true);
  try {
    if (question && !isEdited() && !(await bind())) return;
    if (!mine.signal.aborted) await asking(query(), mine.signal, step);
  } catch (error) {
    if (error.name !== "AbortError") showProblem(error);
    else if (running === mine) clear(say("stopped"));
  } finally {
    if (running === mine) busy(false);
  }
}

async function asking(text, signal, step) {
  if (!text.trim()) throw said("no-query");
  clear(say("running"));
  const received = await ask(text, { signal });
  if (!signal.aborted) shown(text, answer(received), step);
}

function shown(text, answered, step) {
  const own = question && !isEdited();
  ran = asked(text);
  remember(ran);
  address(step); // before the views: choosing one would write over the step before
  showAnswer(answered, {
    query: text,
    name: own ? question.name : "compgraph",
    meanings: question?.columns ?? {},
    check: own && question.name.endsWith("-violation"),
    wanted: view(),
  });
}

// The text as a question with its values, or as itself.
function asked(text) {
  return question && !isEdited()
    ? { question: question.name, values: form.written(), query: text }
    : { question: "", values: {}, query: text };
}

function failed(error) {
  showProblem(error);
  return null;
}

function busy(isBusy) {
  if (!isBusy) running = null;
  show(byId("cancel"), isBusy);
  byId("answer").setAttribute("aria-busy", String(isBusy));
}

// Keep the address a link to what is shown; a new query is a new step of the way back.
function address(step) {
  if (!ran) return;
  const fragment = written({ ...ran, view: view(), language: spoken() });
  if (fragment === window.location.hash) return;
  window.history[step && window.location.hash ? "pushState" : "replaceState"](null, "", fragment);
}

async function open(fragment) {
  const wanted = read(fragment);
  choose(wanted.view);
  if (wanted.question && !questions.has(wanted.question)) {
    showProblem(said("unknown-question", { name: wanted.question }));
    busy(false);
    return;
  }
  if (wanted.query) {
    await choosing("");
    write(wanted.query);
  } else {
    await choosing(wanted.question || FIRST, wanted.question ? wanted.values : undefined);
  }
  await run(false);
}

function addPrefixes() {
  const names = missing(query());
  if (names.length) insertFirst(declarations(names));
  byId("said").textContent = names.length ? say("prefixes-added", { count: names.length }) : say("prefixes-complete");
}

async function copyLink() {
  if (query() !== ran?.query) {
    ran = asked(query());
    address(true);
  }
  try {
    await navigator.clipboard.writeText(window.location.href);
    byId("said").textContent = say("copied");
  } catch {
    byId("said").textContent = say("not-copied");
  }
}

startTheme();
startSpeaking(read(window.location.hash).language);
startEditor({ run: () => run(), edited: (edited) => show(byId("edited"), edited && question !== null) });
startLibrary(async (name) => {
  await choosing(name);
  byId("asked").focus({ preventScroll: true });
  byId("asked").scrollIntoView({ block: "nearest" });
});
form.startForm({ bind, run: () => run() });
startTabs(() => {
  look();
  address(false);
});
startShown();
startDownload(failed);
startPast(async (entry) => {
  await choosing(entry.question, entry.values);
  if (!question) write(entry.query);
  await run();
});
whenSpoken(() => address(false));
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the fragment of this page's address is not a place in it
  focusEditor();
});
byId("run").addEventListener("click", () => run());
byId("cancel").addEventListener("click", () => running?.abort());
byId("restore").addEventListener("click", bind);
byId("insert-prefixes").addEventListener("click", addPrefixes);
byId("copy-link").addEventListener("click", copyLink);
window.addEventListener("popstate", () => open(window.location.hash));
mark("");
await open(window.location.hash);
