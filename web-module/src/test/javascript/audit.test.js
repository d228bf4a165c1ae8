import assert from "node:assert/strict";
import test from "node:test";
import { auditActionText, auditActions } from "../js/auditactions.js";
import { subjectAddress } from "../js/components/auditlist.js";
import { toCsv } from "../js/auditcsv.js";

test("an action that has no words yet is told by its name", () => {
  assert.equal(auditActionText("account.login"), "Logged in");
  assert.equal(auditActionText("lock_gate.opened"), "Lock gate: opened");
});

test("an action is offered once", () => {
  const words = auditActions.map(([, each]) => each);
  assert.equal(new Set(words).size, words.length);
});

test("an entry is a line, with quotes where they are needed", () => {
  const [names, line] = toCsv([{ occurred_at: "2026-11-29T00:00:00Z", actor: "system", action: "account.deleted",
    subject: { kind: "account", id: "7" }, outcome: "success", details: { why: 'a "b"' } }]).split("\r\n");
  assert.equal(names, "occurred_at,actor,actor_email,action,in_words,subject_kind,subject_id,subject_email,outcome,reason,address,trace_id,details");
  assert.equal(line, '2026-11-29T00:00:00Z,system,,account.deleted,Deleted the account,account,7,,success,,,,"{""why"":""a \\""b\\""""}"');
});

test("a text is never a formula of a spreadsheet", () => {
  assert.match(toCsv([{ actor: "=1+1", action: "account.login", outcome: "success" }]), /\n,'=1\+1,/);
});

test("what something was done to leads to its page, or to the list of its kind", () => {
  assert.equal(subjectAddress({ kind: "pool", id: "platform" }), "#/pools/platform");
  assert.equal(subjectAddress({ kind: "webhook", id: "7" }), "#/webhooks/7");
  assert.equal(subjectAddress({ kind: "department", id: "7" }), "#/departments");
  assert.equal(subjectAddress({ kind: "moon", id: "7" }), undefined);
});
