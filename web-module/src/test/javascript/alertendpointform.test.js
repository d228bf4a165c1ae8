import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { AlertEndpointForm } from "../js/components/alertendpointform.js";
import { openDocument, settled } from "./fakedom.js";

const MAIL = { id: "7", name: "Ops", kind: "mail", addresses: ["ops@example.org"], is_escalation: false };

beforeEach(openDocument);

/** The input of this id. */
const input = (form, id) => form.node.querySelector(`#${id}`);

const answered = (tag, value) => ({ headers: { get: () => tag }, json: async () => value });

const formOf = (form) => form.node.querySelector("form");

test("an endpoint is changed as it was seen, member by member", async () => {
  const calls = [];
  const api = {
    call: async (method, path, { body, headers, read }) => {
      calls.push([method, path, body, headers?.["If-Match"]]);
      return read ? read(answered("one", MAIL)) : { ...MAIL, ...body };
    },
  };
  let saved = 0;
  const form = new AlertEndpointForm(api, async () => {
    saved += 1;
  });

  await form.edit("7");
  assert.equal(input(form, "alert-name").value, "Ops");
  assert.equal(input(form, "alert-kind").disabled, true);
  input(form, "alert-name").value = "Night watch";
  formOf(form).fire("submit");
  await settled();

  assert.deepEqual(calls, [["GET", "admin/alerts/endpoints/7", undefined, undefined],
    ["PATCH", "admin/alerts/endpoints/7", { name: "Night watch" }, "one"]]);
  assert.equal(saved, 1);
  assert.match(form.node.textContent, /Night watch is saved\./);
});

test("an endpoint that somebody else has changed is shown as it is now, and that nothing was saved", async () => {
  const states = [["one", MAIL], ["two", { ...MAIL, name: "Day watch" }]];
  const api = {
    call: async (method, path, { read }) => {
      if (method === "PATCH") {
        throw Object.assign(new Error("The resource was changed"), { status: 412 });
      }
      return read(answered(...states.shift()));
    },
  };
  const form = new AlertEndpointForm(api, () => assert.fail("nothing was saved"));

  await form.edit("7");
  input(form, "alert-name").value = "Night watch";
  formOf(form).fire("submit");
  await settled();

  assert.equal(input(form, "alert-name").value, "Day watch");
  assert.match(form.node.textContent, /Not saved: somebody else has changed Ops\./);
});
