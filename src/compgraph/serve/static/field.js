// One parameter of a question: its input, what may be written, and what is wrong with it.
import { element, show } from "./element.js";
import { named, suggested } from "./things.js";
import { either, say, tag } from "./words.js";

const KINDS = ["knowledge", "skill", "attitude"];
const SEPARATOR = /[,，、;；]\s*/;
const PAUSE = 250;

export class Field {
  constructor(param, changed) {
    this.param = param;
    this.id = `value-${param.name}`;
    this.input = this.#input();
    this.list = param.class ? element("datalist", { id: `${this.id}-list` }) : null;
    this.echo = element("p", { class: "small echo", id: `${this.id}-echo` });
    this.fault = element("p", { class: "small fault", id: `${this.id}-fault`, role: "alert" });
    show(this.fault, false);
    this.node = element("div", { class: "field" }, this.#label(), this.input, this.list, this.echo, this.fault);
    this.input.addEventListener("input", () => this.#typing());
    this.input.addEventListener("change", () => changed());
    if (this.list) this.input.addEventListener("focus", () => this.#suggest(), { once: true });
    this.value = param.sample;
  }

  get value() {
    return this.input.value;
  }

  set value(text) {
    this.input.value = text;
  }

  // What the value means: a list of addresses, digits or texts; undefined where it may be left out
  // and is. Null, and a message, where it means nothing.
  async meant() {
    this.#accept();
    const text = this.value.trim();
    if (!text && this.param.optional) return undefined;
    if (!text) return this.#refuse(say("missing", { name: this.param.sample }));
    const parts = this.param.several ? text.split(SEPARATOR).filter(Boolean) : [text];
    if (this.param.type === "IRI") return this.#things(parts);
    if (this.param.type === "integer" || this.param.type === "level") {
      const digits = parts.map((part) => part.normalize("NFKC").trim());
      const whole = digits.every((part) => /^[+-]?[0-9]{1,18}$/.test(part));
      return whole ? digits : this.#refuse(say("not-integer", { name: this.param.sample }));
    }
    return parts;
  }

  async #things(parts) {
    const found = [];
    for (const part of parts) {
      const meant = await named(this.param.class, part);
      if (!meant.length) {
        return this.#refuse(say("not-found", { name: part, kind: either(this.param.kind) }));
      }
      if (meant.length > 1) {
        const examples = meant.slice(0, 4).map((one) => one.id).join(say("comma"));
        return this.#refuse(say("not-one", { name: part, examples }));
      }
      found.push(meant[0]);
    }
    this.echo.textContent = found.map((one) => one.name).join(say("comma"));
    return found.map((one) => one.iri);
  }

  // Take things that the store has where it does not have the sample; `other` is taken already.
  async settle(other) {
    if (this.param.type !== "IRI") return;
    const meant = await Promise.all(this.value.split(SEPARATOR).map((part) => named(this.param.class, part)));
    const known = meant.every((found) => found.length === 1);
    if (known && this.value !== other) return;
    const offered = await suggested(this.param.class, "");
    const better = offered.find((one) => one.id !== other) ?? offered[0];
    if (better) this.value = better.id;
  }

  #refuse(message) {
    this.fault.textContent = message;
    show(this.fault, true);
    this.input.setAttribute("aria-invalid", "true");
    return null;
  }

  #accept() {
    show(this.fault, false);
    this.fault.textContent = "";
    this.echo.textContent = "";
    this.input.removeAttribute("aria-invalid");
  }

  #label() {
    const { meaning, kind, expected, optional, several, sample } = this.param;
    const name = either(meaning) || either(kind) || either(expected);
    const hints = [
      optional ? say("optional") : "",
      either(meaning) ? either(expected) : "",
      several ? say("several-hint") : "",
      say("for-example", { name: sample }),
    ];
    return element("label", { for: this.id },
      element("span", { class: "name" }, name),
      element("code", {}, `?${this.param.name}`),
      element("span", { class: "small soft" }, hints.filter(Boolean).join(say("dot"))));
  }

  #input() {
    const about = { id: this.id, name: this.param.name, "aria-describedby": `${this.id}-echo ${this.id}-fault` };
    const { type, several } = this.param;
    if (!several && type === "level") return choice(about, ["1", "2", "3", "4", "5", "6"].map((one) => [one, one]));
    if (!several && type === "kind") return choice(about, KINDS.map((kind) => [kind, say(`kind-${kind}`)]));
    if (!several && type === "integer") return element("input", { ...about, type: "number", step: "1" });
    const list = this.param.class ? { list: `${this.id}-list` } : {};
    return element("input", { ...about, ...list, type: "text", spellcheck: "false", autocapitalize: "off" });
  }

  #typing() {
    this.#accept();
    if (!this.list) return;
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.#suggest(), PAUSE);
  }

  // Fill the list with what the last part may mean; what was typed before it stays.
  async #suggest() {
    this.asking?.abort();
    this.asking = new AbortController();
    const text = this.value;
    const parts = this.param.several ? text.split(SEPARATOR) : [text];
    const before = text.slice(0, text.length - parts.at(-1).length);
    const typed = this.input === document.activeElement && text === this.param.sample ? "" : parts.at(-1);
    try {
      const found = await suggested(this.param.class, typed, this.asking.signal);
      this.list.replaceChildren(...found.map((one) => (
        element("option", { value: before + one.id, label: one.name, lang: tag() }, one.name))));
    } catch { /* a list that does not come is no fault: the value is checked when it is used */ }
  }
}

function choice(about, entries) {
  return element("select", about, ...entries.map(([value, name]) => element("option", { value }, name)));
}
