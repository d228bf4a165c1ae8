import assert from "node:assert/strict";
import test, { mock } from "node:test";

const listeners = {};
globalThis.addEventListener = (name, listener) => {
  listeners[name] = listener;
};
globalThis.document = { hidden: false, addEventListener: () => {}, removeEventListener: () => {} };
const { Poller } = await import("../js/poller.js");

/** Lets what has been answered arrive. */
const settle = async () => {
  for (let i = 0; i < 10; i += 1) {
    await Promise.resolve();
  }
};

async function pass(seconds) {
  for (let second = 0; second < seconds; second += 1) {
    mock.timers.tick(1000);
    await settle();
  }
}

/** Counts how often a poller asks, in simulated time that begins with somebody at the page. */
async function started(every, work) {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  listeners.keydown();
  let asked = 0;
  const poller = new Poller(async () => {
    asked += 1;
  }, { answered: () => {}, failed: () => {} }, every);
  poller.start();
  await settle();
  try {
    await work({ asked: () => asked, poller });
  } finally {
    poller.stop();
    mock.timers.reset();
  }
}

test("a poller asks seldom once nobody has touched the page for a minute", async () => {
  await started(10_000, async ({ asked }) => {
    await pass(60);
    const whileTouched = asked();
    await pass(600);

    assert.ok(whileTouched >= 6, `${whileTouched} in the first minute`);
    assert.ok(asked() - whileTouched <= 6, `${asked() - whileTouched} in ten minutes`);
  });
});

test("a poller asks at once when somebody returns", async () => {
  await started(10_000, async ({ asked }) => {
    await pass(120);
    const before = asked();
    listeners.pointermove();
    await settle();

    assert.equal(asked(), before + 1);
  });
});

test("a poller that was stopped asks nothing when somebody returns", async () => {
  await started(10_000, async ({ asked, poller }) => {
    await pass(120);
    poller.stop();
    const before = asked();
    listeners.pointermove();
    await settle();

    assert.equal(asked(), before);
  });
});
