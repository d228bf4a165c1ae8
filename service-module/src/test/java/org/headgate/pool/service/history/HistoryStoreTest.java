package org.headgate.pool.service.history;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.history.HistoryMark;
import org.headgate.pool.persistence.history.HistoryRepository;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.monitoring.PlatformAvailability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history of a node's earlier run, as the next run restores it. */
class HistoryStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-30T03:00:00.123456789Z");
  private static final Instant EARLIER = Instant.parse("2026-11-30T02:00:00Z");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Stored stored = new Stored();
  private final HistoryMarks marks = new HistoryMarks();
  private final HistoryRecorder recorder = new HistoryRecorder();
  private final HistoryStore store = new HistoryStore();

  @BeforeEach
  void start() {
    marks.node = new NodeName() {};
    marks.ids = new IdGenerator();
    marks.clock = clock;
    marks.started(NOW);
    store.repository = stored;
    store.recorder = recorder;
    store.marks = marks;
    store.node = marks.node;
    store.guard = new DatabaseGuard() {};
    store.clock = clock;
    store.platform =
        new PlatformAvailability() {
          @Override
          public boolean isAvailable() {
            return true;
          }
        };
    store.executor = idle();
    store.start(new DatabaseAvailableEvent(PoolName.PLATFORM));
  }

  @Test
  void marksAreRestoredOnceHoweverOftenTheMinutesFail() {
    stored.failures = 2;

    for (int round = 0; round < 4; round++) {
      store.runOnce();
    }

    assertThat(marks.between(Instant.EPOCH, NOW.plusSeconds(1)))
        .extracting(HistoryMark::kind)
        .containsExactlyInAnyOrder(
            HistoryMark.Kind.START, HistoryMark.Kind.START, HistoryMark.Kind.DEPLOYMENT);
  }

  /** The database has microseconds, and this node's clock nanoseconds. */
  @Test
  void ownMarksAreNotRepeated() {
    store.runOnce();
    marks.restore(
        marks.between(Instant.EPOCH, NOW.plusSeconds(1)).stream()
            .map(HistoryStoreTest::asStored)
            .toList());

    assertThat(marks.between(Instant.EPOCH, NOW.plusSeconds(1)))
        .extracting(HistoryMark::markId)
        .doesNotHaveDuplicates();
  }

  @Test
  void unreadableMinuteBlocksNoOther() {
    stored.minutes.add(minute(EARLIER, "no gzip".getBytes(StandardCharsets.UTF_8)));
    RouteNames names = new RouteNames();
    Instant next = EARLIER.plusSeconds(60);
    stored.minutes.add(minute(next, MinuteDocument.of(Rows.of(next, 7, 250_000, names), names)));

    store.runOnce();

    assertThat(recorder.memory().between(EARLIER, NOW, Duration.ofMinutes(1)))
        .extracting(HistoryRow::at)
        .containsExactly(next);
    assertThat(stored.written).isPositive();
  }

  @Test
  void daysWithoutMinutesAreNotReadOneByOne() {
    RouteNames names = new RouteNames();
    Instant longAgo = EARLIER.minus(Duration.ofDays(20));
    stored.minutes.add(
        minute(longAgo, MinuteDocument.of(Rows.of(longAgo, 7, 250_000, names), names)));

    for (int round = 0; round < 10; round++) {
      store.runOnce();
    }

    assertThat(recorder.memory().between(longAgo, NOW, Duration.ofMinutes(1)))
        .extracting(HistoryRow::at)
        .containsExactly(longAgo);
    // The day before the start, that of the minute, and the one before it.
    assertThat(stored.readings).isEqualTo(3);
  }

  private static HistoryMark asStored(HistoryMark mark) {
    return new HistoryMark(
        mark.markId(),
        mark.node(),
        mark.at().truncatedTo(ChronoUnit.MICROS),
        mark.kind(),
        mark.pool(),
        mark.text());
  }

  private static HistoryRepository.Minute minute(Instant at, byte[] document) {
    return new HistoryRepository.Minute("localhost", at, document);
  }

  private static ManagedScheduledExecutorService idle() {
    return (ManagedScheduledExecutorService)
        Proxy.newProxyInstance(
            HistoryStoreTest.class.getClassLoader(),
            new Class<?>[] {ManagedScheduledExecutorService.class},
            (proxy, method, arguments) -> null);
  }

  /** The contents of the database: the start of another version, and minutes. */
  private static final class Stored extends HistoryRepository {
    private final List<Minute> minutes = new ArrayList<>();
    private int failures;
    private int written;
    private int readings;

    private Stored() {
      super(null);
    }

    @Override
    public void prepare(Instant earliest) {
      assertThat(earliest).isBefore(NOW);
    }

    @Override
    public List<Mark> marks(Optional<String> node, Instant from, Instant to) {
      return List.of(
          new Mark(
              new UUID(0, 1),
              "localhost",
              EARLIER,
              "start",
              Optional.empty(),
              "The node started with version 0."));
    }

    @Override
    public List<Minute> minutes(Optional<String> node, Instant from, Instant to) {
      if (failures > 0) {
        failures--;
        throw new DatabaseUnavailableException("The lane is away.", Duration.ofSeconds(1));
      }
      readings++;
      return minutes.stream()
          .filter(minute -> !minute.at().isBefore(from) && minute.at().isBefore(to))
          .toList();
    }

    @Override
    public Optional<Instant> latestMinute(String node, Instant from, Instant to) {
      return minutes.stream()
          .map(Minute::at)
          .filter(at -> !at.isBefore(from) && at.isBefore(to))
          .max(Instant::compareTo);
    }

    @Override
    public void addMarks(List<Mark> marks) {
      written += marks.size();
    }
  }
}
