import assert from "node:assert/strict";
import test from "node:test";
import { currentPlace, goTo, onNavigate } from "../js/router.js";

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

test("a page that Back leads to is told how far it was scrolled when a link left it", () => {
  const listeners = new Map();
  const told = [];
  globalThis.addEventListener = (kind, listener) => listeners.set(kind, listener);
  globalThis.scrollY = 0;
  globalThis.location = { hash: "#/audit" };
  globalThis.history = {
    state: { lengths: { Audit: 400 } },
    replaceState(state) {
      this.state = state;
    },
  };
  onNavigate(({ name }, scroll) => told.push([name, scroll]));

  globalThis.scrollY = 640;
  listeners.get("scroll")();
  listeners.get("click")({ target: { closest: () => ({}) } });
  const left = globalThis.history.state;
  globalThis.history.state = null;
  globalThis.location.hash = "#/accounts/7";
  listeners.get("hashchange")();
  globalThis.history.state = left;
  globalThis.location.hash = "#/audit";
  listeners.get("hashchange")();

  assert.deepEqual(told, [["accounts", 0], ["audit", 640]]);
  assert.deepEqual(left, { lengths: { Audit: 400 }, scroll: 640 });
});

test("what is found by its name is left and come back to like a link", () => {
  const states = [];
  const told = [];
  globalThis.scrollY = 320;
  globalThis.location = { hash: "#/audit" };
  globalThis.history = { state: { lengths: { Audit: 400 } }, replaceState: (state) => states.push(state) };
  globalThis.dispatchEvent = ({ type }) => told.push(type);

  goTo("#/accounts//new");
  assert.equal(location.hash, "#/accounts//new");
  assert.deepEqual(states, [{ lengths: { Audit: 400 }, scroll: 320 }]);
  assert.deepEqual(told, []);
  goTo("#/accounts//new");

  assert.deepEqual(told, ["hashchange"]);
});
