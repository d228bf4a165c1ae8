import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { PagedList } from "../js/components/pagedlist.js";
import { Incidents } from "../js/views/incidents.js";
import { named, onPage, openDocument } from "./fakedom.js";

/** A server with so many things, in pages of 200 at most. */
function serverOf(number, asked) {
  return {
    get: async (path) => {
      const query = new URLSearchParams(path.split("?")[1]);
      const from = Number(query.get("cursor") ?? 0);
      const limit = Number(query.get("limit") ?? 50);
      asked.push(limit);
      const items = Array.from({ length: Math.min(limit, number - from) }, (_, index) => ({ id: from + index }));
      return { items, next_cursor: from + limit < number ? String(from + limit) : null };
    },
  };
}

const listOf = (api) => new PagedList(api, "Things", [{ title: "Id", of: ({ id }) => id }], { key: ({ id }) => id, empty: "None" });

beforeEach(openDocument);

test("a list begins with a page", async () => {
  const asked = [];

  assert.equal((await listOf(serverOf(500, asked)).show("things")).length, 50);
  assert.deepEqual(asked, [50]);
});

test("Back leads to as many as were shown, however many pages they were", async () => {
  globalThis.history = { state: { lengths: { Things: 450 } } };
  const asked = [];

  assert.equal((await listOf(serverOf(500, asked)).show("things")).length, 450);
  assert.deepEqual(asked, [200, 200, 50]);
});

test("a list that has become shorter ends", async () => {
  globalThis.history = { state: { lengths: { Things: 450 } } };

  assert.equal((await listOf(serverOf(120, [])).show("things")).length, 120);
});

test("another question ends the filling of the one before", async () => {
  globalThis.history = { state: { lengths: { Things: 450 } } };
  const asked = [];
  const list = listOf(serverOf(500, asked));
  const first = list.show("things");
  globalThis.history = { state: null };

  assert.equal((await list.show("things", { query: "ada" })).length, 50);
  await first;
  assert.deepEqual(asked, [200, 50]);
});

test("a page is open once its list is there, so that Back finds the place that was left", async () => {
  let answer;
  const api = {
    get: () => new Promise((resolve) => {
      answer = resolve;
    }),
  };
  let isOpen = false;
  const page = new Incidents({ api, diagnosis: { latest: null, onFindings: () => () => undefined } });
  const opened = page.open().then(() => {
    isOpen = true;
  });

  await Promise.resolve();
  assert.equal(isOpen, false);
  answer({ items: [], next_cursor: null });
  await opened;
  page.close();
  assert.equal(isOpen, true);
});

test("a list that is asked again stays as long as it was made", async () => {
  const asked = [];
  const list = onPage(listOf(serverOf(500, asked)));
  await list.show("things");
  await named(list.node, "More").press();

  await list.refresh();

  assert.deepEqual(asked, [50, 50, 100]);
  assert.equal(list.node.querySelectorAll("tr").length - 1, 100);
});

test("a list that nobody asked for yet, is on its way, or has more than a page is not asked again", async () => {
  globalThis.history = { state: { lengths: { Things: 450 } }, replaceState: () => undefined };
  const asked = [];
  const list = onPage(listOf(serverOf(500, asked)));
  await list.refresh();
  const shown = list.show("things");
  await list.refresh();
  await shown;
  await list.refresh();

  assert.deepEqual(asked, [200, 200, 50]);
});

test("an answer that comes after another question is dropped", async () => {
  const answers = [];
  const list = onPage(listOf({ get: () => new Promise((resolve) => {
    answers.push(resolve);
  }) }));
  const page = (id) => ({ items: [{ id }], next_cursor: null });
  const first = list.show("things");
  answers.shift()(page("one"));
  await first;

  const again = list.refresh();
  const searched = list.show("things", { query: "two" });
  const [late, latest] = answers;
  latest(page("two"));
  await searched;
  late(page("one"));
  await again;

  assert.equal(list.node.querySelector("td").textContent, "two");
});
