package org.headgate.tasks.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.headgate.tasks.persistence.PartitionRepository;
import org.headgate.tasks.persistence.PartitionStep;
import org.headgate.tasks.persistence.PartitionedTable;

/** Makes and drops partitions, each step in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PartitionService {

  /** 64 MiB are read in some 0.1 s. */
  private static final long READABLE_BYTES = 64L << 20;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * The next step towards partitions for the coming weeks.
   *
   * @param days the length of a new partition
   */
  public PartitionStep prepare(PartitionedTable table, int days) {
    return partitions().prepare(table, days, clock.instant(), READABLE_BYTES);
  }

  /**
   * Drops a partition of executions.
   *
   * @param retention how long each must have ended
   * @return its name; empty if there is none, or it cannot be dropped now
   */
  public Optional<String> dropExpiredExecutions(Duration retention) {
    return partitions().dropExpiredExecutions(clock.instant().minus(retention));
  }

  private PartitionRepository partitions() {
    return new PartitionRepository(entityManager);
  }
}
