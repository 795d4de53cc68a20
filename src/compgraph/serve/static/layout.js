// Places for the nodes of a drawing: springs and repulsion, without chance, so the same every time.
// Fruchterman and Reingold, Graph drawing by force-directed placement (1991); then boxes that lie
// over each other are pushed apart.
const ROUNDS = 260;
const GAP = 62;
const BOX = { x: 168, y: 56 };
const PUSHES = 60;

// Returns a Map from id to {x, y}; `edges` are pairs {from, to}, `aspect` is width by height.
export function layout(nodes, edges, aspect) {
  const places = nodes.map((_, number) => spiral(number));
  const index = new Map(nodes.map((node, number) => [node.id, number]));
  const pairs = edges.map(({ from, to }) => [index.get(from), index.get(to)]).filter(([one, other]) => one !== other);
  for (let round = 0; round < ROUNDS; round += 1) step(places, pairs, GAP * (1 - round / ROUNDS) + 1);
  for (const place of places) place.x *= aspect;
  for (let push = 0; push < PUSHES && part(places); push += 1);
  return new Map(nodes.map((node, number) => [node.id, places[number]]));
}

function step(places, pairs, most) {
  const moves = places.map(() => ({ x: 0, y: 0 }));
  repel(places, moves);
  attract(places, moves, pairs);
  places.forEach((place, number) => {
    // A pull to the middle keeps parts that are not connected from drifting off.
    const x = moves[number].x - place.x * 0.12;
    const y = moves[number].y - place.y * 0.12;
    const length = Math.hypot(x, y) || 1;
    place.x += (x / length) * Math.min(length, most);
    place.y += (y / length) * Math.min(length, most);
  });
}

// Sunflower seeds: evenly spread, the nodes with most relations (they come first) in the middle.
function spiral(number) {
  const angle = number * 2.399963;
  const radius = GAP * 0.8 * Math.sqrt(number + 0.5);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

function repel(places, moves) {
  for (let one = 0; one < places.length; one += 1) {
    for (let other = one + 1; other < places.length; other += 1) {
      const x = places[one].x - places[other].x;
      const y = places[one].y - places[other].y;
      const force = (GAP * GAP) / Math.max(x * x + y * y, 1);
      moves[one].x += x * force;
      moves[one].y += y * force;
      moves[other].x -= x * force;
      moves[other].y -= y * force;
    }
  }
}

function attract(places, moves, pairs) {
  for (const [one, other] of pairs) {
    const x = places[one].x - places[other].x;
    const y = places[one].y - places[other].y;
    const force = Math.hypot(x, y) / GAP;
    moves[one].x -= x * force;
    moves[one].y -= y * force;
    moves[other].x += x * force;
    moves[other].y += y * force;
  }
}

// Push apart what lies over each other, along the shorter way; false when nothing does.
function part(places) {
  let moved = false;
  for (let one = 0; one < places.length; one += 1) {
    for (let other = one + 1; other < places.length; other += 1) {
      const x = places[one].x - places[other].x;
      const y = places[one].y - places[other].y;
      const over = { x: BOX.x - Math.abs(x), y: BOX.y - Math.abs(y) };
      if (over.x <= 0 || over.y <= 0) continue;
      const way = over.x / BOX.x < over.y / BOX.y ? "x" : "y";
      const shift = (over[way] / 2 + 0.5) * ((way === "x" ? x : y) < 0 ? -1 : 1);
      places[one][way] += shift;
      places[other][way] -= shift;
      moved = true;
    }
  }
  return moved;
}
