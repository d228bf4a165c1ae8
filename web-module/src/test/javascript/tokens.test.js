import assert from "node:assert/strict";
import { test } from "node:test";
import { LIFETIMES, expiryOf, expiryText, scopesForRoles } from "../js/tokens.js";

const NOW = Date.parse("2026-11-29T12:00:00Z");
const YEAR = 365 * 86_400_000;

test("a token gets no scope that its owner has no role for", () => {
  assert.deepEqual(scopesForRoles(["user"]).map(({ scope }) => scope),
    ["account:read", "account:write", "schedules:read", "schedules:write"]);
  assert.equal(scopesForRoles(["user", "operator"]).length, 6);
  assert.equal(scopesForRoles(["user", "admin"]).length, 8);
});

test("no life is longer than the year that the server allows, even where its clock is behind", () => {
  LIFETIMES.forEach(([days]) => assert.ok(Date.parse(expiryOf(days, NOW)) < NOW + YEAR));
  assert.equal(expiryOf("7", NOW), "2026-12-06T11:59:00.000Z");
});

test("an end that is near is told in days", () => {
  assert.equal(expiryText("2026-11-29T20:00:00Z", NOW), "within a day");
  assert.equal(expiryText("2026-11-30T20:00:00Z", NOW), "in 1 day");
  assert.equal(expiryText("2026-12-06T12:00:00Z", NOW), "in 7 days");
  assert.equal(expiryText("2027-02-01T12:00:00Z", NOW), "");
});
