import { el, set, syncChildren, write } from "../dom.js";
import { dateAndTime, timeAgo, title } from "../format.js";
import { findingLevel, remedyLink } from "../diagnosis.js";
import { NAMES, STATES } from "../pools.js";
import { RemedyAction } from "./remedyaction.js";
import { panel } from "./panel.js";
import { StateMark } from "./statemark.js";

/** What the diagnosis found, heaviest first: the cause, the figures it was seen by, since when, and the cure. */
export class Findings {
  #list = el("ol", { class: "findings" });
  #shown = new Map();

  #newRemedyAction;

  /** done is called after a cure was ordered; what came of it is told in the notice. */
  constructor(api, notice, done) {
    this.#newRemedyAction = () => new RemedyAction(api, notice, done);
    this.node = panel("Findings", this.#list);
    set(this.node, "hidden", true);
  }

  /** pools are those they may be about; now in epoch milliseconds. */
  show(items, pools, now) {
    set(this.node, "hidden", items.length === 0);
    const found = items.map((item) => [`${item.code}/${item.pool ?? ""}/${item.backend_pid ?? item.over}`, item]);
    const rows = new Map(found.map(([key]) => [key, this.#shown.get(key) ?? new Finding(this.#newRemedyAction())]));
    this.#shown = rows;
    found.forEach(([key, item], index) => rows.get(key).show(item, pools.find(({ name }) => name === item.pool), now, index > 0));
    syncChildren(this.#list, [...rows.values()].map(({ node }) => node));
  }
}

class Finding {
  #mark = new StateMark();
  #what = el("span", { class: "finding-code" });
  #since = el("time");
  #cause = el("p", { class: "finding-cause" });
  #evidence = el("dd");
  #cure = el("dd");
  #pool = el("a");
  #way = el("a");
  #mend;

  constructor(mend) {
    this.#mend = mend;
    this.node = el("li", { class: "finding" }, this.#mark.node,
      el("div", {},
        el("p", { class: "finding-head" }, this.#what, this.#pool, this.#since),
        this.#cause,
        el("dl", { class: "pairs" },
          el("dt", {}, "Evidence"), this.#evidence, el("dt", {}, "What to do"), this.#cure),
        el("p", { class: "finding-way" }, mend.node, this.#way)));
  }

  /** curable is false where the cure stands beside the sentence on top. */
  show(item, pool, now, curable) {
    const level = findingLevel(item, STATES[pool?.state ?? "ok"].level);
    this.#mend.show(curable ? item : undefined);
    set(this.node, "data-level", level);
    this.#mark.show(level);
    write(this.#what, item.over ? `${title(item.code)}, over` : title(item.code));
    write(this.#since, timeAgo(now - Date.parse(item.since)));
    set(this.#since, "datetime", item.since);
    set(this.#since, "title", dateAndTime(item.since));
    write(this.#cause, item.cause);
    write(this.#evidence, item.evidence);
    write(this.#cure, item.cure);
    const { href, words } = remedyLink(item);
    set(this.#way, "href", href);
    write(this.#way, words);
    set(this.#pool, "hidden", !item.pool);
    set(this.#pool, "href", item.pool ? `#/pools/${item.pool}` : null);
    write(this.#pool, item.pool ? `${NAMES[item.pool] ?? item.pool} pool` : "");
  }
}
