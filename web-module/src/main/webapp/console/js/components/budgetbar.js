import { el, set, svg, write } from "../dom.js";
import { count, countOf } from "../format.js";

/** The connections that all nodes share: what others hold, what this node would hold, and where the end is. */
export class BudgetBar {
  #others = svg("rect", { class: "budget-others", height: "100%", rx: "3" });
  #own = svg("rect", { class: "budget-own", height: "100%", rx: "3" });
  #svg = svg("svg", { class: "budget-bar", "aria-hidden": "true", focusable: "false" },
    svg("rect", { class: "budget-free", width: "100%", height: "100%", rx: "3" }), this.#others, this.#own);
  #words = el("a", { class: "number", href: "#/database/connections" });

  constructor() {
    this.node = el("div", { class: "budget" }, el("p", { class: "budget-words" }, this.#words), this.#svg);
  }

  /** total is what this node's pools could hold together after the change. */
  show(budget, total) {
    set(this.node, "hidden", !budget);
    if (!budget) {
      return;
    }
    const others = budget.granted_total - budget.this_node;
    const over = others + total > budget.limit;
    const percent = (value) => `${Math.min(100, (value / budget.limit) * 100).toFixed(2)}%`;
    set(this.#others, "width", percent(others));
    set(this.#own, "x", percent(others));
    set(this.#own, "width", percent(Math.min(total, budget.limit - others)));
    set(this.node, "data-over", over);
    write(this.#words, `${count(others + total)} of ${count(budget.limit)} connections for ${countOf(budget.nodes, "node")}, `
      + `${count(total)} of them here${over ? ". This exceeds the budget and will be refused" : ""}.`);
  }
}
