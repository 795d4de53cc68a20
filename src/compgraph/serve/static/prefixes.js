// The prefixes that a query uses and does not declare, of those that the server knows.
import { offer } from "./offer.js";

// Strings, IRIs and comments: what may hold a colon that means nothing.
const PASSED_OVER = /"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*/g;
const DECLARED = /\bPREFIX\s+([\p{L}][\p{L}\p{N}_.-]*)?:/giu;
const USED = /(?<![\p{L}\p{N}_.:?$-])([\p{L}][\p{L}\p{N}_.-]*):/gu;

export function missing(query) {
  const bare = query.replace(PASSED_OVER, " ");
  const declared = new Set([...bare.matchAll(DECLARED)].map((found) => found[1] ?? ""));
  const used = new Set([...bare.replace(DECLARED, " ").matchAll(USED)].map((found) => found[1]));
  return Object.keys(offer.prefixes).filter((name) => used.has(name) && !declared.has(name));
}

export function declarations(names) {
  return names.map((name) => `PREFIX ${name}: <${offer.prefixes[name]}>\n`).join("");
}
