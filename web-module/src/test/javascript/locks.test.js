import assert from "node:assert/strict";
import test from "node:test";
import { folded, lockTree } from "../js/locks.js";

const wait = (pid, blocker, seconds = 1, statement = "select ?") =>
  ({ pid, waited_seconds: seconds, wants: "AccessShareLock on platform.account", statement, blocked_by: [{ pid: blocker }] });

test("fourteen who want the same are one line, with the longest wait", () => {
  const [root] = lockTree(Array.from({ length: 14 }, (_, index) => wait(100 + index, 9, index + 1)));
  const { leaves, branches } = folded(root.below);

  assert.equal(root.pid, 9);
  assert.equal(branches.length, 0);
  assert.deepEqual(leaves.map(({ number, longest }) => [number, longest]), [[14, 14]]);
});

test("another statement is another line, the larger group first", () => {
  const [root] = lockTree([wait(1, 9, 1, "update ?"), wait(2, 9), wait(3, 9)]);

  assert.deepEqual(folded(root.below).leaves.map(({ number }) => number), [2, 1]);
});

test("who stands in the way of others while it waits is not folded away", () => {
  const [root] = lockTree([wait(1, 9), wait(2, 1), wait(3, 9)]);
  const { leaves, branches } = folded(root.below);

  assert.deepEqual(branches.map(({ pid }) => pid), [1]);
  assert.deepEqual(leaves.map(({ number }) => number), [1]);
});

const pids = (nodes) => nodes.map(({ pid }) => pid);

test("those in a queue stand once, under who has the lock", () => {
  const queue = [[1, [9]], [2, [9, 1]], [3, [9, 1, 2]]]
    .map(([pid, blockers]) => ({ ...wait(pid, 9), blocked_by: blockers.map((blocker) => ({ pid: blocker })) }));
  const [root, ...others] = lockTree(queue);

  assert.deepEqual(others, []);
  assert.deepEqual(pids(root.below), [1, 2, 3]);
  assert.deepEqual(root.below.map(({ below }) => below.length), [0, 0, 0]);
});

test("a circle stands once", () => {
  const [first, ...others] = lockTree([wait(1, 2), wait(2, 1)]);

  assert.deepEqual(others, []);
  assert.deepEqual(pids(first.below), [first.pid === 1 ? 2 : 1]);
});
