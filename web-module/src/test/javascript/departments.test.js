import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { Departments } from "../js/views/departments.js";
import { Problem } from "../js/problem.js";
import { named, onPage, openDocument, settled } from "./fakedom.js";

beforeEach(openDocument);

/** A server with one department, which refuses the name "taken". */
function serverWith(name) {
  const calls = [];
  const department = { id: "7", name };
  return {
    calls,
    get: async () => ({ items: [{ ...department }], next_cursor: null }),
    call: async (method, path, { body }) => {
      calls.push([method, path, body]);
      if (body.name === "taken") {
        throw new Problem(400, { detail: "Refused.", errors: [{ field: "name", message: "is taken" }] }, null);
      }
      department.name = body.name;
      return department;
    },
  };
}

async function opened(api) {
  const page = onPage(new Departments({ api }));
  await page.open();
  await settled();
  return page;
}

const dialog = () => document.body.querySelector("dialog");

test("a department is renamed in a dialog", async () => {
  const api = serverWith("Weirs");
  const page = await opened(api);
  await named(page.node, "Rename").press();
  assert.equal(dialog().querySelector("input").getAttribute("value"), "Weirs");

  dialog().querySelector("input").value = "Sluices";
  await dialog().querySelector("form").fire("submit");
  await settled();

  assert.deepEqual(api.calls, [["PUT", "admin/departments/7", { name: "Sluices" }]]);
  assert.equal(dialog(), null);
  assert.match(page.node.textContent, /Department Weirs is called Sluices now\./);
  assert.equal(page.node.querySelector("td").textContent, "Sluices");
});

test("a name that is refused is said beside its field, and the dialog stays", async () => {
  const page = await opened(serverWith("Weirs"));
  await named(page.node, "Rename").press();

  dialog().querySelector("input").value = "taken";
  await dialog().querySelector("form").fire("submit");
  await settled();

  assert.match(dialog().textContent, /Is taken\./);
  assert.equal(page.node.querySelector("td").textContent, "Weirs");
});

test("a dialog that is left changes nothing", async () => {
  const api = serverWith("Weirs");
  const page = await opened(api);
  await named(page.node, "Rename").press();

  await named(dialog(), "Leave it").press();

  assert.equal(dialog(), null);
  assert.deepEqual(api.calls, []);
});
