// The triples of an answer as a drawing (vis-network, from the installed pyvis).
import { linked } from "./cell.js";
import { save } from "./download.js";
import { button, element, show } from "./element.js";
import { layout } from "./layout.js";
import { KINDS, MOST, key, network, termName } from "./network.js";
import { whenPainted } from "./theme.js";
import { number, say } from "./words.js";

const LONGEST = 40;
const MOST_NAMED = 60;
const LEGIBLE = 0.72;
let painted = null;
whenPainted(() => {
  if (painted?.canvas.isConnected) painted.paint();
});

export class Drawing {
  constructor(answer) {
    this.answer = answer;
    this.literals = false;
  }

  // Why there is no drawing; "" where there is one.
  get missing() {
    if (this.answer.kind !== "construct") return "graph-not-triples";
    return this.answer.rows.length ? "" : "no-rows";
  }

  async render(into) {
    if (this.missing) {
      into.replaceChildren(element("p", { class: "soft reason" }, say(this.missing)));
      return;
    }
    await import("./vis-network.js");
    this.canvas = element("div", { class: "canvas", role: "img", "aria-label": say("graph-drawing") });
    this.note = element("p", { class: "small soft", role: "status" });
    this.legend = element("ul", { class: "legend" });
    this.details = element("div", { class: "details" });
    into.replaceChildren(this.#choices(), this.note, this.canvas, this.legend, this.details);
    this.paint();
    painted = this;
  }

  // Draw anew, in the colours that the page has now.
  paint() {
    this.network?.destroy();
    const drawn = network(this.answer.rows, { literals: this.literals });
    this.note.textContent = drawn.all > MOST
      ? say("graph-most", { most: MOST, count: number(drawn.all) })
      : say(drawn.edges.length ? "graph-hint" : "graph-empty");
    const { clientWidth, clientHeight } = this.canvas;
    const places = layout(drawn.nodes, drawn.edges, Math.max(1.2, (1.4 * clientWidth) / clientHeight));
    const relations = [...new Set(drawn.edges.map((edge) => edge.name))];
    const named = relations.length > 1 && drawn.edges.length <= MOST_NAMED;
    const color = colors();
    this.network = new window.vis.Network(
      this.canvas,
      {
        nodes: drawn.nodes.map((node) => ({ id: node.id, label: label(node), ...box(color, node.kind), ...places.get(node.id) })),
        edges: drawn.edges.map(({ from, to, name }) => ({ from, to, ...(named ? { label: name } : {}) })),
      },
      options(color, drawn.nodes.length),
    );
    this.network.on("select", ({ nodes }) => this.#tell(nodes[0]));
    const seen = new Set(drawn.nodes.map((node) => node.kind));
    this.legend.replaceChildren(...[...KINDS, "thing", "literal"].filter((kind) => seen.has(kind)).map((kind) => (
      element("li", { class: `kind-${kind}` }, say(sentence(kind))))),
      ...relations.slice(0, named ? 0 : 6).map((name) => element("li", { class: "relation" }, name)));
    this.#tell(undefined);
    this.#see(drawn.nodes[0]);
  }

  // The whole where names can be read, else as much of it around the node with most relations.
  #see(first) {
    this.network.fit({ maxZoomLevel: 1 });
    if (first && this.network.getScale() < LEGIBLE) this.network.focus(first.id, { scale: LEGIBLE });
  }

  #choices() {
    const literals = element("input", { type: "checkbox", checked: this.literals });
    literals.addEventListener("change", () => {
      this.literals = literals.checked;
      this.paint();
    });
    const image = () => this.canvas.querySelector("canvas").toBlob((blob) => save(blob, "compgraph.png"));
    return element("div", { class: "choices" },
      element("label", {}, literals, element("span", { class: "small" }, say("graph-literals"))),
      button(say("graph-fit"), () => this.network.fit({ maxZoomLevel: 1 })),
      button(say("graph-image"), image));
  }

  // The statements of the node that was pressed, below the drawing.
  #tell(id) {
    show(this.details, id !== undefined);
    if (id === undefined) return;
    const said = this.answer.rows.filter(([subject, , object]) => key(subject) === id || key(object) === id);
    const lines = said.slice(0, 40).map((row) => element("li", {}, ...row.flatMap((term, place) => [
      place === 1 ? element("span", { class: "soft" }, termName(term.value)) : told(term), " ",
    ])));
    this.details.replaceChildren(element("ul", {}, ...lines));
  }
}

function told(term) {
  if (term.type === "uri") return linked(term.value);
  if (term.type === "bnode") return element("code", {}, `_:${term.value}`);
  return element("span", { lang: term.language || null }, `「${term.value}」`);
}

function sentence(kind) {
  return kind === "thing" || kind === "literal" ? `graph-${kind}` : `kind-${kind}`;
}

function label({ code, name }) {
  const text = `${code} ${name}`.trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function colors() {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

function box(color, kind) {
  const plain = kind === "thing" || kind === "literal";
  const line = plain ? color("line-strong") : color(kind);
  const ground = plain ? color(kind === "thing" ? "surface" : "sunken") : color(`${kind}-tint`);
  const chosen = { background: ground, border: color("focus") };
  return {
    shape: kind === "literal" ? "text" : "box",
    color: { background: ground, border: line, highlight: chosen, hover: chosen },
    font: { color: kind === "literal" ? color("soft") : color("ink") },
  };
}

function options(color, count) {
  const font = getComputedStyle(document.body).fontFamily;
  return {
    physics: false,
    layout: { improvedLayout: false },
    nodes: {
      margin: 8, font: { face: font, size: 14 }, widthConstraint: { maximum: 150 },
      shapeProperties: { borderRadius: 6 },
      scaling: { label: { drawThreshold: 3 } },
    },
    edges: {
      arrows: { to: { enabled: true, scaleFactor: 0.5 } },
      color: { color: color("line-strong"), highlight: color("focus") },
      font: { face: font, size: 11, color: color("soft"), strokeColor: color("surface"), strokeWidth: 4, align: "middle" },
      smooth: count < MOST ? { type: "continuous", roundness: 0.3 } : false,
    },
    interaction: { hover: false, zoomSpeed: 0.7, keyboard: false },
  };
}
