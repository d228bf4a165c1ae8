package org.headgate.pool.service.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.TemporarilyUnavailableException;

/**
 * Lets operators and administrators log in through the operator pool while the platform pool is
 * stuck or has no free connection. One query, one at a time, decides whether the account is
 * privileged; then one such log-in runs at a time. All others get the platform pool's refusal.
 */
@ApplicationScoped
public class OperatorLaneFallback {

  private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(2);
  private static final int CHECK_QUEUE = 200;
  private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(3);
  private static final int LOGIN_QUEUE = 2;

  private final AdmissionController privilegeCheck = oneAtATime(CHECK_QUEUE, CHECK_TIMEOUT);
  private final AdmissionController privilegedLogin = oneAtATime(LOGIN_QUEUE, LOGIN_TIMEOUT);

  private static AdmissionController oneAtATime(int queue, Duration timeout) {
    return new AdmissionController(new AdmissionLimits(1, queue, timeout), System::nanoTime);
  }

  /**
   * Runs a step of a log-in, outside of any transaction.
   *
   * @param isPrivileged reads through the operator pool whether the account is an operator's or
   *     administrator's; called only when the step got no permit, or no connection of the platform
   *     pool
   */
  public <T> T call(BooleanSupplier isPrivileged, Supplier<T> step) {
    try (OperatorLaneScope scope = OperatorLaneScope.begin(() -> enter(isPrivileged))) {
      Optional<UnadmittedLogin> waiting = UnadmittedLogin.current();
      if (waiting.isPresent() && !scope.enter()) {
        throw waiting.get().refusal();
      }
      return step.get();
    }
  }

  /**
   * Joins the queue of log-ins without a permit that are checked for privilege.
   *
   * @param refusal the answer to everybody without a permit
   * @param source with whom the log-in takes turns
   * @throws HeadgateException the refusal, when the queue is too long
   */
  public RequestTicket requestCheck(HeadgateException refusal, Supplier<RequestSource> source) {
    try {
      return RequestTicket.request(
          privilegeCheck,
          new AdmissionRequest(WorkPriority.OPERATOR, CHECK_TIMEOUT, Duration.ZERO, source),
          late -> refusal);
    } catch (AdmissionRefusedException e) {
      throw refusal;
    }
  }

  private Optional<AdmissionPermit> enter(BooleanSupplier isPrivileged) {
    return checkPrivileged(isPrivileged) ? place(privilegedLogin) : Optional.empty();
  }

  private boolean checkPrivileged(BooleanSupplier isPrivileged) {
    Optional<UnadmittedLogin> waiting = UnadmittedLogin.current();
    Optional<AdmissionPermit> permit =
        waiting.isPresent() ? Optional.empty() : place(privilegeCheck);
    if (waiting.isEmpty() && permit.isEmpty()) {
      return false;
    }
    try {
      return isPrivileged.getAsBoolean();
    } catch (TemporarilyUnavailableException e) {
      return false;
    } finally {
      permit.ifPresent(AdmissionPermit::close);
      waiting.ifPresent(UnadmittedLogin::endCheck);
    }
  }

  private static Optional<AdmissionPermit> place(AdmissionController admissionController) {
    try {
      return Optional.of(
          admissionController.acquire(WorkPriority.OPERATOR, admissionController.deadline()));
    } catch (AdmissionRefusedException e) {
      return Optional.empty();
    }
  }
}
