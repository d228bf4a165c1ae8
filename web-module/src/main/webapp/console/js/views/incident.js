import { el } from "../dom.js";
import { dateAndTime, duration, title } from "../format.js";
import { samplesOf } from "../pasthistory.js";
import { grainOf, HistoryWindow } from "../historywindow.js";
import { Action } from "../components/action.js";
import { Borrowers } from "../components/borrowers.js";
import { CONNECTIONS_PLOT } from "../components/chart.js";
import { DataTable } from "../components/datatable.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { panel } from "../components/panel.js";
import { Plot } from "../components/plot.js";
import { incidentDuration } from "./incidents.js";

const SHOWN = { inUse: "in_use", idle: "idle", waiting: "waiting", limit: "max_size" };

const withIndex = (items) => items.map((item, index) => ({ ...item, index }));
const byIndex = ({ index }) => index;

/** One incident: what it was, what one would have seen, and the files for a ticket. */
export class IncidentPage {
  #api;
  #path;
  #heading = new Heading("Incident", "Asking the server.");
  #notice = new Notice();
  #plot = new Plot(CONNECTIONS_PLOT, () => undefined);
  #borrowers = new Borrowers();
  #findings = table("Findings", "No findings were recorded.", [
    { title: "Kind", of: ({ code }) => title(code) },
    { title: "Cause", of: ({ cause }) => cause },
    { title: "Evidence", of: ({ evidence }) => evidence },
    { title: "What to do", of: ({ cure }) => cure },
  ]);
  #locks = table("Locks", "Nobody waited for a lock.", [
    { title: "Who waited", of: ({ application, pid }) => `${application || "A client"} (pid ${pid})` },
    { title: "For what", of: ({ wants }) => wants },
    { title: "Waited", of: ({ waited_seconds: seconds }) => duration(seconds) },
    { title: "Blocked by", of: ({ blocked_by: blockers }) =>
      blockers.map(({ application, pid, user, statement }) => `${application || "a client"} (pid ${pid}, ${user}): ${statement}`).join("; ") },
  ]);
  #activity = table("Activity", "The server did not answer.", [
    { title: "Process", of: ({ application, pid }) => `${application || "A client"} (pid ${pid})` },
    { title: "From", of: ({ user, client }) => `${user}, ${client}` },
    { title: "State", of: ({ state, state_seconds: seconds }) => `${state}, ${duration(seconds)}` },
    { title: "Statement", kind: "code", of: ({ statement }) => statement },
  ]);
  #marks = table("Timeline", "Nothing was changed, started or stopped.", [
    { title: "When", kind: "time", of: ({ at }) => dateAndTime(at) },
    { title: "What", of: ({ text }) => text },
  ]);
  #log = table("Log", "No warnings.", [
    { title: "When", kind: "time", of: ({ at }) => dateAndTime(at) },
    { title: "Level", of: ({ level }) => level },
    { title: "Line", kind: "code", of: ({ message, failure }) => [message, failure].filter(Boolean).join(" ") },
  ]);

  constructor({ api }, id) {
    this.#api = api;
    this.#path = `admin/incidents/${id}`;
    const download = new Action("Download for a ticket", this.#notice, () => this.#download(id));
    this.node = el("div", { class: "page" }, this.#heading.node,
      el("div", { class: "row" }, el("a", { href: "#/incidents" }, "All incidents"), download.node), this.#notice.node,
      panel("Findings", this.#findings.node),
      panel("Over time", el("figure", { class: "chart-frame" }, this.#plot.node)),
      panel("Locks", this.#locks.node), this.#borrowers.node, panel("Processes of the server", this.#activity.node),
      panel("Timeline", this.#marks.node), panel("Log", this.#log.node));
  }

  async open() {
    this.#heading.open();
    try {
      this.#show(await this.#api.get(this.#path));
    } catch (failure) {
      this.#heading.say("Incident", "");
      this.#notice.failed(failure);
    }
  }

  close() {}

  #show({ summary, findings, samples, borrowers, activity, locks, marks, log }) {
    const pool = summary.pool ?? "platform";
    const of = (items) => items.filter((each) => each.pool === pool);
    this.#heading.say(summary.title, `${title(summary.code)} on ${summary.node}, from ${dateAndTime(summary.began_at)}; ${incidentDuration(summary)}.`);
    this.#findings.show(withIndex(findings));
    this.#draw(samplesOf(of(samples), SHOWN), marks);
    this.#locks.show(withIndex(locks));
    this.#borrowers.show(of(borrowers).flatMap(({ items }) => items));
    this.#activity.show(withIndex(activity));
    this.#marks.show(withIndex(marks));
    this.#log.show(withIndex(log));
  }

  #draw(looks, marks) {
    if (looks.length > 0) {
      const end = looks.at(-1).at;
      const span = Math.max(1000, end - looks[0].at);
      const stretch = new HistoryWindow(looks, grainOf(looks), end, span);
      this.#plot.show(stretch, Math.round(stretch.maxOf(({ limit }) => limit)) || undefined,
        marks.map(({ at, kind }) => ({ at: Date.parse(at), words: title(kind) })));
    }
  }

  async #download(id) {
    const files = await this.#api.call("GET", this.#path, { headers: { Accept: "application/zip" }, read: (response) => response.blob() });
    const address = URL.createObjectURL(files);
    el("a", { href: address, download: `incident-${id}.zip` }).click();
    URL.revokeObjectURL(address);
    return "Downloaded.";
  }
}

function table(caption, empty, columns) {
  return new DataTable(caption, columns, { key: byIndex, empty, wide: true });
}
