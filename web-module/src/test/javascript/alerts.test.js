import assert from "node:assert/strict";
import { test } from "node:test";
import { alertStateText, endpointChanges, parseIsoSeconds, quietHoursOf, recipientsText, toIsoSeconds } from "../js/alerts.js";

test("durations of the server are read, and written so that it reads them", () => {
  assert.equal(parseIsoSeconds("PT1M"), 60);
  assert.equal(parseIsoSeconds("PT15M"), 900);
  assert.equal(parseIsoSeconds("PT1H1M1S"), 3661);
  assert.equal(parseIsoSeconds(toIsoSeconds("25")), 25);
});

test("an alert is open, acknowledged or over", () => {
  assert.equal(alertStateText({ opened_at: "2026-11-29T03:00:00Z" }), "open");
  const acknowledged = { opened_at: "2026-11-29T03:00:00Z", acknowledged_at: "2026-11-29T03:01:00Z", acknowledged_by: "ada@example.org" };
  assert.equal(alertStateText(acknowledged), "acknowledged after 1\u00a0min by ada@example.org");
  assert.equal(alertStateText({ opened_at: "2026-11-29T03:00:00Z", resolved_at: "2026-11-29T03:05:00Z" }), "resolved after 5\u00a0min");
  assert.equal(alertStateText({ ...acknowledged, resolved_at: "2026-11-29T03:05:00Z" }),
    "acknowledged after 1\u00a0min by ada@example.org, resolved after 5\u00a0min");
});

test("quiet hours without one of their times are refused, and do not last all day", () => {
  assert.deepEqual(quietHoursOf("", "", "UTC"), {});
  assert.deepEqual(quietHoursOf("22:00", "07:00", "UTC"), { quiet_hours: { from: "22:00", to: "07:00", time_zone: "UTC" } });
  assert.deepEqual(quietHoursOf("22:00", "", "UTC"), { quiet_hours: { from: "22:00", to: "", time_zone: "UTC" } });
});

test("who was told is named, and who could not be with the reason", () => {
  const names = new Map([["a", "Ops"], ["b", "Boss"]]);
  assert.equal(recipientsText([], names), "nobody");
  assert.equal(recipientsText([{ endpoint_id: "a", event: "opened", sent_at: "2026-11-29T03:00:00Z" },
    { endpoint_id: "a", event: "resolved", sent_at: "2026-11-29T03:01:00Z" }], names), "Ops");
  assert.equal(recipientsText([{ endpoint_id: "b", event: "opened", attempts: 3, error: "the receiver answered 500" }], names),
    "not Boss after 3 attempts: the receiver answered 500");
  assert.equal(recipientsText([{ endpoint_id: "b", event: "opened", attempts: 0, error: "deferred: no mail server" }], names),
    "not yet Boss: deferred: no mail server");
});

const night = { from: "22:00", to: "07:00", time_zone: "Europe/Berlin" };
const valuesOf = (endpoint) => ({
  name: endpoint.name, url: endpoint.url ?? "", addresses: endpoint.addresses, key: "", late: endpoint.is_escalation, quiet: endpoint.quiet_hours ?? null });

test("only what somebody changed of an endpoint is sent", () => {
  const mail = { name: "Ops", kind: "mail", addresses: ["ops@example.org"], is_escalation: false, quiet_hours: night };
  assert.deepEqual(endpointChanges(mail, valuesOf(mail)), {});
  assert.deepEqual(endpointChanges(mail, { ...valuesOf(mail), addresses: ["ops@example.org", "ada@example.org"], late: true }),
    { addresses: ["ops@example.org", "ada@example.org"], is_escalation: true });
});

test("quiet hours that are emptied are taken away", () => {
  const webhook = { name: "Ops", kind: "webhook", url: "https://example.org/a", addresses: [], is_escalation: false, quiet_hours: night };
  assert.deepEqual(endpointChanges(webhook, { ...valuesOf(webhook), quiet: null }), { quiet_hours: null });
  assert.deepEqual(endpointChanges({ ...webhook, quiet_hours: undefined }, { ...valuesOf(webhook), quiet: night }), { quiet_hours: night });
});

test("a secret that is not shown stays where nothing was entered", () => {
  const slack = { name: "Ops", kind: "slack", url: "https://hooks.slack.com/***", addresses: [], is_escalation: false };
  assert.deepEqual(endpointChanges(slack, { ...valuesOf(slack), url: "" }), {});
  assert.deepEqual(endpointChanges(slack, { ...valuesOf(slack), url: "https://hooks.slack.com/services/b" }), { url: "https://hooks.slack.com/services/b" });
  const pager = { name: "Ops", kind: "pagerduty", addresses: [], is_escalation: false };
  assert.deepEqual(endpointChanges(pager, valuesOf(pager)), {});
  assert.deepEqual(endpointChanges(pager, { ...valuesOf(pager), key: "k2" }), { routing_key: "k2" });
});
