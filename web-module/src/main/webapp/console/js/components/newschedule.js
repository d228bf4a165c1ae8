import { el, set } from "../dom.js";
import { dateAndTime } from "../format.js";
import { choice } from "./choice.js";
import { clearFieldErrors, field, showFieldErrors } from "./field.js";
import { whileDisabled } from "./form.js";
import { Notice } from "./notice.js";

const SHOWN = 5;
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A form for a new schedule of one's own: when, what, and beforehand the instants that come of it. */
export class NewSchedule {
  #api;
  #done;
  #notice = new Notice();
  #name = field("Name of the schedule", { id: "schedule-name", name: "name", required: true, maxlength: 200, autocomplete: "off" });
  #when = choice("When", { id: "schedule-when" }, [["cron", "by a cron expression"], ["interval", "at an interval"], ["once", "once"]]);
  #cron = field("Cron expression", { id: "schedule-cron", name: "trigger.expression", value: "0 9 * * 1-5", spellcheck: "false", autocomplete: "off" });
  #zone = field("Time zone", { id: "schedule-zone", name: "trigger.time_zone", value: ZONE, spellcheck: "false", autocomplete: "off" });
  #every = field("Interval in minutes", { id: "schedule-every", name: "trigger.every", type: "number", min: "1", value: "15" });
  #at = field("On", { id: "schedule-at", name: "trigger.at", type: "datetime-local" });
  #does = choice("Action", { id: "schedule-does" }, [["email", "sends me a mail"], ["webhook", "calls a URL"]]);
  #subject = field("Subject of the mail", { id: "schedule-subject", name: "action.subject", maxlength: 200, autocomplete: "off" });
  #text = field("Text of the mail", { id: "schedule-text", name: "action.body", autocomplete: "off" });
  #url = field("URL", { id: "schedule-url", name: "action.url", type: "url", spellcheck: "false", autocomplete: "off" });
  #next = el("ol", { class: "instants", "aria-label": "Upcoming runs", hidden: true });

  constructor(api, done) {
    this.#api = api;
    this.#done = done;
    const preview = el("button", { class: "button", type: "button" }, "Preview");
    const create = el("button", { class: "button main", type: "submit" }, "Create the schedule");
    preview.addEventListener("click", () => whileDisabled(preview, () => this.#preview()));
    this.node = el("form", { class: "form" }, this.#name.node, this.#when.node, this.#cron.node, this.#zone.node, this.#every.node,
      this.#at.node, this.#does.node, this.#subject.node, this.#text.node, this.#url.node, this.#next,
      el("div", { class: "row" }, preview, create), this.#notice.node);
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      whileDisabled(create, () => this.#create());
    });
    this.#when.input.addEventListener("change", () => this.#draw());
    this.#does.input.addEventListener("change", () => this.#draw());
    this.#draw();
  }

  /** Only what is asked for is shown. */
  #draw() {
    const when = this.#when.input.value;
    const mails = this.#does.input.value === "email";
    [[this.#cron, when === "cron"], [this.#zone, when === "cron"], [this.#every, when === "interval"], [this.#at, when === "once"],
      [this.#subject, mails], [this.#text, mails], [this.#url, !mails]].forEach(([{ node, input }, shown]) => {
      set(node, "hidden", !shown);
      input.disabled = !shown;
    });
    set(this.#next, "hidden", true);
  }

  #trigger() {
    return {
      cron: () => ({ type: "cron", expression: this.#cron.input.value, ...(this.#zone.input.value ? { time_zone: this.#zone.input.value } : {}) }),
      interval: () => ({ type: "interval", every: `PT${this.#every.input.value}M` }),
      once: () => ({ type: "once", at: this.#at.input.value ? new Date(this.#at.input.value).toISOString() : "" }),
    }[this.#when.input.value]();
  }

  #action() {
    return this.#does.input.value === "email"
      ? { type: "email", subject: this.#subject.input.value, body: this.#text.input.value }
      : { type: "webhook", url: this.#url.input.value };
  }

  async #preview() {
    try {
      const { items } = await this.#api.post("schedules/preview", { trigger: this.#trigger(), count: SHOWN });
      clearFieldErrors(this.#fields());
      this.#next.replaceChildren(...items.map((instant) => el("li", {}, dateAndTime(instant))));
      set(this.#next, "hidden", items.length === 0);
      this.#notice.tell("ok", items.length === 0 ? "It never runs." : `The next ${items.length} runs, in your time zone.`);
    } catch (failure) {
      set(this.#next, "hidden", true);
      this.#refused(failure);
    }
  }

  async #create() {
    const name = this.#name.input.value;
    try {
      await this.#api.post("schedules", { name, trigger: this.#trigger(), action: this.#action() });
      this.#notice.tell("ok", `${name} is created.`);
      clearFieldErrors(this.#fields());
      this.#name.input.value = "";
      this.#done();
    } catch (failure) {
      this.#refused(failure);
    }
  }

  #fields() {
    return [this.#name, this.#cron, this.#zone, this.#every, this.#at, this.#subject, this.#text, this.#url];
  }

  #refused(failure) {
    if (showFieldErrors(this.#fields(), failure)) {
      this.#notice.clear();
    } else {
      this.#notice.failed(failure);
    }
  }
}
