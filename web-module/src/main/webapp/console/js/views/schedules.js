import { el, set, write } from "../dom.js";
import { dayAndTime, inPlain } from "../format.js";
import { Action } from "../components/action.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { PagedList } from "../components/pagedlist.js";
import { panel } from "../components/panel.js";

/** Schedules by their next instant: everybody's for administrators, else the caller's own. */
export class Schedules {
  #api;
  #path;
  #mine;
  #heading;
  #notice = new Notice();
  #list;

  constructor({ api, session }) {
    const all = session.roles.includes("admin");
    this.#api = api;
    this.#mine = session.subject;
    this.#path = all ? "admin/schedules" : "schedules";
    this.#heading = new Heading("Schedules", all ? "Everybody's, and the upkeep of the service itself." : "What is done for you, and when.");
    this.#list = new PagedList(api, "Schedules", [
      { title: "Name", of: ({ name }) => name },
      { title: "Whose", kind: "code", of: ({ owner, system }) => (system ? "the service" : !owner || owner === this.#mine ? "you" : owner) },
      { title: "State", of: ({ state, disabled_reason: reason }) => [state, reason].filter(Boolean).join(": ") },
      { title: "Due", of: ({ trigger }) => due(trigger) },
      { title: "Does", of: ({ action }) => inPlain(action.task ?? action.type) },
      { title: "Next", of: ({ next_execution_at: at }) => dayAndTime(at) },
      { title: "Do", node: (schedule) => this.#controls(schedule) },
    ], { key: ({ id, state }) => `${id}/${state}`, empty: "There is no schedule." });
    this.node = el("div", { class: "page" }, this.#heading.node, panel("All", this.#list.node, this.#notice.node));
  }

  open() {
    this.#heading.open();
    this.#list.show(this.#path);
  }

  close() {}

  /** Only the owner may stop, start and execute. */
  #controls({ id, name, owner, system, state }) {
    const paused = state !== "active";
    const turn = new Action("", this.#notice, () => this.#post(id, paused ? "resume" : "pause", paused ? `${name} goes on.` : `${name} is paused.`));
    const trigger = new Action("Execute now", this.#notice, () => this.#post(id, "trigger", `${name} is executed now.`));
    write(turn.node, paused ? "Resume" : "Pause");
    const node = el("div", { class: "row tight" }, turn.node, trigger.node);
    set(node, "hidden", system || (owner && owner !== this.#mine) || state === "finished");
    return node;
  }

  async #post(id, way, words) {
    await this.#api.post(`schedules/${id}/${way}`);
    this.#list.show(this.#path);
    return words;
  }
}

function due({ type, expression, time_zone: zone, every, at }) {
  if (type === "cron") {
    return `${expression} ${zone ?? "UTC"}`;
  }
  return type === "once" ? `once, ${dayAndTime(at)}` : `every ${every}`;
}
