import { el } from "../dom.js";
import { dateAndTime, duration, title } from "../format.js";
import { Heading } from "../components/heading.js";
import { ListRefresh } from "../components/listrefresh.js";
import { PagedList } from "../components/pagedlist.js";
import { panel } from "../components/panel.js";

/** For how long something harmed requests, or that it does. */
export function incidentDuration({ began_at: began, ended_at: ended }) {
  return ended ? duration((Date.parse(ended) - Date.parse(began)) / 1000) : "ongoing";
}

/** What harmed requests, on all nodes, newest first. */
export class Incidents {
  #heading = new Heading("Incidents", "What disrupted requests, with everything recorded around it. Kept for 90 days.");
  #list;
  #refresh;

  constructor({ api, diagnosis }) {
    this.#list = new PagedList(api, "Incidents", [
      { title: "What", node: (incident) => el("a", { href: `#/incidents/${incident.incident_id}` }, incident.title) },
      { title: "Kind", of: ({ code }) => title(code) },
      { title: "Began", kind: "time", of: ({ began_at: at }) => dateAndTime(at) },
      { title: "Lasted", kind: "time", of: incidentDuration },
      { title: "Node", of: ({ node }) => node },
    ], { key: ({ incident_id: id }) => id, version: ({ title: what }) => what, empty: "No incidents in the last 90 days.", wide: true });
    this.#refresh = new ListRefresh(this.#list, diagnosis);
    this.node = el("div", { class: "page" }, this.#heading.node, panel("All", this.#list.node));
  }

  open() {
    this.#heading.open();
    const shown = this.#list.show("admin/incidents");
    this.#refresh.start();
    return shown;
  }

  close() {
    this.#refresh.stop();
  }
}
