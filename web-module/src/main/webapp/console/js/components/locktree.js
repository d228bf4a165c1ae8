import { arrange, el, set, write } from "../dom.js";
import { duration } from "../format.js";
import { lockTree } from "../locks.js";
import { panel } from "./panel.js";
import { StateMark } from "./statemark.js";

/** Who waits for a lock, under who is in the way. */
export class LockTree {
  #shown = new Map();
  #list = el("ul", { class: "tree" });
  #empty = el("p", { class: "empty", hidden: true }, "Nothing waits for a lock.");

  constructor() {
    this.node = panel("Locks", this.#empty, this.#list);
  }

  show(waits) {
    const before = this.#shown;
    this.#shown = new Map();
    set(this.#empty, "hidden", waits.length > 0);
    set(this.#list, "hidden", waits.length === 0);
    arrange(this.#list, lockTree(waits).map((node) => this.#branch(node, before)));
  }

  #branch(node, before) {
    const branch = before.get(node.pid) ?? new Branch();
    this.#shown.set(node.pid, branch);
    branch.show(node, node.below.map((below) => this.#branch(below, before)));
    return branch.node;
  }
}

class Branch {
  #mark = new StateMark();
  #who = el("strong");
  #what = el("span");
  #statement = el("code", { class: "statement" });
  #below = el("ul", { class: "tree" });

  constructor() {
    this.node = el("li", {},
      el("div", { class: "branch" }, this.#mark.node, el("div", {},
        el("p", {}, this.#who, " ", this.#what), this.#statement)),
      this.#below);
  }

  show({ pid, waiter, blocker }, below) {
    const { application, statement } = waiter ?? blocker;
    this.#mark.show(waiter ? "busy" : "wrong");
    write(this.#who, `${pid}, ${application || "unnamed"}`);
    write(this.#what, waiter
      ? `waits for ${waiter.wants}, ${duration(waiter.waited_seconds)} by now`
      : `is in the way: ${blocker.state}, in its transaction for ${duration(blocker.in_transaction_seconds)}`);
    write(this.#statement, statement ?? "");
    set(this.#below, "hidden", below.length === 0);
    arrange(this.#below, below);
  }
}
