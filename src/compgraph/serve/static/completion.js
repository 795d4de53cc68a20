// What may stand where the cursor is: our terms by code or name, prefixes, variables, keywords.
import { element } from "./element.js";
import { offer } from "./offer.js";
import { either, say } from "./words.js";

const KEYWORDS = (
  "SELECT DISTINCT WHERE CONSTRUCT ASK DESCRIBE PREFIX FILTER OPTIONAL UNION MINUS BIND VALUES GRAPH LIMIT OFFSET "
  + "ORDER GROUP HAVING EXISTS COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT CONTAINS LCASE UCASE STRSTARTS STRENDS "
  + "STRLEN REGEX REPLACE CONCAT LANG LANGMATCHES DATATYPE COALESCE BOUND ROUND DESC"
).split(" ");
const MOST = 60;

export function completions(context) {
  const variable = context.matchBefore(/[?$]\w*/);
  if (variable) return offered(variable.from, variables(context, variable.text));
  const word = context.matchBefore(/[\p{L}\p{N}_-]*:?[\p{L}\p{N}_-]*/u);
  const before = word ? context.state.sliceDoc(Math.max(0, word.from - 1), word.from) : "";
  if (!word || (!word.text && !context.explicit) || /[<"'@#/]/.test(before)) return null;
  return offered(word.from, [...terms(word.text), ...prefixes(word.text), ...keywords(word.text)]);
}

function offered(from, options) {
  return options.length ? { from, options: options.slice(0, MOST), filter: false } : null;
}

// `cg:ta` finds by code, `ta` and `任務` by code or by name in either language.
function terms(typed) {
  const wanted = typed.toLowerCase();
  const ranked = offer.terms.map((term) => [rank(term, wanted), term]).filter(([place]) => place < 9);
  ranked.sort(([one], [other]) => one - other);
  return ranked.map(([, term]) => ({
    label: term.name,
    detail: either(term.label) === term.name ? "" : either(term.label),
    type: term.class ? "class" : "property",
    info: () => card(term),
  }));
}

function rank(term, wanted) {
  const name = term.name.toLowerCase();
  const names = Object.values(term.label).map((label) => label.toLowerCase());
  const local = name.slice(name.indexOf(":") + 1);
  if (name.startsWith(wanted)) return 0;
  if (wanted.includes(":")) return name.includes(wanted.slice(wanted.indexOf(":") + 1)) && sameVocabulary(name, wanted) ? 3 : 9;
  if (local.startsWith(wanted) || names.some((label) => label.startsWith(wanted))) return 1;
  if (local.includes(wanted) || names.some((label) => label.includes(wanted))) return 2;
  return 9;
}

function sameVocabulary(name, wanted) {
  return name.split(":")[0] === wanted.split(":")[0];
}

function card(term) {
  return element("div", {},
    element("strong", {}, either(term.label)),
    element("small", {}, say(term.class ? "kind-class" : "kind-property")),
    term.meaning ? element("p", {}, either(term.meaning)) : null);
}

function prefixes(typed) {
  if (typed.includes(":")) return [];
  return Object.keys(offer.prefixes)
    .filter((name) => name.startsWith(typed.toLowerCase()))
    .map((name) => ({ label: `${name}:`, detail: offer.prefixes[name], type: "namespace" }));
}

function variables(context, typed) {
  const named = context.state.doc.toString().match(/[?$]\w+/g) ?? [];
  return [...new Set(named)]
    .filter((name) => name !== typed && name.slice(1).startsWith(typed.slice(1)))
    .sort()
    .map((name) => ({ label: name, type: "variable" }));
}

function keywords(typed) {
  if (typed.includes(":") || !typed) return [];
  return KEYWORDS.filter((word) => word.startsWith(typed.toUpperCase()))
    .map((word) => ({ label: word, type: "keyword" }));
}
