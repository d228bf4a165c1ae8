import { dayAndTime, inPlain } from "../format.js";
import { PagedList } from "./pagedlist.js";

/** Entries of the audit log, newest first. */
export class AuditList {
  #list;

  constructor(api) {
    this.#list = new PagedList(api, "Audit log", [
      { title: "When", kind: "time", of: ({ occurred_at: at }) => dayAndTime(at) },
      { title: "Who", kind: "code", of: ({ actor }) => actor },
      { title: "What", of: ({ action }) => action },
      { title: "To", kind: "code", of: ({ subject }) => (subject ? `${subject.kind} ${subject.id}` : undefined) },
      { title: "Outcome", of: ({ outcome, reason }) => [outcome, reason && inPlain(reason)].filter(Boolean).join(": ") },
      { title: "Details", kind: "words", of: ({ details }) => Object.entries(details ?? {}).map(([key, value]) => `${inPlain(key)} ${value}`).join(", ") || undefined },
      { title: "From", of: ({ address }) => address },
      { title: "Trace", kind: "id", of: ({ trace_id: trace }) => trace },
    ], { key: ({ id }) => id, empty: "No matching entries", wide: true });
    this.node = this.#list.node;
  }

  /** query is `{actor?, action?, subject?, since?}`. */
  show(query) {
    return this.#list.show("admin/audit", query);
  }
}
