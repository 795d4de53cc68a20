// The drawing: vis-network keeps the camera and the cards' places, the strokes are ours.
const drawing = document.getElementById("drawing");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const HEADING = 56; // above the first card of a column, in its units
const ROOM = 84; // for the tools below the drawing, in pixels
let view = null;
let points = null;
let seen = look();

function draw() {
  view?.destroy();
  const { nodes, edges, options } = state.book;
  points = new vis.DataSet(
    [...nodes.values()].map((node) => ({ id: node.id, x: node.x, y: node.y, size: node.size, hidden: true, shape: "custom", ctxRenderer: render })),
  );
  // vis-network knows the ties but does not draw them: our lines end at the edges of the cards.
  const ties = edges.map((edge, id) => ({ id, from: edge.from, to: edge.to, hidden: true }));
  view = new vis.Network(drawing, { nodes: points, edges: new vis.DataSet(ties) }, options);
  view.on("beforeDrawing", (ctx) => {
    drawLines(ctx, seen);
    drawHeadings(ctx, seen, view.getScale());
  });
  view.on("click", ({ pointer }) => {
    const card = cardAt(pointer.canvas);
    if (card) choose(card.id);
    else if (state.chosen) choose(null);
  });
}

function render({ ctx, id }) {
  const node = state.book.nodes.get(id);
  return {
    drawNode: () => drawCard(ctx, node, seen, view.getScale()),
    nodeDimensions: { width: node.width, height: node.height },
  };
}

// The places were computed for each choice of what stands below a task. A focus that is alone, or
// too tall to be read where it stands, is drawn by itself, close together.
function arrange() {
  const choice = (state.kinds.has("output") ? 1 : 0) + (state.kinds.has("indicator") ? 2 : 0);
  for (const node of state.book.nodes.values()) node.at = node.ys[choice];
  const focus = seen.near && [...seen.near].map((id) => state.book.nodes.get(id));
  const alone = focus && (state.only || (drawing.clientHeight - ROOM) / bounds(focus).height < FAR);
  seen.drawn = alone ? seen.near : seen.visible;
  if (alone) gather(focus);
  points.update([...state.book.nodes.values()].map((node) => ({ id: node.id, y: node.at, hidden: !seen.drawn.has(node.id) })));
}

// Stack each column anew around the chosen card, in the order it has.
function gather(cards) {
  const middle = state.book.nodes.get(state.chosen).at;
  for (const side of [-1, 0, 1]) {
    const column = cards.filter((node) => Math.sign(Math.trunc(node.x / 200)) === side).sort((a, b) => a.at - b.at);
    const gap = side ? 6 : 24;
    let top = middle - column.reduce((sum, node) => sum + node.height + gap, -gap) / 2;
    for (const node of column) {
      node.at = top + node.height / 2;
      top += node.height + gap;
    }
  }
}

function bounds(cards) {
  const left = Math.min(...cards.map((node) => node.x - node.width / 2));
  const right = Math.max(...cards.map((node) => node.x + node.width / 2));
  const top = Math.min(...cards.map((node) => node.at - node.height / 2)) - HEADING;
  const bottom = Math.max(...cards.map((node) => node.at + node.height / 2));
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

function cardAt({ x, y }) {
  for (const id of seen.drawn) {
    const node = state.book.nodes.get(id);
    if (Math.abs(x - node.x) <= node.width / 2 && Math.abs(y - node.at) <= node.height / 2) return node;
  }
  return null;
}

// Bring these cards into the picture, as large as they fit but never larger than life.
function fit(ids, { most = 1.1, moving = true } = {}) {
  const cards = [...ids].map((id) => state.book.nodes.get(id));
  if (!cards.length || !drawing.clientWidth) return;
  const box = bounds(cards);
  const scale = Math.min((drawing.clientWidth - 32) / box.width, (drawing.clientHeight - ROOM) / box.height, most);
  view.moveTo({
    position: { x: box.x, y: box.y + 22 / scale },
    scale,
    animation: moving && !still.matches ? { duration: 320, easingFunction: "easeInOutQuad" } : false,
  });
}

function zoom(factor) {
  const scale = Math.min(3, Math.max(0.05, view.getScale() * factor));
  view.moveTo({ scale, animation: still.matches ? false : { duration: 180, easingFunction: "easeInOutQuad" } });
}

const tip = document.getElementById("tip");
function follow(event) {
  const box = drawing.getBoundingClientRect();
  const at = { x: event.clientX - box.left, y: event.clientY - box.top };
  const card = event.type === "pointerleave" ? null : cardAt(view.DOMtoCanvas(at));
  drawing.style.cursor = card ? "pointer" : "";
  tip.hidden = !card || view.getScale() >= FAR;
  if (!tip.hidden) {
    tip.replaceChildren(`${card.code} ${card.name}`);
    tip.style.left = `${Math.min(at.x + 14, box.width - 260)}px`;
    tip.style.top = `${at.y + 18}px`;
  }
  if (state.hover !== (card?.id ?? null)) {
    state.hover = card?.id ?? null;
    view.redraw();
  }
}
