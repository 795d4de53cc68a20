// The answer as bars: one column of text, one of numbers.
import { drawn, element } from "./element.js";
import { isNumber, short } from "./terms.js";
import { either, number, say } from "./words.js";

const MOST = 60;
const LINE = 28;
const BAR = 16;
const LETTER = 13;
const WIDEST = 0.42;

export class Chart {
  constructor(answer, meanings) {
    this.answer = answer;
    this.meanings = meanings;
    const filled = answer.columns.map((_, index) => answer.rows.map((row) => row[index]).filter(Boolean));
    const indices = answer.columns.map((_, index) => index);
    this.numbers = indices.filter((index) => filled[index].length && filled[index].every(isNumber));
    const others = indices.filter((index) => filled[index].length && !this.numbers.includes(index));
    const literal = (index) => filled[index][0].type === "literal";
    // Names say more than codes, and codes more than addresses.
    const worth = (index) => (!literal(index) ? 2 : filled[index][0].language ? 0 : 1);
    this.labels = others.toSorted((one, other) => worth(one) - worth(other));
    this.chosen = { label: this.labels[0], number: this.numbers.at(-1), largest: false };
  }

  // Why there is no chart; "" where there is one.
  get missing() {
    if (this.answer.kind !== "select") return "chart-not-a-table";
    if (!this.answer.rows.length) return "no-rows";
    if (!this.numbers.length) return "chart-none";
    return this.labels.length ? "" : "chart-no-label";
  }

  render(into) {
    if (this.missing) {
      into.replaceChildren(element("p", { class: "soft reason" }, say(this.missing)));
      return;
    }
    const figure = element("div", { class: "bars" });
    const redraw = () => figure.replaceChildren(...this.#drawing(figure.clientWidth || into.clientWidth));
    into.replaceChildren(this.#choices(redraw), figure);
    redraw();
    this.watch?.disconnect();
    let width = figure.clientWidth;
    this.watch = new ResizeObserver(() => {
      if (figure.clientWidth === width) return;
      width = figure.clientWidth;
      redraw();
    });
    this.watch.observe(figure);
  }

  #choices(redraw) {
    const pick = (key, columns) => {
      const select = element("select", {}, ...columns.map((column) => (
        element("option", { value: column, selected: column === this.chosen[key] }, this.#name(column)))));
      select.addEventListener("change", () => {
        this.chosen[key] = Number(select.value);
        redraw();
      });
      return element("label", {}, element("span", { class: "small soft" }, say(`chart-${key}`)), select);
    };
    const largest = element("input", { type: "checkbox", checked: this.chosen.largest });
    largest.addEventListener("change", () => {
      this.chosen.largest = largest.checked;
      redraw();
    });
    return element("div", { class: "choices" }, pick("label", this.labels), pick("number", this.numbers),
      element("label", {}, largest, element("span", { class: "small" }, say("chart-order"))));
  }

  #name(column) {
    return either(this.meanings[this.answer.columns[column]]) || `?${this.answer.columns[column]}`;
  }

  #bars() {
    const bars = this.answer.rows
      .filter((row) => row[this.chosen.number])
      .map((row) => ({ label: told(row[this.chosen.label]), value: Number(row[this.chosen.number].value) }));
    if (this.chosen.largest) bars.sort((one, other) => other.value - one.value);
    return bars;
  }

  #drawing(width) {
    const all = this.#bars();
    const bars = all.slice(0, MOST);
    const widest = Math.max(...bars.map((bar) => wide(bar.label)));
    const left = Math.min(Math.ceil(widest * LETTER) + 14, Math.floor(width * WIDEST));
    const right = Math.max(...bars.map((bar) => number(bar.value).length)) * 9 + 12;
    const low = Math.min(0, ...bars.map((bar) => bar.value));
    const scale = (width - left - right) / (Math.max(0, ...bars.map((bar) => bar.value)) - low || 1);
    const name = say("chart-name", { name: `${this.#name(this.chosen.label)} × ${this.#name(this.chosen.number)}` });
    const height = bars.length * LINE + 4;
    const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": name },
      drawn("line", { class: "axis", x1: left - low * scale, x2: left - low * scale, y1: 0, y2: height }),
      ...bars.flatMap((bar, index) => this.#bar(bar, { index, left, low, scale })));
    const note = all.length > MOST ? say("chart-most", { most: MOST, count: number(all.length) }) : "";
    return [svg, note ? element("p", { class: "small soft" }, note) : null].filter(Boolean);
  }

  #bar({ label, value }, { index, left, low, scale }) {
    const top = index * LINE + 4;
    const start = left + (Math.min(0, value) - low) * scale;
    const length = Math.max(Math.abs(value) * scale, 1);
    const middle = top + BAR / 2 + 5;
    return [
      drawn("g", {},
        drawn("title", {}, `${label}: ${number(value)}`),
        drawn("text", { class: "label", x: left - 8, y: middle, "text-anchor": "end" }, fitting(label, left - 8)),
        drawn("rect", { class: "bar", x: start, y: top, width: length, height: BAR, rx: 2 }),
        drawn("text", { class: "value", x: start + length + 6, y: middle }, number(value))),
    ];
  }
}

function told(term) {
  if (!term) return "–";
  return term.type === "uri" ? short(term.value) : term.value;
}

// How wide a text is, in widths of a Chinese character.
function wide(text) {
  return [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 1 : 0.58), 0);
}

function fitting(text, room) {
  if (wide(text) * LETTER <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && (wide(letters.join("")) + 1) * LETTER > room) letters.pop();
  return `${letters.join("")}…`;
}
