import { el } from "../dom.js";
import { countOf } from "../format.js";
import { fetchAllPages } from "../allpages.js";
import { NegativeResult, failureText } from "../problem.js";
import { Action } from "./action.js";

/** Two orders for many schedules at once, as when what they call is well again; each is asked about with their number. */
export class BulkSchedules {
  #api;
  #path;
  #schedules = [];

  /** path leads to everybody's schedules; done is called after each order. */
  constructor(api, path, notice, done) {
    this.#api = api;
    this.#path = path;
    const resume = this.#action("Resume all disabled schedules", notice, done, { query: { state: "disabled" }, way: "resume", did: "resumed",
      ask: (number) => ({ title: `Resume ${number}?`, text: "Each runs again when its trigger is due. Its failure count restarts at zero.", yes: "Resume them" }) });
    const run = this.#action("Run all failing schedules", notice, done, { query: { failing: "true" }, way: "trigger", did: "run now",
      ask: (number) => ({ title: `Run ${number} now?`, text: "Each schedule that has failed since its last success runs once more, in addition to its normal runs.", yes: "Run them" }) });
    this.node = el("div", { class: "row" }, run.node, resume.node);
  }

  #action(words, notice, done, { query, way, did, ask }) {
    return new Action(words, notice, async () => {
      const refused = await this.#order(way);
      done();
      const summary = `${countOf(this.#schedules.length - refused.length, "schedule")} ${did}.`;
      if (refused.length > 0) {
        throw new NegativeResult(`${summary} ${countOf(refused.length, "was", "were")} not: ${refused[0]}`);
      }
      return summary;
    }, { ask: async () => {
      const all = await fetchAllPages(this.#api, this.#path, query);
      this.#schedules = all.filter(({ system }) => !system);
      return this.#schedules.length > 0 ? ask(countOf(this.#schedules.length, "schedule")) : undefined;
    } });
  }

  /** Goes on after one that was refused. */
  async #order(way) {
    const refused = [];
    for (const { id, name } of this.#schedules) {
      await this.#api.post(`${this.#path}/${id}/${way}`).catch((failure) => refused.push(`${name}: ${failureText(failure)}`));
    }
    return refused;
  }
}
