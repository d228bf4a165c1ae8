import assert from "node:assert/strict";
import test from "node:test";
import { outcomeLevel, recentRunsText } from "../js/schedules.js";

const NOW = Date.parse("2026-11-29T12:00:00Z");
const recent = (outcomes, last, at = "2026-11-29T11:58:00Z") => ({
  executions: Object.values(outcomes).reduce((sum, number) => sum + number, 0), outcomes, last_outcome: last, last_ended_at: at });

test("what failed or was skipped lately is told behind how the last run ended", () => {
  assert.equal(recentRunsText(recent({ succeeded: 8, failed: 9, skipped: 3 }, "succeeded"), NOW),
    "succeeded 2\u00a0min ago; of the last 20: 9 failed and 3 skipped");
  assert.equal(recentRunsText(recent({ succeeded: 20 }, "succeeded"), NOW), "succeeded 2\u00a0min ago");
  assert.equal(recentRunsText(recent({ failed: 1 }, "failed"), NOW), "failed 2\u00a0min ago");
});

test("one that has not run is not said to be well", () => {
  assert.equal(recentRunsText({ executions: 0, outcomes: {} }, NOW), "not run yet");
  assert.equal(outcomeLevel({}), "none");
  assert.equal(outcomeLevel({ last_outcome: "failed" }), "wrong");
  assert.equal(outcomeLevel({ last_outcome: "skipped" }), "busy");
});
