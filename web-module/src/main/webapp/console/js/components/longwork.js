import { duration, plainWords } from "../format.js";
import { DataTable } from "./datatable.js";
import { EndBackend } from "./endbackend.js";
import { Notice } from "./notice.js";
import { part } from "./panel.js";

const LONG_SECONDS = 2;

/** Since when a process does what it does: its statement, or the transaction that it leaves open. */
const secondsInState = ({ state, state_seconds: inState, transaction_seconds: inTransaction }) =>
  (state === "active" ? inState : inTransaction ?? 0);

/** Whether a statement runs, or a transaction is open and does nothing, for longer than two seconds. */
export const isLongRunning = (backend) =>
  (backend.state === "active" || backend.state.startsWith("idle in transaction")) && secondsInState(backend) >= LONG_SECONDS;

/** What runs long or was forgotten, longest first, each with the means to end it. */
export class LongWork {
  #table;

  /** done is called after a process was ended. */
  constructor(api, done) {
    const notice = new Notice();
    this.#table = new DataTable("Statements and transactions of more than two seconds", [
      { title: "Process", kind: "number", of: ({ pid }) => String(pid) },
      { title: "Application", of: ({ application }) => application || "unnamed" },
      { title: "State", of: ({ state }) => plainWords(state) },
      { title: "For", kind: "number", of: (backend) => duration(secondsInState(backend)) },
      { title: "Waits for", of: ({ waits_for: what, state }) => (state === "active" ? what ?? "nothing" : "its client") },
      { title: "Statement", kind: "code", of: ({ statement }) => statement },
      { title: "Actions", node: (backend) => new EndBackend(api, notice, done).show(backend) },
    ], { key: ({ pid }) => pid, version: ({ state }) => state, empty: "No statement or transaction takes longer than two seconds.", wide: true });
    this.#table.loading();
    this.node = part("work", "Long queries and transactions", notice.node, this.#table.node);
  }

  show(backends) {
    this.#table.show(backends.filter(isLongRunning).sort((a, b) => secondsInState(b) - secondsInState(a)));
  }
}
