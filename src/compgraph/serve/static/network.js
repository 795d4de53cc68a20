// Triples as nodes and edges: things (and literals where wanted), named by their labels.
import { offer } from "./offer.js";
import { short } from "./terms.js";
import { either, spoken } from "./words.js";

export const MOST = 300;
const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const NAMES = [
  "http://www.w3.org/2000/01/rdf-schema#label",
  "http://www.w3.org/2004/02/skos/core#prefLabel",
  "http://purl.org/dc/terms/title",
];
export const KINDS = ["standard", "duty", "task", "knowledge", "skill", "attitude", "output", "indicator"];
const CODES = [
  [/^T[0-9]+$/, "duty"], [/^T[0-9]+\./, "task"], [/^K[0-9]+/, "knowledge"], [/^S[0-9]+/, "skill"],
  [/^A[0-9]+/, "attitude"], [/\/output\/|^O[0-9]+\./, "output"], [/\/indicator\/|^P[0-9]+\./, "indicator"],
];
const called = new Map(offer.terms.map((term) => [term.name, term.label]));

// Returns {nodes, edges, all}: the MOST most connected nodes; `all` counts those there are.
export function network(rows, { literals }) {
  const names = new Map();
  const kinds = new Map();
  for (const [subject, { value: predicate }, object] of rows) {
    const id = key(subject);
    if (NAMES.includes(predicate) && object.type === "literal") {
      if (!names.has(id) || object.language.startsWith(spoken().slice(0, 2))) names.set(id, object.value);
    } else if (predicate === RDF_TYPE && object.type === "uri") {
      const kind = short(object.value).replace(/^cg:/, "").toLowerCase();
      if (KINDS.includes(kind)) kinds.set(id, kind);
    }
  }
  const drawn = rows.filter(([, { value }, object]) => !NAMES.includes(value) && value !== RDF_TYPE
    && (literals || object.type !== "literal"));
  return limited(drawn, rows, { names, kinds });
}

function limited(drawn, rows, { names, kinds }) {
  const degree = new Map();
  const terms = new Map();
  const meet = (term, by) => {
    terms.set(key(term), term);
    degree.set(key(term), (degree.get(key(term)) ?? 0) + by);
  };
  for (const [subject, , object] of drawn) [subject, object].forEach((term) => meet(term, 1));
  for (const [subject] of rows) meet(subject, 0);
  const ids = [...terms.keys()].sort((one, other) => degree.get(other) - degree.get(one)).slice(0, MOST);
  const kept = new Set(ids);
  const nodes = ids.map((id) => node(id, terms.get(id), names.get(id), kinds.get(id)));
  const edges = drawn
    .filter(([subject, , object]) => kept.has(key(subject)) && kept.has(key(object)))
    .map(([subject, predicate, object]) => ({ from: key(subject), to: key(object), name: termName(predicate.value) }));
  return { nodes, edges, all: terms.size };
}

function node(id, term, name, kind) {
  if (term.type === "literal") return { id, term, code: "", name: term.value, kind: "literal" };
  const code = term.type === "bnode" ? `_:${term.value}` : short(term.value);
  const item = code.includes("/") ? code.slice(code.indexOf("/") + 1) : code;
  const ours = term.value.startsWith(offer.things);
  const guessed = ours ? (CODES.find(([pattern]) => pattern.test(item)) ?? [])[1] : undefined;
  return { id, term, code: name && ours ? item : code, name: name ?? "", kind: kind ?? guessed ?? "thing" };
}

export function termName(address) {
  const name = short(address);
  return either(called.get(name)) || name;
}

export function key(term) {
  return term.type === "literal"
    ? JSON.stringify([term.value, term.language, term.datatype])
    : `${term.type === "bnode" ? "_:" : ""}${term.value}`;
}
