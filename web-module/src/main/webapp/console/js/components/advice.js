import { el, set, write } from "../dom.js";
import { count, duration, milliseconds, rounded } from "../format.js";
import { panel } from "./panel.js";
import { preformatted } from "./preformatted.js";

const EVIDENCE = [
  ["Observed for", ({ window_seconds: seconds }) => duration(seconds)],
  ["Requests", ({ arrivals_per_second: arrivals, busiest_second: busiest }) => `${rounded(arrivals)} a second, at most ${count(busiest)} in one`],
  ["Held", ({ mean_hold_milliseconds: held }) => `${milliseconds(held)} on average`],
  ["In use", ({ connections_busy: busy }) => `${rounded(busy)} on average`],
  ["Waited", ({ p95_wait_milliseconds: wait, target_p95_wait_milliseconds: target }) => `${milliseconds(wait)} at p95; target ${milliseconds(target)}`],
  ["Refused", ({ refused }) => count(refused)],
  ["Still available", ({ connections_free: free }) => (free < 0 ? "unknown" : count(free))],
];

/** The size that suits the pool, with the reasons, the figures they rest on, and a button that applies it. */
export class Advice {
  #recommended = null;
  #words = el("p", { class: "advice-words" });
  #reasons = el("ul", { class: "reasons" });
  #figures = EVIDENCE.map(() => el("dd"));
  #xml = preformatted("server.xml");
  #apply = el("button", { class: "button", type: "button" }, "Apply this advice");

  /** take is called with the recommended size. */
  constructor(take) {
    this.#apply.addEventListener("click", () => take(this.#recommended));
    this.node = panel("Advice", this.#words, this.#reasons,
      el("details", {}, el("summary", {}, "Based on"),
        el("dl", { class: "pairs" }, ...EVIDENCE.flatMap(([title], index) => [el("dt", {}, title), this.#figures[index]]))),
      el("details", {}, el("summary", {}, "For server.xml"), this.#xml),
      this.#apply);
    set(this.node, "hidden", true);
  }

  show({ recommended, reasons, evidence, server_xml: xml }, pool, open) {
    this.#recommended = recommended;
    const same = pool?.base === recommended.pool_size && pool?.settings.max_overflow?.value === recommended.max_overflow;
    set(this.node, "hidden", false);
    set(this.#apply, "hidden", same);
    this.#apply.disabled = open;
    write(this.#words, same ? `No change needed: ${size(recommended)} is right.` : `Suggested: ${size(recommended)}.`);
    if (this.#reasons.childElementCount !== reasons.length) {
      this.#reasons.replaceChildren(...reasons.map(() => el("li")));
    }
    reasons.forEach((reason, index) => write(this.#reasons.children[index], reason));
    EVIDENCE.forEach(([, tell], index) => write(this.#figures[index], tell(evidence)));
    write(this.#xml, xml);
  }
}

const size = ({ pool_size: base, max_overflow: overflow }) => `a pool size of ${count(base)} and an overflow of ${count(overflow)}`;
