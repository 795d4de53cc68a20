// The answer as a table: sorted by a column, filtered by a word, a page at a time.
import { cell, mark } from "./cell.js";
import { button, element, show } from "./element.js";
import { isNumber, short } from "./terms.js";
import { either, number, say, tag } from "./words.js";

const PAGE = 200;
const FEW = 10;
const SORTED = { 1: "ascending", "-1": "descending" };

export class Table {
  // `meanings` say what a column holds, by its name, in both languages.
  constructor(answer, meanings) {
    this.answer = answer;
    this.meanings = meanings;
    this.rows = answer.rows;
    this.sorted = { column: -1, way: 1 };
    this.word = "";
    this.first = 0;
    const filled = answer.columns.map((_, index) => answer.rows.map((row) => row[index]).filter(Boolean));
    this.numeric = filled.map((terms) => terms.length > 0 && terms.every(isNumber));
    this.marks = filled.map(common);
  }

  render(into) {
    if (this.answer.kind === "ask") {
      into.replaceChildren(element("p", { class: "verdict" }, say(this.answer.boolean ? "yes" : "no")));
      return;
    }
    this.body = element("tbody");
    this.heads = this.answer.columns.map((name, index) => this.#head(name, index));
    this.pager = element("nav", { class: "pager", "aria-label": say("pages") });
    this.count = element("span", { class: "small soft", role: "status" });
    this.scroll = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("view-table") },
      element("table", {},
        element("caption", { class: "unseen" }, say("table-caption")),
        element("thead", {}, element("tr", {}, ...this.heads)),
        this.body));
    into.replaceChildren(this.#filter(), this.scroll, this.pager);
    this.#fill();
  }

  #filter() {
    const input = element("input", { type: "search", value: this.word, autocomplete: "off", spellcheck: "false" });
    input.addEventListener("input", () => {
      this.word = input.value;
      this.#arrange();
    });
    const line = element("div", { class: "filter" },
      element("label", {}, element("span", { class: "small soft" }, say("filter")), input), this.count);
    show(line, this.answer.rows.length > FEW);
    return line;
  }

  #head(name, index) {
    const triples = this.answer.kind === "construct";
    const meaning = triples ? say(name) : either(this.meanings[name]);
    const label = element("button", { type: "button", class: "sort", onclick: () => this.#sort(index) },
      element("span", {}, meaning || `?${name}`),
      meaning && !triples ? element("code", {}, `?${name}`) : null,
      " ",
      this.marks[index] ? element("small", { class: "mark" }, this.marks[index]) : null);
    const sorted = index === this.sorted.column ? SORTED[this.sorted.way] : null;
    return element("th", { scope: "col", class: this.numeric[index] ? "number" : null, "aria-sort": sorted }, label);
  }

  #sort(column) {
    const way = column === this.sorted.column ? -this.sorted.way : 1;
    this.sorted = { column, way };
    this.heads.forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", SORTED[way]);
      else head.removeAttribute("aria-sort");
    });
    this.#arrange();
  }

  #arrange() {
    const word = folded(this.word);
    const held = word
      ? this.answer.rows.filter((row) => row.some((term) => term && folded(told(term)).includes(word)))
      : this.answer.rows;
    this.rows = this.sorted.column < 0 ? held : inOrder(held, this.sorted);
    this.first = 0;
    this.#fill();
  }

  #fill() {
    const page = this.rows.slice(this.first, this.first + PAGE);
    this.body.replaceChildren(...page.map((row) => element("tr", {}, ...row.map((term, index) => cell(term, this.marks[index])))));
    this.numeric.forEach((numeric, index) => {
      if (numeric) for (const row of this.body.rows) row.cells[index].classList.add("number");
    });
    const all = this.answer.rows.length;
    this.count.textContent = this.word ? say("filtered", { shown: number(this.rows.length), count: number(all) }) : "";
    this.#turnable();
  }

  #turnable() {
    const count = this.rows.length;
    show(this.pager, count > PAGE);
    const last = Math.min(this.first + PAGE, count);
    const turn = (way) => () => {
      this.first += way * PAGE;
      this.#fill();
      this.scroll.scrollTop = 0;
      this.pager.querySelectorAll("button")[way < 0 ? 0 : 1].focus();
    };
    const where = { shown: number(this.first + 1), most: number(last), count: number(count) };
    this.pager.replaceChildren(
      button(say("page-before"), turn(-1), { "aria-disabled": this.first === 0 ? "true" : null, disabled: this.first === 0 }),
      element("span", { class: "small soft", role: "status" }, say("page", where)),
      button(say("page-next"), turn(1), { disabled: last === count }));
  }
}

// The mark that all terms of a column have: it stands in the head once.
function common(terms) {
  const marks = new Set(terms.map(mark));
  return marks.size === 1 ? [...marks][0] : "";
}

function inOrder(rows, { column, way }) {
  const collator = new Intl.Collator(tag(), { numeric: true });
  const keyed = rows.map((row) => {
    const term = row[column];
    return [row, term && isNumber(term) ? Number(term.value) : null, term ? told(term) : null];
  });
  keyed.sort((one, other) => way * compared(one, other, collator) || 0);
  return keyed.map(([row]) => row);
}

// Numbers by size before texts as people order them (T1.2 before T1.10); nothing comes first.
function compared([, number, text], [, otherNumber, otherText], collator) {
  if (text === null || otherText === null) return (text !== null) - (otherText !== null);
  if (number !== null && otherNumber !== null) return number - otherNumber;
  if (number !== null || otherNumber !== null) return (number === null) - (otherNumber === null);
  return collator.compare(text, otherText);
}

function told(term) {
  return term.type === "uri" ? short(term.value) : term.value;
}

function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}
