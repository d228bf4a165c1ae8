import assert from "node:assert/strict";
import { test } from "node:test";
import { alertStateText, parseIsoSeconds, recipientsText, toIsoSeconds } from "../js/alerts.js";

test("durations of the server are read, and written so that it reads them", () => {
  assert.equal(parseIsoSeconds("PT1M"), 60);
  assert.equal(parseIsoSeconds("PT15M"), 900);
  assert.equal(parseIsoSeconds("PT1H1M1S"), 3661);
  assert.equal(parseIsoSeconds(toIsoSeconds("25")), 25);
});

test("an alert is open, acknowledged or over", () => {
  assert.equal(alertStateText({ opened_at: "2026-11-29T03:00:00Z" }), "open");
  assert.match(alertStateText({ opened_at: "2026-11-29T03:00:00Z", acknowledged_at: "2026-11-29T03:01:00Z" }), /^acknowledged at /);
  assert.match(alertStateText({ opened_at: "2026-11-29T03:00:00Z", resolved_at: "2026-11-29T03:01:00Z" }), /^resolved after /);
});

test("who was told is named, and who could not be with the reason", () => {
  const names = new Map([["a", "Ops"], ["b", "Boss"]]);
  assert.equal(recipientsText([], names), "nobody");
  assert.equal(recipientsText([{ endpoint_id: "a", event: "opened", sent_at: "2026-11-29T03:00:00Z" },
    { endpoint_id: "a", event: "resolved", sent_at: "2026-11-29T03:01:00Z" }], names), "Ops");
  assert.equal(recipientsText([{ endpoint_id: "b", event: "opened", attempts: 3, error: "the receiver answered 500" }], names),
    "not Boss after 3 attempts: the receiver answered 500");
});
