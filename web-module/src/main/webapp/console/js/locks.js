/**
 * Who blocks whom as a tree: on top those who wait for nobody, below each who waits for it. A node is `{pid, waiter?,
 * blocker?, below}`; one that waits for several stands under the first, and a circle is cut where it closes.
 */
export function lockTree(waits) {
  const nodes = new Map();
  const nodeOf = (pid) => {
    if (!nodes.has(pid)) {
      nodes.set(pid, { pid, below: [] });
    }
    return nodes.get(pid);
  };
  for (const wait of waits) {
    nodeOf(wait.pid).waiter = wait;
    wait.blocked_by.forEach((blocker) => {
      nodeOf(blocker.pid).blocker ??= blocker;
    });
  }
  const placed = new Set();
  const grow = (node) => {
    placed.add(node.pid);
    node.below = waits
      .filter(({ pid, blocked_by: blockers }) => !placed.has(pid) && blockers.some((blocker) => blocker.pid === node.pid))
      .map(({ pid }) => pid)
      .filter((pid) => !placed.has(pid))
      .map((pid) => grow(nodeOf(pid)));
    return node;
  };
  const roots = [...nodes.values()].filter(({ waiter }) => !waiter).map(grow);
  const circles = [...nodes.values()].filter(({ pid }) => !placed.has(pid));
  return [...roots, ...circles.filter(({ pid }) => !placed.has(pid)).map(grow)];
}
