import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { Palette } from "../js/components/palette.js";
import { pagesFor, placesOf } from "../js/pages.js";
import { openDocument, settled } from "./fakedom.js";

beforeEach(openDocument);

const wordsOf = async (roles) => placesOf(await pagesFor(roles, { get: async () => ({}) }), roles).map(([words]) => words);

test("pages stand before what can be done on them, and each as its role allows", async () => {
  const admin = await wordsOf(["user", "admin"]);
  const operator = await wordsOf(["user", "operator"]);
  const user = await wordsOf(["user"]);

  assert.equal(admin[0], "Overview");
  assert.ok(admin.indexOf("Audit") < admin.indexOf("New account"));
  assert.ok(operator.includes("User data pool"));
  assert.ok(!operator.includes("New alert endpoint") && admin.includes("New alert endpoint"));
  assert.deepEqual(user, ["Schedules", "My account", "Access tokens", "New schedule", "Import a crontab", "Change my password", "New access token"]);
});

test("each place is found once", async () => {
  const words = await wordsOf(["user", "admin"]);

  assert.equal(new Set(words).size, words.length);
});

test("that nothing was found is said once the server has answered", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const asked = [];
  const palette = new Palette(() => [{ words: "Audit", kind: "page", go: () => undefined }], async (text) => {
    asked.push(text);
    return [];
  });
  palette.open();
  const [input] = document.body.querySelectorAll("input");
  const said = () => document.body.querySelector("p").textContent;
  assert.equal(said(), "");

  input.value = "Weir";
  input.fire("input");
  assert.equal(said(), "Searching.");
  context.mock.timers.tick(200);
  await settled();

  assert.deepEqual(asked, ["weir"]);
  assert.equal(said(), "Nothing found.");
  input.value = "aud";
  input.fire("input");
  assert.equal(said(), "");
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
  const dialog = document.body.querySelector("dialog");
  const input = dialog.querySelector("input");
  input.value = "pools";
  input.fire("input");
  context.mock.timers.tick(1000);

  dialog.fire("keydown", { key: "ArrowDown" });
  found([place("pools@example.org")]);
  await settled();
  dialog.fire("keydown", { key: "Enter" });

  assert.deepEqual(opened, ["Audit of pools"]);
  assert.equal(dialog.querySelectorAll("li").length, 3);
});
