package org.headgate.scheduling.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads the history of a schedule, each page of attempts by one statement. */
public class ExecutionHistoryQueries {

  private final EntityManager entityManager;

  public ExecutionHistoryQueries(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** An attempt in the history; the next page begins with the one before it. */
  public record Position(Instant scheduledFor, int attempt) {}

  /**
   * One attempt in the history.
   *
   * @param earlier empty for the latest attempt of the execution
   */
  public record Item(ExecutionEntity execution, Optional<ExecutionAttemptEntity> earlier) {

    /** The attempt's number, from 1. */
    public int attempt() {
      return earlier.map(ExecutionAttemptEntity::attempt).orElseGet(execution::attempt);
    }
  }

  /** All attempts, the latest instant first. */
  public List<Item> find(UUID scheduleId, Optional<Position> before, int limit) {
    TypedQuery<Tuple> query =
        entityManager
            .createQuery(
                """
                select e as execution, a as earlier
                  from ExecutionEntity e
                  left join ExecutionAttemptEntity a
                         on a.id.scheduleId = e.scheduleId and a.id.scheduledFor = e.scheduledFor %s
                 where e.scheduleId = :schedule %s
                 order by e.scheduledFor desc, a.id.attempt desc
                """
                    .formatted(
                        before.isPresent()
                            ? "and (e.scheduledFor < :instant or a.id.attempt < :attempt)"
                            : "",
                        before.isPresent()
                            ? "and e.scheduledFor <= :instant and (e.scheduledFor < :instant"
                                + " or e.attempt < :attempt or a.id.attempt is not null)"
                            : ""),
                Tuple.class)
            .setParameter("schedule", scheduleId)
            .setMaxResults(limit);
    before.ifPresent(
        position ->
            query
                .setParameter("instant", position.scheduledFor())
                .setParameter("attempt", position.attempt()));
    return attempts(query.getResultList(), before).limit(limit).toList();
  }

  /** Puts the latest attempt of each execution before its earlier ones, which are in the rows. */
  private static Stream<Item> attempts(List<Tuple> rows, Optional<Position> before) {
    Stream.Builder<Item> items = Stream.builder();
    ExecutionEntity last = null;
    for (Tuple row : rows) {
      ExecutionEntity execution = row.get("execution", ExecutionEntity.class);
      if (!execution.equals(last) && before.filter(it -> !isBefore(execution, it)).isEmpty()) {
        items.add(new Item(execution, Optional.empty()));
      }
      Optional.ofNullable(row.get("earlier", ExecutionAttemptEntity.class))
          .ifPresent(earlier -> items.add(new Item(execution, Optional.of(earlier))));
      last = execution;
    }
    return items.build();
  }

  private static boolean isBefore(ExecutionEntity execution, Position position) {
    return execution.scheduledFor().isBefore(position.scheduledFor())
        || execution.attempt() < position.attempt();
  }
}
