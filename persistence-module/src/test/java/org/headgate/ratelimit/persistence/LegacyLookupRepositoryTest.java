package org.headgate.ratelimit.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LegacyLookupRepositoryTest {

  private static final int CALLERS = 6;

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final KeyedHash address =
      new KeyedHash(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));

  @Test
  void lookupIsClaimedOncePerInterval() {
    assertThat(claim(Duration.ofMinutes(1))).isTrue();
    assertThat(claim(Duration.ofMinutes(1))).isFalse();

    DATABASE.run(
        entityManager ->
            entityManager
                .createNativeQuery(
                    "update platform.legacy_lookup set repeatable_at = now() where address_hash = :address")
                .setParameter("address", address.bytes())
                .executeUpdate());

    assertThat(claim(Duration.ofMinutes(1))).isTrue();
    assertThat(claim(Duration.ofMinutes(1))).isFalse();
  }

  @Test
  void oneOfManyCallersGetsTheClaim() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Callable<Boolean>> claims =
          IntStream.range(0, CALLERS)
              .<Callable<Boolean>>mapToObj(caller -> () -> claim(Duration.ofMinutes(1)))
              .toList();
      int granted = 0;
      for (Future<Boolean> claim : callers.invokeAll(claims)) {
        granted += claim.get() ? 1 : 0;
      }
      assertThat(granted).isEqualTo(1);
    } finally {
      callers.shutdownNow();
    }
  }

  private boolean claim(Duration interval) {
    return DATABASE.call(
        entityManager -> new LegacyLookupRepository(entityManager).claim(address, interval));
  }
}
