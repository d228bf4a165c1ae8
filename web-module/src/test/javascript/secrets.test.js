import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { ShownSecret, recoveryCodes } from "../js/components/shownsecret.js";
import { named, onPage, openDocument, settled } from "./fakedom.js";

let copied;

beforeEach(() => {
  openDocument();
  copied = [];
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { clipboard: { writeText: async (text) => copied.push(text) } } });
});

test("a secret is copied alone, without the words before it", async () => {
  const secret = onPage(new ShownSecret());
  secret.show("Billing", "whsec_abc");
  assert.equal(secret.node.textContent, "Secret of Billing, shown only once: whsec_abc Copy");

  await named(secret.node, "Copy").press();
  await settled();

  assert.deepEqual(copied, ["whsec_abc"]);
  assert.ok(named(secret.node, "Copied"));
});

test("a secret that is hidden is not on the page any more", () => {
  const secret = onPage(new ShownSecret("Token"));
  secret.show("Backup", "hgp_abc");

  secret.hide();

  assert.equal(secret.node.textContent, "");
});

test("recovery codes are copied line by line", async () => {
  const box = onPage({ node: document.createElement("div") }).node;
  box.append(...recoveryCodes(["one", "two"], "your phone"));

  await named(box, "Copy all").press();
  await settled();

  assert.deepEqual(copied, ["one\ntwo"]);
});

test("where nothing may be copied the text is selected", async () => {
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: {} });
  const selected = [];
  globalThis.getSelection = () => ({ selectAllChildren: (node) => selected.push(node.textContent) });
  const secret = onPage(new ShownSecret());
  secret.show("Billing", "whsec_abc");

  await named(secret.node, "Copy").press();
  await settled();

  assert.deepEqual(selected, ["whsec_abc"]);
  assert.ok(named(secret.node, "Selected: press Ctrl-C"));
});
