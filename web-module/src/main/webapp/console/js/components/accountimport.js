import { el, set, write } from "../dom.js";
import { count, countOf } from "../format.js";
import { NegativeResult } from "../problem.js";
import { Action } from "./action.js";
import { Notice } from "./notice.js";

const PATH = "admin/users/imports";
const POLL_MS = 1000;
const MAX_SHOWN = 200;
/** A file of 256 MiB needs its time. */
const UPLOAD_TIMEOUT_MS = 30 * 60_000;

/** Takes accounts from a file of one JSON object a line, and tells how far it is and which lines were refused. */
export class AccountImport {
  #api;
  #done;
  #closed = false;
  #notice = new Notice();
  #file = el("input", { type: "file", id: "import-file", accept: ".ndjson,.jsonl,application/x-ndjson" });
  #dry = el("input", { type: "checkbox", id: "import-dry" });
  #progress = el("p", { hidden: true, role: "status" });
  #refused = el("ul", { class: "refused", "aria-label": "Refused lines" });

  constructor(api, done) {
    this.#api = api;
    this.#done = done;
    const start = new Action("Import the file", this.#notice, () => this.#start());
    this.node = el("div", { class: "form" },
      el("div", { class: "field" }, el("label", { class: "field-caption", for: "import-file" }, "File of accounts (NDJSON)"), this.#file),
      el("label", { class: "check", for: "import-dry" }, this.#dry, "Dry run: only report what would be created"),
      el("div", { class: "row" }, start.node), this.#progress, this.#notice.node, this.#refused);
  }

  /** The page is left. */
  close() {
    this.#closed = true;
  }

  async #start() {
    const [file] = this.#file.files;
    if (!file) {
      throw new NegativeResult("Choose a file first.");
    }
    this.#refused.replaceChildren();
    this.#showProgress("Uploading the file.");
    const job = await this.#upload(file).finally(() => set(this.#progress, "hidden", true));
    if (this.#closed) {
      return "";
    }
    if (job.refused > 0) {
      await this.#showRefused(job.id);
    }
    this.#done();
    return `${countOf(job.created, "account")} ${job.is_dry_run ? "would be created" : "created"}, ${count(job.unchanged)} already there, ${countOf(job.refused, "line")} refused.`;
  }

  async #upload(file) {
    return this.#end(await this.#api.call("POST", `${PATH}?dry_run=${this.#dry.checked}`,
      { raw: file, timeoutMs: UPLOAD_TIMEOUT_MS, headers: { "Content-Type": "application/x-ndjson" } }));
  }

  /** Looks each second until it is over, or the page is left: the import goes on without it. */
  async #end(job) {
    let now = job;
    while (!this.#closed && (now.state === "receiving" || now.state === "running")) {
      this.#showProgress(`${count(now.processed)} of ${countOf(now.lines, "line")} done.`);
      await new Promise((resolve) => {
        setTimeout(resolve, POLL_MS);
      });
      now = await this.#api.get(`${PATH}/${job.id}`);
    }
    return now;
  }

  async #showRefused(id) {
    const text = await this.#api.call("GET", `${PATH}/${id}/refused`,
      { headers: { Accept: "application/x-ndjson" }, read: (response) => response.text() });
    const lines = text.split("\n").filter(Boolean);
    const hidden = lines.length - MAX_SHOWN;
    this.#refused.replaceChildren(...lines.slice(0, MAX_SHOWN).map((line) => {
      const { line: number, field, reason } = JSON.parse(line);
      return el("li", {}, `Line ${number}: ${[field, reason].filter(Boolean).join(" ")}`);
    }), ...(hidden > 0 ? [el("li", {}, `${countOf(hidden, "more line")} refused, not shown.`)] : []));
  }

  #showProgress(words) {
    write(this.#progress, words);
    set(this.#progress, "hidden", false);
  }
}
