import assert from "node:assert/strict";
import test from "node:test";
import { History } from "../js/history.js";
import { grainOf, HistoryWindow } from "../js/historywindow.js";

const MINUTE = 60_000;

test("looks of the last minutes come in their order", () => {
  const history = new History(["inUse"]);
  history.add(1000, { inUse: 1 });
  history.add(2000, { inUse: 4 });
  history.add(3000, { inUse: 2 });

  const stretch = history.last(5 * MINUTE, 3000);

  assert.deepEqual(stretch.segments().map((run) => run.map(({ inUse }) => inUse)), [[1, 4, 2]]);
  assert.equal(stretch.maxOf(({ inUse }) => inUse), 4);
  assert.equal(stretch.nearestTo(2100).inUse, 4);
});

test("a gap parts two runs", () => {
  const history = new History(["inUse"]);
  [1000, 2000, 30_000, 31_000].forEach((at) => history.add(at, { inUse: 1 }));

  assert.deepEqual(history.last(5 * MINUTE, 31_000).segments().map((run) => run.length), [2, 2]);
});

test("a day keeps the peak of each minute", () => {
  const history = new History(["inUse", "waiting"]);
  history.add(1000, { inUse: 1, waiting: 3 });
  history.add(2000, { inUse: 5, waiting: 0 });
  history.add(MINUTE + 1000, { inUse: 2, waiting: 0 });

  const day = history.last(24 * 60 * MINUTE, MINUTE + 1000);

  assert.deepEqual(day.segments().flat().map(({ inUse, waiting }) => [inUse, waiting]), [[5, 3], [2, 0]]);
  assert.equal(day.hasWaiting(), true);
});

test("what is not known counts as nothing", () => {
  const history = new History(["inUse"]);
  history.add(1000, {});

  assert.equal(history.last(MINUTE, 1000).maxOf(({ inUse }) => inUse), 0);
});

test("looks that are too old are forgotten", () => {
  const history = new History(["inUse"]);
  history.add(0, { inUse: 9 });
  history.add(16 * MINUTE, { inUse: 1 });

  assert.equal(history.last(15 * MINUTE, 16 * MINUTE).maxOf(({ inUse }) => inUse), 1);
});

test("it survives a reload with its marks", () => {
  const history = new History(["inUse"]);
  history.add(1000, { inUse: 7 });
  history.mark(1500, "full");

  const kept = new History(["inUse"], JSON.parse(JSON.stringify(history.flat())));

  assert.deepEqual(kept.marks, [{ at: 1500, words: "full" }]);
  assert.equal(kept.last(MINUTE, 2000).maxOf(({ inUse }) => inUse), 7);
});

test("samples of any resolution are one run where none is missing", () => {
  const hourly = [0, 1, 2, 4].map((hour) => ({ at: hour * 3_600_000 }));

  assert.equal(grainOf(hourly), 3_600_000);
  assert.equal(new HistoryWindow(hourly, grainOf(hourly), 14_400_000, 14_400_000).segments().length, 1);
  assert.equal(new HistoryWindow([{ at: 5 }], grainOf([{ at: 5 }]), 5, 1000).segments().length, 1);
});

test("looks are read one after the other, from the latest on, and no further than the last", () => {
  const stretch = new HistoryWindow([{ at: 1 }, { at: 2 }, { at: 3 }], 1, 3, 3);

  assert.equal(stretch.neighbour(undefined, -1).at, 3);
  assert.equal(stretch.neighbour({ at: 3 }, -1).at, 2);
  assert.equal(stretch.neighbour({ at: 1 }, -1).at, 1);
  assert.equal(stretch.neighbour({ at: 3 }, 1).at, 3);
  assert.equal(new HistoryWindow([], 1, 3, 3).neighbour(undefined, 1), undefined);
});
