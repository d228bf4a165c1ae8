import assert from "node:assert/strict";
import { test } from "node:test";
import { Notifications } from "../js/notifications.js";

function bed(permission = "granted") {
  const kept = new Map();
  globalThis.Notification = { permission, requestPermission: async () => permission };
  const shown = [];
  const store = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
  return { shown, notifications: new Notifications(store, (title, { body }) => shown.push(`${title}: ${body}`)) };
}

test("nobody is notified who has not asked for it", () => {
  const { shown, notifications } = bed();
  notifications.onDiagnosis("Lock wait", "psql has locked platform.account.", true);
  assert.deepEqual(shown, []);
});

test("a tab in the background tells what is new once, and that it is over", async () => {
  const { shown, notifications } = bed();
  assert.equal(await notifications.switchOn(), true);
  notifications.onDiagnosis("", "Healthy.", true);
  notifications.onDiagnosis("Lock wait", "psql has locked it.", true);
  notifications.onDiagnosis("Lock wait", "psql has locked it for 8 s.", true);
  notifications.onDiagnosis("", "Healthy.", true);
  assert.deepEqual(shown, ["Headgate: Lock wait: psql has locked it.", "Headgate: healthy again: Healthy."]);
});

test("whoever sees the page is not notified, nor is one whose browser forbids it", async () => {
  const { shown, notifications } = bed();
  await notifications.switchOn();
  notifications.onDiagnosis("Leak", "GET /users/me holds a connection.", false);
  notifications.onDiagnosis("Leak", "GET /users/me holds a connection.", true);
  assert.deepEqual(shown, []);
  assert.equal(await bed("denied").notifications.switchOn(), false);
});
