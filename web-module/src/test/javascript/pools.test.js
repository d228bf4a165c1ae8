import assert from "node:assert/strict";
import test from "node:test";
import { heaviestOf, poolsOf } from "../js/pools.js";
import { sentenceOf } from "../js/sentence.js";
import { StateWatch } from "../js/statewatch.js";

const item = (name, state, inUse = 0) =>
  ({ name, state, statistics: { in_use: inUse, max_size: 15, waiting: 0 }, settings: { pool_size: { value: 5 }, max_overflow: { value: 10 } } });

test("pools stand in one order, whatever the server's", () => {
  const pools = poolsOf({ items: [item("operator", "ok"), item("other", "ok"), item("userdata", "ok"), item("platform", "ok")] });

  assert.deepEqual(pools.map(({ title }) => title), ["Platform", "User data", "Operator", "other"]);
});

test("an answer without pools has none", () => {
  assert.deepEqual(poolsOf(undefined), []);
  assert.deepEqual(poolsOf({ items: "?" }), []);
});

test("a state that is not known is told by the figures", () => {
  assert.equal(poolsOf({ items: [item("platform", "new", 15)] })[0].state, "exhausted");
  assert.equal(poolsOf({ items: [item("platform", "new", 14)] })[0].state, "ok");
  assert.equal(poolsOf({ items: [{ name: "platform" }] })[0].state, "unknown");
});

test("the operator's lane is busy whenever somebody looks: that is no news", () => {
  const pools = poolsOf({ items: [item("platform", "ok"), item("operator", "busy")] });

  assert.equal(heaviestOf(pools).name, "platform");
  assert.match(sentenceOf(pools, new StateWatch(), 0).text, /^Healthy\. /);
});

test("the heaviest fault is told", () => {
  const pools = poolsOf({ items: [item("platform", "ok"), item("userdata", "down")] });
  const watch = new StateWatch();
  watch.note(pools, 0);

  const sentence = sentenceOf(pools, watch, 5000);

  assert.equal(heaviestOf(pools).name, "userdata");
  assert.equal(sentence.level, "wrong");
  assert.equal(sentence.short, "User data down");
});

test("without a pool there is nothing to say", () => {
  assert.equal(sentenceOf([], new StateWatch(), 0).level, "none");
});

test("a change of state is news once, and lasts", () => {
  const watch = new StateWatch();

  assert.deepEqual(watch.note([{ name: "platform", state: "ok" }], 1000), []);
  assert.deepEqual(watch.note([{ name: "platform", state: "down" }], 2000), [{ name: "platform", before: "ok", now: "down" }]);
  assert.deepEqual(watch.note([{ name: "platform", state: "down" }], 3000), []);
  assert.deepEqual(watch.lasting("platform", 5000), { elapsed: 3000, witnessed: true });
  assert.deepEqual(watch.lasting("userdata", 5000), { elapsed: 0, witnessed: false });
});
