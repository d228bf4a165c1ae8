import assert from "node:assert/strict";
import { test } from "node:test";
import { dayBefore, PastHistory, samplesOf } from "../js/pasthistory.js";

const point = (minute, value) => ({ at: `2027-03-01T10:0${minute}:00Z`, value });

test("series become looks in the order of time, and what is not known counts as nothing", () => {
  const looks = samplesOf([
    { series: "in_use_most", points: [point(2, 5), point(1, 4)] },
    { series: "wait_p95", points: [point(2, 12.5)] },
  ]);

  assert.deepEqual(looks.map(({ inUse, waitP95, waiting }) => [inUse, waitP95, waiting]), [[4, 0, 0], [5, 12.5, 0]]);
  assert.equal(looks[0].at, Date.parse("2027-03-01T10:01:00Z"));
});

test("the server is asked for the pool and the time, and marks of other pools are left out", async () => {
  const asked = [];
  const api = {
    get: async (path) => {
      asked.push(path);
      return { step_seconds: 60, items: [], marks: [
        { at: "2027-03-01T10:01:00Z", pool: null, kind: "start" },
        { at: "2027-03-01T10:02:00Z", pool: "userdata", kind: "finding" },
        { at: "2027-03-01T10:03:00Z", pool: "platform", kind: "finding_over" },
      ] };
    },
  };

  const { stretch, marks } = await new PastHistory(api, "platform").between(0, 3_600_000);

  assert.match(asked[0], /^admin\/history\?pool=platform&series=in_use_most%2C.*from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-01T01/);
  assert.equal(stretch.span, 3_600_000);
  assert.deepEqual(marks.map(({ words }) => words), ["start", "over"]);
});

test("the limit is the one that there was, in the same steps", async () => {
  const asked = [];
  const api = {
    get: async (path) => {
      asked.push(path);
      const series = path.includes("max_size") ? "max_size" : "in_use_most";
      return { step_seconds: 60, marks: [], items: [{ series, points: [point(1, series === "max_size" ? 15 : 4), point(2, 5)] }] };
    },
  };

  const { stretch } = await new PastHistory(api, "platform").between(0, 3_600_000);

  assert.match(asked[1], /series=max_size&.*&step=60$/);
  assert.deepEqual(stretch.segments().flat().map(({ limit, inUse }) => [limit, inUse]), [[15, 4], [5, 5]]);
});

test("a time that only the limit is known of is not drawn as one when nothing was in use", async () => {
  const api = {
    get: async (path) => ({ step_seconds: 60, marks: [], items: path.includes("max_size")
      ? [{ series: "max_size", points: [point(1, 15), point(2, 15), point(3, 15)] }]
      : [{ series: "in_use_most", points: [point(2, 4), point(4, 6)] }] }),
  };

  const { stretch } = await new PastHistory(api, "platform").between(0, 3_600_000);

  assert.deepEqual(stretch.segments().flat().map(({ at, limit, inUse }) => [new Date(at).getUTCMinutes(), limit, inUse]), [[2, 15, 4], [4, 0, 6]]);
});

test("yesterday at this time is what the clocks said, also when they were changed at night", () => {
  process.env.TZ = "Europe/Berlin";

  assert.equal(dayBefore(Date.parse("2027-03-28T08:00:00Z")), Date.parse("2027-03-27T09:00:00Z"));
  assert.equal(dayBefore(Date.parse("2027-06-02T08:00:00Z")), Date.parse("2027-06-01T08:00:00Z"));
});
