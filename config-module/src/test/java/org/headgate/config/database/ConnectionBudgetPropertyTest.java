package org.headgate.config.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Nodes that start, stop, shrink late and grow, in any order, never exceed the budget. */
class ConnectionBudgetPropertyTest {

  private static final int MOST_NODES = 6;

  /** The next event, and its node. */
  record Event(What what, int node, int wanted) {}

  enum What {
    RENEW,
    CLOSE_CONNECTIONS,
    LEAVE
  }

  /** A node as the lease table and its own pools have it. */
  private static final class Node {
    private int wanted;
    private int granted;
    private int mayHold;
    private int open;
  }

  private final Map<Integer, Node> nodes = new LinkedHashMap<>();

  @Provide
  Arbitrary<List<Event>> lives() {
    return Combinators.combine(
            Arbitraries.of(What.RENEW, What.RENEW, What.RENEW, What.CLOSE_CONNECTIONS, What.LEAVE),
            Arbitraries.integers().between(0, MOST_NODES - 1),
            Arbitraries.integers().between(3, 60))
        .as(Event::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(200);
  }

  @Property(tries = 1000)
  void sumOfSharesNeverExceedsTheBudget(
      @ForAll("lives") List<Event> life, @ForAll @IntRange(min = 3, max = 80) int limit) {
    nodes.clear();
    ConnectionBudget budget = new ConnectionBudget(limit);
    for (Event event : life) {
      apply(event, budget);
      assertThat(nodes.values().stream().mapToInt(node -> node.granted).sum())
          .as("granted")
          .isLessThanOrEqualTo(limit);
      assertThat(nodes.values().stream().mapToInt(node -> Math.max(node.open, node.mayHold)).sum())
          .as("connections that are or may be open")
          .isLessThanOrEqualTo(limit);
    }
  }

  @Property(tries = 300)
  void remainingNodesAllReachTheirShares(
      @ForAll @IntRange(min = 1, max = MOST_NODES) int count,
      @ForAll @IntRange(min = 20, max = 80) int limit,
      @ForAll @IntRange(min = 3, max = 40) int wanted) {
    nodes.clear();
    ConnectionBudget budget = new ConnectionBudget(limit);
    for (int round = 0; round < 2 * MOST_NODES; round++) {
      for (int node = 0; node < count; node++) {
        apply(new Event(What.RENEW, node, wanted), budget);
        apply(new Event(What.CLOSE_CONNECTIONS, node, wanted), budget);
      }
    }

    assertThat(nodes.values().stream().map(node -> node.granted).toList())
        .isEqualTo(budget.shares(nodes.values().stream().map(node -> node.wanted).toList()));
  }

  @Property
  void sharesAreEvenAndAtLeastOneForEachPool(
      @ForAll List<@IntRange(min = 3, max = 90) Integer> wanted,
      @ForAll @IntRange(min = 3, max = 200) int limit) {
    ConnectionBudget budget = new ConnectionBudget(limit);

    List<Integer> shares = budget.shares(wanted);

    assertThat(shares).hasSameSizeAs(wanted).allMatch(share -> share == 0 || share >= 3);
    assertThat(shares.stream().mapToInt(Integer::intValue).sum())
        .isLessThanOrEqualTo(budget.usable());
    for (int node = 0; node < shares.size(); node++) {
      assertThat(shares.get(node)).isLessThanOrEqualTo(wanted.get(node));
    }
  }

  private void apply(Event event, ConnectionBudget budget) {
    switch (event.what()) {
      case LEAVE -> nodes.remove(event.node());
      case CLOSE_CONNECTIONS -> {
        Node node = nodes.get(event.node());
        if (node != null) {
          node.open = Math.min(node.open, node.mayHold);
        }
      }
      case RENEW -> renew(event, budget);
    }
  }

  /** As ConnectionLease does it: shrink, decide, then at most what was granted. */
  private void renew(Event event, ConnectionBudget budget) {
    Node node = nodes.get(event.node());
    boolean comes = node == null;
    if (comes) {
      node = new Node();
    }
    node.wanted = event.wanted();
    List<Integer> shares = new ArrayList<>();
    int others = 0;
    int position = nodes.size();
    for (Map.Entry<Integer, Node> entry : nodes.entrySet()) {
      if (entry.getValue() == node) {
        position = shares.size();
      } else {
        others += entry.getValue().granted;
      }
      shares.add(entry.getValue().wanted);
    }
    if (comes) {
      shares.add(node.wanted);
    }
    int share = budget.shares(shares).get(position);
    if (node.granted >= ConnectionBudget.MIN_SHARE) {
      node.mayHold = Math.min(Math.max(3, share), node.granted);
    }
    int grant = budget.grant(share, node.granted, Math.max(node.open, node.mayHold), others);
    if (grant == 0) {
      return;
    }
    node.granted = grant;
    node.mayHold = grant < 3 ? grant : Math.min(grant, Math.max(3, share));
    node.open = Math.max(node.open, node.mayHold);
    nodes.put(event.node(), node);
  }
}
