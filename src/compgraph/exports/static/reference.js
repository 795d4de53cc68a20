// The reference: only the terms in which all searched words stand, and the contents with them.
(() => {
  "use strict";
  const form = document.getElementById("reference-search");
  const query = document.getElementById("reference-words");
  const shown = document.getElementById("reference-shown");
  const none = document.getElementById("reference-none");
  const english = document.getElementById("language-en");
  const terms = [...document.querySelectorAll(".term")];
  const chapters = [...document.querySelectorAll(".chapter")];
  const entries = new Map([...document.querySelectorAll(".toc li")].map((one) => [one.dataset.for, one]));
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const texts = new Map(terms.map((term) => [term, folded(term.textContent)]));
  let count = terms.length;

  function show() {
    const words = folded(query.value).split(/\s+/).filter(Boolean);
    count = 0;
    for (const term of terms) {
      const fits = words.every((word) => texts.get(term).includes(word));
      term.hidden = !fits;
      entries.get(term.id).hidden = !fits;
      if (fits) count += 1;
    }
    for (const chapter of chapters) chapter.hidden = !chapter.querySelector(".term:not([hidden])");
    none.hidden = count > 0;
    tell();
  }
  function tell() {
    shown.textContent = shown.dataset[english.checked ? "en" : "zh"].replace("{count}", count);
  }

  // A term that a search has hidden is shown again when a link leads to it.
  function reveal() {
    const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (wanted?.closest("[hidden]")) {
      query.value = "";
      show();
      wanted.scrollIntoView();
    }
  }

  const contents = document.querySelector(".toc");
  if (window.matchMedia("(max-width: 900px)").matches) contents.open = false;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  query.addEventListener("input", show);
  window.addEventListener("hashchange", reveal);
  document.addEventListener("preferences", tell);
  show();
})();
