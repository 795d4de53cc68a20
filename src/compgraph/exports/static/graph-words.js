// Sentences in both languages; text of the document only ever becomes a text node.
const speaksEnglish = () => document.getElementById("language-en").checked;

const fill = (sentence, values) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), sentence);

function plain(key, values = {}) {
  const [chinese, english] = model.sentences[key];
  return fill(speaksEnglish() ? english : chinese, values);
}

function make(tag, classes = "", ...content) {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  element.append(...content);
  return element;
}

function say(key, values = {}) {
  const [chinese, english] = model.sentences[key];
  const both = document.createDocumentFragment();
  const zh = make("span", "zh", fill(chinese, values));
  const en = make("span", "en", fill(english, values));
  en.lang = "en";
  both.append(zh, en);
  return both;
}

const kindClass = (node) => (node.kind === "standard" ? "standard-kind" : node.kind);

const fragment = (address) => `#${address.split("/").map(encodeURIComponent).join("/")}`;

function link(node, page = "") {
  const anchor = make("a", "", make("span", `badge ${kindClass(node)}`, node.code || "–"), make("span", "", node.name));
  anchor.href = `${page}${fragment(node.id)}`;
  return anchor;
}
