import assert from "node:assert/strict";
import test from "node:test";
import { send } from "../js/http.js";
import { Unreachable, failureText } from "../js/problem.js";

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

test("an answer that is late is told as such, and that an order may still be carried out", async () => {
  globalThis.fetch = (_, { signal }) => new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  const told = (method, timeoutMs) => send(method, "users/me", { timeoutMs }).then(() => "answered", failureText);

  assert.equal(await told("GET", 1), "The server has not answered within 0\u00a0s. Try again in a moment.");
  assert.match(await told("POST", 1), /^The server has not answered .* It may still do what was asked: look before you try again\.$/);
  await assert.rejects(send("GET", "users/me", { timeoutMs: 1 }), Unreachable);
});

test("what a page gives up asking is not late", async () => {
  const left = new AbortController();
  globalThis.fetch = (_, { signal }) => new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  const asked = send("GET", "users/me", { signal: left.signal });
  left.abort();

  await assert.rejects(asked, ({ message }) => message === "The server cannot be reached.");
});
