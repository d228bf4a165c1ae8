package org.headgate.pool.service.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.headgate.common.service.RepeatInterval;
import org.headgate.pool.persistence.history.IncidentRepository;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.history.HistoryMarks;
import org.headgate.pool.service.history.NodeName;
import org.headgate.pool.service.monitoring.PlatformAvailability;
import org.junit.jupiter.api.Test;

class IncidentStoreTest {

  private final Statements statements = new Statements();
  private final IncidentStore store = new IncidentStore(new RepeatInterval(Duration.ZERO));

  IncidentStoreTest() {
    store.repository = statements;
    store.memory = new RecentIncidents();
    store.marks = new HistoryMarks();
    store.node = new NodeName() {};
    store.guard = new DatabaseGuard() {};
    store.platform =
        new PlatformAvailability() {
          @Override
          public boolean isAvailable() {
            return true;
          }
        };
  }

  /** An incident of this run may have begun before the start, as a lock can. */
  @Test
  void abandonedIncidentsAreEndedOnceHoweverOftenOldOnesAreDeleted() {
    store.write();
    store.write();

    assertThat(statements.executed)
        .containsExactly("end abandoned", "delete old", "end lost", "delete old");
  }

  private static final class Statements extends IncidentRepository {

    private final List<String> executed = new ArrayList<>();

    private Statements() {
      super(null);
    }

    @Override
    public int endAbandoned(String node, Instant startedAt) {
      executed.add("end abandoned");
      return 0;
    }

    @Override
    public int endOfLostNodes(String own) {
      executed.add("end lost");
      return 0;
    }

    @Override
    public int deleteOld() {
      executed.add("delete old");
      return 0;
    }
  }
}
