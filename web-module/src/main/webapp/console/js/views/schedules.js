import { el, set } from "../dom.js";
import { dayAndTime, inPlain } from "../format.js";
import { actionOf, triggerOf } from "../schedules.js";
import { filters } from "../components/filters.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { PagedList } from "../components/pagedlist.js";
import { panel } from "../components/panel.js";
import { ScheduleControls } from "../components/schedulecontrols.js";

const FILTERS = [{ name: "state", label: "State", options: [["", "any"],
  ["active", "active: is due again"], ["paused", "paused: its owner stopped it"],
  ["disabled", "disabled: failed too often"], ["finished", "finished: no further instant"]] }];

/** Schedules by their state: everybody's for administrators, else the caller's own. */
export class Schedules {
  #path;
  #mine;
  #query = {};
  #heading;
  #list;

  constructor({ api, session }) {
    const all = session.roles.includes("admin");
    const notice = new Notice();
    this.#mine = session.subject;
    this.#path = all ? "admin/schedules" : "schedules";
    this.#heading = new Heading("Schedules", all ? "Everybody's, and the upkeep of the service itself." : "What is done for you, and when.");
    this.#list = new PagedList(api, "Schedules", [
      { title: "Name", node: ({ id, name }) => el("a", { href: `#/schedules/${id}` }, name) },
      { title: "Whose", node: ({ owner, system }) => whose(owner, system, all, this.#mine) },
      { title: "State", of: ({ state, disabled_reason: reason }) => [state, reason && inPlain(reason)].filter(Boolean).join(": ") },
      { title: "Due", of: ({ trigger }) => triggerOf(trigger) },
      { title: "Does", of: ({ action }) => actionOf(action) },
      { title: "Next", kind: "time", of: ({ next_execution_at: at }) => dayAndTime(at) },
      { title: "Actions", node: (schedule) => new ScheduleControls(api, this.#path, notice, () => this.#load()).show(schedule) },
    ], { key: ({ id, state }) => `${id}/${state}`, empty: "No matching schedules" });
    const search = filters(FILTERS, (query) => {
      this.#query = query;
      this.#load();
    });
    set(search, "hidden", !all);
    this.node = el("div", { class: "page" }, this.#heading.node, panel("All", search, notice.node, this.#list.node));
  }

  open() {
    this.#heading.open();
    this.#load();
  }

  close() {}

  #load() {
    return this.#list.show(this.#path, this.#query);
  }
}

function whose(owner, system, all, mine) {
  if (system || !owner || owner === mine) {
    return el("span", {}, system ? "the service" : "you");
  }
  return all ? el("a", { href: `#/accounts/${owner}` }, "an account") : el("span", {}, owner);
}
