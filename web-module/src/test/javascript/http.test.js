import assert from "node:assert/strict";
import test from "node:test";
import { send } from "../js/http.js";
import { Unreachable } from "../js/problem.js";

test("what a page asks after it was left is not asked", async () => {
  const left = new AbortController();
  left.abort();
  let asked = 0;
  globalThis.fetch = async (_, { signal }) => {
    signal.throwIfAborted();
    asked += 1;
    return new Response("{}");
  };

  await assert.rejects(send("GET", "users/me", { signal: left.signal }), Unreachable);
  assert.equal(asked, 0);

  assert.deepEqual(await send("GET", "users/me", { signal: new AbortController().signal }), {});
});
