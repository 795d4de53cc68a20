// The lines: curves from card to card for what tasks require, elbows for the outline; headings.
const CURVED = new Set(["requiresKnowledge", "requiresSkill", "attitude"]);

// An edge as drawn: which card stands further left, and how the line leaves it.
function drawLines(ctx, look) {
  const { nodes, edges } = state.book;
  const touching = [];
  for (const edge of edges) {
    if (!look.drawn.has(edge.from) || !look.drawn.has(edge.to) || !state.relations.has(edge.relation)) continue;
    const line = { edge, from: nodes.get(edge.from), to: nodes.get(edge.to), ...manner(edge, look) };
    if (line.touches) touching.push(line);
    else drawLine(ctx, line);
  }
  for (const line of touching) drawLine(ctx, line); // what matters lies on top
  nameRelations(ctx, touching);
}

function manner(edge, look) {
  const touches = state.chosen === edge.from || state.chosen === edge.to;
  const near = look.near && look.near.has(edge.from) && look.near.has(edge.to);
  const focus = near && (touches || state.steps > 1);
  const found = look.hits && (look.hits.has(edge.from) || look.hits.has(edge.to));
  const dim = (look.near && !focus) || (look.hits && !found && !touches);
  return { touches, focus, dim };
}

function drawLine(ctx, line) {
  const { from, to, edge } = line;
  const kind = from.kind === "attitude" ? "attitude" : edge.relation;
  ctx.save();
  ctx.beginPath();
  if (CURVED.has(kind)) {
    ctx.globalAlpha = line.dim ? 0.08 : line.focus ? 0.95 : 0.4;
    ctx.strokeStyle = tones[to.kind === "standard" ? from.kind : to.kind];
    ctx.lineWidth = line.touches ? 2.25 : line.focus ? 1.75 : 1.3;
    curve(ctx, from, to);
  } else {
    const up = edge.relation === "inDuty" || edge.relation === "inStandard";
    const [parent, child] = up ? [to, from] : [from, to];
    ctx.globalAlpha = line.dim ? 0.3 : 1;
    ctx.strokeStyle = line.focus ? tones[parent.kind] : tones["line-strong"];
    ctx.lineWidth = line.focus ? 2.25 : 1.5;
    elbow(ctx, parent, child);
  }
  ctx.stroke();
  ctx.restore();
}

// From the facing edge of one card to that of the other, leaving both sideways.
function curve(ctx, from, to) {
  const side = Math.sign(to.x - from.x) || 1;
  const start = from.x + (side * from.width) / 2;
  const end = to.x - (side * to.width) / 2;
  ctx.moveTo(start, from.at);
  if (state.book.options.edges.smooth) {
    const bend = (end - start) * 0.5;
    ctx.bezierCurveTo(start + bend, from.at, end - bend, to.at, end, to.at);
  } else {
    ctx.lineTo(end, to.at);
  }
}

// Down from a parent's left edge, then across to the child.
function elbow(ctx, parent, child) {
  const x = parent.x - parent.width / 2 + 12;
  const end = child.x - child.width / 2;
  ctx.moveTo(x, parent.at + parent.height / 2);
  if (end > x) {
    ctx.lineTo(x, child.at - 7);
    ctx.quadraticCurveTo(x, child.at, x + 7, child.at);
    ctx.lineTo(end, child.at);
  } else {
    ctx.lineTo(x, child.at);
  }
}

// The chosen card's relations are named once, where their lines leave it.
function nameRelations(ctx, touching) {
  const named = new Set();
  for (const { edge, from, to } of touching) {
    if (!CURVED.has(edge.relation) || named.has(edge.relation)) continue;
    named.add(edge.relation);
    const forward = from.id === state.chosen;
    const [card, other] = forward ? [from, to] : [to, from];
    const side = Math.sign(other.x - card.x) || 1;
    ctx.save();
    ctx.lineWidth = 5;
    ctx.strokeStyle = tones.paper;
    ctx.lineJoin = "round";
    const text = plain(`${forward ? "relation" : "back"}-${edge.relation}`);
    const size = view.getScale() < FAR ? 26 : 13;
    const at = [card.x + side * (card.width / 2 + 9), card.at - card.height / 2 - size / 2];
    const look = { size, weight: 600, color: tones[to.kind], align: side > 0 ? "left" : "right" };
    write(ctx, text, ...at, look);
    ctx.strokeText(text, at[0], at[1] + look.size * 0.06);
    write(ctx, text, ...at, look);
    ctx.restore();
  }
}

const COLUMNS = {
  "column-middle": ["standard", "duty", "task", "output", "indicator"],
  "column-left": ["knowledge"],
  "column-right": ["skill"],
  "column-attitude": ["attitude"],
};
function drawHeadings(ctx, look, scale) {
  for (const [key, kinds] of Object.entries(COLUMNS)) {
    const cards = [...look.drawn].map((id) => state.book.nodes.get(id)).filter((node) => kinds.includes(node.kind));
    if (!cards.length) continue;
    const top = Math.min(...cards.map((node) => node.at - node.height / 2));
    const x = kinds[0] === "standard" ? 0 : cards[0].x;
    const size = scale < FAR ? 30 : 16;
    write(ctx, plain(key), x, top - size * 1.5, { size, weight: 600, color: tones.soft, align: "center" });
  }
}
