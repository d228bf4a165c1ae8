import { el, set } from "../dom.js";
import { count, dateAndTime, milliseconds, plainWords } from "../format.js";
import { Latest } from "../latest.js";
import { actionText, triggerText } from "../schedules.js";
import { Action } from "../components/action.js";
import { DataTable } from "../components/datatable.js";
import { Figures } from "../components/figures.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { PagedList } from "../components/pagedlist.js";
import { panel, part } from "../components/panel.js";
import { ScheduleControls } from "../components/schedulecontrols.js";

const NEXT = 10;

const history = ({ schedule }) => `#/schedules/${schedule.id}/history`;

const FACTS = [
  ["State", ({ schedule }) => schedule.state, ({ schedule }) => schedule.disabled_reason && plainWords(schedule.disabled_reason)],
  ["Executed", ({ statistics }) => count(statistics.executions), ({ statistics }) => outcomesText(statistics), history],
  ["Late, p95", ({ statistics }) => milliseconds(statistics.lag.p95 ?? undefined), ({ statistics }) => maximumText(statistics.lag), history],
  ["Took, p95", ({ statistics }) => milliseconds(statistics.duration.p95 ?? undefined), ({ statistics }) => maximumText(statistics.duration), history],
  ["Repeated", ({ statistics }) => count(statistics.repeated), () => undefined, history],
  ["Last success", ({ statistics }) => dateAndTime(statistics.last_succeeded_at), () => undefined, history],
  ["Last failure", ({ statistics }) => dateAndTime(statistics.last_failed_at), () => undefined, history],
];

const maximumText = ({ max }) => (max === null ? undefined : `at most ${milliseconds(max)}`);
const outcomesText = ({ outcomes: by }) => Object.entries(by).map(([outcome, number]) => `${count(number)} ${plainWords(outcome)}`).join(", ");
const elapsedText = (from, to) => (from && to ? milliseconds(Date.parse(to) - Date.parse(from)) : undefined);

/** One schedule: how it goes and how late, when it is due next, and each attempt. */
export class SchedulePage {
  #api;
  #latest = new Latest();
  #path;
  #heading = new Heading("Schedule", "");
  #notice = new Notice();
  #facts = new Figures(FACTS);
  #controls;
  #remove;
  /** The id of the account; the API tells only administrators whose schedule it is, and others have their own alone. */
  #mine;
  #next = new DataTable("Next runs", [{ title: "Due", of: (instant) => dateAndTime(instant) }],
    { key: (instant) => instant, empty: "No further runs." });
  #history;

  /** Hidden where the schedule cannot be read: that is told once. */
  #rest;
  #schedule = null;

  constructor({ api, session }, id) {
    const all = session.roles.includes("admin") ? "admin/schedules" : "schedules";
    this.#api = api;
    this.#path = `${all}/${id}`;
    this.#mine = session.subject;
    this.#remove = new Action("Delete", this.#notice, () => this.#delete(id), { kind: "danger", ask: () => ({
      title: `Delete the schedule ${this.#schedule.name}?`, text: "It does not run again, and its history is deleted. This cannot be undone.", yes: "Delete it" }) });
    set(this.#remove.node, "hidden", true);
    this.#controls = new ScheduleControls(api, all, this.#notice, () => this.#load());
    this.#history = new PagedList(api, "Executions", [
      { title: "Due", kind: "time", of: ({ scheduled_for: at }) => dateAndTime(at) },
      { title: "Kind", of: ({ kind }) => plainWords(kind) },
      { title: "Attempt", kind: "number", of: ({ attempt }) => count(attempt) },
      { title: "Late", kind: "number", of: ({ scheduled_for: due, started_at: at }) => elapsedText(due, at) },
      { title: "Took", kind: "number", of: ({ started_at: from, finished_at: to }) => elapsedText(from, to) },
      { title: "Outcome", of: ({ outcome }) => plainWords(outcome) },
      { title: "Error", of: ({ error }) => error },
    ], { key: ({ id: instant, attempt }) => `${instant}/${attempt}`, empty: "No runs yet.", wide: true });
    this.#rest = el("div", { class: "columns uneven" }, part("history", "History", this.#history.node), panel("Next runs", this.#next.node));
    this.node = el("div", { class: "page" }, el("p", {}, el("a", { href: "#/schedules" }, "All schedules")), this.#heading.node,
      this.#facts.node, el("div", { class: "row" }, this.#controls.node, this.#remove.node), this.#notice.node, this.#rest);
  }

  open() {
    this.#heading.open();
    return this.#load();
  }

  close() {}

  async #load() {
    const runs = this.#history.show(`${this.#path}/executions`);
    const isLatest = this.#latest.begin();
    try {
      const schedule = await this.#api.get(this.#path);
      const statistics = await this.#api.get(`${this.#path}/statistics`);
      const { items: instants } = await this.#api.get(`${this.#path}/next?count=${NEXT}`);
      if (!isLatest()) {
        return;
      }
      this.#schedule = schedule;
      set(this.#rest, "hidden", false);
      this.#heading.say(schedule.name, `${triggerText(schedule.trigger)}; ${actionText(schedule.action)}`);
      this.#facts.show({ schedule, statistics });
      this.#controls.show(schedule);
      set(this.#remove.node, "hidden", schedule.system === true || (schedule.owner ?? this.#mine) !== this.#mine);
      this.#next.show(instants);
    } catch (failure) {
      set(this.#rest, "hidden", this.#schedule === null);
      this.#notice.failed(failure);
    }
    await runs;
  }

  /** Its owner may; an administrator can pause that of somebody else. */
  async #delete(id) {
    await this.#api.call("DELETE", `schedules/${id}`);
    this.#latest.begin();
    this.#remove.allow(false);
    set(this.#controls.node, "hidden", true);
    set(this.#rest, "hidden", true);
    return "The schedule is deleted.";
  }
}
