import { el, syncChildren, write } from "../dom.js";
import { countOf, duration, plainWords } from "../format.js";
import { DataTable } from "./datatable.js";
import { EndBackend } from "./endbackend.js";
import { networkAddress } from "./networkaddress.js";
import { Notice } from "./notice.js";
import { part } from "./panel.js";

/** Who is connected: by application and state, and each group opened to its processes. */
export class Backends {
  #newGroup;
  #shown = new Map();
  #list = el("ul", { class: "groups" });

  /** done is called after a process was ended. */
  constructor(api, done) {
    const notice = new Notice();
    this.#newGroup = () => new Group(() => new EndBackend(api, notice, done));
    this.node = part("connections", "Connections", notice.node, this.#list);
  }

  show(backends) {
    const groups = new Map();
    backends.forEach((backend) => {
      const key = `${backend.application}/${backend.user}/${backend.state}`;
      groups.set(key, [...(groups.get(key) ?? []), backend]);
    });
    const largestFirst = [...groups].sort(([, a], [, b]) => b.length - a.length);
    this.#shown = new Map(largestFirst.map(([key, members]) => {
      const group = this.#shown.get(key) ?? this.#newGroup();
      group.show(members);
      return [key, group];
    }));
    syncChildren(this.#list, [...this.#shown.values()].map(({ node }) => node));
  }
}

class Group {
  #number = el("strong", { class: "group-number" });
  #who = el("span");
  #state = el("span", { class: "group-state" });
  #table;
  #details;
  #members = [];

  constructor(newEnd) {
    this.#table = new DataTable("Processes", [
      { title: "Process", kind: "number", of: ({ pid }) => String(pid) },
      { title: "From", kind: "address", node: ({ client }) => networkAddress(client) },
      { title: "In this state", kind: "number", of: ({ state_seconds: seconds }) => duration(seconds) },
      { title: "In a transaction", kind: "number", of: ({ transaction_seconds: seconds }) => (seconds === null ? "no" : duration(seconds)) },
      { title: "Statement", kind: "code", of: ({ statement }) => statement },
      { title: "Actions", node: (backend) => newEnd().show(backend) },
    ], { key: ({ pid }) => pid, empty: "", wide: true });
    this.#details = el("details", {}, el("summary", {}, this.#number, this.#who, this.#state), this.#table.node);
    this.#details.addEventListener("toggle", () => this.#draw());
    this.node = el("li", {}, this.#details);
  }

  show(members) {
    const [{ application, user, state }] = members;
    const longest = Math.max(...members.map(({ state_seconds: seconds }) => seconds));
    this.#members = members;
    write(this.#number, countOf(members.length, "connection"));
    write(this.#who, `${application || "unnamed"}, ${user}`);
    write(this.#state, `${plainWords(state)}, the longest for ${duration(longest)}`);
    this.#draw();
  }

  #draw() {
    if (this.#details.open) {
      this.#table.show(this.#members);
    }
  }
}
