package org.headgate.idempotency.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.api.IdempotencyKeyReusedException;
import org.headgate.idempotency.api.RequestInProgressException;
import org.headgate.idempotency.persistence.IdempotencyAttempt;
import org.headgate.idempotency.persistence.IdempotencyState;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Claims idempotency keys, or finds the responses that are stored under them. Of several requests
 * with one key, one gets the claim.
 */
@ApplicationScoped
public class IdempotencyClaims {

  /** The longest wait for the response of another attempt. */
  static final Duration MAX_WAIT = Duration.ofSeconds(3);

  private static final GuardedWork WORK =
      GuardedWork.idempotent(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject IdempotencyService service;
  @Inject DatabaseGuard guard;
  @Inject KeyRing keys;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /**
   * Claims the key for an attempt, or finds the stored response.
   *
   * @throws IdempotencyKeyReusedException when it was used for another request
   * @throws RequestInProgressException while another attempt has the key
   */
  public IdempotencyClaim claim(RequestFingerprint request) {
    IdempotencyAttempt idempotencyAttempt =
        new IdempotencyAttempt(
            request.slot(keys),
            request.fingerprint(keys),
            request.caller().map(UserId::value),
            idGenerator.next(),
            clock.instant());
    Optional<IdempotencyState> known = knownOrClaimed(idempotencyAttempt);
    if (known.isEmpty()) {
      return new IdempotencyClaim.First(idempotencyAttempt);
    }
    if (!known.get().fingerprint().equals(idempotencyAttempt.fingerprint())) {
      throw new IdempotencyKeyReusedException();
    }
    return new IdempotencyClaim.Repeated(
        opened(
            idempotencyAttempt, known.get().answer().orElseThrow(RequestInProgressException::new)));
  }

  /** As {@link #claim}, tried again every 50 ms for 3 s while another attempt has the key. */
  @Retry(
      maxRetries = 60,
      delay = 50,
      jitter = 0,
      maxDuration = 3_000,
      retryOn = RequestInProgressException.class)
  public IdempotencyClaim awaitClaim(RequestFingerprint request) {
    return claim(request);
  }

  /** The state of the key; empty when the attempt has claimed it. */
  private Optional<IdempotencyState> knownOrClaimed(IdempotencyAttempt idempotencyAttempt) {
    boolean claimed = guard.call(WORK, () -> service.claim(idempotencyAttempt));
    if (claimed) {
      return Optional.empty();
    }
    return guard
        .call(WORK, () -> service.find(idempotencyAttempt.slot()))
        .or(
            () ->
                Optional.of(
                    new IdempotencyState(idempotencyAttempt.fingerprint(), Optional.empty())));
  }

  private StoredResponse opened(IdempotencyAttempt idempotencyAttempt, String sealed) {
    return StoredResponse.of(
        keys.decrypt(
            KeyRing.Purpose.IDEMPOTENCY_ANSWER,
            idempotencyAttempt.slot(),
            Base64.getDecoder().decode(sealed)));
  }
}
