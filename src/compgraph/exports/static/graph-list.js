// The list twin: shows exactly what the drawing shows, and can be walked with the arrow keys.
const twin = document.querySelector(".twin");

function filterList() {
  for (const entries of twin.querySelectorAll(".entries")) {
    entries.hidden = entries.dataset.standard !== state.book.code;
    if (entries.hidden) continue;
    for (const group of entries.querySelectorAll(".entry-kind")) {
      let shown = 0;
      for (const entry of group.querySelectorAll(".entry")) {
        const listed = seen.visible.has(entry.id) && (!seen.hits || seen.hits.has(entry.id));
        entry.hidden = !listed;
        entry.classList.toggle("near", Boolean(seen.near?.has(entry.id)));
        const anchor = entry.querySelector("a");
        if (entry.id === state.chosen) anchor.setAttribute("aria-current", "true");
        else anchor.removeAttribute("aria-current");
        if (listed) shown += 1;
      }
      group.hidden = shown === 0;
      const all = state.book.counts.get(group.dataset.kind) ?? 0;
      group.querySelector("[data-shown]").textContent = shown === all ? `${all}` : `${shown}/${all}`;
    }
    for (const ties of entries.querySelectorAll("[data-relation]")) {
      ties.hidden = !state.relations.has(ties.dataset.relation) || !state.kinds.has(ties.dataset.other);
    }
  }
  for (const count of document.querySelectorAll("[data-count]")) {
    count.textContent = state.book.counts.get(count.dataset.count) ?? 0;
  }
}

const listed = () => [...twin.querySelectorAll(".entries:not([hidden]) .entry-kind:not([hidden]) .entry:not([hidden]) > a")];

function walk(event) {
  const all = listed();
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  if (to < 0) document.getElementById("query").focus();
  else all[Math.min(to, all.length - 1)].focus();
}

// Only where the list scrolls by itself: on narrow screens the page would jump away.
function revealEntry(id) {
  const entry = id && document.getElementById(id);
  if (!entry || entry.hidden || getComputedStyle(twin).overflowY !== "auto") return;
  entry.scrollIntoView({ block: "nearest", behavior: "instant" });
}
