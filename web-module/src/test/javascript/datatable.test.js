import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { DataTable } from "../js/components/datatable.js";
import { networkAddress } from "../js/components/networkaddress.js";
import { el } from "../js/dom.js";
import { onPage, openDocument } from "./fakedom.js";

beforeEach(openDocument);

/** Services that can be stopped and started. */
function tableOfServices() {
  return onPage(new DataTable("Services", [
    { title: "Name", of: ({ name }) => name },
    { title: "Actions", node: ({ on }) => el("div", {}, el("button", {}, on ? "Stop" : "Start"), el("button", {}, "Delete")) },
  ], { key: ({ id }) => id, version: ({ on }) => String(on), empty: "None" }));
}

const buttonsOf = (table) => table.node.querySelectorAll("button");
const wordsOf = (table) => buttonsOf(table).map(({ textContent }) => textContent);

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

const cellsOf = (table) => table.node.querySelectorAll("td");

test("a cell without anything to do is empty, so that its label can be left out", () => {
  const table = onPage(new DataTable("Keys", [{ title: "Key", of: ({ kid }) => kid }, { title: "Actions", node: () => null }],
    { key: ({ kid }) => kid, empty: "None." }));

  table.show([{ kid: "one" }]);

  assert.deepEqual(cellsOf(table).map(({ childNodes, textContent }) => [childNodes.length, textContent]), [[0, "one"], [0, ""]]);
});

test("a value that cannot be shown takes nothing with it", () => {
  const table = onPage(new DataTable("Accounts", [{ title: "E-mail", of: ({ email }) => email.trim() }, { title: "Name", of: ({ name }) => name }],
    { key: ({ name }) => name, empty: "None." }));

  table.show([{ name: "Ada", email: null }, { name: "Eve", email: "eve@example.org" }]);

  assert.deepEqual(cellsOf(table).map(({ textContent }) => textContent), ["cannot be shown", "Ada", "eve@example.org", "Eve"]);
});

test("an address breaks behind its colons alone, and is copied as it is", () => {
  const breaks = (address) => networkAddress(address).querySelectorAll("wbr").length;

  assert.equal(breaks("192.168.100.200"), 0);
  assert.equal(breaks("2001:db8:85a3::8a2e:370:7334"), 6);
  assert.equal(networkAddress("2001:db8::1").textContent, "2001:db8::1");
  assert.equal(networkAddress(null).textContent, "\u2013");
});

test("an answer that is awaited is no claim that nothing is there", () => {
  const table = onPage(new DataTable("Keys", [{ title: "Key", of: ({ kid }) => kid }], { key: ({ kid }) => kid, empty: "No keys yet." }));
  const [frame, words] = table.node.children;

  table.loading();
  assert.deepEqual([words.textContent, words.checkVisibility()], ["Loading.", true]);
  table.show([{ kid: "one" }]);
  assert.equal(words.checkVisibility(), false);
  table.loading();
  assert.deepEqual([frame.getAttribute("aria-busy"), words.checkVisibility()], ["true", false]);
  table.show([]);

  assert.deepEqual([frame.getAttribute("aria-busy"), words.textContent, words.hasAttribute("data-awaited")], [null, "No keys yet.", false]);
});

test("a question that was refused leaves no word that it is awaited", () => {
  const table = onPage(new DataTable("Keys", [{ title: "Key", of: ({ kid }) => kid }], { key: ({ kid }) => kid, empty: "No keys yet." }));
  const words = table.node.children[1];

  table.loading();
  table.clear();
  assert.equal(words.checkVisibility(), false);
  table.loading();
  table.failed();

  assert.equal(words.textContent, "Unknown: the server does not answer.");
});
