import { svg, set } from "../dom.js";

const MOST_SEGMENTS = 40;
const GAP = 0.22;
const WIDEST_GAP = 1.2;

/**
 * A pool as a row of segments, one a connection it may have: in use, open and idle, not opened. A notch stands where the
 * pool's size ends and its overflow begins. Above forty connections a segment stands for several.
 */
export class Gauge {
  #segments = [];
  #notch = svg("line", { class: "gauge-notch", y1: "0", y2: "100%" });

  constructor() {
    this.node = svg("svg", { class: "gauge", "aria-hidden": "true", focusable: "false" });
  }

  show({ limit, base, inUse = 0, size = 0 }) {
    const cells = Math.min(MOST_SEGMENTS, Math.max(1, limit ?? size ?? 1));
    const each = Math.max(1, limit ?? 1) / cells;
    this.#layOut(cells, base === undefined || base >= limit ? undefined : base / each);
    this.#segments.forEach((segment, index) => set(segment, "data-as", kind(index * each, inUse, size)));
  }

  #layOut(cells, notch) {
    const step = 100 / cells;
    const gap = Math.min(step * GAP, WIDEST_GAP);
    if (this.#segments.length !== cells) {
      this.#segments = Array.from({ length: cells }, (_, index) =>
        svg("rect", { x: `${index * step + gap / 2}%`, width: `${step - gap}%`, y: "1", rx: "2" }));
      this.node.replaceChildren(...this.#segments, this.#notch);
    }
    set(this.#notch, "visibility", notch === undefined ? "hidden" : "visible");
    set(this.#notch, "x1", `${(notch ?? 0) * step}%`);
    set(this.#notch, "x2", `${(notch ?? 0) * step}%`);
  }
}

function kind(position, inUse, size) {
  if (position < inUse) {
    return "used";
  }
  return position < size ? "idle" : "free";
}
