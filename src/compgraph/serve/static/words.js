// The sentences of the page in the language that the switch says.
import { byId } from "./element.js";
import { keep, recall } from "./memory.js";
import { offer } from "./offer.js";

const TAGS = { "zh-Hant": "zh-Hant-TW", en: "en" };
const listeners = [];
let language = document.documentElement.lang === "en" ? "en" : "zh-Hant";

export function spoken() {
  return language;
}

export function tag() {
  return TAGS[language];
}

// A sentence by key; what stands in its braces is filled in.
export function say(key, values = {}) {
  const sentence = offer.sentences[key]?.[language] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (brace, name) => (name in values ? String(values[name]) : brace));
}

// One of two texts, as {"zh-Hant": …, "en": …}.
export function either(text) {
  return text?.[language] ?? "";
}

export function number(value) {
  return value.toLocaleString(TAGS[language]);
}

export function whenSpoken(listener) {
  listeners.push(listener);
}

export function speak(wanted) {
  if (!(wanted in TAGS)) return;
  language = wanted;
  byId(wanted === "en" ? "language-en" : "language-zh").checked = true;
  document.documentElement.lang = TAGS[language];
  document.title = `${say("title")} · compgraph`;
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say);
  for (const one of document.querySelectorAll("[data-say-label]")) one.setAttribute("aria-label", say(one.dataset.sayLabel));
  for (const one of document.querySelectorAll("[data-say-placeholder]")) one.placeholder = say(one.dataset.sayPlaceholder);
  for (const one of document.querySelectorAll("[data-spoken-link]")) one.search = `?lang=${language}`;
  for (const listener of listeners) listener();
}

// An address that asks for a language goes before what this browser remembers.
export function startSpeaking(fromLink) {
  const asked = fromLink || new URLSearchParams(window.location.search).get("lang");
  speak(asked in TAGS ? asked : recall("language") ?? language);
  for (const radio of document.querySelectorAll('input[name="language"]')) {
    radio.addEventListener("change", () => {
      keep("language", radio.value);
      speak(radio.value);
    });
  }
}
