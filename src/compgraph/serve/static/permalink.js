// What a link to this page says, in its fragment: question and values or a query, view, language.
const VALUE = "p.";

export function written({ question, values, query, view, language }) {
  const fields = new URLSearchParams();
  if (question) {
    fields.set("question", question);
    for (const [name, value] of Object.entries(values ?? {})) fields.set(VALUE + name, value);
  } else if (query) {
    fields.set("query", query);
  }
  if (view && view !== "table") fields.set("view", view);
  if (language) fields.set("lang", language);
  return `#${fields}`;
}

export function read(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const values = {};
  for (const [name, value] of fields) {
    if (name.startsWith(VALUE)) values[name.slice(VALUE.length)] = value;
  }
  const question = fields.get("question") ?? "";
  return {
    question,
    values,
    query: question ? "" : fields.get("query") ?? "",
    view: fields.get("view") ?? "table",
    language: fields.get("lang") ?? "",
  };
}
