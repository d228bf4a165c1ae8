import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { syncChildren } from "../js/dom.js";
import { Action } from "../js/components/action.js";
import { DataTable } from "../js/components/datatable.js";
import { Notice } from "../js/components/notice.js";
import { PagedList } from "../js/components/pagedlist.js";
import { named, onPage, openDocument, settled } from "./fakedom.js";

beforeEach(openDocument);

const button = () => onPage({ node: document.createElement("button") }).node;

/** A table of things with a button each. */
const tableOf = (items) => {
  const table = onPage(new DataTable("Things", [
    { title: "Name", of: ({ name }) => name },
    { title: "Actions", node: ({ name }) => {
      const end = document.createElement("button");
      end.textContent = `End ${name}`;
      return end;
    } },
  ], { key: ({ name }) => name, version: ({ state }) => String(state), empty: "None." }));
  table.show(items);
  return table;
};

test("a button keeps the focus while what it ordered is done, and does nothing more meanwhile", async () => {
  let done = 0;
  let finish;
  const action = onPage(new Action("Send", onPage(new Notice()), () => {
    done += 1;
    return new Promise((resolve) => {
      finish = resolve;
    });
  }));

  const first = action.node.press();
  await settled();
  action.node.press();
  await settled();
  assert.equal(document.activeElement, action.node);
  assert.equal(action.node.getAttribute("aria-busy"), "true");
  finish("Sent.");
  await first;

  assert.equal(done, 1);
  assert.equal(document.activeElement, action.node);
  assert.equal(action.node.getAttribute("aria-disabled"), null);
});

test("what came of it has the focus where the button has gone by then", async () => {
  const notice = onPage(new Notice());
  const action = onPage(new Action("Delete", notice, async () => {
    action.allow(false);
    return "It is deleted.";
  }));

  await action.node.press();
  await settled();

  assert.equal(document.activeElement, notice.node);
  assert.equal(notice.node.textContent, "It is deleted.");
});

test("a row that is built anew gives the focus to the same control", () => {
  const table = tableOf([{ name: "one", state: "on" }, { name: "two", state: "on" }]);
  named(table.node, "End two").focus();

  table.show([{ name: "one", state: "on" }, { name: "two", state: "off" }]);

  assert.equal(document.activeElement, named(table.node, "End two"));
});

test("a row that has gone gives the focus to the table, and not to another thing's control", () => {
  const table = tableOf([{ name: "one" }, { name: "two" }]);
  named(table.node, "End one").focus();

  table.show([{ name: "two" }]);
  assert.equal(document.activeElement.getAttribute("aria-label"), "Things, table");
  named(table.node, "End two").focus();
  table.show([]);

  assert.equal(document.activeElement.textContent, "None.");
});

test("rows above come and go, and the focus stays where it is", () => {
  const table = tableOf([{ name: "one" }, { name: "two" }, { name: "three" }]);
  const focused = named(table.node, "End three");
  focused.focus();

  table.show([{ name: "two" }, { name: "three" }]);
  assert.equal(document.activeElement, focused);
  table.show([{ name: "zero" }, { name: "three" }, { name: "two" }]);

  assert.equal(document.activeElement, focused);
});

test("only what stands elsewhere is moved", () => {
  const [one, two, three] = [button(), button(), button()];
  const list = onPage({ node: document.createElement("ul") }).node;
  syncChildren(list, [one, two, three]);
  const moved = [];
  const insert = list.insertBefore;
  list.insertBefore = (child, before) => {
    moved.push(child);
    insert.call(list, child, before);
  };

  syncChildren(list, [two, three]);

  assert.deepEqual(list.childNodes, [two, three]);
  assert.deepEqual(moved, []);
});

test("the first row of the last page has the focus where there is no more", async () => {
  const pages = [{ items: [{ id: 1 }], next_cursor: "a" }, { items: [{ id: 2 }], next_cursor: "b" }, { items: [{ id: 3 }], next_cursor: null }];
  const list = onPage(new PagedList({ get: async () => pages.shift() }, "Things", [{ title: "Id", node: ({ id }) => {
    const link = document.createElement("a");
    link.textContent = `Thing ${id}`;
    return link;
  } }], { key: ({ id }) => id, empty: "None." }));
  await list.show("things");
  const more = named(list.node, "More");

  await more.press();
  assert.equal(document.activeElement, more);
  await more.press();

  assert.equal(document.activeElement, named(list.node, "Thing 3"));
});
