import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { RemedyAction } from "../js/components/remedyaction.js";

let dialogs = [];

/** As much of an element as a button with a question uses. */
function elementNamed(name) {
  const attributes = new Map();
  const listeners = new Map();
  return {
    name,
    children: [],
    textContent: "",
    disabled: false,
    getAttribute: (key) => attributes.get(key) ?? null,
    setAttribute: (key, value) => attributes.set(key, value),
    removeAttribute: (key) => attributes.delete(key),
    append(...children) {
      this.children.push(...children);
    },
    addEventListener: (kind, listener) => listeners.set(kind, listener),
    fire: (kind) => listeners.get(kind)(),
    showModal() {
      dialogs.push(this);
    },
    remove: () => undefined,
  };
}

beforeEach(() => {
  dialogs = [];
  globalThis.document = { body: elementNamed("body"), createElement: elementNamed };
});

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) {
    await Promise.resolve();
  }
};

test("the process that was asked about is ended, whatever is found meanwhile", async () => {
  const posted = [];
  const api = {
    post: async (path) => {
      posted.push(path);
      return { told: true };
    },
  };
  const remedy = new RemedyAction(api, { tell: () => undefined, failed: assert.fail }, () => undefined);
  remedy.show({ backend_pid: 617, change_id: null, cause: "psql has locked platform.account." });
  const [button] = remedy.node.children;

  button.fire("click");
  await settled();
  remedy.show({ backend_pid: 702, change_id: null, cause: "Another has locked platform.session." });
  const [dialog] = dialogs;
  dialog.returnValue = "yes";
  dialog.fire("close");
  await settled();

  assert.deepEqual(posted, ["admin/database/backends/617/terminate"]);
});
