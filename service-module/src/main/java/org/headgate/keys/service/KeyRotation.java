package org.headgate.keys.service;

import com.nimbusds.jose.jwk.RSAKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.keys.KeySettings;
import org.headgate.keys.SigningKeyState;
import org.headgate.keys.SigningKeySummary;
import org.headgate.paging.Page;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.scheduling.IntervalTrigger;
import org.headgate.scheduling.Trigger;
import org.headgate.scheduling.service.SystemTask;

/**
 * Changes the key that signs: on a schedule, at an administrator's wish, and at once when one has
 * leaked. As upkeep it looks each hour whether the key in use has signed long enough.
 */
@ApplicationScoped
public class KeyRotation implements SystemTask {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork UPKEEP =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.JOBS);
  private static final Duration LOOK = Duration.ofHours(1);

  @Inject SigningKeyDesk desk;
  @Inject SigningKeys keys;
  @Inject KeySettings settings;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;
  @Inject Clock clock;

  /** All keys, the newest first. */
  public Page<SigningKeySummary> list() {
    return kept(guard.call(READ, desk::all));
  }

  private Page<SigningKeySummary> kept(List<SigningKey> read) {
    keys.keep(read);
    return page(read);
  }

  private Page<SigningKeySummary> page(List<SigningKey> read) {
    Instant now = clock.instant();
    return new Page<>(
        read.stream().map(key -> key.summary(now, settings)).toList(), Optional.empty());
  }

  /** As {@link SigningKeyDesk#rotate}; the keys as they are then. */
  public Page<SigningKeySummary> rotate() {
    RSAKey fresh = SigningKeyForm.generate();
    return kept(
        idempotentWork.call(WRITE, () -> desk.rotate(fresh), read -> Optional.of(page(read))));
  }

  /** As {@link SigningKeyDesk#revoke}; the keys as they are then. */
  public Page<SigningKeySummary> revoke(String kid) {
    RSAKey fresh = SigningKeyForm.generate();
    guard.run(WRITE, () -> desk.revoke(kid, fresh));
    return list();
  }

  @Override
  public String name() {
    return "signing-keys";
  }

  @Override
  public Trigger trigger() {
    return new IntervalTrigger(LOOK, Optional.empty());
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    List<SigningKey> read = guard.call(UPKEEP, desk::all);
    boolean isUnderWay = read.stream().anyMatch(key -> key.is(SigningKeyState.SCHEDULED, now));
    boolean hasSignedEnough =
        read.stream()
            .filter(key -> key.is(SigningKeyState.ACTIVE, now))
            .flatMap(key -> key.life().signsFrom().stream())
            .allMatch(from -> !from.plus(settings.rotation()).isAfter(now));
    if (hasSignedEnough && !isUnderWay) {
      RSAKey fresh = SigningKeyForm.generate();
      guard.run(UPKEEP, () -> desk.rotate(fresh));
    }
    guard.run(UPKEEP, desk::destroyRetired);
  }
}
