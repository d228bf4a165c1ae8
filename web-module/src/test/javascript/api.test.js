import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import { Api } from "../js/api.js";
import { Problem } from "../js/problem.js";

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

function sessionOf(refresh) {
  return {
    accessToken: null, refreshToken: refresh, accepted: [], ended: [],
    get exists() {
      return this.accessToken !== null || this.refreshToken !== null;
    },
    accept(tokens) {
      this.accepted.push(tokens.refresh_token);
      this.accessToken = tokens.access_token;
      this.refreshToken = tokens.refresh_token;
    },
    end(reason) {
      this.ended.push(reason);
      this.accessToken = null;
      this.refreshToken = null;
    },
  };
}

const tabs = { renew: (used, exchange) => exchange() };

/** A server that answers a refresh when it is told to; anything else at once. */
function heldRefresh(status) {
  let answer;
  const asked = new Promise((resolve) => {
    globalThis.fetch = (url) => {
      if (!url.pathname.endsWith("auth/refresh")) {
        return Promise.resolve(Response.json({}));
      }
      resolve(undefined);
      return new Promise((resolveAnswer) => {
        answer = () => resolveAnswer(Response.json({ access_token: "late", refresh_token: "late" }, { status }));
      });
    };
  });
  return { asked, answer: () => answer() };
}

test("nothing is asked of the server when nobody is logged in", async () => {
  globalThis.fetch = () => assert.fail("a request was sent");
  const session = sessionOf(null);

  await assert.rejects(new Api(session, tabs).get("users/me"), (failure) => failure instanceof Problem && failure.status === 401);
  assert.deepEqual(session.ended, []);
});

test("a refused refresh ends the session", async () => {
  const session = sessionOf("first");
  const server = heldRefresh(401);
  const call = new Api(session, tabs).get("users/me");
  await server.asked;
  server.answer();

  await assert.rejects(call);
  assert.equal(session.ended.length, 1);
});

test("a refresh that is refused late leaves the next log-in alone", async () => {
  const session = sessionOf("first");
  const server = heldRefresh(401);
  const call = new Api(session, tabs).get("users/me");
  await server.asked;
  session.refreshToken = "second";
  server.answer();

  await assert.rejects(call);
  assert.deepEqual(session.ended, []);
});

test("tokens that come after a log-out are not kept", async () => {
  const session = sessionOf("first");
  const server = heldRefresh(200);
  const call = new Api(session, tabs).get("users/me");
  await server.asked;
  session.refreshToken = null;
  server.answer();

  await call;
  assert.deepEqual(session.accepted, []);
});
