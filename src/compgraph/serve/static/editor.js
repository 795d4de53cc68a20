// The editor: CodeMirror with SPARQL, our completion, and the colours of the page.
import {
  Compartment, EditorState, EditorView, HighlightStyle, StreamLanguage, acceptCompletion, autocompletion,
  bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap, defaultKeymap, drawSelection,
  highlightActiveLine, highlightSpecialChars, history, historyKeymap, indentOnInput, keymap, lineNumbers,
  placeholder, sparql, syntaxHighlighting, tags,
} from "./codemirror.js";
import { completions } from "./completion.js";
import { byId } from "./element.js";
import { say, whenSpoken } from "./words.js";

const COLORS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--task)" },
  { tag: [tags.string, tags.literal], color: "var(--skill)" },
  { tag: tags.atom, color: "var(--knowledge)" },
  { tag: [tags.meta, tags.standard(tags.name)], color: "var(--indicator)" },
  { tag: tags.comment, color: "var(--faint)" },
  { tag: tags.number, color: "var(--output)" },
]);
const spokenParts = new Compartment();
let view = null;
let bound = null;
let whenEdited = () => {};

// `run` is called for Ctrl-Enter, `edited` whenever the text is or is no longer the bound one.
export function startEditor({ run, edited }) {
  whenEdited = edited;
  const keys = [
    { key: "Mod-Enter", preventDefault: true, run: () => (run(), true) },
    { key: "Tab", run: acceptCompletion },
    ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap,
  ];
  const extensions = [
    EditorView.cspNonce.of(document.querySelector("link[rel=stylesheet]").nonce),
    lineNumbers(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(),
    closeBrackets(), highlightActiveLine(), EditorView.lineWrapping,
    StreamLanguage.define(sparql), syntaxHighlighting(COLORS),
    autocompletion({ override: [completions], icons: false, maxRenderedOptions: 60 }),
    keymap.of(keys),
    spokenParts.of(inWords()),
    EditorView.domEventHandlers({ beforeinput: overtype }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) whenEdited(isEdited());
    }),
  ];
  view = new EditorView({ parent: byId("editor"), state: EditorState.create({ doc: "", extensions }) });
  whenSpoken(() => view.dispatch({ effects: spokenParts.reconfigure(inWords()) }));
}

export function query() {
  return view.state.doc.toString();
}

// Put a text in the place of what stands there; undoing brings that back.
export function write(text, { isBound = false } = {}) {
  if (isBound) bound = text;
  if (query() !== text) {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
  }
  whenEdited(isEdited());
}

export function insertFirst(text) {
  view.dispatch({ changes: { from: 0, insert: text } });
}

export function focusEditor() {
  view.focus();
}

export function unbind() {
  bound = null;
}

export function isEdited() {
  return bound !== null && query() !== bound;
}

// Set the cursor at a line and column (from 1), and go there.
export function goTo(line, column) {
  const there = view.state.doc.line(Math.min(line, view.state.doc.lines));
  view.dispatch({ selection: { anchor: Math.min(there.from + column - 1, there.to) }, scrollIntoView: true });
  view.focus();
}

// Typing over a selection, done here: where the browser does it, it tries to keep the look of what
// goes by style attributes, which the policy of the page stops, with a complaint each time.
function overtype(event, of) {
  const { from, to, empty } = of.state.selection.main;
  if (event.inputType !== "insertText" || !event.data || event.isComposing || empty) return false;
  event.preventDefault();
  const insert = () => of.state.update(of.state.replaceSelection(event.data), { userEvent: "input.type" });
  const taken = of.state.facet(EditorView.inputHandler).some((taker) => taker(of, from, to, event.data, insert));
  if (!taken) of.dispatch(insert());
  return true;
}

function inWords() {
  return [
    placeholder(say("placeholder")),
    EditorView.contentAttributes.of({ "aria-label": say("editor-label") }),
    EditorState.phrases.of({ Completions: say("completions") }),
  ];
}
