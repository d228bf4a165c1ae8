import { el } from "../dom.js";
import { clock, count, inPlain, title } from "../format.js";
import { DataTable } from "./datatable.js";

const until = (instants) => {
  const last = instants.filter(Boolean).map(Date.parse).filter((at) => at > Date.now());
  return last.length === 0 ? "now" : `at ${clock(Math.max(...last))}`;
};

/** What is counted of guesses and sends, and from when on the next is judged: why somebody is told to wait. */
export class Counters {
  #table = new DataTable("Counters", [
    { title: "Of", of: ({ what }) => what },
    { title: "From", of: ({ from }) => from },
    { title: "Wrong, 24 h", kind: "number", of: ({ wrong }) => count(wrong) },
    { title: "Sent, 24 h", kind: "number", of: ({ sent }) => count(sent) },
    { title: "Next try", of: ({ next }) => next },
  ], { key: ({ what, from }) => `${what}/${from}`, empty: "No failed attempts, and no codes sent." });

  constructor() {
    this.node = el("div", { class: "list" }, el("p", { class: "empty" }, "Known devices are those that have logged in before. Unlock resets all of these."), this.#table.node);
  }

  /** counters as the server gives them; what is all zero is left out. */
  show({ codes, second_proofs: proofs, passwords }) {
    const rows = [
      ...both("Passwords", passwords, ({ failures_last_day: wrong, next_attempt_at: at }) => ({ wrong, next: until([at]) })),
      ...both("Second factors", proofs, ({ wrong_guesses_last_day: wrong, next_guess_at: at }) => ({ wrong, next: until([at]) })),
      ...codes.flatMap((code) => both(`Codes, ${inPlain(code.purpose)}`, code,
        ({ wrong_guesses_last_day: wrong, sends_last_day: sent, next_guess_at: guess, next_send_at: send }) =>
          ({ wrong, sent, next: until([guess, send]) }))),
    ];
    this.#table.show(rows.filter(({ wrong, sent, next }) => wrong > 0 || sent > 0 || next !== "now"));
  }
}

const both = (what, { strangers, known_devices: known }, of) =>
  [["unknown devices", strangers], ["known devices", known]].map(([from, counts]) => ({ what: title(what), from, ...of(counts) }));
