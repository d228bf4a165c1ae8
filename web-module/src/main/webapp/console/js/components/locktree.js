import { arrange, el, set, write } from "../dom.js";
import { duration } from "../format.js";
import { lockTree } from "../locks.js";
import { EndBackend } from "./endbackend.js";
import { part } from "./panel.js";
import { StateMark } from "./statemark.js";

/** Who waits for a lock, under who is in the way; each can be ended. */
export class LockTree {
  #newEnd;
  #shown = new Map();
  #list = el("ul", { class: "tree" });
  #empty = el("p", { class: "empty", hidden: true }, "Nothing waits for a lock.");

  /** done is called after a process was ended; what came of it is told in the notice. */
  constructor(api, notice, done) {
    this.#newEnd = () => new EndBackend(api, notice, done);
    this.node = part("locks", "Locks", this.#empty, this.#list);
  }

  /** waits and backends as the server gives them. */
  show(waits, backends) {
    const before = this.#shown;
    const known = new Map(backends.map((backend) => [backend.pid, backend]));
    this.#shown = new Map();
    set(this.#empty, "hidden", waits.length > 0);
    set(this.#list, "hidden", waits.length === 0);
    arrange(this.#list, lockTree(waits).map((node) => this.#branch(node, known, before)));
  }

  #branch(node, known, before) {
    const branch = before.get(node.pid) ?? new Branch(this.#newEnd());
    this.#shown.set(node.pid, branch);
    branch.show(node, known.get(node.pid), node.below.map((below) => this.#branch(below, known, before)));
    return branch.node;
  }
}

class Branch {
  #end;
  #mark = new StateMark();
  #who = el("strong");
  #what = el("span");
  #statement = el("code", { class: "statement" });
  #below = el("ul", { class: "tree" });

  constructor(end) {
    this.#end = end;
    this.node = el("li", {},
      el("div", { class: "branch" }, this.#mark.node, el("div", {},
        el("p", {}, this.#who, " ", this.#what), this.#statement, end.node)),
      this.#below);
  }

  /** backend is undefined where the process has gone meanwhile. */
  show({ pid, waiter, blocker }, backend, below) {
    const { application, statement } = waiter ?? blocker;
    this.#mark.show(waiter ? "busy" : "wrong");
    write(this.#who, `${pid}, ${application || "unnamed"}`);
    write(this.#what, waiter
      ? `waits for ${waiter.wants}, ${duration(waiter.waited_seconds)} by now`
      : `is in the way: ${blocker.state}, in its transaction for ${duration(blocker.in_transaction_seconds)}`);
    write(this.#statement, statement ?? "");
    this.#end.show(backend ?? { pid, state: "gone", ours: false });
    set(this.#below, "hidden", below.length === 0);
    arrange(this.#below, below);
  }
}
