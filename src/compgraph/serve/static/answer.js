// An answer as a table of terms: {kind, columns, rows, boolean, cut, text, media, seconds}.
import { triples } from "./triples.js";

export function answer(received) {
  const { text, media, cut, seconds } = received;
  const known = { text, media, cut, seconds, columns: [], rows: [], boolean: null };
  if (!media.endsWith("json")) {
    return { ...known, kind: "construct", columns: ["subject", "predicate", "object"], rows: triples(text) };
  }
  const said = JSON.parse(text);
  if (typeof said.boolean === "boolean") return { ...known, kind: "ask", boolean: said.boolean };
  const columns = said.head.vars;
  const rows = said.results.bindings.map((binding) => columns.map((name) => cell(binding[name])));
  return { ...known, kind: "select", columns, rows };
}

function cell(term) {
  if (!term) return null;
  return { type: term.type, value: term.value, language: term["xml:lang"] ?? "", datatype: term.datatype ?? "" };
}
