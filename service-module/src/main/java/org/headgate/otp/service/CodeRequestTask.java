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
 * Requests for codes, written down in the transaction of the request and looked at after its
 * commit. The request does the same work for a known address and an unknown one, so that the time
 * of its answer tells nothing.
 */
@ApplicationScoped
public class CodeRequestTask implements TaskProvider {

  private static final TaskDescriptor<CodeRequest> REQUEST =
      TaskDescriptor.of("code-request", CodeRequest.class);
  private static final GuardedWork WORK =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);
  private static final SpanName SEND = SpanName.of("code request");
  private static final int MAX_RETRIES = 8;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final double GROWTH = 2;

  @Inject TaskScheduler taskScheduler;
  @Inject PendingTaskService waiting;
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
   * A code to an address that an account is to have.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void enqueue(UserId asker, EmailAddress address, CodePurpose purpose) {
    enqueue(
        new CodeRequest(
            idGenerator.next(),
            Optional.of(asker),
            address,
            purpose,
            clock.instant(),
            Spans.traceparent()));
  }

  private void enqueue(CodeRequest request) {
    taskScheduler.schedule(REQUEST.instance(request.id().toString()).data(request).build());
  }

  /** Takes back the requests of an address, in the caller's transaction. */
  public void forget(EmailAddress address) {
    waiting.deletePending(REQUEST.getTaskName(), "address", address.value());
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
    if (request
        .requestedAt()
        .plus(CodePolicy.patience(request.purpose()))
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
   * Somebody asked for a code; whether anybody is known by the address is not looked at yet.
   *
   * @param asker the account that is to have the address; empty when it is to be the address's own
   * @param traceparent the trace that it was asked for in
   */
  public record CodeRequest(
      UUID id,
      Optional<UserId> asker,
      EmailAddress address,
      CodePurpose purpose,
      Instant requestedAt,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> traceparent) {}
}
