import { el, set, write } from "../dom.js";
import { count, duration } from "../format.js";
import { GLANCE_MS } from "../history.js";
import { STATES } from "../pools.js";
import { Gauge } from "./gauge.js";
import { Sparkline } from "./sparkline.js";
import { StateMark } from "./statemark.js";

/** One pool at a glance: its state, the number in use, who waits, the segments, and the last minutes. */
export class PoolCard {
  #mark = new StateMark();
  #word = el("span", { class: "card-word" });
  #inUse = el("a", { class: "card-figure number" });
  #limit = el("span", { class: "card-of" });
  #waiting = el("a", { class: "card-waiting number" });
  #overflow = el("span");
  #open = el("a", { class: "number", href: "#/database/connections" });
  #span = el("span");
  #peak = el("a", { class: "number" });
  #gauge = new Gauge();
  #spark = new Sparkline(({ inUse }) => inUse);

  constructor(pool) {
    const id = `pool-${pool.name}`;
    set(this.#inUse, "href", `#/pools/${pool.name}/borrowers`);
    set(this.#waiting, "href", `#/pools/${pool.name}/borrowers`);
    set(this.#peak, "href", `#/pools/${pool.name}/time`);
    this.node = el("article", { class: "card", "aria-labelledby": id, "data-pool": pool.name },
      el("header", { class: "card-head" },
        el("h2", { id }, el("a", { href: `#/pools/${pool.name}` }, pool.title)),
        el("span", { class: "card-state" }, this.#mark.node, this.#word)),
      el("p", { class: "card-use" }, el("span", {}, this.#inUse, " ", this.#limit), this.#waiting),
      this.#gauge.node,
      el("p", { class: "card-notes" }, this.#open, this.#overflow),
      this.#spark.node,
      el("p", { class: "card-notes" }, this.#span, this.#peak));
  }

  /** Shows the pool as of the last answer; silence in milliseconds is how long ago that was, 0 while it is fresh. */
  show(pool, history, now, silence) {
    const stale = silence > 0;
    const { word, level } = STATES[pool.state];
    set(this.node, "data-level", level);
    set(this.node, "data-stale", stale);
    this.#mark.show(stale ? "none" : level);
    write(this.#word, stale ? `no data for ${duration(silence / 1000)}` : word);
    write(this.#inUse, count(pool.inUse));
    set(this.#inUse, "aria-label", `${count(pool.inUse)} in use: who holds them`);
    write(this.#limit, pool.limit === undefined ? "in use" : `of ${count(pool.limit)} in use`);
    write(this.#waiting, `${count(pool.waiting)} waiting`);
    set(this.#waiting, "data-some", pool.waiting > 0);
    write(this.#open, `${count(pool.size)} open, ${count(pool.idle)} idle`);
    write(this.#overflow, `${count(pool.overflow)} overflow`);
    this.#gauge.show(pool);
    this.#picture(pool, history, now);
  }

  #picture(pool, history, now) {
    const stretch = history.last(GLANCE_MS, now);
    const span = duration(stretch.span / 1000);
    const limit = pool.limit === undefined ? "" : `, limit ${count(pool.limit)}`;
    const peak = `peak ${count(stretch.maxOf(({ inUse }) => inUse))}${limit}`;
    write(this.#span, `last ${span}`);
    write(this.#peak, peak);
    this.#spark.show(stretch, pool.limit, `${pool.title}, in use over the last ${span}: now ${count(pool.inUse)}, ${peak}`);
  }
}
