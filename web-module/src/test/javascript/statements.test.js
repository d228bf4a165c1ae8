import assert from "node:assert/strict";
import test from "node:test";
import { Statements } from "../js/components/statements.js";
import { onPage, openDocument, settled } from "./fakedom.js";
import { defectText, isSlower, statementChangeText, statementFiguresText } from "../js/statements.js";

const plain = (text) => text.replaceAll("\u00a0", " ");
const before = { day: "2026-11-28", mean_milliseconds: 0.4, calls_since: 120, mean_milliseconds_since: 12, plan_changed: true };

test("a statement is told by its share of the time, its calls and their mean", () => {
  assert.equal(plain(statementFiguresText({ share: 0.344, calls: 1234, mean_milliseconds: 0.4 })), "34 % of the time, 1,234 calls of 0.4 ms");
});

test("what changed is told with both figures", () => {
  assert.equal(plain(statementChangeText({ before }, "2026-11-28")),
    "Since 2026-11-28 120 calls of 12 ms; 0.4 ms before. Its plan has changed.");
});

test("what was not called since, is new, or has nothing to be compared with says so", () => {
  assert.match(plain(statementChangeText({ before: { ...before, calls_since: 0, plan_changed: false } }, before.day)),
    /^Not called since 2026-11-28; 0.4 ms before. Its plan is the same.$/);
  assert.equal(statementChangeText({ before: null }, "2026-11-28"), "New since 2026-11-28.");
  assert.equal(statementChangeText({ before: null }, null), "There is no earlier day to compare with yet.");
});

test("slower is twice the time, and more than a moment", () => {
  assert.equal(isSlower({ before }), true);
  assert.equal(isSlower({ before: { ...before, mean_milliseconds_since: 0.9 } }), false);
  assert.equal(isSlower({ before: { ...before, mean_milliseconds: 11 } }), false);
  assert.equal(isSlower({ before: null }), false);
});

test("a defect is told in words", () => {
  assert.equal(defectText({ defect: "dropped_index" }), "Dropped index");
});

test("advice on statements is shown and is no button", async () => {
  openDocument();
  const advice = { defect: "dropped_index", cause: "An index is gone.", evidence: "A full scan.", cure: "Create it again.", sql: "create index on a (b)" };
  const api = { get: async () => ({ note: null, compared_with: null, items: [], advice: [advice] }) };
  const statements = onPage(new Statements(api, "platform"));

  statements.open();
  await settled();
  statements.close();

  assert.match(statements.node.textContent, /Dropped index.*A full scan\..*Create it again\..*create index on a \(b\)/s);
  assert.deepEqual(statements.node.querySelectorAll("button, a, input"), []);
});
