import { el } from "../dom.js";
import { countOf } from "../format.js";
import { parseCrontab, scheduleName, withoutImported } from "../crontab.js";
import { failureText } from "../problem.js";
import { field } from "./field.js";
import { whileDisabled } from "./form.js";
import { Notice } from "./notice.js";

/** Makes a schedule of each line of a crontab: it calls one URL with the command, which a receiver of one's own executes. */
export class CrontabImport {
  #api;
  #done;
  #notice = new Notice();
  #refused = el("ul", { class: "refused", "aria-label": "Lines not imported" });
  #lines = el("textarea", { id: "crontab-lines", rows: "6", spellcheck: "false", required: true, placeholder: "30 4 * * * /usr/local/bin/nightly" });
  #url = field("URL to call with the command", { id: "crontab-url", type: "url", required: true, spellcheck: "false", autocomplete: "off" });
  #zone = field("Time zone of the machine, if the crontab sets none (empty: UTC)",
    { id: "crontab-zone", placeholder: "Europe/Berlin", spellcheck: "false", autocomplete: "off" });

  constructor(api, done) {
    this.#api = api;
    this.#done = done;
    const button = el("button", { class: "button main", type: "submit" }, "Import the lines");
    this.node = el("form", { class: "form" },
      el("div", { class: "field" }, el("label", { class: "field-caption", for: "crontab-lines" }, "Lines of the crontab"), this.#lines),
      this.#url.node, this.#zone.node,
      el("div", { class: "row" }, button), this.#notice.node, this.#refused);
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      whileDisabled(button, () => this.#take());
    });
  }

  async #take() {
    const lines = [];
    const created = new Set();
    for (const { line, refused, expression, command, zone } of parseCrontab(this.#lines.value, this.#zone.input.value.trim())) {
      try {
        if (refused) {
          throw new Error(refused);
        }
        await this.#api.post("schedules", { name: scheduleName(command), trigger: { type: "cron", expression, ...(zone ? { time_zone: zone } : {}) },
          action: { type: "webhook", url: this.#url.input.value, payload: { command } } });
        created.add(line);
      } catch (failure) {
        lines.push(`Line ${line}: ${refused ?? failureText(failure)}`);
      }
    }
    this.#lines.value = lines.length === 0 ? "" : withoutImported(this.#lines.value, created);
    this.#refused.replaceChildren(...lines.map((words) => el("li", {}, words)));
    this.#notice.tell(lines.length === 0 ? "ok" : "wrong", `${countOf(created.size, "schedule")} created${lines.length > 0 ? `, ${countOf(lines.length, "line")} not imported` : ""}.`);
    this.#done();
  }
}
