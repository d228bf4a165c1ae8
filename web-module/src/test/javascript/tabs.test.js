import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import { Tabs } from "../js/tabs.js";

const channels = [];
afterEach(() => channels.splice(0).forEach((channel) => channel.close()));

/** A session of a tab, with tokens of the given age or none. */
function sessionOf(id, issued) {
  const listeners = {};
  return {
    id, issued, accessToken: issued ? `${id}/${issued}` : null, refreshToken: issued ? `r/${issued}` : null, ended: null,
    get exists() {
      return this.accessToken !== null;
    },
    adopt({ access, refresh }) {
      [this.id, this.issued] = access.split("/");
      Object.assign(this, { accessToken: access, refreshToken: refresh });
    },
    isRenewedBy({ access }) {
      const [other, at] = access.split("/");
      return other === this.id && Number(at) > Number(this.issued);
    },
    accept(at) {
      this.adopt({ access: `${this.id}/${at}`, refresh: `r/${at}` });
      listeners.accepted();
    },
    end(reason, othersKnow = false) {
      const was = this.id;
      this.accessToken = null;
      this.ended = reason;
      listeners.ended(reason, was, othersKnow);
    },
    onAccepted(listener) {
      listeners.accepted = listener;
    },
    onEnded(listener) {
      listeners.ended = listener;
    },
  };
}

function tabOf(session, patience = 60_000) {
  const channel = new BroadcastChannel("test");
  channels.push(channel);
  return new Tabs(session, channel, patience);
}

/** Waits until the condition holds. */
async function until(condition) {
  while (!condition()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
}

test("a new tab is logged in by one that is alive", async () => {
  tabOf(sessionOf("a", 1));
  const fresh = sessionOf(undefined, 0);
  const tab = tabOf(fresh);
  let entered = 0;
  tab.onEntered(() => {
    entered += 1;
  });

  await tab.ask();

  assert.equal(fresh.accessToken, "a/1");
  assert.equal(fresh.refreshToken, "r/1");
  assert.equal(entered, 1);
});

test("without another tab there is no session", async () => {
  const alone = sessionOf(undefined, 0);
  await tabOf(alone, 1).ask();

  assert.equal(alone.exists, false);
});

test("what one tab renewed no other renews again", async () => {
  const [first, second] = [sessionOf("a", 1), sessionOf("a", 1)];
  const [one, other] = [tabOf(first, 1), tabOf(second)];
  await one.renew("a/1", async () => first.accept(2));
  let asked = 0;

  await other.renew("a/1", async () => {
    asked += 1;
  });

  assert.equal(second.accessToken, "a/2");
  assert.equal(asked, 0);
});

test("another session's tokens are not taken", async () => {
  const [own, other, watcher] = [sessionOf("a", 1), sessionOf("b", 1), sessionOf("b", 1)];
  [own, other, watcher].forEach((each) => tabOf(each));

  other.accept(2);
  await until(() => watcher.accessToken === "b/2");

  assert.equal(own.accessToken, "a/1");
});

test("the end of a session ends it in all of its tabs, and no other", async () => {
  const [first, second, stranger] = [sessionOf("a", 1), sessionOf("a", 1), sessionOf("b", 1)];
  [first, second, stranger].forEach((each) => tabOf(each));

  first.end("");
  await until(() => second.ended !== null);

  assert.equal(second.ended, "Logged out in another tab.");
  assert.equal(stranger.ended, null);
});
