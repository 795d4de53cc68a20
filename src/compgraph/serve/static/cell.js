// One term as a cell: ours as a link to its page, a web address as a link, a literal as its text.
import { element } from "./element.js";
import { isNumber, isOurs, place, short } from "./terms.js";
import { say, spoken } from "./words.js";

const LONG = 400;
const PLAIN = new Set(["", "http://www.w3.org/2001/XMLSchema#string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"]);

// `common` is the mark that stands in the head of the column already.
export function cell(term, common = "") {
  if (!term) return element("td", { class: "empty" });
  if (term.type === "uri") return element("td", { class: "iri" }, linked(term.value));
  if (term.type === "bnode") {
    return element("td", { class: "iri" }, element("code", { title: say("blank-node") }, `_:${term.value}`));
  }
  return literal(term, common);
}

export function linked(address) {
  const where = place(address, spoken());
  if (!where) return element("code", { title: address }, short(address));
  const away = isOurs(address) ? {} : { rel: "noreferrer noopener", class: "away" };
  return element("a", { href: where, title: address, ...away }, short(address));
}

// The language of a text, or the type of a value that is no plain text or number.
export function mark(term) {
  if (term?.type !== "literal" || isNumber(term)) return "";
  return term.language || (PLAIN.has(term.datatype) ? "" : short(term.datatype));
}

function literal(term, common) {
  const own = mark(term);
  return element("td", { class: isNumber(term) ? "figure" : "text", title: isNumber(term) ? short(term.datatype) : null },
    element("span", { lang: term.language || null }, ...shortened(term.value)),
    own && own !== common ? element("small", { class: "mark" }, own) : null);
}

function shortened(text) {
  if (text.length <= LONG) return [text];
  const rest = element("span", { hidden: true }, text.slice(LONG));
  const more = element("button", {
    type: "button",
    class: "plain",
    onclick: () => {
      rest.hidden = false;
      more.remove();
    },
  }, `… ${say("more")}`);
  return [text.slice(0, LONG), rest, more];
}
