package org.headgate.authentication.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.headgate.accounts.persistence.PrivilegedAccountQueries;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * The addresses of administrators and operators, cached for some seconds, so that overloaded
 * log-ins can be refused without a statement but theirs are not. It is refreshed only while it is
 * used.
 */
@ApplicationScoped
public class PrivilegedAddressCache {

  private static final GuardedWork READ =
      GuardedWork.once(PoolName.OPERATOR, WorkPriority.OPERATOR);
  private static final Duration CACHE_DURATION = Duration.ofSeconds(10);

  /** Older addresses are those of an earlier crowd: somebody may have become privileged since. */
  private static final Duration MAX_AGE = Duration.ofMinutes(1);

  /** Above this number every log-in is checked in the database. */
  private static final int MAX = 10_000;

  @Inject PrivilegedAccountQueries accounts;
  @Inject DatabaseGuard guard;
  @Resource ManagedExecutorService executor;

  LongSupplier nanos = System::nanoTime;

  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile Optional<Snapshot> latest = Optional.empty();

  /**
   * @param takenAt as {@link System#nanoTime}
   */
  private record Snapshot(Set<String> addresses, long takenAt) {

    boolean isYounger(Duration age, long now) {
      return now - takenAt < age.toNanos();
    }

    boolean mayHave(EmailAddress address) {
      return addresses.size() >= MAX || addresses.contains(address.value());
    }
  }

  /** False only for an address that had no such role a moment ago, a minute at most. */
  public boolean mayBePrivileged(EmailAddress address) {
    long now = nanos.getAsLong();
    Optional<Snapshot> known = latest.filter(snapshot -> snapshot.isYounger(MAX_AGE, now));
    boolean isFresh = known.filter(snapshot -> snapshot.isYounger(CACHE_DURATION, now)).isPresent();
    if (!isFresh && reading.compareAndSet(false, true)) {
      begin();
    }
    return known.map(snapshot -> snapshot.mayHave(address)).orElse(true);
  }

  private void begin() {
    boolean started = false;
    try {
      executor.execute(this::read);
      started = true;
    } catch (RejectedExecutionException e) {
      // The next one who asks begins again.
    } finally {
      if (!started) {
        reading.set(false);
      }
    }
  }

  private void read() {
    try {
      latest =
          Optional.of(
              new Snapshot(guard.call(READ, () -> accounts.addresses(MAX)), nanos.getAsLong()));
    } catch (TemporarilyUnavailableException e) {
      // The addresses known before stay valid for a minute.
    } finally {
      reading.set(false);
    }
  }
}
