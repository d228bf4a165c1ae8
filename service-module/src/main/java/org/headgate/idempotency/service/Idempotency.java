package org.headgate.idempotency.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.headgate.crypto.service.Ids;
import org.headgate.crypto.service.KeyRing;
import org.headgate.idempotency.IdempotencyKeyReused;
import org.headgate.idempotency.StillAnswering;
import org.headgate.idempotency.persistence.Attempt;
import org.headgate.idempotency.persistence.StoredAnswer;
import org.headgate.identity.UserId;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.ProblemType;
import org.headgate.text.SingleLineLogger;

/**
 * Lets a request that has a key have one effect, however often and at how many nodes it is sent
 * within 24 hours. A try takes the key, is carried out, and leaves its answer under it, sealed. Who
 * comes meanwhile waits a moment for that answer.
 */
@ApplicationScoped
public class Idempotency {

  private static final Logger LOG = SingleLineLogger.of(Idempotency.class);
  private static final GuardedWork WORK =
      GuardedWork.idempotent(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int LARGEST_ANSWER = 64 * 1024;

  /** In place of an answer that is too long to be kept: what was done is not done again. */
  private static final Answer TOO_LONG =
      new Answer(
          ProblemType.CONFLICT.status(),
          Map.of("Content-Type", "application/problem+json"),
          """
          {"type":"%s","title":"%s","status":%s,"detail":"It was carried out; its answer was too long to be kept"}\
          """
              .formatted(
                  ProblemType.CONFLICT.uri(),
                  ProblemType.CONFLICT.title(),
                  ProblemType.CONFLICT.status()));

  @Inject IdempotencyDesk desk;
  @Inject DatabaseGuard guard;
  @Inject KeyRing keys;
  @Inject Ids ids;
  @Inject Clock clock;

  /**
   * Takes the key for a try, or finds what was answered.
   *
   * @throws IdempotencyKeyReused when it was used for another request
   * @throws StillAnswering when the first try was not answered within 3 s
   */
  public Claim begin(RequestPrint request) {
    Attempt attempt =
        new Attempt(
            request.slot(keys),
            request.fingerprint(keys),
            request.caller().map(UserId::value),
            ids.next(),
            clock.instant());
    for (long waited = 0; waited < LONGEST_WAIT.toMillis(); waited += PAUSE.toMillis()) {
      Optional<StoredAnswer> known = knownOrClaimed(attempt);
      if (known.isEmpty()) {
        return new Claim.First(attempt);
      }
      if (!known.get().fingerprint().equals(attempt.fingerprint())) {
        throw new IdempotencyKeyReused();
      }
      if (known.get().answer().isPresent()) {
        return new Claim.Repeated(opened(attempt, known.get().answer().get()));
      }
      pause();
    }
    throw new StillAnswering();
  }

  /** The try was answered: this is what it is to be answered with from now on. */
  public void answered(Claim.First first, Answer answer) {
    quietly(() -> desk.complete(first.attempt(), sealed(first.attempt(), answer)));
  }

  /**
   * As {@link #answered}, in the present transaction, which is that of the work: neither is there
   * without the other, whatever becomes of the connection at its commit.
   *
   * @throws StillAnswering when another try has the key by now
   */
  void answeredWithWork(Attempt attempt, Answer answer) {
    desk.completeWithWork(attempt, sealed(attempt, answer));
  }

  private String sealed(Attempt attempt, Answer answer) {
    byte[] bytes = answer.bytes();
    byte[] kept = bytes.length > LARGEST_ANSWER ? TOO_LONG.bytes() : bytes;
    return Base64.getEncoder()
        .encodeToString(keys.seal(KeyRing.Purpose.IDEMPOTENCY_ANSWER, attempt.slot(), kept));
  }

  /** The try had no effect, as far as is known: the key is free again unless it had one. */
  public void forget(Claim.First first) {
    quietly(() -> desk.release(first.attempt()));
  }

  /** Empty when the try has taken the key. */
  private Optional<StoredAnswer> knownOrClaimed(Attempt attempt) {
    boolean claimed = guard.call(WORK, () -> desk.claim(attempt));
    if (claimed) {
      return Optional.empty();
    }
    return guard
        .call(WORK, () -> desk.find(attempt.slot()))
        .or(() -> Optional.of(new StoredAnswer(attempt.fingerprint(), Optional.empty())));
  }

  private Answer opened(Attempt attempt, String sealed) {
    return Answer.of(
        keys.open(
            KeyRing.Purpose.IDEMPOTENCY_ANSWER,
            attempt.slot(),
            Base64.getDecoder().decode(sealed)));
  }

  /**
   * The caller has its answer already; a key that cannot be kept costs a repeated call, at worst.
   */
  private void quietly(Runnable work) {
    try {
      guard.run(WORK, work);
    } catch (RuntimeException notKept) {
      LOG.log(Level.WARNING, "An answer was not kept under its idempotency key", notKept);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
      throw new StillAnswering();
    }
  }
}
