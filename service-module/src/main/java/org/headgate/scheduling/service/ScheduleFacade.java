package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ConcurrentUpdateException;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.PreconditionFailedException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.ContentETag;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.Precondition;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.Schedule;
import org.headgate.scheduling.api.ScheduleRequest;
import org.headgate.scheduling.api.WebhookAction;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleSearchCriteria;

/** Creates, reads, changes, pauses and resumes schedules of their owner. */
@ApplicationScoped
public class ScheduleFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject ScheduleService service;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;
  @Inject KeyRing keys;
  @Inject IdGenerator idGenerator;
  @Inject Event<ExecutionsDueEvent> executionsDue;

  /**
   * A schedule with its revision.
   *
   * @param schedule with its secret when this request set it
   */
  public record Revised(Schedule schedule, long revision) {

    /** The tag of this response, which contains the revision. */
    public ContentETag tag() {
      return RevisionETag.of(revision, schedule);
    }
  }

  /**
   * @throws HeadgateException when the request is not valid or the owner has too many
   */
  public Revised create(UserId accountId, ScheduleRequest request) {
    ScheduleDefinition scheduleDefinition = ScheduleDefinition.of(request);
    UUID id = idGenerator.next();
    Optional<WebhookSecret> secret = WebhookSecretRequest.of(scheduleDefinition, Optional.empty());
    Optional<byte[]> sealed = secret.map(made -> made.sealed(keys, id));
    ScheduleEntityFactory scheduleEntityFactory =
        new ScheduleEntityFactory(scheduleDefinition, sealed);
    Revised created =
        idempotentWork.call(
            WRITE,
            () ->
                revised(
                    service.add(accountId, now -> scheduleEntityFactory.create(id, accountId, now)),
                    secret));
    executionsDue.fire(new ExecutionsDueEvent());
    return created;
  }

  /**
   * @throws ResourceNotFoundException when the owner has none of this id
   */
  public Revised get(UserId accountId, UUID id) {
    return revised(row(accountId, id), Optional.empty());
  }

  /**
   * Newest first.
   *
   * @param query a part of the name, case ignored
   */
  public Page<Schedule> list(UserId accountId, Optional<String> query, PageQuery page) {
    int limit = page.limit();
    Optional<UUID> before = page.cursor().map(cursor -> cursor.uuid(0));
    ScheduleSearchCriteria filter = ScheduleSearchCriteria.of(accountId.value(), query);
    return ScheduleMapper.page(
        guard.call(READ, () -> service.page(filter, before, limit)), ScheduleMapper::forOwner);
  }

  /**
   * Changes a schedule; retries up to ten times when another change was faster.
   *
   * @param precondition only if it still is what the caller has seen
   * @param edit may be called again when another change was faster
   * @throws PreconditionFailedException when it is not, or all ten attempts met another change
   * @throws HeadgateException when the result is not valid, or there is no such schedule
   */
  @Retry(maxRetries = 9, delay = 0, jitter = 20, retryOn = ConcurrentUpdateException.class)
  public Revised update(
      UserId accountId, UUID id, Precondition precondition, UnaryOperator<ScheduleRequest> edit) {
    ScheduleEntity previous = row(accountId, id);
    precondition.checkTag(tag -> RevisionETag.isOf(tag, previous.revision()));
    ScheduleRequest present = ScheduleMapper.request(previous);
    ScheduleDefinition scheduleDefinition =
        ScheduleDefinition.of(edit.apply(present), Optional.of(present));
    Optional<WebhookSecret> secret = WebhookSecretRequest.of(scheduleDefinition, previous.secret());
    Optional<byte[]> sealed =
        secret
            .map(made -> made.sealed(keys, id))
            .or(() -> previousSecret(scheduleDefinition, previous));
    ScheduleEntityFactory scheduleEntityFactory =
        new ScheduleEntityFactory(scheduleDefinition, sealed);
    write(
        previous,
        precondition,
        scheduleEntityFactory.change(previous),
        scheduleEntityFactory.reschedules(previous));
    return revised(row(accountId, id), secret);
  }

  /** As {@link #update}, enabling or disabling only. */
  @Retry(maxRetries = 9, delay = 0, jitter = 20, retryOn = ConcurrentUpdateException.class)
  public Schedule setEnabled(
      UserId accountId, UUID id, Precondition precondition, boolean enabled) {
    ScheduleEntity previous = row(accountId, id);
    precondition.checkTag(tag -> RevisionETag.isOf(tag, previous.revision()));
    if (previous.enabled() == enabled && previous.disabledReason().isEmpty()) {
      return ScheduleMapper.forOwner(previous);
    }
    write(previous, precondition, ScheduleEntityFactory.switched(previous, enabled), true);
    return ScheduleMapper.forOwner(row(accountId, id));
  }

  /**
   * @throws PreconditionFailedException when the caller has seen another state, or the schedule was
   *     changed at this moment
   * @throws ResourceNotFoundException when the owner has none of this id
   */
  public void delete(UserId accountId, UUID id, Precondition precondition) {
    Optional<Long> revision =
        precondition.isStated()
            ? Optional.of(seenRevision(accountId, id, precondition))
            : Optional.empty();
    if (!guard.call(WRITE, () -> service.delete(accountId, id, revision))) {
      row(accountId, id);
      throw PreconditionFailedException.schedule();
    }
  }

  private long seenRevision(UserId accountId, UUID id, Precondition precondition) {
    long revision = row(accountId, id).revision();
    precondition.checkTag(tag -> RevisionETag.isOf(tag, revision));
    return revision;
  }

  /**
   * The action that a schedule executes.
   *
   * @param secrets the secrets of a webhook, encrypted; each of them signs
   * @param now the database's clock
   */
  public record Content(Action action, List<byte[]> secrets, Instant now) {

    public Content {
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * @throws ResourceNotFoundException when the owner has none of this id
   */
  public Content content(UserId accountId, UUID id) {
    ScheduleEntity row = row(accountId, id);
    return new Content(ScheduleMapper.action(row.action()), row.secrets(), row.readAt());
  }

  /**
   * @throws ConcurrentUpdateException when another change was faster and the caller required no
   *     state
   * @throws PreconditionFailedException when the schedule no longer has the required state
   */
  private void write(
      ScheduleEntity previous,
      Precondition precondition,
      Consumer<ScheduleEntity> change,
      boolean retimed) {
    if (!guard.call(WRITE, () -> service.update(previous, change))) {
      throw precondition.isStated()
          ? PreconditionFailedException.schedule()
          : ConcurrentUpdateException.ofSchedule();
    }
    if (retimed) {
      executionsDue.fire(new ExecutionsDueEvent());
    }
  }

  ScheduleEntity row(UserId accountId, UUID id) {
    return guard
        .call(READ, () -> service.find(accountId, id))
        .orElseThrow(() -> ResourceNotFoundException.schedule(id));
  }

  private static Optional<byte[]> previousSecret(
      ScheduleDefinition scheduleDefinition, ScheduleEntity previous) {
    return scheduleDefinition.isWebhook() ? previous.secret() : Optional.empty();
  }

  private static Revised revised(ScheduleEntity row, Optional<WebhookSecret> shown) {
    Schedule schedule = ScheduleMapper.forOwner(row);
    return new Revised(
        shown.map(secret -> withSecret(schedule, secret)).orElse(schedule), row.revision());
  }

  private static Schedule withSecret(Schedule schedule, WebhookSecret secret) {
    return schedule.action() instanceof WebhookAction webhook
        ? schedule.withAction(webhook.withSecret(secret.text()))
        : schedule;
  }
}
