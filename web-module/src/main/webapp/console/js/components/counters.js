import { el } from "../dom.js";
import { count, plainWords, timeOfDayOrDate, title } from "../format.js";
import { DataTable } from "./datatable.js";
import { serverNow } from "../serverclock.js";

/** When the next attempt is judged: a budget of a day may be spent until tomorrow. */
export function nextAttemptText(instants, now) {
  const last = instants.filter(Boolean).map((at) => Date.parse(at)).filter((at) => at > now);
  return last.length === 0 ? "now" : timeOfDayOrDate(Math.max(...last), now);
}

/** What is counted of guesses and sends, and from when on the next is judged: why somebody is told to wait. */
export class Counters {
  #table = new DataTable("Counters", [
    { title: "Counter", of: ({ what }) => what },
    { title: "Devices", of: ({ from }) => from },
    { title: "Wrong, 24 h", kind: "number", of: ({ wrong }) => count(wrong) },
    { title: "Sent, 24 h", kind: "number", of: ({ sent }) => count(sent) },
    { title: "Next try", of: ({ next }) => next },
  ], { key: ({ what, from }) => `${what}/${from}`, empty: "No failed attempts, and no codes sent." });

  constructor() {
    this.node = el("div", { class: "list" }, el("p", { class: "empty" }, "Known devices are those that have logged in before. Unlock resets all of these."), this.#table.node);
  }

  /** counters as the server gives them; what is all zero is left out. */
  show({ codes, second_proofs: proofs, passwords }) {
    const now = serverNow();
    const rows = [
      ...rowsByDevice("Passwords", passwords, ({ failures_last_day: wrong, next_attempt_at: at }) => ({ wrong, next: nextAttemptText([at], now) })),
      ...rowsByDevice("Second factors", proofs, ({ wrong_guesses_last_day: wrong, next_guess_at: at }) => ({ wrong, next: nextAttemptText([at], now) })),
      ...codes.flatMap((code) => rowsByDevice(`Codes, ${plainWords(code.purpose)}`, code,
        ({ wrong_guesses_last_day: wrong, sends_last_day: sent, next_guess_at: guess, next_send_at: send }) =>
          ({ wrong, sent, next: nextAttemptText([guess, send], now) }))),
    ];
    this.#table.show(rows.filter(({ wrong, sent, next }) => wrong > 0 || sent > 0 || next !== "now"));
  }
}

const rowsByDevice = (what, { strangers, known_devices: known }, of) =>
  [["unknown devices", strangers], ["known devices", known]].map(([from, counts]) => ({ what: title(what), from, ...of(counts) }));
