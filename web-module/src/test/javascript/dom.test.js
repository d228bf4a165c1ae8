import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { el, replaceContent, syncChildren } from "../js/dom.js";
import { onPage, openDocument } from "./fakedom.js";

beforeEach(openDocument);

/** A list with an item a letter, each with a button. */
function listOf(letters) {
  const items = new Map([...letters].map((letter) => [letter, el("li", {}, el("button", {}, letter))]));
  return { items, list: onPage(el("ol", {}, ...items.values())) };
}

const buttonOf = (items, letter) => items.get(letter).childNodes[0];

/** All orders of all parts of a word. */
function arrangements(letters) {
  const rest = (letter) => letters.filter((one) => one !== letter);
  return [[], ...letters.flatMap((letter) => arrangements(rest(letter)).map((others) => [letter, ...others]))];
}

test("whatever goes and moves, the rest stands in its order, and what had the focus and stays has it still", () => {
  for (const letters of arrangements([..."abcd"])) {
    for (const focused of "abcd") {
      const { items, list } = listOf("abcd");
      buttonOf(items, focused).focus();

      syncChildren(list, letters.map((letter) => items.get(letter)));

      assert.deepEqual(list.childNodes, letters.map((letter) => items.get(letter)));
      assert.equal(document.activeElement, letters.includes(focused) ? buttonOf(items, focused) : document.body, `${focused} of ${letters}`);
    }
  }
});

test("new items stand between those that were there", () => {
  const { items, list } = listOf("ac");
  const added = el("li");
  buttonOf(items, "c").focus();

  syncChildren(list, [items.get("a"), added, items.get("c")]);

  assert.deepEqual(list.childNodes, [items.get("a"), added, items.get("c")]);
  assert.equal(document.activeElement, buttonOf(items, "c"));
});

test("the control that takes the place of another has its focus", () => {
  const cell = onPage(el("td", {}, el("button", {}, "Deactivate"), el("button", {}, "Delete")));
  const remove = el("button", {}, "Delete");
  cell.childNodes[1].focus();

  replaceContent(cell, el("button", {}, "Activate"), null, remove);

  assert.equal(document.activeElement, remove);
  assert.equal(cell.childNodes.length, 2);
});

test("a focus elsewhere stays where it is", () => {
  const cell = onPage(el("td", {}, el("button", {}, "Deactivate")));
  const field = onPage(el("input"));
  field.focus();

  replaceContent(cell, el("button", {}, "Activate"));

  assert.equal(document.activeElement, field);
});
