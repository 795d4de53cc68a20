// The standards of this file, and what of the chosen one is shown, found and in focus.
const model = JSON.parse(document.getElementById("model").textContent);

// One form for matching: full-width ｓ１２ is S12, case and spaces do not count.
const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

function openStandard(record) {
  const nodes = new Map(record.nodes.map((node) => [node.id, node]));
  const neighbours = new Map(record.nodes.map((node) => [node.id, []]));
  for (const edge of record.edges) {
    neighbours.get(edge.from).push({ id: edge.to, relation: edge.relation, forward: true });
    neighbours.get(edge.to).push({ id: edge.from, relation: edge.relation, forward: false });
  }
  const folded = new Map(
    record.nodes.map((node) => [
      node.id,
      fold([node.code, node.name, node.description].join("\n")),
    ]),
  );
  const counts = new Map();
  for (const node of record.nodes) counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
  return { ...record, nodes, neighbours, folded, counts };
}

const books = new Map(model.standards.map((record) => [record.code, record]));
const opened = new Map();
function book(code) {
  if (!opened.has(code)) opened.set(code, openStandard(books.get(code)));
  return opened.get(code);
}

const state = {
  book: book(model.standards[0].code),
  kinds: new Set(),
  relations: new Set(),
  query: "",
  steps: 1,
  only: false,
  chosen: null,
  hover: null,
  overview: false,
};

// Very large standards begin with duties and tasks; a chosen one brings its neighbours along.
function chooseKinds() {
  const usual = model.shownFirst.reduce((sum, kind) => sum + (state.book.counts.get(kind) ?? 0), 0);
  state.overview = usual > model.overviewAbove;
  state.kinds = new Set(state.overview ? ["duty", "task"] : model.shownFirst);
}

function around(start, steps, allowed) {
  const reached = new Set([start]);
  let edge = [start];
  for (let step = 0; step < steps; step += 1) {
    const next = [];
    for (const id of edge) {
      for (const tie of state.book.neighbours.get(id)) {
        if (reached.has(tie.id) || !state.relations.has(tie.relation) || !allowed(tie.id)) continue;
        reached.add(tie.id);
        next.push(tie.id);
      }
    }
    edge = next;
  }
  return reached;
}

const matches = (id, words) => words.every((word) => state.book.folded.get(id).includes(word));

// What follows from the state: sets of node ids.
function look() {
  const { nodes } = state.book;
  const words = state.query.split(/[\s,，、]+/).map(fold).filter(Boolean);
  const usual = new Set(model.shownFirst);
  const inKinds = (id) => state.kinds.has(nodes.get(id).kind);
  const reachable = (id) => inKinds(id) || (state.overview && usual.has(nodes.get(id).kind));
  const near = state.chosen ? around(state.chosen, state.steps, reachable) : null;
  const visible = new Set();
  for (const id of nodes.keys()) {
    const shown = inKinds(id) || (near && near.has(id));
    if (shown && !(state.only && near && !near.has(id))) visible.add(id);
  }
  const hits = words.length ? new Set([...visible].filter((id) => matches(id, words))) : null;
  const hidden = words.length
    ? [...nodes.keys()].filter((id) => !visible.has(id) && matches(id, words))
    : [];
  return { visible, drawn: visible, near, hits, hidden };
}
