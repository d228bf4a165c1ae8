import { el, set, write } from "../dom.js";
import { Action } from "./action.js";
import { endProcess } from "./endbackend.js";

/** The one order that cures a finding: to end the process that is in the way, or to take a change back. Hidden where there is none. */
export class RemedyAction {
  #finding = {};

  /** What the person is asked about, whatever is found meanwhile. */
  #ordered = {};
  #action;

  /** done is called after it was ordered. */
  constructor(api, notice, done) {
    this.#action = new Action("", notice, () => this.#apply(api, done), { ask: () => this.#question() });
    this.node = el("span", { class: "mend", hidden: true }, this.#action.node);
  }

  /** finding is one of the diagnosis, or undefined. */
  show(finding = {}) {
    const words = remedyLabel(finding);
    this.#finding = finding;
    set(this.node, "hidden", words === "");
    write(this.#action.node, words);
  }

  async #apply(api, done) {
    const { backend_pid: pid, change_id: change } = this.#ordered;
    const words = pid ? await endProcess(api, pid, "terminate") : await revertChange(api, change);
    done();
    return words;
  }

  #question() {
    this.#ordered = this.#finding;
    const { backend_pid: pid, cause } = this.#ordered;
    return pid ? {
      title: `Terminate process ${pid}?`,
      text: `${cause} Its transaction is rolled back and its client loses this connection. Processes that wait for its locks continue.`,
      yes: "Terminate the process",
    } : undefined;
  }
}

/** What the button says: it names what it will do. */
export function remedyLabel({ backend_pid: pid, change_id: change, over }) {
  if (over || !(pid || change)) {
    return "";
  }
  return pid ? `End ${pid}\u2026` : "Revert now";
}

async function revertChange(api, change) {
  await api.post(`admin/pools/changes/${change}/revert`);
  return "Reverted: the previous values apply again.";
}
