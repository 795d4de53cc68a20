// The panel about the chosen thing: every fact of it, and links to what it is tied to.
const details = document.getElementById("details");
const ORDER = ["inDuty", "requiresKnowledge", "requiresSkill", "hasOutput", "hasIndicator", "inStandard"];

function describe() {
  const node = state.chosen && state.book.nodes.get(state.chosen);
  details.hidden = !node;
  details.replaceChildren();
  if (!node) return;
  const close = make("button", "close", make("span", "", "×"), make("span", "unseen", say("close")));
  close.type = "button";
  close.addEventListener("click", () => choose(null));
  const name = make("h2", "", node.name);
  name.id = "details-name";
  const kind = make("p", "kind small", make("span", `badge ${kindClass(node)}`, node.code || "–"), " ", say(`kind-${node.kind}`));
  if (node.levels.length) kind.append(" · ", say("level"), " ", make("b", "number", node.levels.join("/")));
  details.append(close, kind, name);
  if (node.description) details.append(make("p", "description", node.description));
  for (const [term, meaning] of node.terms) {
    details.append(make("p", "description small", say("explained", { name: term }), " ", meaning));
  }
  for (const relation of ORDER) {
    for (const forward of [true, false]) {
      const ties = state.book.neighbours.get(node.id).filter((tie) => tie.relation === relation && tie.forward === forward);
      if (ties.length) details.append(tiesOf(relation, forward, ties));
    }
  }
  details.append(elsewhere(node));
}

function tiesOf(relation, forward, ties) {
  const list = make("ul");
  for (const tie of ties) list.append(make("li", "", link(state.book.nodes.get(tie.id))));
  const heading = make("h3", "small", say(`${forward ? "relation" : "back"}-${relation}`), " ", make("span", "soft number", String(ties.length)));
  return make("div", "tied", heading, list);
}

function elsewhere(node) {
  const row = make("p", "away small", say("elsewhere"), " ");
  for (const page of pagesOf(node)) {
    const anchor = make("a", "", say(`nav-${page}`));
    anchor.href = `${page}.html${fragment(node.id)}`;
    row.append(anchor, " ");
  }
  const copy = make("button", "link", say("copy"));
  copy.type = "button";
  copy.addEventListener("click", () => copyAddress(node.id, copy));
  return make("div", "", row, make("p", "small", copy, " ", make("code", "soft", node.id)));
}

// The path page names tasks and what they need; the rest stands on the other two.
const pagesOf = (node) =>
  ["standard", "task", "knowledge", "skill"].includes(node.kind) ? ["index", "matrix", "path"] : ["index", "matrix"];

async function copyAddress(address, button) {
  const whole = `${location.href.split("#")[0]}${fragment(address)}`;
  let done = true;
  try {
    await navigator.clipboard.writeText(whole);
  } catch {
    const field = make("textarea", "unseen", whole); // file:// pages may lack the clipboard
    document.body.append(field);
    field.select();
    done = document.execCommand("copy");
    field.remove();
  }
  button.replaceChildren(done ? say("copied") : whole);
}
