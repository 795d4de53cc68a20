// Language and theme: the switches work by themselves (CSS); this remembers them where it may.
(() => {
  "use strict";
  const root = document.documentElement;
  const memory = (() => {
    try { return window.localStorage; } catch { return null; }
  })();
  const recall = (name) => {
    try { return memory?.getItem(`compgraph.${name}`); } catch { return null; }
  };
  const keep = (name, value) => {
    try { memory?.setItem(`compgraph.${name}`, value); } catch { /* full or forbidden: forget it */ }
  };
  const titles = { zh: document.title, en: root.dataset.titleEn };
  for (const name of ["language", "theme"]) {
    const kept = document.getElementById(`${name}-${recall(name)}`);
    if (kept) kept.checked = true;
    for (const radio of document.querySelectorAll(`input[name="${name}"]`)) {
      radio.addEventListener("change", () => {
        keep(name, radio.value);
        announce();
      });
    }
  }
  function announce() {
    document.title = document.getElementById("language-en").checked ? titles.en : titles.zh;
    document.dispatchEvent(new Event("preferences"));
  }
  announce();

  // The other pages open at the same thing: one address for each thing on every page.
  document.querySelector(".ways").addEventListener("click", (event) => {
    const way = event.target.closest("a");
    if (way && location.hash && location.hash !== "#main") way.hash = location.hash;
  });

  // Paper shows what is folded away, also in browsers without ::details-content.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const folded of opened) folded.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const folded of opened) folded.open = false;
  });
})();
