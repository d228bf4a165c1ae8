import assert from "node:assert/strict";
import test from "node:test";
import { addressToUser, diagnosisSentence, findingLevel, presentFindings } from "../js/diagnosis.js";
import { remedyLabel } from "../js/components/remedyaction.js";

const full = [{ name: "platform", state: "exhausted" }];
const calm = [{ name: "platform", state: "ok" }];
const lock = { code: "lock_wait", cause: "psql (pid 617) has locked rows.", backend_pid: 617, change_id: null, over: false };

test("a finding that is over leaves the page calm and says so", () => {
  const told = diagnosisSentence({ summary: "Healthy. It let go 4 s ago.", items: [{ ...lock, over: true, backend_pid: null }] }, calm);

  assert.equal(told.level, "ok");
  assert.equal(told.short, "Healthy");
  assert.equal(told.text, "Healthy. It let go 4 s ago.");
});

test("a pool that is full is no calmer for what is over", () => {
  assert.equal(diagnosisSentence({ summary: "Full.", items: [{ ...lock, over: true }] }, full).level, "wrong");
});

test("a lock is wrong, a pool that was made too small a warning while it still works", () => {
  assert.equal(findingLevel(lock, "ok"), "wrong");
  assert.equal(findingLevel({ code: "pool_change", over: false }, "ok"), "busy");
  assert.equal(findingLevel({ code: "pool_change", over: false }, "wrong"), "wrong");
});

test("the button names the process that it ends, or the change that it reverts", () => {
  assert.equal(remedyLabel(lock), "End 617\u2026");
  assert.equal(remedyLabel({ backend_pid: null, change_id: "c1", over: false }), "Revert now");
  assert.equal(remedyLabel({ backend_pid: null, change_id: null, over: false }), "");
  assert.equal(remedyLabel({ ...lock, over: true }), "");
});

test("who is named in a finding reads You", () => {
  const told = addressToUser({ summary: "ada@example.org shrank platform.", items: [{ cause: "It let go; ada@example.org ended it." }] }, "ada@example.org");

  assert.equal(told.summary, "You shrank platform.");
  assert.equal(told.items[0].cause, "It let go; you ended it.");
});

test("nobody is addressed whose name is not known", () => {
  assert.equal(addressToUser({ summary: "ada shrank platform.", items: [] }, "").summary, "ada shrank platform.");
});

test("whoever has a name that ends alike is somebody else", () => {
  const told = addressToUser({ summary: "Nada@example.org shrank platform.", items: [] }, "ada@example.org");

  assert.equal(told.summary, "Nada@example.org shrank platform.");
});

test("a dot of a name stands for itself", () => {
  assert.equal(addressToUser({ summary: "a.b@c.de shrank it.", items: [] }, "a.b@c.de").summary, "You shrank it.");
  assert.equal(addressToUser({ summary: "axb@c.de shrank it.", items: [] }, "a.b@c.de").summary, "axb@c.de shrank it.");
});

test("what is over is not counted among what is wrong", () => {
  assert.equal(presentFindings({ items: [lock, { ...lock, over: true }] }), 1);
  assert.equal(presentFindings(null), 0);
});
