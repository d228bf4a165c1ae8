package org.headgate.config.database;

import java.util.ArrayList;
import java.util.List;

/**
 * The connections that all nodes together may hold, for database servers with few connections, and
 * their division: as even as the nodes' wishes allow, with at least one for each pool of each node.
 *
 * <p>One or two connections are kept in reserve, so that a starting node can ask for its share: one
 * for a node that waits for others to shrink and, in budgets of ten or more, one for a node that
 * looks in and leaves again. Only the smallest budget has no reserve.
 *
 * @param limit all connections, operator lanes included, at least {@link #MIN_SHARE}
 */
public record ConnectionBudget(int limit) {

  /** One connection for each pool; a node cannot work with less. */
  public static final int MIN_SHARE = 3;

  /** Held by a node that has no share yet and asks for one. */
  public static final int PROVISIONAL_SHARE = 1;

  private static final int ROOM_FOR_TWO = 10;

  public ConnectionBudget {
    if (limit < MIN_SHARE) {
      throw new IllegalArgumentException("a budget is at least " + MIN_SHARE);
    }
  }

  /** The connections to be divided, without the reserve. */
  public int usable() {
    return Math.max(
        MIN_SHARE, limit - (limit < ROOM_FOR_TWO ? PROVISIONAL_SHARE : 2 * PROVISIONAL_SHARE));
  }

  /**
   * The share of each node; every node that sees the same wishes computes the same.
   *
   * @param wanted what each would hold if there were enough, the longest running node first
   * @return in the same order; 0 for those that came when there was no room left
   */
  public List<Integer> shares(List<Integer> wanted) {
    int fitting = Math.min(wanted.size(), usable() / MIN_SHARE);
    List<Integer> shares = new ArrayList<>();
    for (int node = 0; node < wanted.size(); node++) {
      shares.add(node < fitting ? MIN_SHARE : 0);
    }
    int left = usable() - fitting * MIN_SHARE;
    boolean given = true;
    while (left > 0 && given) {
      given = false;
      for (int node = 0; node < fitting && left > 0; node++) {
        if (shares.get(node) < wanted.get(node)) {
          shares.set(node, shares.get(node) + 1);
          left--;
          given = true;
        }
      }
    }
    return List.copyOf(shares);
  }

  /**
   * The grant of a node from now on. It shrinks only as far as the node has shrunk already, and
   * grows only as far as the others have shrunk: so the sum of all grants never exceeds the limit.
   *
   * @param share its share by {@link #shares}
   * @param previous its present grant, 0 for a node that comes
   * @param held what its pools can hold or still hold at this moment
   * @param others the present grants of all other nodes
   * @return at least {@link #MIN_SHARE}, or {@link #PROVISIONAL_SHARE} for a node that has to wait,
   *     or 0 for one that may not even do that: it leaves at once, and comes again
   */
  public int grant(int share, int previous, int held, int others) {
    if (previous >= MIN_SHARE) {
      int min = Math.max(MIN_SHARE, share);
      return min <= previous
          ? Math.max(min, Math.min(held, previous))
          : Math.max(previous, Math.min(min, usable() - others));
    }
    int free = Math.min(share, usable() - others);
    if (free >= MIN_SHARE) {
      return free;
    }
    return others + PROVISIONAL_SHARE <= Math.min(limit, usable() + PROVISIONAL_SHARE)
        ? PROVISIONAL_SHARE
        : 0;
  }
}
