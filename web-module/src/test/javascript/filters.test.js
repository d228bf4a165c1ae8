import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { Filters } from "../js/components/filters.js";
import { named, onPage, openDocument } from "./fakedom.js";

const FIELDS = [
  { name: "actor", label: "Who" },
  { name: "action", label: "What", options: [["", "anything"], ["account.login", "Logged in"]] },
  { name: "since", label: "Since", type: "datetime-local" },
];

let applied;

beforeEach(() => {
  openDocument();
  applied = [];
  globalThis.scrollY = 0;
  globalThis.history = {
    state: null,
    replaceState: () => undefined,
    pushState: (_, title, hash) => {
      globalThis.location.hash = hash;
    },
  };
});

function filtersAt(hash) {
  globalThis.location = { hash };
  return onPage(new Filters(FIELDS, (query) => applied.push(query)));
}

const input = (filters, name) => filters.node.querySelector(`#filter-${name}`);

test("a time is an instant in the address, and the reader's own in its field", async () => {
  const filters = filtersAt("#/audit");
  input(filters, "since").value = "2027-03-01T10:00";

  await filters.node.fire("submit");

  const instant = new Date("2027-03-01T10:00").toISOString();
  assert.equal(applied[0].since, instant);
  assert.equal(new URLSearchParams(location.hash.split("?")[1]).get("since"), instant);
  assert.equal(input(filtersAt(location.hash), "since").value, "2027-03-01T10:00");
  assert.deepEqual(filters.query, { since: instant });
});

test("what is no time is left to the server to refuse", () => {
  assert.deepEqual(filtersAt("#/audit?since=yesterday").query, { since: "yesterday" });
});

test("what narrows a list is cleared at once, and only offered to be where there is something", async () => {
  const filters = filtersAt("#/audit?actor=ada%40example.org");
  const clear = named(filters.node, "Clear");
  assert.equal(clear.checkVisibility(), true);

  await clear.press();

  assert.equal(input(filters, "actor").value, "");
  assert.deepEqual(applied, [{}]);
  assert.equal(location.hash, "#/audit");
  assert.equal(clear.checkVisibility(), false);
  assert.equal(document.activeElement, input(filters, "actor"));
});
