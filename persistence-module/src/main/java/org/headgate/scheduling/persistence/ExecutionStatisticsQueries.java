package org.headgate.scheduling.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.hibernate.Session;

/** Statistics of a schedule's latest executions, computed by the database. */
public class ExecutionStatisticsQueries {

  private static final Pattern COUNT = Pattern.compile("\"(\\w+)\" : (\\d+)");

  private final EntityManager entityManager;

  public ExecutionStatisticsQueries(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Statistics of the latest executions.
   *
   * @param executions how many were counted, 1,000 at most
   * @param repeated how many took more than one attempt
   * @param lag delay of the last attempts' start, except those of backfills; milliseconds
   * @param duration the duration of the last attempts; milliseconds
   */
  public record ExecutionStatistics(
      int executions,
      Map<ExecutionOutcome, Integer> outcomes,
      int repeated,
      Quantiles lag,
      Quantiles duration,
      Optional<Instant> lastSucceededAt,
      Optional<Instant> lastFailedAt) {}

  /** Empty where nothing was executed. */
  public record Quantiles(Optional<Long> p50, Optional<Long> p95, Optional<Long> max) {}

  /** Statistics of the latest 1,000. */
  public ExecutionStatistics find(UUID scheduleId) {
    return statistics(
        entityManager
            .unwrap(Session.class)
            .createNativeQuery(
                """
                with latest as (
                  select state, attempt, started_at, finished_at,
                         case when kind <> 'backfill'
                              then extract(epoch from started_at - scheduled_for) * 1000 end as lag,
                         extract(epoch from finished_at - started_at) * 1000 as duration
                    from platform.execution where schedule_id = :schedule order by scheduled_for desc limit 1000
                )
                select count(*) as executions,
                       (select coalesce(cast(json_object_agg(state, number) as text), '{}')
                          from (select case state when 'queued' then 'waiting' else state end as state, count(*) as number
                                  from latest group by 1) as states) as outcomes,
                       count(*) filter (where attempt > 1) as repeated,
                       percentile_disc(0.5) within group (order by lag) as lag50,
                       percentile_disc(0.95) within group (order by lag) as lag95, max(lag) as lag100,
                       percentile_disc(0.5) within group (order by duration) as duration50,
                       percentile_disc(0.95) within group (order by duration) as duration95, max(duration) as duration100,
                       max(finished_at) filter (where state = 'succeeded') as succeeded_at,
                       max(finished_at) filter (where state = 'failed') as failed_at
                  from latest
                """,
                Tuple.class)
            .addScalar("executions", Integer.class)
            .addScalar("outcomes", String.class)
            .addScalar("repeated", Integer.class)
            .addScalar("lag50", BigDecimal.class)
            .addScalar("lag95", BigDecimal.class)
            .addScalar("lag100", BigDecimal.class)
            .addScalar("duration50", BigDecimal.class)
            .addScalar("duration95", BigDecimal.class)
            .addScalar("duration100", BigDecimal.class)
            .addScalar("succeeded_at", Instant.class)
            .addScalar("failed_at", Instant.class)
            .setParameter("schedule", scheduleId)
            .getSingleResult());
  }

  private static ExecutionStatistics statistics(Tuple row) {
    return new ExecutionStatistics(
        row.get("executions", Integer.class),
        outcomes(row.get("outcomes", String.class)),
        row.get("repeated", Integer.class),
        quantiles(row, "lag"),
        quantiles(row, "duration"),
        Optional.ofNullable(row.get("succeeded_at", Instant.class)),
        Optional.ofNullable(row.get("failed_at", Instant.class)));
  }

  private static Quantiles quantiles(Tuple row, String name) {
    return new Quantiles(
        millis(row, name + "50"), millis(row, name + "95"), millis(row, name + "100"));
  }

  private static Optional<Long> millis(Tuple row, String column) {
    return Optional.ofNullable(row.get(column, BigDecimal.class)).map(BigDecimal::longValue);
  }

  /** Reads a JSON object made by the statement: it holds names and numbers only. */
  private static Map<ExecutionOutcome, Integer> outcomes(String json) {
    Map<ExecutionOutcome, Integer> outcomes = new EnumMap<>(ExecutionOutcome.class);
    COUNT
        .matcher(json)
        .results()
        .forEach(
            count ->
                outcomes.put(
                    ExecutionOutcome.valueOf(count.group(1).toUpperCase(Locale.ROOT)),
                    Integer.valueOf(count.group(2))));
    return outcomes;
  }
}
