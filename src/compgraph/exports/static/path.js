// What one has learnt already: kept in this browser only, where it lets us.
(() => {
  "use strict";
  const KEY = "compgraph.learnt";
  let kept = [];
  try { kept = JSON.parse(window.localStorage.getItem(KEY) ?? "[]"); } catch { kept = []; }
  const learnt = new Set(Array.isArray(kept) ? kept : []);
  document.documentElement.classList.add("scripted");
  for (const journey of document.querySelectorAll("[data-journey]")) {
    const boxes = [...journey.querySelectorAll(".learn")];
    const progress = journey.querySelector("[data-progress]");
    if (!progress) continue;
    const tell = () => {
      const done = boxes.filter((box) => box.checked).length;
      progress.querySelector("progress").value = boxes.length ? done / boxes.length : 0;
      progress.querySelector("[data-done]").textContent = done;
      progress.querySelector("[data-all]").textContent = boxes.length;
      let open = true; // a step is open when it and all before it are learnt
      for (const step of journey.querySelectorAll(".step")) {
        open &&= [...step.querySelectorAll(".learn")].every((box) => box.checked);
        step.classList.toggle("open", open);
      }
    };
    for (const box of boxes) {
      box.checked = learnt.has(box.value);
      box.addEventListener("change", () => {
        if (box.checked) learnt.add(box.value);
        else learnt.delete(box.value);
        try { window.localStorage.setItem(KEY, JSON.stringify([...learnt].sort())); } catch { /* this visit only */ }
        tell();
      });
    }
    progress.hidden = false;
    tell();
  }
})();
