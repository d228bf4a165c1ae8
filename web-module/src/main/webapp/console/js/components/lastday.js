import { alertStateText } from "../alerts.js";
import { el, write } from "../dom.js";
import { LastDayFeed, cureText, hiddenText, lastDayText, shownEntries, timeText, toldText } from "../lastday.js";
import { Poller } from "../poller.js";
import { serverNow } from "../serverclock.js";
import { acknowledgement } from "./acknowledgement.js";
import { DataTable } from "./datatable.js";
import { findingsInterval } from "./listrefresh.js";
import { Notice } from "./notice.js";
import { part } from "./panel.js";

/**
 * For whoever comes in the morning, or is called at night: what went wrong in the last day, who was told, and what to do.
 * Its sentence stands on top of the page and leads to its table.
 */
export class LastDay {
  #diagnosis;
  #poller;
  #forget = () => {};
  #isKnown = false;
  #names = new Map();
  #link = el("a", { href: "#///last-day" });
  #table;
  #hidden = el("p", { class: "found" });

  constructor(api, diagnosis) {
    const notice = new Notice();
    const feed = new LastDayFeed(api);
    const reload = () => this.#poller.now();
    this.#table = new DataTable("Last 24 hours", [
      { title: "What happened", node: causeNode },
      { title: "When", of: (entry) => timeText(entry, serverNow()) },
      { title: "Who was told", of: (entry) => toldText(entry, this.#names) },
      { title: "State", of: stateText },
      { title: "What to do", of: cureText },
      { title: "Actions", node: ({ alert }) => (alert ? acknowledgement(api, notice, alert, reload) : null) },
    ], { key: keyOf, version: versionOf, empty: "Nothing went wrong.", wide: true });
    this.#diagnosis = diagnosis;
    this.#poller = new Poller((signal) => feed.load(serverNow(), signal), {
      answered: (day) => this.#show(day),
      failed: () => this.#onFailure(),
    }, () => findingsInterval(diagnosis));
    this.summary = el("p", { class: "jumps" }, this.#link);
    this.node = part("last-day", "Last 24 hours", notice.node, this.#table.node, this.#hidden,
      el("p", { class: "jumps" }, el("a", { href: "#/incidents" }, "All incidents"),
        el("a", { href: "#/alerts" }, "All alerts, and who receives them")));
    this.#link.addEventListener("click", (event) => this.#onClick(event));
    this.#say("asking the server.");
  }

  start() {
    this.#forget = this.#diagnosis.onFindings(() => this.#poller.now());
    this.#poller.start();
  }

  stop() {
    this.#forget();
    this.#poller.stop();
  }

  #show({ entries, isCut, names }) {
    this.#isKnown = true;
    this.#names = names;
    this.#say(lastDayText(entries, isCut));
    this.#table.show(shownEntries(entries));
    write(this.#hidden, hiddenText(entries));
  }

  /** What is known stays; that the server does not answer is said on top of the page. */
  #onFailure() {
    if (!this.#isKnown) {
      this.#say("unknown.");
      this.#table.failed();
    }
  }

  #say(text) {
    write(this.#link, `Last 24 hours: ${text}`);
  }

  #onClick(event) {
    event.preventDefault();
    this.node.scrollIntoView();
    this.node.querySelector("h2").focus({ preventScroll: true });
  }
}

/** What happened, as the way to all that was recorded of it. */
function causeNode({ title, incidents: [newest] }) {
  return newest ? el("a", { href: `#/incidents/${newest.incident_id}` }, title) : title;
}

const stateText = ({ alert, ended }) => (alert ? alertStateText(alert) : ended === undefined ? "ongoing" : "over");

const keyOf = ({ alert, incidents, title }) => [alert?.id, incidents[0]?.incident_id, title].join("/");

const versionOf = ({ alert }) => `${alert?.acknowledged_at}/${alert?.resolved_at}`;
