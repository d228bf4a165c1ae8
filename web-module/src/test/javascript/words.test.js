import assert from "node:assert/strict";
import test from "node:test";
import { waysText } from "../js/components/sessionlist.js";
import { nextAttemptText } from "../js/components/counters.js";
import { eventTypesText } from "../js/eventtypes.js";

test("what somebody logged in with is told in words", () => {
  assert.equal(waysText({ amr: ["pwd"] }), "password");
  assert.equal(waysText({ amr: ["pwd", "otp", "mfa"] }), "password and code");
  assert.equal(waysText({ amr: ["hwk", "user", "mfa"] }), "passkey");
  assert.equal(waysText({ amr: ["pwd", "swk", "hwk", "mfa"] }), "password and passkey");
  assert.equal(waysText({ amr: ["face"] }), "face");
});

test("events are named as they are offered", () => {
  assert.equal(eventTypesText(["account.created", "session.ended"]), "Account created, Session ended");
  assert.equal(eventTypesText(["moon.rose"]), "moon.rose");
});

test("a day's budget is told with the day when it is there again", () => {
  const now = new Date(2027, 2, 1, 22, 0).getTime();
  const at = (...time) => new Date(2027, 2, ...time).toISOString();

  assert.equal(nextAttemptText([null, undefined], now), "now");
  assert.equal(nextAttemptText([at(1, 21, 0)], now), "now");
  assert.equal(nextAttemptText([at(1, 22, 5), at(1, 22, 1)], now), "22:05:00");
  assert.equal(nextAttemptText([at(2, 9, 0), at(1, 22, 1)], now), "2 Mar 2027, 09:00:00");
});
