import { count, milliseconds, rounded, timeAgo } from "./format.js";

/** What the autopilot may do, and what people call it. */
export const MODES = { off: "Off", advise: "Advise", act: "Act" };

/** Figures of a pool, seen, expected or measured: "wait 4 ms at p95, 0 % refused, 3.2 in use". */
export const figuresText = (figures) => (figures
  ? `wait ${milliseconds(figures.wait_p95_milliseconds)} at p95, ${rounded(figures.refused_percent)} % refused, ${rounded(figures.in_use)} in use`
  : undefined);

/** The state as one sentence. */
export function autopilotSummary({ mode, stopped_at: stopped, wrong_predictions: wrong, plan }, now) {
  if (mode === "off") {
    return "Off: it neither advises nor changes anything.";
  }
  if (stopped) {
    return `It stopped itself ${timeAgo(now - Date.parse(stopped))}: ${count(wrong)} of its predictions were wrong. It only advises until it is set again.`;
  }
  if (!plan) {
    return "It has not looked at the pool yet.";
  }
  if (plan.action === "leave") {
    return mode === "act" ? "It acts; no change is needed now." : "It advises; no change is needed now.";
  }
  return `It ${mode === "act" ? "is about to" : "would"} ${plan.action} the pool to ${sizeText(plan.size)} and expects: ${figuresText(plan.expected)}.`;
}

/** "5 + 10": kept, and above. */
export const sizeText = ({ pool_size: base, max_overflow: overflow }) => `${count(base)} + ${count(overflow)}`;

const OUTCOMES = { open: "Watched", right: "As expected", wrong: "Wrong, reverted", not_judged: "Not evaluated" };

export const outcomeText = (outcome) => OUTCOMES[outcome] ?? outcome;
