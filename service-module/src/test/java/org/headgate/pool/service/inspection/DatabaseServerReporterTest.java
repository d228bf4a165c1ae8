package org.headgate.pool.service.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.api.BackendView;
import org.headgate.pool.api.ConnectionCount;
import org.headgate.pool.api.LockWait;
import org.headgate.pool.api.LongQuery;
import org.headgate.pool.persistence.Backend;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists are read page by page, so equal processes need an order too, whatever the server's is. */
class DatabaseServerReporterTest {

  private static final Duration AGE = Duration.ofSeconds(7);
  private static final List<Backend> TOLD =
      List.of(waiting(3, "psql"), waiting(1, "worker"), waiting(2, "headgate"));
  private static final List<Backend> TOLD_OTHERWISE =
      List.of(waiting(2, "headgate"), waiting(3, "psql"), waiting(1, "worker"));

  private final DatabaseServerReporter reporter = new DatabaseServerReporter();

  @BeforeEach
  void start() {
    reporter.own =
        new OwnDatabases() {
          @Override
          boolean has(Backend backend) {
            return false;
          }
        };
  }

  private static Backend waiting(int pid, String application) {
    return new Backend(
        pid,
        application,
        "headgate",
        "headgate",
        "local",
        "active",
        Optional.of("Lock"),
        Optional.empty(),
        AGE,
        Optional.of(AGE),
        Optional.of(AGE),
        "select ?",
        List.of(),
        Optional.empty());
  }

  @Test
  void processesOfTheSameAgeAreInTheOrderOfTheirNumbers() {
    assertThat(reporter.backends(TOLD)).extracting(BackendView::pid).containsExactly(1, 2, 3);
    assertThat(reporter.backends(TOLD_OTHERWISE))
        .extracting(BackendView::pid)
        .containsExactly(1, 2, 3);
  }

  @Test
  void statementsOfTheSameAgeAreInTheOrderOfTheirProcesses() {
    assertThat(reporter.longQueries(TOLD, AGE)).extracting(LongQuery::pid).containsExactly(1, 2, 3);
    assertThat(reporter.longQueries(TOLD_OTHERWISE, AGE))
        .extracting(LongQuery::pid)
        .containsExactly(1, 2, 3);
  }

  @Test
  void waitsOfTheSameAgeAreInTheOrderOfTheirProcesses() {
    assertThat(reporter.locks(TOLD)).extracting(LockWait::pid).containsExactly(1, 2, 3);
    assertThat(reporter.locks(TOLD_OTHERWISE)).extracting(LockWait::pid).containsExactly(1, 2, 3);
  }

  @Test
  void groupsOfTheSameSizeAreInTheOrderOfTheirNames() {
    assertThat(reporter.connections(TOLD))
        .extracting(ConnectionCount::application)
        .containsExactly("headgate", "psql", "worker");
    assertThat(reporter.connections(TOLD_OTHERWISE))
        .extracting(ConnectionCount::application)
        .containsExactly("headgate", "psql", "worker");
  }
}
