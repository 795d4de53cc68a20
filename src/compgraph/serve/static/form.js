// The form of a question: what it asks, and a field for each parameter.
import { byId, element, show } from "./element.js";
import { Field } from "./field.js";
import { offer } from "./offer.js";
import { either, whenSpoken } from "./words.js";

let question = null;
let fields = [];
let changed = () => {};

// `bind` is called when a value changes, `run` when the form is sent.
export function startForm({ bind, run }) {
  changed = bind;
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  whenSpoken(() => {
    if (!question) return;
    const values = written();
    const settled = fields.map((field) => field.echo.textContent);
    draw();
    fields.forEach((field, number) => {
      field.value = values[field.param.name];
      field.echo.textContent = settled[number];
    });
  });
}

// Show a question; values that are not given are those of its file, or what the store has.
export async function ask(asked, values = {}) {
  question = asked;
  draw();
  const taken = new Map();
  for (const field of fields) {
    const given = values[field.param.name];
    if (given === undefined) await field.settle(taken.get(field.param.class));
    else field.value = given;
    taken.set(field.param.class, field.value);
  }
}

export function leave() {
  question = null;
  fields = [];
  show(byId("asked"), false);
}

export function written() {
  return Object.fromEntries(fields.map((field) => [field.param.name, field.value]));
}

// The values by parameter, or null where one cannot be used; then that field says why.
export async function meant() {
  const all = await Promise.all(fields.map((field) => field.meant()));
  const wrong = all.indexOf(null);
  if (wrong < 0) return Object.fromEntries(fields.map((field, number) => [field.param.name, all[number]]));
  fields[wrong].input.focus();
  return null;
}

function draw() {
  const theme = offer.themes.find((one) => one.name === question.theme);
  byId("asked-theme").textContent = either(theme?.label);
  byId("asked-name").textContent = either(question.summary);
  byId("asked-about").textContent = either(question.description);
  show(byId("asked-about"), Boolean(either(question.description)));
  fields = question.params.map((param) => new Field(param, changed));
  byId("form").replaceChildren(...fields.map((field) => field.node),
    // Enter in a field sends a form only where it has a button, or one field.
    element("button", { type: "submit", class: "unseen", tabindex: "-1", "aria-hidden": "true" }));
  show(byId("asked"), true);
}
