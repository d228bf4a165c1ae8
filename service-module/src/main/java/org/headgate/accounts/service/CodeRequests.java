package org.headgate.accounts.service;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.service.CodePolicy;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.scheduling.persistence.WaitingTasks;
import org.headgate.scheduling.service.Engine;
import org.headgate.scheduling.service.TaskSource;

/**
 * Requests for codes, written down in the transaction of the request and looked at after its
 * commit. The request does the same work for a known address and an unknown one, so that the time
 * of its answer tells nothing.
 */
@ApplicationScoped
public class CodeRequests implements TaskSource {

  private static final TaskDescriptor<CodeRequest> REQUEST =
      TaskDescriptor.of("code-request", CodeRequest.class);
  private static final GuardedWork WORK =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);
  private static final int MAX_RETRIES = 8;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final double GROWTH = 2;

  @Inject Engine engine;
  @Inject WaitingTasks waiting;
  @Inject RequestedCodes codes;
  @Inject DatabaseGuard guard;
  @Inject Ids ids;
  @Inject Clock clock;

  /**
   * @throws IllegalStateException outside a transaction
   */
  public void order(EmailAddress address, CodePurpose purpose) {
    order(new CodeRequest(ids.next(), Optional.empty(), address, purpose, clock.instant()));
  }

  /**
   * A code to an address that an account is to have.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void order(UserId asker, EmailAddress address, CodePurpose purpose) {
    order(new CodeRequest(ids.next(), Optional.of(asker), address, purpose, clock.instant()));
  }

  private void order(CodeRequest request) {
    engine.schedule(REQUEST.instance(request.id().toString()).data(request).build());
  }

  /** Takes back the requests of an address, in the caller's transaction. */
  void forget(EmailAddress address) {
    waiting.forget(REQUEST.getTaskName(), "address", address.value());
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(REQUEST)
        .onFailure(
            FailureHandler.<CodeRequest>maxRetries(MAX_RETRIES)
                .withBackoff(FIRST_PAUSE, GROWTH)
                .thenRemove())
        .execute((instance, context) -> answer(instance.getData()));
  }

  @Override
  public boolean isUrgent() {
    return true;
  }

  /** One that nobody waits for any more is dropped: a code out of the blue frightens people. */
  private void answer(CodeRequest request) {
    if (request.requestedAt().plus(CodePolicy.LIFETIME).isAfter(clock.instant())) {
      guard.run(WORK, () -> codes.send(request));
    }
  }
}
