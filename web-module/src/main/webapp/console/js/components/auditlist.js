import { auditActionText } from "../auditactions.js";
import { el } from "../dom.js";
import { NONE, dateAndTime, plainWords } from "../format.js";
import { networkAddress } from "./networkaddress.js";
import { PagedList } from "./pagedlist.js";

const PAGES = { account: "accounts", schedule: "schedules", webhook: "webhooks", pool: "pools" };
const LISTS = { department: "departments", service_account: "service-accounts", alert: "alerts", alert_endpoint: "alerts", import: "accounts", signing_key: "keys" };

/** Entries of the audit log, newest first. */
export class AuditList {
  #list;

  /** handledElsewhere is that of {@link PagedList}. */
  constructor(api, handledElsewhere = (_) => false) {
    this.#list = new PagedList(api, "Audit log", [
      { title: "When", kind: "time", of: ({ occurred_at: at }) => dateAndTime(at) },
      { title: "Who", node: ({ actor, actor_email: email }) => accountNode(actor, email) },
      { title: "What", of: ({ action }) => auditActionText(action) },
      { title: "To", node: ({ subject, subject_email: email }) => (subject ? subjectNode(subject, email) : NONE) },
      { title: "Outcome", of: outcomeText },
      { title: "Details", kind: "words", of: (entry) => detailsText(entry) || undefined },
      { title: "From", kind: "address", node: ({ address }) => networkAddress(address) },
      { title: "Trace", kind: "id", of: ({ trace_id: trace }) => trace },
    ], { key: ({ id }) => id, version: ({ actor_email: who, subject_email: whom }) => `${who}/${whom}`, empty: "No matching entries.", wide: true, handledElsewhere });
    this.node = this.#list.node;
  }

  /** query is `{actor?, action?, subject?, since?, until?}`. */
  show(query) {
    return this.#list.show("admin/audit", query);
  }
}

export const outcomeText = ({ outcome, reason }) => [outcome, reason && plainWords(reason)].filter(Boolean).join(": ");

export const detailsText = ({ details }) => Object.entries(details ?? {}).map(([key, value]) => `${plainWords(key)} ${value}`).join(", ");

/** An account by its address, as a way to it; what has none any more by its id, and words as they are. */
function accountNode(id, email) {
  return email ? el("a", { href: `#/accounts/${id}`, title: id }, email) : shortId(id);
}

function subjectNode({ kind, id }, email) {
  if (kind === "account") {
    return accountNode(id, email);
  }
  const href = subjectAddress({ kind, id });
  return el(href ? "a" : "span", { href, title: id }, `${plainWords(kind)} `, shortId(id));
}

/** The page of what something was done to, or the list that it stands in; undefined where there is none. */
export function subjectAddress({ kind, id }) {
  return PAGES[kind] ? `#/${PAGES[kind]}/${id}` : LISTS[kind] && `#/${LISTS[kind]}`;
}

/** An id is known by its end; the whole of it is in the tooltip. */
function shortId(id) {
  return id.length === 36 ? el("span", { class: "code", title: id }, `\u2026${id.slice(-8)}`) : id;
}
