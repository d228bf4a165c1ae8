package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.headgate.scheduling.api.RecentExecutions;
import org.headgate.scheduling.api.ScheduleState;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleRepository;
import org.headgate.scheduling.persistence.ScheduleSearchCriteria;
import org.headgate.scheduling.persistence.ScheduleSearchRepository;
import org.headgate.scheduling.persistence.ScheduleSearchRepository.ListedSchedule;
import org.headgate.scheduling.persistence.ScheduleSearchRepository.SchedulePage;
import org.junit.jupiter.api.Test;

/** Lists of schedules, and searches in them. */
class ScheduleSearchRepositoryTest extends ScheduleRepositorySteps {

  private static final String LARGE = "{\"text\":\"" + "a".repeat(60_000) + "\"}";

  @Test
  void schedulesAreListedNewestFirstByState() {
    UUID first = added();
    UUID second = added();
    change(first, ScheduleEntity::pause);

    List<UUID> owned = ids(ScheduleSearchCriteria.of(DispatchDatabase.OWNER, Optional.empty()));
    assertThat(owned).isSortedAccordingTo((a, b) -> b.toString().compareTo(a.toString()));
    assertThat(inState(ScheduleState.PAUSED, Optional.empty())).contains(first);
    assertThat(inState(ScheduleState.ACTIVE, Optional.empty())).contains(second);
    assertThat(inState(ScheduleState.DISABLED, Optional.empty())).doesNotContain(first, second);
    assertThat(inState(ScheduleState.PAUSED, Optional.of(first))).doesNotContain(first);
  }

  @Test
  void schedulesAreSearchedByPartOfNameInAnyCase() {
    UUID id = added();
    change(
        id, schedule -> schedule.replaceContent(content("Grease 100% of the WÄHRE", ACTION), true));

    assertThat(idsByName("währe")).contains(id);
    assertThat(idsByName("100%")).contains(id);
    assertThat(idsByName("1_0")).doesNotContain(id);
    assertThat(ids(ScheduleSearchCriteria.of(UUID.randomUUID(), Optional.of("währe")))).isEmpty();
  }

  @Test
  void listSummarizesTheLatestTwentyExecutions() {
    UUID id = added();
    UUID fresh = added();
    execution(id, 1, "failed");
    for (int second = 2; second <= 20; second++) {
      execution(id, second, second % 2 == 0 ? "succeeded" : "skipped");
    }
    execution(id, 21, "failed");
    execution(id, 22, "running");

    RecentExecutions recent = recent(id);
    assertThat(recent.executions()).isEqualTo(20);
    assertThat(recent.outcomes())
        .isEqualTo(
            Map.of(
                ExecutionOutcome.SUCCEEDED,
                10,
                ExecutionOutcome.SKIPPED,
                9,
                ExecutionOutcome.FAILED,
                1));
    assertThat(recent.lastOutcome()).contains(ExecutionOutcome.FAILED);
    assertThat(recent.lastEndedAt()).contains(NINE.plusSeconds(21));
    assertThat(recent(fresh)).isEqualTo(RecentExecutions.NONE);
  }

  @Test
  void searchFiltersByFailure() {
    UUID failing = added();
    UUID well = added();
    database.update(
        "update platform.schedule set consecutive_failures = 2 where id = '%s'".formatted(failing));

    assertThat(ids(byFailure(true))).contains(failing).doesNotContain(well);
    assertThat(ids(byFailure(false))).contains(well).doesNotContain(failing);
  }

  @Test
  void pageOfLargeSchedulesEndsEarlyAndTheNextFollows() {
    Set<UUID> large = new HashSet<>();
    for (int number = 0; number < 5; number++) {
      UUID id = added();
      change(id, schedule -> schedule.replaceContent(content("Flood report", LARGE), false));
      large.add(id);
    }
    ScheduleSearchCriteria reports =
        ScheduleSearchCriteria.of(DispatchDatabase.OWNER, Optional.of("flood report"));

    List<UUID> read = new ArrayList<>();
    try {
      SchedulePage page = page(reports, Optional.empty(), 200);
      read.addAll(ids(page.schedules()));
      assertThat(read).hasSize(2);
      while (page.hasNext()) {
        page = page(reports, Optional.of(read.get(read.size() - 1)), 200);
        read.addAll(ids(page.schedules()));
      }
    } finally {
      database.update("delete from platform.schedule where name = 'Flood report'");
    }

    assertThat(read).containsExactlyInAnyOrderElementsOf(large);
  }

  @Test
  void longListIsReadToItsEnd() {
    for (int number = 0; number < 60; number++) {
      change(added(), schedule -> schedule.replaceContent(content("Gauge", ACTION), true));
    }
    ScheduleSearchCriteria gauges =
        ScheduleSearchCriteria.of(DispatchDatabase.OWNER, Optional.of("gauge"));

    assertThat(page(gauges, Optional.empty(), 59).schedules()).hasSize(59);
    assertThat(page(gauges, Optional.empty(), 59).hasNext()).isTrue();
    assertThat(page(gauges, Optional.empty(), 60).schedules()).hasSize(60);
    assertThat(page(gauges, Optional.empty(), 60).hasNext()).isFalse();
    assertThat(ids(page(gauges, Optional.empty(), 200).schedules())).doesNotHaveDuplicates();
  }

  /** Its schedules stay until the erasure of everything that belongs to it. */
  @Test
  void schedulesOfDeletedAccountAreNotShownToAdministrators() {
    UUID scheduleId = added();
    assertThat(inState(ScheduleState.ACTIVE, Optional.empty())).contains(scheduleId);

    database.update("update platform.account set deleted_at = now()");
    try {
      assertThat(inState(ScheduleState.ACTIVE, Optional.empty())).doesNotContain(scheduleId);
      boolean isFound =
          unit.read(
              entityManager -> new ScheduleRepository(entityManager).find(scheduleId).isPresent());
      assertThat(isFound).isFalse();
    } finally {
      database.update("update platform.account set deleted_at = null");
    }
  }

  private static ScheduleSearchCriteria byFailure(boolean failing) {
    return ScheduleSearchCriteria.ofAll(Optional.empty(), Optional.empty(), Optional.of(failing));
  }

  private static void execution(UUID scheduleId, int second, String state) {
    Instant at = NINE.plusSeconds(second);
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, finished_at)
        values ('%s', '%s', '%s', '%s', '%s')
        """
            .formatted(UUID.randomUUID(), scheduleId, at, state, at));
  }

  private static RecentExecutions recent(UUID id) {
    return page(
            ScheduleSearchCriteria.of(DispatchDatabase.OWNER, Optional.empty()), Optional.empty())
        .stream()
        .filter(listed -> listed.schedule().id().equals(id))
        .map(ScheduleMapper::recent)
        .findFirst()
        .orElseThrow();
  }

  private static List<UUID> idsByName(String part) {
    return ids(ScheduleSearchCriteria.of(DispatchDatabase.OWNER, Optional.of(part)));
  }

  private static List<UUID> inState(ScheduleState state, Optional<UUID> before) {
    return ids(
        page(
            ScheduleSearchCriteria.ofAll(Optional.of(state), Optional.empty(), Optional.empty()),
            before));
  }

  private static List<UUID> ids(ScheduleSearchCriteria filter) {
    return ids(page(filter, Optional.empty()));
  }

  private static List<UUID> ids(List<ListedSchedule> listed) {
    return listed.stream().map(schedule -> schedule.schedule().id()).toList();
  }

  private static List<ListedSchedule> page(ScheduleSearchCriteria filter, Optional<UUID> before) {
    return page(filter, before, 1000).schedules();
  }

  private static SchedulePage page(
      ScheduleSearchCriteria filter, Optional<UUID> before, int limit) {
    return unit.read(
        entityManager -> new ScheduleSearchRepository(entityManager).page(filter, before, limit));
  }
}
