import { el, set, write } from "../dom.js";
import { failureText } from "../problem.js";
import { StateMark } from "./statemark.js";

/** What came of something the person did, beside where they did it: words, a shape, and the trace of a failure. */
export class Notice {
  #words = el("p", { class: "notice-words" });
  #trace = el("p", { class: "trace" });
  #mark = new StateMark();

  constructor(role = "status") {
    this.node = el("div", { class: "notice", role, hidden: true, tabindex: "-1" },
      this.#mark.node, el("div", {}, this.#words, this.#trace));
  }

  tell(level, words, traceId = "") {
    write(this.#words, words);
    write(this.#trace, traceId ? `Trace ${traceId}` : "");
    this.#mark.show(level);
    set(this.node, "data-level", level);
    set(this.node, "hidden", false);
  }

  failed(failure) {
    this.tell("wrong", failureText(failure), failure.traceId ?? "");
  }

  clear() {
    set(this.node, "hidden", true);
  }
}
