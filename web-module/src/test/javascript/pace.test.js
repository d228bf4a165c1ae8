import assert from "node:assert/strict";
import test from "node:test";
import { DiagnosisFeed } from "../js/diagnosisfeed.js";

const platform = (figures) => [{ name: "platform", state: "ok", inUse: 0, waiting: 0, ...figures }];

/** Counts how often the feed wants to ask at once. */
function fed() {
  const feed = new DiagnosisFeed({});
  let asked = 0;
  feed.now = () => {
    asked += 1;
  };
  feed.watch(platform({}));
  return { feed, asked: () => asked };
}

test("a pool that is calm is not asked about", () => {
  const { feed, asked } = fed();
  feed.watch(platform({}));
  feed.watch(platform({ inUse: 1 }));
  feed.watch(platform({}));

  assert.equal(asked(), 0);
});

test("what waits, is down, or is in use for more than a moment is asked about at once", () => {
  for (const figures of [{ waiting: 1 }, { state: "down" }, { state: "busy" }]) {
    const { feed, asked } = fed();
    feed.watch(platform(figures));
    assert.equal(asked(), 1, JSON.stringify(figures));
  }
  const { feed, asked } = fed();
  feed.watch(platform({ inUse: 1 }));
  feed.watch(platform({ inUse: 1 }));
  feed.watch(platform({ inUse: 1 }));
  assert.equal(asked(), 1);
});

test("the operator's lane is in use whenever somebody looks: that is no reason", () => {
  const { feed, asked } = fed();
  feed.watch([...platform({}), { name: "operator", state: "busy", inUse: 2, waiting: 1 }]);

  assert.equal(asked(), 0);
});
