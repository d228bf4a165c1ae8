import { el } from "../dom.js";
import { countOf, dateAndTime, plainWords } from "../format.js";
import { currentPlace } from "../router.js";
import { actionText, outcomeLevel, recentRunsText, triggerText } from "../schedules.js";
import { BulkSchedules } from "../components/bulkschedules.js";
import { CrontabImport } from "../components/crontabimport.js";
import { Filters } from "../components/filters.js";
import { Heading } from "../components/heading.js";
import { NewSchedule } from "../components/newschedule.js";
import { Notice } from "../components/notice.js";
import { PagedList } from "../components/pagedlist.js";
import { panel, part } from "../components/panel.js";
import { ScheduleControls } from "../components/schedulecontrols.js";
import { StateMark } from "../components/statemark.js";

const NAME = { name: "query", label: "Name" };
const FILTERS = [NAME,
  { name: "state", label: "State", options: [["", "any"],
    ["active", "active: will run again"], ["paused", "paused: somebody stopped it"],
    ["disabled", "disabled: failed too often, or its receiver is gone"], ["finished", "finished: nothing left to run"]] },
  { name: "failing", label: "Outcome", options: [["", "any"], ["true", "failed since its last success"], ["false", "did not"]] }];

/** Schedules by their name and state: everybody's for administrators, else the caller's own. */
export class Schedules {
  #path;
  #mine;
  #heading;
  #filters;
  #list;

  constructor({ api, session }) {
    const all = session.roles.includes("admin");
    const notice = new Notice();
    const load = () => this.#load();
    this.#mine = session.subject;
    this.#path = all ? "admin/schedules" : "schedules";
    this.#filters = new Filters(all ? FILTERS : [NAME], load);
    this.#heading = new Heading("Schedules", all ? "Everybody's schedules and the service's own maintenance." : "What runs for you, and when.");
    this.#list = new PagedList(api, "Schedules", [
      { title: "Name", node: ({ id, name }) => el("a", { href: `#/schedules/${id}` }, name) },
      { title: "Owner", node: ({ owner, owner_email: email, system }) => ownerNode(owner, email, system, all, this.#mine) },
      { title: "State", of: scheduleStateNode },
      { title: "Last run", node: (schedule) => lastRunNode(schedule) },
      { title: "When", of: ({ trigger }) => triggerText(trigger) },
      { title: "Task", of: ({ action }) => actionText(action) },
      { title: "Next", kind: "time", of: ({ next_execution_at: at }) => dateAndTime(at) },
      { title: "Actions", node: (schedule) => new ScheduleControls(api, this.#path, notice, load).show(schedule) },
    ], { key: ({ id }) => id, version: ({ name, state, recent_executions: recent }) => `${name}/${state}/${recent.last_ended_at}`, wide: true, empty: "No matching schedules.",
      handledElsewhere: (failure) => this.#filters.refused(failure) });
    this.node = el("div", { class: "page" }, this.#heading.node,
      el("p", { class: "jumps" }, el("a", { href: "#/schedules//new" }, "New schedule"), el("a", { href: "#/schedules//import" }, "Import a crontab")),
      panel("All", this.#filters.node, all ? new BulkSchedules(api, this.#path, notice, load).node : null, notice.node, this.#list.node),
      part("new", "New schedule of your own", new NewSchedule(api, load).node),
      part("import", "Import a crontab", new CrontabImport(api, load).node));
  }

  open() {
    this.#heading.open();
    return this.#load();
  }

  close() {}

  #load() {
    return this.#list.show(this.#path, currentPlace().query);
  }
}

/** "active", with what stands behind it: why it was stopped, or how often it has failed by now. */
function scheduleStateNode({ state, disabled_reason: reason, consecutive_failures: failures }) {
  const behind = reason ? plainWords(reason) : failures > 0 ? `failed ${countOf(failures, "time")} in a row` : "";
  return [state, behind].filter(Boolean).join(": ");
}

/** How the latest run ended, told apart by a shape too, and what became of those before it. */
function lastRunNode({ recent_executions: recent }) {
  const mark = new StateMark();
  mark.show(outcomeLevel(recent));
  return el("div", { class: "outcome" }, mark.node, el("span", { title: dateAndTime(recent.last_ended_at) }, recentRunsText(recent)));
}

function ownerNode(owner, email, system, all, mine) {
  if (system || !owner || owner === mine) {
    return el("span", {}, system ? "the service" : "you");
  }
  return all ? el("a", { href: `#/accounts/${owner}` }, email ?? "an account") : el("span", {}, owner);
}
