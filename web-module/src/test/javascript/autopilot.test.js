import assert from "node:assert/strict";
import test from "node:test";
import { figuresInWords, outcomeInWords, sizeInWords, standInWords } from "../js/autopilot.js";

const NOW = Date.parse("2026-11-29T12:00:00Z");
const EXPECTED = { arrivals_per_second: 80, wait_p95_milliseconds: 12.4, refused_percent: 0, in_use: 6.24 };

const plan = (action) => ({ action, size: { pool_size: 5, max_overflow: 4 }, reason: "Because.", expected: EXPECTED });

test("figures are told with their units", () => {
  assert.equal(figuresInWords(EXPECTED).replaceAll("\u00a0", " "), "wait 12 ms at p95, 0 % refused, 6.2 in use");
  assert.equal(figuresInWords(null), undefined);
});

test("it says what it would do, and what it is about to do", () => {
  assert.match(standInWords({ mode: "advise", plan: plan("grow") }, NOW), /^It would grow the pool to 5 \+ 4 and expects: wait 12/);
  assert.match(standInWords({ mode: "act", plan: plan("shrink") }, NOW), /^It is about to shrink/);
  assert.equal(standInWords({ mode: "act", plan: plan("leave") }, NOW), "It acts; no change is needed now.");
});

test("it says that it is off, stopped or new", () => {
  assert.match(standInWords({ mode: "off", plan: null }, NOW), /^Off/);
  assert.match(standInWords({ mode: "act", stopped_at: "2026-11-29T11:56:00Z", wrong_predictions: 2, plan: plan("grow") }, NOW),
    /^It stopped itself 4\u00a0min ago: 2 of its predictions were wrong/);
  assert.match(standInWords({ mode: "act", plan: null }, NOW), /not looked/);
});

test("an outcome that is not known is told as it came", () => {
  assert.equal(outcomeInWords("not_judged"), "Not judged");
  assert.equal(outcomeInWords("new"), "new");
  assert.equal(sizeInWords({ pool_size: 1, max_overflow: 0 }), "1 + 0");
});
