import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { auditActionText } from "../js/auditactions.js";
import { Connection } from "../js/connection.js";
import { SETTINGS } from "../js/poolrows.js";
import { pagesFor } from "../js/pages.js";
import { Banner } from "../js/components/banner.js";
import { endProcess } from "../js/components/endbackend.js";
import { Slider } from "../js/components/slider.js";
import { AccountPage } from "../js/views/account.js";
import { Accounts } from "../js/views/accounts.js";
import { SchedulePage } from "../js/views/schedule.js";
import { onPage, openDocument, settled } from "./fakedom.js";

/* What people say, where an earlier console said what nobody would. */

beforeEach(openDocument);

const empty = { get: async () => ({ items: [], next_cursor: null, count: 0, is_complete: true }) };

test("roles beside the one that everybody has are additional roles", () => {
  assert.match(new AccountPage({ api: empty }, "7").node.textContent, /Additional roles/);
});

test("a schedule has next runs, and is run now", () => {
  const page = new SchedulePage({ api: empty, session: { roles: ["admin"], subject: "7" } }, "7");

  assert.deepEqual(page.node.querySelectorAll("h2").map(({ textContent }) => textContent), ["History", "Next runs"]);
  assert.match(page.node.textContent, /Run now/);
});

test("a list that finds nothing says what was not found", async () => {
  const page = onPage(new Accounts({ api: empty }));
  await page.open();
  await settled();

  assert.match(page.node.textContent, /No matching accounts\./);
});

test("figures that come each second are live", () => {
  const connection = new Connection(0);
  const banner = new Banner(() => undefined, "Overview");
  connection.answered(1000);
  banner.date(connection, 1500);

  assert.match(banner.node.textContent, /^Figures of .*, live$/);
});

test("a setting says what it is, and where it comes from", () => {
  const slider = new Slider("pool_size", SETTINGS.pool_size, () => undefined);
  slider.showCurrent(5, "default");

  assert.match(slider.node.textContent, /Currently 5 \(default\)\./);
});

test("a process was terminated, and a department created", async () => {
  assert.match(await endProcess({ post: async () => ({ told: true }) }, 617, "terminate"), /^Process 617 was terminated;/);
  assert.equal(auditActionText("department.founded"), "Department created");
});

test("one's own account is my account", async () => {
  const pages = await pagesFor(["user"], empty);

  assert.ok(pages.some(({ title }) => title === "My account"));
});
