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
  const place = (node) => {
    placed.add(node.pid);
    return node;
  };
  const grow = (node) => {
    node.below = waits
      .filter(({ pid, blocked_by: blockers }) => !placed.has(pid) && blockers.some((blocker) => blocker.pid === node.pid))
      .map(({ pid }) => place(nodeOf(pid)));
    node.below.forEach(grow);
  };
  const roots = [...nodes.values()].filter(({ waiter }) => !waiter).map(place);
  roots.forEach(grow);
  for (const node of nodes.values()) {
    if (!placed.has(node.pid)) {
      roots.push(place(node));
      grow(node);
    }
  }
  return roots;
}

/**
 * Those who wait at one place, with many who want the same for the same statement told as one: `{leaf, number, longest}` for
 * such a group, in seconds, and the nodes that others wait behind.
 */
export function folded(below) {
  const groups = new Map();
  for (const node of below.filter((one) => one.below.length === 0)) {
    const key = `${node.waiter?.wants}/${node.waiter?.statement}`;
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  const leaves = [...groups].map(([key, nodes]) => ({
    key, leaf: nodes[0], number: nodes.length, longest: Math.max(...nodes.map(({ waiter }) => waiter?.waited_seconds ?? 0)) }));
  return { leaves: leaves.sort((a, b) => b.number - a.number), branches: below.filter((one) => one.below.length > 0) };
}
