// Things that the store has, for the form: those that a typed text may mean.
import { ask } from "./endpoint.js";
import { offer } from "./offer.js";
import { iri, short, string } from "./terms.js";

const MOST = 30;
const SHORTEST = "ORDER BY STRLEN(STR(?thing)) ?thing";

// Things of a class whose code, name or address holds the text; all begin with the shortest codes.
export async function suggested(kind, typed, signal) {
  const text = folded(typed);
  const filter = text
    ? `FILTER(CONTAINS(LCASE(CONCAT(STRAFTER(STR(?thing), ${string(offer.things)}), " ", STR(?name))), ${string(text)}))`
    : "";
  return found(`${ofKind(kind)} ${filter}`, signal);
}

// The things that a text names: by code within all standards, by address, or by name.
export async function named(kind, typed, signal) {
  const text = folded(typed);
  if (!text) return [];
  if (text.includes("://")) {
    let address;
    try {
      address = iri(typed.trim());
    } catch {
      return [];
    }
    return found(`VALUES ?thing { ${address} } ${ofKind(kind)}`, signal);
  }
  const whole = string(folded(offer.things) + text);
  const end = string(`/${text}`);
  const exact = `LCASE(STR(?thing)) = ${whole} || LCASE(STR(?name)) = ${string(text)}`;
  const all = await found(`${ofKind(kind)} FILTER(${exact} || STRENDS(LCASE(STR(?thing)), ${end}))`, signal);
  const best = all.filter((one) => folded(one.id) === text);
  return best.length ? best : all;
}

// The pattern of a class; a Thing is whatever belongs to a standard, or is one.
function ofKind(kind) {
  const pattern = kind === "Thing"
    ? "{ ?thing cg:inStandard ?standard } UNION { ?thing a cg:Standard }"
    : `?thing a cg:${kind} .`;
  return `${pattern} OPTIONAL { ?thing rdfs:label ?label } BIND(COALESCE(?label, "") AS ?name)`;
}

async function found(pattern, signal) {
  const query = `SELECT DISTINCT ?thing ?name WHERE { ${pattern} } ${SHORTEST} LIMIT ${MOST}`;
  const { text } = await ask(query, { form: "json", signal });
  return JSON.parse(text).results.bindings.map(({ thing, name }) => ({
    iri: thing.value, id: short(thing.value), name: name?.value ?? "",
  }));
}

function folded(text) {
  return text.normalize("NFKC").trim().toLowerCase();
}
