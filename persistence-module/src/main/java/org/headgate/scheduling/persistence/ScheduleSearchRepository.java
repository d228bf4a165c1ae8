package org.headgate.scheduling.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.headgate.scheduling.api.ScheduleState;
import org.hibernate.Session;

/**
 * Lists schedules, newest first, each with the outcomes of its latest executions. A page is bounded
 * by its text as well: an action may have 64 KiB, and takes many times that as JSON in memory.
 */
public class ScheduleSearchRepository {

  private static final List<ExecutionOutcome> ENDS =
      List.of(
          ExecutionOutcome.SUCCEEDED,
          ExecutionOutcome.FAILED,
          ExecutionOutcome.SKIPPED,
          ExecutionOutcome.MISSED);

  /** The characters of all triggers and actions on a page. */
  private static final int MAX_TEXT = 128 * 1024;

  /** How many are read at once: a page of the usual size, and one schedule more. */
  private static final int PORTION = 51;

  private final EntityManager entityManager;

  public ScheduleSearchRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * A schedule in a list.
   *
   * @param outcomes the number of each outcome among its latest executions that ended
   */
  public record ListedSchedule(
      ScheduleEntity schedule,
      Map<ExecutionOutcome, Integer> outcomes,
      Optional<ExecutionOutcome> lastOutcome,
      Optional<Instant> lastEndedAt) {

    public ListedSchedule {
      outcomes = Map.copyOf(outcomes);
    }

    private static ListedSchedule neverExecuted(ScheduleEntity schedule) {
      return new ListedSchedule(schedule, Map.of(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * A page of a list.
   *
   * @param hasNext whether older ones follow
   */
  public record SchedulePage(List<ListedSchedule> schedules, boolean hasNext) {

    public SchedulePage {
      schedules = List.copyOf(schedules);
    }
  }

  /**
   * One page, by two statements unless its limit is larger than usual.
   *
   * @param before only schedules that are older than this one; empty for the first page
   * @param limit how many there are at most; fewer where they are large
   */
  public SchedulePage page(ScheduleSearchCriteria filter, Optional<UUID> before, int limit) {
    List<ScheduleEntity> found = schedules(filter, before, limit + 1);
    List<ScheduleEntity> shown = found.subList(0, Math.min(limit, fitting(found)));
    Map<UUID, Tuple> recent = recent(shown.stream().map(ScheduleEntity::id).toList());
    List<ListedSchedule> listed =
        shown.stream()
            .map(
                schedule ->
                    Optional.ofNullable(recent.get(schedule.id()))
                        .map(row -> listed(schedule, row))
                        .orElseGet(() -> ListedSchedule.neverExecuted(schedule)))
            .toList();
    return new SchedulePage(listed, shown.size() < found.size());
  }

  /** Reads up to this many, and stops where they no longer fit on a page. */
  private List<ScheduleEntity> schedules(
      ScheduleSearchCriteria filter, Optional<UUID> before, int count) {
    List<ScheduleEntity> found = new ArrayList<>();
    Optional<UUID> last = before;
    boolean hasNext = true;
    while (hasNext && found.size() < count && fitting(found) == found.size()) {
      int portion = Math.min(PORTION, count - found.size());
      List<ScheduleEntity> read = portion(filter, last, portion);
      found.addAll(read);
      hasNext = read.size() == portion;
      last = found.isEmpty() ? last : Optional.of(found.get(found.size() - 1).id());
    }
    return found;
  }

  /** How many of them fit on a page; one at least, unless there is none. */
  private static int fitting(List<ScheduleEntity> found) {
    int text = 0;
    int fitting = 0;
    for (ScheduleEntity schedule : found) {
      text += schedule.trigger().length() + schedule.action().length();
      if (fitting > 0 && text > MAX_TEXT) {
        return fitting;
      }
      fitting++;
    }
    return fitting;
  }

  private List<ScheduleEntity> portion(
      ScheduleSearchCriteria filter, Optional<UUID> before, int limit) {
    StringBuilder where = new StringBuilder("where true");
    Map<String, Object> values = new HashMap<>();
    filter
        .accountId()
        .ifPresent(
            accountId -> {
              where.append(" and s.accountId = :owner");
              values.put("owner", accountId);
            });
    if (filter.accountId().isEmpty()) {
      where.append(" and ").append(ScheduleRepository.OWNER_IS_NOT_DELETED);
    }
    filter.state().ifPresent(state -> where.append(" and ").append(in(state)));
    filter
        .failing()
        .ifPresent(
            failing -> where.append(" and s.consecutiveFailures ").append(failing ? "> 0" : "= 0"));
    filter
        .query()
        .ifPresent(
            query -> {
              where.append(
                  " and cast(function('platform.fold_case', s.name) as string)"
                      + " like cast(function('platform.search_pattern', :query) as string) escape '!'");
              values.put("query", query);
            });
    before.ifPresent(
        id -> {
          where.append(" and s.id < :before");
          values.put("before", id);
        });
    TypedQuery<ScheduleEntity> page =
        entityManager.createQuery(
            "select s from ScheduleEntity s " + where + " order by s.id desc",
            ScheduleEntity.class);
    values.forEach(page::setParameter);
    return page.setMaxResults(limit).getResultList();
  }

  private static String in(ScheduleState state) {
    return switch (state) {
      case DISABLED -> "s.disabledReason is not null and not s.enabled";
      case PAUSED -> "s.disabledReason is null and not s.enabled";
      case ACTIVE -> "s.disabledReason is null and s.enabled and s.nextAt is not null";
      case FINISHED -> "s.disabledReason is null and s.enabled and s.nextAt is null";
    };
  }

  /**
   * The outcomes of the latest 20 ended executions of each schedule; schedules with none are left
   * out.
   */
  private Map<UUID, Tuple> recent(List<UUID> schedules) {
    if (schedules.isEmpty()) {
      return Map.of();
    }
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select s.id as schedule,
                   count(*) filter (where latest.state = 'succeeded') as succeeded,
                   count(*) filter (where latest.state = 'failed') as failed,
                   count(*) filter (where latest.state = 'skipped') as skipped,
                   count(*) filter (where latest.state = 'missed') as missed,
                   max(latest.state) filter (where latest.place = 1) as last_state,
                   max(latest.finished_at) filter (where latest.place = 1) as last_at
              from platform.schedule s
             cross join lateral (
                   select e.state, e.finished_at, row_number() over (order by e.scheduled_for desc) as place
                     from platform.execution e
                    where e.schedule_id = s.id and e.state in ('succeeded', 'failed', 'skipped', 'missed')
                    order by e.scheduled_for desc limit 20) as latest
             where s.id in (:schedules)
             group by s.id
            """,
            Tuple.class)
        .addScalar("schedule", UUID.class)
        .addScalar("succeeded", Integer.class)
        .addScalar("failed", Integer.class)
        .addScalar("skipped", Integer.class)
        .addScalar("missed", Integer.class)
        .addScalar("last_state", String.class)
        .addScalar("last_at", Instant.class)
        .setParameterList("schedules", schedules, UUID.class)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> row.get("schedule", UUID.class), row -> row));
  }

  private static ListedSchedule listed(ScheduleEntity schedule, Tuple row) {
    Map<ExecutionOutcome, Integer> outcomes = new EnumMap<>(ExecutionOutcome.class);
    for (ExecutionOutcome end : ENDS) {
      int number = row.get(end.wireName(), Integer.class);
      if (number > 0) {
        outcomes.put(end, number);
      }
    }
    String last = row.get("last_state", String.class);
    return new ListedSchedule(
        schedule,
        outcomes,
        ENDS.stream().filter(end -> end.wireName().equals(last)).findFirst(),
        Optional.ofNullable(row.get("last_at", Instant.class)));
  }
}
