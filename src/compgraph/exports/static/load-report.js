// The report: one outcome at a time, and only the sources in which all searched words stand.
(() => {
  "use strict";
  const form = document.getElementById("filter");
  const query = document.getElementById("query");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const english = document.getElementById("language-en");
  const sources = [...document.querySelectorAll("tbody[data-outcome]")];
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const texts = new Map();
  const textOf = (source) => {
    if (!texts.has(source)) texts.set(source, folded(`${source.dataset.searched} ${source.textContent}`));
    return texts.get(source);
  };

  function show() {
    const outcome = form.elements.outcome.value;
    const words = folded(query.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const source of sources) {
      const fits = (!outcome || source.dataset.outcome === outcome)
        && words.every((word) => textOf(source).includes(word));
      source.hidden = !fits;
      if (fits) count += 1;
    }
    none.hidden = count > 0;
    tell(count);
  }
  function tell(count) {
    shown.dataset.count = count;
    shown.textContent = shown.dataset[english.checked ? "en" : "zh"].replace("{count}", count);
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  document.addEventListener("preferences", () => tell(shown.dataset.count));
  show();
})();
