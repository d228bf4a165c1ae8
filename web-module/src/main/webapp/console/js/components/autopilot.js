import { el, set, write } from "../dom.js";
import { MODES, autopilotSummary, figuresText, outcomeText, sizeText } from "../autopilot.js";
import { dateAndTime, timeAgo } from "../format.js";
import { Poller } from "../poller.js";
import { Action } from "./action.js";
import { choice } from "./choice.js";
import { DataTable } from "./datatable.js";
import { Notice } from "./notice.js";
import { part } from "./panel.js";
import { serverNow } from "../serverclock.js";

const EVERY_MS = 10_000;

/** How the autopilot of a pool is set, what it would do and why, and what came of its latest steps. */
export class Autopilot {
  #api;
  #path;
  #poller;
  #shown = null;
  #summary = el("p", { class: "advice-words" }, "Loading the state of the autopilot.");
  #reason = el("p", { hidden: true });
  #setBy = el("p", { class: "advice-words", hidden: true });
  #notice = new Notice();
  #save;
  #mode = choice("Mode of the autopilot", { id: "autopilot-mode" }, Object.entries(MODES));
  #steps = new DataTable("Steps of the autopilot", [
    { title: "When", of: ({ begun_at: at }) => timeAgo(serverNow() - Date.parse(at)), tip: ({ begun_at: at }) => dateAndTime(at) },
    { title: "Node", of: ({ node }) => node },
    { title: "Size", of: ({ before, after }) => `${sizeText(before)} to ${sizeText(after)}` },
    { title: "Expected", of: ({ expected }) => figuresText(expected) },
    { title: "Result", of: ({ measured }) => figuresText(measured) },
    { title: "Outcome", of: ({ outcome, explanation }) => [outcomeText(outcome), explanation].filter(Boolean).join(": ") },
    { title: "Why", of: ({ reason }) => reason },
  ], { key: ({ step_id: id }) => id, empty: "The autopilot has changed nothing yet.", wide: true });

  constructor(api, name) {
    this.#api = api;
    this.#path = `admin/pools/${name}/autopilot`;
    this.#poller = new Poller((signal) => this.#ask(signal), {
      answered: (answer) => this.#show(answer),
      failed: () => this.#steps.failed(),
    }, EVERY_MS);
    this.#mode.input.disabled = true;
    this.#save = new Action("Set the autopilot", this.#notice, () => this.#set(), { allowed: false });
    this.node = part("autopilot", "Autopilot", this.#summary, this.#reason, this.#setBy,
      el("div", { class: "row" }, this.#mode.node, this.#save.node), this.#notice.node, this.#steps.node);
  }

  open() {
    this.#poller.start();
  }

  close() {
    this.#poller.stop();
  }

  async #ask(signal) {
    const stand = await this.#api.get(this.#path, signal);
    const { items } = await this.#api.get(`${this.#path}/steps`, signal);
    return { stand, items };
  }

  async #set() {
    const mode = this.#mode.input.value;
    await this.#api.call("PUT", this.#path, { body: { mode } });
    this.#poller.now();
    return `The autopilot is set to ${MODES[mode].toLowerCase()}, on all nodes.`;
  }

  /** Nothing can be chosen before the first answer; what is chosen then and not set yet stays. */
  #show({ stand, items }) {
    if (this.#shown?.mode !== stand.mode) {
      this.#mode.input.value = stand.mode;
    }
    this.#shown = stand;
    this.#mode.input.disabled = false;
    this.#save.allow(true);
    write(this.#summary, autopilotSummary(stand, serverNow()));
    write(this.#reason, stand.plan?.reason ?? "");
    set(this.#reason, "hidden", !stand.plan);
    write(this.#setBy, stand.set_by ? `Set by ${stand.set_by}, ${timeAgo(serverNow() - Date.parse(stand.set_at))}.` : "");
    set(this.#setBy, "hidden", !stand.set_by);
    this.#steps.show(items);
  }
}
