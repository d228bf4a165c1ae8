package org.headgate.authentication.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.junit.jupiter.api.Test;

/** Log-ins of administrators are let through in a crowd, as long as their addresses are kept. */
class PrivilegedAddressCacheTest {

  private static final EmailAddress ADA = new EmailAddress("ada@example.org");
  private static final EmailAddress BOB = new EmailAddress("bob@example.org");

  private final PrivilegedAddressCache cache = new PrivilegedAddressCache();
  private Set<String> stored = Set.of("ada@example.org");
  private boolean isDatabaseBusy;
  private long now = 1;

  PrivilegedAddressCacheTest() {
    cache.guard = new Guard();
    cache.executor = executor();
    cache.nanos = () -> now;
  }

  @Test
  void anybodyMayBePrivilegedUntilTheAddressesAreKnown() {
    assertThat(cache.mayBePrivileged(BOB)).isTrue();

    assertThat(cache.mayBePrivileged(BOB)).isFalse();
    assertThat(cache.mayBePrivileged(ADA)).isTrue();
  }

  @Test
  void addressesAreReadAgainAfterTenSeconds() {
    know();
    stored = Set.of("bob@example.org");
    now += Duration.ofSeconds(11).toNanos();

    assertThat(cache.mayBePrivileged(BOB)).isFalse();

    assertThat(cache.mayBePrivileged(BOB)).isTrue();
  }

  /** The one who became an administrator since must not wait with the crowd. */
  @Test
  void addressesOfAnEarlierCrowdAreForgotten() {
    know();
    stored = Set.of("bob@example.org");
    now += Duration.ofHours(1).toNanos();

    assertThat(cache.mayBePrivileged(BOB)).isTrue();
    assertThat(cache.mayBePrivileged(ADA)).isFalse();
  }

  @Test
  void addressesAreKeptForAMinuteWithoutTheDatabase() {
    know();
    isDatabaseBusy = true;

    now += Duration.ofSeconds(50).toNanos();
    assertThat(cache.mayBePrivileged(BOB)).isFalse();

    now += Duration.ofSeconds(20).toNanos();
    assertThat(cache.mayBePrivileged(BOB)).isTrue();
  }

  private void know() {
    assertThat(cache.mayBePrivileged(BOB)).isTrue();
    assertThat(cache.mayBePrivileged(BOB)).isFalse();
  }

  /** Answers with the addresses in place of the statement. */
  private final class Guard extends DatabaseGuard {

    @Override
    @SuppressWarnings("unchecked") // the only statement reads addresses
    public <T> T call(GuardedWork work, Supplier<T> statement) {
      if (isDatabaseBusy) {
        throw new DatabaseBusyException("busy", Duration.ofSeconds(1));
      }
      return (T) stored;
    }
  }

  /** Runs at once what it is given. */
  private static ManagedExecutorService executor() {
    return (ManagedExecutorService)
        Proxy.newProxyInstance(
            PrivilegedAddressCacheTest.class.getClassLoader(),
            new Class<?>[] {ManagedExecutorService.class},
            (proxy, method, arguments) -> {
              ((Runnable) arguments[0]).run();
              return null;
            });
  }
}
