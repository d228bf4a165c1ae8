package org.headgate.accounts.persistence.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PlannedAccountRepositoryTest {

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  @Test
  void dryRunKnowsItsKeysUntilItHasEnded() {
    UUID first = begun();
    add(first, "aa", "bb");
    add(first, "bb", "cc");
    assertThat(known(first)).containsExactlyInAnyOrder("aa", "bb", "cc");
    assertThat(removeEnded(10)).isZero();

    end(first);
    UUID second = begun();
    add(second, "aa");

    assertThat(known(second)).containsExactly("aa");
    assertThat(removeEnded(2)).isEqualTo(2);
    assertThat(removeEnded(2)).isEqualTo(1);
    assertThat(removeEnded(2)).isZero();
    assertThat(known(first)).isEmpty();
    assertThat(known(second)).containsExactly("aa");
    end(second);
  }

  private static void add(UUID importId, String... keys) {
    DATABASE.run(
        entityManager -> new PlannedAccountRepository(entityManager).add(importId, List.of(keys)));
  }

  private static Set<String> known(UUID importId) {
    return DATABASE.call(
        entityManager ->
            new PlannedAccountRepository(entityManager)
                .known(importId, List.of("aa", "bb", "cc", "dd")));
  }

  private static int removeEnded(int limit) {
    return DATABASE.call(
        entityManager -> new PlannedAccountRepository(entityManager).removeEnded(limit));
  }

  private static UUID begun() {
    UUID id = UUID.randomUUID();
    boolean isBegun =
        DATABASE.call(
            entityManager ->
                new UserImportRepository(entityManager)
                    .begin(id, true, Optional.empty(), Instant.now()));
    assertThat(isBegun).isTrue();
    return id;
  }

  private static void end(UUID importId) {
    DATABASE.run(
        entityManager -> new UserImportRepository(entityManager).cancel(importId, Instant.now()));
  }
}
