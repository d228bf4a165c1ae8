import { el, set, syncChildren, write } from "../dom.js";
import { count, duration } from "../format.js";
import { folded, lockTree } from "../locks.js";
import { EndBackend } from "./endbackend.js";
import { Notice } from "./notice.js";
import { part } from "./panel.js";
import { StateMark } from "./statemark.js";

/** Who waits for a lock, under who is in the way; only the latter can be ended. */
export class LockTree {
  #newEnd;
  #shown = new Map();
  #list = el("ul", { class: "tree" });
  #empty = el("p", { class: "empty", hidden: true }, "Nothing waits for a lock.");

  /** done is called after a process was ended. */
  constructor(api, done) {
    const notice = new Notice();
    this.#newEnd = () => new EndBackend(api, notice, done);
    this.node = part("locks", "Locks", notice.node, this.#empty, this.#list);
  }

  /** waits and backends as the server gives them. */
  show(waits, backends) {
    const previous = this.#shown;
    const backendByPid = new Map(backends.map((backend) => [backend.pid, backend]));
    this.#shown = new Map();
    set(this.#empty, "hidden", waits.length > 0);
    set(this.#list, "hidden", waits.length === 0);
    syncChildren(this.#list, lockTree(waits).map((node) => this.#branch(node, backendByPid, previous)));
  }

  #branch(node, backendByPid, previous) {
    const branch = previous.get(node.pid) ?? new Branch(this.#newEnd());
    this.#shown.set(node.pid, branch);
    const { leaves, branches } = folded(node.below);
    branch.show(node, backendByPid.get(node.pid), leaves, branches.map((below) => this.#branch(below, backendByPid, previous)));
    return branch.node;
  }
}

/** Somebody in the way, with the means to end it unless it waits itself, and those who wait behind it. */
class Branch {
  #end;
  #mark = new StateMark();
  #who = el("strong");
  #what = el("span");
  #statement = el("code", { class: "statement" });
  #below = el("ul", { class: "tree" });
  #leaves = new Map();

  constructor(end) {
    this.#end = end;
    this.node = el("li", {},
      el("div", { class: "branch" }, this.#mark.node, el("div", {},
        el("p", {}, this.#who, " ", this.#what), this.#statement, end.node)),
      this.#below);
  }

  /** backend is undefined where the process has gone meanwhile. */
  show({ pid, waiter, blocker }, backend, leaves, branches) {
    const { application, statement } = waiter ?? blocker;
    const from = blocker ? `, ${blocker.user} ${blocker.client === "local" ? "on a socket" : `at ${blocker.client}`}` : "";
    this.#mark.show(waiter ? "busy" : "wrong");
    write(this.#who, `${application || "A client"} (pid ${pid}${from})`);
    write(this.#what, waiter
      ? `has been waiting for ${waiter.wants} for ${duration(waiter.waited_seconds)}`
      : `blocks others: ${blocker.state}, in its transaction for ${duration(blocker.in_transaction_seconds)}`);
    write(this.#statement, statement ?? "");
    this.#end.show(waiter ? { pid, state: "waiting", ours: false } : backend ?? { pid, state: "gone", ours: false });
    set(this.#below, "hidden", leaves.length + branches.length === 0);
    syncChildren(this.#below, [...this.#leavesOf(leaves), ...branches]);
  }

  #leavesOf(leaves) {
    this.#leaves = new Map(leaves.map((one) => {
      const leaf = this.#leaves.get(one.key) ?? new Leaf();
      leaf.show(one);
      return [one.key, leaf];
    }));
    return [...this.#leaves.values()].map(({ node }) => node);
  }
}

/** Many who wait for the same thing with the same statement, in one line. */
class Leaf {
  #number = el("strong");
  #what = el("span");
  #statement = el("code", { class: "statement" });

  constructor() {
    this.node = el("li", {}, el("p", {}, this.#number, " ", this.#what), this.#statement);
  }

  show({ leaf: { waiter }, number, longest }) {
    write(this.#number, `${count(number)} \u00d7`);
    write(this.#what, `${number === 1 ? "waits" : "wait"} for ${waiter?.wants ?? "a lock"}, ${number === 1 ? "" : "the longest "}for ${duration(longest)}`);
    write(this.#statement, waiter?.statement ?? "");
  }
}
