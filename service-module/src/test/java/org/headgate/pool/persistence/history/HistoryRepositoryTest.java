package org.headgate.pool.persistence.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.history.HistoryRepository.Mark;
import org.headgate.pool.persistence.history.HistoryRepository.Minute;
import org.headgate.pool.persistence.history.IncidentRepository.Position;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stored history and incidents, on a real PostgreSQL. */
class HistoryRepositoryTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
  private static final Optional<String> ALL = Optional.empty();
  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private HistoryRepository history;
  private IncidentRepository incidents;
  private OperatorSqlGateway sql;

  @BeforeEach
  void clear() {
    DataSource operatorPool = DATABASE.pool(1);
    history = new HistoryRepository(operatorPool);
    incidents = new IncidentRepository(operatorPool);
    sql = new OperatorSqlGateway(operatorPool);
    history.prepare(now.minus(Duration.ofDays(2)));
    DATABASE.update("delete from platform.history_minute");
    DATABASE.update("delete from platform.history_mark");
    DATABASE.update("delete from platform.incident");
  }

  @Test
  void minutesAreReadByNodeAndTime() {
    history.addMinutes(List.of(minute("a", 2), minute("a", 1), minute("b", 1)));
    history.addMinutes(List.of(minute("a", 1)));

    assertThat(history.minutes(ALL, now.minusSeconds(120), now)).hasSize(3);
    assertThat(history.minutes(Optional.of("a"), now.minusSeconds(120), now))
        .extracting(Minute::at)
        .containsExactly(now.minusSeconds(120), now.minusSeconds(60));
    assertThat(history.minutes(Optional.of("a"), now.minusSeconds(60), now))
        .singleElement()
        .satisfies(minute -> assertThat(minute.document()).asString().isEqualTo("a 1"));
  }

  @Test
  void minutesOfEarlierDaysHaveAPartition() {
    history.addMinutes(List.of(minute("a", 60 * 30)));

    assertThat(history.minutes(ALL, now.minus(Duration.ofDays(2)), now)).hasSize(1);
  }

  @Test
  void minuteOfWrongClockDoesNotBlockOthers() {
    history.addMinutes(
        List.of(minute("a", -60 * 24 * 400), minute("a", 60 * 24 * 400), minute("a", 1)));

    assertThat(DATABASE.number("select count(*) from platform.history_minute")).isEqualTo(1);
  }

  @Test
  void markOfWrongClockDoesNotBlockOthers() {
    Mark wrong =
        new Mark(new UUID(0, 1), "a", Instant.EPOCH, "start", ALL, "The node started in 1970.");
    Mark right = new Mark(new UUID(0, 2), "a", now, "start", ALL, "The node started.");

    history.addMarks(List.of(wrong, right));

    assertThat(history.marks(ALL, Instant.EPOCH, now.plusSeconds(1))).containsExactly(right);
  }

  @Test
  void expiredDaysAreDropped() {
    DATABASE.update(
        "create table platform.history_mark_20200101 partition of platform.history_mark"
            + " for values from ('2020-01-01') to ('2020-01-02')");

    history.prepare(now);

    assertThat(
            sql.query(
                "select from pg_class where relname = 'history_mark_20200101'", row -> "there"))
        .isEmpty();
  }

  @Test
  void marksAreReadInTimeOrder() {
    Mark late = new Mark(new UUID(0, 1), "a", now, "start", ALL, "The node started.");
    Mark early =
        new Mark(
            new UUID(0, 2), "b", now.minusSeconds(9), "finding", Optional.of("platform"), "Full.");
    history.addMarks(List.of(late, early));
    history.addMarks(List.of(late));

    assertThat(history.marks(ALL, now.minusSeconds(60), now.plusSeconds(1)))
        .containsExactly(early, late);
    assertThat(history.marks(Optional.of("b"), now.minusSeconds(60), now.plusSeconds(1)))
        .containsExactly(early);
  }

  @Test
  void incidentsArePagedNewestFirst() {
    IncidentRow first = row(1, 30, Optional.empty());
    IncidentRow second = row(2, 20, Optional.empty());
    IncidentRow third = row(3, 20, Optional.empty());
    List.of(first, second, third).forEach(row -> incidents.put(row, document()));

    List<IncidentRow> page = incidents.page(Optional.empty(), 2);

    assertThat(page).containsExactly(third, second);
    assertThat(incidents.page(Optional.of(new Position(second.beganAt(), second.id())), 2))
        .containsExactly(first);
  }

  @Test
  void endedIncidentReplacesTheOpenOne() {
    incidents.put(row(1, 30, Optional.empty()), document());
    IncidentRow over = row(1, 30, Optional.of(now));
    incidents.put(over, document());

    assertThat(incidents.find(over.id()))
        .hasValueSatisfying(
            stored -> {
              assertThat(stored.row()).isEqualTo(over);
              assertThat(stored.document()).isEqualTo(document());
            });
    assertThat(incidents.find(new UUID(0, 9))).isEmpty();
  }

  @Test
  void abandonedIncidentsEndAtTheNextStart() {
    incidents.put(row(1, 30, Optional.empty()), document());

    incidents.endAbandoned("b", now);
    incidents.endAbandoned("a", now.minus(Duration.ofHours(1)));
    assertThat(incidents.page(Optional.empty(), 9)).containsExactly(row(1, 30, Optional.empty()));

    incidents.endAbandoned("a", now);
    assertThat(incidents.page(Optional.empty(), 9)).containsExactly(row(1, 30, Optional.of(now)));
  }

  @Test
  void incidentOfALostNodeEndsWithItsLastMinute() {
    history.addMinutes(List.of(minute("a", 21), minute("a", 20), minute("b", 1)));
    incidents.put(row(1, 30, Optional.empty()), document());

    assertThat(incidents.endOfLostNodes("b")).isOne();

    assertThat(incidents.page(Optional.empty(), 9))
        .containsExactly(row(1, 30, Optional.of(now.minus(Duration.ofMinutes(19)))));
  }

  @Test
  void incidentOfANodeThatRecordsStaysOpen() {
    history.addMinutes(List.of(minute("a", 20), minute("a", 1)));
    incidents.put(row(1, 30, Optional.empty()), document());

    assertThat(incidents.endOfLostNodes("b")).isZero();
    assertThat(incidents.endOfLostNodes("a")).isZero();

    assertThat(incidents.page(Optional.empty(), 9)).containsExactly(row(1, 30, Optional.empty()));
  }

  @Test
  void incidentsAreDeletedAfterNinetyDays() {
    incidents.put(row(1, 60 * 24 * 89, Optional.empty()), document());
    incidents.put(row(2, 60 * 24 * 91, Optional.empty()), document());

    assertThat(incidents.deleteOld()).isEqualTo(1);

    assertThat(incidents.page(Optional.empty(), 9))
        .extracting(IncidentRow::id)
        .containsExactly(new UUID(0, 1));
  }

  private IncidentRow row(int id, int minutesAgo, Optional<Instant> ended) {
    return new IncidentRow(
        new UUID(0, id),
        "a",
        "lock_wait",
        Optional.of("platform"),
        "psql has locked platform.account.",
        now.minus(Duration.ofMinutes(minutesAgo)),
        ended);
  }

  private Minute minute(String node, int ago) {
    return new Minute(
        node,
        now.minus(Duration.ofMinutes(ago)),
        (node + " " + ago).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] document() {
    return "document".getBytes(StandardCharsets.UTF_8);
  }
}
