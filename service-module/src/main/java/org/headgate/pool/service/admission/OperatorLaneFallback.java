package org.headgate.pool.service.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.TemporarilyUnavailableException;

/**
 * Lets those who tend the pools log in through the operator pool while the platform pool is stuck
 * or has no connection for them. One read judges whether it is such a log-in, one at a time; then
 * one such log-in is served at a time. Everybody else is answered as the platform pool answers.
 */
@ApplicationScoped
public class OperatorLaneFallback {

  private static final Duration JUDGING_TIMEOUT = Duration.ofSeconds(2);
  private static final int JUDGING_QUEUE = 200;
  private static final Duration SERVING_TIMEOUT = Duration.ofSeconds(3);
  private static final int SERVING_QUEUE = 2;

  private final AdmissionController judging = oneAtATime(JUDGING_QUEUE, JUDGING_TIMEOUT);
  private final AdmissionController serving = oneAtATime(SERVING_QUEUE, SERVING_TIMEOUT);

  private static AdmissionController oneAtATime(int queue, Duration timeout) {
    return new AdmissionController(new AdmissionLimits(1, queue, timeout), System::nanoTime);
  }

  /**
   * Runs a step of a log-in, outside of any transaction.
   *
   * @param isPrivileged reads through the operator pool whether an account that tends the pools is
   *     meant; asked only when the step got no turn, or no connection of the platform pool
   */
  public <T> T call(BooleanSupplier isPrivileged, Supplier<T> step) {
    try (OperatorPoolScope scope = OperatorPoolScope.begin(() -> enter(isPrivileged))) {
      Optional<TurnlessRequest> turnless = TurnlessRequest.current();
      if (turnless.isPresent() && !scope.enter()) {
        throw turnless.get().refusal();
      }
      return step.get();
    }
  }

  /**
   * Joins the queue of those that got no turn and are judged without one.
   *
   * @param refusal what everybody is answered who got no turn
   * @throws HeadgateException the refusal, when the queue is too long
   */
  public RequestTicket requestJudgement(HeadgateException refusal) {
    try {
      return new RequestTicket(
          judging,
          WorkPriority.OPERATOR,
          judging.request(WorkPriority.OPERATOR, JUDGING_TIMEOUT),
          JUDGING_TIMEOUT,
          late -> refusal);
    } catch (AdmissionRefusedException full) {
      throw refusal;
    }
  }

  private Optional<AdmissionPermit> enter(BooleanSupplier isPrivileged) {
    return isJudgedPrivileged(isPrivileged) ? place(serving) : Optional.empty();
  }

  private boolean isJudgedPrivileged(BooleanSupplier isPrivileged) {
    Optional<TurnlessRequest> turnless = TurnlessRequest.current();
    Optional<AdmissionPermit> permit = turnless.isPresent() ? Optional.empty() : place(judging);
    if (turnless.isEmpty() && permit.isEmpty()) {
      return false;
    }
    try {
      return isPrivileged.getAsBoolean();
    } catch (TemporarilyUnavailableException noAnswer) {
      return false;
    } finally {
      permit.ifPresent(AdmissionPermit::close);
      turnless.ifPresent(TurnlessRequest::endJudging);
    }
  }

  private static Optional<AdmissionPermit> place(AdmissionController admissionController) {
    try {
      return Optional.of(
          admissionController.acquire(WorkPriority.OPERATOR, admissionController.deadline()));
    } catch (AdmissionRefusedException full) {
      return Optional.empty();
    }
  }
}
