// The answer as a file: as the server writes it, or as a table for Excel.
import { ask } from "./endpoint.js";
import { byId, element, show } from "./element.js";
import { ENDINGS, FORMS, NAMES } from "./formats.js";
import { isNumber, short } from "./terms.js";
import { say } from "./words.js";

const EXCEL = "excel";
// What a spreadsheet would take for a formula (OWASP, CSV injection).
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
let current = null;

export function startDownload(failed) {
  byId("download-run").addEventListener("click", async () => {
    const { answer, query, name } = current;
    const form = byId("download-form").value;
    try {
      const text = form === EXCEL ? spreadsheet(answer) : (await ask(query, { form })).text;
      save(new Blob([text]), `${name}.${form === EXCEL ? "csv" : ENDINGS[form]}`);
    } catch (error) {
      failed(error);
    }
  });
}

export function offerDownload(answer, query, name) {
  current = { answer, query, name };
  const forms = answer.kind === "select" ? [EXCEL, "csv", "tsv", "json", "xml"] : FORMS[answer.kind];
  const kept = byId("download-form").value;
  byId("download-form").replaceChildren(...forms.map((form) => (
    element("option", { value: form, selected: form === kept }, form === EXCEL ? say("form-excel") : NAMES[form]))));
  show(byId("download"), true);
}

// UTF-8 with the mark that Excel wants; a cell that would be a formula gets an apostrophe.
export function spreadsheet({ columns, rows }) {
  const lines = [columns, ...rows.map((row) => row.map(told))];
  return `\ufeff${lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("")}`;
}

function told(term) {
  if (!term) return "";
  const text = term.type === "uri" ? short(term.value) : term.value;
  return !isNumber(term) && FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
