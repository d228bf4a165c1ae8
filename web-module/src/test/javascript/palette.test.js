import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { Palette } from "../js/components/palette.js";
import { fakeDocument } from "./fakedocument.js";

beforeEach(() => {
  globalThis.document = fakeDocument();
});

test("what the server finds later leaves the choice where it is", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const opened = [];
  const place = (words) => ({ words, kind: "page", go: () => opened.push(words) });
  let found;
  const palette = new Palette(() => [place("Pools"), place("Audit of pools")], () => new Promise((resolve) => {
    found = resolve;
  }));
  palette.open();
  const [dialog] = document.body.childNodes;
  const [input] = dialog.childNodes;
  input.value = "pools";
  input.fire("input");
  context.mock.timers.tick(1000);

  dialog.fire("keydown", { key: "ArrowDown" });
  found([place("pools@example.org")]);
  await Promise.resolve();
  await Promise.resolve();
  dialog.fire("keydown", { key: "Enter" });

  assert.deepEqual(opened, ["Audit of pools"]);
  assert.equal(dialog.childNodes[1].childNodes.length, 3);
});
