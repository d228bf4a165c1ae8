import assert from "node:assert/strict";
import test from "node:test";
import { autopilotSummary, figuresText, outcomeText, sizeText } from "../js/autopilot.js";

const NOW = Date.parse("2026-11-29T12:00:00Z");
const EXPECTED = { arrivals_per_second: 80, wait_p95_milliseconds: 12.4, refused_percent: 0, in_use: 6.24 };

const plan = (action) => ({ action, size: { pool_size: 5, max_overflow: 4 }, reason: "Because.", expected: EXPECTED });

test("figures are told with their units", () => {
  assert.equal(figuresText(EXPECTED).replaceAll("\u00a0", " "), "wait 12 ms at p95, 0 % refused, 6.2 in use");
  assert.equal(figuresText(null), undefined);
});

test("it says what it would do, and what it is about to do", () => {
  assert.match(autopilotSummary({ mode: "advise", plan: plan("grow") }, NOW), /^It would grow the pool to 5 \+ 4 and expects: wait 12/);
  assert.match(autopilotSummary({ mode: "act", plan: plan("shrink") }, NOW), /^It is about to shrink/);
  assert.equal(autopilotSummary({ mode: "act", plan: plan("leave") }, NOW), "It acts; no change is needed now.");
});

test("it says that it is off, stopped or new", () => {
  assert.match(autopilotSummary({ mode: "off", plan: null }, NOW), /^Off/);
  assert.match(autopilotSummary({ mode: "act", stopped_at: "2026-11-29T11:56:00Z", wrong_predictions: 2, plan: plan("grow") }, NOW),
    /^It stopped itself 4\u00a0min ago: 2 of its predictions were wrong/);
  assert.match(autopilotSummary({ mode: "act", plan: null }, NOW), /not looked/);
});

test("an outcome that is not known is told as it came", () => {
  assert.equal(outcomeText("not_judged"), "Not evaluated");
  assert.equal(outcomeText("new"), "new");
  assert.equal(sizeText({ pool_size: 1, max_overflow: 0 }), "1 + 0");
});
