import { el, set, syncChildren, write } from "../dom.js";
import { Poller } from "../poller.js";
import { failureText } from "../problem.js";
import { defectText, isSlower, statementChangeText, statementFiguresText } from "../statements.js";
import { part } from "./panel.js";
import { TitledText, preformatted } from "./preformatted.js";
import { StateMark } from "./statemark.js";

/** Their counters need time to say something new. */
const EVERY_MS = 30_000;

/** The statements that hold a pool, longest in all first, each with its method and plan, and why they are slow. */
export class Statements {
  #poller;
  #note = el("p", { class: "hint", hidden: true });
  #advice = el("ol", { class: "findings", "aria-label": "Advice on statements" });
  #list = el("ul", { class: "borrowers", "aria-label": "Statements by total time" });
  #rows = new Map();

  constructor(api, pool) {
    this.#poller = new Poller((signal) => api.get(`admin/pools/${pool}/statements`, signal), {
      answered: (report) => this.#show(report),
      failed: (reason) => this.#say(`Unknown at the moment: ${failureText(reason)}`),
    }, EVERY_MS);
    this.node = part("statements", "Statements", this.#note, this.#advice, this.#list);
    set(this.#advice, "hidden", true);
    set(this.#list, "hidden", true);
    this.#say("Asking the server for its statements.");
  }

  open() {
    this.#poller.start();
  }

  close() {
    this.#poller.stop();
  }

  #say(words) {
    write(this.#note, words);
    set(this.#note, "hidden", words === "");
  }

  #show({ note, compared_with: day, items, advice }) {
    this.#say(note ?? (items.length === 0 ? "No statement of this pool was counted yet." : ""));
    set(this.#advice, "hidden", advice.length === 0);
    syncChildren(this.#advice, advice.map(adviceNode));
    set(this.#list, "hidden", items.length === 0);
    const rows = new Map(items.map((item) => [item.id, this.#rows.get(item.id) ?? new Statement()]));
    items.forEach((item) => rows.get(item.id).show(item, day));
    this.#rows = rows;
    syncChildren(this.#list, [...rows.values()].map(({ node }) => node));
  }
}

/** What is wrong, what it was seen by, and what would help; nothing of it is a button. */
function adviceNode(item) {
  const now = item.defect === "lock_queue" || item.defect === "hot_row";
  const mark = new StateMark();
  mark.show(now ? "wrong" : "busy");
  return el("li", { class: "finding", "data-level": now ? "wrong" : "busy" }, mark.node,
    el("div", {},
      el("p", { class: "finding-head" }, el("span", { class: "finding-code" }, defectText(item))),
      el("p", { class: "finding-cause" }, item.cause),
      el("dl", { class: "pairs" },
        el("dt", {}, "Evidence"), el("dd", {}, item.evidence), el("dt", {}, "What to do"), el("dd", {}, item.cure)),
      item.sql ? preformatted(`SQL: ${defectText(item)}`, item.sql) : null));
}

class Statement {
  #mark = new StateMark();
  #method = el("strong");
  #figures = el("span", { class: "borrower-held" });
  #change = el("p");
  #text = new TitledText("Statement");
  #plan = new TitledText("Plan");
  #former = new TitledText("Previous plan");

  constructor() {
    this.node = el("li", { class: "borrower" },
      el("details", {},
        el("summary", {}, this.#mark.node, this.#method, this.#figures),
        this.#change, this.#text.node, this.#plan.node, this.#former.node));
  }

  show(item, day) {
    this.#mark.show(isSlower(item) ? "busy" : "ok");
    write(this.#method, item.method ?? "Not sent by this node");
    write(this.#figures, statementFiguresText(item));
    write(this.#change, statementChangeText(item, day));
    this.#text.show(item.statement);
    this.#plan.show(item.plan ?? item.plan_note ?? "");
    this.#former.show(item.before?.plan_changed ? item.before.plan ?? "" : "");
  }
}
