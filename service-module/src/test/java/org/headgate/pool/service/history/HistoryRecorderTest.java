package org.headgate.pool.service.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.PoolSample;
import org.headgate.pool.service.guard.GuardedWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second of a node in its history. */
class HistoryRecorderTest {

  private static final Instant AT = Instant.parse("2027-03-01T10:00:00Z");
  private static final Optional<PoolName> PLATFORM = Optional.of(PoolName.PLATFORM);
  private static final GuardedWork WORK = GuardedWork.once(PoolName.PLATFORM, WorkPriority.USERS);

  private final GuardEventCounter guard = new GuardEventCounter();
  private final HistoryRecorder recorder = new HistoryRecorder();

  @BeforeEach
  void start() {
    recorder.eventCounter = guard;
    recorder.node =
        new NodeCounters() {
          @Override
          synchronized Counted read() {
            return new Counted(Map.of("executions", 3L, "executions_failed", 1L), Map.of());
          }
        };
  }

  @Test
  void refusalsAreRecordedByClass() {
    guard.refused(WORK, RefusalReason.DEADLINE);
    guard.refused(WORK, RefusalReason.DEADLINE);
    guard.refused(WORK, RefusalReason.BREAKER_OPEN);
    recorder.secondSampled(AT);

    assertThat(figure(PLATFORM, "refused_deadline")).hasValue(2);
    assertThat(figure(PLATFORM, "timeouts")).hasValue(2);
    assertThat(figure(PLATFORM, "refused_breaker_open")).hasValue(1);
    assertThat(figure(PLATFORM, "refused_queue_full")).hasValue(0);
    assertThat(figure(PLATFORM, "refused")).hasValue(3);
    assertThat(figure(Optional.of(PoolName.USERDATA), "refused")).hasValue(0);
  }

  @Test
  void executionsAndFindingsAreRecorded() {
    recorder.setFindings(2);
    recorder.secondSampled(AT);

    assertThat(figure(Optional.empty(), "executions")).hasValue(3);
    assertThat(figure(Optional.empty(), "executions_failed")).hasValue(1);
    assertThat(figure(Optional.empty(), "findings")).hasValue(2);
  }

  @Test
  void stateOfAPoolIsRecorded() {
    recorder.sampled(PoolName.PLATFORM, new PoolSample(AT, 15, 10, 7, 3, 4, 0));
    recorder.secondSampled(AT);

    assertThat(figure(PLATFORM, "max_size")).hasValue(15);
    assertThat(figure(PLATFORM, "in_use")).hasValue(7);
    assertThat(figure(PLATFORM, "idle")).hasValue(3);
    assertThat(figure(PLATFORM, "waiting")).hasValue(4);
  }

  private OptionalDouble figure(Optional<PoolName> pool, String series) {
    List<HistoryRow> rows = recorder.memory().between(AT, AT.plusSeconds(1), Duration.ofSeconds(1));
    return HistoryFigure.of(pool, series)
        .orElseThrow()
        .read()
        .apply(new HistoryFigure.Rows(rows, 1, recorder.memory().names()));
  }
}
