import { set, svg } from "../dom.js";

const MAX_SEGMENTS = 40;
const GAP = 0.22;
const MAX_GAP = 1.2;
const MAX_STEP = 14;
const NOTCH = 2.4;

/**
 * A pool as a row of segments, one a connection it may have: in use, open and idle, not opened. A notch stands where the
 * pool's size ends and its overflow begins. Above forty connections a segment stands for several; a pool of a few stays
 * short, so that its picture is as small as it is.
 */
export class Gauge {
  #segments = [];
  #notch = svg("line", { class: "gauge-notch", y1: "0", y2: "100%" });

  constructor() {
    this.node = svg("svg", { class: "gauge", "aria-hidden": "true", focusable: "false" });
  }

  show({ limit, base, inUse = 0, size = 0 }) {
    set(this.node, "data-unknown", limit === undefined);
    const cells = Math.min(MAX_SEGMENTS, Math.max(1, limit ?? 1));
    const each = Math.max(1, limit ?? 1) / cells;
    this.#layOut(cells, base === undefined || base >= limit ? undefined : Math.round(base / each));
    this.#segments.forEach((segment, index) => set(segment, "data-as", kind(index * each, inUse, size)));
  }

  #layOut(cells, notch) {
    const room = notch === undefined ? 0 : NOTCH;
    const gap = Math.min((100 / cells) * GAP, MAX_GAP);
    const step = Math.min(MAX_STEP, (100 - room + gap) / cells);
    if (this.#segments.length !== cells) {
      this.#segments = Array.from({ length: cells }, () => svg("rect", { y: "1", rx: "2" }));
      this.node.replaceChildren(...this.#segments, this.#notch);
    }
    this.#segments.forEach((segment, index) => {
      set(segment, "x", percent(index * step + (index >= notch ? room : 0)));
      set(segment, "width", percent(step - gap));
    });
    const middle = percent((notch ?? 0) * step + (room - gap) / 2);
    set(this.#notch, "visibility", notch === undefined ? "hidden" : "visible");
    set(this.#notch, "x1", middle);
    set(this.#notch, "x2", middle);
  }
}

const percent = (value) => `${value.toFixed(3)}%`;

function kind(position, inUse, size) {
  if (position < inUse) {
    return "used";
  }
  return position < size ? "idle" : "free";
}
