// Queries over the SPARQL protocol, to this server and no other.
import { offer } from "./offer.js";

const ANSWERS = "application/sparql-results+json, application/n-triples;q=0.9, application/problem+json;q=0.1";

// Thrown when there is no answer: a sentence and a remedy in both languages, from the server.
export class NoAnswer extends Error {
  constructor(message, remedy = null) {
    super(message.en);
    this.said = message;
    this.remedy = remedy;
  }
}

export async function ask(query, { form = "", signal } = {}) {
  const begun = performance.now();
  const address = form ? `${offer.endpoint}?format=${encodeURIComponent(form)}` : offer.endpoint;
  const accepted = form ? "*/*, application/problem+json" : ANSWERS;
  let response;
  let body;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query; charset=utf-8", Accept: accepted },
      body: query,
      signal,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
    });
    body = await response.text();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw said("unreachable");
  }
  if (!response.ok) throw refusal(response.status, body);
  return {
    text: body,
    media: (response.headers.get("Content-Type") ?? "").split(";")[0],
    cut: response.headers.get("X-Compgraph-Truncated") ?? "",
    seconds: (performance.now() - begun) / 1000,
  };
}

// A sentence of this page in the place of one from the server.
export function said(key, values = {}) {
  const filled = (name) => {
    const both = offer.sentences[name];
    if (!both) return null;
    const fill = (text) => text.replace(/\{(\w+)\}/g, (brace, word) => String(values[word] ?? brace));
    return { "zh-Hant": fill(both["zh-Hant"]), en: fill(both.en) };
  };
  return new NoAnswer(filled(key), filled(`${key}-remedy`));
}

function refusal(status, body) {
  try {
    const { message, remedy } = JSON.parse(body);
    if (typeof message.en === "string" && typeof message["zh-Hant"] === "string") {
      return new NoAnswer(message, remedy);
    }
  } catch { /* no JSON of ours */ }
  return said("strange", { count: status });
}
