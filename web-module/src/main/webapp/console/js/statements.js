import { count, countOf, milliseconds, title } from "./format.js";

const SLOWDOWN_FACTOR = 2;
const MIN_MEAN_MS = 1;

const calls = (number, mean) => `${countOf(number, "call")} of ${milliseconds(mean)}`;

/** How much of the pool's time a statement takes, and how: "34 % of the time, 1,234 calls of 0.4 ms". */
export const statementFiguresText = ({ share, calls: number, mean_milliseconds: mean }) =>
  `${count(Math.round(share * 100))}\u00a0% of the time, ${calls(number, mean)}`;

/** Whether it takes at least twice the time that it took before, and that is more than a moment. */
export function isSlower({ before }) {
  const since = before?.mean_milliseconds_since ?? 0;
  return since >= MIN_MEAN_MS && since >= SLOWDOWN_FACTOR * before.mean_milliseconds;
}

/** What changed since the day that it is compared with. */
export function statementChangeText({ before }, day) {
  if (!before) {
    return day ? `New since ${day}.` : "There is no earlier day to compare with yet.";
  }
  const since = before.calls_since === 0
    ? `Not called since ${before.day}`
    : `Since ${before.day} ${calls(before.calls_since, before.mean_milliseconds_since)}`;
  const then = `${milliseconds(before.mean_milliseconds)} before`;
  return `${since}; ${then}. ${before.plan_changed ? "Its plan has changed." : "Its plan is the same."}`;
}

/** What is wrong, in a word or two: "Dropped index". */
export const defectText = ({ defect }) => title(defect);
