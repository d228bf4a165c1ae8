import assert from "node:assert/strict";
import test from "node:test";
import { parsePools, worstPool } from "../js/pools.js";
import { statusSentence } from "../js/sentence.js";
import { StateTracker } from "../js/statetracker.js";

const item = (name, state, inUse = 0) =>
  ({ name, state, statistics: { in_use: inUse, max_size: 15, waiting: 0 }, settings: { pool_size: { value: 5 }, max_overflow: { value: 10 } } });

test("pools stand in one order, whatever the server's", () => {
  const pools = parsePools({ items: [item("operator", "ok"), item("other", "ok"), item("userdata", "ok"), item("platform", "ok")] });

  assert.deepEqual(pools.map(({ title }) => title), ["Platform", "User data", "Operator", "other"]);
});

test("an answer without pools has none", () => {
  assert.deepEqual(parsePools(undefined), []);
  assert.deepEqual(parsePools({ items: "?" }), []);
});

test("a state that is not known is told by the figures", () => {
  assert.equal(parsePools({ items: [item("platform", "new", 15)] })[0].state, "exhausted");
  assert.equal(parsePools({ items: [item("platform", "new", 14)] })[0].state, "ok");
  assert.equal(parsePools({ items: [{ name: "platform" }] })[0].state, "unknown");
});

test("the operator's lane is busy whenever somebody looks: that is no news", () => {
  const pools = parsePools({ items: [item("platform", "ok"), item("operator", "busy")] });

  assert.equal(worstPool(pools).name, "platform");
  assert.match(statusSentence(pools, new StateTracker(), 0).text, /^Healthy\. /);
});

test("the heaviest fault is told", () => {
  const pools = parsePools({ items: [item("platform", "ok"), item("userdata", "down")] });
  const watch = new StateTracker();
  watch.update(pools, 0);

  const sentence = statusSentence(pools, watch, 5000);

  assert.equal(worstPool(pools).name, "userdata");
  assert.equal(sentence.level, "wrong");
  assert.equal(sentence.short, "User data down");
});

test("without a pool there is nothing to say", () => {
  assert.equal(statusSentence([], new StateTracker(), 0).level, "none");
});

test("a change of state is news once, and lasts", () => {
  const watch = new StateTracker();

  assert.deepEqual(watch.update([{ name: "platform", state: "ok" }], 1000), []);
  assert.deepEqual(watch.update([{ name: "platform", state: "down" }], 2000), [{ name: "platform", before: "ok", now: "down" }]);
  assert.deepEqual(watch.update([{ name: "platform", state: "down" }], 3000), []);
  assert.deepEqual(watch.timeInState("platform", 5000), { elapsed: 3000, witnessed: true });
  assert.deepEqual(watch.timeInState("userdata", 5000), { elapsed: 0, witnessed: false });
});
