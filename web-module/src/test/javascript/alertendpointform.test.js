import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { AlertEndpointForm } from "../js/components/alertendpointform.js";

const MAIL = { id: "7", name: "Ops", kind: "mail", addresses: ["ops@example.org"], is_escalation: false };
const elements = new Map();

/** As much of an element as a form uses. */
function elementNamed(name) {
  const attributes = new Map();
  const listeners = new Map();
  return {
    name: "",
    tag: name,
    dataset: {},
    children: [],
    textContent: "",
    value: "",
    disabled: false,
    getAttribute: (key) => attributes.get(key) ?? null,
    setAttribute(key, value) {
      attributes.set(key, value);
      if (key === "id") {
        elements.set(value, this);
        this.id = value;
      } else if (key === "name") {
        this.name = value;
      }
    },
    removeAttribute: (key) => attributes.delete(key),
    append(...children) {
      children.forEach((child) => (typeof child === "string" ? (this.textContent += child) : this.children.push(child)));
    },
    querySelector: () => null,
    focus: () => undefined,
    addEventListener: (kind, listener) => listeners.set(kind, listener),
    fire: (kind) => listeners.get(kind)({ preventDefault: () => undefined }),
  };
}

beforeEach(() => {
  elements.clear();
  globalThis.document = { createElement: elementNamed, createElementNS: (space, name) => elementNamed(name) };
});

const settled = async () => {
  for (let turn = 0; turn < 50; turn += 1) {
    await Promise.resolve();
  }
};

const answered = (tag, value) => ({ headers: { get: () => tag }, json: async () => value });

/** Words that are shown somewhere below a node. */
const textOf = (node) => [node.textContent, ...node.children.map(textOf)].join(" ");

const formOf = (node) => node.children.find(({ tag }) => tag === "form");

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
  assert.equal(elements.get("alert-name").value, "Ops");
  assert.equal(elements.get("alert-kind").disabled, true);
  elements.get("alert-name").value = "Night watch";
  formOf(form.node).fire("submit");
  await settled();

  assert.deepEqual(calls, [["GET", "admin/alerts/endpoints/7", undefined, undefined],
    ["PATCH", "admin/alerts/endpoints/7", { name: "Night watch" }, "one"]]);
  assert.equal(saved, 1);
  assert.match(textOf(form.node), /Night watch is saved\./);
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
  elements.get("alert-name").value = "Night watch";
  formOf(form.node).fire("submit");
  await settled();

  assert.equal(elements.get("alert-name").value, "Day watch");
  assert.match(textOf(form.node), /Not saved: somebody else has changed Ops\./);
});
