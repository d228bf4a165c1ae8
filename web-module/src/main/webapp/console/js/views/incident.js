import { el, set } from "../dom.js";
import { dateAndTime, duration, plainWords, title } from "../format.js";
import { samplesOf } from "../pasthistory.js";
import { grainOf, HistoryWindow } from "../historywindow.js";
import { Action } from "../components/action.js";
import { Borrowers } from "../components/borrowers.js";
import { CONNECTIONS_PLOT, chartAddress } from "../components/chart.js";
import { DataTable } from "../components/datatable.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { panel } from "../components/panel.js";
import { Plot } from "../components/plot.js";
import { saveFile } from "../savefile.js";
import { serverNow } from "../serverclock.js";
import { incidentDuration } from "./incidents.js";

/** As much as an incident has recorded before and after. */
const MARGIN_MS = 300_000;

const SHOWN = { inUse: "in_use", idle: "idle", waiting: "waiting", limit: "max_size" };

const withIndex = (items) => items.map((item, index) => ({ ...item, index }));
const byIndex = ({ index }) => index;

/** One incident: what it was, what one would have seen, and the files for a ticket. */
export class IncidentPage {
  #api;
  #path;
  #heading = new Heading("Incident", "Asking the server.");
  #notice = new Notice();
  #plot = new Plot(CONNECTIONS_PLOT, null);
  #borrowers = new Borrowers("No connection was in use.");
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
  #statements = table("Statements", "No statement ran.", [
    { title: "Process", of: ({ application, pid }) => `${application || "A client"} (pid ${pid})` },
    { title: "For", kind: "number", of: ({ seconds }) => duration(seconds) },
    { title: "Waited for", of: ({ waits_for: what }) => what ?? "nothing" },
    { title: "Statement", kind: "code", of: ({ statement }) => statement },
  ]);
  #activity = table("Activity", "The server did not answer.", [
    { title: "Process", of: ({ application, pid }) => `${application || "A client"} (pid ${pid})` },
    { title: "From", of: ({ user, client }) => `${user}, ${client}` },
    { title: "State", of: ({ state, state_seconds: seconds }) => `${plainWords(state)}, ${duration(seconds)}` },
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

  #pool = el("a", {}, "The pool at that time");
  #picture = el("figure", { class: "chart-frame" }, this.#plot.node);
  #unseen = el("p", { class: "empty" }, "The pool was not recorded.");
  #download;

  /** Hidden until the incident is known: one that cannot be read is told once. */
  #rest;

  constructor({ api }, id) {
    this.#api = api;
    this.#path = `admin/incidents/${id}`;
    this.#download = new Action("Download for a ticket", this.#notice, () => this.#save(id));
    this.#rest = el("div", { class: "page", hidden: true },
      panel("Findings", this.#findings.node),
      panel("Over time", this.#picture, this.#unseen, el("p", {}, this.#pool)),
      panel("Locks", this.#locks.node), this.#borrowers.node, panel("Statements", this.#statements.node),
      panel("Processes of the server", this.#activity.node),
      panel("Timeline", this.#marks.node), panel("Log", this.#log.node));
    this.node = el("div", { class: "page" }, this.#heading.node,
      el("div", { class: "row" }, el("a", { href: "#/incidents" }, "All incidents"), this.#download.node), this.#notice.node, this.#rest);
  }

  async open() {
    this.#heading.open();
    try {
      this.#show(await this.#api.get(this.#path));
    } catch (failure) {
      this.#heading.say("Incident", "");
      set(this.#download.node, "hidden", true);
      this.#notice.failed(failure);
    }
  }

  close() {}

  #show({ summary, findings, samples, borrowers, activity, locks, statements, marks, log }) {
    const pool = summary.pool ?? "platform";
    const now = serverNow();
    set(this.#rest, "hidden", false);
    set(this.#pool, "href", chartAddress(pool, Date.parse(summary.began_at) - MARGIN_MS,
      summary.ended_at ? Date.parse(summary.ended_at) + MARGIN_MS : now, now));
    const of = (items) => items.filter((each) => each.pool === pool);
    this.#heading.say(summary.title, `${title(summary.code)} on ${summary.node}, from ${dateAndTime(summary.began_at)}; ${incidentDuration(summary)}.`);
    this.#findings.show(withIndex(findings));
    this.#draw(samplesOf(of(samples), SHOWN), marks);
    this.#locks.show(withIndex(locks));
    this.#borrowers.show(of(borrowers).flatMap(({ items }) => items));
    this.#statements.show(withIndex(statements));
    this.#activity.show(withIndex(activity));
    this.#marks.show(withIndex(marks));
    this.#log.show(withIndex(log));
  }

  #draw(looks, marks) {
    set(this.#picture, "hidden", looks.length === 0);
    set(this.#unseen, "hidden", looks.length > 0);
    if (looks.length > 0) {
      const end = looks.at(-1).at;
      const span = Math.max(1000, end - looks[0].at);
      const stretch = new HistoryWindow(looks, grainOf(looks), end, span);
      this.#plot.show(stretch, Math.round(stretch.maxOf(({ limit }) => limit)) || undefined,
        marks.map(({ at, kind }) => ({ at: Date.parse(at), words: title(kind) })));
    }
  }

  async #save(id) {
    const files = await this.#api.call("GET", this.#path, { headers: { Accept: "application/zip" }, read: (response) => response.blob() });
    saveFile(files, `incident-${id}.zip`);
    return "Downloaded.";
  }
}

function table(caption, empty, columns) {
  return new DataTable(caption, columns, { key: byIndex, empty, wide: true });
}
