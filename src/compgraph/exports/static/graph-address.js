// The address is the truth about what is chosen: links, the back button and mailed addresses agree.
function readAddress() {
  let address = "";
  try {
    address = decodeURIComponent(location.hash.slice(1));
  } catch { /* a broken escape names nothing */ }
  for (const code of books.keys()) {
    if (address === code || address.startsWith(`${code}/`)) return { code, id: address };
  }
  return { code: null, id: null };
}

function choose(id) {
  const hash = id ? fragment(id) : "";
  if (hash === location.hash) return arrive({ moving: true });
  try {
    history.pushState(null, "", hash || location.pathname + location.search);
    arrive({ moving: true });
  } catch {
    location.hash = hash; // the event below goes on
  }
  return undefined;
}

function arrive({ moving }) {
  const { code, id } = readAddress();
  if (code && code !== state.book.code) openBook(code);
  const node = state.book.nodes.get(id);
  const bare = node && node.kind === "standard" && !state.kinds.has("standard");
  state.chosen = node && !bare ? id : null;
  if (state.chosen && !state.overview && !state.kinds.has(node.kind)) {
    state.kinds.add(node.kind);
    readBoxes();
  }
  refresh({ moving });
  revealEntry(state.chosen);
}

function openBook(code) {
  state.book = book(code);
  state.chosen = null;
  chooseKinds();
  readBoxes();
  const chooser = document.getElementById("chooser");
  if (chooser) chooser.value = code;
  seen = look();
  draw();
}
