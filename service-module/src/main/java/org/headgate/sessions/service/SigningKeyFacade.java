package org.headgate.sessions.service;

import com.nimbusds.jose.jwk.RSAKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.headgate.common.paging.Page;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.SigningKeySettings;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.Trigger;
import org.headgate.scheduling.service.SystemTask;
import org.headgate.sessions.api.SigningKeyState;
import org.headgate.sessions.api.SigningKeySummary;

/**
 * Rotates signing keys: on a schedule, at an administrator's request, and at once when one has
 * leaked. As a system task it checks every hour whether the present key has reached its rotation
 * interval.
 */
@ApplicationScoped
public class SigningKeyFacade implements SystemTask {

  private static final Logger LOG = SingleLineLogger.of(SigningKeyFacade.class);
  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork MAINTENANCE =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final GuardedWork REFRESH = GuardedWork.read(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final Duration CHECK_INTERVAL = Duration.ofHours(1);

  @Inject SigningKeyService service;
  @Inject SigningKeyCache keys;
  @Inject SigningKeySettings settings;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;
  @Inject Clock clock;

  /** All keys, newest first. */
  public Page<SigningKeySummary> list() {
    return cachePage(guard.call(READ, service::all));
  }

  private Page<SigningKeySummary> cachePage(List<SigningKey> read) {
    keys.replaceKeys(read);
    return page(read);
  }

  private Page<SigningKeySummary> page(List<SigningKey> read) {
    Instant now = clock.instant();
    return new Page<>(
        read.stream().map(key -> key.summary(now, settings)).toList(), Optional.empty());
  }

  /**
   * Reads the keys again; while the platform database cannot be read, the cached ones remain.
   *
   * @return whether they were read
   */
  @Fallback(fallbackMethod = "keepCache", applyOn = TemporarilyUnavailableException.class)
  public boolean reloadCache() {
    keys.replaceKeys(guard.call(REFRESH, service::all));
    return true;
  }

  boolean keepCache() {
    LOG.log(Level.DEBUG, "The signing keys could not be read again");
    return false;
  }

  /** As {@link SigningKeyService#rotate}; returns the keys afterwards. */
  public Page<SigningKeySummary> rotate() {
    RSAKey fresh = SigningKeyCodec.generate();
    return cachePage(
        idempotentWork.call(WRITE, () -> service.rotate(fresh), read -> Optional.of(page(read))));
  }

  /** As {@link SigningKeyService#revoke}; returns the keys afterwards. */
  public Page<SigningKeySummary> revoke(String kid) {
    RSAKey fresh = SigningKeyCodec.generate();
    guard.run(WRITE, () -> service.revoke(kid, fresh));
    return list();
  }

  @Override
  public String name() {
    return "signing-keys";
  }

  @Override
  public Trigger trigger() {
    return new IntervalTrigger(CHECK_INTERVAL, Optional.empty());
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    List<SigningKey> read = guard.call(MAINTENANCE, service::all);
    boolean isUnderWay = read.stream().anyMatch(key -> key.is(SigningKeyState.SCHEDULED, now));
    boolean hasSignedEnough =
        read.stream()
            .filter(key -> key.is(SigningKeyState.ACTIVE, now))
            .flatMap(key -> key.life().signsFrom().stream())
            .allMatch(from -> !from.plus(settings.rotation()).isAfter(now));
    if (hasSignedEnough && !isUnderWay) {
      RSAKey fresh = SigningKeyCodec.generate();
      guard.run(MAINTENANCE, () -> service.rotate(fresh));
    }
    guard.run(MAINTENANCE, service::destroyRetired);
  }
}
