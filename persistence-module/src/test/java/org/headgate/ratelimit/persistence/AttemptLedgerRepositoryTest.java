package org.headgate.ratelimit.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Concurrent attempts on one address, in PostgreSQL. */
class AttemptLedgerRepositoryTest {

  private static final int CALLERS = 6;
  private static final Duration MEMORY = Duration.ofDays(1);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final KeyedHash address = anyHash();

  @Test
  void eachConcurrentEntryIsReturnedWithThoseBefore() throws Exception {
    List<Integer> entries =
        atOnce(
            caller ->
                DATABASE.call(
                    entityManager ->
                        add(new AttemptLedgerRepository(entityManager), "password").size()));

    assertThat(entries).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
  }

  @Test
  void networkOfAnUnknownDeviceIsCharged() {
    KeyedHash network = anyHash();
    AttemptKey key =
        new AttemptKey(
            address,
            "ada@example.org",
            "password",
            "password",
            DeviceClaim.NONE,
            network,
            "failure");
    for (int lane : List.of(AttemptKey.STRANGERS, 1, AttemptKey.STRANGERS)) {
      DATABASE.run(
          entityManager ->
              new AttemptLedgerRepository(entityManager)
                  .add(key, lane, now, now.plus(MEMORY), now));
    }

    long counted =
        DATABASE.call(
            entityManager ->
                new AttemptLedgerRepository(entityManager)
                    .read(key, now.minus(MEMORY))
                    .networkCount());

    assertThat(counted).isEqualTo(2);
  }

  @Test
  void limitThatKindsShareHoldsForConcurrentAttempts() throws Exception {
    List<Boolean> allowed =
        atOnce(
            caller ->
                DATABASE.call(
                    entityManager ->
                        addWithin(
                            2, new AttemptLedgerRepository(entityManager), "send:" + caller)));

    assertThat(allowed).filteredOn(sent -> sent).hasSize(2);
  }

  /** Adds an entry if the family has fewer. */
  private boolean addWithin(int limit, AttemptLedgerRepository ledger, String kind) {
    ledger.lockAddress(address);
    AttemptHistory history = ledger.lock(key(kind, "send:"), now.minus(MEMORY), now).orElseThrow();
    boolean isAllowed = history.entries().size() + history.related().size() < limit;
    if (isAllowed) {
      ledger.add(key(kind, "send:"), AttemptKey.STRANGERS, now, now.plus(MEMORY), now);
    }
    return isAllowed;
  }

  private List<Instant> add(AttemptLedgerRepository ledger, String kind) {
    return ledger.add(key(kind, kind), AttemptKey.STRANGERS, now, now.plus(MEMORY), now);
  }

  private AttemptKey key(String kind, String family) {
    return new AttemptKey(
        address, "ada@example.org", kind, family, DeviceClaim.NONE, KeyedHash.NONE, "send");
  }

  private static KeyedHash anyHash() {
    return new KeyedHash(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
  }

  private static <T> List<T> atOnce(IntFunction<T> call) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Callable<T>> calls =
          IntStream.range(0, CALLERS).<Callable<T>>mapToObj(i -> () -> call.apply(i)).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> result : callers.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      callers.shutdownNow();
    }
  }
}
