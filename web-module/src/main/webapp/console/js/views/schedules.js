import { el, set } from "../dom.js";
import { counted, dayAndTime, inPlain } from "../format.js";
import { place } from "../router.js";
import { actionOf, triggerOf } from "../schedules.js";
import { Action } from "../components/action.js";
import { CrontabImport } from "../components/crontabimport.js";
import { filters } from "../components/filters.js";
import { Heading } from "../components/heading.js";
import { NewSchedule } from "../components/newschedule.js";
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
      { title: "State", of: stateOf },
      { title: "Due", of: ({ trigger }) => triggerOf(trigger) },
      { title: "Does", of: ({ action }) => actionOf(action) },
      { title: "Next", kind: "time", of: ({ next_execution_at: at }) => dayAndTime(at) },
      { title: "Actions", node: (schedule) => new ScheduleControls(api, this.#path, notice, () => this.#load()).show(schedule) },
    ], { key: ({ id, state }) => `${id}/${state}`, wide: true, empty: "No matching schedules" });
    const search = filters(FILTERS, (query) => {
      this.#query = query;
      this.#load();
    });
    set(search, "hidden", !all);
    this.node = el("div", { class: "page" }, this.#heading.node, panel("All", search, all ? el("div", { class: "row" }, this.#restart(api, notice).node) : null, notice.node, this.#list.node),
      panel("New schedule of your own", new NewSchedule(api, () => this.#load()).node),
      panel("Import a crontab", new CrontabImport(api, () => this.#load()).node));
  }

  open() {
    this.#heading.open();
    this.#query = place().query;
    return this.#load();
  }

  close() {}

  /** Starts all that were disabled for failing, as when what they call is well again. */
  #restart(api, notice) {
    return new Action("Resume all that failed too often", notice, async () => {
      const { items } = await api.get(`${this.#path}?state=disabled&limit=200`);
      for (const { id } of items) {
        await api.post(`${this.#path}/${id}/resume`);
      }
      this.#load();
      return `${counted(items.length, "schedule")} resumed.`;
    }, { ask: () => ({ title: "Resume every schedule that failed too often?", text: "Each is due again as its trigger says; its failures are counted anew.", yes: "Resume them" }) });
  }

  #load() {
    return this.#list.show(this.#path, this.#query);
  }
}

/** "active", with what stands behind it: why it was stopped, or how often it has failed by now. */
function stateOf({ state, disabled_reason: reason, consecutive_failures: failures }) {
  const behind = reason ? inPlain(reason) : failures > 0 ? `failed ${counted(failures, "time")} in a row` : "";
  return [state, behind].filter(Boolean).join(": ");
}

function whose(owner, system, all, mine) {
  if (system || !owner || owner === mine) {
    return el("span", {}, system ? "the service" : "you");
  }
  return all ? el("a", { href: `#/accounts/${owner}` }, "an account") : el("span", {}, owner);
}
