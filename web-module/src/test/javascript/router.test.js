import assert from "node:assert/strict";
import test from "node:test";
import { currentPlace } from "../js/router.js";

function placeAt(hash) {
  globalThis.location = { hash };
  const { name, parameter, part } = currentPlace();
  return [name, parameter, part];
}

test("the address names the page, its parameter and its part", () => {
  assert.deepEqual(placeAt("#/pools/platform/tune?range=60"), ["pools", "platform", "tune"]);
  assert.deepEqual(placeAt("#/accounts//new"), ["accounts", "", "new"]);
  assert.deepEqual(placeAt(""), ["", "", ""]);
  assert.deepEqual(currentPlace().query, {});
});

test("an address that is none of the console leads to no page, and into no other path of the API", () => {
  for (const hash of ["#/webhooks/..%2Fusers%2F1", "#/accounts/%zz", "#/accounts/%E4", "#/pools/a.b"]) {
    const [name, parameter, part] = placeAt(hash);

    assert.match(name, /[%.]/);
    assert.deepEqual([parameter, part], ["", ""]);
  }
});
