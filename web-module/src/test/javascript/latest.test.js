import assert from "node:assert/strict";
import test from "node:test";
import { Latest } from "../js/latest.js";

test("only the latest question is answered, in whatever order the answers come", () => {
  const latest = new Latest();
  const first = latest.begin();
  assert.equal(first(), true);

  const second = latest.begin();

  assert.equal(first(), false);
  assert.equal(second(), true);
});
