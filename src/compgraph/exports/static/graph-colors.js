// The palette is the page's own: read from its style, again whenever the theme changes.
const tones = {};
const TONES = [
  "paper", "surface", "ink", "soft", "faint", "line", "line-strong", "accent", "mark", "mark-edge", "on-badge",
  "standard", "duty", "task", "knowledge", "skill", "attitude", "output", "indicator",
  "task-tint", "knowledge-tint", "skill-tint", "attitude-tint", "output-tint", "indicator-tint", "duty-tint", "standard-tint",
];
function readTones() {
  const style = getComputedStyle(document.documentElement);
  for (const name of TONES) tones[name] = style.getPropertyValue(`--${name}`).trim();
  tones.font = style.getPropertyValue("--font").trim();
}
