import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { whileDisabled } from "../js/components/form.js";
import { openDocument } from "./fakedom.js";

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
