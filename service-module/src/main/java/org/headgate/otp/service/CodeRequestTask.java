package org.headgate.otp.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.tracing.OpenSpan;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.Spans;
import org.headgate.config.database.PoolName;
import org.headgate.otp.api.CodePurpose;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.tasks.service.PendingTaskService;
import org.headgate.tasks.service.TaskProvider;
import org.headgate.tasks.service.TaskScheduler;

/**
 * Requests for codes, stored in the caller's transaction and processed after its commit. A request
 * does the same work for known and unknown addresses, so that its response time reveals nothing.
 */
@ApplicationScoped
public class CodeRequestTask implements TaskProvider {

  private static final TaskDescriptor<CodeRequest> REQUEST =
      TaskDescriptor.of("code-request", CodeRequest.class);
  private static final GuardedWork WORK =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);
  private static final SpanName SEND = SpanName.of("code request");
  private static final int MAX_RETRIES = 8;
  private static final Duration INITIAL_DELAY = Duration.ofSeconds(2);
  private static final double GROWTH = 2;

  @Inject TaskScheduler taskScheduler;
  @Inject PendingTaskService pendingTasks;
  @Inject CodeDeliveryService codes;
  @Inject DatabaseGuard guard;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /**
   * @throws IllegalStateException outside a transaction
   */
  public void enqueue(EmailAddress address, CodePurpose purpose) {
    enqueue(
        new CodeRequest(
            idGenerator.next(),
            Optional.empty(),
            address,
            purpose,
            clock.instant(),
            Spans.traceparent()));
  }

  /**
   * Requests a code to the new address of an account.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void enqueue(UserId requester, EmailAddress address, CodePurpose purpose) {
    enqueue(
        new CodeRequest(
            idGenerator.next(),
            Optional.of(requester),
            address,
            purpose,
            clock.instant(),
            Spans.traceparent()));
  }

  private void enqueue(CodeRequest request) {
    taskScheduler.schedule(REQUEST.instance(request.id().toString()).data(request).build());
  }

  /** Cancels the requests of an address, in the caller's transaction. */
  public void forget(EmailAddress address) {
    pendingTasks.deletePending(REQUEST.getTaskName(), "address", address.value());
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(REQUEST)
        .onFailure(
            FailureHandler.<CodeRequest>maxRetries(MAX_RETRIES)
                .withBackoff(INITIAL_DELAY, GROWTH)
                .thenRemove())
        .execute((instance, context) -> answer(instance.getData()));
  }

  @Override
  public boolean isUrgent() {
    return true;
  }

  /**
   * Processes a request. One that is too old is dropped: an unexpected code would alarm its
   * recipient.
   */
  private void answer(CodeRequest request) {
    if (request
        .requestedAt()
        .plus(CodePolicy.requestLifetime(request.purpose()))
        .isAfter(clock.instant())) {
      OpenSpan span = Spans.continueTrace(request.traceparent(), SEND);
      try {
        guard.run(WORK, () -> codes.send(request));
      } finally {
        span.close();
      }
    }
  }

  /**
   * A request for a code; whether the address has an account has not been checked yet.
   *
   * @param asker the account that is to get the address; empty when the code is for the address's
   *     own account
   * @param traceparent the trace of the request
   */
  public record CodeRequest(
      UUID id,
      Optional<UserId> asker,
      EmailAddress address,
      CodePurpose purpose,
      Instant requestedAt,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> traceparent) {}
}
