import { actionInWords } from "../auditactions.js";
import { el } from "../dom.js";
import { NONE, dayAndTime, inPlain } from "../format.js";
import { PagedList } from "./pagedlist.js";

/** Entries of the audit log, newest first. */
export class AuditList {
  #list;

  /** told is that of {@link PagedList}. */
  constructor(api, told = (_) => false) {
    this.#list = new PagedList(api, "Audit log", [
      { title: "When", kind: "time", of: ({ occurred_at: at }) => dayAndTime(at) },
      { title: "Who", node: ({ actor, actor_email: email }) => person(actor, email) },
      { title: "What", of: ({ action }) => actionInWords(action) },
      { title: "To", node: ({ subject, subject_email: email }) => (subject ? thing(subject, email) : NONE) },
      { title: "Outcome", of: outcomeOf },
      { title: "Details", kind: "words", of: (entry) => detailsOf(entry) || undefined },
      { title: "From", of: ({ address }) => address },
      { title: "Trace", kind: "id", of: ({ trace_id: trace }) => trace },
    ], { key: ({ id, actor_email: who, subject_email: whom }) => `${id}/${who}/${whom}`, empty: "No matching entries", wide: true, told });
    this.node = this.#list.node;
  }

  /** query is `{actor?, action?, subject?, since?, until?}`. */
  show(query) {
    return this.#list.show("admin/audit", query);
  }
}

export const outcomeOf = ({ outcome, reason }) => [outcome, reason && inPlain(reason)].filter(Boolean).join(": ");

export const detailsOf = ({ details }) => Object.entries(details ?? {}).map(([key, value]) => `${inPlain(key)} ${value}`).join(", ");

/** An account by its address, as a way to it; what has none any more by its id, and words as they are. */
function person(id, email) {
  return email ? el("a", { href: `#/accounts/${id}`, title: id }, email) : shortened(id);
}

function thing({ kind, id }, email) {
  if (kind === "account") {
    return person(id, email);
  }
  return kind === "schedule" ? el("a", { href: `#/schedules/${id}`, title: id }, "a schedule") : el("span", {}, `${inPlain(kind)} `, shortened(id));
}

/** An id is known by its end; the whole of it is in the tooltip. */
function shortened(id) {
  return id.length === 36 ? el("span", { class: "code", title: id }, `\u2026${id.slice(-8)}`) : id;
}
