// The answer as the server wrote it, in the format that is chosen.
import { ask } from "./endpoint.js";
import { element } from "./element.js";
import { FORMS, NAMES } from "./formats.js";
import { either, number, say } from "./words.js";

const MOST = 200 * 1024;

export class Raw {
  constructor(answer, query) {
    this.answer = answer;
    this.query = query;
    this.form = answer.kind === "construct" ? "turtle" : "json";
    this.texts = new Map([[answer.kind === "construct" ? "ntriples" : "json", answer.text]]);
  }

  async render(into) {
    const select = element("select", {}, ...FORMS[this.answer.kind].map((form) => (
      element("option", { value: form, selected: form === this.form }, NAMES[form]))));
    const text = element("pre", { tabindex: "0", role: "region", "aria-label": say("raw-text") });
    const note = element("p", { class: "small soft", role: "status" });
    select.addEventListener("change", () => {
      this.form = select.value;
      this.#fill(text, note);
    });
    into.replaceChildren(
      element("div", { class: "choices" }, element("label", {}, element("span", { class: "small soft" }, say("raw-form")), select)),
      note, text);
    await this.#fill(text, note);
  }

  async #fill(into, note) {
    const { form } = this;
    note.textContent = "";
    try {
      if (!this.texts.has(form)) this.texts.set(form, (await ask(this.query, { form })).text);
    } catch (error) {
      note.textContent = error.said ? either(error.said) : String(error);
      into.replaceChildren();
      return;
    }
    if (form !== this.form) return;
    const text = this.texts.get(form);
    into.textContent = text.slice(0, MOST);
    if (text.length > MOST) {
      note.textContent = say("raw-cut", { shown: number(MOST / 1024), size: number(Math.ceil(text.length / 1024)) });
    }
  }
}
