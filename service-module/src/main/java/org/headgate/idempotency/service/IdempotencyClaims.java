package org.headgate.idempotency.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.TooManyRequestsException;
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
import org.headgate.ratelimit.service.AttemptService;
import org.headgate.ratelimit.service.ClientContext;
import org.headgate.ratelimit.service.NetworkLimit;

/**
 * Claims idempotency keys, or finds the responses that are stored under them. Of several requests
 * with one key, one gets the claim. For a stranger whose network has caused too many mails, nothing
 * is written.
 */
@ApplicationScoped
public class IdempotencyClaims {

  /** The longest wait for the response of another attempt. */
  static final Duration MAX_WAIT = Duration.ofSeconds(3);

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WORK =
      GuardedWork.idempotent(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject IdempotencyService service;
  @Inject AttemptService attemptService;
  @Inject ClientContext clientContext;
  @Inject DatabaseGuard guard;
  @Inject KeyRing keys;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /**
   * Claims the key for an attempt, or finds the stored response.
   *
   * @throws IdempotencyKeyReusedException when it was used for another request
   * @throws RequestInProgressException while another attempt has the key
   * @throws TooManyRequestsException when nothing is stored, and a stranger's network has caused
   *     too many mails
   */
  public IdempotencyClaim claim(RequestFingerprint request) {
    IdempotencyAttempt idempotencyAttempt =
        new IdempotencyAttempt(
            request.slot(keys),
            request.fingerprint(keys),
            request.caller().map(UserId::value),
            idGenerator.next(),
            clock.instant());
    Optional<IdempotencyState> known =
        isOfStranger(request)
            ? knownOrClaimedByStranger(idempotencyAttempt)
            : knownOrClaimed(idempotencyAttempt);
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
    return find(idempotencyAttempt)
        .or(
            () ->
                Optional.of(
                    new IdempotencyState(idempotencyAttempt.fingerprint(), Optional.empty())));
  }

  private Optional<IdempotencyState> find(IdempotencyAttempt idempotencyAttempt) {
    return guard.call(WORK, () -> service.find(idempotencyAttempt.slot()));
  }

  /** Whether the limits of networks hold for the request: a known device has its own. */
  private boolean isOfStranger(RequestFingerprint request) {
    return request.caller().isEmpty() && clientContext.device().isEmpty();
  }

  /**
   * As {@link #knownOrClaimed}. All that an anonymous request with a key does is cause a mail, so
   * it would be refused later anyway, after a key was written and released.
   */
  private Optional<IdempotencyState> knownOrClaimedByStranger(
      IdempotencyAttempt idempotencyAttempt) {
    Optional<Instant> freeAt =
        guard.call(READ, () -> attemptService.networkAllowedAt(NetworkLimit.SEND));
    return freeAt.isEmpty()
        ? knownOrClaimed(idempotencyAttempt)
        : Optional.of(find(idempotencyAttempt).orElseThrow(() -> tooManyMailsUntil(freeAt.get())));
  }

  private TooManyRequestsException tooManyMailsUntil(Instant freeAt) {
    Duration wait = Duration.between(clock.instant(), freeAt);
    return new TooManyRequestsException(
        "Too many emails were requested from this network",
        wait.isNegative() ? Duration.ZERO : wait);
  }

  private StoredResponse opened(IdempotencyAttempt idempotencyAttempt, String sealed) {
    return StoredResponse.of(
        keys.decrypt(
            KeyRing.Purpose.IDEMPOTENCY_ANSWER,
            idempotencyAttempt.slot(),
            Base64.getDecoder().decode(sealed)));
  }
}
