import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { DiagnosisFeed } from "../js/diagnosisfeed.js";
import { openDocument, settled } from "./fakedom.js";

beforeEach(openDocument);

const LOCK = { code: "lock_wait", pool: "platform", over: false, cause: "A lock.", since: "2027-03-01T10:00:00Z" };

test("lists are asked again when findings begin or end, and not for other figures of the same", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const answers = [[], [LOCK], [{ ...LOCK, cause: "A lock for 4 s." }], [{ ...LOCK, over: true }], [{ ...LOCK, over: true }]];
  const feed = new DiagnosisFeed({ get: async () => ({ summary: "", items: answers.shift() ?? [] }) });
  let told = 0;
  const forget = feed.onFindings(() => {
    told += 1;
  });
  feed.start();
  const counts = [];
  for (let round = 0; round < 5; round += 1) {
    await settled();
    counts.push(told);
    context.mock.timers.tick(20_000);
  }
  forget();
  feed.stop();

  assert.deepEqual(counts, [0, 1, 1, 2, 2]);
});
