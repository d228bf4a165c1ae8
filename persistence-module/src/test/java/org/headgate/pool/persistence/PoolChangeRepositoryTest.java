package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.PoolSizing;
import org.junit.jupiter.api.Test;

/** The history of pool changes, in PostgreSQL. */
class PoolChangeRepositoryTest {

  private static final UUID NODE = UUID.randomUUID();

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @Test
  void changesThatEndedLongAgoAreDeletedWithTheNextChange() {
    PoolChangeRepository changes =
        new PoolChangeRepository(TestPostgres.migrated(PoolName.PLATFORM));
    PoolChange old = appliedBefore(Duration.ofDays(91));
    PoolChange open = appliedBefore(Duration.ofDays(92));
    PoolChange recent = appliedBefore(Duration.ofDays(89));
    PoolChange next = appliedBefore(Duration.ZERO);
    List.of(old, open, recent).forEach(change -> changes.add(NODE, change));
    List.of(old, recent)
        .forEach(
            change ->
                changes.end(
                    change.ended(PoolChange.State.CONFIRMED, now, "ada", Optional.empty())));

    changes.add(NODE, next);

    assertThat(changes.latest())
        .extracting(PoolChange::changeId)
        .containsExactly(next.changeId(), recent.changeId(), open.changeId());
  }

  /** The other nodes took it for ended, because it could not write for a while. */
  @Test
  void nodeCorrectsHowOthersEndedItsChange() {
    PoolChangeRepository changes =
        new PoolChangeRepository(TestPostgres.migrated(PoolName.PLATFORM));
    PoolChange change = appliedBefore(Duration.ofMinutes(5));
    changes.add(NODE, change);
    assertThat(changes.endForgotten()).isPositive();
    PoolChange confirmed = change.ended(PoolChange.State.CONFIRMED, now, "ada", Optional.empty());

    changes.end(confirmed);
    changes.end(change.ended(PoolChange.State.REVERTED, now, "bob", Optional.of("asked for")));

    assertThat(changes.find(change.changeId())).hasValue(confirmed);
  }

  private PoolChange appliedBefore(Duration age) {
    PoolSizing sizing = new PoolSizing(5, 10, 30, 3600);
    return new PoolChange(
        UUID.randomUUID(),
        "platform",
        PoolChange.State.APPLIED,
        "ada",
        now.minus(age),
        now.minus(age).plusSeconds(60),
        sizing,
        sizing,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
