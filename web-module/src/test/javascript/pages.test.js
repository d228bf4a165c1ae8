import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { Action } from "../js/components/action.js";
import { Heading } from "../js/components/heading.js";
import { Problem } from "../js/problem.js";
import { AccountPage } from "../js/views/account.js";
import { Mails } from "../js/views/mails.js";

/** As much of an element as these pages use. */
function elementNamed(name) {
  const attributes = new Map();
  return {
    name,
    children: [],
    dataset: {},
    textContent: "",
    disabled: false,
    checked: false,
    isConnected: false,
    getAttribute: (key) => attributes.get(key) ?? null,
    setAttribute: (key, value) => attributes.set(key, value),
    removeAttribute: (key) => attributes.delete(key),
    append(...children) {
      this.children.push(...children);
    },
    replaceChildren(...children) {
      this.children = children;
    },
    addEventListener: () => undefined,
    focus: () => undefined,
  };
}

beforeEach(() => {
  globalThis.document = { title: "", hidden: false, createElement: elementNamed, createElementNS: (_, name) => elementNamed(name) };
  globalThis.history = { state: null };
});

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) {
    await Promise.resolve();
  }
};

const all = (node) => [node, ...(node.children ?? []).flatMap(all)];

const buttonOf = (page, words) => all(page.node).find(({ name, children }) => name === "button" && children?.[0] === words);

test("a page that was left gives the window no title", () => {
  const heading = new Heading("Account", "");
  heading.node.isConnected = true;
  heading.say("ada@example.org", "");
  assert.match(document.title, /^ada@example.org/);

  heading.node.isConnected = false;
  heading.say("eve@example.org", "");

  assert.match(document.title, /^ada@example.org/);
});

test("an order that is still asked about is not given twice", async () => {
  let given = 0;
  let answer;
  const question = new Promise((resolve) => {
    answer = resolve;
  });
  const action = new Action("Run all", { tell: () => undefined, failed: () => undefined }, async () => {
    given += 1;
    return "done";
  }, { ask: () => question });

  const both = Promise.all([action.run(), action.run()]);
  answer(undefined);
  await both;

  assert.equal(given, 1);
});

const ADA = { id: "1", email: "ada@example.org", full_name: null, roles: ["user", "admin"], department: null, is_active: true,
  email_verified: true, mfa_enabled: false, created_at: "2027-03-01T10:00:00Z", last_login_at: null };

/** A server that knows one account, once it is told. */
function serverOfAda() {
  const server = {
    account: null,
    get: async (path) => {
      if (server.account && path === "admin/users/1") {
        return server.account;
      }
      throw new Problem(503, { detail: "The database is busy." }, null);
    },
  };
  return server;
}

const roleOf = (page, role) => all(page.node).find((node) => node.getAttribute?.("id") === `role-${role}`);

test("nothing can be ordered or chosen of an account that is not known", async () => {
  const server = serverOfAda();
  const page = new AccountPage({ api: server }, "1");

  page.open();
  await settled();
  for (const words of ["Save the roles", "Save the department", "Unlock", "Deactivate", "Delete"]) {
    assert.equal(buttonOf(page, words).disabled, true, words);
  }
  assert.equal(roleOf(page, "admin").disabled, true);

  server.account = ADA;
  page.open();
  await settled();
  assert.equal(buttonOf(page, "Save the roles").disabled, false);
  assert.equal(buttonOf(page, "Save the department").disabled, true, "its departments are not known");
  assert.equal(roleOf(page, "admin").disabled, false);
  assert.equal(roleOf(page, "admin").checked, true);
});

test("a role that is chosen and not saved yet stays chosen when the account is read again", async () => {
  const server = serverOfAda();
  server.account = ADA;
  const page = new AccountPage({ api: server }, "1");
  page.open();
  await settled();

  roleOf(page, "operator").checked = true;
  server.account = { ...ADA, roles: ["user"] };
  page.open();
  await settled();

  assert.equal(roleOf(page, "operator").checked, true);
  assert.equal(roleOf(page, "admin").checked, false);
});

test("mails that come late do not write into the address of another page", async () => {
  const written = [];
  globalThis.location = { hash: "#/mails?kind=code&language=en" };
  globalThis.history = { state: null, replaceState: (_, title, address) => written.push(address) };
  const page = new Mails({ api: { get: async () => ({ kinds: ["code"], templates: [{ template: "code", language: "en" }] }), post: async () => ({}) } });

  page.open();
  page.node.isConnected = false;
  await settled();

  assert.deepEqual(written, []);
});
