import assert from "node:assert/strict";
import test from "node:test";
import { send } from "../js/http.js";
import { noteServerTime, serverNow } from "../js/serverclock.js";

const HOUR_MS = 3_600_000;

const dateOf = (instant) => new Date(instant).toUTCString();

/** Apart from the whole seconds of the header and the time that a test takes. */
function assertNear(actual, expected) {
  assert.ok(Math.abs(actual - expected) < 2000, `${actual - expected} ms`);
}

test("a clock that is right within seconds is left as it is", () => {
  noteServerTime(dateOf(Date.now() - 3000));

  assert.ok(Math.abs(serverNow() - Date.now()) < 100);
});

test("a clock that is off is not gone by, until it is right again", () => {
  noteServerTime(dateOf(Date.now() - HOUR_MS));
  assertNear(serverNow(), Date.now() - HOUR_MS);

  noteServerTime(null);
  assertNear(serverNow(), Date.now() - HOUR_MS);

  noteServerTime(dateOf(Date.now()));
  assert.ok(Math.abs(serverNow() - Date.now()) < 100);
});

test("each answer says how late it is", async () => {
  globalThis.fetch = async () => new Response("{}", { headers: { Date: dateOf(Date.now() + HOUR_MS) } });

  await send("GET", "users/me");

  assertNear(serverNow(), Date.now() + HOUR_MS);
});
