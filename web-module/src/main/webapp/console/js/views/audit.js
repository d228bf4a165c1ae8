import { el } from "../dom.js";
import { count } from "../format.js";
import { BadNews } from "../problem.js";
import { Action } from "../components/action.js";
import { AuditList } from "../components/auditlist.js";
import { filters } from "../components/filters.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { panel } from "../components/panel.js";

const FILTERS = [
  { name: "actor", label: "Who (id, anonymous, system)" },
  { name: "action", label: "What, such as account.login" },
  { name: "subject", label: "To whom or what (id)" },
  { name: "since", label: "Since", type: "datetime-local" },
];

/** Who did what to whom, and whether the log is what was written. */
export class AuditPage {
  #heading = new Heading("Audit", "Who did what to whom, from where, with which outcome.");
  #notice = new Notice();
  #list;

  constructor({ api }) {
    this.#list = new AuditList(api);
    const verify = new Action("Verify the log", this.#notice, async () => verdict(await api.get("admin/audit/verify")));
    this.node = el("div", { class: "page" }, this.#heading.node,
      panel("Search", filters(FILTERS, (query) => this.#list.show(instants(query))), this.#list.node),
      panel("Seal", el("p", {}, "Reads the whole log and compares it with its chain."),
        el("div", { class: "row" }, verify.node), this.#notice.node));
  }

  open() {
    this.#heading.open();
    this.#list.show({});
  }

  close() {}
}

/** The reader's local time as the instant that it is. */
const instants = (query) => ({ ...query, since: query.since ? new Date(query.since).toISOString() : "" });

function verdict({ intact, checked, unsealed, faults }) {
  if (!intact) {
    throw new BadNews(`The log is not what was written. ${faults.map(({ position, fault }) => `${position ?? "?"}: ${fault}`).join("; ")}`);
  }
  return `Intact: ${count(checked)} entries checked, ${count(unsealed)} not sealed yet.`;
}
