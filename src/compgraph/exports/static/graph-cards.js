// How a card is drawn: a badge of its kind, its name in lines; from far away only its code, large.
const FAR = 0.5;
const BADGES = {
  standard: 0, duty: 38, task: 48, output: 64, indicator: 64, knowledge: 44, skill: 44, attitude: 44,
};

function trace(ctx, kind, x, y, width, height) {
  const cut = Math.min(8, height / 3);
  const corners = {
    skill: [[cut, 0], [width - cut, 0], [width, height / 2], [width - cut, height], [cut, height], [0, height / 2]],
    output: [[0, 0], [width - cut, 0], [width, height / 2], [width - cut, height], [0, height]],
    indicator: [[cut, 0], [width, 0], [width - cut, height], [0, height]],
    attitude: [[0, 0], [width, 0], [width - cut, height / 2], [width, height], [0, height], [cut, height / 2]],
  }[kind];
  ctx.beginPath();
  if (corners) {
    corners.forEach(([dx, dy], i) => (i ? ctx.lineTo(x + dx, y + dy) : ctx.moveTo(x + dx, y + dy)));
    ctx.closePath();
  } else {
    const round = { knowledge: height / 2, task: 5 }[kind] ?? 2;
    ctx.roundRect(x, y, width, height, round);
  }
}

function write(ctx, text, x, y, { size, weight = 400, color, align = "left" }) {
  ctx.font = `${weight} ${size}px ${tones.font}`;
  ctx.fillStyle = color;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, y + size * 0.06);
}

function drawCard(ctx, node, look, scale) {
  const { chosen, hover } = state;
  const left = node.x - node.width / 2;
  const top = node.at - node.height / 2;
  const isChosen = node.id === chosen;
  const isNear = look.near?.has(node.id) ?? false;
  const isHit = look.hits?.has(node.id) ?? false;
  const dim = look.hits ? !isHit && !isChosen : look.near && !isNear;
  const tone = tones[node.kind];
  const solid = node.kind === "duty" || node.kind === "standard";
  ctx.save();
  if (dim && hover !== node.id) {
    ctx.beginPath();
    ctx.roundRect(left, top, node.width, node.height, 7);
    ctx.fillStyle = tones.paper; // the lines behind do not strike the name through
    ctx.fill();
    ctx.globalAlpha = 0.3;
  }
  if (scale < FAR) drawFar(ctx, node, tone, left, top);
  else drawNear(ctx, node, { tone, solid, lifted: isChosen || isNear, left, top });
  if (isHit || isChosen || hover === node.id) {
    ctx.beginPath();
    ctx.roundRect(left - 4, top - 4, node.width + 8, node.height + 8, 10);
    ctx.lineWidth = (isChosen ? 3.5 : 2.5) / Math.min(1, scale * 1.4);
    ctx.strokeStyle = isHit && !isChosen ? tones["mark-edge"] : tone;
    ctx.stroke();
  }
  ctx.restore();
}

function drawFar(ctx, node, tone, left, top) {
  trace(ctx, node.kind, left, top, node.width, node.height);
  ctx.fillStyle = tone;
  ctx.fill();
  const size = Math.min(30, node.height * 0.82);
  write(ctx, node.code || node.name.slice(0, 8), node.x, node.at, { size, weight: 700, color: tones["on-badge"], align: "center" });
}

function drawNear(ctx, node, { tone, solid, lifted, left, top }) {
  ctx.beginPath();
  ctx.roundRect(left, top, node.width, node.height, 7);
  const fill = node.kind === "task" ? tones["task-tint"] : lifted ? tones[`${node.kind}-tint`] : tones.surface;
  ctx.fillStyle = solid ? tone : fill;
  ctx.fill();
  ctx.lineWidth = lifted ? 1.75 : 1;
  ctx.strokeStyle = solid || lifted || node.kind === "task" ? tone : tones["line-strong"];
  ctx.stroke();

  const badge = BADGES[node.kind];
  const ink = solid ? tones["on-badge"] : tones.ink;
  if (badge && node.code) {
    const size = node.kind === "output" || node.kind === "indicator" ? 12.5 : 13.5;
    if (!solid) {
      trace(ctx, node.kind, left + 8, node.at - 11, badge, 22);
      ctx.fillStyle = tone;
      ctx.fill();
    }
    write(ctx, node.code, left + 8 + badge / 2, node.at, { size, weight: 700, color: tones["on-badge"], align: "center" });
  }
  const first = node.at - ((node.lines.length - 1) * 20) / 2;
  const weight = solid || node.kind === "task" ? 600 : 400;
  node.lines.forEach((line, i) =>
    write(ctx, line, left + (badge ? badge + 16 : 16), first + i * 20, { size: 15, weight, color: ink }),
  );
  const right = left + node.width - (node.kind === "task" ? 14 : 8);
  const end = node.kind === "task" ? node.levels.join("/") : sharedBy(node);
  if (!end) return;
  const align = node.kind === "task" ? "center" : "right";
  write(ctx, end, right, node.at, { size: 13, weight: 600, color: tones.soft, align });
  if (node.kind !== "task") return;
  ctx.beginPath();
  ctx.arc(right, node.at, 10, 0, 2 * Math.PI);
  ctx.lineWidth = 1;
  ctx.strokeStyle = tones.faint;
  ctx.stroke();
}

// How many tasks share a competency; a competency of one task needs no mark.
function sharedBy(node) {
  if (node.kind !== "knowledge" && node.kind !== "skill") return "";
  const tasks = state.book.neighbours.get(node.id).filter((tie) => !tie.forward).length;
  return tasks > 1 ? `×${tasks}` : "";
}
