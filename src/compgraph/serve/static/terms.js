// RDF terms: written for a query, shortened for people, and where a link to one leads.
import { offer } from "./offer.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(
  ["integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger",
    "positiveInteger", "unsignedInt", "unsignedLong"].map((name) => XSD + name),
);
const ADDRESS = /^[A-Za-z][A-Za-z0-9+.-]*:[^\u0000-\u0020<>"{}|^`\\]*$/;
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" };
const OURS = /^(?:icap\/|ontology(?:#|$)|shapes(?:#|$))/;

// The three writers of values: nothing that they return can become another part of a query.
export function iri(address) {
  if (!ADDRESS.test(address)) throw new RangeError(address);
  return `<${address}>`;
}

export function string(text) {
  return `"${text.toWellFormed().replace(/[\\"\n\r\t\b\f]/g, (letter) => ESCAPES[letter])}"`;
}

export function integer(text) {
  if (!/^[+-]?[0-9]{1,18}$/.test(text)) throw new RangeError(text);
  return String(BigInt(text));
}

export function isNumber(cell) {
  return cell?.type === "literal" && NUMBERS.has(cell.datatype) && Number.isFinite(Number(cell.value));
}

// `ISD3512-001v3/K01`, `cg:Task`, or the whole address.
export function short(address) {
  if (address.startsWith(offer.things) && address !== offer.things) {
    return readable(address.slice(offer.things.length));
  }
  for (const [prefix, namespace] of Object.entries(offer.prefixes)) {
    const local = address.startsWith(namespace) ? address.slice(namespace.length) : "";
    if (local && !/[/#]/.test(local)) return `${prefix}:${local}`;
  }
  return address;
}

function readable(text) {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

// The path on this server for a thing of ours, the address itself for a web page, else null.
export function place(address, language) {
  if (!address.startsWith(offer.base)) return /^https?:\/\//.test(address) ? address : null;
  const rest = address.slice(offer.base.length);
  if (!OURS.test(rest)) return null;
  const [path, ...fragment] = rest.replace(/[?\\]/g, encodeURIComponent).split("#");
  return `/${path}?lang=${language}${fragment.length ? `#${fragment.join("#")}` : ""}`;
}

export function isOurs(address) {
  return address.startsWith(offer.base);
}
