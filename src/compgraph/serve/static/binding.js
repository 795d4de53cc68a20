// A question's text with values in its places.
import { integer, iri, string } from "./terms.js";

const WRITERS = { IRI: iri, integer, level: integer, string, kind: string };

// `values` are lists of plain values by parameter: addresses, digits, or text. Where there is none,
// the terms of the question's file stay.
export function bound(question, values = {}) {
  const written = Object.fromEntries(question.params.map(({ name, type, example }) => [
    name,
    values[name] ? values[name].map((value) => WRITERS[type](value)).join(" ") : example,
  ]));
  return question.pieces.map((piece, number) => (number % 2 ? written[piece] : piece)).join("");
}
