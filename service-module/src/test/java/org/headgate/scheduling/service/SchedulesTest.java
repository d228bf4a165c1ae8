package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.headgate.pool.service.guard.DispatchBed;
import org.headgate.pool.service.guard.PlatformUnit;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.headgate.scheduling.api.Overlap;
import org.headgate.scheduling.api.RecentExecutions;
import org.headgate.scheduling.api.ScheduleState;
import org.headgate.scheduling.persistence.ScheduleContent;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.SchedulePolicy;
import org.headgate.scheduling.persistence.ScheduleRepository;
import org.headgate.scheduling.persistence.ScheduleSearchCriteria;
import org.headgate.scheduling.persistence.ScheduleSearchRepository;
import org.headgate.scheduling.persistence.ScheduleSearchRepository.ListedSchedule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written of schedules, on a real PostgreSQL. */
class SchedulesTest {

  private static final Instant NINE = Instant.parse("2126-11-20T09:00:00Z");
  private static final String TRIGGER = "{\"type\":\"once\" , \"at\":\"2126-11-20T09:00:00Z\"}";
  private static final String ACTION =
      "{\"z\" : 1.0, \"a\":12345678901234567890123, \"a\":\"\\u0041 \"}";
  private static DispatchBed bed;
  private static PlatformUnit unit;

  @BeforeAll
  static void start() {
    bed = DispatchBed.started();
    unit = bed.unit();
  }

  @AfterAll
  static void end() {
    unit.close();
    bed.close();
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    UUID id = added();

    ScheduleEntity read = found(id);

    assertThat(read.trigger()).isEqualTo(TRIGGER);
    assertThat(read.action()).isEqualTo(ACTION);
    assertThat(read.secret()).contains(new byte[] {1, 2});
    assertThat(read.policy()).isEqualTo(policy());
    assertThat(read.nextAt()).contains(NINE);
    assertThat(read.revision()).isEqualTo(1);
    assertThat(read.readAt()).isAfter(read.createdAt());
    assertThat(bed.text("select action from platform.schedule where id = '%s'".formatted(id)))
        .isEqualTo(ACTION);
    assertThat(
            bed.text(
                "select dst_gap || dst_gap_chosen || dst_overlap || dst_overlap_chosen from platform.schedule where id = '%s'"
                    .formatted(id)))
        .isEqualTo("shifttruefirstfalse");
  }

  @Test
  void aChangeRaisesRevisionAndFenceAndWritesNothingElse() {
    UUID id = added();
    bed.update(
        "update platform.schedule set quiet_until = '2126-01-01', consecutive_failures = 3 where id = '%s'"
            .formatted(id));

    change(id, schedule -> schedule.redefine(content("other", ACTION)));

    assertThat(row(id)).isEqualTo("other true 2 1 3 true true");
    change(id, schedule -> schedule.redefine(content("other", "{}")));
    assertThat(row(id)).isEqualTo("other true 3 2 3 false true");
    change(id, ScheduleEntity::pause);
    assertThat(row(id)).isEqualTo("other false 4 3 3 false false");
    change(id, schedule -> schedule.enable(Optional.of(NINE)));
    assertThat(row(id)).isEqualTo("other true 5 4 0 false true");
    change(id, schedule -> schedule.disable("why"));
    assertThat(found(id).disabledReason()).contains("why");
    assertThat(found(id).updatedAt()).isAfter(found(id).createdAt());
  }

  @Test
  void theDispatchersStatementsLeaveTheRevision() {
    UUID id = added();

    unit.run(
        entityManager ->
            new ScheduleRepository(entityManager).incrementFence(DispatchBed.OWNER, id));

    assertThat(row(id)).isEqualTo("test true 1 1 0 false true");
  }

  @Test
  void whoDeletesMayNameTheRevision() {
    UUID id = added();

    assertThat(deleted(id, Optional.of(2L))).isFalse();
    assertThat(deleted(id, Optional.of(1L))).isTrue();
    assertThat(deleted(id, Optional.empty())).isFalse();
  }

  @Test
  void aListIsReadFromTheNewestByState() {
    UUID first = added();
    UUID second = added();
    change(first, ScheduleEntity::pause);

    List<UUID> owned = ids(ScheduleSearchCriteria.of(DispatchBed.OWNER, Optional.empty()));
    assertThat(owned).isSortedAccordingTo((a, b) -> b.toString().compareTo(a.toString()));
    assertThat(inState(ScheduleState.PAUSED, Optional.empty())).contains(first);
    assertThat(inState(ScheduleState.ACTIVE, Optional.empty())).contains(second);
    assertThat(inState(ScheduleState.DISABLED, Optional.empty())).doesNotContain(first, second);
    assertThat(inState(ScheduleState.PAUSED, Optional.of(first))).doesNotContain(first);
  }

  @Test
  void theServicesOwnIsThereOnceAndTimedAnew() {
    UUID id = UUID.randomUUID();
    putSystem(id, TRIGGER);
    putSystem(UUID.randomUUID(), TRIGGER);
    assertThat(row(id)).isEqualTo("test true 1 0 0 false true");

    putSystem(UUID.randomUUID(), "{}");

    assertThat(row(id)).isEqualTo("test true 1 1 0 false true");
    assertThat(found(id).trigger()).isEqualTo("{}");
    assertThat(found(id).systemTask()).contains("task");
  }

  private static void putSystem(UUID id, String trigger) {
    unit.run(
        entityManager -> {
          ScheduleRepository schedules = new ScheduleRepository(entityManager);
          Instant now = schedules.now();
          schedules.putSystem(
              new ScheduleEntity(
                  id,
                  Optional.empty(),
                  Optional.of("task"),
                  true,
                  new ScheduleContent("test", trigger, ACTION, Optional.empty(), policy(), now),
                  Optional.of(NINE),
                  now,
                  now));
        });
  }

  @Test
  void aListIsSearchedByAPartOfTheNameInAnyCase() {
    UUID id = added();
    change(id, schedule -> schedule.redefine(content("Grease 100% of the WÄHRE", ACTION)));

    assertThat(named("währe")).contains(id);
    assertThat(named("100%")).contains(id);
    assertThat(named("1_0")).doesNotContain(id);
    assertThat(ids(ScheduleSearchCriteria.of(UUID.randomUUID(), Optional.of("währe")))).isEmpty();
  }

  @Test
  void aListHasHowTheLatestTwentyExecutionsWent() {
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
  void thoseThatFailAreFoundApart() {
    UUID failing = added();
    UUID well = added();
    bed.update(
        "update platform.schedule set consecutive_failures = 2 where id = '%s'".formatted(failing));

    assertThat(ids(failing(true))).contains(failing).doesNotContain(well);
    assertThat(ids(failing(false))).contains(well).doesNotContain(failing);
  }

  private static ScheduleSearchCriteria failing(boolean failing) {
    return ScheduleSearchCriteria.ofAll(Optional.empty(), Optional.empty(), Optional.of(failing));
  }

  private static void execution(UUID schedule, int second, String state) {
    Instant at = NINE.plusSeconds(second);
    bed.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, finished_at)
        values ('%s', '%s', '%s', '%s', '%s')
        """
            .formatted(UUID.randomUUID(), schedule, at, state, at));
  }

  private static RecentExecutions recent(UUID id) {
    return page(ScheduleSearchCriteria.of(DispatchBed.OWNER, Optional.empty()), Optional.empty())
        .stream()
        .filter(listed -> listed.schedule().id().equals(id))
        .map(ScheduleMapper::recent)
        .findFirst()
        .orElseThrow();
  }

  private static List<UUID> named(String part) {
    return ids(ScheduleSearchCriteria.of(DispatchBed.OWNER, Optional.of(part)));
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
    return listed.stream().map(each -> each.schedule().id()).toList();
  }

  private static List<ListedSchedule> page(ScheduleSearchCriteria filter, Optional<UUID> before) {
    return unit.read(
        entityManager -> new ScheduleSearchRepository(entityManager).page(filter, before, 1000));
  }

  private static boolean deleted(UUID id, Optional<Long> revision) {
    return unit.write(
        entityManager ->
            new ScheduleRepository(entityManager).delete(DispatchBed.OWNER, id, revision));
  }

  private static UUID added() {
    UUID id = UUID.randomUUID();
    unit.run(
        entityManager -> {
          ScheduleRepository schedules = new ScheduleRepository(entityManager);
          Instant now = schedules.lockOwnerQuota(DispatchBed.OWNER).now();
          schedules.add(
              new ScheduleEntity(
                  id,
                  Optional.of(DispatchBed.OWNER),
                  Optional.empty(),
                  true,
                  content("test", ACTION),
                  Optional.of(NINE),
                  now,
                  now));
        });
    return id;
  }

  private static void change(UUID id, Consumer<ScheduleEntity> change) {
    unit.run(
        entityManager ->
            new ScheduleRepository(entityManager)
                .findForUpdate(DispatchBed.OWNER, id)
                .ifPresent(change));
  }

  private static ScheduleEntity found(UUID id) {
    return unit.read(entityManager -> new ScheduleRepository(entityManager).find(id)).orElseThrow();
  }

  /** Name, enabled, revision, fence, failures, whether quiet, whether it has a next instant. */
  private static String row(UUID id) {
    return bed.text(
        """
        select concat_ws(' ', name, cast(enabled as text), revision, fence, consecutive_failures,
                         cast(quiet_until is not null as text), cast(next_at is not null as text))
          from platform.schedule where id = '%s'
        """
            .formatted(id));
  }

  private static ScheduleContent content(String name, String action) {
    return new ScheduleContent(
        name, TRIGGER, action, Optional.of(new byte[] {1, 2}), policy(), NINE);
  }

  private static SchedulePolicy policy() {
    return new SchedulePolicy(
        Optional.of(DstGap.SHIFT),
        Optional.empty(),
        CatchUp.ALL,
        Duration.ofMinutes(90),
        Overlap.QUEUE,
        4,
        Duration.ofMillis(1500),
        Duration.ofHours(1));
  }
}
