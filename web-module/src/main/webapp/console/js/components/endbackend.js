import { el, set } from "../dom.js";
import { Action } from "./action.js";

/** Tells a process to "cancel" its statement or to "terminate", and gives the words for what came of it. */
export async function endProcess(api, pid, way) {
  const { told } = await api.post(`admin/database/backends/${pid}/${way}`);
  if (!told) {
    return `Process ${pid} had ended already.`;
  }
  return way === "cancel" ? `Process ${pid} was asked to cancel its statement.` : `Process ${pid} was terminated; its transaction is rolled back.`;
}

/** The two ways to end what a process of the server does; each is asked about, naming the process and what will come of it. */
export class EndBackend {
  #backend = null;
  #cancel;
  #terminate;

  /** done is called after a process was told. */
  constructor(api, notice, done) {
    this.#cancel = new Action("Cancel", notice, () => this.#end(api, "cancel", done), { ask: () => this.#cancelQuestion() });
    this.#terminate = new Action("Terminate", notice, () => this.#end(api, "terminate", done), { ask: () => this.#terminateQuestion() });
    this.node = el("div", { class: "row tight" }, this.#cancel.node, this.#terminate.node);
  }

  /** backend is `{pid, application, state, ours?}`; one of another database cannot be ended from here. */
  show(backend) {
    const { pid, state, ours = true } = backend;
    this.#backend = backend;
    set(this.node, "hidden", !ours);
    set(this.#cancel.node, "hidden", state !== "active");
    set(this.#cancel.node, "aria-label", `Cancel the statement of process ${pid}`);
    set(this.#terminate.node, "aria-label", `Terminate process ${pid}`);
    return this.node;
  }

  async #end(api, way, done) {
    const words = await endProcess(api, this.#backend.pid, way);
    done();
    return words;
  }

  #cancelQuestion() {
    const { pid, application } = this.#backend;
    return {
      title: `Cancel the statement of process ${pid}?`,
      text: `${application || "Its client"} gets an error for its statement, and keeps its connection.`,
      yes: "Cancel the statement",
      no: "Leave it running",
    };
  }

  #terminateQuestion() {
    const { pid, application } = this.#backend;
    return {
      title: `Terminate process ${pid}?`,
      text: `Its transaction is rolled back, and ${application || "its client"} loses this connection. Processes that wait for its locks continue.`,
      yes: "Terminate the process",
    };
  }
}
