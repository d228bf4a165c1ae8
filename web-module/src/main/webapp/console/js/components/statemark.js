import { set, svg } from "../dom.js";

const SHAPES = {
  ok: ["M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z", "M7.5 12.5l3 3l6-6.5"],
  busy: ["M12 2.5L23 21.5H1z", "M12 9.5v5M12 18v.01"],
  wrong: ["M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z", "M8.5 8.5l7 7M15.5 8.5l-7 7"],
  none: ["M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z", ""],
};

/** A state's shape: a disc, a triangle, an octagon, or an empty ring; told apart without colour, beside its word. */
export class StateMark {
  #body = svg("path", { class: "mark-body" });
  #sign = svg("path", { class: "mark-sign" });

  constructor() {
    this.node = svg("svg", { class: "mark", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
      this.#body, this.#sign);
  }

  show(level) {
    const [body, sign] = SHAPES[level];
    set(this.node, "data-level", level);
    set(this.#body, "d", body);
    set(this.#sign, "d", sign);
  }
}
