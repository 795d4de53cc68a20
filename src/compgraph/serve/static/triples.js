// N-Triples as rows of three terms (W3C, RDF 1.1 N-Triples § 7).
const TERM = /\s*(?:<([^>]*)>|_:([^\s<"]+)|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?)/y;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g;
const LETTERS = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

export function triples(text) {
  return text.split("\n").filter((line) => line.trim() && !line.startsWith("#")).map(triple);
}

function triple(line) {
  TERM.lastIndex = 0;
  return [term(line), term(line), term(line)];
}

function term(line) {
  const found = TERM.exec(line);
  if (!found) throw new SyntaxError(line.slice(0, 80));
  const [, iri, node, value, language, datatype] = found;
  if (iri !== undefined) return { type: "uri", value: plain(iri), language: "", datatype: "" };
  if (node !== undefined) return { type: "bnode", value: node.replace(/\.$/, ""), language: "", datatype: "" };
  return { type: "literal", value: plain(value), language: language ?? "", datatype: plain(datatype ?? "") };
}

function plain(text) {
  return text.replace(ESCAPE, (_, four, eight, letter) => (
    letter ? LETTERS[letter] ?? letter : String.fromCodePoint(Number.parseInt(four ?? eight, 16))
  ));
}
