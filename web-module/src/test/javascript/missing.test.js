import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { chartAddress } from "../js/components/chart.js";
import { Problem } from "../js/problem.js";
import { AccountPage } from "../js/views/account.js";
import { IncidentPage } from "../js/views/incident.js";
import { SchedulePage } from "../js/views/schedule.js";
import { WebhookPage } from "../js/views/webhook.js";
import { onPage, openDocument, settled } from "./fakedom.js";

beforeEach(() => {
  openDocument();
  globalThis.ResizeObserver = class {
    observe() {}
  };
});

const refused = async () => {
  throw new Problem(404, { detail: "There is none." }, null);
};

const app = { api: { get: refused, call: refused, post: refused }, session: { roles: ["admin"] } };

const shown = (node, selector) => node.querySelectorAll(selector).filter((one) => one.checkVisibility());

for (const [name, make] of Object.entries({
  account: () => new AccountPage(app, "7"),
  incident: () => new IncidentPage(app, "7"),
  schedule: () => new SchedulePage(app, "7"),
  webhook: () => new WebhookPage(app, "7"),
})) {
  test(`a page of a missing ${name} says so once, and shows nothing of it`, async () => {
    const page = onPage(make());

    await page.open();
    await settled();

    assert.deepEqual(shown(page.node, ".notice").map(({ textContent }) => textContent), ["There is none."]);
    assert.deepEqual(shown(page.node, "h2"), []);
  });
}

test("an incident leads to the chart that shows all of it", () => {
  const now = Date.parse("2027-03-01T10:00:00Z");
  const address = (from, to) => chartAddress("platform", Date.parse(from), Date.parse(to), now);

  assert.equal(address("2027-03-01T09:48:00Z", "2027-03-01T10:05:00Z"), "#/pools/platform/time?range=900");
  assert.equal(address("2027-03-01T03:00:00Z", "2027-03-01T03:10:30Z"),
    "#/pools/platform/time?range=900&end=2027-03-01T03%3A10%3A30.000Z");
  assert.match(address("2026-12-01T00:00:00Z", "2027-02-01T00:00:00Z"), /range=2592000&/);
});
