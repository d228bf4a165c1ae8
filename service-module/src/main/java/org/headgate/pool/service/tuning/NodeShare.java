package org.headgate.pool.service.tuning;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.ConnectionBudget;
import org.headgate.pool.api.PoolBudget;
import org.headgate.pool.persistence.NodeLeaseRepository;
import org.headgate.pool.persistence.NodeLeaseRepository.NodeLease;
import org.headgate.pool.persistence.OperatorSqlGateway.SqlFailedException;

/**
 * Decides how many connections of the budget this node may hold, from the leases of all nodes, and
 * stores the last decision. The caller admits one deciding thread at a time; any thread may read
 * the report.
 */
@Dependent
class NodeShare {

  @Inject ConnectionBudgetReader budgets;
  @Inject NodeLeaseRepository leases;
  @Inject PoolResizer pools;
  @Inject IdGenerator idGenerator;

  private UUID nodeId;

  /** The leases of all nodes, if the last renewal found them so and left them so. */
  private List<NodeLease> known = List.of();

  private Optional<ConnectionBudget> budget = Optional.empty();
  private volatile Optional<PoolBudget> report = Optional.empty();

  @PostConstruct
  void name() {
    nodeId = idGenerator.next();
  }

  /** The node's id among the leases, new at each start. */
  UUID nodeId() {
    return nodeId;
  }

  /** The division of the server's connections; empty before the first decision. */
  Optional<PoolBudget> report() {
    return report;
  }

  /** The connections that all nodes together may hold. */
  int limit() {
    return budget().limit();
  }

  /** Reads the budget again, because the server's limits may have changed. */
  void readBudget(NodeLeaseRepository repository) {
    budget = Optional.of(budgets.read(repository));
  }

  /** The share of this node, from the wishes of all. */
  int due(List<NodeLease> all) {
    return Math.max(ConnectionBudget.MIN_SHARE, share(all, pools.wantedTotal()));
  }

  /** The last grant. */
  int granted() {
    return report.map(PoolBudget::thisNode).orElse(ConnectionBudget.MIN_SHARE);
  }

  /**
   * Writes this node's wish and grant, under a lock across nodes. Whether a failed call has stored
   * them is unknown, so the smaller grant holds then: the other nodes may not know of the larger.
   */
  NodeLease decide(NodeLeaseRepository repository, int wanted) {
    int inUse = pools.heldTotal();
    ConnectionBudget whole = budget();
    AtomicReference<PoolBudget> division = new AtomicReference<>();
    try {
      NodeLease decided =
          repository.decide(
              all -> {
                division.set(divide(whole, all, wanted, inUse));
                return new NodeLease(nodeId, wanted, division.get().thisNode());
              });
      report = Optional.of(division.get());
      return decided;
    } catch (SqlFailedException e) {
      Optional.ofNullable(division.get())
          .filter(unconfirmed -> unconfirmed.thisNode() < granted())
          .ifPresent(smaller -> report = Optional.of(smaller));
      throw e;
    }
  }

  /**
   * As {@link #decide}, but a lease that a decision would leave as it is, is only confirmed. That
   * needs no lock: it grants nothing, and the others count on it already.
   *
   * @param all the leases as they were just read
   */
  NodeLease renew(NodeLeaseRepository repository, List<NodeLease> all, int wanted) {
    PoolBudget division = divide(budget(), all, wanted, pools.heldTotal());
    NodeLease same = new NodeLease(nodeId, wanted, division.thisNode());
    if (all.contains(same) && repository.renew(same)) {
      known = List.copyOf(all);
      report = Optional.of(division);
      return same;
    }
    return decide(repository, wanted);
  }

  /**
   * As {@link #renew}, from the leases as they were read last, in one statement that also reads the
   * budget. While nothing changes, that is all a renewal has to do.
   *
   * @return what this node may hold; empty, and nothing is renewed, when something has changed
   */
  Optional<Integer> confirm(NodeLeaseRepository repository, int wanted) {
    List<NodeLease> all = known;
    known = List.of();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    PoolBudget division = divide(budget(), all, wanted, pools.heldTotal());
    NodeLease same = new NodeLease(nodeId, wanted, division.thisNode());
    if (!all.contains(same)) {
      return Optional.empty();
    }
    Optional<Integer> serverLimit = repository.confirm(same, all, budgets.reservedForOthers());
    if (serverLimit.isEmpty()) {
      return Optional.empty();
    }
    known = all;
    report = Optional.of(division);
    int due = share(all, wanted);
    budget = Optional.of(budgets.within(serverLimit.get()));
    return Optional.of(Math.max(ConnectionBudget.MIN_SHARE, Math.min(due, same.granted())));
  }

  private PoolBudget divide(ConnectionBudget whole, List<NodeLease> all, int wanted, int inUse) {
    int others = granted(all.stream().filter(lease -> !isOwn(lease)));
    int previous = granted(all.stream().filter(this::isOwn));
    int grant = whole.grant(share(all, wanted), previous, inUse, others);
    int nodes = all.size() + (previous == 0 && grant > 0 ? 1 : 0);
    return new PoolBudget(whole.limit(), nodes, others + grant, grant);
  }

  private int share(List<NodeLease> all, int wanted) {
    List<UUID> nodes = new ArrayList<>(all.stream().map(NodeLease::nodeId).toList());
    List<Integer> shares = new ArrayList<>();
    all.forEach(lease -> shares.add(isOwn(lease) ? wanted : lease.wanted()));
    if (!nodes.contains(nodeId)) {
      nodes.add(nodeId);
      shares.add(wanted);
    }
    return budget().shares(shares).get(nodes.indexOf(nodeId));
  }

  private boolean isOwn(NodeLease lease) {
    return lease.nodeId().equals(nodeId);
  }

  private static int granted(Stream<NodeLease> leases) {
    return leases.mapToInt(NodeLease::granted).sum();
  }

  private ConnectionBudget budget() {
    if (budget.isEmpty()) {
      budget = Optional.of(budgets.read(leases));
    }
    return budget.get();
  }
}
