import { el, write } from "../dom.js";
import { dateAndTime, title } from "../format.js";
import { acknowledgement } from "../components/acknowledgement.js";
import { Action } from "../components/action.js";
import { AlertEndpoints } from "../components/alertendpoints.js";
import { AlertRules } from "../components/alertrules.js";
import { Heading } from "../components/heading.js";
import { ListRefresh } from "../components/listrefresh.js";
import { Notice } from "../components/notice.js";
import { PagedList } from "../components/pagedlist.js";
import { panel } from "../components/panel.js";
import { Notifications } from "../notifications.js";
import { NegativeResult } from "../problem.js";
import { alertStateText, recipientsText } from "../alerts.js";

const PATH = "admin/alerts";

/** What somebody has to know of, on all nodes, newest first; who is told, and by which rules. */
export class Alerts {
  #heading = new Heading("Alerts", "What needs attention, and who is notified. Kept for 90 days.");
  #notice = new Notice();
  #list;
  #refresh;
  #endpoints;
  #rules;
  #names = new Map();

  constructor({ api, session, notifications, diagnosis }) {
    const administers = session.roles.includes("admin");
    this.#endpoints = new AlertEndpoints(api, administers, (all) => this.#named(all));
    this.#rules = new AlertRules(api, administers);
    this.#list = new PagedList(api, "Alerts", [
      { title: "What", of: ({ title: what }) => what },
      { title: "What to do", of: ({ cure }) => cure },
      { title: "Kind", of: ({ kind }) => title(kind) },
      { title: "Severity", of: ({ severity }) => title(severity) },
      { title: "State", of: alertStateText },
      { title: "Opened", kind: "time", of: ({ opened_at: at }) => dateAndTime(at) },
      { title: "Nodes", of: ({ nodes }) => nodes.join(", ") },
      { title: "Notified", of: ({ deliveries }) => recipientsText(deliveries, this.#names) },
      { title: "Actions", node: (alert) => acknowledgement(api, this.#notice, alert, () => this.#load()) },
    ], {
      key: ({ id }) => id,
      version: ({ acknowledged_at: seen, resolved_at: over }) => `${seen}/${over}`,
      empty: "No alerts in the last 90 days.", wide: true });
    this.#refresh = new ListRefresh(this.#list, diagnosis);
    this.node = el("div", { class: "page" }, this.#heading.node,
      panel("Open and past", this.#notice.node, this.#list.node, ...(Notifications.isPossible ? [this.#notifierOf(notifications)] : [])), this.#endpoints.node, this.#rules.node);
  }

  async open() {
    this.#heading.open();
    this.#refresh.start();
    await Promise.all([this.#endpoints.load().then(() => this.#load()), this.#rules.load()]);
  }

  close() {
    this.#refresh.stop();
  }

  #load() {
    return this.#list.show(PATH);
  }

  #named(endpoints) {
    this.#names = new Map(endpoints.map(({ id, name }) => [id, name]));
  }

  /** For whoever has the console open in the background: only in this browser, and only once it is switched on. */
  #notifierOf(notifications) {
    const words = () => (notifications.isOn ? "Stop notifying me in this browser" : "Notify me in this browser");
    const toggle = new Action(words(), this.#notice, async () => {
      if (notifications.isOn) {
        notifications.switchOff();
        write(toggle.node, words());
        return "This browser shows no more notifications.";
      }
      if (!(await notifications.switchOn())) {
        throw new NegativeResult("The browser does not allow it: change that in its settings for this site.");
      }
      write(toggle.node, words());
      return "While the console is open in the background, this browser shows a notification when something is wrong.";
    });
    return el("div", { class: "row" }, toggle.node);
  }
}
