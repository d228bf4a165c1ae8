import assert from "node:assert/strict";
import test from "node:test";
import { waysText } from "../js/components/sessionlist.js";
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
