package org.headgate.tasks.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Partitions of tables by time. Functions of the database make and drop them with the rights of
 * whoever migrates; none waits for long.
 */
public class PartitionRepository {

  private final EntityManager entityManager;

  public PartitionRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Makes the next step towards partitions for the coming four weeks.
   *
   * @param days the length of a new partition
   * @param readableBytes up to this size, rows may be read while others wait
   */
  public PartitionStep prepare(PartitionedTable table, int days, Instant now, long readableBytes) {
    return PartitionStep.ofWireName(
        query(
                """
                select platform.prepare_partitions(:name, :days, cast(:now as timestamptz), :bytes)
                """)
            .setParameter("name", table.name())
            .setParameter("days", days)
            .setParameter("now", now)
            .setParameter("bytes", readableBytes)
            .getSingleResult());
  }

  /**
   * Drops a partition in which all executions ended before an instant, and a day ago by the
   * database's clock, with their attempts.
   *
   * @return its name; empty if there is none, or somebody would have to wait
   */
  public Optional<String> dropExpiredExecutions(Instant cutoff) {
    return Optional.of(
            query(
                    """
                    select coalesce(platform.drop_execution_partition(cast(:cutoff as timestamptz)), '')
                    """)
                .setParameter("cutoff", cutoff)
                .getSingleResult())
        .filter(name -> !name.isEmpty());
  }

  private NativeQuery<String> query(String sql) {
    return entityManager.unwrap(Session.class).createNativeQuery(sql, String.class);
  }
}
