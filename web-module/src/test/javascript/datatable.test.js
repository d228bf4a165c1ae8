import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { DataTable } from "../js/components/datatable.js";
import { networkAddress } from "../js/components/networkaddress.js";
import { onPage, openDocument } from "./fakedom.js";

beforeEach(openDocument);

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
