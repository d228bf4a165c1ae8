import { el, set, syncChildren, write } from "../dom.js";
import { milliseconds, plainWords } from "../format.js";
import { part } from "./panel.js";
import { TitledText } from "./preformatted.js";
import { StateMark } from "./statemark.js";

const LEVELS = { running: "ok", slow_query: "busy", idle_in_transaction: "busy", lock_wait: "wrong", leak: "wrong" };
const MEANINGS = {
  running: "running",
  slow_query: "slow query",
  lock_wait: "waiting for a lock",
  idle_in_transaction: "idle in transaction",
  leak: "leak",
};

/** Who holds a connection, longest first: what it does, for which endpoint, and where its thread stands. */
export class Borrowers {
  #shown = new Map();
  #list = el("ul", { class: "borrowers" });
  #empty;

  constructor(empty = "No connection is in use.") {
    this.#empty = el("p", { class: "empty", hidden: true }, empty);
    this.node = part("borrowers", "Borrowers", this.#empty, this.#list);
  }

  show(items) {
    const longest = [...items].sort((a, b) => b.held_milliseconds - a.held_milliseconds);
    const rows = new Map(longest.map((item) => {
      const key = `${item.thread}/${item.since}`;
      return [key, this.#shown.get(key) ?? new Borrower()];
    }));
    longest.forEach((item) => rows.get(`${item.thread}/${item.since}`).show(item));
    this.#shown = rows;
    set(this.#empty, "hidden", items.length > 0);
    set(this.#list, "hidden", items.length === 0);
    syncChildren(this.#list, [...rows.values()].map(({ node }) => node));
  }
}

class Borrower {
  #mark = new StateMark();
  #verdict = el("strong");
  #held = el("span", { class: "borrower-held" });
  #where = el("span", { class: "borrower-where" });
  #facts = el("p");
  #statement = new TitledText("Statement");
  #then = new TitledText("Stack when borrowed");
  #now = new TitledText("Stack now");

  constructor() {
    const parts = [this.#statement, this.#then, this.#now];
    this.node = el("li", { class: "borrower" },
      el("details", {},
        el("summary", {}, this.#mark.node, this.#verdict, this.#held, this.#where),
        this.#facts, ...parts.map(({ node }) => node)));
  }

  show(borrower) {
    this.#mark.show(LEVELS[borrower.verdict] ?? "none");
    write(this.#verdict, MEANINGS[borrower.verdict] ?? plainWords(borrower.verdict));
    write(this.#held, `for ${milliseconds(borrower.held_milliseconds)}`);
    write(this.#where, borrower.endpoint ?? borrower.thread);
    write(this.#facts, `Thread ${borrower.thread}; ${plainWords(borrower.work_class)} work. ${serverText(borrower)}.`);
    this.#statement.show(borrower.statement ?? "");
    this.#then.show(borrower.stack_at_borrow.join("\n"));
    this.#now.show(borrower.stack_now.join("\n"));
  }
}

function serverText({ backend_pid: pid, pid_certain: certain, verdict }) {
  if (pid) {
    return `Server process ${pid}${certain ? "" : " (probably)"}`;
  }
  return verdict === "leak" ? "The server reports it as idle" : "No server process was found";
}
