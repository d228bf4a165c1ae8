import { el, set, write } from "../dom.js";
import { Action } from "./action.js";

/** Pause, resume and run a schedule; those of the service itself have no controls. */
export class ScheduleControls {
  #schedule = null;
  #toggle;

  /** path leads to the schedules; done is called after each. */
  constructor(api, path, notice, done) {
    const post = async (way, words) => {
      await api.post(`${path}/${this.#schedule.id}/${way}`);
      done();
      return `${this.#schedule.name} ${words}`;
    };
    this.#toggle = new Action("", notice, () => (this.#stopped() ? post("resume", "is active again.") : post("pause", "is paused.")));
    const trigger = new Action("Run now", notice, () => post("trigger", "runs now."));
    this.node = el("div", { class: "row tight", hidden: true }, this.#toggle.node, trigger.node);
  }

  show(schedule) {
    this.#schedule = schedule;
    write(this.#toggle.node, this.#stopped() ? "Resume" : "Pause");
    set(this.#toggle.node, "hidden", schedule.state === "finished");
    set(this.node, "hidden", schedule.system === true);
    return this.node;
  }

  #stopped() {
    return this.#schedule.state !== "active";
  }
}
