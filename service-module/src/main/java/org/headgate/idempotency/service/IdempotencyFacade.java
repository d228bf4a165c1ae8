package org.headgate.idempotency.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Base64;
import java.util.Map;
import org.headgate.common.problem.ProblemType;
import org.headgate.common.service.KeyRing;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.api.IdempotencyKeyReusedException;
import org.headgate.idempotency.api.RequestInProgressException;
import org.headgate.idempotency.persistence.IdempotencyAttempt;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Gives a request with a key one effect, however often and on whatever nodes it is sent within 24
 * hours. An attempt claims the key, executes, and stores its encrypted response. Concurrent
 * repetitions wait a moment for that response.
 */
@ApplicationScoped
public class IdempotencyFacade {

  private static final Logger LOG = SingleLineLogger.of(IdempotencyFacade.class);
  private static final GuardedWork WORK =
      GuardedWork.idempotent(PoolName.PLATFORM, WorkPriority.USERS);

  /**
   * A response may repeat a request of 64 KiB, and each quotation mark takes two more bytes where a
   * response is stored as text.
   */
  private static final int MAX_RESPONSE_BYTES = 192 * 1024;

  /** Stored instead of a response that is too long, so that the work is not repeated. */
  private static final StoredResponse TOO_LONG =
      new StoredResponse(
          ProblemType.CONFLICT.status(),
          Map.of("Content-Type", "application/problem+json"),
          """
          {"type":"%s","title":"%s","status":%s,"detail":"The request was carried out, but its response was too long to store"}\
          """
              .formatted(
                  ProblemType.CONFLICT.uri(),
                  ProblemType.CONFLICT.title(),
                  ProblemType.CONFLICT.status()));

  /** Each of them keeps a thread; the others wait for a place without one. */
  private static final int MAX_WAITING = 8;

  private final RequestBulkhead waiting =
      new RequestBulkhead(
          MAX_WAITING, IdempotencyClaims.MAX_WAIT, wait -> new RequestInProgressException());

  @Inject IdempotencyService service;
  @Inject IdempotencyClaims claims;
  @Inject DatabaseGuard guard;
  @Inject KeyRing keys;

  /**
   * Claims the key for an attempt, or finds the stored response. While another attempt has the key,
   * the request waits for it without a permit, and without a thread where too many wait already.
   *
   * @throws IdempotencyKeyReusedException when it was used for another request
   * @throws RequestInProgressException when the first try was not answered within 3 s
   * @throws org.headgate.common.problem.TooManyRequestsException when nothing is stored, and a
   *     stranger's network has caused too many mails
   */
  public IdempotencyClaim begin(RequestFingerprint request) {
    try {
      return claims.claim(request);
    } catch (RequestInProgressException e) {
      waiting.enter(WorkPriority.USERS);
    }
    try {
      return claims.awaitClaim(request);
    } finally {
      waiting.leave();
    }
  }

  /** Stores the response of an attempt, to be repeated from now on. */
  public void answered(IdempotencyClaim.First first, StoredResponse storedResponse) {
    runLoggingFailure(
        () -> service.complete(first.attempt(), sealed(first.attempt(), storedResponse)));
  }

  /**
   * As {@link #answered}, in the present transaction of the work: neither is committed without the
   * other, whatever happens to the connection at the commit.
   *
   * @throws RequestInProgressException when another try has the key by now
   */
  void answeredWithWork(IdempotencyAttempt idempotencyAttempt, StoredResponse storedResponse) {
    service.completeWithWork(idempotencyAttempt, sealed(idempotencyAttempt, storedResponse));
  }

  private String sealed(IdempotencyAttempt idempotencyAttempt, StoredResponse storedResponse) {
    byte[] bytes = storedResponse.bytes();
    byte[] kept = bytes.length > MAX_RESPONSE_BYTES ? TOO_LONG.bytes() : bytes;
    return Base64.getEncoder()
        .encodeToString(
            keys.encrypt(KeyRing.Purpose.IDEMPOTENCY_ANSWER, idempotencyAttempt.slot(), kept));
  }

  /** Releases the key of an attempt that had no known effect; if it had one, the key stays. */
  public void forget(IdempotencyClaim.First first) {
    runLoggingFailure(() -> service.release(first.attempt()));
  }

  /**
   * The caller has its response already; a failure to store it leads to a repeated call at worst.
   */
  private void runLoggingFailure(Runnable work) {
    try {
      guard.run(WORK, work);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "An answer was not stored under its idempotency key", e);
    }
  }
}
