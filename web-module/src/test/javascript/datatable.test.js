import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { DataTable } from "../js/components/datatable.js";
import { el } from "../js/dom.js";
import { fakeDocument } from "./fakedocument.js";

beforeEach(() => {
  globalThis.document = fakeDocument();
});

/** Services that can be stopped and started. */
function tableOfServices() {
  return new DataTable("Services", [
    { title: "Name", of: ({ name }) => name },
    { title: "Actions", node: ({ on }) => el("div", {}, el("button", {}, on ? "Stop" : "Start"), el("button", {}, "Delete")) },
  ], { key: ({ id }) => id, version: ({ on }) => String(on), empty: "None" });
}

const buttonsOf = (table) => table.node.querySelectorAll("button");
const wordsOf = (table) => buttonsOf(table).map(({ childNodes: [words] }) => words.textContent);

test("what a row can do changes with its thing, and the focus stays at its place", () => {
  const table = tableOfServices();
  table.show([{ id: 1, name: "mail", on: true }]);
  buttonsOf(table)[1].focus();

  table.show([{ id: 1, name: "mail", on: false }]);

  assert.deepEqual(wordsOf(table), ["Start", "Delete"]);
  assert.equal(document.activeElement, buttonsOf(table)[1]);
});

test("a row whose thing stays as it is keeps its controls", () => {
  const table = tableOfServices();
  table.show([{ id: 1, name: "mail", on: true }]);
  const before = buttonsOf(table);

  table.show([{ id: 2, name: "post", on: false }, { id: 1, name: "mailbox", on: true }]);

  assert.deepEqual(buttonsOf(table).slice(2), before);
  assert.deepEqual(wordsOf(table), ["Start", "Delete", "Stop", "Delete"]);
});
