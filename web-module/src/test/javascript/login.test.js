import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../js/api.js";

const SESSION = { accessToken: null, accept: () => undefined };

/** The paths of all steps of the three ways in, and what each says about the device. */
async function stepsOf(deviceToken) {
  const steps = [];
  globalThis.fetch = async (url, { headers }) => {
    steps.push([new URL(url).pathname.split("/api/v1/")[1], headers["Device-Token"]]);
    return new Response("{}");
  };
  const api = new Api({ ...SESSION, deviceToken }, {});
  const ask = async () => ({});
  await api.logIn("ada@example.org", "nine lanterns");
  await api.secondFactor("token", { code: "123456" });
  await api.passkey(ask);
  await api.passkey(ask, "token");
  return steps;
}

test("each step of a log-in says that the device is known", async () => {
  const steps = await stepsOf("known");

  assert.deepEqual([...new Set(steps.map(([path]) => path))].sort(),
    ["auth/login", "auth/mfa", "auth/passkey/options", "auth/passkey/verify"]);
  assert.ok(steps.every(([, device]) => device === "known"));
});

test("a device that never logged in says nothing", async () => {
  assert.ok((await stepsOf(null)).every(([, device]) => device === undefined));
});
