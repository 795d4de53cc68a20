// The formats that the server writes, by kind of answer.
export const FORMS = {
  select: ["json", "csv", "tsv", "xml"],
  ask: ["json", "xml"],
  construct: ["turtle", "ntriples", "jsonld", "trig", "nquads", "rdfxml"],
};
export const NAMES = {
  json: "JSON", csv: "CSV", tsv: "TSV", xml: "XML",
  turtle: "Turtle", ntriples: "N-Triples", jsonld: "JSON-LD", trig: "TriG", nquads: "N-Quads", rdfxml: "RDF/XML",
};
export const ENDINGS = {
  json: "srj", csv: "csv", tsv: "tsv", xml: "srx",
  turtle: "ttl", ntriples: "nt", jsonld: "jsonld", trig: "trig", nquads: "nq", rdfxml: "rdf",
};
