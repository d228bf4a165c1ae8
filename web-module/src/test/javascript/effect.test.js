import assert from "node:assert/strict";
import test from "node:test";
import { changeEffect, loadEffect } from "../js/effect.js";

const pool = (inUse, limit = 15) => ({ title: "Platform", inUse, limit, base: 5, waiting: 0, settings: {} });
const loaded = (busy) => ({ connections_busy: busy });

test("what the load needs decides whether requests are refused, and how many", () => {
  assert.equal(loadEffect(pool(12), 1, loaded(20)), "The current load needs 20: requests will queue, and about 95 % will be refused.");
  assert.equal(loadEffect(pool(2), 8, loaded(4)), "The current load would keep them 50 % busy.");
});

test("what is in use now counts where nothing was measured yet", () => {
  assert.equal(loadEffect(pool(12), 3, undefined), "The current load needs 12: requests will queue, and about 75 % will be refused.");
  assert.equal(loadEffect(pool(1), 3, undefined), "");
});

test("the text beside the settings says the same as the question before", () => {
  for (let most = 1; most <= 30; most += 1) {
    for (const busy of [0, 0.4, 3, 14.2, 40]) {
      const words = loadEffect(pool(12), most, loaded(busy));
      assert.ok(most === 15 || changeEffect(pool(12), { max_overflow: most }, most, loaded(busy)).includes(words));
    }
  }
});

test("the time a request may wait is told as the latest, never beside another one", () => {
  const told = changeEffect(pool(12), { max_overflow: 0, timeout_seconds: 30 }, 1, loaded(20));

  assert.match(told, /about 95 % will be refused\. A request that waits is refused after 30\u00a0s at the latest\.$/);
  assert.doesNotMatch(told, /ms/);
});
