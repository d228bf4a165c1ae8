import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { whileDisabled } from "../js/components/form.js";
import { onPage, openDocument } from "./fakedom.js";

beforeEach(openDocument);

test("what a button orders is done once, however often it is pressed meanwhile", async () => {
  const button = { disabled: false };
  let done = 0;
  const order = () => whileDisabled(button, async () => {
    await Promise.resolve();
    done += 1;
  });

  await Promise.all([order(), order()]);
  assert.equal(done, 1);

  await order();
  assert.equal(done, 2);
});

test("a button whose order failed can be pressed again", async () => {
  const button = { disabled: false };

  await assert.rejects(whileDisabled(button, async () => {
    throw new Error("refused");
  }));

  assert.equal(button.disabled, false);
});

const onPageNamed = (name) => onPage(document.createElement(name));

test("a button that was pressed has the focus again once its order is done", async () => {
  const button = onPageNamed("button");
  button.focus();

  await whileDisabled(button, async () => assert.equal(document.activeElement, document.body));

  assert.equal(document.activeElement, button);
});

test("what got the focus meanwhile keeps it", async () => {
  const button = onPageNamed("button");
  const field = onPageNamed("input");
  button.focus();

  await whileDisabled(button, async () => field.focus());

  assert.equal(document.activeElement, field);
});
