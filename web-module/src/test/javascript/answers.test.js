import assert from "node:assert/strict";
import test from "node:test";
import { NegativeResult, Problem, Unreachable, failureText } from "../js/problem.js";
import { readEvents } from "../js/sse.js";

const answer = (status, body, headers = {}) => new Response(JSON.stringify(body),
  { status, headers: { "Content-Type": "application/problem+json", ...headers } });

const byteByByte = (text) => new ReadableStream({
  start(stream) {
    new TextEncoder().encode(text).forEach((byte) => stream.enqueue(Uint8Array.of(byte)));
    stream.close();
  },
});

test("a problem document is told in words", async () => {
  const problem = await Problem.of(answer(401, { type: "urn:headgate:problem:invalid-credentials", title: "No" }));

  assert.equal(problem.name, "invalid-credentials");
  assert.equal(failureText(problem), "E-mail or password is wrong.");
});

test("fields are named, and when to come back", async () => {
  const body = { detail: "It was refused.", errors: [{ field: "pool_size", message: "is too large" }] };
  const problem = await Problem.of(answer(503, body, { "Retry-After": "90" }));

  assert.equal(failureText(problem).replaceAll("\u00a0", " "),
    "It was refused. pool_size: is too large Try again in 1 min 30 s.");
});

test("an answer that is no document is told by its status", async () => {
  const problem = await Problem.of(new Response("<html>", { status: 502 }));

  assert.equal(problem.status, 502);
  assert.equal(problem.retryAfter, null);
  assert.equal(problem.message, "The server answered 502.");
});

test("a network that fails is no fault of the console", () => {
  assert.match(failureText(new Unreachable(new Error("?"))), /^The server cannot be reached\./);
  assert.equal(failureText(new NegativeResult("Not today.")), "Not today.");
  assert.equal(failureText(new TypeError("x is not a function")), "Something went wrong in the console: x is not a function");
});

test("events are read whole, however they are cut", async () => {
  const text = "event: pool\ndata: {\"a\":1}\n\n: a comment\n\ndata: one\r\ndata: two\r\n\r\ndata: cut off";
  const told = [];

  await readEvents(byteByByte(text), (data) => told.push(data));

  assert.deepEqual(told, ["{\"a\":1}", "one\ntwo"]);
});
