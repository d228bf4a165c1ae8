import { auditActions } from "../auditactions.js";
import { auditAsCsv } from "../auditcsv.js";
import { el } from "../dom.js";
import { count, countOf } from "../format.js";
import { NegativeResult } from "../problem.js";
import { saveFile } from "../savefile.js";
import { Action } from "../components/action.js";
import { AuditList } from "../components/auditlist.js";
import { Filters } from "../components/filters.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { panel } from "../components/panel.js";

const FILTERS = [
  { name: "actor", label: "Who: e-mail, id, anonymous or system" },
  { name: "action", label: "What", options: [["", "anything"], ...auditActions] },
  { name: "subject", label: "To whom or what: e-mail or id" },
  { name: "since", label: "Since", type: "datetime-local" },
  { name: "until", label: "Until", type: "datetime-local" },
];

/** A log of years takes minutes. */
const VERIFY_TIMEOUT_MS = 30 * 60_000;

/** Who did what to whom, and whether the log is what was written. */
export class AuditPage {
  #heading = new Heading("Audit", "Who did what to whom, from where, with which outcome.");
  #notice = new Notice();
  #saved = new Notice();
  #list;
  #filters = new Filters(FILTERS, (query) => this.#list.show(query));

  constructor({ api }) {
    this.#list = new AuditList(api, (failure) => this.#filters.refused(failure));
    const verify = new Action("Verify the log", this.#notice, async () => verificationText(await api.call("GET", "admin/audit/verify", { timeoutMs: VERIFY_TIMEOUT_MS })));
    const save = new Action("Save as CSV", this.#saved, () => this.#save(api));
    this.node = el("div", { class: "page" }, this.#heading.node,
      panel("Search", this.#filters.node,
        el("div", { class: "row" }, save.node), this.#saved.node, this.#list.node),
      panel("Integrity", el("p", {}, "Reads the whole log and checks that nothing in it was changed or removed."),
        el("div", { class: "row" }, verify.node), this.#notice.node));
  }

  open() {
    this.#heading.open();
    return this.#list.show(this.#filters.query);
  }

  close() {}

  /** What the list is narrowed to, all of it and not only what is shown. */
  async #save(api) {
    const query = Object.fromEntries(Object.entries(this.#filters.query).filter(([, value]) => value !== ""));
    const { csv, entries, complete } = await auditAsCsv(api, query);
    saveFile(new Blob([csv], { type: "text/csv" }), "headgate-audit.csv");
    return `${countOf(entries, "entry", "entries")} saved${complete ? "." : ". There are more: narrow the search."}`;
  }
}

function verificationText({ intact, checked, unsealed, faults }) {
  if (!intact) {
    throw new NegativeResult(`The log was changed or entries are missing. ${faults.map(({ position, fault }) => `${position ?? "?"}: ${fault}`).join("; ")}`);
  }
  return `Intact: ${count(checked)} entries checked, ${count(unsealed)} not sealed yet.`;
}
