// Everything that can be pressed, and the one place where a change becomes visible.
const query = document.getElementById("query");
const reveal = document.getElementById("reveal");
const boxes = (name) => [...document.querySelectorAll(`input[name="${name}"]`)];

function readBoxes() {
  for (const box of boxes("kind")) box.checked = state.kinds.has(box.value);
}

function refresh({ moving = true, camera = true } = {}) {
  seen = look();
  arrange();
  filterList();
  describe();
  tell();
  view.redraw();
  if (!camera) return;
  if (seen.hits?.size && !state.chosen) fit(seen.hits, { moving });
  else if (state.chosen) fit(seen.near, { moving });
  else fit(seen.drawn, { moving });
}

function tell() {
  const found = document.getElementById("found");
  found.replaceChildren();
  if (seen.hits?.size) found.append(say("found", { count: seen.hits.size }));
  else if (seen.hits) found.append(say("found-none", { query: state.query.trim() }));
  else found.append(say("shown-of", { count: seen.visible.size }));
  reveal.hidden = seen.hidden.length === 0;
  reveal.replaceChildren(say("found-hidden", { count: seen.hidden.length }));
  const notice = document.getElementById("notice");
  notice.hidden = !(state.overview && !state.chosen);
  notice.replaceChildren(say("overview"));
  document.getElementById("hint").hidden = Boolean(state.chosen);
}

function changeKinds(kinds) {
  state.kinds = kinds;
  state.overview = false;
  if (state.chosen && !kinds.has(state.book.nodes.get(state.chosen).kind)) choose(null);
  readBoxes();
  refresh();
}

for (const box of boxes("kind")) {
  box.addEventListener("change", () => {
    changeKinds(new Set(boxes("kind").filter((one) => one.checked).map((one) => one.value)));
  });
}
for (const box of boxes("relation")) {
  box.addEventListener("change", () => {
    state.relations = new Set(boxes("relation").filter((one) => one.checked).map((one) => one.value));
    refresh({ camera: false });
  });
}
for (const radio of boxes("steps")) {
  radio.addEventListener("change", () => {
    state.steps = Number(radio.value);
    refresh();
  });
}
document.getElementById("only").addEventListener("change", (event) => {
  state.only = event.target.checked;
  refresh();
});

let typing = 0;
query.addEventListener("input", () => {
  state.query = query.value;
  window.clearTimeout(typing);
  typing = window.setTimeout(() => refresh(), 120);
});
query.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown") {
    event.preventDefault();
    listed()[0]?.focus();
  } else if (event.key === "Enter" && seen.hits?.size) {
    choose(listed()[0].closest(".entry").id);
  } else if (event.key === "Escape" && query.value) {
    event.preventDefault();
    query.value = state.query = "";
    refresh();
  }
});
reveal.addEventListener("click", () => {
  const kinds = seen.hidden.map((id) => state.book.nodes.get(id).kind);
  document.getElementById("only").checked = state.only = false;
  changeKinds(new Set([...state.kinds, ...kinds]));
  query.focus();
});

twin.addEventListener("keydown", walk);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && state.chosen) choose(null);
});
document.querySelector(".browser").addEventListener("click", (event) => {
  const anchor = event.target.closest('a[href^="#"]');
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(decodeURIComponent(anchor.getAttribute("href").slice(1)));
});
for (const menu of document.querySelectorAll(".menu")) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
document.getElementById("whole").addEventListener("click", () => fit(seen.drawn));
document.getElementById("image").addEventListener("click", saveImage);
document.getElementById("chooser")?.addEventListener("change", (event) => {
  query.value = state.query = "";
  choose(event.target.value);
});
drawing.addEventListener("pointermove", follow);
drawing.addEventListener("pointerleave", follow);

function repaint() {
  readTones();
  refresh({ camera: false });
}
document.addEventListener("preferences", repaint);
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
window.addEventListener("popstate", () => arrive({ moving: true }));
let width = drawing.clientWidth;
window.addEventListener("resize", () => {
  if (drawing.clientWidth === width) return; // a telephone's address bar came or went
  width = drawing.clientWidth;
  window.requestAnimationFrame(() => refresh({ moving: false }));
});

readTones();
state.relations = new Set(boxes("relation").map((box) => box.value));
chooseKinds();
readBoxes();
seen = look();
draw();
arrive({ moving: false });
// A mailed address: on a narrow screen begin at the drawing, not where the list names the thing.
if (state.chosen && getComputedStyle(twin).overflowY !== "auto") {
  history.scrollRestoration = "manual";
  window.addEventListener("load", () => document.querySelector(".stage").scrollIntoView({ behavior: "instant" }));
}
document.fonts?.ready.then(() => view.redraw());
